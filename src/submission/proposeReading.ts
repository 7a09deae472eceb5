import { type CellAt, addressIn } from "./address";
import type { CellBlock } from "./block";
import { isBlank, labelText, quoted } from "./cellText";
import type { FileSheet, FileSheets } from "./fileSheets";
import { findTables } from "./findTables";
import { type Found, type FoundObservation, foundObservations, placesIn } from "./foundObservations";
import { type MappingGuess, type PartGuess, guessMapping } from "./guessMapping";
import { headerOf } from "./headerLabels";
import { looksLikePeriod } from "./headerPeriod";
import type { Mapping } from "./mapping";
import type { MappingPart, MappingQuestion } from "./mappingQuestions";
import { readingQuestions } from "./readingQuestions";

/** A question about one table, with the cells it is about; `options` is empty where the answer is typed. */
export interface ReadingQuestion extends Omit<MappingQuestion, "part"> {
  readonly part: MappingPart | "duplicates";
  readonly sheet: string;
  readonly cells: string;
  /** What the reading took for the answer meanwhile; null: nothing, the figures concerned have no value. */
  readonly assumed: string | null;
}

/** One table of a file as it would be read. */
export interface TableReading {
  readonly sheet: string;
  /** A1 address of the table with its titles and notes. */
  readonly range: string;
  readonly block: CellBlock;
  readonly mapping: Mapping;
  readonly parts: readonly PartGuess[];
  /** The mapping's own questions, as the wizard asks them. */
  readonly asked: readonly MappingQuestion[];
  readonly questions: readonly ReadingQuestion[];
  readonly notes: readonly string[];
  readonly observations: readonly FoundObservation[];
}

export interface Reading {
  readonly tables: readonly TableReading[];
  /** What was looked at and not read, in words. */
  readonly notes: readonly string[];
}

/**
 * Proposes how the tables of a file are read: finds them on all sheets, hidden ones too, guesses the mapping of each
 * and reads their figures with it. What is not sure is a question with its cells.
 *
 * @param only name of the one sheet to read; null: all
 */
export function proposeReading(file: FileSheets, only: string | null = null): Reading {
  return runToEnd(readingSteps(file, only));
}

/** The same in steps, each with the part of the file that is done (0-1): for long files in a page that must answer. */
export function* readingSteps(
  file: FileSheets,
  only: string | null = null,
): Generator<number, Reading, void> {
  const total = file.sheets.reduce((rows, { block }) => rows + block.values.length + 1, 0);
  let before = 0;
  const tables: TableReading[] = [];
  const notes: string[] = [...file.notes];
  for (const sheet of file.sheets) {
    const done = before / total;
    before += sheet.block.values.length + 1;
    if (only !== null && sheet.name !== only) continue;
    yield done;
    const blocks = findTables(sheet, file.date1904);
    if (blocks.length === 0) {
      notes.push(`"${sheet.name}" holds no figures.`);
      continue;
    }
    for (const block of blocks) {
      const steps = readTable(block, sheet, file.date1904);
      let step = steps.next();
      for (; !step.done; step = steps.next()) yield done + (block.row + step.value) / total;
      const table = step.value;
      if (typeof table === "string") notes.push(table);
      else tables.push(table);
    }
  }
  return { tables: namedByPlace(tables, file.date1904), notes };
}

/** Everything that is asked about a range, with its cells. */
export function questionsAbout(
  block: CellBlock,
  { mapping, questions, parts }: Extract<MappingGuess, { kind: "guess" }>,
  date1904: boolean,
): readonly ReadingQuestion[] {
  const found = runToEnd(foundObservations(block, mapping, date1904));
  return readingQuestions(block, mapping, questions, found, areProvidersSure(parts));
}

function areProvidersSure(parts: readonly PartGuess[]): boolean {
  return parts.every(({ part, confidence }) => part !== "provider" || confidence !== "unsure");
}

function* readTable(
  block: CellBlock,
  sheet: FileSheet,
  date1904: boolean,
): Generator<number, TableReading | string, void> {
  const range = rangeOf(block);
  const guess = guessMapping(block, { date1904 });
  if (guess.kind === "nothing") return guess.reason;
  const { mapping, parts } = guess;
  yield 0;
  const found = yield* foundObservations(block, mapping, date1904);
  if (!found.observations.some(holdsSomething)) return `"${sheet.name}" (${range}) holds no figures to read.`;
  if (isText(found))
    return `"${sheet.name}" (${range}) holds texts where figures should stand, and no table of figures.`;
  const shared = { sheet: sheet.name, range, block, parts, notes: notesOf(block, sheet, found) };
  return { ...shared, ...withMapping(block, mapping, guess.questions, found, areProvidersSure(parts)) };
}

