import { type ColumnProfile, headerNames } from "./columnProfile";
import type { LabelSource, PeriodSource } from "./mapping";

export type Confidence = "sure" | "likely" | "unsure";

/** Columns of labels, or null where none was found. */
export interface LabelColumns {
  readonly period: { readonly source: PeriodSource; readonly confidence: Confidence } | null;
  readonly provider: { readonly source: LabelSource; readonly confidence: Confidence } | null;
  readonly indicator: { readonly source: LabelSource; readonly confidence: Confidence } | null;
  /** What is left and holds figures. */
  readonly figures: readonly ColumnProfile[];
}

const MOSTLY = 0.6;

/**
 * Tells columns apart by their headers first and their content second.
 *
 * @param periodsAcross the periods stand in the header, so that no column holds them
 */
export function guessColumns(profiles: readonly ColumnProfile[], periodsAcross: boolean): LabelColumns {
  const period = periodsAcross ? null : guessPeriod(profiles);
  const taken = new Set(period === null ? [] : columnsOf(period.source));
  const rest = profiles.filter(({ column }) => !taken.has(column));
  const figures = rest.filter(
    (profile) =>
      !isCode(profile) &&
      profile.figures >= profile.filled * MOSTLY &&
      !isExtraPeriod(profile, periodsAcross),
  );
  const labels = rest.filter(
    (profile) => !figures.includes(profile) && !isExtraPeriod(profile, periodsAcross),
  );
  const provider = guessProvider(labels);
  const indicator = guessIndicator(labels.filter(({ column }) => column !== provider?.profile.column));
  return {
    period,
    provider: provider && { source: columnSource(provider.profile), confidence: provider.confidence },
    indicator: indicator && { source: columnSource(indicator.profile), confidence: indicator.confidence },
    figures,
  };
}

function guessPeriod(profiles: readonly ColumnProfile[]): LabelColumns["period"] {
  const year = profiles.find(({ header }) => headerNames.year(header));
  const month = profiles.find(({ header }) => headerNames.month(header));
  if (year && month && !month.distinct.has("") && looksLikeMonths(month)) {
    const source: PeriodSource = { from: "yearAndMonth", yearColumn: year.column, monthColumn: month.column };
    return { source, confidence: "sure" };
  }
  const candidates = profiles
    .filter((profile) => profile.periods >= profile.filled * MOSTLY)
    .filter((profile) => headerNames.period(profile.header) || !isPlainNumbers(profile))
    .sort((a, b) => Number(headerNames.period(b.header)) - Number(headerNames.period(a.header)));
  const [best] = candidates;
  if (best === undefined) return null;
  const clear = headerNames.period(best.header) && best.periods === best.filled;
  return { source: columnSource(best), confidence: clear ? "sure" : "likely" };
}

function guessProvider(labels: readonly ColumnProfile[]) {
  const named = labels.filter(({ header }) => headerNames.provider(header));
  const byName = named.find(({ header }) => !headerNames.code(header)) ?? named[0] ?? labels.find(isCode);
  if (byName !== undefined) return { profile: byName, confidence: "sure" as const };
  const others = labels.filter(({ header }) => !headerNames.indicator(header));
  const [most] = others.sort((a, b) => b.distinct.size - a.distinct.size);
  return most === undefined ? null : { profile: most, confidence: "unsure" as const };
}

function guessIndicator(labels: readonly ColumnProfile[]) {
  const named = labels.find(({ header }) => headerNames.indicator(header));
  if (named !== undefined) return { profile: named, confidence: "sure" as const };
  // A label that differs in almost every row is a note; one that never differs tells nothing apart.
  const repeated = labels.filter((p) => !isCode(p) && p.distinct.size > 1 && p.distinct.size * 2 <= p.filled);
  const [fewest] = repeated.sort((a, b) => a.distinct.size - b.distinct.size);
  return fewest === undefined ? null : { profile: fewest, confidence: "unsure" as const };
}

function columnSource(profile: ColumnProfile): { from: "column"; column: number; fillDown: boolean } {
  return { from: "column", column: profile.column, fillDown: profile.blanksBetween };
}

function columnsOf(source: PeriodSource): number[] {
  if (source.from === "yearAndMonth") return [source.yearColumn, source.monthColumn];
  return source.from === "column" ? [source.column] : [];
}

/** Codes are labels though they look like numbers. */
function isCode({ header, distinct }: ColumnProfile): boolean {
  return (
    headerNames.code(header) || (distinct.size > 1 && [...distinct].every((text) => /^0\d{3,}$/.test(text)))
  );
}

/** A second column of periods (the end of each, its year) is neither label nor figure. */
function isExtraPeriod(profile: ColumnProfile, periodsAcross: boolean): boolean {
  const isPeriod = profile.periods >= profile.filled * MOSTLY;
  return !periodsAcross && isPeriod && (headerNames.period(profile.header) || profile.dates > 0);
}

function isPlainNumbers({ figures, filled, dates }: ColumnProfile): boolean {
  return figures >= filled * MOSTLY && dates === 0;
}

function looksLikeMonths({ distinct }: ColumnProfile): boolean {
  return [...distinct].every((text) => /^(0?[1-9]|1[0-2])$/.test(text) || /^[a-z]{3,9}\.?$/i.test(text));
}
