import { accessDenied, ExcelError } from "../../spreadsheet/model/excelError";
import { clientName } from "./members";
import { ActionType, type RequestBody } from "./request";

/** Flag of a request that waits until nobody types in a cell: `Excel.run({ delayForCellEdit: true }, …)`. */
const DELAY_FOR_CELL_EDIT = 64;

/** What fails while another workbook is in front, with the codes of Microsoft's page "Troubleshooting Excel add-ins". */
const NEEDS_THE_FRONT: Readonly<Record<string, "GeneralException" | "InvalidSelection">> = {
  "Chart.activate": "GeneralException",
  "Range.select": "GeneralException",
  "RangeAreas.select": "GeneralException",
  "Table.clearFilters": "GeneralException",
  "Workbook.getActiveCell": "InvalidSelection",
  "Workbook.getSelectedRange": "InvalidSelection",
  "Workbook.getSelectedRanges": "InvalidSelection",
  "Worksheet.activate": "GeneralException",
  "Worksheet.delete": "InvalidSelection",
  "Worksheet.showGridlines": "GeneralException",
  "Worksheet.showHeadings": "GeneralException",
  "WorksheetCollection.add": "GeneralException",
  "WorksheetFreezePanes.freezeAt": "GeneralException",
  "WorksheetFreezePanes.freezeColumns": "GeneralException",
  "WorksheetFreezePanes.freezeRows": "GeneralException",
  "WorksheetFreezePanes.getLocationOrNullObject": "GeneralException",
  "WorksheetFreezePanes.unfreeze": "GeneralException",
};

/** Methods by name that change nothing in the file. */
const READS = /^(_|get|find|close$|calculate$|activate$|select$|suspend|load|is[A-Z])/;
/** Objects that are no part of the file. */
const OUTSIDE_THE_FILE = /^(Application|Functions|Runtime|WorkbookCreated|Microsoft\..*)$/;

/** True where a request changes something, for all that its actions tell. */
export function changesSomething({ Actions }: Pick<RequestBody, "Actions">): boolean {
  return Actions.some(
    ({ ActionType: type, Name }) =>
      type === ActionType.SetProperty ||
      type === ActionType.Update ||
      (type === ActionType.Method && !READS.test(clientName(Name))),
  );
}

/** Ways of being of an Excel, as long as they last; each is off at first. */
export class Modes {
  /** A person is typing in a cell. */
  cellEdit = false;
  /** A person has opened the list of a validation rule: Excel answers nothing until it is closed. */
  dropDown = false;
  /** Another workbook is in front (on the desktop). */
  background = false;
  /** The workbook is open for reading only: nothing in it may be changed. */
  readOnly = false;
  /** A dialog of Excel's is open: what changes the file is refused, reading works. */
  dialogOpen = false;
  /** What add-ins keep in the file is as large as it may be. */
  storageFull = false;
  /** The workbook was closed, and the add-in's page with it: no request is answered any more. */
  closed = false;
  /** Of the co-author whose changes arrive after each request; null: nobody else is in the workbook. */
  coAuthor: (() => void) | null = null;
  /** Requests that wait for a mode to end. */
  private waiting: (() => void)[] = [];

  /** Settled when a request may be answered; null: now. */
  untilReady(flags: number): Promise<void> | null {
    const waits = this.closed || this.dropDown || (this.cellEdit && (flags & DELAY_FOR_CELL_EDIT) !== 0);
    return waits ? new Promise((resolve) => this.waiting.push(resolve)) : null;
  }

  /** To be called when a mode has ended: what waited is looked at again. */
  ended(): void {
    for (const resolve of this.waiting.splice(0)) resolve();
  }

  /**
   * Lets a method be called or a property be set, or not.
   * @throws ExcelError where a mode forbids it
   */
  allow(className: string, member: string, sets: boolean): void {
    if (this.background) {
      const code = NEEDS_THE_FRONT[`${className}.${member}`];
      if (code) throw new ExcelError(code, "Another workbook is in front.");
    }
    if (OUTSIDE_THE_FILE.test(className) || (!sets && READS.test(member))) return;
    if (this.readOnly) throw accessDenied();
    // Fact: protection.write-while-dialog-open
    if (this.dialogOpen) {
      throw new ExcelError("WriteNotSupportedWhenModalDialogOpen", "A dialog is open.");
    }
  }
}
