import { groupBy } from "../../analysis/groupBy";
import type { Figure, Indicator, Observation } from "../../analysis/measure";
import { ratioOf } from "../../analysis/targets";
import { type CheckContext, isSentFile } from "./checkContext";

/** The figures of one provider, indicator and site in the order of their periods. */
export interface OwnSeries {
  readonly indicator: Indicator;
  /** Accepted before. */
  readonly former: readonly Observation[];
  /** Accepted before for periods that are reported again. */
  readonly replaced: readonly Observation[];
  /** To be checked. */
  readonly fresh: readonly Observation[];
}

/** A number of a series, with the numbers before it. */
export interface Latest {
  readonly observation: Observation;
  readonly value: number;
  /** Oldest first. */
  readonly before: readonly number[];
}

/**
 * The series that are checked against their own history. In a file everything in it is checked; in a contract
 * workbook, where all periods stand together, the latest figure of each series is: the others were when they came.
 */
export function ownSeries(context: CheckContext): readonly OwnSeries[] {
  const { definition, data, indicators } = context;
  const former = groupBy(definition.history, keyOf);
  const isFile = isSentFile(context);
  return [...groupBy(data.observations, keyOf)].flatMap(([key, all]): readonly OwnSeries[] => {
    const indicator = indicators.get(all[0]?.indicatorId ?? "");
    if (indicator === undefined) return [];
    const inOrder = sorted(all);
    const fresh = isFile ? inOrder : inOrder.slice(-1);
    const again = new Set(fresh.map(({ period }) => period.ordinal));
    const earlier = isFile ? (former.get(key) ?? []) : inOrder.slice(0, -1);
    const isAgain = ({ period }: Observation) => again.has(period.ordinal);
    const before = sorted(earlier.filter((each) => !isAgain(each)));
    return [{ indicator, former: before, replaced: earlier.filter(isAgain), fresh }];
  });
}

/** Each checked number that a series has of one kind, with all numbers before it. */
export function latestNumbers(
  { former, fresh }: OwnSeries,
  numberOf: (observation: Observation) => number | null,
): readonly Latest[] {
  const all = sorted([...former, ...fresh]);
  return fresh.flatMap((observation) => {
    const value = numberOf(observation);
    if (value === null) return [];
    const before = all
      .filter(({ period }) => period.ordinal < observation.period.ordinal)
      .flatMap((each) => numberOf(each) ?? []);
    return [{ observation, value, before }];
  });
}

/** The rate or value of a row; null where it has none. */
export function measuredValue(
  { numerator, denominator, value }: Observation,
  indicator: Indicator,
): number | null {
  if (value.kind === "number") return value.value;
  const [num, den] = [numberIn(numerator), numberIn(denominator)];
  return num === null || den === null || den === 0 ? null : ratioOf(num, den, indicator);
}

export function numberIn(figure: Figure): number | null {
  return figure.kind === "number" ? figure.value : null;
}

function keyOf({ providerId, indicatorId, siteId }: Observation): string {
  return JSON.stringify([providerId.toLowerCase(), indicatorId, siteId.toLowerCase()]);
}

function sorted(observations: readonly Observation[]): readonly Observation[] {
  return [...observations].sort((a, b) => a.period.ordinal - b.period.ordinal);
}
