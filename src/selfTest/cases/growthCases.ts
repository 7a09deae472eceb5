import type { Scratch } from "../scratch";
import type { SelfTestCase } from "../selfTestCase";
import { givenTable, whereTableIs } from "./givenTable";

/** Whether a table takes in what is written beside it. */
export const growthCases: readonly SelfTestCase[] = [
  {
    fact: "tables.grow-down",
    run: (scratch) => grown(scratch, (sheet) => (sheet.getRange("A4").values = [["West"]])),
  },
  {
    fact: "tables.grow-right",
    run: (scratch) => grown(scratch, (sheet) => (sheet.getRange("C1").values = [["Target"]])),
  },
  {
    fact: "tables.no-growth-across-a-gap",
    run: (scratch) => grown(scratch, (sheet) => (sheet.getRange("A5").values = [["West"]])),
  },
  {
    fact: "tables.no-growth-under-totals",
    run: (scratch) =>
      grown(scratch, (sheet) => {
        sheet.tables.getItemAt(0).showTotals = true;
        sheet.getRange("A5").values = [["West"]];
      }),
  },
  {
    fact: "tables.no-growth-by-formulas",
    run: (scratch) => grown(scratch, (sheet) => (sheet.getRange("B4").formulas = [["=SUM(B2:B3)"]])),
  },
  {
    fact: "tables.no-growth-over-validation",
    run: (scratch) =>
      grown(scratch, (sheet) => {
        sheet.getRange("A4:B9").dataValidation.rule = {
          wholeNumber: { formula1: 0, operator: "GreaterThan" },
        };
        sheet.getRange("A4").values = [["West"]];
      }),
  },
  {
    fact: "tables.growth-by-slices",
    run: (scratch) =>
      grown(scratch, (sheet) => (sheet.getRange("A4:B1603").values = rowsWithBlankAtSliceEnd())),
  },
  {
    fact: "tables.growth-of-3100-rows",
    run: (scratch) =>
      grown(scratch, (sheet) => {
        sheet.getRange("A4:B3103").values = Array.from({ length: 3100 }, (_, i) => [`P${i}`, i]);
      }),
  },
  {
    fact: "tables.resized-first",
    run: (scratch) =>
      grown(scratch, (sheet) => {
        sheet.tables.getItemAt(0).resize("A1:B1603");
        sheet.getRange("A4:B1603").values = rowsWithBlankAtSliceEnd();
      }),
  },
];

/** Where the table stands after something was written, each in an order and a sync of its own. */
async function grown(scratch: Scratch, write: (sheet: Excel.Worksheet) => void): Promise<string> {
  await givenTable(scratch);
  await scratch.run(async (context, sheet) => {
    write(sheet);
    await context.sync();
  });
  return scratch.run(whereTableIs);
}

/** Two columns make slices of 750 rows; the first slice ends in a blank row. */
function rowsWithBlankAtSliceEnd(): (string | number)[][] {
  return Array.from({ length: 1600 }, (_, i) => (i === 749 ? ["", ""] : [`P${i}`, i]));
}
