import { hasAutocorrelation, hasSeason } from "../../src/analysis/dependence";

/** Normal numbers from a fixed seed (mulberry32, Box and Muller): the same on every machine. */
function normals(seed: number): () => number {
  let state = seed;
  const uniform = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());
}

/** Share of 1,000 simulated series for which something holds. */
function share(make: (next: () => number) => number[], holds: (values: number[]) => boolean): number {
  const next = normals(7);
  return Array.from({ length: 1000 }, () => holds(make(next))).filter(Boolean).length / 1000;
}

const stable = (length: number) => (next: () => number) => Array.from({ length }, next);
const alike = (phi: number) => (next: () => number) => {
  const values = [next()];
  while (values.length < 36) values.push(phi * values.at(-1)! + Math.sqrt(1 - phi * phi) * next());
  return values;
};
const seasonal = (next: () => number) =>
  Array.from({ length: 36 }, (_, i) => 2.5 * Math.sin((2 * Math.PI * i) / 12) + next());

test("stable series are called autocorrelated or seasonal in about one of a hundred", () => {
  expect(share(stable(36), hasAutocorrelation)).toBeLessThan(0.02);
  expect(share(stable(12), hasAutocorrelation)).toBeLessThan(0.02);
  expect(share(stable(36), (values) => hasSeason(values, "monthly"))).toBeLessThan(0.02);
  expect(share(stable(24), (values) => hasSeason(values, "monthly"))).toBeLessThan(0.02);
});

test("strong dependence is found", () => {
  expect(share(alike(0.8), hasAutocorrelation)).toBeGreaterThan(0.9);
  expect(share(seasonal, (values) => hasSeason(values, "monthly"))).toBeGreaterThan(0.9);
});

test("one shift or a long rise is no season", () => {
  const shifted = (next: () => number): number[] => stable(36)(next).map((v, i) => (i < 18 ? v : v + 5));
  const rising = (next: () => number): number[] => stable(36)(next).map((v, i) => v + i);
  expect(share(shifted, (values) => hasSeason(values, "monthly"))).toBeLessThan(0.02);
  expect(share(rising, (values) => hasSeason(values, "monthly"))).toBeLessThan(0.02);
});

test("short, constant and missing values say nothing", () => {
  expect(hasAutocorrelation([1, 2, 3, 4, 5])).toBe(false);
  expect(hasAutocorrelation(Array<number>(30).fill(4))).toBe(false);
  expect(hasAutocorrelation(Array<number>(30).fill(NaN))).toBe(false);
  expect(
    hasSeason(
      Array.from({ length: 40 }, (_, i) => i % 3),
      "yearly",
    ),
  ).toBe(false);
});

test("a perfect season is found", () => {
  expect(
    hasSeason(
      Array.from({ length: 36 }, (_, i) => (i % 12) ** 2),
      "monthly",
    ),
  ).toBe(true);
});
