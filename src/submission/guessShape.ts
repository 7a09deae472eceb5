import type { CellBlock, RawCell } from "./block";
import { type ColumnProfile, headerNames, profileColumns } from "./columnProfile";
import { type Confidence, type LabelColumns, guessColumns } from "./guessColumns";
import { type FigureCandidate, type FigureGuess, guessFigures, numberIn, roleOfHeader } from "./guessFigures";
import { type PeriodColumn, periodColumnsOf } from "./headerLabels";
import { isBlank, labelText } from "./cellText";
import { periodInTitle, statedIn } from "./guessFromTitles";
import { guessLevel } from "./guessLevel";
import { looksLikePeriod } from "./headerPeriod";
import { namedTotals } from "./guessTotals";
import { type Layout } from "./layout";
import type { FigureRole, LabelSource, Mapping, PeriodSource } from "./mapping";

interface Guessed<T> {
  readonly source: T | null;
  readonly confidence: Confidence;
}

/** Where the parts of a range stand, before its content is looked at. */
export interface ShapeGuess {
  readonly provider: Guessed<LabelSource>;
  readonly indicator: Guessed<LabelSource>;
  readonly period: Guessed<PeriodSource>;
  readonly figures: FigureGuess;
  readonly candidates: readonly FigureCandidate[];
  readonly roleRows: NonNullable<Mapping["roleRows"]> | null;
  readonly level: NonNullable<Mapping["level"]> | null;
  /** Further columns of periods, as the end of each. */
  readonly otherPeriods: readonly number[];
  /** Columns of labels without a part of their own. */
  readonly labels: readonly ColumnProfile[];
}

/** Longest text of a title that is taken for the name of what the range measures. */
const LONGEST_NAME = 80;
/** Enough rows to tell whether one column is part of another. */
const ROWS_COMPARED = 3000;
/** Headers of figures that name no indicator. */
const SAYS_NOTHING = /^$|^(value|number|count|figure|rate|percent(age)?|%|num(erator)?|total|result)s?$/i;

/** Guesses where provider, indicator, period and figures stand: down, across, in headings, or in a title. */
export function guessShape(block: CellBlock, layout: Layout, date1904: boolean): ShapeGuess {
  const { periodRow, headerRows } = layout;
  const across = periodRow === null ? [] : periodColumnsOf(block, headerRows, periodRow, date1904);
  const profiles = profileColumns(block, layout, date1904).filter(
    ({ column }) => column < (across[0]?.column ?? Infinity),
  );
  const roleRows = guessRoleRows(block, layout, profiles);
  const level = guessLevel(profiles);
  const columns = guessColumns(
    profiles.filter(({ column }) => column !== roleRows?.column && column !== level?.column),
    periodRow !== null,
  );
  const labels = columns.provider?.source ?? columns.indicator?.source;
  const labelColumn = labels?.from === "column" ? labels.column : roleRows?.column;
  const nested =
    labelColumn === undefined ? null : guessNested(block, layout, labelColumn, roleRows, date1904);
  const ownIndicator = isOnlyGroup(columns, periodRow) ? null : columns.indicator;
  const named = nested ?? { provider: columns.provider, indicator: ownIndicator, period: null };

  const kinds =
    periodRow === null
      ? columns.figures.map(({ column, header }) => ({ column, label: header }))
      : kindsAcross(across);
  const groupRow = periodRow !== null && headerRows.first < periodRow ? headerRows.first : null;
  const isGroupedByProvider =
    named.provider === null &&
    groupRow !== null &&
    kinds.length > 1 &&
    kinds.every(({ label }) => roleOfHeader(label) === null);
  const isProviderColumns =
    periodRow === null &&
    (named.provider === null
      ? namesProviders(kinds) || (named.period?.source.from === "heading" && areNames(kinds))
      : isMatrix(columns, kinds));
  const candidates = isGroupedByProvider ? kinds.slice(0, 1) : kinds;
  const numbers = new Map(
    candidates.map((candidate) => [candidate, numbersOf(block, layout, across, candidate)]),
  );
  const cellsOf = (candidate: FigureCandidate) => numbers.get(candidate) ?? [];
  const figures = roleRows
    ? singleValue(candidates)
    : isProviderColumns
      ? oneKind(candidates)
      : guessFigures(candidates, named.indicator !== null, cellsOf);

  const lastHeader = headerRows.first + headerRows.count - 1;
  const headerSource = isGroupedByProvider ? groupRow : isProviderColumns ? lastHeader : null;
  return {
    provider:
      headerSource !== null
        ? { source: { from: "header", row: headerSource }, confidence: "likely" }
        : (named.provider ??
          statedIn(layout.titles, PROVIDER_LABEL) ?? { source: null, confidence: "unsure" }),
    indicator: named.indicator ?? indicatorFromTitle(block, layout, figures, candidates, date1904),
    period:
      named.period ??
      (periodRow === null
        ? (columns.period ?? periodInTitle([...layout.titles, ...layout.notes, block.sheet], date1904))
        : { source: { from: "header", row: periodRow }, confidence: "sure" }),
    figures: namedAfterTitle(figures, indicatorTitle(layout.titles, date1904)),
    candidates,
    roleRows,
    level,
    otherPeriods: columns.otherPeriods,
    labels: ownIndicator === null ? withoutProvider(profiles, columns) : columns.labels,
  };
}

