import type { ContractFigures } from "./assess";
import { groupBy } from "./groupBy";
import type { Indicator, Observation, Provider } from "./measure";
import type { Cadence, Period } from "./period";
import { daysAfter, periodEnd, periodStart } from "./periodCalendar";

/** One provider × indicator to be assessed. */
export interface ExpectedSeries {
  readonly provider: Provider;
  readonly indicator: Indicator;
  readonly observations: readonly Observation[];
  /** The period that figures are expected up to; null where nothing tells. */
  readonly through: Period | null;
}

/**
 * The series of a contract, in the order of its providers and indicators: each that has observations, or is
 * expected because a contract target names the provider, or because a provider sent nothing at all and every
 * provider that sends anything sends this indicator.
 *
 * Figures are expected up to the last period that anybody reported for the indicator, or for any other indicator
 * of its cadence where the figure is mature by `asOf`.
 *
 * @example expectedSeries(contract({ observations: COLLAPSE }), null)[0].through.key // "2026-09"
 */
export function expectedSeries(contract: ContractFigures, asOf: string | null): ExpectedSeries[] {
  const { observations, indicators, targets, fiscalYearStart = 1 } = contract;
  const providers = allProviders(contract);
  const byPair = groupBy(observations, ({ providerId, indicatorId }) => pairKey(providerId, indicatorId));
  const byIndicator = groupBy(observations, ({ indicatorId }) => indicatorId);
  const named = new Set(
    targets.filter(({ kind }) => kind === "contract").map((t) => pairKey(t.providerId ?? "", t.indicatorId)),
  );
  const reporting = new Set(observations.map(({ providerId }) => providerId));

  const rounds = latestByCadence(observations);
  const throughOf = (indicator: Indicator): Period | null => {
    const own = latest(
      (byIndicator.get(indicator.id) ?? []).map(({ period }) => period),
      indicator.cadence,
    );
    const round = rounds.get(indicator.cadence) ?? null;
    if (round === null || (own !== null && own.ordinal >= round.ordinal)) return own;
    return isMature(round, indicator, asOf, fiscalYearStart) ? round : own;
  };

  const expectations = indicators.map((indicator) => ({ indicator, through: throughOf(indicator) }));
  return providers.flatMap((provider) =>
    expectations.flatMap(({ indicator, through }): ExpectedSeries[] => {
      const own = byPair.get(pairKey(provider.id, indicator.id)) ?? [];
      const silent = !reporting.has(provider.id) && reporting.size > 0;
      const common = (): boolean => [...reporting].every((id) => byPair.has(pairKey(id, indicator.id)));
      const expected =
        own.length > 0 || named.has(pairKey(provider.id, indicator.id)) || (silent && common());
      return expected ? [{ provider, indicator, observations: own, through }] : [];
    }),
  );
}

/** True where a period's figure is complete by a day: its end and the days that the indicator needs have passed. */
export function isMature(
  period: Period,
  indicator: Indicator,
  asOf: string | null,
  fiscalYearStart: number,
): boolean {
  if (asOf === null || indicator.maturityDays === null) return true;
  return daysAfter(periodEnd(period, fiscalYearStart), indicator.maturityDays) <= asOf;
}

/**
 * The end of the last period that anybody reported, which stands for the date of the data where none is given.
 *
 * @example lastReportedDay(COLLAPSE, 1) // "2026-09-30"
 */
export function lastReportedDay(
  observations: readonly Observation[],
  fiscalYearStart: number,
): string | null {
  let last: Period | null = null;
  let lastStart = "";
  for (const period of latestByCadence(observations).values()) {
    const start = periodStart(period, fiscalYearStart);
    if (start > lastStart) [last, lastStart] = [period, start];
  }
  return last === null ? null : periodEnd(last, fiscalYearStart);
}

function allProviders({ providers, observations }: ContractFigures): Provider[] {
  const known = new Set(providers.map(({ id }) => id));
  const unnamed = [...new Set(observations.map(({ providerId }) => providerId))].filter(
    (id) => !known.has(id),
  );
  return [...providers, ...unnamed.sort().map((id) => ({ id, name: id }))];
}

function latestByCadence(observations: readonly Observation[]): Map<Cadence, Period> {
  const latestPeriods = new Map<Cadence, Period>();
  for (const { period } of observations) {
    const known = latestPeriods.get(period.cadence);
    if (!known || period.ordinal > known.ordinal) latestPeriods.set(period.cadence, period);
  }
  return latestPeriods;
}

function latest(periods: readonly Period[], cadence: Cadence): Period | null {
  return periods.reduce<Period | null>(
    (last, period) =>
      period.cadence === cadence && (last === null || period.ordinal > last.ordinal) ? period : last,
    null,
  );
}

function pairKey(providerId: string, indicatorId: string): string {
  return `${providerId}|${indicatorId}`;
}
