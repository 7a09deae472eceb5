/** A sentence for each way in which Excel refuses; by code, because messages are localized. */
const SENTENCES: Readonly<Record<string, string>> = {
  InvalidOperationInCellEditMode:
    "Excel is waiting: finish typing in the cell (press Enter), then try again.",
  AccessDenied:
    "A sheet that must be written is protected or the workbook is read-only. Unprotect it (Review, Unprotect Sheet) and try again.",
  ReadOnlyFile: "This workbook is read-only. Save a copy under another name and try again there.",
  InvalidOrTimedOutSession: "The connection to this workbook was lost. Reload the page, then try again.",
  RequestPayloadSizeLimitExceeded:
    "This workbook is too large to be written in one go. Please report this; nothing is lost.",
  ResponsePayloadSizeLimitExceeded:
    "A row of the data is too large to be read (over 5 MB). Shorten the longest notes and try again.",
  FilteredRangeConflict: "A filter hides rows that must be written. Clear the filter and try again.",
  InsertDeleteConflict:
    "Excel could not make room for new rows: clear filters and merged cells below the table, then try again.",
  InvalidSelection: "Select one block of cells (no chart, no picture, not several blocks), then try again.",
  InactiveWorkbook: "Another workbook is in front. Click into this one and try again.",
  Conflict: "Somebody else changed the workbook at the same moment. Try again.",
  ActivityLimitReached: "Excel is busy. Wait a moment and try again.",
  ServiceNotAvailable: "Excel's service does not answer. Wait a moment and try again.",
  RequestAborted: "Excel stopped the request. Try again.",
  ApiNotFound:
    "This version of Excel is too old for the add-in (it needs ExcelApi 1.13). Update Office, or use Excel on the web.",
};

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
  return SENTENCES[code] ?? `Excel refused a step (${code}). Save the workbook, then try again.`;
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

/** True where everything was done but showing a sheet: the person is in another workbook. */
export function isRefusedActivation(error: unknown): boolean {
  if (!isObject(error) || !("debugInfo" in error) || !isObject(error.debugInfo)) return false;
  return "errorLocation" in error.debugInfo && error.debugInfo.errorLocation === "Worksheet.activate";
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}
