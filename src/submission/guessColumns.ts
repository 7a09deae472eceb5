import { type ColumnProfile, headerNames } from "./columnProfile";
import { isSign } from "./guessMarks";
import type { LabelSource, PeriodSource } from "./mapping";

export type Confidence = "sure" | "likely" | "unsure";

/** Columns of labels, or null where none was found. */
export interface LabelColumns {
  readonly period: { readonly source: PeriodSource; readonly confidence: Confidence } | null;
  readonly provider: { readonly source: LabelSource; readonly confidence: Confidence } | null;
  readonly indicator: { readonly source: LabelSource; readonly confidence: Confidence } | null;
  /** What is left and holds figures. */
  readonly figures: readonly ColumnProfile[];
  /** Further columns of periods, as the end of each. */
  readonly otherPeriods: readonly number[];
  /** What is left and holds labels: levels, groups, codes, notes. */
  readonly labels: readonly ColumnProfile[];
}

const MOSTLY = 0.6;
/** Units tell figures apart and name none of them. */
const UNIT_ONLY = /^(units?|uom|units? of measure(ment)?)$/i;

/**
 * Tells columns apart by their headers first and their content second.
 *
 * @param periodsAcross the periods stand in the header, so that no column holds them
 */
export function guessColumns(profiles: readonly ColumnProfile[], periodsAcross: boolean): LabelColumns {
  const period = periodsAcross ? null : guessPeriod(profiles);
  const taken = new Set(period === null ? [] : columnsOf(period.source));
  const rows = profiles.reduce((most, { filled }) => Math.max(most, filled), 0);
  const rest = profiles.filter((profile) => !taken.has(profile.column) && !isQualifier(profile, rows));
  const figures = rest.filter(
    (profile) =>
      !isCode(profile) &&
      !isRunning(profile) &&
      !headerNames.dimension(profile.header) &&
      !UNIT_ONLY.test(profile.header) &&
      profile.figures >= profile.filled * MOSTLY &&
      !isExtraPeriod(profile, periodsAcross),
  );
  const labels = rest.filter(
    (profile) =>
      !figures.includes(profile) &&
      !isExtraPeriod(profile, periodsAcross) &&
      !isRunning(profile) &&
      !headerNames.beside(profile.header),
  );
  const provider = guessProvider(labels, periodsAcross);
  const numbered = figures.filter((profile) => isNumbering(profile, provider?.profile ?? null));
  const others = labels.filter(({ column }) => column !== provider?.profile.column);
  const indicator = guessIndicator(others, rows);
  return {
    period,
    provider: provider && { source: columnSource(provider.profile), confidence: provider.confidence },
    indicator: indicator && { source: columnSource(indicator.profile), confidence: indicator.confidence },
    figures: figures.filter((profile) => !numbered.includes(profile)),
    otherPeriods: rest.filter((profile) => isExtraPeriod(profile, periodsAcross)).map(({ column }) => column),
    labels: [...numbered, ...labels].filter(
      ({ column }) => column !== provider?.profile.column && column !== indicator?.profile.column,
    ),
  };
}

function guessPeriod(profiles: readonly ColumnProfile[]): LabelColumns["period"] {
  const year = profiles.find(({ header }) => headerNames.year(header));
  const month = profiles.find(
    (profile) =>
      headerNames.month(profile.header) || (/^period$/i.test(profile.header) && isPartOfYear(profile)),
  );
  if (year && month && !month.distinct.has("") && looksLikeMonths(month)) {
    const source: PeriodSource = { from: "yearAndMonth", yearColumn: year.column, monthColumn: month.column };
    return { source, confidence: "sure" };
  }
  const candidates = profiles
    .filter((profile) => profile.periods >= profile.filled * MOSTLY)
    .filter((profile) => headerNames.period(profile.header) || !isPlainNumbers(profile))
    .sort((a, b) => rankOfPeriod(b) - rankOfPeriod(a));
  const [best] = candidates;
  if (best === undefined) return periodBySaying(profiles);
  const clear = headerNames.period(best.header) && best.periods === best.filled;
  return { source: columnSource(best), confidence: clear ? "sure" : "likely" };
}

