import { Chance } from "../samples/chance";

/** A way in which figures come about without anything having changed. */
export interface Process {
  readonly name: string;
  /** One series of so many values. */
  readonly draw: (chance: Chance, length: number) => Float64Array;
}

/** People behind each of the proportions. */
export const PEOPLE = 50;

/** Few events a month, many events a month, and successes of 50 people. */
export const COUNTS: readonly Process[] = [
  { name: "Poisson, mean 4", draw: (chance, length) => each(length, () => poisson(chance, 4)) },
  { name: "Poisson, mean 20", draw: (chance, length) => each(length, () => poisson(chance, 20)) },
  { name: "70 % of 50 people", draw: (chance, length) => each(length, () => chance.binomial(PEOPLE, 0.7)) },
];

/** Stable, and the ways in which series of real services depart from it while nothing changes. */
export const PROCESSES: readonly Process[] = [
  { name: "Stable (normal)", draw: (chance, length) => each(length, () => normal(chance)) },
  { name: "Autocorrelated, 0.3", draw: (chance, length) => autocorrelated(chance, length, 0.3) },
  { name: "Autocorrelated, 0.6", draw: (chance, length) => autocorrelated(chance, length, 0.6) },
  { name: "Seasonal, swing of 1 sigma", draw: (chance, length) => seasonal(chance, length, 1) },
  { name: "Seasonal, swing of 2 sigma", draw: (chance, length) => seasonal(chance, length, 2) },
  ...COUNTS,
];

function each(length: number, draw: (i: number) => number): Float64Array {
  return Float64Array.from({ length }, (_, i) => draw(i));
}

/** Standard normal, tails and all (Box and Muller 1958). */
function normal(chance: Chance): number {
  return Math.sqrt(-2 * Math.log(1 - chance.next())) * Math.cos(2 * Math.PI * chance.next());
}

/** x(i) = r x(i − 1) + noise, of variance 1 from the first value on. */
function autocorrelated(chance: Chance, length: number, r: number): Float64Array {
  let value = normal(chance);
  return each(length, (i) => {
    if (i > 0) value = r * value + Math.sqrt(1 - r * r) * normal(chance);
    return value;
  });
}

/** A wave of twelve months, which starts in any month, under normal noise. */
function seasonal(chance: Chance, length: number, swing: number): Float64Array {
  const start = chance.whole(0, 11);
  return each(length, (i) => swing * Math.sin((2 * Math.PI * (start + i)) / 12) + normal(chance));
}

/** Knuth's product of uniform numbers: fine for small means. */
function poisson(chance: Chance, mean: number): number {
  const stop = Math.exp(-mean);
  let events = -1;
  for (let product = 1; product > stop; events++) product *= chance.next();
  return events;
}
