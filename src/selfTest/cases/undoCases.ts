import { errorCode } from "../scratch";
import type { SelfTestCase } from "../selfTestCase";

export const undoCases: readonly SelfTestCase[] = [
  {
    fact: "undo.merged-group",
    run: async (scratch) => {
      let code = "no error";
      try {
        await scratch.excel.run({ mergeUndoGroup: true }, async (context) => {
          const sheet = context.workbook.worksheets.getItem(scratch.sheetName);
          sheet.getRange("A1").values = [[1]];
          await context.sync();
          sheet.getRange("A2").values = [[2]];
          await context.sync();
        });
      } catch (error) {
        code = errorCode(error) ?? "another error";
      }
      return code;
    },
  },
];
