import { columnIndex, columnName } from "../../spreadsheet/model/address";
import type { CellRef } from "../../analysis/measure";
import type { TableDefinition } from "../../submission/tables";

/**
 * Something that can be hidden, as Excel writes it: a sheet by its name, rows of it ("Data!7:9") or columns
 * ("Data!F:I"). No name of a sheet holds a colon.
 */
export type HidablePart = string;

const PART = /^(.+)!(?:(\d+):(\d+)|([A-Z]+):([A-Z]+))$/;

/** Rows or columns of a sheet, counted from 1, both ends included. */
export interface Stretch {
  readonly sheet: string;
  readonly of: "rows" | "columns";
  readonly first: number;
  readonly last: number;
}

/** The rows or columns that a part is; null: a whole sheet. */
export function stretchOf(part: HidablePart): Stretch | null {
  const [, sheet = "", top, bottom, left, right] = PART.exec(part) ?? [];
  if (top !== undefined) return { sheet, of: "rows", first: Number(top), last: Number(bottom) };
  if (left === undefined || right === undefined) return null;
  return { sheet, of: "columns", first: columnIndex(left) + 1, last: columnIndex(right) + 1 };
}

/** The part that is a stretch of a sheet. */
export function partOf({ sheet, of, first, last }: Stretch): HidablePart {
  const name = (place: number) => (of === "rows" ? String(place) : columnName(place - 1));
  return `${sheet}!${name(first)}:${name(last)}`;
}

/** Places that follow each other, as stretches. */
export function stretchesOf(sheet: string, of: Stretch["of"], places: readonly number[]): Stretch[] {
  const found: { first: number; last: number }[] = [];
  for (const place of [...new Set(places)].sort((a, b) => a - b)) {
    const open = found.at(-1);
    if (open?.last === place - 1) open.last = place;
    else found.push({ first: place, last: place });
  }
  return found.map((each) => ({ sheet, of, ...each }));
}

/** A part in words: "rows 7 to 9 of Data". */
export function partText(part: HidablePart): string {
  const stretch = stretchOf(part);
  if (stretch === null) return part;
  const { sheet, of, first, last } = stretch;
  const name = (place: number) => (of === "rows" ? String(place) : columnName(place - 1));
  const [one, many] = of === "rows" ? ["row", "rows"] : ["column", "columns"];
  return first === last
    ? `${one} ${name(first)} of ${sheet}`
    : `${many} ${name(first)} to ${name(last)} of ${sheet}`;
}

/** Whether figures in such cells stand in rows that are hidden, or all of them in columns that are. */
export function isAside({ sheet, address }: CellRef, hidden: readonly Stretch[]): boolean {
  const own = hidden.filter((stretch) => stretch.sheet === sheet);
  const ends = [...address.replaceAll("$", "").matchAll(/([A-Z]+)(\d+)/g)];
  const [from, to = from] = ends;
  if (own.length === 0 || from === undefined || to === undefined) return false;
  const covers = (of: Stretch["of"], place: number) =>
    own.some((each) => each.of === of && each.first <= place && place <= each.last);
  const every = (of: Stretch["of"], first: number, last: number) =>
    Array.from({ length: last - first + 1 }, (_, i) => first + i).every((place) => covers(of, place));
  return (
    every("rows", Number(from[2]), Number(to[2])) ||
    every("columns", columnIndex(from[1]!) + 1, columnIndex(to[1]!) + 1)
  );
}

/** A table of entries as it stands. */
export interface EntryTable {
  readonly sheet: string;
  /** Of its first cell, from 0. */
  readonly column: number;
  readonly headers: readonly string[];
  readonly protected: boolean;
}

/**
 * The columns of tables that say figures, by sheet: all that are not known to hold labels, so that what a person put
 * beside them (a rate, a difference) goes with them. A protected sheet lets no column be hidden.
 */
export function figureColumns(
  tables: readonly (readonly [definition: TableDefinition, table: EntryTable])[],
): Map<string, Stretch[]> {
  const places = new Map<string, number[]>();
  const locked = new Set<string>();
  for (const [definition, { sheet, column, headers, protected: isProtected }] of tables) {
    if (isProtected) locked.add(sheet);
    const labels = new Set(
      definition.columns.flatMap(({ name, type }) => (type === "number" || type === "code" ? [] : [name])),
    );
    const own = headers.flatMap((header, i) =>
      labels.has(header.trim().toLowerCase()) ? [] : [column + i + 1],
    );
    places.set(sheet, [...(places.get(sheet) ?? []), ...own]);
  }
  return new Map(
    [...places]
      .filter(([sheet, columns]) => !locked.has(sheet) && columns.length > 0)
      .map(([sheet, columns]) => [sheet, stretchesOf(sheet, "columns", columns)]),
  );
}
