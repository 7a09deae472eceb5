import { LIMIT_FACTOR, MINIMUM_POINTS, SCREENING_FACTOR } from "../constants";
import type { Finding } from "../finding";
import type { LimitGroup } from "../limits";
import type { Baseline, CellRef, Indicator } from "../measure";
import { periodContaining, periodFromKey, periodLabel } from "../periodCalendar";
import { countPeriods, distanceText, periodsText, valueText } from "../wording";
import { limitsAreHidden, type ShownFinding } from "./seriesPicture";

/** Where the limits of a series come from. */
export interface LimitsReading {
  /** Sentences, the latest limits first. */
  readonly sentences: readonly string[];
  /** What people decided about them, with its row. */
  readonly decisions: readonly DecisionReading[];
  /** True where there are enough figures to fix a baseline and nobody has. */
  readonly canBeFixed: boolean;
}

/** A row of the baselines in words. */
export interface DecisionReading {
  readonly text: string;
  readonly cells: CellRef | null;
}

const PRESET_WORDS = {
  "nhs-r": "Rules and limits as in NHSRplotthedots (preset nhs-r).",
  "mdc-excel": "Rules and limits as in NHS England's Making Data Count workbook (preset mdc-excel).",
} as const;

/** Baseline, mean, average moving range, factor, screening and preset in plain words, with the numbers put in. */
export function limitsReading(shown: ShownFinding, fiscalYearStart: number): LimitsReading {
  const { finding } = shown;
  const { limits, states } = finding;
  const group = limits?.groups.at(-1);
  return {
    sentences: limits && group ? [...groupSentences(group, shown), PRESET_WORDS[limits.preset]] : [],
    decisions: (limits?.decisions ?? []).map((row) => ({
      text: decisionText(row, fiscalYearStart),
      cells: row.cells ?? null,
    })),
    canBeFixed: states.includes("limitsNotFixed") && (group?.n ?? 0) >= MINIMUM_POINTS,
  };
}

/**
 * A decision about limits as a sentence.
 *
 * @example
 * const decision = fixed("2024-10", "2025-09", { author: "Ann", decidedOn: "2026-02-01" });
 * decisionText(decision, 1) // "Baseline Oct 2024 to Sep 2025, fixed by Ann on 1 Feb 2026, for all providers: contract year 1."
 */
export function decisionText(row: Baseline, fiscalYearStart: number): string {
  const label = (key: string) => {
    const period = periodFromKey(key, fiscalYearStart);
    return period ? periodLabel(period) : key;
  };
  const range = row.to === null ? `from ${label(row.from)}` : `${label(row.from)} to ${label(row.to)}`;
  const what = row.action === "fix" ? `Baseline ${range}, fixed` : `New limits ${range}, decided`;
  const author = row.author === "" ? "" : ` by ${row.author}`;
  const day = row.decidedOn ? ` on ${dayText(row.decidedOn)}` : "";
  const whom = row.providerId === null ? ", for all providers" : "";
  const reason = row.reason === "" ? "" : `: ${row.reason.replace(/[.\s]+$/, "")}`;
  return `${what}${author}${day}${whom}${reason}.`;
}

function dayText(isoDate: string): string {
  return `${Number(isoDate.slice(8, 10))} ${periodLabel(periodContaining(isoDate, "monthly"))}`;
}

/**
 * What the latest limits rest on, as a line of a chart; empty where there are none.
 *
 * @example
 * const baselines = [fixed("2024-10", "2025-09", { author: "Ann" })];
 * baselineLine(onlyFinding({ observations: COLLAPSE, baselines })) // "baseline Oct 2024 to Sep 2025, fixed by Ann"
 */
export function baselineLine({ limits, points }: Finding): string {
  const group = limits?.groups.at(-1);
  if (!limits || !group || isNaN(group.upl)) return "";
  const { from, to, fixed } = group.baseline;
  if (!fixed) return "limits not fixed";
  const row = limits.decisions.findLast((each) => each.to !== null && each.from === points[from]!.period.key);
  const day = row?.decidedOn ? `, ${dayText(row.decidedOn)}` : "";
  const author = row?.author ? `, fixed by ${row.author}` : "";
  return `baseline ${periodsText(points.slice(from, to).map(({ period }) => period))}${author}${day}`;
}

/**
 * The limits at the end in words; why there are none where there are none.
 *
 * @example
 * const finding = onlyFinding({ observations: COLLAPSE, baselines: [fixed("2024-10", "2025-09")] });
 * limitsText({ finding, hidden: [] }) // "mean 69.6%, limits 53.6% to 85.7%"
 */
export function limitsText(shown: ShownFinding): string {
  const { mean, lpl, upl, indicator } = shown.finding;
  if (mean === null || lpl === null || upl === null) return "no limits";
  if (limitsAreHidden(shown)) return "limits not shown: too few people";
  const text = (value: number) => valueText(value, indicator);
  return `mean ${text(mean)}, limits ${text(lpl)} to ${text(upl)}`;
}

function groupSentences(group: LimitGroup, shown: ShownFinding): string[] {
  const { finding } = shown;
  if (isNaN(group.upl)) return [noLimits(group, finding)];
  const sentences = [originSentence(group, finding)];
  if (limitsAreHidden(shown)) {
    return [
      ...sentences,
      "Mean and limits are not shown: with the other figures they would give small counts away.",
    ];
  }
  return [...sentences, factorSentence(group, finding.indicator), ...screeningSentence(finding)];
}

function noLimits({ n }: LimitGroup, { points, latest }: Finding): string {
  const cadence = points[latest]?.period.cadence ?? "monthly";
  return `There are no limits: they need figures of ${countPeriods(MINIMUM_POINTS, cadence)}, and there ${n === 1 ? "is" : "are"} ${n}.`;
}

function originSentence({ baseline, n, from }: LimitGroup, { points }: Finding): string {
  const range = periodsText(points.slice(baseline.from, baseline.to).map(({ period }) => period));
  if (baseline.fixed) return `The limits rest on a fixed baseline: ${range}, ${n} points.`;
  const since = from > 0 ? ` since the rebase` : "";
  return `No baseline is fixed: the limits rest on all ${n} points${since}, ${range}, and move with every new figure.`;
}

function factorSentence({ mean, averageRange, lpl, upl }: LimitGroup, indicator: Indicator): string {
  const value = (number: number) => valueText(number, indicator);
  const distance = (number: number) => distanceText(number, indicator);
  return (
    `Mean ${value(mean)}. From one period to the next the figures change by ${distance(averageRange)} on average (the average moving range); ` +
    `× ${LIMIT_FACTOR} = ${distance(LIMIT_FACTOR * averageRange)} either side of the mean: limits ${value(lpl)} to ${value(upl)}.`
  );
}

function screeningSentence({ limits }: Finding): string[] {
  if (!limits?.screenOutliers) return [];
  return [`Changes of ${SCREENING_FACTOR} times the average or more are left out of that average, once.`];
}
