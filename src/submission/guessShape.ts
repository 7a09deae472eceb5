import type { CellBlock } from "./block";
import { type ColumnProfile, profileColumns } from "./columnProfile";
import { type Confidence, guessColumns } from "./guessColumns";
import { type FigureCandidate, type FigureGuess, guessFigures, numberIn, roleOfHeader } from "./guessFigures";
import { type PeriodColumn, periodColumnsOf } from "./headerLabels";
import { type Layout, isBlank, labelText, looksLikePeriod } from "./layout";
import type { LabelSource, Mapping, PeriodSource } from "./mapping";

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
}

/** Longest text of a title that is taken for the name of what the range measures. */
const LONGEST_NAME = 80;

/** Guesses where provider, indicator, period and figures stand: down, across, in headings, or in a title. */
export function guessShape(block: CellBlock, layout: Layout, date1904: boolean): ShapeGuess {
  const { periodRow, headerRows, titles } = layout;
  const across = periodRow === null ? [] : periodColumnsOf(block, headerRows, periodRow, date1904);
  const profiles = profileColumns(block, layout, date1904).filter(
    ({ column }) => column < (across[0]?.column ?? Infinity),
  );
  const roleRows = guessRoleRows(profiles);
  const columns = guessColumns(
    profiles.filter(({ column }) => column !== roleRows?.column),
    periodRow !== null,
  );
  const nested = guessNested(block, layout, columns.provider?.source ?? columns.indicator?.source ?? null);
  const named = nested ?? { provider: columns.provider, indicator: columns.indicator };

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
  const candidates = isGroupedByProvider ? kinds.slice(0, 1) : kinds;
  const cellsOf = (candidate: FigureCandidate) => numbersOf(block, layout, across, candidate);
  const figures = roleRows
    ? singleValue(candidates)
    : guessFigures(candidates, named.indicator !== null, cellsOf);

  const title = titles.find((text) => text.length <= LONGEST_NAME && !looksLikePeriod(text, date1904));
  const unnamed = figures.figures.every((figure) => figure.indicator === null);
  const numeratorName = candidates.find(({ column }) => column === figures.figures[0]?.column)?.label;
  const text = title ?? (numeratorName || block.sheet);
  return {
    provider: isGroupedByProvider
      ? { source: { from: "header", row: groupRow }, confidence: "likely" }
      : (named.provider ?? { source: null, confidence: "unsure" }),
    indicator:
      named.indicator ??
      (unnamed
        ? { source: { from: "text", text }, confidence: "likely" }
        : { source: null, confidence: "likely" }),
    period:
      periodRow === null
        ? (columns.period ?? periodInTitle(block, titles, date1904))
        : { source: { from: "header", row: periodRow }, confidence: "sure" },
    figures,
    candidates,
    roleRows,
  };
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
    .slice(first)
    .flatMap((_, row) => columns.map((each) => numberIn(block, { row: first + row, column: each })));
}

/** A column that says "Numerator", "Denominator", "Percent": the figures stand one below the other. */
function guessRoleRows(profiles: readonly ColumnProfile[]): ShapeGuess["roleRows"] {
  for (const { column, distinct } of profiles) {
    const labels = [...distinct].filter((text) => text !== "");
    const roles = Object.fromEntries(labels.map((label) => [label, roleOfHeader(label)] as const));
    const has = (role: string) => Object.values(roles).filter((each) => each === role).length === 1;
    if (labels.length > 5 || !has("numerator") || !has("denominator")) continue;
    // The rate follows from its counts.
    const counted = Object.entries(roles).map(
      ([label, role]) => [label, role === "value" ? null : role] as const,
    );
    return { column, roles: Object.fromEntries(counted) };
  }
  return null;
}

function singleValue([first]: readonly FigureCandidate[]): FigureGuess {
  const figures =
    first === undefined ? [] : [{ column: first.column, role: "value" as const, indicator: null }];
  return { figures, confidence: "likely", redundant: [] };
}

/** Rows with nothing but a label are headings; where the labels below them repeat, the headings are the providers. */
function guessNested(block: CellBlock, { headerRows }: Layout, source: LabelSource | null) {
  if (source?.from !== "column") return null;
  const rows = block.values
    .slice(headerRows.first + headerRows.count)
    .filter((cells) => !cells.every(isBlank));
  const isHeading = (cells: (typeof rows)[number]) =>
    !isBlank(cells[source.column]) &&
    cells.every((cell, column) => column === source.column || isBlank(cell));
  const below = rows.filter((cells) => !isHeading(cells)).map((cells) => labelText(cells[source.column]));
  const [first] = rows;
  const headings = rows.filter(isHeading).length;
  if (first === undefined || !isHeading(first) || headings < 2 || new Set(below).size * 2 > below.length)
    return null;
  return {
    provider: { source: { from: "heading", column: source.column } as const, confidence: "likely" as const },
    indicator: { source: { ...source, fillDown: false }, confidence: "likely" as const },
  };
}

/** The period of a range that names it once: in a title or in the sheet's name. */
function periodInTitle(
  block: CellBlock,
  titles: readonly string[],
  date1904: boolean,
): Guessed<PeriodSource> {
  for (const title of [...titles, block.sheet]) {
    const words = title.split(/[\s:,]+/);
    for (let taken = Math.min(3, words.length); taken >= 1; taken--) {
      for (let start = 0; start + taken <= words.length; start++) {
        const text = words.slice(start, start + taken).join(" ");
        if (/\d{2}/.test(text) && looksLikePeriod(text, date1904)) {
          return { source: { from: "text", text }, confidence: "likely" };
        }
      }
    }
  }
  return { source: null, confidence: "unsure" };
}
