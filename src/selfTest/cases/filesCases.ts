import type { Json } from "../fact";
import { removeSheets } from "../scratch";
import type { SelfTestCase } from "../selfTestCase";
import { SMALL_WORKBOOK, SMALL_WORKBOOK_SHEET } from "./smallWorkbook";

export const filesCases: readonly SelfTestCase[] = [
  {
    fact: "files.comment-stays-on-rewritten-cell",
    run: (scratch) =>
      scratch.run(async (context, sheet) => {
        const comment = context.workbook.comments.add(sheet.getRange("B3"), "Why so high?");
        sheet.getRange("A1:C5").values = Array.from({ length: 5 }, (_, row) => [row, row + 1, row + 2]);
        const place = comment.getLocation().load("rowIndex,columnIndex");
        await context.sync();
        return [place.rowIndex, place.columnIndex];
      }),
  },
  {
    fact: "files.comment-moves-with-inserted-rows",
    run: (scratch) =>
      scratch.run(async (context, sheet) => {
        const comment = context.workbook.comments.add(sheet.getRange("B3"), "Why so high?");
        sheet.getRange("1:1").insert("Down");
        const place = comment.getLocation().load("rowIndex,columnIndex");
        await context.sync();
        return [place.rowIndex, place.columnIndex];
      }),
  },
  {
    fact: "files.comment-of-moved-cells",
    run: (scratch) =>
      scratch.run(async (context, sheet) => {
        sheet.getRange("B3").values = [["moved"]];
        const comment = context.workbook.comments.add(sheet.getRange("B3"), "Why so high?");
        sheet.getRange("B3").moveTo(sheet.getRange("D3"));
        const place = comment.getLocation().load("rowIndex,columnIndex");
        await context.sync();
        return [place.rowIndex, place.columnIndex];
      }),
  },
  {
    fact: "files.one-comment-per-cell",
    run: (scratch) =>
      scratch.code(async (context, sheet) => {
        context.workbook.comments.add(sheet.getRange("A1"), "first");
        context.workbook.comments.add(sheet.getRange("A1"), "second");
        await context.sync();
      }),
  },
  {
    fact: "files.sheets-from-file",
    run: async (scratch) => {
      try {
        return await scratch.run(async (context) => {
          const ids = context.workbook.insertWorksheetsFromBase64(SMALL_WORKBOOK, {
            positionType: "End",
          });
          await context.sync();
          const cell = context.workbook.worksheets
            .getItem(SMALL_WORKBOOK_SHEET)
            .getRange("A1")
            .load("values");
          await context.sync();
          return { sheets: ids.value.length, values: cell.values as Json };
        });
      } finally {
        await removeSheets(scratch.excel, (name) => name.startsWith(SMALL_WORKBOOK_SHEET));
      }
    },
  },
];
