import { unitFunnel } from "../analysis/comparison";
import type { FunnelUnit } from "../analysis/funnel";
import { ratioOf } from "../analysis/targets";
import { countsText, listText, periodsText, valueText } from "../analysis/wording";
import { hashOf } from "../meeting/hashOf";
import { axisRange, type AxisRange } from "./axisRange";
import { filledUp, type BlockLayout, type ChartBlock } from "./chartBlocks";
import {
  limitsInWords,
  togetherOf,
  VERDICT_SIGNS,
  type ComparedUnit,
  type ComparedUnits,
  type Verdict,
} from "./comparedUnits";
import type { OutputCell } from "./outputTable";
import type { FunnelBlock as StoredBlock } from "./state";
import { numberFormatOf } from "./words";

/** Points of each limit line: it is drawn there and back, with a gap between. */
const CURVE_POINTS = 40;

/** Each comparison has its limit lines and, beside them, its units. */
export const FUNNEL_LAYOUT: BlockLayout = {
  headers: [
    "Comparison",
    "Cases",
    "All together",
    "95% limits",
    "99.8% limits",
    "Unit",
    "Unit's cases",
    "Within chance",
    "Watch",
    "Differs: concern",
    "Differs: improvement",
    "Differs",
    "Not judged",
  ],
  blockRows: 2 * CURVE_POINTS + 1,
  most: 60,
  listHeader: "Comparisons to choose from",
};

export const FUNNEL_COLUMN = {
  label: 0,
  cases: 1,
  pooled: 2,
  watchLimits: 3,
  flagLimits: 4,
  unit: 5,
  unitCases: 6,
  within: 7,
  watch: 8,
  concern: 9,
  improvement: 10,
  differs: 11,
  notJudged: 12,
} as const;

/** Names that a chart can carry without becoming unreadable. */
const MOST_LABELS = 12;
const LONGEST_LABEL = 26;

/** One comparison on the Comparison data sheet. */
export type FunnelBlock = StoredBlock & ChartBlock;

/** The figures behind a funnel; empty where there is nothing to compare any more. */
export function funnelBlock(key: string, label: string, comparison: ComparedUnits | undefined): FunnelBlock {
  if (!comparison) return emptyBlock(key);
  const { indicator } = comparison;
  const units = drawnUnits(comparison.units);
  if (units.length === 0) return emptyBlock(key);
  const cases = axisRange(units.map(({ counts }) => counts.denominator));
  const curves = curveRows(comparison, units, cases.maximum);
  const unitRows = units.map(unitCells);
  const rows = filledUp(
    FUNNEL_LAYOUT,
    Array.from({ length: Math.max(curves.length, unitRows.length) }, (_, i) => [
      label,
      ...(curves[i] ?? NO_CURVE),
      ...(unitRows[i] ?? NO_UNIT),
    ]),
  );
  const drawnRates = [
    ...curves.flatMap((curve) => curve.slice(1)),
    ...unitRows.flatMap((row) => row.slice(2)),
  ];
  const drawnRange = axisRange(drawnRates);
  const rates = {
    ...drawnRange,
    maximum: indicator.subset ? Math.min(1, drawnRange.maximum) : drawnRange.maximum,
  };
  const numberFormat = numberFormatOf(indicator);
  return {
    key,
    label,
    title: titleOf(comparison),
    numberFormat,
    units: units.length,
    cases,
    rates,
    labels: labelsOf(units, cases, rates),
    rows,
    formats: FUNNEL_LAYOUT.headers.map((_, column) => formatOf(column, numberFormat)),
    fingerprint: hashOf(JSON.stringify([label, numberFormat, rows])),
  };
}

function emptyBlock(key: string): FunnelBlock {
  const nothing = { minimum: 0, maximum: 1 };
  const rows = filledUp(FUNNEL_LAYOUT, []);
  return {
    key,
    label: "",
    title: "",
    numberFormat: "General",
    units: 0,
    cases: nothing,
    rates: nothing,
    labels: [],
    rows,
    formats: FUNNEL_LAYOUT.headers.map(() => "General"),
    fingerprint: hashOf(JSON.stringify(rows)),
  };
}

