import { analyseSeries, type SeriesAnalysis } from "./analyseSeries";
import { type BaselineDecisions, baselineDecisions, decisionsFor } from "./baselines";
import { LOOK_BACK, MINIMUM_POINTS } from "./constants";
import { type Counts, isNarrowerThanCounting, type PrimeLimits, primeLimits } from "./countLimits";
import { type ExpectedSeries, isMature } from "./expected";
import type { Finding, SeriesPoint } from "./finding";
import type { LimitGroup } from "./limits";
import type { Baseline, Indicator, Provider } from "./measure";
import { periodEnd, periodStart } from "./periodCalendar";
import { buildSeries, type ReportedPoint } from "./series";
import { rulesOf, signalRuns, variationOf } from "./signals";
import { statesOf } from "./states";
import { eventsShort, isIntervalMet, isMet, isRatio, type TargetIndex, targetInForce } from "./targets";

/** What a series is judged by. */
export interface AssessmentContext {
  readonly targets: TargetIndex;
  readonly baselines: readonly Baseline[];
  /** ISO date of the data; null: every period is complete. */
  readonly asOf: string | null;
  readonly fiscalYearStart: number;
}

/** A reported point with what judging adds to it. */
export interface JudgedPoint extends ReportedPoint {
  readonly immature: boolean;
  /** True where the figure is final and complete: it feeds limits and rules and may be flagged. */
  readonly judged: boolean;
  readonly target: number | null;
  readonly met: boolean | null;
}

/**
 * Judges one provider × indicator: baseline → limits → signals → variation → assurance → gap.
 *
 * Provisional and immature figures are shown and feed nothing. A group of fewer than 12 points without a chosen
 * baseline has no limits and no signals.
 */
export function assessSeries(series: ExpectedSeries, context: AssessmentContext): Finding {
  const { provider, indicator, observations, through } = series;
  return assessPoints(provider, indicator, buildSeries(observations, indicator, through), context);
}

/** The same for a series that was brought together already: quarters of months, all providers. */
export function assessPoints(
  provider: Provider,
  indicator: Indicator,
  series: readonly ReportedPoint[],
  context: AssessmentContext,
): Finding {
  const reported = withoutFuture(series, context);
  const points = reported.map((point) => judge(point, provider, indicator, context));
  const decided = decisionsFor(context.baselines, provider, indicator);
  const decisions = baselineDecisions(decided, provider, indicator, context.fiscalYearStart);
  const latest = ownLatest(points);
  const judged = points.findLastIndex((point) => point.judged && point.value !== null);
  const target = points[latest]?.target ?? null;

  const analysis = analyse(points, indicator, decisions, target);
  const groups = analysis.groups.map(withEnoughPoints);
  const marks = analysis.marks.map((mark, i) => (isNaN(groupAt(groups, i).upl) ? 0 : mark));
  const signals = signalRuns(analysis.values, groups, marks, indicator.direction);
  const countLimits = narrowCountLimits(points, groups, indicator, analysis.screenOutliers);

  const lastGroup = groups.at(-1);
  const hasLimits = lastGroup !== undefined && !isNaN(lastGroup.upl);
  const isVoid = latest < 0 || points[latest]!.kind !== "value" || judged < 0 || !hasLimits;
  const rules = signals.filter(({ from, to }) => from <= judged && judged <= to);
  const last = points[latest];
  return {
    provider,
    indicator,
    points: points.map((point, i) =>
      seriesPoint(point, groupAt(groups, i), marks[i]!, countLimits && limitsAt(countLimits, i), indicator),
    ),
    latest,
    judged,
    value: last?.value ?? null,
    numerator: last?.numerator ?? null,
    denominator: last?.denominator ?? null,
    target,
    gap: last && last.value !== null && target !== null ? last.value - target : null,
    short: shortOf(last, indicator),
    met: last?.met ?? null,
    missedInARow: missedInARow(points),
    missedOfLast12: points.slice(-LOOK_BACK).filter(({ met }) => met === false).length,
    variation: isVoid ? null : variationOf(marks[judged]!, indicator.direction),
    assurance: hasLimits ? analysis.assurance : null,
    mean: hasLimits ? lastGroup.mean : null,
    lpl: hasLimits ? lastGroup.lpl : null,
    upl: hasLimits ? lastGroup.upl : null,
    n: lastGroup?.n ?? 0,
    limits: {
      preset: analysis.preset,
      screenOutliers: analysis.screenOutliers,
      groups,
      decisions: decided,
    },
    rules: isVoid ? [] : rules,
    signals,
    states: statesOf({
      indicator,
      points,
      judged,
      groups,
      values: analysis.values,
      rules: isVoid ? [] : rules,
      rebaseNotFound: analysis.rebasesNotFound.length > 0,
      countLimits: countLimits !== null,
    }),
  };
}

/** Without the blank rows at the end for periods that are not over yet: nobody expects their figures. */
function withoutFuture(
  points: readonly ReportedPoint[],
  { asOf, fiscalYearStart }: AssessmentContext,
): readonly ReportedPoint[] {
  const last = points.findLastIndex(
    ({ kind, period }) => kind !== "missing" || asOf === null || periodEnd(period, fiscalYearStart) <= asOf,
  );
  return points.slice(0, last + 1);
}

/**
 * The latest period that the provider sent a row for: one that stopped reporting is shown as it was last, and
 * "latest missing" says that figures were expected since.
 */
