import { addressOf } from "../../spreadsheet/model/address";
import { intersection, isWholeColumns, isWholeRows, sameCell } from "../../spreadsheet/model/box";
import { CellError, type Box, type CellValue } from "../../spreadsheet/model/cells";
import type { SheetModel } from "../../spreadsheet/model/sheet";
import type { ChangeSource, ModelChange } from "../../spreadsheet/model/workbook";
import { WORKBOOK_TARGET } from "../protocol/events";
import type { Session } from "../protocol/session";
import { EventType } from "./eventTypes";
import { FormulaChanges } from "./formulaChanges";
import { range } from "./range";
import { apiValue } from "./rangeValues";

type Cells = Extract<ModelChange, { kind: "values" | "cellsInserted" | "cellsDeleted" }>;

/** Turns changes of the model into the events of Excel's objects. */
export class EventSource {
  /** Only while somebody waits for changed formulas. */
  private formulas: FormulaChanges | null = null;

  constructor(private readonly session: Session) {
    session.model.onChange((change) => this.tell(change));
    session.events.onRegister = (type) => {
      if (type === EventType.worksheetFormulaChanged) this.formulas ??= new FormulaChanges(session.model);
    };
  }

  /** Formulas of a sheet, all within `box`, have new results. */
  calculated(sheet: SheetModel, box: Box): void {
    this.ofSheet(EventType.worksheetCalculated, sheet, () => ({
      type: "WorksheetCalculated",
      address: addressOf(box),
    }));
  }

  private tell(change: ModelChange): void {
    switch (change.kind) {
      case "values":
      case "cellsInserted":
      case "cellsDeleted":
        return this.cellsChanged(change);
      case "formats":
        return this.ofSheet(EventType.worksheetFormatChanged, change.sheet, () => ({
          type: "WorksheetFormatChanged",
          source: "Local",
          address: addressOf(change.box),
          referenceId: this.keep(change.sheet, change.box),
        }));
      case "clicked":
        return this.ofSheet(EventType.worksheetSingleClicked, change.sheet, () => ({
          type: "WorksheetSingleClicked",
          address: addressOf(change.box),
          offsetX: change.offsetX,
          offsetY: change.offsetY,
        }));
      case "workbookActivated":
        return this.session.events.push(EventType.workbookActivated, [WORKBOOK_TARGET], () => ({
          type: "WorkbookActivated",
        }));
      case "selected":
        return this.selected(change.sheet, change.box);
      case "activated":
        if (change.before)
          this.ofSheet(EventType.worksheetDeactivated, change.before, () => ({
            type: "WorksheetDeactivated",
          }));
        return this.ofSheet(EventType.worksheetActivated, change.sheet, () => ({
          type: "WorksheetActivated",
        }));
      case "sheetAdded":
        return this.ofBook(EventType.worksheetAdded, change.sheet, () => ({
          type: "WorksheetAdded",
          source: "Local",
        }));
      case "sheetDeleted":
        return this.ofBook(EventType.worksheetDeleted, change.sheet, () => ({
          type: "WorksheetDeleted",
          source: "Local",
        }));
      case "sheetMoved":
        return this.ofBook(EventType.worksheetMoved, change.sheet, () => ({
          type: "WorksheetMoved",
          source: "Local",
          positionBefore: change.before,
          positionAfter: this.session.model.sheets.indexOf(change.sheet),
        }));
      case "sheetRenamed":
        this.formulas?.refresh();
        return this.ofSheet(EventType.worksheetNameChanged, change.sheet, () => ({
          type: "WorksheetNameChanged",
          source: "Local",
          nameBefore: change.before,
          nameAfter: change.sheet.name,
        }));
      case "sheetVisibility":
        return this.ofSheet(EventType.worksheetVisibilityChanged, change.sheet, () => ({
          type: "WorksheetVisibilityChanged",
          source: "Local",
          visibilityBefore: change.before,
          visibilityAfter: change.sheet.visibility,
        }));
      case "protection":
        return this.ofSheet(EventType.worksheetProtectionChanged, change.sheet, () => ({
          type: "WorksheetProtectionChanged",
          source: "Local",
          isProtected: change.sheet.protection !== null,
        }));
      case "tables":
        return this.tables(change);
      case "charts":
        return this.charts(change);
      case "sorted":
        return this.ofSheet(
          change.byColumns ? EventType.worksheetColumnSorted : EventType.worksheetRowSorted,
          change.sheet,
          () => ({
            type: change.byColumns ? "WorksheetColumnSorted" : "WorksheetRowSorted",
            source: "Local",
            address: change.moved.map((box) => addressOf(box)).join(","),
          }),
        );
      case "rowsHidden":
        return this.ofSheet(EventType.worksheetRowHiddenChanged, change.sheet, () => ({
          type: "WorksheetRowHiddenChanged",
          source: "Local",
          address: addressOf(change.box),
          changeType: change.hidden ? "Hidden" : "Unhidden",
        }));
      case "comments":
        return this.comments(change);
    }
  }

  private cellsChanged(change: Cells): void {
    const { sheet, box, source } = change;
    this.formulasChanged(change);
    const changeType = change.kind === "values" ? "RangeEdited" : shiftType(change);
    const shared = () => ({
      changeType,
      source: source === "remote" ? "Remote" : "Local",
      address: addressOf(box),
      referenceId: this.keep(sheet, box),
      ...this.details(change),
    });
    this.ofSheet(EventType.worksheetChanged, sheet, () => ({
      type: "WorksheetChanged",
      ...shared(),
      triggerSource: trigger(source),
      shiftDirection: change.kind === "values" ? "None" : SHIFTS[change.shift],
    }));
    for (const table of sheet.tables) {
      if (!intersection(table.box, box)) continue;
      this.session.events.push(EventType.tableChanged, [table.id, sheet.id, WORKBOOK_TARGET], () => ({
        type: "TableChanged",
        worksheetId: sheet.id,
        tableId: table.id,
        ...shared(),
      }));
    }
  }

