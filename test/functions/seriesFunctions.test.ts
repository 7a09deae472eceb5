import { analyseSeries } from "../../src/analysis/analyseSeries";
import { assurance, limits, signals, variation } from "../../src/functions/seriesFunctions";
import { column, ENROLMENT, refusal, row } from "./givenCells";

const TARGET = 0.7;
const percent = (share: number): string => (share * 100).toFixed(1);

describe("a contract whose enrolment collapses, as its sheets have it", () => {
  test("limits from the first year, and from all 24 months", () => {
    expect(limits(column(ENROLMENT), 12)[0]!.map(percent)).toEqual(["69.6", "53.6", "85.7"]);
    expect(limits(column(ENROLMENT))[0]!.map(percent)).toEqual(["66.8", "58.5", "75.1"]);
  });

  test("variation and assurance in the words of the sheets", () => {
    expect(variation(column(ENROLMENT), "increase", 12)).toBe("Concern");
    expect(variation(column(ENROLMENT), "decrease", 12)).toBe("Improvement");
    expect(variation(column(ENROLMENT), "neutral", 12)).toBe("Special cause, low");
    expect(variation(column(ENROLMENT.slice(0, 16)), "increase", 12)).toBe("Common cause");
    expect(assurance(column(ENROLMENT), "increase", TARGET, 12)).toBe("Hit or miss");
    expect(assurance(column(ENROLMENT), "increase", 0.9)).toBe("Consistently failing");
    expect(assurance(column(ENROLMENT), "decrease", 0.9)).toBe("Consistently passing");
  });

  test("every rule of every point, with its direction and what it means", () => {
    const words = signals(column(ENROLMENT), "increase", 12).map(([word]) => word);
    expect(words).toHaveLength(24);
    expect(words.slice(0, 16)).toEqual(Array<string>(16).fill(""));
    expect(words[16]).toBe("trend falling (concern)");
    expect(words[20]).toBe("trend falling (concern); two in three below (concern); shift below (concern)");
    expect(words[23]).toBe("outside limits below (concern); trend falling (concern); shift below (concern)");
    expect(signals(column(ENROLMENT), "neutral", 12)[16]).toEqual(["trend falling"]);
  });
});

test("limits are those of the analysis, with each preset and with screening on or off", () => {
  for (const preset of ["nhs-r", "mdc-excel"] as const) {
    for (const screening of [true, false]) {
      const [group] = analyseSeries({
        values: ENROLMENT,
        direction: "neutral",
        preset,
        screenOutliers: screening,
      }).groups;
      expect(limits(column(ENROLMENT), undefined, screening, preset.toUpperCase())).toEqual([
        [group!.mean, group!.lpl, group!.upl],
      ]);
    }
  }
});

test("a row of figures has its signals beside each other; a column has them below each other", () => {
  const below = signals(column(ENROLMENT), "increase", 12);
  const beside = signals(row(ENROLMENT), "increase", 12);
  expect(beside).toEqual([below.map(([word]) => word)]);
  expect(limits(row(ENROLMENT), 12)).toEqual(limits(column(ENROLMENT), 12));
});

test("blank cells are missing and texts are gaps: both leave out two moving ranges", () => {
  const values: unknown[] = [...ENROLMENT];
  const expected = [...ENROLMENT];
  [null, "", "<11", "ND", " "].forEach((gap, i) => {
    values[3 * i] = gap;
    expected[3 * i] = NaN;
  });
  const [group] = analyseSeries({ values: expected, direction: "neutral" }).groups;
  expect(limits(column(values))).toEqual([[group!.mean, group!.lpl, group!.upl]]);
  expect(signals(column(values), "increase")[3]).toEqual([""]);
});

test("a series that never varies has its value as limits and no signal", () => {
  const constant = column(Array<number>(12).fill(0.95));
  expect(limits(constant)).toEqual([[0.95, 0.95, 0.95]]);
  expect(variation(constant, "increase")).toBe("Common cause");
  expect(assurance(constant, "increase", 0.9)).toBe("Consistently passing");
});

describe("no number without the figures for it", () => {
  const eleven = column(ENROLMENT.slice(0, 11));
  const tooFew = "notAvailable: Too few points for limits: 12 are needed and there are 11.";
  test.each([
    ["limits", () => limits(eleven)],
    ["variation", () => variation(eleven, "increase")],
    ["assurance", () => assurance(eleven, "increase", TARGET)],
    ["signals", () => signals(eleven, "increase")],
    ["limits from a baseline with a gap", () => limits(column([null, ...ENROLMENT.slice(1)]), 12)],
  ])("%s", (_name, call) => expect(refusal(call)).toBe(tooFew));

  test("a missing latest figure has no variation, and the limits stand", () => {
    const open = column([...ENROLMENT, null]);
    expect(refusal(() => variation(open, "increase"))).toBe("notAvailable: Latest figure missing.");
    expect(limits(open)).toEqual(limits(column(ENROLMENT)));
  });

  test("nothing but blanks", () => {
    expect(refusal(() => limits(column([null, "", null])))).toBe("notAvailable: No figures yet.");
    expect(refusal(() => variation([[null]], "increase"))).toBe("notAvailable: No figures yet.");
  });

  test("mdc-excel tells nothing from 12 points", () => {
    const twelve = column(ENROLMENT.slice(0, 12));
    expect(variation(twelve, "increase")).toBe("Common cause");
    expect(refusal(() => variation(twelve, "increase", undefined, "mdc-excel"))).toBe(
      "notAvailable: The preset mdc-excel does not tell it from so few points.",
    );
  });

  test("no target", () => {
    expect(refusal(() => assurance(column(ENROLMENT), "increase", null))).toBe(
      "notAvailable: There is no target.",
    );
  });
});

describe("arguments that are wrong are named", () => {
  const figures = column(ENROLMENT);
  test.each([
    [
      'invalidValue: direction must be one of "increase", "decrease", "neutral", not "up".',
      () => variation(figures, "up"),
    ],
    [
      'invalidValue: A target needs a direction: "increase" or "decrease".',
      () => assurance(figures, "neutral", TARGET),
    ],
    [
      "invalidValue: A baseline is a whole number of points, 12 or more (0 or nothing: all points).",
      () => limits(figures, 8),
    ],
    [
      'invalidValue: preset must be one of "nhs-r", "mdc-excel", not "nhs".',
      () => limits(figures, undefined, undefined, "nhs"),
    ],
    [
      "invalidValue: values must be one row or one column of cells.",
      () =>
        limits([
          [1, 2],
          [3, 4],
        ]),
    ],
    [
      'invalidValue: values, cell 2: "12" is kept as text. Enter the number again.',
      () => limits(column([1, "12", 3])),
    ],
    [
      "invalidValue: values, cell 1: this is no number. Enter the number again.",
      () => limits(column([true, 12, 3])),
    ],
    ["invalidNumber: values, cell 1: the number is too large.", () => limits(column([1e300, 12, 3]))],
  ])("%s", (expected, call) => expect(refusal(call)).toBe(expected));
});
