import { analyseSeries, type SeriesAnalysis } from "./analyseSeries";
import { MINIMUM_POINTS } from "./constants";
import type { Finding } from "./finding";
import { countValues } from "./limits";
import type { Period } from "./period";
import { signalRuns } from "./signals";
import { limitsTellSmallCells } from "./smallCells";
import { judgedValues, stretchInForce } from "./stretch";
import { countPeriods, periodsText, valueText } from "./wording";

/** Periods whose limits could be fixed. */
export interface BaselineProposal {
  readonly from: Period;
  readonly to: Period;
  /** Figures among them. */
  readonly points: number;
  readonly mean: number;
  readonly lpl: number;
  readonly upl: number;
  /** True where no figure among them meets a rule by their own limits. */
  readonly stable: boolean;
  /** True where mean and limits rest on small counts of people and must not be shown. */
  readonly withheld: boolean;
  /** Why these periods. */
  readonly reason: string;
}

/**
 * Periods to fix the limits to, where they are not fixed and 12 figures are there; the first is the default.
 *
 * Default: the first 12 figures since the last rebase, for a baseline is the time before. Where these meet a rule
 * by their own limits, the first 12 in a row that do not. Beside it: everything from there to the figure before the
 * first signal, where that is longer and meets no rule either, since more figures give steadier limits.
 *
 * @param threshold small-cell threshold of the contract
 * @example baselineProposals(onlyFinding({ observations: COLLAPSE }), 11)[0].to.key // "2025-09"
 */
export function baselineProposals(finding: Finding, threshold: number): BaselineProposal[] {
  if (!finding.states.includes("limitsNotFixed")) return [];
  const values = judgedValues(finding.points);
  const start = stretchInForce(finding);
  const known = Array.from(values.keys()).filter((i) => i >= start && !isNaN(values[i]!));
  const windows = known.slice(0, known.length - MINIMUM_POINTS + 1).map((from, k) => ({
    from,
    to: known[k + MINIMUM_POINTS - 1]!,
  }));
  if (windows.length === 0) return [];
  const settled = windows.findIndex((window) => isStable(analyse(finding, values, window)));
  const span = windows[Math.max(0, settled)]!;
  const propose = (range: Span, reason: string): BaselineProposal =>
    proposal(finding, values, range, threshold, reason);

  const proposals = [propose(span, whyTwelve(finding, settled))];
  const longer = settled < 0 ? null : upToFirstSignal(finding, values, span);
  if (longer && isStable(analyse(finding, values, longer))) {
    proposals.push(propose(longer, whyLonger(finding, values, longer)));
  }
  return proposals;
}

/** Point indices, inclusive. */
interface Span {
  readonly from: number;
  readonly to: number;
}

function analyse({ indicator }: Finding, values: Float64Array, { from, to }: Span): SeriesAnalysis {
  return analyseSeries({
    values: values.subarray(from, to + 1),
    direction: indicator.direction,
    trendRule: !indicator.cumulative,
  });
}

function isStable({ marks }: SeriesAnalysis): boolean {
  return marks.every((mark) => mark === 0);
}

/** From the beginning of a span to the last figure before the first signal by its limits; null where that is no longer. */
function upToFirstSignal({ indicator }: Finding, values: Float64Array, span: Span): Span | null {
  const { groups, marks } = analyseSeries({
    values: values.subarray(span.from),
    direction: indicator.direction,
    baseline: { ranges: [{ from: 0, to: span.to - span.from }] },
    trendRule: !indicator.cumulative,
  });
  const signals = signalRuns(values.subarray(span.from), groups, marks, indicator.direction);
  const end = span.from + Math.min(values.length - span.from, ...signals.map(({ from }) => from));
  const to = values.subarray(0, end).findLastIndex((value) => !isNaN(value));
  return to > span.to ? { from: span.from, to } : null;
}

function proposal(
  finding: Finding,
  values: Float64Array,
  span: Span,
  threshold: number,
  why: string,
): BaselineProposal {
  const { points, indicator } = finding;
  const analysis = analyse(finding, values, span);
  const { mean, lpl, upl } = analysis.groups[0]!;
  const [from, to] = [points[span.from]!.period, points[span.to]!.period];
  const withheld = limitsTellSmallCells(finding, threshold);
  const text = (value: number): string => valueText(value, indicator);
  const limits = withheld ? "" : ` Mean ${text(mean)}, limits ${text(lpl)} to ${text(upl)}.`;
  return {
    from,
    to,
    points: countValues(values, span.from, span.to + 1),
    mean,
    lpl,
    upl,
    stable: isStable(analysis),
    withheld,
    reason: `${periodsText([from])} to ${periodsText([to])}: ${why}.${limits}`,
  };
}

function whyTwelve({ indicator }: Finding, settled: number): string {
  const twelve = countPeriods(MINIMUM_POINTS, indicator.cadence);
  if (settled === 0) return `the first ${twelve} with figures, and none of them stands out`;
  return settled > 0
    ? `the first ${twelve} in a row of which none stands out; the series begins with a signal of its own`
    : `the first ${twelve} with figures; no ${twelve} in a row are without a signal, so limits will be wide and may have to be fixed again`;
}

function whyLonger({ indicator }: Finding, values: Float64Array, { from, to }: Span): string {
  const count = countPeriods(countValues(values, from, to + 1), indicator.cadence);
  const isAll = values.subarray(to + 1).every((value) => isNaN(value));
  return `${isAll ? `all ${count} since then` : `the ${count} before the first signal`}; more figures give steadier limits`;
}
