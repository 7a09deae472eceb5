import { refresh } from "../../src/workflows/refresh";
import { done, givenSample } from "./givenContractBook";

/** What the add-in's own sheets are made of, so that they work for whoever opens the workbook without it. */

const RESULT_SHEETS = [
  ...["Summary", "Flags", "Trends", "Comparison", "Pathway steps", "Agenda", "Problems"],
  ...["Trend data", "Comparison data", "Pathway data", "Agenda lines", "_acm"],
];

async function givenRefreshed() {
  const book = await givenSample("child-welfare");
  done(await refresh());
  const sheets = RESULT_SHEETS.flatMap((name) => book.model.sheet(name) ?? []);
  expect(sheets.length).toBeGreaterThan(8);
  return { book, sheets };
}

test("they hold values: no formula asks for one of the add-in's functions, and no rule does", async () => {
  const { sheets } = await givenRefreshed();
  const rules = sheets.flatMap(({ conditionalFormats, validations }) =>
    [...conditionalFormats, ...validations].map(({ rule }) => JSON.stringify(rule)),
  );
  const formulas = sheets.flatMap(({ cells }) => [...cells.formulaCells()].map(({ formula }) => formula));
  expect(rules.length).toBeGreaterThan(0);
  expect([...rules, ...formulas].filter((text) => /\bACM\./i.test(text))).toEqual([]);
});

test("rules colour a limited block, by a formula of their own, and a person's rule stays", async () => {
  const { book, sheets } = await givenRefreshed();
  const ours = sheets.flatMap(({ conditionalFormats }) => conditionalFormats);
  expect(ours.length).toBeGreaterThan(0);
  expect(ours.filter(({ type }) => type !== "Custom")).toEqual([]);
  for (const { ranges } of ours)
    for (const { top, bottom } of ranges) expect(bottom - top).toBeLessThan(5_000);
  await book.excel.run(async (context) => {
    const range = context.workbook.worksheets.getItem("Summary").getRange("A5:A9");
    range.conditionalFormats.add("Custom").custom.rule.formula = '=$A5="mine"';
    await context.sync();
  });
  const before = book.sheet("Summary").conditionalFormats.map(({ rule }) => rule);
  done(await refresh());
  expect(book.sheet("Summary").conditionalFormats.map(({ rule }) => rule)).toEqual(before);
});

test("a choice is made from cells, not from a list in the rule, which may hold 255 characters only", async () => {
  const { sheets } = await givenRefreshed();
  const lists = sheets.flatMap(({ validations }) => validations.filter(({ type }) => type === "List"));
  expect(lists.length).toBeGreaterThan(0);
  expect(lists.filter(({ rule }) => !String(rule["source"]).startsWith("="))).toEqual([]);
});

test("no rule stands below a table, where it would keep the table from growing", async () => {
  const { sheets } = await givenRefreshed();
  const blocked = sheets.flatMap(({ name, tables, validations }) =>
    tables
      .filter(({ box }) =>
        validations.some(({ ranges }) =>
          ranges.some(
            ({ top, bottom, left, right }) =>
              top <= box.bottom + 1 && bottom > box.bottom && left <= box.right && right >= box.left,
          ),
        ),
      )
      .map((table) => `${name}: ${table.name}`),
  );
  expect(blocked).toEqual([]);
});

test("a refresh works on the sheets, tables and charts that are there and makes none of them anew", async () => {
  const { book, sheets } = await givenRefreshed();
  const identities = () =>
    sheets.map(({ id, tables, charts }) => [
      id,
      tables.map((table) => table.id),
      charts.map((chart) => chart.id),
    ]);
  const before = identities();
  book.type("Data!F28", 45);
  done(await refresh());
  expect(identities()).toEqual(before);
  expect(RESULT_SHEETS.flatMap((name) => book.model.sheet(name) ?? [])).toEqual(sheets);
});

test("the memory is a table on a very hidden sheet, and nothing is kept in settings or parts of the file", async () => {
  const { book } = await givenRefreshed();
  const { settings, customXmlParts, protection } = {
    ...book.model,
    protection: book.sheet("_acm").protection,
  };
  expect(book.sheet("_acm").visibility).toBe("VeryHidden");
  expect(book.sheet("_acm").tables).toHaveLength(1);
  expect([settings.size, customXmlParts.size, book.host.officeSettings.size]).toEqual([0, 0, 0]);
  expect(protection).toBeNull();
});

test("no sheet of ours is protected: Excel would refuse the next refresh", async () => {
  const { sheets } = await givenRefreshed();
  expect(sheets.filter(({ protection }) => protection !== null).map(({ name }) => name)).toEqual([]);
});

test("charts say what they show in their title, draw hidden cells and leave gaps for missing figures", async () => {
  const { sheets } = await givenRefreshed();
  const charts = sheets.flatMap((sheet) => sheet.charts);
  expect(charts.length).toBeGreaterThan(5);
  for (const { title, plotVisibleOnly, displayBlanksAs } of charts) {
    expect(title.text.length).toBeGreaterThan(10);
    expect([plotVisibleOnly, displayBlanksAs]).toEqual([false, "NotPlotted"]);
  }
});

test("periods are text: real dates would make a time axis that leaves months out", async () => {
  const { book } = await givenRefreshed();
  const trends = book.sheet("Trends").charts;
  expect(new Set(trends.map(({ categoryAxis }) => categoryAxis.categoryType))).toEqual(new Set(["TextAxis"]));
  const periods = book
    .cells("Trend data!B2:B20")
    .flat()
    .filter((cell) => cell !== null);
  expect(periods.filter((cell) => typeof cell !== "string")).toEqual([]);
});

test("calls are counted by sheets and charts: forty times the rows take hardly more of them", async () => {
  const calls = async (sample: string) => {
    const book = await givenSample(sample);
    await book.settle();
    const before = book.host.syncLog.length;
    done(await refresh());
    const sent = book.host.syncLog.slice(before).reduce((sum, { actions }) => sum + actions, 0);
    return { rows: book.table("tblMeasures").box.bottom, charts: book.sheet("Trends").charts.length, sent };
  };
  const [small, large] = [await calls("workforce"), await calls("portfolio")];
  expect(large.charts).toBe(small.charts);
  expect(large.rows).toBeGreaterThan(40 * small.rows);
  expect(large.sent).toBeLessThan(1.2 * small.sent);
});
