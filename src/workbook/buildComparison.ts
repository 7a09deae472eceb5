import { FUNNEL_TAILS } from "../analysis/constants";
import type { Flag } from "../analysis/finding";
import type { FunnelLimits } from "../analysis/funnel";
import type { Indicator } from "../analysis/measure";
import { ratioOf } from "../analysis/targets";
import { periodsText, valueText } from "../analysis/wording";
import { HEADER_BELOW_CHART, type SingleChartSheet } from "./chartChoice";
import { uniqueLabels } from "./chartBlocks";
import { providersKey, togetherOf, VERDICT_SIGNS, type ComparedUnits, type Verdict } from "./comparedUnits";
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
    return comparison && labelOf(comparison);
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

/** "Training completed – providers", "Enrolled within 30 days – geography, Harbor Family Services" */
function labelOf({ indicator, dimension, provider }: ComparedUnits): string {
  return `${indicator.name} – ${dimension}${provider === null ? "" : `, ${provider}`}`;
}

/** Behind every priority that people write. */
const LATER = 1e9;

/** Flagged comparisons by their highest flag, then those of providers, then of groups; each by priority. */
function inOrderOfImportance(comparisons: readonly ComparedUnits[], flags: readonly Flag[]): ComparedUnits[] {
  const rank = new Map<string, number>();
  flags.forEach((flag, i) => {
    const key = comparisonKeyOf(flag);
    if (key !== null && !rank.has(key)) rank.set(key, i);
  });
  const importance = ({ key, indicator, provider }: ComparedUnits) =>
    rank.get(key) ?? flags.length + (provider === null ? 0 : 2 * LATER) + (indicator.priority ?? LATER);
  return comparisons
    .map((comparison, i) => ({ comparison, i, importance: importance(comparison) }))
    .sort((a, b) => a.importance - b.importance || a.i - b.i)
    .map(({ comparison }) => comparison);
}

/** Key of the comparison that a flag rests on; null where it rests on none. */
export function comparisonKeyOf({ id, kind, indicatorId }: Flag): string | null {
  if (kind === "subgroup_gap") return id;
  return kind === "peer_gap" ? providersKey(indicatorId) : null;
}

function comparisonTable(comparisons: readonly ComparedUnits[]): OutputTable {
  const rate = { kind: "number", width: 10, align: "Center" } as const;
  const limits = { kind: "text", width: 16, align: "Center" } as const;
  const count = { kind: "number", numberFormat: "#,##0" } as const;
  return {
    name: COMPARISON_TABLE,
    sheet: "comparison",
    headerRow: HEADER_BELOW_CHART,
    keyColumns: [15],
    vanished: { column: 8, text: "no longer compared" },
    columns: [
      { header: "Indicator", kind: "text", width: 30, wrap: true },
      { header: "Compared", kind: "text", width: 20, wrap: true },
      { header: "Unit", kind: "text", width: 26, wrap: true },
      { header: "Period", kind: "text", width: 12, wrap: true },
      { header: "Numerator", ...count, width: 13 },
      { header: "Denominator", ...count, width: 16 },
      { header: "Rate", ...rate },
      { header: "Pooled rate", ...rate, width: 14 },
      { header: "Verdict", kind: "text", width: 32, signs: true },
      { header: "95% limits", ...limits },
      { header: "99.8% limits", ...limits },
      { header: "95% limits, adjusted", ...limits },
      { header: "99.8% limits, adjusted", ...limits },
      { header: "Judged by", kind: "text", width: 24, wrap: true },
      { header: "Please note", kind: "sentence", width: 34, wrap: true },
      { header: "Key", kind: "text", width: 20, hidden: true },
    ],
    rows: comparisons.flatMap(comparisonRows),
  };
}

/** Columns that hold a rate. */
const RATE_COLUMNS = [6, 7];

function comparisonRows(comparison: ComparedUnits): OutputRow[] {
  const { key, indicator, dimension, provider, periods, units } = comparison;
  const format = numberFormatOf(indicator);
  const formats = Object.fromEntries(RATE_COLUMNS.map((column) => [column, format]));
  const { events, cases } = togetherOf(units);
  return units.map(({ id, name, counts, value, limits, verdict, judgedBy, note }) => ({
    cells: [
      indicator.name,
      provider === null ? dimension : `${dimension}, ${provider}`,
      name,
      periodsText(periods),
      counts?.numerator ?? null,
      counts?.denominator ?? null,
      value,
      cases > 0 ? ratioOf(events, cases, indicator) : null,
      `${VERDICT_SIGNS[verdict]} ${VERDICT_WORDS[verdict]}`,
      ...limitTexts(limits?.unadjusted, indicator),
      ...limitTexts(limits?.adjusted, indicator),
      judgedBy || null,
      note || null,
      `${key}|${id}`,
    ],
    formats,
  }));
}

/** "56.6% to 73.6%", at 95% and at 99.8%. */
function limitTexts(limits: FunnelLimits | undefined, indicator: Indicator): (string | null)[] {
  if (!limits) return [null, null];
  return [limits.watch, limits.flag].map(
    ({ lower, upper }) => `${valueText(lower, indicator)} to ${valueText(upper, indicator)}`,
  );
}

/** How many units stable comparisons of this size would show beyond their 95% limits. */
export function comparedByChance(comparisons: readonly ComparedUnits[]): string {
  const judged = comparisons.reduce(
    (sum, { units }) => sum + units.filter(({ verdict }) => verdict !== "notJudged").length,
    0,
  );
  if (judged === 0) return "";
  const expected = judged * 2 * FUNNEL_TAILS.watch;
  const number = expected < 1 ? "fewer than one" : `about ${Math.round(expected)}`;
  return `Of ${judged} compared, ${number} would lie beyond the 95% limits by chance alone.`;
}
