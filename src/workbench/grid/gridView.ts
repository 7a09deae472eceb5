import { Model, Spreadsheet, registries, type Command, type CoreCommand } from "@odoo/o-spreadsheet";
import { App } from "@odoo/owl";
import { sameBox, sameCell } from "../../spreadsheet/model/box";
import { ExcelError } from "../../spreadsheet/model/excelError";
import type { SheetModel } from "../../spreadsheet/model/sheet";
import type { ModelChange, WorkbookModel } from "../../spreadsheet/model/workbook";
import { CHART_TAG, ChartFigure } from "../charts/chartFigure";
import { EditApplier } from "./applyEdits";
import { cellCommands } from "./cellCommands";
import type { GridContext } from "./gridContext";
import { useWorkbookValues } from "./hostEvaluation";
import { PendingChanges } from "./pendingChanges";
import { growthCommands, layoutCommands, overlayCommands, zoneOf } from "./sheetCommands";
import { describeSheet, type SheetDescription } from "./sheetDescription";
import { watchUserEdits, type GridEdits } from "./userEdits";
import { performInWorkbook } from "./workbookCommands";
import { gridExtent, workbookData } from "./workbookData";
import { WorkbookTransport } from "./workbookTransport";

/** Teaches o-spreadsheet our parts; once, before the first grid. */
export function prepareGrid(): void {
  useWorkbookValues();
  watchUserEdits();
  registries.figureRegistry.add(CHART_TAG, { Component: ChartFigure, menuBuilder: () => [], borderWidth: 1 });
}

/** Says something to the person at the grid. */
export type Notify = (sentence: string) => void;

/** What calculates the workbook. */
export interface Calculation {
  calculate(): void;
  errorReason(...cell: Parameters<GridContext["errorReason"]>): string | undefined;
}

/** Shows results as they stand. */
const NONE: Calculation = { calculate: () => undefined, errorReason: () => undefined };

/**
 * o-spreadsheet's grid as a view of the workbook.
 *
 * The workbook is the truth: its changes are gathered until the current task ends and reach the grid as one
 * revision; what a person does in the grid is read back into the workbook at once.
 */
export class GridView {
  /** o-spreadsheet's model of what is shown. */
  readonly model: Model;
  private readonly transport: WorkbookTransport;
  private readonly applier: EditApplier;
  private readonly stopListening: () => void;
  private readonly gridIds = new Map<SheetModel, string>();
  private readonly described = new Map<SheetModel, SheetDescription>();
  private pending = new PendingChanges();
  private scheduled: ReturnType<typeof setTimeout> | null = null;
  private flushing = false;
  private revision = 0;
  private app: { destroy(): void } | null = null;

  constructor(
    private readonly book: WorkbookModel,
    private readonly notify: Notify,
    private readonly calculation: Calculation = NONE,
  ) {
    const sheets = book.sheets.filter(({ visibility }) => visibility !== "VeryHidden");
    for (const sheet of sheets) this.gridIds.set(sheet, sheet.id);
    const data = workbookData(book, sheets);
    this.transport = new WorkbookTransport(data.revisionId);
    const context: GridContext = {
      book,
      revision: () => this.revision,
      errorReason: (sheet, row, column) => this.calculation.errorReason(sheet, row, column),
      sheetOf: (id) => this.sheetOf(id),
      onEdits: (edits) => this.takeEdits(edits),
    };
    this.model = new Model(data, { transportService: this.transport, custom: { context } });
    this.applier = new EditApplier(book, this.model.getters, (id) => this.sheetOf(id));
    for (const sheet of sheets) {
      this.described.set(sheet, emptyDescription(sheet));
      this.pending.layouts.add(sheet);
    }
    this.stopListening = book.onChange((change) => this.noteChange(change));
    this.model.on("command-rejected", this, (rejected: { command?: Command }) => {
      const refusal = rejected.command ? performInWorkbook(rejected.command, context) : null;
      if (refusal) this.notify(refusal);
    });
    this.flush();
    // The window has no size yet: to scroll now would scroll past the first column.
    this.showSelection(false);
    this.model.on("update", this, () => this.takeSelection());
  }

  /** @param templates o-spreadsheet's own, as its package has them */
  async mount(element: HTMLElement, templates: string): Promise<void> {
    const notify = ({ text }: { text: string }) => this.notify(text);
    const app = new App(Spreadsheet, {
      props: { model: this.model, notifyUser: notify, raiseError: (text: string) => this.notify(text) },
      templates,
    });
    this.app = app;
    await app.mount(element);
  }

  dispose(): void {
    this.stopListening();
    if (this.scheduled) clearTimeout(this.scheduled);
    this.app?.destroy();
  }

  private sheetOf(gridId: string): SheetModel | undefined {
    for (const [sheet, id] of this.gridIds) if (id === gridId) return sheet;
    return undefined;
  }

  private noteChange(change: ModelChange): void {
    this.revision++;
    this.pending.note(change);
    // A request of the add-in is worked off within one task: all it changed is shown at once.
    this.scheduled ??= setTimeout(() => this.flush(), 0);
  }

