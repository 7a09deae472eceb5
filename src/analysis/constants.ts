/**
 * Every number that a rule of the analysis rests on, with its origin. Presets differ in
 * the switches of `PRESETS`.
 */

/** Limits = mean ± 2.66 × average moving range: 3 ÷ 1.128 to two decimals (Wheeler, "Understanding Variation"; NHS "Making Data Count"). */
export const LIMIT_FACTOR = 2.66;

/** Two-sigma lines: two thirds of the way to the limits, in the order of operations of NHSRplotthedots. */
export const CLOSE_FACTOR = 2 * (LIMIT_FACTOR / 3);

/** A moving range at or above 3.267 × their average is left out of the average once (D4 for two points; Nelson 1982). */
export const SCREENING_FACTOR = 3.267;

/** The same on an I′ chart, whose ranges are normalised (Taylor; qicharts2 `ip`). */
export const I_PRIME_SCREENING_FACTOR = 3.2665;

/** Points in a row on one side of the mean that make a shift (NHS "Making Data Count"). */
export const SHIFT_LENGTH = 7;

/** Points in a row on one side of the mean before new limits are proposed: one more than a shift (our choice). */
export const SUSTAINED_SHIFT_LENGTH = 8;

/** Points in a row, each above or each below the one before, that make a trend (NHS "Making Data Count"). */
export const TREND_LENGTH = 7;

/** Points that limits need: fewer give a run chart (NHSRplotthedots refuses a fixed baseline under 12). */
export const MINIMUM_POINTS = 12;

/** Points from which "Making Data Count" shows icons in its workbook (preset `mdc-excel`). */
export const MDC_POINTS_FOR_ICONS = 13;

/** d2 for two points: average moving range ÷ 1.128 estimates sigma (Montgomery, "Statistical Quality Control"). */
export const MOVING_RANGE_TO_SIGMA = 1.128;

/** XmR sigma under half of the counting noise: the limits are too narrow to trust alone (spec: narrow limits). */
export const NARROW_LIMITS_RATIO = 0.5;

/**
 * From this ratio of the points' spread to counting noise on, plain p, u and c limits are too narrow (our choice: a
 * series of 24 random proportions reaches it about once in 130 times, one of 36 once in 800).
 */
export const OVERDISPERSED_SPREAD = 1.5;

/** Misses in a row that make a miss persistent (agenda rules). */
export const PERSISTENT_MISSES = 4;

/** Misses in a row after which a met target is news (agenda rules). */
export const MISSES_BEFORE_NEWLY_MET = 3;

/** Periods looked back on for "months missed" and small numbers. */
export const LOOK_BACK = 12;

/** Periods without a figure after which a provider's last figures are too old to raise a flag. */
export const STALE_AFTER = 2;

/**
 * Values beyond this are no figures and are treated as missing: limits stay finite, and products stay exact
 * (Dekker's split overflows at 2^996).
 */
export const LARGEST_VALUE = 1e290;

/**
 * Share of stable normal series of 24 months that meet a rule of nhs-r at the latest month, and at some month, by
 * chance: with limits of all points, and of a baseline fixed to the first 12 (simulated: docs/false-alarms.md).
 */
export const FLAGGED_BY_CHANCE = {
  allPoints: { latest: 0.017, some: 0.184 },
  fixedBaseline: { latest: 0.062, some: 0.331 },
} as const;

/** Two-sided normal quantiles of 95% (watch) and 99.8% (flag), to the six decimals that FunnelPlotR uses. */
export const FUNNEL_QUANTILES = { watch: 1.959964, flag: 3.090232 } as const;

/** Probability beyond each of these limits. */
export const FUNNEL_TAILS = { watch: 0.025, flag: 0.001 } as const;

/** Share of z-scores drawn in (or left out) at either end before over-dispersion is estimated (Spiegelhalter 2005). */
export const WINSORISED_SHARE = 0.1;

/** Units from which over-dispersion can be estimated; below, unadjusted limits judge. */
export const UNITS_FOR_OVERDISPERSION = 10;

/** Units that a comparison needs. */
export const FEWEST_UNITS = 3;

/** Groups of clients from which funnel limits judge; fewer are tested against the others (agenda rules). */
export const UNITS_FOR_FUNNEL = 5;

/** Periods over which the figures of groups are summed (our choice: a quarter of months, as its meeting reviews it). */
export const SUBGROUP_PERIODS = 3;

/** Two-sided probabilities under which two shares differ by more than chance: flag, and watch (agenda rules). */
export const UNLIKELY = { flag: 0.002, watch: 0.05 } as const;

/** Starters below which a step of the pathway is shown and not judged, where its outcome names no other number. */
export const FEWEST_STARTERS = 20;

/** Cases below which a median of days is shown and not judged (our choice: as few as may not be shown). */
export const FEWEST_CASES = 11;
