import type { CellBlock } from "../../../src/submission/block";
import type { Mapping } from "../../../src/submission/mapping";
import {
  columnLabel,
  indicatorsInUse,
  isReadLikeEarlier,
  meaningOf,
  openPoints,
  withIndicator,
  withMark,
  withMeaning,
  withRowsLeftOut,
} from "../../../src/taskpane/mapping/editMapping";

const BLOCK: CellBlock = {
  sheet: "Board report",
  row: 2,
  column: 1,
  values: [
    ["", "", "", "2026", "2026", ""],
    ["Provider", "Year", "Month", "Referred", "Enrolled", "% enrolled"],
    ["Harbor", 2026, "Jan", 42, 30, 71.4],
  ],
};

const MAPPING: Mapping = {
  version: 1,
  signature: "",
  headerRows: { first: 0, count: 2 },
  provider: { from: "column", column: 0, fillDown: true },
  indicator: null,
  period: { from: "yearAndMonth", yearColumn: 1, monthColumn: 2 },
  cadence: "monthly",
  dateOrder: null,
  fiscalYearStart: 1,
  figures: [{ column: 5, role: "value", indicator: "% enrolled" }],
  excluded: ["TOTAL"],
  marks: { "*": "suppressed" },
  indicators: [
    {
      label: "% enrolled",
      direction: "increase",
      unit: "percent",
      aggregation: "mean",
      percentScale: "hundred",
      target: 0.7,
    },
  ],
};

const meanings = (mapping: Mapping) => [0, 1, 2, 3, 4, 5].map((column) => meaningOf(mapping, column));

test("a complete mapping has nothing open", () => {
  expect(openPoints(MAPPING)).toEqual([]);
  expect(meanings(MAPPING)).toEqual(["provider", "year", "month", "unused", "unused", "value"]);
});

test("a column is called by its lowest header", () => {
  expect(columnLabel(BLOCK, MAPPING, 3)).toBe("Referred");
  expect(columnLabel({ ...BLOCK, values: [[""], [""]] }, MAPPING, 0)).toBe("Column 1");
});

test("where periods stand across, later columns are read like those of the first period", () => {
  const across: Mapping = {
    ...MAPPING,
    period: { from: "header", row: 0 },
    figures: [{ column: 3, role: "value", indicator: null }],
  };
  expect([0, 1, 2, 3, 4, 5].filter((column) => isReadLikeEarlier(across, column))).toEqual([4, 5]);
  expect(isReadLikeEarlier(MAPPING, 4)).toBe(false);
});

test("correcting a column changes that column only", () => {
  const edited = withMeaning(MAPPING, BLOCK, 3, "denominator");
  expect(meanings(edited)).toEqual(["provider", "year", "month", "denominator", "unused", "value"]);
  expect(meanings(MAPPING)).toEqual(["provider", "year", "month", "unused", "unused", "value"]);
});

test("a label that stands in one column moves to the other", () => {
  const edited = withMeaning(MAPPING, BLOCK, 4, "provider");
  expect(meanings(edited)).toEqual(["unused", "year", "month", "unused", "provider", "value"]);
});

test("what a corrected column was before is open again", () => {
  expect(openPoints(withMeaning(MAPPING, BLOCK, 0, "unused"))).toEqual([
    "Which column names the provider? Or type one name for all rows.",
  ]);
  expect(openPoints(withMeaning(MAPPING, BLOCK, 5, "unused"))).toContain("Which columns hold the figures?");
});

test("year and month want both their columns", () => {
  const yearOnly = withMeaning({ ...MAPPING, period: null }, BLOCK, 1, "year");
  expect(openPoints(yearOnly)).toEqual(["Year and month stand in two columns: name the other one too."]);
  expect(openPoints(withMeaning(yearOnly, BLOCK, 2, "month"))).toEqual([]);
});

test("a new column of figures brings an indicator whose direction must be said", () => {
  const edited = withMeaning(MAPPING, BLOCK, 4, "value");
  expect(openPoints(edited)).toEqual(["Is more of “Enrolled” better, or less?"]);
  expect(openPoints(withIndicator(edited, "Enrolled", { direction: "increase" }))).toEqual([]);
});

const EMPTY: Mapping = { ...MAPPING, figures: [], indicators: [] };

