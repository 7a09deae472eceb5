import type { Json } from "../fact";
import type { SelfTestCase } from "../selfTestCase";

/** Longest text that a cell takes. */
const LONGEST_TEXT = 32_767;
/** Cells of 30,000 characters that are together over 5 MB. */
const TEXTS_OVER_5_MB = 200;
const LONG_TEXT = "x".repeat(30_000);

/** How much goes up, down and into a cell. */
export const sizesCases: readonly SelfTestCase[] = [
  {
    fact: "sizes.write-over-5-mb",
    run: (scratch) =>
      scratch.code(async (context, sheet) => {
        const cells = sheet.getRangeByIndexes(0, 0, TEXTS_OVER_5_MB, 1);
        cells.values = Array.from({ length: TEXTS_OVER_5_MB }, () => [LONG_TEXT]);
        await context.sync();
      }),
  },
  {
    fact: "sizes.read-over-5-mb",
    run: (scratch) =>
      scratch.code(async (context, sheet) => {
        const cells = sheet.getRangeByIndexes(0, 0, TEXTS_OVER_5_MB, 1);
        cells.formulas = Array.from({ length: TEXTS_OVER_5_MB }, () => ['=REPT("x",30000)']);
        await context.sync();
        cells.load("values");
        await context.sync();
      }),
  },
  {
    fact: "sizes.read-over-5-million-cells",
    run: async (scratch) => {
      let seen: Json = null;
      const code = await scratch.code(async (context, sheet) => {
        const cells = sheet.getRange("A1:E1000001").load("values");
        await context.sync();
        const values = cells.values as Json[][] | null;
        seen = values === null ? "null" : `${values.length} rows`;
      });
      return code === "no error" ? seen : code;
    },
  },
  {
    fact: "sizes.whole-columns",
    run: async (scratch) => {
      const read = await scratch.run(async (context, sheet) => {
        const column = sheet.getRange("A:A").load("values");
        await context.sync();
        return column.values as Json;
      });
      const write = await scratch.code(async (context, sheet) => {
        sheet.getRange("A:A").values = [[1]];
        await context.sync();
      });
      return { read, write };
    },
  },
  {
    fact: "sizes.long-address",
    run: (scratch) =>
      scratch.run(async (context, sheet) => {
        const asked = Array.from({ length: 2_500 }, (_, i) => `A${2 * i + 1}`);
        const areas = sheet.getRanges(asked.join(",")).load("areaCount");
        await context.sync();
        return { asksForAll: areas.areaCount === asked.length };
      }),
  },
  {
    fact: "sizes.many-merged-areas",
    run: (scratch) =>
      scratch.code(async (context, sheet) => {
        for (let row = 0; row < 513; row++) sheet.getRangeByIndexes(row, 0, 1, 2).merge();
        await context.sync();
        sheet.getRange("A1:B513").getMergedAreasOrNullObject().load("areaCount");
        await context.sync();
      }),
  },
  {
    fact: "sizes.longest-text",
    run: async (scratch) => {
      const kept = await scratch.run(async (context, sheet) => {
        const cell = sheet.getRange("A1");
        cell.values = [["x".repeat(LONGEST_TEXT)]];
        cell.load("values");
        await context.sync();
        return String(cell.values[0]![0]).length;
      });
      const longer = await scratch.code(async (context, sheet) => {
        sheet.getRange("A1").values = [["x".repeat(LONGEST_TEXT + 1)]];
        await context.sync();
      });
      return { kept, longer };
    },
  },
  {
    fact: "sizes.longest-sheet-name",
    run: async (scratch) => {
      const add = (length: number) =>
        scratch.code(async (context) => {
          const added = context.workbook.worksheets.add(scratch.sheetName.padEnd(length, "x"));
          await context.sync();
          added.delete();
          await context.sync();
        });
      return { "31 characters": await add(31), "32 characters": await add(32) };
    },
  },
];
