import { assessContract, type ContractFigures } from "../../src/analysis/assess";
import { yearToDate } from "../../src/analysis/yearToDate";
import { buildSummary } from "../../src/workbook/buildSummary";
import { COLLAPSE, contract, DAYS, rows, target } from "../analysis/contractOf";

/** The cells of the first row by their header. */
function summaryOf(more: Partial<ContractFigures>): Record<string, unknown> {
  const figures = contract(more);
  const context = { yearToDate: yearToDate(figures), threshold: 11 };
  const table = buildSummary(assessContract(figures), [], context);
  return Object.fromEntries(table.columns.map(({ header }, i) => [header, table.rows[0]!.cells[i]]));
}

test("the year to date is sum over sum from the start of the fiscal year", () => {
  const calendar = summaryOf({ observations: COLLAPSE });
  expect(calendar["Year to date"]).toBeCloseTo(248 / 404, 12);
  const fiscal = summaryOf({ observations: COLLAPSE, fiscalYearStart: 7 });
  expect(fiscal["Year to date"]).toBeCloseTo(75 / 145, 12);
  expect(calendar["Please note"]).not.toContain("year to date");
});

test("a year to date that lacks a month says so", () => {
  const row = summaryOf({ observations: rows("2026-01", "30/42 - 31/40 28/41") });
  expect(row["Year to date"]).toBeCloseTo(89 / 123, 12);
  expect(row["Please note"]).toContain("year to date from 3 of 4 months");
});

test("medians have no year to date", () => {
  const observations = rows("2026-01", "4 5 6", { indicatorId: DAYS.id });
  expect(summaryOf({ observations, indicators: [DAYS] })["Year to date"]).toBeNull();
});

test("the outlook is told of a stable series with a target, and of no other", () => {
  const stable = { observations: COLLAPSE.slice(0, 12), targets: [target(0.7)] };
  expect(summaryOf(stable).Outlook).toBe("about 48 of 100 months");
  expect(summaryOf({ ...stable, observations: COLLAPSE }).Outlook).toBeNull();
  expect(summaryOf({ observations: COLLAPSE.slice(0, 12) }).Outlook).toBeNull();
});