/** Where the columns of figures say what they measure, a label that nobody calls an indicator only groups the rows. */
function isOnlyGroup({ figures, indicator }: LabelColumns, periodRow: number | null): boolean {
  const [first] = figures;
  const isNamed = figures.length > 1 || (first !== undefined && !SAYS_NOTHING.test(first.header));
  return periodRow === null && isNamed && indicator?.confidence === "unsure";
}

/** Labels that may split the figures, the one included that was no indicator after all. */
function withoutProvider(profiles: readonly ColumnProfile[], { provider, indicator, labels }: LabelColumns) {
  const at = indicator?.source.from === "column" ? indicator.source.column : null;
  const taken = provider?.source.from === "column" ? provider.source.column : null;
  return [...profiles.filter(({ column }) => column === at && column !== taken), ...labels];
}

/** `North depot`, `South depot`: the columns are the providers. */
function namesProviders(kinds: readonly FigureCandidate[]): boolean {
  const named = kinds.filter(({ label }) => headerNames.organisation(label) && roleOfHeader(label) === null);
  return (
    kinds.length >= 2 &&
    named.length === kinds.length &&
    new Set(kinds.map((k) => k.label)).size === kinds.length
  );
}

/** Columns under which rows name the indicators, and headings the periods, are the providers. */
function areNames(kinds: readonly FigureCandidate[]): boolean {
  return kinds.length >= 2 && kinds.every(({ label }) => label !== "" && roleOfHeader(label) === null);
}

/** Rows name the indicators, nothing surely names providers, and one of the columns is the total of places: NSW, Vic, Aust. */
function isMatrix({ provider, indicator }: LabelColumns, kinds: readonly FigureCandidate[]): boolean {
  const names = kinds.map(({ label }) => label);
  return (
    provider?.confidence === "unsure" &&
    indicator?.confidence === "sure" &&
    names.length > 2 &&
    areNames(kinds) &&
    namedTotals(names).length === 1 &&
    !names.some((name) => /\d|male|unknown|not stated/i.test(name))
  );
}

function oneKind(candidates: readonly FigureCandidate[]): FigureGuess {
  const figures = candidates.map(({ column }) => ({ column, role: "value" as const, indicator: null }));
  return { figures, confidence: "likely", unused: [] };
}

const PROVIDER_LABEL =
  /^(name of )?(the )?(provider|organi[sz]ation|agency|trust|hospital|school|district|county|contractor|vendor|grantee)( name)?$/i;

/** Titles that say where the figures come from and not what they are. */
const NO_NAME =
  /:$|^(contents$|back to|return to|source|summary|title|period|publi|basis|contact|note|extract|data (extract|as|from|source)|last |coverage|as (of|at)|updated|www|http|\(|\d+[.)] )/i;

function indicatorTitle(titles: readonly string[], date1904: boolean): string | undefined {
  return titles.find(
    (text) =>
      text.length <= LONGEST_NAME &&
      !NO_NAME.test(text) &&
      /\p{L}{2}/u.test(text) &&
      !looksLikePeriod(text, date1904),
  );
}

function indicatorFromTitle(
  block: CellBlock,
  { titles }: Layout,
  { figures }: FigureGuess,
  candidates: readonly FigureCandidate[],
  date1904: boolean,
): Guessed<LabelSource> {
  if (figures.some((figure) => figure.indicator !== null)) return { source: null, confidence: "likely" };
  const areProviders = figures.length > 1 && figures.every(({ role }) => role === "value");
  const figureName = areProviders
    ? ""
    : (candidates.find(({ column }) => column === figures[0]?.column)?.label ?? "");
  const title = indicatorTitle(titles, date1904);
  const text = title ?? (SAYS_NOTHING.test(figureName) ? block.sheet : figureName);
  return { source: { from: "text", text }, confidence: "likely" };
}

