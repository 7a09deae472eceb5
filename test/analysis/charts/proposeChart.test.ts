import {
  type ChartEvidence,
  type ChartProposal,
  proposeChart,
} from "../../../src/analysis/charts/proposeChart";

/** Of 50 each: as far apart as chance puts them. */
const BY_CHANCE = [20, 23, 18, 21, 25, 19, 22, 17, 21, 24, 20, 19];
const FIFTIES = Array<number>(12).fill(50);

function proposed(values: readonly number[], more: Partial<ChartEvidence> = {}): ChartProposal {
  return proposeChart({ values, counted: true, subset: false, ...more });
}

test("few values: a run chart", () => {
  expect(proposed(BY_CHANCE.slice(0, 7))).toEqual({
    chart: "run",
    reason: "Limits need 12 values and there are 7: a run chart shows shifts without limits.",
  });
  expect(proposed([...BY_CHANCE.slice(0, 11), NaN, Infinity]).chart).toBe("run");
});

test("measurements: XmR", () => {
  expect(proposed(BY_CHANCE, { counted: false })).toEqual({
    chart: "nhs-r",
    reason: "Measurements, one a period: their moving ranges give the limits.",
  });
  expect(proposed(BY_CHANCE.map((value) => value - 20)).chart).toBe("nhs-r");
});

test("part of a denominator: p, and p′ where counting does not explain the variation", () => {
  const more = { denominators: FIFTIES, subset: true };
  expect(proposed(BY_CHANCE, more)).toEqual({
    chart: "p",
    reason: "Events out of a denominator that vary as counts do by chance.",
  });
  const large = { denominators: FIFTIES.map((base) => base * 100), subset: true };
  const prime = proposed(
    BY_CHANCE.map((events) => events * 100),
    large,
  );
  expect(prime.chart).toBe("pPrime");
  expect(prime.reason).toMatch(
    /^Events out of a denominator that vary \d+\.\d times as much as chance explains\.$/,
  );
});

test("over an exposure: u, and u′", () => {
  expect(proposed(BY_CHANCE, { denominators: FIFTIES }).chart).toBe("u");
  const wide = BY_CHANCE.map((events, i) => (i % 2 === 0 ? events * 3 : events));
  expect(proposed(wide, { denominators: FIFTIES }).chart).toBe("uPrime");
});

test("counts alone: c, and XmR where they vary more", () => {
  expect(proposed(BY_CHANCE).chart).toBe("c");
  const wide = proposed(BY_CHANCE.map((events) => events ** 2));
  expect(wide.chart).toBe("nhs-r");
  expect(wide.reason).toMatch(/^Counts that vary \d+\.\d times as much as chance explains\.$/);
});

test("rare events: cases or days between them", () => {
  const rare = [0, 1, 0, 0, 2, 0, 1, 0, 0, 0, 1, 0];
  expect(proposed(rare, { denominators: FIFTIES, subset: true })).toEqual({
    chart: "g",
    reason: "No event in 8 of 12 periods: count the cases from one event to the next.",
  });
  expect(proposed(rare)).toEqual({
    chart: "t",
    reason: "No event in 8 of 12 periods: measure the days from one event to the next.",
  });
});

test("a proportion that is always whole is no division by nothing", () => {
  expect(proposed(FIFTIES, { denominators: FIFTIES, subset: true }).chart).toBe("p");
});
