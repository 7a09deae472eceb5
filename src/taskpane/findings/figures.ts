import type { Finding, Flag } from "../../analysis/finding";
import type { Indicator } from "../../analysis/measure";
import type { RefreshResult } from "../../workflows/refresh";

/** A flag with what is known of its provider and indicator; null where nothing could be computed. */
export interface FlagCard {
  readonly flag: Flag;
  readonly finding: Finding | null;
  /** Period of the latest figure as a person reads it; null where there is none. */
  readonly latestPeriod: string | null;
  /** True where the latest figures rest on too few people to stand on a screen that others see. */
  readonly tooFewPeople: boolean;
}

/** Joins flags of a result with their findings; the order of the flags stays. */
export function flagCards(
  flags: readonly Flag[],
  {
    findings,
    latestPeriods,
    tooFewPeople,
  }: Pick<RefreshResult, "findings" | "latestPeriods" | "tooFewPeople">,
): FlagCard[] {
  const byKey = new Map(
    findings.map((finding) => [`${finding.provider.id}|${finding.indicator.id}`, finding]),
  );
  const few = new Set(tooFewPeople);
  return flags.map((flag) => {
    const key = `${flag.providerId}|${flag.indicatorId}`;
    return {
      flag,
      finding: byKey.get(key) ?? null,
      latestPeriod: latestPeriods.get(key) ?? null,
      tooFewPeople: few.has(key),
    };
  });
}

/**
 * A value as people read it, at the precision at which it was entered: as the sentences of its flags say it.
 *
 * @example
 * formatValue(0.5, { unit: "percent", decimals: 3 }) // "50.0%"
 * formatValue(12.5, { unit: "days", decimals: 1 }) // "12.5 days"
 * formatValue(1204, { unit: "count", decimals: 0 }) // "1,204"
 */
export function formatValue(value: number, { unit, decimals }: Pick<Indicator, "unit" | "decimals">): string {
  const percent = unit === "percent";
  const places = Math.max(0, percent ? decimals - 2 : decimals);
  const number = new Intl.NumberFormat("en-US", {
    style: percent ? "percent" : "decimal",
    minimumFractionDigits: places,
    maximumFractionDigits: places,
    // As a decimal text: the binary number behind 0.4285 is a little less and would read 42.8%.
  }).format(`${value}`);
  return `${number.replace(/^-(?=[0.]+%?$)/, "")}${unitWords(unit)}`;
}

/** The unit as the sentences of a flag say it. */
function unitWords(unit: string): string {
  if (["percent", "count", "number", ""].includes(unit)) return "";
  return unit === "rate_per_1000" ? " per 1,000" : ` ${unit.replaceAll("_", " ")}`;
}

/** One figure of a card: what it is and what it says. */
export interface LabelledFigure {
  readonly label: string;
  readonly text: string;
}

/** Latest value, target, counts and people short, as far as they are known and may be shown. */
export function figuresOf({ finding, latestPeriod, tooFewPeople }: FlagCard): LabelledFigure[] {
  if (!finding) return [];
  const { indicator, value, target, numerator, denominator, short } = finding;
  const figures: LabelledFigure[] = [];
  const label = latestPeriod === null ? "Latest" : `Latest (${latestPeriod})`;
  if (tooFewPeople) figures.push({ label, text: "too few people to show" });
  else if (value !== null) figures.push({ label, text: formatValue(value, indicator) });
  if (target !== null) figures.push({ label: "Target", text: formatValue(target, indicator) });
  if (tooFewPeople) return figures;
  if (numerator !== null && denominator !== null) {
    const of = indicator.subset ? "of" : "per";
    figures.push({ label: "Counts", text: `${count(numerator)} ${of} ${count(denominator)}` });
  }
  if (short) figures.push({ label: "Short of target", text: `${count(short)} ${nounFor(short, indicator)}` });
  return figures;
}

function count(value: number): string {
  return new Intl.NumberFormat("en-US").format(value);
}

function nounFor(short: number, { countsPeople }: Indicator): string {
  if (countsPeople) return short === 1 ? "person" : "people";
  return short === 1 ? "case" : "cases";
}