/** "number" and "rate per 10,000" under a title are the number and the rate of what the title names. */
function namedAfterTitle(guess: FigureGuess, title: string | undefined): FigureGuess {
  if (title === undefined) return guess;
  const figures = guess.figures.map((figure) => {
    if (figure.indicator === null) return figure;
    if (/^Column \d+$/.test(figure.indicator)) return { ...figure, indicator: title };
    return BARE_UNIT.test(figure.indicator)
      ? { ...figure, indicator: `${title}: ${figure.indicator}` }
      : figure;
  });
  return { ...guess, figures };
}

const BARE_UNIT =
  /^(number|no\.?|count|value|rate|percent(age)?|per cent|%|total|numbers)s?( per .*| \(.*\))?$/i;

/** The different columns under a period, each at its first place. */
function kindsAcross(across: readonly PeriodColumn[]): FigureCandidate[] {
  const kinds = new Map<string, FigureCandidate>();
  for (const { column, label } of across) if (!kinds.has(label)) kinds.set(label, { column, label });
  return [...kinds.values()];
}

function numbersOf(
  block: CellBlock,
  { headerRows }: Layout,
  across: readonly PeriodColumn[],
  { column, label }: FigureCandidate,
): (number | null)[] {
  const columns =
    across.length === 0 ? [column] : across.filter((each) => each.label === label).map((each) => each.column);
  const first = headerRows.first + headerRows.count;
  return block.values
    .slice(first, first + ROWS_COMPARED)
    .flatMap((_, row) => columns.map((each) => numberIn(block, { row: first + row, column: each })));
}

/** A column that says "Numerator", "Denominator", "Percent": the figures stand one below the other. */
function guessRoleRows(
  block: CellBlock,
  layout: Layout,
  profiles: readonly ColumnProfile[],
): ShapeGuess["roleRows"] {
  for (const { column } of profiles) {
    const labels = [...new Set(labelsBelowHeadings(block, layout, column).labels)].filter(
      (text) => text !== "",
    );
    if (labels.length > 5) continue;
    const roles = labels.map((label) => [label, roleOfHeader(label)] as const);
    const has = (role: FigureRole) => roles.filter((each) => each[1] === role).length === 1;
    if (!has("numerator") || !has("denominator")) continue;
    // The rate follows from its counts.
    return {
      column,
      roles: Object.fromEntries(roles.map(([label, role]) => [label, role === "value" ? null : role])),
    };
  }
  return null;
}

function singleValue([first]: readonly FigureCandidate[]): FigureGuess {
  const figures =
    first === undefined ? [] : [{ column: first.column, role: "value" as const, indicator: null }];
  return { figures, confidence: "likely", unused: [] };
}

/** Where the labels below headings repeat, the headings are the providers or periods; otherwise they only group them. */
function guessNested(
  block: CellBlock,
  layout: Layout,
  column: number,
  roleRows: ShapeGuess["roleRows"],
  date1904: boolean,
) {
  const { labels, headings, startsWithHeading } = labelsBelowHeadings(block, layout, column);
  if (!startsWithHeading || headings.length < 2 || new Set(labels).size * 2 > labels.length) return null;
  const named = {
    source: { from: "column", column, fillDown: false } as const,
    confidence: "likely" as const,
  };
  const heading = { source: { from: "heading", column } as const, confidence: "likely" as const };
  if (headings.every((text) => looksLikePeriod(text, date1904)))
    return { provider: null, indicator: named, period: heading };
  return { provider: heading, indicator: roleRows?.column === column ? null : named, period: null };
}

/** Labels of a column without its headings, the rows that hold nothing but a label. */
function labelsBelowHeadings(block: CellBlock, { headerRows }: Layout, column: number) {
  const rows = block.values
    .slice(headerRows.first + headerRows.count)
    .filter((cells) => !cells.every(isBlank));
  const isHeading = (cells: readonly RawCell[]) =>
    !isBlank(cells[column]) && cells.every((cell, other) => other === column || isBlank(cell));
  const [first] = rows;
  // What stands below the last figures are notes.
  const end = rows.findLastIndex((cells) => !isHeading(cells));
  return {
    labels: rows.filter((cells) => !isHeading(cells)).map((cells) => labelText(cells[column])),
    headings: rows
      .slice(0, end)
      .filter(isHeading)
      .map((cells) => labelText(cells[column]))
      .filter((text) => text.length <= LONGEST_NAME),
    startsWithHeading: first !== undefined && isHeading(first),
  };
}