  private flush(): void {
    this.scheduled = null;
    this.flushing = true;
    this.calculation.calculate();
    const pending = this.pending;
    this.pending = new PendingChanges();
    if (pending.sheets) this.transport.publish(this.sheetListCommands(pending));
    const { getters } = this.model;
    const layouts = [...pending.layouts].filter((sheet) => this.described.has(sheet));
    const described = new Map(layouts.map((sheet) => [sheet, describeSheet(sheet)]));
    const first: CoreCommand[] = [];
    for (const sheet of new Set([...layouts, ...pending.cells.keys()])) {
      const id = this.gridIds.get(sheet);
      if (id) first.push(...growthCommands(id, sheet, getters));
    }
    for (const [sheet, after] of described) {
      first.push(...layoutCommands(this.gridIds.get(sheet)!, this.described.get(sheet)!, after));
    }
    this.transport.publish(first);
    this.transport.publish(
      [...pending.cells].flatMap(([sheet, box]) => {
        const id = this.gridIds.get(sheet);
        return id ? cellCommands(id, this.book, sheet, box, getters) : [];
      }),
    );
    this.transport.publish(
      [...described].flatMap(([sheet, after]) =>
        overlayCommands(this.gridIds.get(sheet)!, this.described.get(sheet)!, after, getters),
      ),
    );
    for (const [sheet, after] of described) this.described.set(sheet, after);
    if (pending.selection) this.showSelection();
    this.flushing = false;
    this.model.trigger("update");
  }

  private sheetListCommands(pending: PendingChanges): CoreCommand[] {
    const commands: CoreCommand[] = [];
    for (const [sheet, id] of this.gridIds) {
      if (this.book.sheets.includes(sheet) && sheet.visibility !== "VeryHidden") continue;
      commands.push({ type: "DELETE_SHEET", sheetId: id, sheetName: this.model.getters.getSheetName(id) });
      this.gridIds.delete(sheet);
      this.described.delete(sheet);
    }
    const shown = this.book.sheets.filter(({ visibility }) => visibility !== "VeryHidden");
    const order = [...this.gridIds.keys()];
    shown.forEach((sheet, position) => {
      if (this.gridIds.has(sheet)) return;
      this.gridIds.set(sheet, sheet.id);
      this.described.set(sheet, emptyDescription(sheet));
      order.splice(position, 0, sheet);
      pending.layouts.add(sheet);
      pending.cells.set(sheet, { top: 0, left: 0, bottom: Infinity, right: Infinity });
      const { rows, columns } = gridExtent(sheet);
      commands.push({
        type: "CREATE_SHEET",
        sheetId: sheet.id,
        position,
        name: sheet.name,
        rows,
        cols: columns,
      });
    });
    shown.forEach((sheet, position) => {
      const at = order.indexOf(sheet);
      if (at === position) return;
      order.splice(at, 1);
      order.splice(position, 0, sheet);
      commands.push({ type: "MOVE_SHEET", sheetId: this.gridIds.get(sheet)!, delta: position - at });
    });
    return commands;
  }

  private showSelection(scrollIntoView = true): void {
    const { model, book } = this;
    const sheetId = this.gridIds.get(book.activeSheet);
    if (!sheetId || !model.getters.isSheetVisible(sheetId)) return;
    const sheetIdFrom = model.getters.getActiveSheetId();
    if (sheetIdFrom !== sheetId) model.dispatch("ACTIVATE_SHEET", { sheetIdFrom, sheetIdTo: sheetId });
    const zone = zoneOf(book.selection);
    zone.bottom = Math.min(zone.bottom, model.getters.getNumberRows(sheetId) - 1);
    zone.right = Math.min(zone.right, model.getters.getNumberCols(sheetId) - 1);
    model.selection.selectZone({ cell: { col: zone.left, row: zone.top }, zone }, { scrollIntoView });
  }

  private takeEdits(edits: GridEdits): void {
    try {
      this.applier.apply(edits);
    } catch (error) {
      if (!(error instanceof ExcelError)) throw error;
      this.notify(error.message);
    }
  }

  /** The person chose another sheet or other cells. */
  private takeSelection(): void {
    // Until the grid has caught up, it is not the person's choice that it shows.
    if (this.flushing || this.pending.selection) return;
    const { getters } = this.model;
    const sheet = this.sheetOf(getters.getActiveSheetId());
    if (!sheet) return;
    const box = zoneOf(getters.getSelectedZone());
    const activated = sheet !== this.book.activeSheet;
    if (!activated && sameBox(box, this.book.selection)) return;
    this.book.activeSheet = sheet;
    this.book.selection = box;
    if (activated) this.book.notify({ kind: "activated", sheet });
    this.book.notify({ kind: "selected", sheet, box });
    // The grid tells what is selected and not by what: one cell counts as clicked.
    if (sameCell(box)) this.book.notify({ kind: "clicked", sheet, box, offsetX: 0, offsetY: 0 });
    this.pending.selection = false;
  }
}

/** A sheet as the grid has it before anything was said of it. */
function emptyDescription(sheet: SheetModel): SheetDescription {
  return {
    name: sheet.name,
    visible: true,
    color: "",
    gridlines: true,
    frozen: { rows: 0, columns: 0 },
    widths: {},
    heights: {},
    hiddenColumns: [],
    hiddenRows: [],
    merges: [],
    tables: [],
    conditionalFormats: [],
    validations: [],
    charts: [],
  };
}