function formatOf(column: number, numberFormat: string): string {
  if (column === FUNNEL_COLUMN.label || column === FUNNEL_COLUMN.unit) return "@";
  return column === FUNNEL_COLUMN.cases || column === FUNNEL_COLUMN.unitCases ? "#,##0" : numberFormat;
}

/** A unit that has a place in the chart. */
type DrawnUnit = ComparedUnit & { readonly counts: FunnelUnit; readonly value: number };

/** As many as a block holds: those that stand out first, then the largest; in the order of the comparison. */
function drawnUnits(units: readonly ComparedUnit[]): DrawnUnit[] {
  const drawn = units.filter((unit): unit is DrawnUnit => unit.counts !== null && unit.value !== null);
  const kept = new Set([...drawn].sort(byWeight).slice(0, FUNNEL_LAYOUT.blockRows));
  return drawn.filter((unit) => kept.has(unit));
}

function byWeight(a: DrawnUnit, b: DrawnUnit): number {
  const rank = ({ verdict }: DrawnUnit) => (isOrdinary(verdict) ? 1 : 0);
  return rank(a) - rank(b) || b.counts.denominator - a.counts.denominator;
}

const NO_CURVE: readonly OutputCell[] = ["", "", "", ""];
const NO_UNIT: readonly OutputCell[] = FUNNEL_LAYOUT.headers.slice(FUNNEL_COLUMN.unit).map(() => "");

function unitCells({ name, counts, value, verdict }: DrawnUnit): OutputCell[] {
  const marks = MARKED.map((mark) => (mark === verdict ? value : ""));
  return [name, counts.denominator, ...marks];
}

/** Verdicts in the order of their columns. */
const MARKED: readonly Verdict[] = ["within", "watch", "concern", "improvement", "differs", "notJudged"];

/** Cases, the rate of all together, and both pairs of limits: the lower ones to the right, then the upper ones back. */
function curveRows(
  { indicator, funnel }: ComparedUnits,
  units: readonly DrawnUnit[],
  mostCases: number,
): OutputCell[][] {
  const counts = units.map((unit) => unit.counts);
  const fewest = Math.min(...counts.map(({ denominator }) => denominator));
  const grid = sizesBetween(Math.max(1, fewest * 0.9), mostCases);
  const drawn = grid.map((denominator) => ({ numerator: 0, denominator, judged: false }));
  const result = unitFunnel([...counts, ...drawn], indicator);
  if (!result || !Number.isFinite(result.pooled)) return [];
  const limits = result[result.judgedBy].slice(counts.length);
  const { pooled } = result;
  // Groups that a test judges have no limits to stand between.
  const pair = (i: number, end: "lower" | "upper"): OutputCell[] =>
    funnel ? [limits[i]!.watch[end], limits[i]!.flag[end]] : ["", ""];
  return [
    ...grid.map((size, i) => [size, pooled, ...pair(i, "lower")]),
    // A number without values: the lines are broken here, and no text makes Excel count the cases from 1.
    [mostCases, "", "", ""],
    ...grid.map((size, i) => [size, pooled, ...pair(i, "upper")]).reverse(),
  ];
}

/** Denser where the limits bend most. */
function sizesBetween(least: number, most: number): number[] {
  const ratio = most / least;
  return Array.from({ length: CURVE_POINTS }, (_, i) => least * ratio ** (i / (CURVE_POINTS - 1)));
}

/** What the chart says: who differs, or that nobody does; and against what. */
function titleOf(comparison: ComparedUnits): string {
  const { indicator, provider, noun, dimension, periods, units, funnel } = comparison;
  const { events, cases, judged } = togetherOf(units);
  const by = provider === null ? "" : ` by ${dimension}`;
  const where = provider === null ? "" : `${provider}, `;
  const together =
    cases > 0
      ? `, together ${valueText(ratioOf(events, cases, indicator), indicator)} (${countsText(events, cases, indicator)})`
      : "";
  const against = funnel ? limitsInWords(funnel) : "tested against the others";
  return (
    `${indicator.name}${by}: ${resultOf(comparison)}\n` +
    `${where}${periodsText(periods)}; ${judged} ${noun} judged${together}; ${against}${drawnNote(units)}`
  );
}