function runToEnd<T>(steps: Generator<unknown, T, void>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** More different texts than this among the figures, and fewer numbers than texts, are no marks. */
const MOST_TEXTS = 12;

function isText({ observations }: Found): boolean {
  const texts = observations.filter(({ value, numerator }) => value === null && numerator === null);
  return texts.length * 2 > observations.length && new Set(texts.map(({ mark }) => mark)).size > MOST_TEXTS;
}

function holdsSomething({ value, numerator, mark }: FoundObservation): boolean {
  return value !== null || numerator !== null || mark !== null;
}

function withMapping(
  block: CellBlock,
  mapping: Mapping,
  asked: readonly MappingQuestion[],
  found: Found,
  providersAreSure: boolean,
) {
  const questions = readingQuestions(block, mapping, asked, found, providersAreSure);
  return { mapping, asked, questions, observations: found.observations };
}

/**
 * Tables of one layout that name no provider are mostly one for each: their titles name it, or their sheets. It is
 * asked whether that is so.
 */
function namedByPlace(tables: readonly TableReading[], date1904: boolean): readonly TableReading[] {
  const names = new Map<TableReading, string>();
  for (const alike of groupsOf(tables)) {
    const titles = alike.map((table) => titleOf(table));
    const sheets = alike.map((table) => table.sheet);
    const own = [titles, sheets].find(
      (texts) =>
        new Set(texts).size === texts.length &&
        texts.every((text) => text !== "" && !looksLikePeriod(text, date1904)),
    );
    alike.forEach((table, i) => own && names.set(table, own[i] ?? ""));
  }
  return tables.map((table) => {
    const name = names.get(table);
    return name === undefined ? table : withProvider(table, name, date1904);
  });
}

function groupsOf(tables: readonly TableReading[]): TableReading[][] {
  const groups = new Map<string, TableReading[]>();
  for (const table of tables) {
    if (table.mapping.provider !== null || table.mapping.seriesNames) continue;
    const { labels, kinds } = JSON.parse(table.mapping.signature) as Record<string, unknown>;
    const key = JSON.stringify([labels, kinds]);
    groups.set(key, [...(groups.get(key) ?? []), table]);
  }
  return [...groups.values()].filter((alike) => alike.length > 1);
}

/** The only text of the row above the header. */
function titleOf({ block, mapping }: TableReading): string {
  for (let row = mapping.headerRows.first - 1; row >= 0; row--) {
    const filled = (block.values[row] ?? []).filter((cell) => !isBlank(cell));
    if (filled.length === 1) return labelText(filled[0]);
    if (filled.length > 1) return "";
  }
  return "";
}

function withProvider(table: TableReading, name: string, date1904: boolean): TableReading {
  const { block, mapping, asked } = table;
  const figures = headerOf(block, mapping.headerRows, mapping.figures[0]?.column ?? 0);
  const isTitle = mapping.indicator?.from === "text" && mapping.indicator.text === name;
  const indicator: Mapping["indicator"] = isTitle
    ? { from: "text", text: figures || block.sheet }
    : mapping.indicator;
  const named: Mapping = {
    ...mapping,
    provider: { from: "text", text: name },
    indicator,
    indicators: mapping.indicators.map((each) =>
      isTitle && each.label === name ? { ...each, label: figures || block.sheet } : each,
    ),
  };
  const question: MappingQuestion = {
    id: "providerName",
    part: "provider",
    text: `Is "${quoted(name)}" the provider of this table?`,
    options: [],
  };
  const found = runToEnd(foundObservations(block, named, date1904));
  const read = withMapping(block, named, asked, found, true);
  const place = addressIn(block, Math.max(0, mapping.headerRows.first - 1), 0);
  return {
    ...table,
    ...read,
    parts: table.parts.map((part) =>
      part.part === "indicator" && isTitle
        ? { ...part, sentence: `Indicators: "${quoted(figures || block.sheet)}" for all rows.` }
        : part.part === "provider"
          ? { ...part, confidence: "likely", sentence: `Providers: "${quoted(name)}" for all rows.` }
          : part,
    ),
    questions: [...read.questions, { ...question, sheet: table.sheet, cells: place, assumed: name }],
  };
}

function rangeOf(block: CellBlock): string {
  const width = block.values.reduce((widest, cells) => Math.max(widest, cells.length), 1);
  const first = addressIn(block, 0, 0);
  return `${first}:${addressIn(block, Math.max(0, block.values.length - 1), width - 1)}`;
}

function notesOf(block: CellBlock, sheet: FileSheet, { leftOut, blanks, secondFigures }: Found): string[] {
  const notes: string[] = [];
  if (sheet.hidden) notes.push("The sheet is hidden in Excel; it is read all the same.");
  const inside = (row: number) => row >= block.row && row < block.row + block.values.length;
  const hidden = sheet.hiddenRows.filter(
    (row) => inside(row) && !(block.values[row - block.row] ?? []).every(isBlank),
  );
  if (hidden.length > 0) notes.push(`${hidden.length} rows are hidden in Excel; they are read all the same.`);
  for (const [reason, words] of Object.entries(REASONS)) {
    const rows = leftOut.filter((row) => row.reason === reason);
    if (rows.length === 0) continue;
    const named = [...new Set(rows.map(({ text }) => `"${quoted(text)}"`))].slice(0, 5).join(", ");
    const places: CellAt[] = rows.map(({ row }) => ({ row, column: 0 }));
    notes.push(`${rows.length} rows ${words}: ${named} (${placesIn(block, places)}).`);
  }
  if (secondFigures.size > 0) {
    const places = [...secondFigures.values()].flat();
    const [example = ""] = secondFigures.keys();
    notes.push(
      `${places.length} cells hold a second figure beside the first, such as "${quoted(example)}"; it is not read (${placesIn(block, places)}).`,
    );
  }
  if (blanks.count > 0 && blanks.first) {
    const first = addressIn(block, blanks.first.row, blanks.first.column);
    notes.push(`${blanks.count} figures are blank, the first in ${first}.`);
  }
  return notes;
}

const REASONS = {
  total: "are totals or comparisons and are not counted again",
  heading: "are headings",
  repeatedHeader: "repeat the header",
  comment: "hold no figures to read",
} as const;
