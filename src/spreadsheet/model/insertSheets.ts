import { WHOLE_SHEET } from "./box";
import { copyLayout, copyObjects, copyRules, freeSheetName, renameTableIn } from "./copySheet";
import type { NamedStyle } from "./namedStyles";
import type { SheetModel } from "./sheet";
import { renameInFormula, renameInSeries } from "./sheets";
import type { CellStyle } from "./style";
import { findTable } from "./tables";
import type { WorkbookModel } from "./workbook";

/**
 * Copies of another workbook's sheets with everything on them, one after the other from a position on.
 *
 * Sheets and tables whose names are taken get free ones, here and in every formula that comes along. Names of the
 * other workbook come where they speak of these sheets only; where such a name is taken it belongs to its sheet.
 * A formula that speaks of a sheet left behind speaks of the one that has its name here, or comes to #REF!.
 */
export function insertSheets(
  model: WorkbookModel,
  from: WorkbookModel,
  sheets: readonly SheetModel[],
  position: number,
): SheetModel[] {
  const taken = (name: string): boolean => [model, from].some((book) => book.sheet(name) !== undefined);
  const copies = new Map<SheetModel, SheetModel>();
  for (const sheet of sheets) {
    const name = model.sheet(sheet.name) ? freeSheetName(sheet.name, taken) : sheet.name;
    copies.set(sheet, model.addSheet(name, position + copies.size));
  }
  const tableNames = freeTableNames(model, from, sheets);
  const adjust = (formula: string): string => {
    const moved = sheets.reduce(
      (text, sheet) => renameInFormula(text, sheet.name, copies.get(sheet)!.name),
      formula,
    );
    return [...tableNames].reduce((text, [old, name]) => renameTableIn(text, old, name), moved);
  };
  const styles = new AdoptedStyles(model, from);
  for (const [sheet, copy] of copies) {
    copyLayout(sheet, copy);
    for (const ofLines of [copy.rowStyles, copy.columnStyles]) {
      for (const [index, style] of ofLines) ofLines.set(index, styles.idOf(style));
    }
    sheet.cells.forEach(WHOLE_SHEET, (row, column, value, style) => {
      copy.cells.setValue(row, column, value);
      copy.cells.setStyle(row, column, styles.idOf(style));
    });
    for (const { row, column, formula } of sheet.cells.formulaCells()) {
      copy.cells.setFormula(row, column, adjust(formula));
    }
    copyTables(model, sheet, copy, tableNames, adjust);
    copyRules(model, sheet, copy, adjust);
    // Their XML speaks of formats of the other file.
    for (const format of copy.conditionalFormats) delete format.xml;
    copyObjects(model, sheet, copy);
    for (const series of copy.charts.flatMap((chart) => chart.series)) {
      for (const [old, { name }] of copies) renameInSeries(series, old.name, name);
    }
  }
  copyNames(model, from, copies, adjust);
  model.notify({ kind: "names" });
  for (const copy of copies.values()) model.notify({ kind: "layout", sheet: copy });
  return [...copies.values()];
}

/** Formats of another workbook as numbers of this one's; its default format is this one's default. */
class AdoptedStyles {
  private readonly ids = new Map<number, number>([[0, 0]]);

  constructor(
    private readonly model: WorkbookModel,
    private readonly from: WorkbookModel,
  ) {}

  idOf(foreign: number): number {
    let id = this.ids.get(foreign);
    if (id === undefined) {
      const style = this.from.styles.get(foreign);
      this.adoptName(style.named);
      this.ids.set(foreign, (id = this.model.styles.idOf(withoutSource(style))));
    }
    return id;
  }

  private adoptName(name: string | undefined): void {
    const isIt = (style: NamedStyle): boolean => style.name === name;
    const style = this.from.namedStyles.find(isIt);
    if (style && !this.model.namedStyles.some(isIt)) {
      this.model.namedStyles.push({ ...style, look: withoutSource(style.look) });
    }
  }
}

function withoutSource({ source: _source, ...style }: CellStyle): CellStyle {
  return style;
}

/** New names, by the old ones, of the tables whose names are taken. */
function freeTableNames(
  model: WorkbookModel,
  from: WorkbookModel,
  sheets: readonly SheetModel[],
): Map<string, string> {
  const free = new Map<string, string>();
  for (const { name } of sheets.flatMap((sheet) => sheet.tables)) {
    if (!findTable(model, name)) continue;
    let n = 2;
    while (findTable(model, `${name}${n}`) || findTable(from, `${name}${n}`)) n++;
    free.set(name, `${name}${n}`);
  }
  return free;
}

function copyTables(
  model: WorkbookModel,
  sheet: SheetModel,
  copy: SheetModel,
  names: ReadonlyMap<string, string>,
  adjust: (formula: string) => string,
): void {
  for (const { part: _part, ...table } of sheet.tables) {
    const twin = structuredClone(table);
    for (const column of twin.columns) {
      if (column.calculatedFormula) column.calculatedFormula = adjust(column.calculatedFormula);
    }
    const name = names.get(table.name) ?? table.name;
    copy.tables.push({ ...twin, id: String(model.nextId()), name, changed: true });
  }
}

function copyNames(
  model: WorkbookModel,
  from: WorkbookModel,
  copies: ReadonlyMap<SheetModel, SheetModel>,
  adjust: (formula: string) => string,
): void {
  const mentions = (formula: string, sheet: SheetModel): boolean =>
    renameInFormula(formula, sheet.name, "?") !== formula;
  for (const item of from.names) {
    const mentioned = from.sheets.filter((sheet) => mentions(item.formula, sheet));
    const home = item.sheet ?? mentioned[0];
    const copy = home && copies.get(home);
    if (!copy || mentioned.some((sheet) => !copies.has(sheet))) continue;
    const isTaken = model.names.some(
      (other) => other.sheet === null && other.name.toLowerCase() === item.name.toLowerCase(),
    );
    const sheet = item.sheet || isTaken ? copy : null;
    model.names.push({ ...item, formula: adjust(item.formula), sheet });
  }
}
