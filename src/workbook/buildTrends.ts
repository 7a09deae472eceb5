import { baselineLine } from "../analysis/explain/limitsReading";
import type { Finding, Flag, SeriesPoint } from "../analysis/finding";
import { periodLabel } from "../analysis/periodCalendar";
import { hashOf } from "../meeting/hashOf";
import { axisRange } from "./axisRange";
import { filledUp, firstRowOf, uniqueLabels, type BlockLayout, type ChartBlock } from "./chartBlocks";
import type { ChoiceContent } from "./chartChoice";
import type { OutputCell } from "./outputTable";
import type { ChartAssignment, SeriesBlock } from "./state";
import { numberFormatOf, seriesKey, seriesLabel } from "./words";

/** Native charts cost dozens of calls each: at most ten series have their own, the selector shows any. */
export const MOST_CHARTS = 10;
export const TREND_HEADERS = [
  "Series",
  "Period",
  "Value",
  "Mean",
  "Lower limit",
  "Upper limit",
  "Target",
  "Concern",
  "Improvement",
  "Other special cause",
] as const;

/** Each series has its latest 36 periods on the Trend data sheet. */
export const TREND_LAYOUT: BlockLayout = {
  headers: TREND_HEADERS,
  blockRows: 36,
  most: 200,
  listHeader: "Series to choose from",
};

/** Place of each column of the Trend data sheet that a chart draws. */
export const TREND_COLUMN = {
  key: 0,
  period: 1,
  value: 2,
  mean: 3,
  lower: 4,
  upper: 5,
  target: 6,
  concern: 7,
  improvement: 8,
  neutral: 9,
} as const;

/** One series on the Trend data sheet. */
export type TrendBlock = SeriesBlock & ChartBlock;

export interface Trends extends ChoiceContent {
  /** In the order of the sheet: series known from earlier first, where they were. */
  readonly blocks: readonly TrendBlock[];
  /** Series left out of the selector because there are more than it can offer. */
  readonly leftOut: number;
  /** Chart name → what it shows. */
  readonly charts: Readonly<Record<string, ChartAssignment>>;
  /** What the large chart shows: the series chosen in its selector, or the most important one; null: there is none. */
  readonly chosen: string | null;
  /** True where some measure is neither better high nor low: its special causes are a series of their own. */
  readonly withNeutral: boolean;
}

/**
 * Chooses what is charted and lays out the figures behind it.
 *
 * A series keeps its block over refreshes; a chart whose series still belongs to the first ten keeps it.
 *
 * @param chosenLabel text of the selector; undefined before there is one
 */
export function buildTrends(
  findings: readonly Finding[],
  flags: readonly Flag[],
  earlier: {
    readonly trendBlocks: readonly { readonly key: string }[];
    readonly charts: Readonly<Record<string, ChartAssignment>>;
  },
  chosenLabel: string | undefined,
): Trends {
  const charted = findings.filter(({ points }) => points.some(({ value }) => value !== null));
  const byKey = new Map(charted.map((finding) => [keyOf(finding), finding]));
  const important = inOrderOfImportance(charted, flags);
  const kept = earlier.trendBlocks.map(({ key }) => key);
  const order = [...new Set([...kept, ...important.map(keyOf)])].slice(0, TREND_LAYOUT.most);
  const labels = uniqueLabels(order, (key) => {
    const finding = byKey.get(key);
    return finding && seriesLabel(finding);
  });
  const blocks = order.map((key, i) => blockOf(key, labels[i]!, byKey.get(key), flags));
  const place = new Map(order.map((key, i) => [key, i]));
  const shown = important.map(keyOf).filter((key) => place.has(key));
  const names = chartNames(shown.slice(0, MOST_CHARTS), earlier.charts);
  const assigned = (key: string) => assignment(blocks[place.get(key)!]!, place.get(key)!);
  const byLabel = blocks.find(({ label }) => label !== "" && label === chosenLabel);
  const chosen = byLabel?.key ?? shown[0];
  return {
    blocks,
    leftOut: byKey.size - order.filter((key) => byKey.has(key)).length,
    charts: Object.fromEntries(names.map((name, i) => [name, assigned(shown[i]!)])),
    chosen: chosen ?? null,
    withNeutral: charted.some(({ indicator }) => indicator.direction === "neutral"),
  };
}