/** Said where a block does not hold all units. */
function drawnNote(units: readonly ComparedUnit[]): string {
  const most = FUNNEL_LAYOUT.blockRows;
  return units.length > most ? `; ${most} of ${units.length} drawn` : "";
}

function resultOf({ units, noun }: ComparedUnits): string {
  const namesOf = (isMeant: (verdict: Verdict) => boolean) =>
    units.filter(({ verdict }) => isMeant(verdict)).map(({ name }) => name);
  const beyond = namesOf(isSignal);
  if (beyond.length > 0) {
    return `${shortList(beyond)} ${beyond.length === 1 ? "differs" : "differ"} by more than chance`;
  }
  const watched = namesOf((verdict) => verdict === "watch");
  if (watched.length > 0) return `${shortList(watched)} to watch, no signal`;
  return units.every(({ verdict }) => verdict === "notJudged")
    ? `the ${noun} cannot be judged`
    : `chance explains the differences between ${noun}`;
}

function shortList(names: readonly string[]): string {
  return listText(names.length > 3 ? [...names.slice(0, 2), `${names.length - 2} more`] : names);
}

/** Names beside the points: of all where they are few, else of those that stand out. */
function labelsOf(units: readonly DrawnUnit[], cases: AxisRange, rates: AxisRange): StoredBlock["labels"] {
  const rows = units.map((unit, row) => ({ unit, row }));
  const named = units.length <= MOST_LABELS ? rows : rows.filter(({ unit }) => !isOrdinary(unit.verdict));
  return [...named]
    .sort((a, b) => byWeight(a.unit, b.unit))
    .slice(0, MOST_LABELS)
    .sort((a, b) => a.row - b.row)
    .reduce<PlacedLabel[]>((placed, { unit, row }) => {
      const x = (unit.counts.denominator - cases.minimum) / (cases.maximum - cases.minimum);
      const y = (unit.value - rates.minimum) / (rates.maximum - rates.minimum);
      return [
        ...placed,
        { row, mark: unit.verdict, text: labelText(unit), x, y, side: freeSide(placed, x, y) },
      ];
    }, [])
    .map(({ row, mark, text, side }) => ({ row, mark, text, side }));
}

/** A label and where its point stands, as parts of the axes. */
type PlacedLabel = StoredBlock["labels"][number] & { readonly x: number; readonly y: number };

/** Sign and name: what a mark means does not hang on its colour. */
function labelText({ name, verdict }: ComparedUnit): string {
  const short = name.length > LONGEST_LABEL ? `${name.slice(0, LONGEST_LABEL - 1)}…` : name;
  return isOrdinary(verdict) ? short : `${VERDICT_SIGNS[verdict]} ${short}`;
}

/** A name that is as long as a quarter of the chart and as high as a twelfth must not lie upon another. */
function freeSide(placed: readonly PlacedLabel[], x: number, y: number): PlacedLabel["side"] {
  // Beside the right edge a name would be cut off.
  const sides =
    x > 0.7 ? (["Left", "Top", "Bottom"] as const) : (["Right", "Left", "Top", "Bottom"] as const);
  const isFree = (side: PlacedLabel["side"]) =>
    placed.every(
      (other) => other.side !== side || Math.abs(other.x - x) > 0.25 || Math.abs(other.y - y) > 0.08,
    );
  return sides.find(isFree) ?? sides[0];
}

function isSignal(verdict: Verdict): boolean {
  return verdict === "concern" || verdict === "improvement" || verdict === "differs";
}

function isOrdinary(verdict: Verdict): boolean {
  return verdict === "within" || verdict === "notJudged";
}