test.each([
  ["the count first", [4, 3]],
  ["what it is out of first", [3, 4]],
] as const)("a count and what it is out of are one indicator, a share: %s", (_name, columns) => {
  const roles = { 3: "denominator", 4: "numerator" } as const;
  const edited = columns.reduce<Mapping>(
    (mapping, column) => withMeaning(mapping, BLOCK, column, roles[column]),
    EMPTY,
  );
  expect(edited.figures).toEqual([
    { column: 3, role: "denominator", indicator: "Enrolled" },
    { column: 4, role: "numerator", indicator: "Enrolled" },
  ]);
  expect(indicatorsInUse(edited)).toEqual([
    {
      label: "Enrolled",
      direction: null,
      unit: "percent",
      aggregation: "ratio_of_sums",
      percentScale: null,
      target: null,
    },
  ]);
  expect(openPoints(edited)).toEqual(["Is more of “Enrolled” better, or less?"]);
});

test("what was said of a count stays when its other column is named", () => {
  const count = withIndicator(withMeaning(EMPTY, BLOCK, 4, "numerator"), "Enrolled", {
    direction: "increase",
  });
  expect(indicatorsInUse(withMeaning(count, BLOCK, 3, "denominator"))).toMatchObject([
    { label: "Enrolled", direction: "increase", unit: "percent" },
  ]);
});

test("a complete pair takes no third column: the next one waits for its own", () => {
  const pair = withMeaning(withMeaning(EMPTY, BLOCK, 4, "numerator"), BLOCK, 3, "denominator");
  const edited = withMeaning(pair, BLOCK, 5, "numerator");
  expect(edited.figures.map(({ indicator }) => indicator)).toEqual(["Enrolled", "Enrolled", "% enrolled"]);
  expect(openPoints(edited)).toContain(
    "“% enrolled” is a count out of something: out of which column? If it stands for itself, choose “Value as it is”.",
  );
});

test("a column of a total alone wants its count", () => {
  expect(openPoints(withMeaning(EMPTY, BLOCK, 3, "denominator"))).toContain(
    "“Referred” is what a count is out of: which column holds the count?",
  );
});

test("where rows name the indicators, two columns of counts make shares of all of them", () => {
  const rows: Mapping = {
    ...EMPTY,
    indicator: { from: "column", column: 5, fillDown: false },
    indicators: [{ ...MAPPING.indicators[0]!, label: "Enrolment", unit: "count", aggregation: "sum" }],
  };
  const edited = withMeaning(withMeaning(rows, BLOCK, 3, "denominator"), BLOCK, 4, "numerator");
  expect(edited.figures.map(({ indicator }) => indicator)).toEqual([null, null]);
  expect(edited.indicators).toMatchObject([{ label: "Enrolment", unit: "percent", direction: "increase" }]);
});

test("a column that is no longer used takes its indicator along", () => {
  const edited = withMeaning(withMeaning(MAPPING, BLOCK, 4, "value"), BLOCK, 4, "unused");
  expect(indicatorsInUse(edited).map(({ label }) => label)).toEqual(["% enrolled"]);
  expect(openPoints(edited)).toEqual([]);
});

test("a scale is asked of percentages as they stand, not of those computed from counts", () => {
  const open = withIndicator(MAPPING, "% enrolled", { percentScale: null });
  expect(openPoints(open)).toEqual(["Is a percentage of “% enrolled” written as 38.7 or as 0.387?"]);
  const counts = [
    { column: 3, role: "denominator", indicator: "% enrolled" },
    { column: 4, role: "numerator", indicator: "% enrolled" },
  ] as const;
  expect(openPoints({ ...open, figures: counts })).toEqual([]);
});

test("every mark must have a meaning", () => {
  const open = { ...MAPPING, marks: { "*": null, "-": null } };
  expect(openPoints(open)).toEqual(["What does “*” stand for?", "What does “-” stand for?"]);
  expect(openPoints(withMark(withMark(open, "*", "suppressed"), "-", "missing"))).toEqual([]);
});

test("rows left out can be counted again, and left out again once", () => {
  const counted = withRowsLeftOut(MAPPING, "TOTAL", false);
  expect(counted.excluded).toEqual([]);
  expect(withRowsLeftOut(withRowsLeftOut(counted, "TOTAL", true), "TOTAL", true).excluded).toEqual(["TOTAL"]);
});