function ownLatest(points: readonly ReportedPoint[]): number {
  const sent = points.findLastIndex(({ skipped }) => !skipped);
  return sent < 0 ? points.length - 1 : sent;
}

function judge(
  point: ReportedPoint,
  provider: Provider,
  indicator: Indicator,
  context: AssessmentContext,
): JudgedPoint {
  const start = periodStart(point.period, context.fiscalYearStart);
  const target = targetInForce(context.targets, provider.id, indicator.id, start);
  const immature = !isMature(point.period, indicator, context.asOf, context.fiscalYearStart);
  const judged = !immature && point.status !== "provisional";
  const met = judged ? metBy(point, target, indicator) : null;
  // Field by field: spreading the point took two thirds of the time of a whole assessment.
  const { period, kind, value, range, numerator, denominator, cases, status, cells, skipped } = point;
  return {
    period,
    kind,
    value,
    range,
    numerator,
    denominator,
    cases,
    status,
    cells,
    skipped,
    immature,
    judged,
    target,
    met,
  };
}

function metBy({ value, range }: ReportedPoint, target: number | null, indicator: Indicator): boolean | null {
  if (target === null) return null;
  if (value !== null) return isMet(value, target, indicator);
  return range === null ? null : isIntervalMet(range.low, range.high, target, indicator);
}

function analyse(
  points: readonly JudgedPoint[],
  indicator: Indicator,
  { rebases, ranges }: BaselineDecisions,
  target: number | null,
): SeriesAnalysis {
  return analyseSeries({
    values: Float64Array.from(points, ({ judged, value }) => (judged && value !== null ? value : NaN)),
    at: points.map(({ period }) => period.ordinal),
    direction: indicator.direction,
    target,
    rebases,
    baseline: ranges.length > 0 ? { ranges } : undefined,
    trendRule: !indicator.cumulative,
  });
}

function withEnoughPoints(group: LimitGroup): LimitGroup {
  if (group.baseline.fixed || group.n >= MINIMUM_POINTS) return group;
  return { ...group, lpl: NaN, upl: NaN, lowerWarning: NaN, upperWarning: NaN };
}

/**
 * p′ or u′ limits, held to be no narrower than counting noise, where some group's XmR limits are narrower;
 * null where they are not needed. Without the hold p′ limits would shrink just as the XmR limits did.
 */
function narrowCountLimits(
  points: readonly JudgedPoint[],
  groups: readonly LimitGroup[],
  indicator: Indicator,
  screenOutliers: boolean,
): readonly (PrimeLimits | null)[] | null {
  if (!isRatio(indicator) || groups.length === 0) return null;
  const counts: Counts = {
    numerators: Float64Array.from(points, (point) => (point.judged ? (point.numerator ?? NaN) : NaN)),
    denominators: Float64Array.from(points, (point) => (point.judged ? (point.denominator ?? NaN) : NaN)),
    unit: indicator.aggregation === "rate_per_1000" ? 1000 : 1,
    binomial: indicator.subset && indicator.aggregation === "ratio_of_sums",
  };
  const limits = groups.map((group) =>
    !isNaN(group.upl) && !group.constant && isNarrowerThanCounting(group, counts)
      ? primeLimits(counts, group.baseline.from, group.baseline.to, { screenOutliers, leastSpread: 1 })
      : null,
  );
  if (limits.every((each) => each === null)) return null;
  return points.map((_, i) => limits[groups.findIndex(({ from, to }) => from <= i && i < to)] ?? null);
}

function limitsAt(limits: readonly (PrimeLimits | null)[], i: number): { lpl: number; upl: number } | null {
  const at = limits[i];
  const lpl = at?.lpl[i] ?? NaN;
  const upl = at?.upl[i] ?? NaN;
  return Number.isFinite(lpl) && Number.isFinite(upl) ? { lpl, upl } : null;
}

function groupAt(groups: readonly LimitGroup[], i: number): LimitGroup {
  return groups.find(({ from, to }) => from <= i && i < to)!;
}

function seriesPoint(
  point: JudgedPoint,
  group: LimitGroup,
  marks: number,
  countLimits: { lpl: number; upl: number } | null,
  indicator: Indicator,
): SeriesPoint {
  const hasLimits = !isNaN(group.upl);
  return {
    period: point.period,
    value: point.value,
    numerator: point.numerator,
    denominator: point.denominator,
    status: point.immature ? "immature" : point.status,
    cells: point.cells,
    suppressed: point.kind === "suppressed",
    missing: point.kind === "missing",
    cases: point.cases,
    met: point.met,
    variation: variationOf(marks, indicator.direction),
    mean: hasLimits ? group.mean : null,
    lpl: hasLimits ? group.lpl : null,
    upl: hasLimits ? group.upl : null,
    target: point.target,
    rules: rulesOf(marks),
    countLimits,
  };
}

function shortOf(point: JudgedPoint | undefined, indicator: Indicator): number | null {
  if (!point || point.value === null || point.target === null) return null;
  if (point.numerator === null || point.denominator === null) return null;
  return eventsShort(point.numerator, point.denominator, point.target, indicator);
}

/** Misses one after the other up to the last final period that can be told; one that cannot be told ends the row. */
function missedInARow(points: readonly JudgedPoint[]): number {
  let i = points.findLastIndex(({ judged, met, value }) => judged && (met !== null || value !== null));
  let missed = 0;
  for (; i >= 0 && points[i]!.met === false; i--) missed++;
  return missed;
}
