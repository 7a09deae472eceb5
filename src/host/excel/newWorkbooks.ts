import { ExcelError, invalidArgument } from "../../spreadsheet/model/excelError";
import { WorkbookModel } from "../../spreadsheet/model/workbook";
import { openWorkbook } from "../../spreadsheet/xlsx/openWorkbook";
import type { OpenedWorkbook } from "../../spreadsheet/xlsx/origin";
import { UnreadableWorkbookError } from "../../spreadsheet/xlsx/unreadableWorkbook";
import { saveWorkbook } from "../../spreadsheet/xlsx/saveWorkbook";
import type { Arguments } from "../protocol/arguments";
import { excelClass, type DefinedClass } from "../protocol/excelClass";
import type { HostOptions } from "../protocol/session";

/** Requests of this partition are for the page around the workbook, not for the workbook. */
export const WEB_APP = "WacPartition";

/** Excel's page on the web, as `Excel.createWorkbook` addresses it there. */
export const webApp: DefinedClass<null> = excelClass("Microsoft.Excel.WebApp", {
  methods: {
    createAndOpenWorkbook: {
      since: "1.8",
      call: (_none, args, { options }) => windowsOf(options)(bookOf(args)),
    },
  },
});

/** A workbook that was made and stands in no window yet: so the desktop does it, in two steps. */
export const workbookCreated: DefinedClass<OpenedWorkbook> = excelClass("WorkbookCreated", {
  key: () => "new",
  methods: {
    open: { since: "1.8", call: (made, _args, { options }) => windowsOf(options)(made) },
  },
});

/** The workbook of the bytes in the first argument, or an empty one. */
export function bookOf(args: Arguments): OpenedWorkbook {
  const base64 = args.textOr(0, "").trim();
  return base64 === "" ? blank() : bookOfBase64(base64);
}

/** @throws InvalidArgument where the bytes are no workbook */
export function bookOfBase64(base64: string): OpenedWorkbook {
  try {
    return openWorkbook(Uint8Array.from(atob(base64), (character) => character.charCodeAt(0)));
  } catch (error) {
    if (error instanceof UnreadableWorkbookError || error instanceof DOMException) throw invalidArgument();
    throw error;
  }
}

function windowsOf({ openNewWorkbook }: HostOptions): (made: OpenedWorkbook) => void {
  if (openNewWorkbook) return openNewWorkbook;
  throw new ExcelError("UnsupportedOperation", "There is no window in which a new workbook could open.");
}

function blank(): OpenedWorkbook {
  const book = new WorkbookModel();
  book.addSheet("Sheet1");
  return openWorkbook(new Uint8Array(saveWorkbook(book)));
}
