import type { Json } from "../fact";
import type { SelfTestCase } from "../selfTestCase";
import { typedCases } from "./typedCases";

/** What cells take and give: blanks, texts, formulas, errors, formats, dates, hidden rows, used ranges. */
export const valuesCases: readonly SelfTestCase[] = [
  ...typedCases,
  {
    fact: "values.null-keeps",
    run: (scratch) =>
      scratch.run(async (context, sheet) => {
        const cells = sheet.getRange("A1:C1");
        cells.values = [[1, 2, 3]];
        cells.values = [[null, "", 9]];
        cells.load("values,valueTypes");
        await context.sync();
        return { values: cells.values as Json, types: cells.valueTypes };
      }),
  },
  {
    fact: "values.undefined-keeps",
    run: (scratch) =>
      scratch.run(async (context, sheet) => {
        const cells = sheet.getRange("A1:B1");
        cells.values = [[1, 2]];
        cells.values = [[undefined, 9]];
        cells.load("values");
        await context.sync();
        return cells.values as Json;
      }),
  },
  {
    fact: "values.null-for-all",
    run: (scratch) =>
      scratch.code(async (context, sheet) => {
        sheet.getRange("A1").values = null as unknown as Json[][];
        await context.sync();
      }),
  },
  {
    fact: "values.one-value-fills",
    run: (scratch) =>
      scratch.run(async (context, sheet) => {
        const cells = sheet.getRange("A1:B2");
        cells.values = 5 as unknown as number[][];
        cells.load("values");
        await context.sync();
        return cells.values as Json;
      }),
  },
  {
    fact: "values.wrong-size",
    run: (scratch) =>
      scratch.code(async (context, sheet) => {
        sheet.getRange("A1:B2").values = [[1, 2]];
        await context.sync();
      }),
  },
  {
    fact: "values.formulas-written-back",
    run: (scratch) =>
      scratch.run(async (context, sheet) => {
        const cell = sheet.getRange("A1");
        cell.values = [["'=1+1"]];
        cell.load("values,formulas");
        await context.sync();
        const first = { value: cell.values[0]![0] as Json, formula: cell.formulas[0]![0] as Json };
        cell.formulas = cell.formulas.slice();
        cell.load("values");
        await context.sync();
        return { first, afterwards: cell.values[0]![0] as Json };
      }),
  },
  {
    fact: "values.formula-into-text-cell",
    run: (scratch) =>
      scratch.run(async (context, sheet) => {
        const cell = sheet.getRange("A1");
        cell.numberFormat = [["@"]];
        cell.formulas = [["=1+1"]];
        cell.load("values");
        await context.sync();
        return cell.values[0]![0] as Json;
      }),
  },
  {
    fact: "values.errors-read-as-text",
    run: (scratch) =>
      scratch.run(async (context, sheet) => {
        const cells = sheet.getRange("A1:C1");
        cells.numberFormat = [["General", "General", "@"]];
        cells.formulas = [["=1/0", "=NA()", "#N/A"]];
        cells.load("values,valueTypes");
        await context.sync();
        return { values: cells.values as Json, types: cells.valueTypes };
      }),
  },
  {
    fact: "values.text-ignores-width",
    run: (scratch) =>
      scratch.run(async (context, sheet) => {
        const cell = sheet.getRange("A1");
        cell.numberFormat = [["0"]];
        cell.values = [[123456789]];
        cell.format.columnWidth = 12;
        cell.load("text");
        await context.sync();
        return cell.text[0]![0]!;
      }),
  },
  {
    fact: "values.date-system",
    run: (scratch) =>
      scratch.run(async (context) => {
        const serial = context.workbook.functions.date(2000, 1, 1).load("value");
        await context.sync();
        return serial.value;
      }),
  },
  {
    fact: "values.format-in-us-codes",
    run: (scratch) =>
      scratch.run(async (context, sheet) => {
        const cells = sheet.getRange("A1:C1");
        cells.numberFormat = [["yyyy-mm", "#,##0.00", "0.0%"]];
        cells.load("numberFormat");
        await context.sync();
        return cells.numberFormat as Json;
      }),
  },
  {
    fact: "values.format-categories",
    run: (scratch) =>
      scratch.run(async (context, sheet) => {
        const cells = sheet.getRange("A1:E1");
        cells.numberFormat = [["yyyy-mm", "0.0%", "#,##0.00", "@", "General"]];
        cells.load("numberFormatCategories");
        await context.sync();
        return cells.numberFormatCategories;
      }),
  },
  {
    fact: "values.typed-date-category",
    run: (scratch) =>
      scratch.run(async (context, sheet) => {
        const cells = sheet.getRange("A1:B1");
        cells.values = [["3/4", 46000]];
        cells.load("numberFormatCategories");
        await context.sync();
        return cells.numberFormatCategories;
      }),
  },
  {
    fact: "values.categories-by-name-only",
    run: (scratch) =>
      scratch.code(async (context, sheet) => {
        // Without names: that is what the fact is about.
        const cell = sheet.getRange("A1").load();
        await context.sync();
        return cell.numberFormatCategories;
      }),
  },
  {
    fact: "values.mixed-format-reads-null",
    run: (scratch) =>
      scratch.run(async (context, sheet) => {
        sheet.getRange("A1").format.font.bold = true;
        const { font } = sheet.getRange("A1:B1").format;
        font.load("bold");
        await context.sync();
        return font.bold;
      }),
  },
  {
    fact: "values.merged-cells",
    run: (scratch) =>
      scratch.run(async (context, sheet) => {
        const cells = sheet.getRange("A1:B2");
        cells.values = [
          [1, 2],
          [3, 4],
        ];
        cells.merge();
        cells.load("values");
        await context.sync();
        return cells.values as Json;
      }),
  },
  {
    fact: "values.hidden-rows",
    run: (scratch) =>
      scratch.run(async (context, sheet) => {
        const cells = sheet.getRange("A1:A3");
        cells.values = [[1], [2], [3]];
        sheet.getRange("2:2").rowHidden = true;
        cells.load("values");
        const visible = cells.getVisibleView().load("values");
        await context.sync();
        return { values: cells.values.flat() as Json[], visible: visible.values.flat() as Json[] };
      }),
  },
  {
    fact: "values.used-range-of-empty-sheet",
    run: (scratch) =>
      scratch.run(async (context, sheet) => {
        const used = sheet.getUsedRange().load("address");
        const filled = sheet.getUsedRangeOrNullObject(true).load("isNullObject");
        await context.sync();
        return { used: cellsOf(used.address), filledIsNull: filled.isNullObject };
      }),
  },
  {
    fact: "values.used-range-of-empty-cells",
    run: (scratch) =>
      scratch.code(async (context, sheet) => {
        sheet.getRange("A1").values = [[1]];
        sheet.getRange("C3:D4").getUsedRange(true).load("address");
        await context.sync();
      }),
  },
  {
    fact: "values.used-range-counts-formats",
    run: (scratch) =>
      scratch.run(async (context, sheet) => {
        sheet.getRange("A1").values = [[1]];
        sheet.getRange("C5").format.fill.color = "#FFFF00";
        const used = sheet.getUsedRange().load("address");
        const filled = sheet.getUsedRange(true).load("address");
        await context.sync();
        return { used: cellsOf(used.address), filled: cellsOf(filled.address) };
      }),
  },
  {
    fact: "values.objects-are-set-whole",
    run: (scratch) =>
      scratch.run(async (context, sheet) => {
        const layout = sheet.pageLayout.load("zoom");
        await context.sync();
        layout.zoom.scale = 55;
        layout.load("zoom");
        await context.sync();
        const byPart = layout.zoom.scale ?? null;
        layout.zoom = { scale: 55 };
        layout.load("zoom");
        await context.sync();
        return { byPart, whole: layout.zoom.scale ?? null };
      }),
  },
];

/** An address without its sheet. */
function cellsOf(address: string): string {
  return address.slice(address.lastIndexOf("!") + 1);
}
