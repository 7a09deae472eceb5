import { seriesRule, type SeriesKind } from "../../../src/spreadsheet/model/fillSeries";
import type { CellValue } from "../../../src/spreadsheet/model/cells";

/** The three values that follow. */
function next(
  values: readonly CellValue[],
  kind: SeriesKind = "Default",
  isDate = false,
): CellValue[] | null {
  const rule = seriesRule(values, kind, isDate);
  return rule && [0, 1, 2].map((i) => rule(values.length + i));
}

const serial = (text: string) => Date.parse(text) / 86_400_000 + 25_569;
const days = (...texts: string[]) => texts.map(serial);

test.each<[string, readonly CellValue[], CellValue[] | null]>([
  ["one number is repeated", [5], null],
  ["two numbers go on by their step", [2, 4], [6, 8, 10]],
  ["several numbers go on along their line", [1, 2, 4], [16 / 3, 41 / 6, 25 / 3]],
  ["a number behind a text is counted", ["Week 9"], ["Week 10", "Week 11", "Week 12"]],
  ["a number before one as well", ["1st"], ["2st", "3st", "4st"]],
  ["leading zeros stay", ["A08"], ["A09", "A10", "A11"]],
  ["quarters start again", ["Q3"], ["Q4", "Q1", "Q2"]],
  ["days of the week start again", ["fri"], ["sat", "sun", "mon"]],
  ["months go on by their step", ["January", "March"], ["May", "July", "September"]],
  ["other texts are repeated", ["North"], null],
  ["and so are mixtures", ["North", 1], null],
])("%s", (_what, values, expected) => {
  const rounded = next(values)?.map((value) =>
    typeof value === "number" ? Number(value.toFixed(9)) : value,
  );
  expect(rounded ?? null).toEqual(
    expected?.map((value) => (typeof value === "number" ? Number(value.toFixed(9)) : value)) ?? null,
  );
});

test("dates go on by days, or by months where they stand on the same day of theirs", () => {
  expect(next(days("2026-02-27"), "Default", true)).toEqual(days("2026-02-28", "2026-03-01", "2026-03-02"));
  expect(next(days("2026-01-31", "2026-03-31"), "Default", true)).toEqual(
    days("2026-05-31", "2026-07-31", "2026-09-30"),
  );
  expect(next(days("2026-01-31"), "Months", true)).toEqual(days("2026-02-28", "2026-03-31", "2026-04-30"));
  expect(next(days("2024-02-29"), "Years", true)).toEqual(days("2025-02-28", "2026-02-28", "2027-02-28"));
  // 2026-11-20 is a Friday.
  expect(next(days("2026-11-20"), "Weekdays", true)).toEqual(days("2026-11-23", "2026-11-24", "2026-11-25"));
});

test("a series of one number counts on; growth multiplies", () => {
  expect(next([5], "Series")).toEqual([6, 7, 8]);
  expect(next([1, 2, 4], "GrowthTrend")).toEqual([8, 16, 32]);
  expect(next([1, -2], "GrowthTrend")).toBeNull();
});
