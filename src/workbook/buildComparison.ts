import { FUNNEL_TAILS } from "../analysis/constants";
import type { Flag } from "../analysis/finding";
import type { FunnelLimits } from "../analysis/funnel";
import type { Indicator } from "../analysis/measure";
import { periodLabel } from "../analysis/periodCalendar";
import { valueText } from "../analysis/wording";
import { HEADER_BELOW_CHART, type SingleChartSheet } from "./chartChoice";
import { uniqueLabels } from "./chartBlocks";
import { providersKey, VERDICT_SIGNS, type ComparedUnits, type Verdict } from "./comparedUnits";
import { FUNNEL_LAYOUT, funnelBlock, type FunnelBlock } from "./funnelBlocks";
import { FUNNEL_CHOICE } from "./funnelChart";
import { COMPARISON_TABLE } from "./outputs";
import type { OutputRow, OutputTable } from "./outputTable";
import { numberFormatOf } from "./words";

export interface ComparisonSheet extends SingleChartSheet {
  readonly blocks: readonly FunnelBlock[];
  /** Comparisons left out of the selector because there are more than it can offer. */
  readonly leftOut: number;
}

const VERDICT_WORDS: Readonly<Record<Verdict, string>> = {
  within: "Within what chance explains",
  watch: "Watch",
  concern: "Differs by more than chance",
  improvement: "Differs by more than chance",
  differs: "Differs by more than chance",
  notJudged: "Not judged",
};

/**
 * The Comparison sheet: one row for each unit of each comparison, in the order of the data and never by rate; and the
 * figures behind the funnel.
 *
 * A comparison keeps its block over refreshes.
 *
 * @param chosenLabel text of the selector; undefined before there is one
 */
export function buildComparison(
  comparisons: readonly ComparedUnits[],
  flags: readonly Flag[],
  earlier: { readonly comparisonBlocks: readonly { readonly key: string }[] },
  chosenLabel: string | undefined,
): ComparisonSheet {
  const important = inOrderOfImportance(comparisons, flags);
  const byKey = new Map(comparisons.map((comparison) => [comparison.key, comparison]));
  const kept = earlier.comparisonBlocks.map(({ key }) => key);
  const keys = [...new Set([...kept, ...important.map(({ key }) => key)])].slice(0, FUNNEL_LAYOUT.most);
  const labels = uniqueLabels(keys, (key) => {
    const comparison = byKey.get(key);
    return comparison && `${comparison.indicator.name} – ${comparison.noun}`;
  });
  const blocks = keys.map((key, i) => funnelBlock(key, labels[i]!, byKey.get(key)));
  const byLabel = blocks.find(({ label }) => label !== "" && label === chosenLabel);
  return {
    choice: FUNNEL_CHOICE,
    table: comparisonTable(important),
    blocks,
    chosen: byLabel?.key ?? important.find(({ key }) => keys.includes(key))?.key ?? null,
    leftOut: byKey.size - keys.filter((key) => byKey.has(key)).length,
  };
}

/** Flagged comparisons by their highest flag, then priority measures, then the rest, each in the order of the data. */
function inOrderOfImportance(comparisons: readonly ComparedUnits[], flags: readonly Flag[]): ComparedUnits[] {
  const rank = new Map<string, number>();
  flags.forEach((flag, i) => {
    const key = comparisonKeyOf(flag);
    if (key !== null && !rank.has(key)) rank.set(key, i);
  });
  const importance = ({ key, indicator }: ComparedUnits) =>
    rank.get(key) ?? flags.length + (indicator.priority ?? Number.MAX_SAFE_INTEGER / 2);
  return comparisons
    .map((comparison, i) => ({ comparison, i, importance: importance(comparison) }))
    .sort((a, b) => a.importance - b.importance || a.i - b.i)
    .map(({ comparison }) => comparison);
}

/** Key of the comparison that a flag rests on; null where it rests on none. */
export function comparisonKeyOf({ kind, indicatorId }: Flag): string | null {
  return kind === "peer_gap" ? providersKey(indicatorId) : null;
}

function comparisonTable(comparisons: readonly ComparedUnits[]): OutputTable {
  const rate = { kind: "number", width: 10, align: "Center" } as const;
  const limits = { kind: "text", width: 16, align: "Center" } as const;
  const count = { kind: "number", width: 12, numberFormat: "#,##0" } as const;
  return {
    name: COMPARISON_TABLE,
    sheet: "comparison",
    headerRow: HEADER_BELOW_CHART,
    keyColumns: [15],
    vanished: { column: 8, text: "no longer compared" },
    columns: [
      { header: "Indicator", kind: "text", width: 30, wrap: true },
      { header: "Compared", kind: "text", width: 12 },
      { header: "Unit", kind: "text", width: 26, wrap: true },
      { header: "Period", kind: "text", width: 10 },
      { header: "Numerator", ...count },
      { header: "Denominator", ...count, width: 14 },
      { header: "Rate", ...rate },
      { header: "Pooled rate", ...rate },
      { header: "Verdict", kind: "text", width: 32, signs: true },
      { header: "95% limits", ...limits },
      { header: "99.8% limits", ...limits },
      { header: "95% limits, adjusted", ...limits },
      { header: "99.8% limits, adjusted", ...limits },
      { header: "Judged by", kind: "text", width: 20, wrap: true },
      { header: "Please note", kind: "sentence", width: 34, wrap: true },
      { header: "Key", kind: "text", width: 20, hidden: true },
    ],
    rows: comparisons.flatMap(comparisonRows),
  };
}

/** Columns that hold a rate. */
const RATE_COLUMNS = [6, 7];

function comparisonRows({ key, indicator, noun, period, units, funnel }: ComparedUnits): OutputRow[] {
  const format = numberFormatOf(indicator);
  const formats = Object.fromEntries(RATE_COLUMNS.map((column) => [column, format]));
  const judgedBy = funnel.judgedBy === "unadjusted" ? "unadjusted limits" : "adjusted limits";
  return units.map(({ id, name, counts, value, verdict, note }, i) => ({
    cells: [
      indicator.name,
      noun,
      name,
      periodLabel(period),
      counts.numerator,
      counts.denominator,
      value,
      funnel.pooled,
      `${VERDICT_SIGNS[verdict]} ${VERDICT_WORDS[verdict]}`,
      ...limitTexts(funnel.unadjusted[i]!, indicator),
      ...limitTexts(funnel.overdispersed[i]!, indicator),
      counts.judged ? judgedBy : null,
      note || null,
      `${key}|${id}`,
    ],
    formats,
  }));
}

/** "56.6% to 73.6%", at 95% and at 99.8%. */
function limitTexts({ watch, flag }: FunnelLimits, indicator: Indicator): string[] {
  return [watch, flag].map(
    ({ lower, upper }) => `${valueText(lower, indicator)} to ${valueText(upper, indicator)}`,
  );
}

/** How many units stable comparisons of this size would show beyond their 95% limits. */
export function comparedByChance(comparisons: readonly ComparedUnits[]): string {
  const judged = comparisons.reduce(
    (sum, { units }) => sum + units.filter(({ counts }) => counts.judged).length,
    0,
  );
  if (judged === 0) return "";
  const expected = judged * 2 * FUNNEL_TAILS.watch;
  const number = expected < 1 ? "fewer than one" : `about ${Math.round(expected)}`;
  return `Of ${judged} compared, ${number} would lie beyond the 95% limits by chance alone.`;
}
