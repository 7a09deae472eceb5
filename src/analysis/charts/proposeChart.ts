import { LARGEST_VALUE, MINIMUM_POINTS, MOVING_RANGE_TO_SIGMA, OVERDISPERSED_SPREAD } from "../constants";
import { type Counts, primeSigma, rateSigma } from "../countLimits";
import { exactMean } from "../exactMean";
import { averageMovingRange } from "../limits";
import type { ChartKind } from "./analyseChart";

/** What is known of a series before a chart is chosen. */
export interface ChartEvidence {
  /** One a period, in order: counts or measurements, events where denominators are given; NaN where missing. */
  readonly values: ArrayLike<number>;
  readonly denominators?: ArrayLike<number> | null;
  /** True where the values are events that were counted. */
  readonly counted: boolean;
  /** True where each event is one of the denominator. */
  readonly subset: boolean;
}

/** A chart with the reason for it: a proposal, the person decides. */
export interface ChartProposal {
  readonly chart: ChartKind | "nhs-r";
  readonly reason: string;
}

/**
 * Proposes the chart that fits a series, with its reason in a sentence.
 *
 * Under 12 values: run chart. Counts that are zero in half of the periods or more: g (cases between events) where
 * there are denominators, else t (time between events). Events over denominators: p where they are part of it, u
 * where not; p′ or u′ where the points vary by 1.5 times what counting explains or more. Counts alone: c, XmR where
 * they vary more. Anything else: XmR.
 *
 * @example proposeChart({ values: [3, 4], counted: true, subset: false }).chart // "run"
 */
export function proposeChart({ values, denominators = null, counted, subset }: ChartEvidence): ChartProposal {
  const known = Float64Array.from(values, (value) => (Math.abs(value) <= LARGEST_VALUE ? value : NaN));
  const there = known.filter((value) => !isNaN(value));
  if (there.length < MINIMUM_POINTS) {
    return {
      chart: "run",
      reason: `Limits need ${MINIMUM_POINTS} values and there are ${there.length}: a run chart shows shifts without limits.`,
    };
  }
  if (!counted || there.some((value) => value < 0))
    return { chart: "nhs-r", reason: "Measurements, one a period: their moving ranges give the limits." };
  const zeros = there.filter((value) => value === 0).length;
  if (zeros >= there.length / 2) return rareEvents(zeros, there.length, denominators !== null);
  if (denominators === null) return countsAlone(known);
  const bases = Float64Array.from(denominators, (each) => (each > 0 && each <= LARGEST_VALUE ? each : NaN));
  return rates({ numerators: known, denominators: bases, unit: 1, binomial: subset });
}

function rareEvents(zeros: number, periods: number, hasDenominators: boolean): ChartProposal {
  const without = `No event in ${zeros} of ${periods} periods`;
  return hasDenominators
    ? { chart: "g", reason: `${without}: count the cases from one event to the next.` }
    : { chart: "t", reason: `${without}: measure the days from one event to the next.` };
}

function countsAlone(counts: Float64Array): ChartProposal {
  const range = averageMovingRange(counts, 0, counts.length, true);
  const spread = range / MOVING_RANGE_TO_SIGMA / Math.sqrt(exactMean(counts));
  return spread < OVERDISPERSED_SPREAD
    ? { chart: "c", reason: "Counts without a denominator that vary as counts do by chance." }
    : { chart: "nhs-r", reason: `Counts that vary ${times(spread)} as much as chance explains.` };
}

function rates(counts: Counts): ChartProposal {
  const { length } = counts.numerators;
  const noise = rateSigma(counts, 0, length).sigma;
  const widened = primeSigma(counts, 0, length, { screenOutliers: true }).sigma;
  const at = noise.findIndex((sigma) => sigma > 0);
  const spread = at < 0 ? NaN : widened[at]! / noise[at]!;
  const [plain, prime, what] = counts.binomial
    ? (["p", "pPrime", "Events out of a denominator"] as const)
    : (["u", "uPrime", "Events over a denominator"] as const);
  return spread >= OVERDISPERSED_SPREAD
    ? { chart: prime, reason: `${what} that vary ${times(spread)} as much as chance explains.` }
    : { chart: plain, reason: `${what} that vary as counts do by chance.` };
}

function times(spread: number): string {
  return `${spread.toFixed(1)} times`;
}
