/** A sentence for each way in which Excel refuses: what happened, what to do. By code, because messages are localized. */
export const SENTENCES = {
  AccessDenied:
    "A sheet that must be written is protected, or the workbook is read-only. Unprotect it (Review, Unprotect Sheet), then try again.",
  ActivityLimitReached: "Excel is busy with too many requests. Wait a moment, then try again.",
  ApiNotAvailable:
    "This Excel does not offer a step to add-ins here. Update Office, or use Excel on the web.",
  ApiNotFound:
    "This version of Excel is too old for the add-in (it needs ExcelApi 1.13). Update Office, or use Excel on the web.",
  Conflict: "Somebody else changed the workbook at the same moment. Try again.",
  EmptyChartSeries: "A chart has no figures to show. Press Refresh to draw it again.",
  FilteredRangeConflict:
    "A filter hides rows that must be written. Clear the filter (Data, Clear), then try again.",
  FormulaLengthExceedsLimit:
    "A formula is longer than Excel takes. Shorten the names of sheets and tables, then try again.",
  GeneralException:
    "Excel could not finish a step. Close its dialogs and click into this workbook, then try again; what was begun is completed.",
  HostRestartNeeded: "Excel must be started again. Save the workbook, close Excel and open it again.",
  InactiveWorkbook: "Another workbook is in front. Click into this one, then try again.",
  InsertDeleteConflict:
    "Excel could not make room for new rows. Clear filters and merged cells at and below the table, then try again.",
  InvalidArgument:
    "Excel did not accept a step: something in the workbook is not as it was. Press Refresh to read it anew.",
  InvalidBinding: "A part of the workbook that was linked is gone. Press Refresh to read it anew.",
  InvalidOperation:
    "Excel cannot do this step now. Finish typing in the cell and close Excel's dialogs, then try again.",
  InvalidOperationInCellEditMode:
    "Excel is waiting: finish typing in the cell (press Enter), then try again.",
  InvalidOrTimedOutSession:
    "The connection to this workbook was lost. Reload the page, then try again: what was begun is completed.",
  InvalidReference: "Cells that were there a moment ago are gone. Press Refresh to read the workbook anew.",
  InvalidRequest: "Excel could not read a step. Save the workbook, reload the page, then try again.",
  InvalidSelection:
    "Select one block of cells in this workbook (no chart, no picture, not several blocks), then try again.",
  ItemAlreadyExists:
    "A sheet or table of the same name was made at the same moment. Press Refresh to read the workbook anew.",
  ItemNotFound:
    "A sheet, table or chart that was there a moment ago is gone or has another name. Press Refresh to read the workbook anew.",
  MemoryLimitReached:
    "Excel has no memory left for a step. Save the workbook, close other workbooks, then try again.",
  MergedRangeConflict: "Merged cells are in the way of a table. Unmerge them (Home, Merge), then try again.",
  NonBlankCellOffSheet:
    "There is no room for new rows: cells at the sheet's end are filled. Clear them, then try again.",
  NotImplemented: "This version of Excel cannot do this step. Update Office, or use Excel on the web.",
  OpenWorkbookLinksBlocked:
    "This organization blocks links to other workbooks. Ask its administrator, or paste the figures as values.",
  OperationCellsExceedLimit:
    "A step would change too many cells. Clear stray entries far to the right of or below the tables, then try again.",
  PivotTableRangeConflict: "A pivot table is in the way. Move it to a sheet of its own, then try again.",
  PowerQueryRefreshResourceChallenge:
    "A query needs a sign-in. Refresh it in Excel (Data, Refresh All), then try again.",
  RangeExceedsLimit:
    "A table is too large to be read in one go. Clear stray entries far to the right of or below it, then try again.",
  RangeImageExceedsLimit: "A picture of cells would be too large. Choose fewer cells, then try again.",
  ReadOnlyFile: "This workbook is read-only. Save a copy under another name, then try again there.",
  RefreshWorkbookLinksBlocked:
    "This organization blocks links to other workbooks. Ask its administrator, or paste the figures as values.",
  RequestAborted: "Excel stopped the request. Try again.",
  RequestPayloadSizeLimitExceeded:
    "This workbook is too large to be written in one go (over 5 MB). Shorten the longest notes, or open it in Excel on the desktop.",
  ResponsePayloadSizeLimitExceeded:
    "A row of the data is too large to be read (over 5 MB). Shorten the longest notes, then try again.",
  ServiceNotAvailable: "Excel's service does not answer. Wait a moment, then try again.",
  Timeout: "Excel took too long to answer. Wait a moment, then try again.",
  Unauthenticated: "Excel asks who you are. Sign in to Office again, then try again.",
  UnsupportedFeature:
    "A sheet holds something that this Excel cannot handle (a pivot table, a slicer). Use Excel on the desktop, or take it out.",
  UnsupportedOperation: "This Excel cannot do this step here. Use Excel on the desktop.",
  UnsupportedSheet: "This works on a worksheet only. Choose a sheet with cells, then try again.",
  WriteNotSupportedWhenModalDialogOpen: "Close the dialog that is open in Excel, then try again.",
} as const satisfies Readonly<Record<string, string>>;

/**
 * The code that Office.js gave, or null for an error of another kind.
 *
 * Known by its shape: an error that was made in another frame or runtime is no instance of this page's Error.
 */
export function excelErrorCode(error: unknown): string | null {
  return isObject(error) && "code" in error && typeof error.code === "string" ? error.code : null;
}

/** What a person is told, and what she can do. */
export function excelErrorSentence(code: string): string {
  return Object.hasOwn(SENTENCES, code)
    ? SENTENCES[code as keyof typeof SENTENCES]
    : `Excel refused a step (${code}). Save the workbook, then try again.`;
}

const ORNAMENT_CODES = new Set([
  "ApiNotFound",
  "GeneralException",
  "InvalidArgument",
  "InvalidOperation",
  "InvalidPropertyValue",
  "ItemNotFound",
  "NotImplemented",
  "UnsupportedFeature",
  "UnsupportedOperation",
]);

/** True where a chart or a look was refused as such: the others are worth trying one by one. */
export function isRefusedOrnament(error: unknown): boolean {
  const code = excelErrorCode(error);
  return code !== null && ORNAMENT_CODES.has(code);
}

/** The member at which Excel stopped, as "Worksheet.activate"; "" where it is not known. */
export function refusedMember(error: unknown): string {
  if (!isObject(error) || !("debugInfo" in error) || !isObject(error.debugInfo)) return "";
  return "errorLocation" in error.debugInfo ? String(error.debugInfo.errorLocation) : "";
}

/** True where everything was done but showing a sheet: the person is in another workbook. */
export function isRefusedActivation(error: unknown): boolean {
  return refusedMember(error) === "Worksheet.activate";
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}
