import { MOVING_RANGE_TO_SIGMA } from "./constants";
import type { Finding } from "./finding";
import { gammaProbability } from "./gammaQuantile";
import { limitsTellSmallCells } from "./smallCells";
import { isMet, roundHalfUp } from "./targets";
import { countPeriods, distanceText, targetText, valueText } from "./wording";

/** Why nothing is said of the periods to come. */
export type NoOutlook =
  "noTarget" | "noDirection" | "noLimits" | "notStable" | "cumulative" | "dependent" | "smallCells";

/** How many periods would meet the target if nothing changed. */
export type Outlook =
  | {
      readonly kind: "share";
      /** From 0 to 1. */
      readonly share: number;
      readonly target: number;
      readonly mean: number;
      /** Average moving range ÷ 1.128. */
      readonly sigma: number;
      readonly sentence: string;
    }
  | { readonly kind: "none"; readonly why: NoOutlook; readonly sentence: string };

/**
 * The share of periods that would meet the target at the present level. No trend is carried on.
 *
 * Only for a stable series: limits are there and no point that they hold for meets a rule. Values are taken as
 * normal around the mean in force, with sigma = average moving range ÷ 1.128; a period meets the target where its
 * value, rounded as it is displayed, does. Where nothing varies the value itself is compared. Year-to-date figures,
 * and series with a season or whose neighbours go together, have no such share.
 *
 * @param threshold small-cell threshold of the contract
 * @example
 * const finding = onlyFinding({ observations: COLLAPSE.slice(0, 12), targets: [target(0.7)] });
 * outlook(finding, 11).share // 0.476
 */
export function outlook(finding: Finding, threshold: number): Outlook {
  const why = reasonAgainst(finding, threshold);
  const group = finding.limits?.groups.at(-1);
  if (why !== null || !group) return none(why ?? "noLimits");
  const { indicator } = finding;
  const target = finding.target!;
  const sigma = group.averageRange / MOVING_RANGE_TO_SIGMA;
  const share = shareMeeting(group.mean, sigma, target, finding);
  const spread =
    sigma > 0 ? `sigma ${distanceText(sigma, indicator)}, values taken as normal` : "always the same";
  return {
    kind: "share",
    share,
    target,
    mean: group.mean,
    sigma,
    sentence:
      `At the present level ${shareOf100(share)} of ${countPeriods(100, indicator.cadence)} would meet the target of ` +
      `${targetText(target, indicator)} (mean ${valueText(group.mean, indicator)}, ${spread}); no trend is carried on.`,
  };
}

function reasonAgainst(finding: Finding, threshold: number): NoOutlook | null {
  const { indicator, target, upl, states, signals, limits } = finding;
  const from = limits?.groups.at(-1)?.from ?? 0;
  if (indicator.direction === "neutral") return "noDirection";
  if (target === null) return "noTarget";
  if (upl === null) return "noLimits";
  if (indicator.cumulative) return "cumulative";
  if (signals.some(({ to }) => to >= from)) return "notStable";
  if (states.includes("seasonalityLikely") || states.includes("autocorrelationLikely")) return "dependent";
  return limitsTellSmallCells(finding, threshold) ? "smallCells" : null;
}

function shareMeeting(mean: number, sigma: number, target: number, { indicator }: Finding): number {
  if (!(sigma > 0)) return isMet(mean, target, indicator) ? 1 : 0;
  // The value from which on the displayed one reaches the displayed target.
  const halfDigit = 0.5 / 10 ** indicator.decimals;
  const shown = roundHalfUp(target, indicator.decimals);
  return indicator.direction === "increase"
    ? 1 - normalProbability((shown - halfDigit - mean) / sigma)
    : normalProbability((shown + halfDigit - mean) / sigma);
}

/** From here on a squared normal deviate leaves no probability that a double holds. */
const FAR_AWAY = 1e4;

/** Probability that a standard normal value lies below z: half of z² is a gamma variable of shape 1/2. */
function normalProbability(z: number): number {
  const within = gammaProbability(Math.min(FAR_AWAY, z * z) / 2, 0.5);
  return z < 0 ? (1 - within) / 2 : (1 + within) / 2;
}

/**
 * A share as people count it.
 *
 * @example shareOf100(0.476) // "about 48"
 */
export function shareOf100(share: number): string {
  const ofHundred = Math.round(100 * share);
  if (ofHundred < 1) return "fewer than 1";
  return ofHundred > 99 ? "more than 99" : `about ${ofHundred}`;
}

const REASONS: Record<NoOutlook, string> = {
  noTarget: "there is no contract target",
  noDirection: "neither direction is better",
  noLimits: "there are too few figures for limits",
  notStable: "the series is not stable: some of its figures meet a rule",
  cumulative: "year-to-date figures rise by themselves",
  dependent: "the figures follow the season or the one before",
  smallCells: "the numbers are too small to show",
};

function none(why: NoOutlook): Outlook {
  return { kind: "none", why, sentence: `No outlook: ${REASONS[why]}.` };
}
