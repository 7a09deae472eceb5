import type { CellBlock } from "./block";
import { type ColumnProfile, headerNames, profileColumns } from "./columnProfile";
import { type Confidence, type LabelColumns, guessColumns } from "./guessColumns";
import { type FigureCandidate, type FigureGuess, guessFigures, numberIn, roleOfHeader } from "./guessFigures";
import { guessFlags } from "./guessFlags";
import {
  PROVIDER_LABEL,
  SAYS_NOTHING,
  indicatorFromTitle,
  indicatorTitle,
  namedAfterTitle,
  periodInTitle,
  statedIn,
} from "./guessFromTitles";
import { guessJoined } from "./guessJoined";
import { guessLevel } from "./guessLevel";
import { guessMeasureRows } from "./guessMeasureRows";
import { guessNested, guessPeriodHeadings, guessRoleRows } from "./guessNested";
import { areNames, isMatrix, namesPlaces, namesProviders, oneKind } from "./guessProviderColumns";
import { type PeriodColumn, periodColumnsOf } from "./headerLabels";
import { lacksYear } from "./headerPeriod";
import type { Layout } from "./layout";
import type { JoinedLabels, LabelSource, Mapping, PeriodSource } from "./mapping";

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
  readonly joined: JoinedLabels | null;
  readonly flags: number | null;
  /** Further columns of periods, as the end of each. */
  readonly otherPeriods: readonly number[];
  /** Columns of labels without a part of their own. */
  readonly labels: readonly ColumnProfile[];
}

/** Enough rows to tell whether one column is part of another. */
const ROWS_COMPARED = 3000;

/** Guesses where provider, indicator, period and figures stand: down, across, in headings, or in a title. */
export function guessShape(block: CellBlock, layout: Layout, date1904: boolean): ShapeGuess {
  const { periodRow, headerRows } = layout;
  const across = periodRow === null ? [] : periodColumnsOf(block, headerRows, periodRow, date1904);
  const profiles = profileColumns(block, layout, date1904).filter(
    ({ column }) => column < (across[0]?.column ?? Infinity),
  );
  const joined = guessJoined(block, headerRows);
  const roleRows = guessRoleRows(block, layout, profiles);
  const level = guessLevel(profiles);
  const years = periodRow === null ? null : yearsBeside(across, profiles);
  const taken = [roleRows?.column, level?.column, years?.column, joined?.column];
  const columns = guessColumns(
    profiles.filter(({ column }) => !taken.includes(column)),
    periodRow !== null,
  );
  const labels = columns.provider?.source ?? columns.indicator?.source;
  const labelColumn = labels?.from === "column" ? labels.column : roleRows?.column;
  const nested =
    labelColumn === undefined ? null : guessNested(block, layout, labelColumn, roleRows, date1904);
  const headings = periodRow === null ? guessPeriodHeadings(block, layout, date1904) : null;
  const measures = guessMeasureRows(block, layout, columns, across[0]?.column ?? null);
  const ownIndicator = isOnlyGroup(columns, periodRow) ? null : columns.indicator;
  const plain = { provider: columns.provider, indicator: ownIndicator, period: null };
  const areNamed = nested !== null && nested.period !== null && columns.provider?.confidence === "sure";
  const named = areNamed ? { ...plain, period: nested.period } : (nested ?? measures ?? plain);

  const kinds =
    periodRow === null
      ? columns.figures.map(({ column, header }) => ({ column, label: header }))
      : kindsAcross(across).filter((kind) => !sumsUpPeriods(kind, across));
  const groupRow = periodRow !== null && headerRows.first < periodRow ? headerRows.first : null;
  const isGroupedByProvider =
    named.provider === null &&
    groupRow !== null &&
    kinds.length > 1 &&
    kinds.every(({ label }) => roleOfHeader(label) === null);
  const isProviderColumns =
    periodRow === null &&
    (named.provider === null || namesPlaces(kinds)
      ? namesPlaces(kinds) ||
        namesProviders(kinds) ||
        (named.period?.source.from === "heading" && areNames(kinds))
      : isMatrix(columns, kinds));
  const candidates = isGroupedByProvider ? kinds.slice(0, 1) : kinds;
  const numbers = new Map(
    candidates.map((candidate) => [candidate, numbersOf(block, layout, across, candidate)]),
  );
  const cellsOf = (candidate: FigureCandidate) => numbers.get(candidate) ?? [];
  const figures = roleRows
    ? valuesOfRoles(candidates, periodRow)
    : isProviderColumns
      ? oneKind(candidates)
      : guessFigures(candidates, named.indicator !== null, cellsOf);

  const flags = guessFlags(profiles, figures.figures);
  const lastHeader = headerRows.first + headerRows.count - 1;
  const headerSource = isGroupedByProvider ? groupRow : isProviderColumns ? lastHeader : null;
  return {
    provider: joined
      ? { source: columnOf(joined), confidence: joined.provider === null ? "unsure" : "sure" }
      : headerSource !== null
        ? { source: { from: "header", row: headerSource }, confidence: "likely" }
        : statedUnlessSure(named.provider, statedIn(layout.titles, PROVIDER_LABEL)),
    indicator:
      named.indicator ??
      indicatorFromTitle(constantOf(columns, flags) ?? block.sheet, layout, figures, candidates, date1904),
    period:
      named.period ??
      (periodRow === null
        ? (columns.period ??
          (headings && { source: headings, confidence: "likely" }) ??
          periodInTitle([...layout.titles, ...layout.notes, block.sheet], date1904))
        : {
            source: { from: "header", row: periodRow, ...(years && { yearColumn: years.column }) },
            confidence: "sure",
          }),
    figures: withUnread(
      namedAfterTitle(figures, indicatorTitle(layout.titles, date1904)),
      columns,
      periodRow,
    ),
    candidates,
    roleRows,
    level,
    joined,
    flags,
    otherPeriods: columns.otherPeriods,
    labels: ownIndicator === null ? withoutProvider(profiles, columns) : columns.labels,
  };
}

