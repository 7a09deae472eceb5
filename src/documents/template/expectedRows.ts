import type { Cadence, Period } from "../../analysis/period";
import {
  periodAt,
  periodContaining,
  periodEnd,
  periodFromKey,
  periodStart,
} from "../../analysis/periodCalendar";
import type { ContractSetup, SetupIndicator, SetupProvider, TemplateOptions } from "../contractSetup";

/** Days of a period of each cadence, on average. */
const DAYS: Readonly<Record<Cadence, number>> = {
  weekly: 7,
  monthly: 30.44,
  quarterly: 91.3,
  yearly: 365.25,
};
/** A figure that is complete sooner than this is reported at once, as provisional. */
const REPORTED_AT_ONCE = 90;
const ALL_SITES = "ALL";

/** A row of tblMeasures that the provider is expected to fill. */
export interface ExpectedMeasure {
  readonly indicator: SetupIndicator;
  readonly siteId: string;
  readonly period: Period;
  readonly status: "final" | "provisional";
}

export interface ExpectedBreakdown extends ExpectedMeasure {
  readonly dimension: string;
  readonly group: string;
}

export interface ExpectedStage {
  readonly siteId: string;
  readonly period: Period;
  readonly stageId: string;
}

/** Everything that a provider is expected to fill for one period. */
export interface ExpectedContent {
  readonly measures: readonly ExpectedMeasure[];
  readonly breakdowns: readonly ExpectedBreakdown[];
  readonly stages: readonly ExpectedStage[];
}

/** @throws RangeError where the period is no canonical key */
export function expectedContent(
  setup: ContractSetup,
  provider: SetupProvider,
  options: Pick<TemplateOptions, "period">,
): ExpectedContent {
  const measures = expectedMeasures(setup, provider, options);
  return {
    measures,
    breakdowns: expectedBreakdowns(setup, measures),
    stages: expectedStages(setup, provider, options),
  };
}

/**
 * The rows of one provider for one period: an indicator that is reported more often has several, one that is reported
 * less often has a row when its own period ends.
 */
function expectedMeasures(
  setup: ContractSetup,
  provider: SetupProvider,
  { period }: Pick<TemplateOptions, "period">,
): readonly ExpectedMeasure[] {
  const reported = reportingPeriod(setup, period);
  return setup.indicators.flatMap((indicator) =>
    sitesOf(provider).flatMap((siteId) =>
      periodsWithin(reported, indicator, setup.fiscalYearStart).map((each) => ({
        indicator,
        siteId,
        period: each,
        status: isComplete(indicator) ? ("final" as const) : ("provisional" as const),
      })),
    ),
  );
}

/** One row for each group of every dimension by which an indicator is broken down. */
function expectedBreakdowns(
  setup: ContractSetup,
  measures: readonly ExpectedMeasure[],
): readonly ExpectedBreakdown[] {
  return measures.flatMap((measure) =>
    measure.indicator.brokenDownBy.flatMap((id) => {
      const dimension = setup.dimensions.find((one) => one.id === id);
      return (dimension?.groups ?? []).map((group) => ({ ...measure, dimension: id, group }));
    }),
  );
}

/** One row for each stage of the period's cohort. */
function expectedStages(
  setup: ContractSetup,
  provider: SetupProvider,
  { period }: Pick<TemplateOptions, "period">,
): readonly ExpectedStage[] {
  const cohort = reportingPeriod(setup, period);
  return sitesOf(provider).flatMap((siteId) =>
    [...setup.stages]
      .sort((a, b) => a.order - b.order)
      .map((stage) => ({ siteId, period: cohort, stageId: stage.id })),
  );
}

/** Periods that the lists offer, newest first: as far back as History goes, of every cadence in use. */
export function offeredPeriods(
  setup: ContractSetup,
  { period }: Pick<TemplateOptions, "period">,
  back: number,
): readonly Period[] {
  const reported = reportingPeriod(setup, period);
  const end = periodEnd(reported, setup.fiscalYearStart);
  const cadences = new Set([setup.cadence, ...setup.indicators.map(({ cadence }) => cadence)]);
  return [...cadences].flatMap((cadence) => {
    const last = periodContaining(end, cadence);
    return Array.from({ length: back + 1 }, (_, steps) =>
      steps === 0 && cadence === reported.cadence ? reported : periodAt(cadence, last.ordinal - steps),
    );
  });
}

/** @throws RangeError where the text is no canonical key */
export function reportingPeriod({ fiscalYearStart }: ContractSetup, key: string): Period {
  const period = periodFromKey(key, fiscalYearStart);
  if (!period) throw new RangeError(`"${key}" names no period. Write it as 2026-09, 2026-Q3 or 2026-W36.`);
  return period;
}

/** Sites of which rows are expected; without any, all sites together. */
export function sitesOf(provider: SetupProvider): readonly string[] {
  return provider.sites.length > 0 ? provider.sites.map(({ id }) => id) : [ALL_SITES];
}

/** Entries of the site list: every site, and all together. */
export function offeredSites(provider: SetupProvider): readonly string[] {
  return [ALL_SITES, ...provider.sites.map(({ id }) => id)];
}

/** Periods of the indicator's cadence that end within the reported one, as far back as its figures take to be complete. */
function periodsWithin(
  reported: Period,
  { cadence, maturityDays }: SetupIndicator,
  fiscalYearStart: number,
): readonly Period[] {
  const wait = maturityDays ?? 0;
  const steps = wait >= REPORTED_AT_ONCE ? Math.round(wait / DAYS[cadence]) : 0;
  const start = periodStart(reported, fiscalYearStart);
  const end = periodEnd(reported, fiscalYearStart);
  const periods: Period[] = [];
  for (let ordinal = periodContaining(start, cadence).ordinal; ; ordinal++) {
    const period = periodAt(cadence, ordinal);
    if (periodEnd(period) > end) return periods;
    if (periodEnd(period) >= start)
      periods.push(
        steps === 0 && cadence === reported.cadence ? reported : periodAt(cadence, ordinal - steps),
      );
  }
}

function isComplete({ maturityDays }: SetupIndicator): boolean {
  return maturityDays === null || maturityDays === 0 || maturityDays >= REPORTED_AT_ONCE;
}
