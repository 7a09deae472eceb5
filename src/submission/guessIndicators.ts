import type { MappedIndicator, Mapping } from "./mapping";
import type { RangeFacts, ValueFacts } from "./rangeFacts";

const PERCENT = /%|per ?cent|\bpct\b|proportion|\bshare\b/i;
const RATE = /\brate\b/i;
/** "per 1,000 bed days", "per head": a rate that is no percentage. */
const PER = /\bper (1[0,\s]*0\b|capita|head|thousand|million|day|week|month|year|person|\d)/i;
const UNITS: readonly (readonly [string, RegExp])[] = [
  ["days", /\bdays?\b/i],
  ["hours", /\bhours?\b/i],
  ["weeks", /\bweeks?\b/i],
  ["currency", /[$£€]|\bcosts?\b|\bspend|\bprice\b/i],
  ["score", /\bscore\b|\brating\b/i],
];

/**
 * The indicators of a range with their unit, scale and aggregation as far as labels and values tell. The direction is
 * never guessed.
 *
 * @param figureHeaders headers of the columns of figures: they can say what the indicators' names do not
 */
export function guessIndicators(
  mapping: Mapping,
  labels: readonly string[],
  facts: RangeFacts,
  figureHeaders: string,
): readonly MappedIndicator[] {
  const roles = new Set(mapping.figures.map((figure) => figure.role));
  const byRows = new Set(Object.values(mapping.roleRows?.roles ?? {}));
  const isRatio = (roles.has("numerator") && roles.has("denominator")) || byRows.has("denominator");
  const unitOfLabel = (label: string) =>
    unitOf(`${label} ${mapping.indicator === null ? "" : figureHeaders}`, facts.values.get(label));
  /** "Death rate": 12.5 may be a percentage or a rate per 1,000, which only a person can say. */
  const isBareRate = (label: string) =>
    unitOfLabel(label) === "percent" &&
    !facts.values.get(label)?.percent &&
    !PERCENT.test(`${label} ${mapping.indicator === null ? "" : figureHeaders}`);
  const mostInColumn = new Map<number | null, number>();
  for (const label of labels) {
    const values = facts.values.get(label);
    if (values === undefined || values.percent || unitOfLabel(label) !== "percent") continue;
    mostInColumn.set(values.column, Math.max(values.most, mostInColumn.get(values.column) ?? 0));
  }
  return labels.map((label): MappedIndicator => {
    if (isRatio) {
      return {
        label,
        direction: null,
        unit: "percent",
        aggregation: "ratio_of_sums",
        percentScale: null,
        target: null,
      };
    }
    const values = facts.values.get(label);
    const unit = unitOfLabel(label);
    const most = values?.percent
      ? values.most
      : (mostInColumn.get(values?.column ?? null) ?? values?.most ?? 0);
    const isMedian = /median/i.test(label);
    const aggregation = unit === "count" ? "sum" : isMedian && roles.has("n") ? "median" : "last";
    return {
      label,
      direction: null,
      unit,
      aggregation,
      percentScale: isBareRate(label) && most > 1 ? null : scaleOf(unit, values, most),
      target: null,
    };
  });
}

function unitOf(words: string, values: ValueFacts | undefined): string {
  if (values?.percent || PERCENT.test(words)) return "percent";
  if (PER.test(words)) return "rate";
  if (RATE.test(words) && values !== undefined && values.most <= 100) return "percent";
  const named = UNITS.find(([, pattern]) => pattern.test(words))?.[0];
  return named ?? (values === undefined || values.whole ? "count" : "number");
}

/**
 * All at most 1: fractions. Some above 1: hundredths, unless a value above 100 leaves it open.
 *
 * @param most the largest percentage that is written in the same column
 */
function scaleOf(
  unit: string,
  values: ValueFacts | undefined,
  most: number,
): MappedIndicator["percentScale"] {
  if (unit !== "percent" || values === undefined) return null;
  if (most <= 1) return values.percent || values.most !== values.least ? "fraction" : null;
  return most <= 100 ? "hundred" : null;
}
