import { findingsFile, snakeCase } from "../../../src/workbench/commandLine/findingsFile";

const months = ["2026-03", "2026-04", "2026-05"].map((key) => ({
  period: { key, cadence: "monthly", ordinal: 0 },
}));

const finding = {
  provider: { id: "harbor", name: "Harbor" },
  indicator: { id: "enrol", name: "Enrolled" },
  points: months,
  latest: 2,
  value: 0.5,
  numerator: 25,
  denominator: 50,
  target: 0.7,
  gap: -0.2,
  short: 10,
  variation: "specialCauseConcern",
  assurance: "hitOrMiss",
  mean: 0.696,
  lpl: 0.536,
  upl: 0.857,
  n: 12,
  rules: [{ rule: "twoInThree", direction: "below", type: "concern", from: 1, to: 2 }],
  states: ["underChange"],
};

test("a finding is written in the field's words, in snake case, with the periods of its runs", () => {
  expect(findingsFile({ findings: [finding], problems: [] }).findings).toEqual([
    {
      provider_id: "harbor",
      indicator_id: "enrol",
      period: "2026-05",
      value: 0.5,
      numerator: 25,
      denominator: 50,
      target: 0.7,
      gap: -0.2,
      short: 10,
      variation: "special_cause_concern",
      assurance: "hit_or_miss",
      mean: 0.696,
      lpl: 0.536,
      upl: 0.857,
      n: 12,
      rules: [{ rule: "two_in_three", direction: "below", periods: ["2026-04", "2026-05"] }],
      states: ["under_change"],
    },
  ]);
});

test("what is not known is null: nothing is left out", () => {
  const unknown = {
    ...finding,
    points: [],
    latest: -1,
    value: null,
    variation: null,
    assurance: null,
    rules: [],
    states: ["noData"],
  };
  const [record] = findingsFile({ findings: [unknown], problems: [] }).findings;
  expect(record).toMatchObject({
    period: null,
    value: null,
    variation: null,
    assurance: null,
    states: ["no_data"],
  });
  expect(JSON.parse(JSON.stringify(record))).toEqual(record);
});

test("problems keep their code, place and sentence, and nothing else", () => {
  const problem = { code: "DQ09", severity: "ask" as const, sheet: "Data", cell: "F7", message: "…" };
  expect(
    findingsFile({ findings: [], problems: [{ ...problem, row: 7 } as typeof problem] }).problems,
  ).toEqual([problem]);
});

test.each([
  ["commonCause", "common_cause"],
  ["outsideLimits", "outside_limits"],
  ["above", "above"],
])("%s becomes %s", (name, expected) => {
  expect(snakeCase(name)).toBe(expected);
});
