import type { CoreCommand, Model, Zone } from "@odoo/o-spreadsheet";
import type { Box } from "../../spreadsheet/model/cells";
import type { SheetModel } from "../../spreadsheet/model/sheet";
import { CHART_TAG } from "../charts/chartFigure";
import type { Anchor } from "./geometry";
import type { SheetDescription } from "./sheetDescription";
import { gridExtent } from "./workbookData";

type Getters = Model["getters"];

/** Commands that bring the rows, columns and tab of a sheet from one description to another. */
export function layoutCommands(
  sheetId: string,
  before: SheetDescription,
  after: SheetDescription,
): CoreCommand[] {
  const commands: CoreCommand[] = [];
  const changed = comparing(before, after);
  if (changed("name")) {
    commands.push({ type: "RENAME_SHEET", sheetId, oldName: before.name, newName: after.name });
  }
  if (changed("visible")) commands.push({ type: after.visible ? "SHOW_SHEET" : "HIDE_SHEET", sheetId });
  if (changed("color")) commands.push({ type: "COLOR_SHEET", sheetId, color: after.color || undefined });
  if (changed("gridlines")) {
    commands.push({ type: "SET_GRID_LINES_VISIBILITY", sheetId, areGridLinesVisible: after.gridlines });
  }
  if (changed("frozen")) commands.push(...freeze(sheetId, after));
  if (changed("widths")) commands.push(...resize(sheetId, "COL", before.widths, after.widths));
  if (changed("heights")) commands.push(...resize(sheetId, "ROW", before.heights, after.heights));
  commands.push(...hide(sheetId, "COL", before.hiddenColumns, after.hiddenColumns));
  commands.push(...hide(sheetId, "ROW", before.hiddenRows, after.hiddenRows));
  if (changed("merges")) {
    if (before.merges.length > 0)
      commands.push({ type: "REMOVE_MERGE", sheetId, target: before.merges.map(zoneOf) });
    if (after.merges.length > 0)
      commands.push({ type: "ADD_MERGE", sheetId, target: after.merges.map(zoneOf), force: true });
  }
  return commands;
}

/** The same for what lies on the cells: it comes after them, because places depend on their sizes. */
export function overlayCommands(
  sheetId: string,
  before: SheetDescription,
  after: SheetDescription,
  getters: Getters,
): CoreCommand[] {
  const commands: CoreCommand[] = [];
  const changed = comparing(before, after);
  if (changed("tables")) {
    const old = before.tables.map((table) => zoneOf(table.box));
    if (old.length > 0) commands.push({ type: "REMOVE_TABLE", sheetId, target: old });
    for (const { box, config } of after.tables) {
      const ranges = [getters.getRangeDataFromZone(sheetId, zoneOf(box))];
      commands.push({ type: "CREATE_TABLE", sheetId, ranges, config, tableType: "static" });
    }
  }
  if (changed("conditionalFormats")) {
    for (const { id } of before.conditionalFormats)
      commands.push({ type: "REMOVE_CONDITIONAL_FORMAT", sheetId, id });
    for (const { ranges, ...cf } of after.conditionalFormats) {
      const data = ranges.map((range) => getters.getRangeDataFromXc(sheetId, range));
      commands.push({ type: "ADD_CONDITIONAL_FORMAT", sheetId, cf, ranges: data });
    }
  }
  if (changed("validations")) {
    for (const { id } of before.validations)
      commands.push({ type: "REMOVE_DATA_VALIDATION_RULE", sheetId, id });
    for (const { ranges, ...rule } of after.validations) {
      const data = ranges.map((range) => getters.getRangeDataFromXc(sheetId, range));
      commands.push({ type: "ADD_DATA_VALIDATION_RULE", sheetId, rule, ranges: data });
    }
  }
  commands.push(...moveCharts(sheetId, before, after, getters));
  return commands;
}

/** More rows and columns, where the workbook's sheet has outgrown the grid's. */
export function growthCommands(sheetId: string, sheet: SheetModel, getters: Getters): CoreCommand[] {
  const extent = gridExtent(sheet);
  const grow = (dimension: "ROW" | "COL", has: number, needs: number): CoreCommand[] => {
    const sheetName = getters.getSheetName(sheetId);
    const added = { dimension, base: has - 1, quantity: needs - has, position: "after" } as const;
    return needs > has ? [{ type: "ADD_COLUMNS_ROWS", sheetId, sheetName, ...added }] : [];
  };
  return [
    ...grow("ROW", getters.getNumberRows(sheetId), extent.rows),
    ...grow("COL", getters.getNumberCols(sheetId), extent.columns),
  ];
}

