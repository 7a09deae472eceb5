import { analyseSeries, type SeriesAnalysis, type SeriesInput } from "../../src/analysis/analyseSeries";
import { rulesOf } from "../../src/analysis/signals";

const STEADY = [9, 11, 9, 11, 9, 11, 9, 11, 9, 11, 9, 11];

function mdc(values: readonly number[], more: Partial<SeriesInput> = {}): SeriesAnalysis {
  return analyseSeries({ values, direction: "increase", preset: "mdc-excel", ...more });
}

test("a result states its preset, screening and constants", () => {
  expect(analyseSeries({ values: STEADY, direction: "increase" })).toMatchObject({
    preset: "nhs-r",
    screenOutliers: true,
    constants: { LIMIT_FACTOR: 2.66, SCREENING_FACTOR: 3.267, SHIFT_LENGTH: 7, TREND_LENGTH: 7 },
  });
  expect(mdc(STEADY)).toMatchObject({ preset: "mdc-excel", screenOutliers: false });
});

test("mdc-excel does not screen, unless asked to", () => {
  const values = [1, 2, 1, 2, 10, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1];
  const width = ({ groups }: SeriesAnalysis): number => groups[0]!.averageRange;
  expect(width(analyseSeries({ values, direction: "increase" }))).toBe(1);
  expect(width(mdc(values))).toBeCloseTo((15 + 8 + 9) / 17, 12);
  expect(width(mdc(values, { screenOutliers: true }))).toBe(1);
});

test("mdc-excel counts points beyond the limits in two in three", () => {
  const values = [...STEADY, 10.5, 16, 17];
  const more = { baseline: { firstPoints: 12 } };
  const rules = ({ marks }: SeriesAnalysis): string[][] =>
    Array.from(marks.subarray(12), (mark) => rulesOf(mark).map(({ rule }) => rule));
  expect(rules(analyseSeries({ values, direction: "increase", ...more }))).toEqual([
    [],
    ["outsideLimits"],
    ["outsideLimits"],
  ]);
  expect(rules(mdc(values, more))).toEqual([
    [],
    ["outsideLimits", "twoInThree"],
    ["outsideLimits", "twoInThree"],
  ]);
});

test("mdc-excel: three points that are not on one side are no two in three", () => {
  expect(mdc([...STEADY, 9.5, 16, 17], { baseline: { firstPoints: 12 } }).marks[14]).toBe(1);
});

test("mdc-excel tells variation and assurance from 13 values of the latest group", () => {
  const told = ({ variation, assurance }: SeriesAnalysis): unknown[] => [variation, assurance];
  expect(told(mdc(STEADY, { target: 5 }))).toEqual([null, null]);
  expect(told(mdc([...STEADY, NaN, 9], { target: 5 }))).not.toEqual([null, null]);
  expect(told(mdc([...STEADY, 9], { target: 1 }))).toEqual(["commonCause", "consistentlyPassing"]);
  expect(told(mdc([...STEADY, ...STEADY], { target: 1, rebases: [12] }))).toEqual([null, null]);
  expect(told(analyseSeries({ values: STEADY, direction: "increase", target: 1 }))).toEqual([
    "commonCause",
    "consistentlyPassing",
  ]);
});

test.each([
  { direction: "increase", limit: "upl", assurance: "consistentlyFailing" },
  { direction: "increase", limit: "lpl", assurance: "consistentlyPassing" },
  { direction: "decrease", limit: "lpl", assurance: "consistentlyFailing" },
  { direction: "decrease", limit: "upl", assurance: "consistentlyPassing" },
] as const)("a target on the $limit, $direction: mdc-excel says $assurance", (given) => {
  const values = [...STEADY, 9, 11];
  const target = mdc(values).groups[0]![given.limit];
  expect(mdc(values, { direction: given.direction, target }).assurance).toBe(given.assurance);
  expect(analyseSeries({ values, direction: given.direction, target }).assurance).toBe("hitOrMiss");
});
