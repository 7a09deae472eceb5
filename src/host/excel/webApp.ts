import { ExcelError, invalidArgument } from "../../spreadsheet/model/excelError";
import { WorkbookModel } from "../../spreadsheet/model/workbook";
import { openWorkbook } from "../../spreadsheet/xlsx/openWorkbook";
import type { OpenedWorkbook } from "../../spreadsheet/xlsx/origin";
import { UnreadableWorkbookError } from "../../spreadsheet/xlsx/unreadableWorkbook";
import { saveWorkbook } from "../../spreadsheet/xlsx/saveWorkbook";
import { excelClass, type DefinedClass } from "../protocol/excelClass";

/** Requests of this partition are for the page around the workbook, not for the workbook. */
export const WEB_APP = "WacPartition";

/**
 * Excel's page on the web, as `Excel.createWorkbook` addresses it. On the desktop the same function asks the
 * application object, in members that are not documented: they are not played.
 */
export const webApp: DefinedClass<null> = excelClass("Microsoft.Excel.WebApp", {
  methods: {
    createAndOpenWorkbook: {
      since: "1.8",
      call: (_none, args, { options }) => {
        if (!options.openNewWorkbook) {
          throw new ExcelError(
            "UnsupportedOperation",
            "There is no window in which a new workbook could open.",
          );
        }
        options.openNewWorkbook(args.has(0) ? opened(args.text(0)) : blank());
      },
    },
  },
});

function opened(base64: string): OpenedWorkbook {
  try {
    return openWorkbook(Uint8Array.from(atob(base64), (character) => character.charCodeAt(0)));
  } catch (error) {
    if (error instanceof UnreadableWorkbookError || error instanceof DOMException) throw invalidArgument();
    throw error;
  }
}

function blank(): OpenedWorkbook {
  const book = new WorkbookModel();
  book.addSheet("Sheet1");
  return openWorkbook(new Uint8Array(saveWorkbook(book)));
}
