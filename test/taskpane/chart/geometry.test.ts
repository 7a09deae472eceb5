import { geometryOf, levelPath, linePath } from "../../../src/taskpane/chart/geometry";
import type { PicturePoint, SeriesPicture } from "../../../src/analysis/explain/seriesPicture";

const ROOM = { width: 288, height: 200, fontSize: 12 };
const percent = (value: number) => `${Math.round(value * 100)}%`;

function picture(values: readonly (number | null)[], more: Partial<PicturePoint> = {}): SeriesPicture {
  return {
    title: "Harbor – Enrolled",
    indicator: { unit: "percent", decimals: 3 },
    points: values.map((value, i) => ({
      label: `${["Jan", "Feb", "Mar"][i % 3]} ${2020 + Math.floor(i / 3)}`,
      value,
      figure: "",
      variation: "commonCause",
      hollow: false,
      mean: null,
      lpl: null,
      upl: null,
      target: null,
      cells: [],
      ...more,
    })),
    offset: 0,
    baselines: [],
    rebases: [],
  };
}

test("round values on the axis, with room around the lowest and the highest", () => {
  const { valueTicks, y, top, bottom } = geometryOf(picture([0.5, 0.72]), null, percent, ROOM);
  expect(valueTicks.map(({ text }) => text)).toEqual(["40%", "50%", "60%", "70%", "80%"]);
  expect(y(0.4)).toBeCloseTo(bottom, 9);
  expect(y(0.8)).toBeCloseTo(top, 9);
});

test("counts that are never below zero have no axis below zero", () => {
  const { valueTicks } = geometryOf(picture([0, 12]), null, String, ROOM);
  expect(valueTicks[0]!.text).toBe("0");
});

test.each([[[]], [[null, null]], [[5]], [[5, 5, 5]], [[0, 0]], [[1e-9, 2e-9]], [[-4, -1]], [[1e12, 3e12]]])(
  "%j has a finite drawing",
  (values) => {
    const geometry = geometryOf(picture(values), null, String, ROOM);
    expect(linePath(values, geometry)).not.toMatch(/NaN|Infinity/);
    for (const { at } of [...geometry.valueTicks, ...geometry.periodTicks]) expect(at).not.toBeNaN();
    expect(geometry.valueTicks.length).toBeGreaterThan(1);
  },
);

test("a missing value is a gap in the line, not a bridge", () => {
  const geometry = geometryOf(picture([1, 2, null, 3]), null, String, ROOM);
  expect(linePath([1, 2, null, 3], geometry).match(/[ML]/g)).toEqual(["M", "L", "M"]);
});

test("limits are level from point to point and step where they change", () => {
  const geometry = geometryOf(picture([1, 2, 3, 4]), null, String, ROOM);
  expect(levelPath([2, 2, 3, null], geometry).match(/[MH]/g)).toEqual(["M", "H", "M", "H"]);
});

test.each([3, 24, 36])("of %d periods as many are named as have room, the latest always", (count) => {
  const values = Array.from({ length: count }, (_, i) => i);
  const { periodTicks, right } = geometryOf(picture(values), null, String, ROOM);
  expect(periodTicks.at(-1)!.text).toBe(picture(values).points.at(-1)!.label);
  for (const [i, tick] of periodTicks.entries()) {
    const next = periodTicks[i + 1];
    const end = tick.anchor === "end" ? tick.at : tick.at + 8 * 3.6;
    expect(end).toBeLessThanOrEqual(right + 1);
    if (next) expect(next.at - tick.at).toBeGreaterThan(8 * 12 * 0.55);
  }
});

test("two pictures drawn over each other share a scale", () => {
  const wide = picture([1, 2], { upl: 90 });
  const { valueTicks } = geometryOf(picture([1, 2]), wide, String, ROOM);
  expect(Number(valueTicks.at(-1)!.text)).toBeGreaterThanOrEqual(90);
});
