/** Why a file cannot be opened; each has one sentence that a person can act on. */
export type UnreadableReason =
  | "empty"
  | "encrypted"
  | "oldFormat"
  | "binaryFormat"
  | "notZip"
  | "truncated"
  | "tooLarge"
  | "notWorkbook"
  | "damaged";

const SENTENCES: Record<UnreadableReason, string> = {
  empty: "The file is empty (0 bytes). Ask the sender for it again.",
  encrypted: "The file is protected by a password. Open it in Excel, remove the password and save it again.",
  oldFormat: "The file is in the old Excel format (.xls). Open it in Excel and save it as an .xlsx workbook.",
  binaryFormat:
    "The file is an Excel binary workbook (.xlsb). Open it in Excel and save it as an .xlsx workbook.",
  notZip:
    "The file is not an Excel workbook, whatever its name says. Save it from Excel as an .xlsx workbook.",
  truncated: "The file is cut off: its end is missing. Download or copy it again.",
  tooLarge: "The file unpacks to far more than a workbook holds, so it was not opened.",
  notWorkbook: "The file is an Office document but not an Excel workbook.",
  damaged: "The workbook is damaged. Open it in Excel, let Excel repair it and save it again.",
};

/**
 * A file that cannot be opened as a workbook. `message` is a plain sentence; `detail` says where it was found,
 * for the person who looks into it.
 */
export class UnreadableWorkbookError extends Error {
  override readonly name = "UnreadableWorkbookError";

  constructor(
    readonly code: UnreadableReason,
    readonly detail = "",
  ) {
    super(detail ? `${SENTENCES[code]} (${detail})` : SENTENCES[code]);
  }
}
