import type { Json } from "../fact";
import type { Scratch } from "../scratch";
import type { SelfTestCase } from "../selfTestCase";

/** What is written into a General cell, by the fact that says what becomes of it. */
const TYPED: Readonly<Record<string, string>> = {
  "values.typed-iso-date": "2018-12-31",
  "values.typed-us-date": "12/31/2018",
  "values.typed-other-order": "31/12/2018",
  "values.typed-year-month": "2026-09",
  "values.typed-leading-zeros": "007",
  "values.typed-scientific": "1E5",
  "values.typed-percent": "5%",
  "values.typed-truth-word": "TRUE",
  "values.typed-thousands": "1,234",
  "values.typed-parentheses": "(5)",
  "values.typed-time": "1:30",
  "values.typed-error": "#N/A",
  "values.typed-code": "ND",
  "values.typed-suppressed": "<11",
  "values.leading-equals": "=1+1",
  "values.leading-equals-word": "=x",
  "values.leading-plus-number": "+44",
  "values.leading-plus-word": "+x",
  "values.leading-minus": "-2*3",
  "values.lone-equals": "=",
  "values.leading-apostrophe": "'007",
};

/** The same where the year is that of the day on which it is typed. */
const TYPED_DAYS: Readonly<Record<string, string>> = {
  "values.typed-dash": "1-10",
  "values.typed-slash": "1/2",
};

/** What stays as it is in a text cell. */
const TEXTS = ["1-10", "2018-12-31", "1/2", "007", "1E5", "TRUE", "5%", "=1+1", "+x", "=x", "-2*3", "'x"];

/** What writing a string does to a cell, one case for each string that a provider may well send. */
export const typedCases: readonly SelfTestCase[] = [
  ...Object.entries(TYPED).map(([fact, input]) => ({
    fact,
    run: (scratch: Scratch) => written(scratch, input),
  })),
  ...Object.entries(TYPED_DAYS).map(([fact, input]) => ({
    fact,
    run: async (scratch: Scratch) => {
      const { value, type, format } = await written(scratch, input);
      return { type, format, day: typeof value === "number" ? monthAndDay(value) : value };
    },
  })),
  {
    fact: "values.text-format-keeps",
    run: (scratch) =>
      scratch.run(async (context, sheet) => {
        const cells = sheet.getRangeByIndexes(0, 0, TEXTS.length, 1);
        cells.numberFormat = TEXTS.map(() => ["@"]);
        cells.values = TEXTS.map((text) => [text]);
        cells.load("values,valueTypes");
        await context.sync();
        const types = cells.valueTypes.map(([type]) => String(type));
        return { values: cells.values.flat() as Json[], types: [...new Set(types)] };
      }),
  },
  {
    fact: "values.number-into-text-cell",
    run: (scratch) =>
      scratch.run(async (context, sheet) => {
        const cells = sheet.getRange("A1:B1");
        cells.numberFormat = [["@", "@"]];
        cells.values = [[7, true]];
        cells.load("values,valueTypes");
        await context.sync();
        return { values: cells.values as Json, types: cells.valueTypes };
      }),
  },
  {
    fact: "values.chosen-format-stays",
    run: (scratch) =>
      scratch.run(async (context, sheet) => {
        const cell = sheet.getRange("A1");
        cell.numberFormat = [["0.000"]];
        cell.values = [["5%"]];
        cell.load("values,numberFormat");
        await context.sync();
        return { value: cell.values[0]![0] as Json, format: cell.numberFormat[0]![0] as Json };
      }),
  },
  {
    fact: "values.broken-formula",
    run: (scratch) =>
      scratch.code(async (context, sheet) => {
        sheet.getRange("A1").values = [["- see the note"]];
        await context.sync();
      }),
  },
];

function written(scratch: Scratch, input: string) {
  return scratch.run(async (context, sheet) => {
    const cell = sheet.getRange("A1");
    cell.values = [[input]];
    cell.load("values,valueTypes,formulas,numberFormat");
    await context.sync();
    return {
      value: cell.values[0]![0] as Json,
      type: cell.valueTypes[0]![0]!,
      formula: cell.formulas[0]![0] as Json,
      format: cell.numberFormat[0]![0] as Json,
    };
  });
}

/** Month and day of a serial date, as "01-10"; the year is left out, because it is that of the day of the test. */
function monthAndDay(serial: number): string {
  return new Date((serial - 25_569) * 86_400_000).toISOString().slice(5, 10);
}