function comparing(
  before: SheetDescription,
  after: SheetDescription,
): (part: keyof SheetDescription) => boolean {
  return (part) => JSON.stringify(before[part]) !== JSON.stringify(after[part]);
}

export function zoneOf({ top, left, bottom, right }: Box): Zone {
  return { top, left, bottom, right };
}

function freeze(sheetId: string, { frozen }: SheetDescription): CoreCommand[] {
  const commands: CoreCommand[] = [{ type: "UNFREEZE_COLUMNS_ROWS", sheetId }];
  if (frozen.rows > 0) commands.push({ type: "FREEZE_ROWS", sheetId, quantity: frozen.rows });
  if (frozen.columns > 0) commands.push({ type: "FREEZE_COLUMNS", sheetId, quantity: frozen.columns });
  return commands;
}

/** One command for each size that occurs, however many columns have it; null is the grid's own size. */
function resize(
  sheetId: string,
  dimension: "COL" | "ROW",
  before: Readonly<Record<string, number>>,
  after: Readonly<Record<string, number>>,
): CoreCommand[] {
  const elements = new Map<number | null, number[]>();
  for (const index of new Set([...Object.keys(before), ...Object.keys(after)])) {
    const size = after[index] ?? null;
    if (size !== (before[index] ?? null)) elements.set(size, [...(elements.get(size) ?? []), Number(index)]);
  }
  return [...elements].map(([size, indexes]) => ({
    type: "RESIZE_COLUMNS_ROWS",
    sheetId,
    dimension,
    elements: indexes,
    size,
  }));
}

function hide(
  sheetId: string,
  dimension: "COL" | "ROW",
  before: readonly number[],
  after: readonly number[],
): CoreCommand[] {
  const hidden = after.filter((index) => !before.includes(index));
  const shown = before.filter((index) => !after.includes(index));
  const commands: CoreCommand[] = [];
  if (hidden.length > 0) commands.push({ type: "HIDE_COLUMNS_ROWS", sheetId, dimension, elements: hidden });
  if (shown.length > 0) commands.push({ type: "UNHIDE_COLUMNS_ROWS", sheetId, dimension, elements: shown });
  return commands;
}

function moveCharts(
  sheetId: string,
  before: SheetDescription,
  after: SheetDescription,
  getters: Getters,
): CoreCommand[] {
  const commands: CoreCommand[] = [];
  for (const { id } of before.charts) {
    if (!after.charts.some((chart) => chart.id === id)) {
      commands.push({ type: "DELETE_FIGURE", sheetId, figureId: id });
    }
  }
  for (const chart of after.charts) {
    const old = before.charts.find(({ id }) => id === chart.id);
    const place = placeInGrid(
      chart,
      (column) => getters.getColSize(sheetId, column),
      (row) => getters.getRowSize(sheetId, row),
    );
    if (!old) commands.push({ type: "CREATE_FIGURE", sheetId, figureId: chart.id, tag: CHART_TAG, ...place });
    else if (JSON.stringify(old) !== JSON.stringify(chart)) {
      const { size, ...position } = place;
      commands.push({ type: "UPDATE_FIGURE", sheetId, figureId: chart.id, ...position, ...size });
    }
  }
  return commands;
}

/** Cell, offset and size in the grid's own pixels of a chart given by its corners. */
export function placeInGrid(
  { from, to }: { readonly from: Anchor; readonly to: Anchor },
  columnSize: (column: number) => number,
  rowSize: (row: number) => number,
): { col: number; row: number; offset: { x: number; y: number }; size: { width: number; height: number } } {
  const x = from.acrossColumn * columnSize(from.column);
  const y = from.acrossRow * rowSize(from.row);
  let width = to.acrossColumn * columnSize(to.column) - x;
  let height = to.acrossRow * rowSize(to.row) - y;
  for (let column = from.column; column < to.column; column++) width += columnSize(column);
  for (let row = from.row; row < to.row; row++) height += rowSize(row);
  return { col: from.column, row: from.row, offset: { x, y }, size: { width, height } };
}
