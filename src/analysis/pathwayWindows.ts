import { sumOf } from "./pathwayCohorts";
import type { BaselineChoice, PathwayCohort, PathwayWindow, Range } from "./pathway";
import type { Cadence, Period } from "./period";
import { shiftPeriod } from "./periodCalendar";

/** Cohorts that make a window: a quarter of a year, where there are as many to compare it with (our choice). */
const COHORTS_IN_WINDOW: Readonly<Record<Cadence, number>> = {
  weekly: 13,
  monthly: 3,
  quarterly: 1,
  yearly: 1,
};

/** Which cohorts are compared with which, as periods in order. */
export interface WindowSpans {
  readonly current: readonly Period[];
  /** Null where there is nothing before. */
  readonly baseline: readonly Period[] | null;
  readonly baselineChoice: BaselineChoice | null;
}

export interface WindowWishes {
  /** The baseline that people named, inclusive; null: they named none. */
  readonly named: { readonly from: Period; readonly to: Period } | null;
  /** The first flagged period of the pathway's outcome; null: none is. */
  readonly firstFlagged: Period | null;
}

/**
 * The latest cohorts and those to compare them with: the named baseline; else as many periods just before the first
 * flagged one; else as many just before the latest. A baseline ends before the latest cohorts begin, and one without
 * a usable cohort gives way to the next choice; a named one never does.
 *
 * @param usable periods of usable cohorts, in order and of one cadence
 */
export function chooseWindows(
  usable: readonly Period[],
  { named, firstFlagged }: WindowWishes,
): WindowSpans | null {
  const latest = usable.at(-1);
  if (latest === undefined) return null;
  const isNamed = named !== null && named.from.cadence === latest.cadence;
  const most = COHORTS_IN_WINDOW[latest.cadence];
  const later = isNamed ? usable.filter(({ ordinal }) => ordinal > named.to.ordinal) : usable;
  const length = Math.max(1, Math.min(most, isNamed ? later.length : Math.floor(usable.length / 2)));
  const current = span(latest, length);
  const first = current[0]!;
  const candidates: { readonly choice: BaselineChoice; readonly periods: readonly Period[] }[] = [];
  if (isNamed) candidates.push({ choice: "named", periods: spanBetween(named.from, named.to) });
  else {
    const before = shiftPeriod(first, -1);
    if (firstFlagged?.cadence === latest.cadence && firstFlagged.ordinal < first.ordinal) {
      candidates.push({ choice: "beforeFirstFlagged", periods: span(shiftPeriod(firstFlagged, -1), length) });
    }
    candidates.push({ choice: "beforeCurrent", periods: span(before, length) });
  }
  const chosen = candidates.find(
    ({ periods }) =>
      (periods.at(-1)?.ordinal ?? Infinity) < first.ordinal &&
      periods.some((period) => usable.some(({ ordinal }) => ordinal === period.ordinal)),
  );
  return { current, baseline: chosen?.periods ?? null, baselineChoice: chosen?.choice ?? null };
}

/** The usable cohorts of these periods, summed by stage; null where there is none. */
export function windowOf(
  periods: readonly Period[],
  cohorts: readonly PathwayCohort[],
): PathwayWindow | null {
  const ordinals = new Set(periods.map(({ ordinal }) => ordinal));
  const used = cohorts.filter(({ period, leftOut }) => leftOut === null && ordinals.has(period.ordinal));
  const [first] = used;
  if (first === undefined) return null;
  return {
    periods,
    cohorts: used.map(({ period }) => period),
    reached: first.reached.map(
      (_, stage): Range => sumOf(used.map(({ reached }) => reached[stage]!)) ?? { low: 0, high: 0 },
    ),
    cells: first.cells.map((_, stage) => used.flatMap(({ cells }) => cells[stage]!)),
  };
}

/** So many periods up to one, in order. */
function span(last: Period, length: number): Period[] {
  return Array.from({ length }, (_, i) => shiftPeriod(last, i + 1 - length));
}

function spanBetween(from: Period, to: Period): Period[] {
  return span(to, Math.max(1, to.ordinal - from.ordinal + 1));
}
