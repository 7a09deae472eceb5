import { addressIn } from "../address";
import type { CellBlock } from "../block";
import { quoted } from "../cellText";
import type { Mapping } from "../mapping";
import { withPlaces } from "./movedMapping";
import { columnKeys, sourceColumns } from "./sourceColumns";
import type { SourceColumn, SourceTable } from "./source";

/** Something of a table that is not as it was when its reading was confirmed. */
export interface LayoutChange {
  readonly id: string;
  /** A1 address on the table's sheet. */
  readonly cell: string;
  /** What changed, and what is asked. */
  readonly text: string;
  /** Empty: the answer is given where the mapping is corrected. */
  readonly options: readonly { readonly value: string; readonly label: string }[];
}

/** Answers to changes by their id. */
export type ChangeAnswers = Readonly<Record<string, string>>;

/** How a table is read by what was confirmed for one that looked alike, and what does not fit. */
export interface TableFit {
  readonly mapping: Mapping;
  readonly changes: readonly LayoutChange[];
}

const SAME = { value: "same", label: "Yes, the same column" };
const OTHER = { value: "other", label: "No, something else" };
const UNUSED = { value: "unused", label: "Leave it out" };
const FIGURES = { value: "figures", label: "It holds figures of its own" };
const GONE = { value: "gone", label: "It is no longer sent" };
const MOVED = { value: "moved", label: "It has another name; I say which below" };

/**
 * Finds the columns of a confirmed mapping in another table by their headers. A column that moved is found; one that
 * was renamed, is missing or new is a change that somebody must look at, and is not read until she has.
 *
 * @param guess how the table would be read if nothing were known
 * @param answers to changes that were asked about before
 */
export function fitTable(
  known: SourceTable & { readonly mapping: Mapping },
  block: CellBlock,
  guess: Mapping,
  date1904: boolean,
  answers: ChangeAnswers = {},
): TableFit {
  const columns = sourceColumns(block, guess, date1904);
  const [before, now] = [columnKeys(known.columns), columnKeys(columns)];
  const shape = shapeChange(known.mapping, block, guess);
  if (shape !== null) return { mapping: guess, changes: [shape] };

  const changes: LayoutChange[] = [];
  const places = new Map<number, number>();
  const gone: SourceColumn[] = [];
  for (const [key, column] of before) {
    const found = now.get(key);
    if (found) places.set(column.column, found.column);
    else if (isUsed(known, column.column)) gone.push(column);
  }
  const added = [...now].filter(([key]) => !before.has(key)).map(([, column]) => column);
  const free = new Set(added);
  const header = (column: number) =>
    addressIn(block, guess.headerRows.first + Math.max(0, guess.headerRows.count - 1), column);
  for (const column of gone) {
    const heir = heirOf(column, known.columns, columns, free);
    const change = heir ? renamed(column, heir, header(heir.column)) : missing(column, header(0));
    changes.push(change);
    if (heir) free.delete(heir);
    if (heir && answers[change.id] === SAME.value) places.set(column.column, heir.column);
  }
  for (const column of free) changes.push(appeared(column, header(column.column)));
  const down = guess.headerRows.first - known.mapping.headerRows.first;
  const { signature, headerRows } = guess;
  const moved = { ...withPlaces(known.mapping, places, down), signature, headerRows };
  return { mapping: withNewFigures(moved, guess, free, answers), changes };
}

/** Periods that run another way, or headers of another height, are no change of single columns. */
function shapeChange(known: Mapping, block: CellBlock, guess: Mapping): LayoutChange | null {
  const isAcross = (mapping: Mapping) => mapping.period?.from === "header";
  const cell = addressIn(block, guess.headerRows.first, 0);
  if (isAcross(known) !== isAcross(guess)) {
    const way = isAcross(guess) ? "across, one column each" : "down, in the rows";
    const text = `The periods run ${way}; they did not before. Check everything below as for a new file.`;
    return { id: "shape", cell, text, options: [CHECKED] };
  }
  if (known.headerRows.count === guess.headerRows.count) return null;
  const rows = (count: number) => (count === 1 ? "1 row" : `${count} rows`);
  const text = `The header has ${rows(guess.headerRows.count)}; it had ${rows(known.headerRows.count)}. Check everything below as for a new file.`;
  return { id: "shape", cell, text, options: [CHECKED] };
}

const CHECKED = { value: "checked", label: "I check it" };

/** The new column that stands between the same neighbours, or else at the same place, as one that is gone. */
function heirOf(
  column: SourceColumn,
  before: readonly SourceColumn[],
  now: readonly SourceColumn[],
  free: ReadonlySet<SourceColumn>,
): SourceColumn | undefined {
  const left = before[before.indexOf(column) - 1]?.label.toLowerCase() ?? null;
  const beside = now.find((each, i) => (now[i - 1]?.label.toLowerCase() ?? null) === left && free.has(each));
  return beside ?? now.find((each) => each.column === column.column && free.has(each));
}

function renamed(before: SourceColumn, now: SourceColumn, cell: string): LayoutChange {
  const text = `The column "${named(before)}" is gone; "${named(now)}" stands in ${cell}. Is it the same column under another name?`;
  return { id: `renamed:${before.label}`, cell, text, options: [SAME, OTHER] };
}

function missing(column: SourceColumn, cell: string): LayoutChange {
  const text = `The column "${named(column)}" is missing.`;
  return { id: `missing:${column.label}`, cell, text, options: [GONE, MOVED] };
}

function appeared(column: SourceColumn, cell: string): LayoutChange {
  const text = `The column "${named(column)}" in ${cell} is new. What is in it?`;
  return { id: `new:${column.label}`, cell, text, options: [UNUSED, FIGURES] };
}

function named({ label, column }: SourceColumn): string {
  return label === "" ? `column ${column + 1}` : quoted(label);
}

/** True where the mapping reads something else without the column. */
function isUsed(
  { mapping, columns }: { mapping: Mapping; columns: readonly SourceColumn[] },
  gone: number,
): boolean {
  const all = new Map(columns.map(({ column }) => [column, column]));
  const others = new Map([...all].filter(([column]) => column !== gone));
  return JSON.stringify(withPlaces(mapping, all, 0)) !== JSON.stringify(withPlaces(mapping, others, 0));
}

function withNewFigures(
  mapping: Mapping,
  guess: Mapping,
  added: ReadonlySet<SourceColumn>,
  answers: ChangeAnswers,
): Mapping {
  const wanted = [...added].filter(({ label }) => answers[`new:${label}`] === FIGURES.value);
  const figures = wanted.map(({ column, label }) => {
    const guessed = guess.figures.find((figure) => figure.column === column);
    return { column, role: guessed?.role ?? ("value" as const), indicator: guessed?.indicator ?? label };
  });
  const names = new Set(mapping.indicators.map((each) => each.label));
  const indicators = guess.indicators.filter(
    ({ label }) => !names.has(label) && figures.some(({ indicator }) => indicator === label),
  );
  return {
    ...mapping,
    figures: [...mapping.figures, ...figures].sort((a, b) => a.column - b.column),
    indicators: [...mapping.indicators, ...indicators],
  };
}