/**
 * Where the first column of numbers holds nothing but whole numbers from 1990 to 2100, they are years, in whatever
 * language; "period" over texts with years is one.
 */
function periodBySaying(profiles: readonly ColumnProfile[]): LabelColumns["period"] {
  const first = profiles.find((profile) => isPlainNumbers(profile) && !isCode(profile));
  const years = first && [...first.distinct].every((text) => YEAR.test(text)) ? first : undefined;
  const named = profiles.find(
    ({ distinct, header }) =>
      headerNames.period(header) && [...distinct].every((text) => /\b(19|20)\d{2}\b/.test(text)),
  );
  const found = years ?? named;
  return found === undefined ? null : { source: columnSource(found), confidence: "likely" };
}

const YEAR = /^(199\d|20\d\d|2100)$/;

/** Small whole numbers left of the providers' names count or group them: circuit 1, district 12. */
function isNumbering({ column, header, distinct }: ColumnProfile, provider: ColumnProfile | null): boolean {
  if (provider === null || column >= provider.column || !headerNames.provider(provider.header)) return false;
  return headerNames.numbered(header) && [...distinct].every((text) => /^\d{1,4}$/.test(text));
}

/** A date at which the data were handled is the last resort; a column that says "period" comes first. */
function rankOfPeriod({ header }: ColumnProfile): number {
  if (headerNames.handled(header)) return 0;
  return headerNames.period(header) ? 2 : 1;
}

/** No other column tells better who reports. */
const SAYS_PROVIDER = /\bprovider\b|\bcontractor\b|\bvendor\b|\bgrantee\b/i;
/** Monthly and quarterly figures in one table: of which kind a row is, and not whose. */
const FREQUENCY = /^(daily|weekly|monthly|quarterly|annual(ly)?|yearly)$/i;
/** Where as many of both are named, a district reports and not its region. */
const WIDE = /region|country|nation|\bstate\b|province/i;

/** Of regions, counties and facilities the most specific ones report: those with the most different names. */
function guessProvider(labels: readonly ColumnProfile[], periodsAcross: boolean) {
  const isOther = (header: string) =>
    headerNames.level(header) || headerNames.kind(header) || headerNames.unit(header);
  const named = labels.filter(({ header }) => headerNames.provider(header) && !isOther(header));
  const words = named.filter((profile) => !isCode(profile));
  const weight = ({ header, distinct }: ColumnProfile) =>
    distinct.size *
    (SAYS_PROVIDER.test(header)
      ? 5
      : headerNames.organisation(header)
        ? // The one program of all rows tells nobody apart.
          distinct.size > 1
          ? 1.5
          : 0.5
        : WIDE.test(header)
          ? 0.9
          : headerNames.place(header) || /^name$/i.test(header)
            ? 1
            : 0.6);
  // Where the named column holds codes, the names mostly stand beside it in a column without a header.
  const unnamed = labels.filter(
    (profile) =>
      profile.header === "" && !isCode(profile) && named.some(({ column }) => column === profile.column - 1),
  );
  const codes = labels.filter(
    (each) =>
      isCode(each) && !isOther(each.header) && !headerNames.indicator(each.header) && each.distinct.size > 1,
  );
  const single = named.length > 0 && named.every(({ distinct }) => distinct.size < 2) && codes.length > 0;
  const candidates = words.length > 0 ? words : unnamed.length > 0 ? unnamed : single ? codes : named;
  const [byName] = [...candidates].sort((a, b) => weight(b) - weight(a));
  if (byName !== undefined) return { profile: byName, confidence: "sure" as const };
  const texts = labels.filter((profile) => !isCode(profile));
  const others = texts.filter(
    ({ header, distinct }) =>
      ![...distinct].every((text) => FREQUENCY.test(text)) &&
      !headerNames.indicator(header) &&
      !isOther(header) &&
      (periodsAcross || !headerNames.period(header)),
  );
  const bySize = (a: ColumnProfile, b: ColumnProfile) => b.distinct.size - a.distinct.size;
  const [most] = [...others].sort(bySize);
  const [code] = labels.filter(isCode).sort(bySize);
  // What never differs, or splits people, names nobody where codes tell who it is.
  const isNobody = (profile: ColumnProfile) =>
    profile.distinct.size < 2 || headerNames.dimension(profile.header);
  if (most !== undefined && !(code && code.distinct.size > 1 && isNobody(most)))
    return most.distinct.size < 2 && most.filled > 1
      ? null
      : { profile: most, confidence: "unsure" as const };
  return code === undefined ? null : { profile: code, confidence: "likely" as const };
}