/** A provider that a title states goes before codes and labels that nobody calls a provider. */
function statedUnlessSure(named: Guessed<LabelSource> | null, stated: Guessed<LabelSource> | null) {
  const own = named?.confidence === "sure" ? named : (stated ?? named);
  return own ?? { source: null, confidence: "unsure" as const };
}

/** Figures that stand before the first period belong to none of them, and are not read. */
function withUnread(guess: FigureGuess, { figures }: LabelColumns, periodRow: number | null): FigureGuess {
  if (periodRow === null) return guess;
  return { ...guess, unused: [...guess.unused, ...figures.map(({ header }) => header)] };
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

/** What the column of labels nearest to the figures says in every row; null where all of them differ. */
function constantOf({ labels }: LabelColumns, flags: number | null): string | null {
  const rows = Math.max(0, ...labels.map(({ filled }) => filled));
  const same = labels.filter(
    ({ column, header, distinct, filled }) =>
      column !== flags &&
      distinct.size === 1 &&
      filled === rows &&
      !headerNames.code(header) &&
      !headerNames.unit(header),
  );
  const [text = ""] = same[same.length - 1]?.distinct ?? [];
  return /\p{L}{3}/u.test(text) && !/^(all|total|both)\b/i.test(text) ? text : null;
}

function columnOf({ column, provider }: JoinedLabels): LabelSource | null {
  return provider === null ? null : { from: "column", column, fillDown: false };
}

/** The column of years beside months or quarters that stand across without one. */
function yearsBeside(
  across: readonly PeriodColumn[],
  profiles: readonly ColumnProfile[],
): ColumnProfile | null {
  if (!across.some(({ period }) => lacksYear(period))) return null;
  const isYear = (text: string) => /^(19|20)\d{2}([-/]\d{2,4})?$/.test(text);
  return profiles.find(({ distinct }) => distinct.size > 0 && [...distinct].every(isYear)) ?? null;
}

/** "Annual", "Average", "FY23 total" after the last of many periods sums them up. */
function sumsUpPeriods({ column, label }: FigureCandidate, across: readonly PeriodColumn[]): boolean {
  const periods = new Set(across.map(({ period }) => period)).size;
  const own = across.filter((each) => each.label === label);
  return periods >= 3 && own.length === 1 && across[0]?.column !== column && SUMS_UP.test(label);
}

const SUMS_UP = /\b(annual|average|avg|mean|total|ytd|year to date|sum|(%|percent(age)?) change|change)\b/i;

/** The rows say which of the counts a figure is; without periods across, each column is an indicator of its own. */
function valuesOfRoles(candidates: readonly FigureCandidate[], periodRow: number | null): FigureGuess {
  const isOne = periodRow !== null || candidates.length < 2;
  const figures = candidates
    .slice(0, isOne ? 1 : candidates.length)
    .map(({ column, label }) => ({ column, role: "value" as const, indicator: isOne ? null : label }));
  return { figures, confidence: "likely", unused: [] };
}