  private formulasChanged({ kind, sheet, box, source }: Cells): void {
    if (kind !== "values") return this.formulas?.refresh();
    const formulaDetails = this.formulas?.within(sheet, box) ?? [];
    if (formulaDetails.length === 0) return;
    this.ofSheet(EventType.worksheetFormulaChanged, sheet, () => ({
      type: "WorksheetFormulaChanged",
      source: source === "remote" ? "Remote" : "Local",
      formulaDetails,
    }));
  }

  // Fact: events.details-of-one-cell
  /** What was before and what is after: only for a single cell. */
  private details(change: Cells): Record<string, unknown> {
    if (change.kind !== "values" || change.before === undefined || !sameCell(change.box)) return {};
    this.session.calculate();
    const after = change.sheet.cells.value(change.box.top, change.box.left);
    return {
      valueBefore: apiValue(change.before),
      valueAfter: apiValue(after),
      valueTypeBefore: typeName(change.before),
      valueTypeAfter: typeName(after),
    };
  }

  private selected(sheet: SheetModel, box: Box): void {
    const address = addressOf(box);
    this.ofSheet(EventType.worksheetSelectionChanged, sheet, () => ({
      type: "WorksheetSelectionChanged",
      address,
    }));
    for (const table of sheet.tables) {
      const inside = intersection(table.box, box);
      this.session.events.push(EventType.tableSelectionChanged, [table.id], () => ({
        type: "TableSelectionChanged",
        worksheetId: sheet.id,
        tableId: table.id,
        address: inside ? addressOf(inside) : "",
      }));
    }
  }

  private tables({ sheet, added, deleted }: Extract<ModelChange, { kind: "tables" }>): void {
    const table = added ?? deleted;
    if (!table) return;
    const [type, name] = added
      ? ([EventType.tableAdded, "TableAdded"] as const)
      : ([EventType.tableDeleted, "TableDeleted"] as const);
    this.session.events.push(type, [sheet.id, WORKBOOK_TARGET], () => ({
      type: name,
      source: "Local",
      worksheetId: sheet.id,
      tableId: table.id,
      tableName: table.name,
    }));
  }

  private charts({ sheet, ...what }: Extract<ModelChange, { kind: "charts" }>): void {
    for (const [key, type, name] of CHART_CHANGES) {
      const chart = what[key];
      if (!chart) continue;
      this.session.events.push(type, [sheet.id, chart.id], () => ({
        type: name,
        source: "Local",
        worksheetId: sheet.id,
        chartId: chart.id,
      }));
    }
  }

  private comments({ sheet, comment, what, replyId }: Extract<ModelChange, { kind: "comments" }>): void {
    const [type, name] =
      what === "CommentAdded"
        ? ([EventType.commentAdded, what] as const)
        : what === "CommentDeleted"
          ? ([EventType.commentDeleted, what] as const)
          : ([EventType.commentChanged, "CommentChanged"] as const);
    const replyIds = replyId === undefined ? comment.replies.map(({ id }) => id) : [replyId];
    this.ofSheet(type, sheet, () => ({
      type: name,
      source: "Local",
      commentDetails: [{ commentId: comment.id, replyIds }],
      ...(name === "CommentChanged" && { changeType: what }),
    }));
  }

  private ofSheet(type: number, sheet: SheetModel, details: () => Record<string, unknown>): void {
    this.session.events.push(type, [sheet.id, WORKBOOK_TARGET], () => ({
      worksheetId: sheet.id,
      ...details(),
    }));
  }

  private ofBook(type: number, sheet: SheetModel, details: () => Record<string, unknown>): void {
    this.session.events.push(type, [WORKBOOK_TARGET], () => ({ worksheetId: sheet.id, ...details() }));
  }

  /** Handlers reach the changed cells by this reference. */
  private keep(sheet: SheetModel, box: Box): string {
    return this.session.references.keep(range.of({ sheet, box }));
  }
}

const CHART_CHANGES = [
  ["deactivated", EventType.chartDeactivated, "ChartDeactivated"],
  ["activated", EventType.chartActivated, "ChartActivated"],
  ["added", EventType.chartAdded, "ChartAdded"],
  ["deleted", EventType.chartDeleted, "ChartDeleted"],
] as const;

const SHIFTS = {
  Down: "ShiftCellDown",
  Right: "ShiftCellRight",
  Up: "ShiftCellUp",
  Left: "ShiftCellLeft",
} as const;

function shiftType({ kind, box, shift }: Exclude<Cells, { kind: "values" }>): string {
  const vertical = shift === "Down" || shift === "Up";
  const isWhole = vertical ? isWholeRows(box) : isWholeColumns(box);
  const what = isWhole ? (vertical ? "Row" : "Column") : "Cell";
  return `${what}${kind === "cellsInserted" ? "Inserted" : "Deleted"}`;
}

// Fact: events.trigger-source
function trigger(source: ChangeSource): string {
  return source === "addin" ? "ThisLocalAddin" : "Unknown";
}

function typeName(value: CellValue): string {
  if (value === null) return "Empty";
  if (value instanceof CellError) return "Error";
  return typeof value === "number" ? "Double" : typeof value === "boolean" ? "Boolean" : "String";
}