function guessIndicator(labels: readonly ColumnProfile[], rows: number) {
  const named = labels.filter(({ header }) => headerNames.indicator(header) && !headerNames.unit(header));
  const byName = named.find((profile) => !isCode(profile) && profile.distinct.size > 0) ?? named[0];
  if (byName !== undefined) return { profile: byName, confidence: "sure" as const };
  // A label that differs in almost every row is a note; one that never differs tells nothing apart.
  const repeated = labels.filter(
    (p) =>
      !isCode(p) &&
      !headerNames.provider(p.header) &&
      !headerNames.level(p.header) &&
      !UNIT_ONLY.test(p.header) &&
      p.distinct.size > 1 &&
      p.distinct.size * 2 <= (p.blanksBetween ? rows : p.filled),
  );
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

/** The nine characters by which the statistics offices of the United Kingdom name a place. */
const STATISTICAL_CODE = /^[A-Z]\d{8}$/;

/** Codes are labels though they look like numbers: `010001`, `E06000047`, `R1H`. */
function isCode({ header, distinct, codesNext }: ColumnProfile): boolean {
  if (headerNames.code(header) || codesNext) return true;
  const texts = [...distinct].filter((text) => text !== "-");
  if (texts.length > 0 && texts.every((text) => STATISTICAL_CODE.test(text))) return true;
  if (texts.length < 2) return false;
  const mostly = (pattern: RegExp) =>
    texts.filter((text) => pattern.test(text)).length >= texts.length * MOSTLY;
  return texts.every((text) => /^0\d{3,}$/.test(text)) || mostly(/^(?=.*\d)[A-Z]{1,4}[A-Z0-9]{0,9}$/);
}

/** 1, 2, 3 …: the rows counted, or ranked. */
function isRunning({ column, header, distinct, filled }: ColumnProfile): boolean {
  const texts = [...distinct];
  if (column > 0 && header !== "") return false;
  return filled >= 3 && texts.length === filled && texts.every((text, i) => text === String(i + 1));
}

/** A second column of periods (the end of each, its year) is neither label nor figure. */
function isExtraPeriod(profile: ColumnProfile, periodsAcross: boolean): boolean {
  const isPeriod = profile.periods >= profile.filled * MOSTLY;
  const isNamed = headerNames.period(profile.header) || profile.dates > 0 || !isPlainNumbers(profile);
  return !periodsAcross && isPeriod && isNamed;
}

function isPlainNumbers({ figures, filled, dates }: ColumnProfile): boolean {
  return figures >= filled * MOSTLY && dates === 0;
}

function looksLikeMonths({ distinct }: ColumnProfile): boolean {
  return [...distinct].every(
    (text) =>
      /^(0?[1-9]|[1-4]\d|5[0-3])$/.test(text) ||
      PART_OF_YEAR.test(text) ||
      /^[a-z]{3,9}\.?$/i.test(text) ||
      /^(q|w)\w* ?\d+$/i.test(text),
  );
}

/** `M01`, `Q3`, `A01`: months, quarters and the year itself as the United States' labor statistics write them. */
const PART_OF_YEAR = /^(m(0[1-9]|1[0-3])|q0?[1-4]|a01)$/i;

function isPartOfYear({ distinct }: ColumnProfile): boolean {
  return [...distinct].every((text) => PART_OF_YEAR.test(text));
}

/** A few signs beside other columns: what is to be known of a code or figure in the same row. */
function isQualifier({ header, filled, distinct }: ColumnProfile, rows: number): boolean {
  const isNamed = /QF$|qualifier$/i.test(header);
  return (isNamed || filled * 2 < rows) && [...distinct].every(isSign);
}
