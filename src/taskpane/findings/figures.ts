import type { Finding, Flag } from "../../analysis/finding";
import type { Indicator } from "../../analysis/measure";

/** A flag with what is known of its provider and indicator; null where nothing could be computed. */
export interface FlagCard {
  readonly flag: Flag;
  readonly finding: Finding | null;
}

/** Joins flags with their findings; the order of the flags stays. */
export function flagCards(flags: readonly Flag[], findings: readonly Finding[]): FlagCard[] {
  const byKey = new Map(
    findings.map((finding) => [`${finding.provider.id}|${finding.indicator.id}`, finding]),
  );
  return flags.map((flag) => ({
    flag,
    finding: byKey.get(`${flag.providerId}|${flag.indicatorId}`) ?? null,
  }));
}

/**
 * A value as people read it, at the precision at which it was entered.
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
  }).format(value);
  return percent || unit === "count" || unit === "" ? number : `${number} ${unit}`;
}

/** One figure of a card: what it is and what it says. */
export interface LabelledFigure {
  readonly label: string;
  readonly text: string;
}

/** Latest value, target, counts and people short, as far as they are known. */
export function figuresOf({ indicator, points, latest, ...finding }: Finding): LabelledFigure[] {
  const figures: LabelledFigure[] = [];
  const period = points[latest]?.period.key;
  if (finding.value !== null && period) {
    figures.push({ label: period, text: formatValue(finding.value, indicator) });
  }
  if (finding.target !== null)
    figures.push({ label: "Target", text: formatValue(finding.target, indicator) });
  if (finding.numerator !== null && finding.denominator !== null) {
    figures.push({ label: "Counts", text: `${count(finding.numerator)} of ${count(finding.denominator)}` });
  }
  if (finding.short) {
    figures.push({
      label: "Short of target",
      text: `${count(finding.short)} ${nounFor(finding.short, indicator)}`,
    });
  }
  return figures;
}

function count(value: number): string {
  return new Intl.NumberFormat("en-US").format(value);
}

function nounFor(short: number, { countsPeople }: Indicator): string {
  if (countsPeople) return short === 1 ? "person" : "people";
  return short === 1 ? "case" : "cases";
}
