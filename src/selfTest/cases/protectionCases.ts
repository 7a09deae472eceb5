import type { Json } from "../fact";
import type { Scratch } from "../scratch";
import type { SelfTestCase } from "../selfTestCase";
import { givenTable } from "./givenTable";

type Work = (sheet: Excel.Worksheet, context: Excel.RequestContext) => void;

/** Protected sheets, and how Excel tells that something cannot be done. */
export const protectionCases: readonly SelfTestCase[] = [
  {
    fact: "protection.locked-cells",
    run: async (scratch) => {
      await doing(scratch, (sheet) => {
        sheet.getRange("B1").format.protection.locked = false;
        sheet.protection.protect();
      });
      return {
        locked: await codeOf(scratch, (sheet) => (sheet.getRange("A1").values = [[1]])),
        unlocked: await codeOf(scratch, (sheet) => (sheet.getRange("B1").values = [[1]])),
        format: await codeOf(scratch, (sheet) => (sheet.getRange("B1").numberFormat = [["0"]])),
      };
    },
  },
  {
    fact: "protection.protect-twice",
    run: async (scratch) => {
      await doing(scratch, (sheet) => sheet.protection.protect());
      return codeOf(scratch, (sheet) => sheet.protection.protect());
    },
  },
  {
    fact: "protection.unprotect-what-is-open",
    run: (scratch) => codeOf(scratch, (sheet) => sheet.protection.unprotect()),
  },
  {
    fact: "protection.unprotect-without-password",
    run: async (scratch) => {
      await doing(scratch, (sheet) => sheet.protection.protect());
      return codeOf(scratch, (sheet) => sheet.protection.unprotect());
    },
  },
  {
    fact: "protection.wrong-password",
    run: async (scratch) => {
      await doing(scratch, (sheet) => sheet.protection.protect({}, "right"));
      const wrong = await codeOf(scratch, (sheet) => sheet.protection.unprotect("wrong"));
      const right = await codeOf(scratch, (sheet) => sheet.protection.unprotect("right"));
      return { wrong, right };
    },
  },
  {
    fact: "protection.table-rows",
    run: async (scratch) => {
      await givenTable(scratch);
      await doing(scratch, (sheet) => sheet.protection.protect({ allowInsertRows: true }));
      return codeOf(scratch, (sheet) => sheet.tables.getItemAt(0).rows.add(undefined, [["West", 2]]));
    },
  },
  {
    fact: "protection.sorting-locked-cells",
    run: async (scratch) => {
      await doing(scratch, (sheet) => {
        sheet.getRange("A1:A3").values = [[3], [1], [2]];
        sheet.protection.protect({ allowSort: true });
      });
      return codeOf(scratch, (sheet) => sheet.getRange("A1:A3").sort.apply([{ key: 0 }]));
    },
  },
  {
    fact: "protection.batch-is-no-transaction",
    run: async (scratch) => {
      const code = await codeOf(scratch, (sheet) => {
        sheet.getRange("A1").values = [["stays"]];
        sheet.getRange("A2:B2").values = [[1]];
        sheet.getRange("A3").values = [["never comes"]];
      });
      const left = await scratch.run(async (context, sheet) => {
        const cells = sheet.getRange("A1:A3").load("values");
        await context.sync();
        return cells.values.flat() as Json[];
      });
      return { code, left };
    },
  },
  {
    fact: "protection.unknown-sheet",
    run: async (scratch) => {
      const name = `${scratch.sheetName} x`;
      const code = await scratch.code(async (context) => {
        context.workbook.worksheets.getItem(name).load("name");
        await context.sync();
      });
      const isNull = await scratch.run(async (context) => {
        const sheet = context.workbook.worksheets.getItemOrNullObject(name);
        await context.sync();
        return sheet.isNullObject;
      });
      return { code, isNull };
    },
  },
  {
    fact: "protection.taken-sheet-name",
    run: (scratch) =>
      codeOf(scratch, (_sheet, context) => context.workbook.worksheets.add(scratch.sheetName.toUpperCase())),
  },
  {
    fact: "protection.invalid-address",
    run: (scratch) => codeOf(scratch, (sheet) => sheet.getRange("no address").load("values")),
  },
  {
    fact: "protection.unloaded-property",
    run: (scratch) =>
      scratch.code(async (context, sheet) => {
        const cell = sheet.getRange("A1");
        await context.sync();
        return cell.values as Json;
      }),
  },
  {
    fact: "protection.error-names-its-place",
    run: async (scratch) => {
      try {
        await doing(scratch, (sheet) => (sheet.getRange("A1:B1").values = [[1]]));
        return "no error";
      } catch (error) {
        return (error as OfficeExtension.Error).debugInfo.errorLocation ?? null;
      }
    },
  },
  {
    fact: "protection.workbook-structure",
    run: async (scratch) => {
      await doing(scratch, (_sheet, context) => context.workbook.protection.protect());
      try {
        return await codeOf(scratch, (_sheet, { workbook }) => workbook.worksheets.add());
      } finally {
        await doing(scratch, (_sheet, context) => context.workbook.protection.unprotect());
      }
    },
  },
];

function doing(scratch: Scratch, work: Work): Promise<void> {
  return scratch.run(async (context, sheet) => {
    work(sheet, context);
    await context.sync();
  });
}

function codeOf(scratch: Scratch, work: Work): Promise<string> {
  return scratch.code(async (context, sheet) => {
    work(sheet, context);
    await context.sync();
  });
}