/** What a chart that shows the `place`-th block (0-based) draws. */
export function assignment(block: SeriesBlock, place: number): ChartAssignment {
  const { key, filled, title, numberFormat, minimum, maximum } = block;
  return {
    key,
    firstRow: firstRowOf(TREND_LAYOUT, place),
    rows: filled,
    title,
    numberFormat,
    minimum,
    maximum,
  };
}

function keyOf({ provider, indicator }: Finding): string {
  return seriesKey(provider.id, indicator.id);
}

/** Flagged series by their highest flag, then priority measures, then the rest, each in the order of the data. */
function inOrderOfImportance(findings: readonly Finding[], flags: readonly Flag[]): Finding[] {
  const rank = new Map<string, number>();
  flags.forEach((flag, i) => {
    const key = seriesKey(flag.providerId, flag.indicatorId);
    if (!rank.has(key)) rank.set(key, i);
  });
  const importance = (finding: Finding) =>
    rank.get(keyOf(finding)) ?? flags.length + (finding.indicator.priority ?? Number.MAX_SAFE_INTEGER / 2);
  return findings
    .map((finding, i) => ({ finding, i, importance: importance(finding) }))
    .sort((a, b) => a.importance - b.importance || a.i - b.i)
    .map(({ finding }) => finding);
}

function blockOf(
  key: string,
  label: string,
  finding: Finding | undefined,
  flags: readonly Flag[],
): TrendBlock {
  const points = finding ? finding.points.slice(0, finding.latest + 1).slice(-TREND_LAYOUT.blockRows) : [];
  const drawn = points.map((point) => pointCells(label, point));
  const rows = filledUp(TREND_LAYOUT, drawn);
  const numberFormat = finding ? numberFormatOf(finding.indicator) : "General";
  return {
    key,
    label,
    title: finding ? chartTitle(finding, flags) : "",
    numberFormat,
    filled: points.length,
    ...axisRange(drawn.flatMap((row) => row.slice(TREND_COLUMN.value, TREND_COLUMN.concern))),
    rows,
    formats: TREND_HEADERS.map((_, column) => (column <= TREND_COLUMN.period ? "@" : numberFormat)),
    fingerprint: hashOf(JSON.stringify([label, numberFormat, rows])),
  };
}

function pointCells(label: string, point: SeriesPoint): OutputCell[] {
  const { value, variation } = point;
  const marked = (match: boolean) => (match && value !== null ? value : "");
  return [
    label,
    periodLabel(point.period),
    value ?? "",
    point.mean ?? "",
    point.lpl ?? "",
    point.upl ?? "",
    point.target ?? "",
    marked(variation === "specialCauseConcern"),
    marked(variation === "specialCauseImprovement"),
    marked(variation === "specialCauseNeutralHigh" || variation === "specialCauseNeutralLow"),
  ];
}

/** A series keeps the chart it had; others take the free names in order. */
function chartNames(keys: readonly string[], earlier: Readonly<Record<string, ChartAssignment>>): string[] {
  const nameOfKey = new Map(Object.entries(earlier).map(([name, { key }]) => [key, name]));
  const taken = new Set(keys.map((key) => nameOfKey.get(key)).filter((name) => name !== undefined));
  const free = Array.from({ length: MOST_CHARTS }, (_, i) => `ACM trend ${i + 1}`).filter(
    (name) => !taken.has(name),
  );
  return keys.map((key) => nameOfKey.get(key) ?? free.shift()!);
}

/** What the chart shows; where it is flagged, what it says; and what its limits rest on. */
function chartTitle(finding: Finding, flags: readonly Flag[]): string {
  const key = keyOf(finding);
  const rules = flags.filter((f) => seriesKey(f.providerId, f.indicatorId) === key).map(({ rule }) => rule);
  const said = [...new Set(rules)].slice(0, 2).join("; ");
  return [seriesLabel(finding), said, baselineLine(finding)].filter(Boolean).join("\n");
}
