import { type CellAt, addressIn } from "./address";
import type { CellBlock } from "./block";
import { isBlank, quoted } from "./cellText";
import type { FileSheet, FileSheets } from "./fileSheets";
import { findTables } from "./findTables";
import { type Found, type FoundObservation, foundObservations, placesIn } from "./foundObservations";
import { type PartGuess, guessMapping } from "./guessMapping";
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
  const tables: TableReading[] = [];
  const notes: string[] = [...file.notes];
  for (const sheet of file.sheets) {
    if (only !== null && sheet.name !== only) continue;
    const blocks = findTables(sheet, file.date1904);
    if (blocks.length === 0) {
      notes.push(`"${sheet.name}" holds no figures.`);
      continue;
    }
    for (const block of blocks) {
      const table = readTable(block, sheet, file.date1904);
      if (typeof table === "string") notes.push(table);
      else tables.push(table);
    }
  }
  return { tables, notes };
}

function readTable(block: CellBlock, sheet: FileSheet, date1904: boolean): TableReading | string {
  const range = rangeOf(block);
  const guess = guessMapping(block, { date1904 });
  if (guess.kind === "nothing") return guess.reason;
  const { mapping, parts } = guess;
  const found = foundObservations(block, mapping, date1904);
  if (
    !found.observations.some(
      ({ value, numerator, mark }) => value !== null || numerator !== null || mark !== null,
    )
  )
    return `"${sheet.name}" (${range}) holds no figures to read.`;
  return {
    sheet: sheet.name,
    range,
    block,
    mapping,
    parts,
    questions: readingQuestions(block, mapping, guess.questions, found),
    notes: notesOf(block, sheet, found),
    observations: found.observations,
  };
}

function rangeOf(block: CellBlock): string {
  const width = Math.max(1, ...block.values.map((cells) => cells.length));
  const first = addressIn(block, 0, 0);
  return `${first}:${addressIn(block, Math.max(0, block.values.length - 1), width - 1)}`;
}

function notesOf(block: CellBlock, sheet: FileSheet, { leftOut, blanks }: Found): string[] {
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
