import { columnName } from "./address";
import { isWholeColumns, isWholeRows } from "./box";
import { MAX_COLUMNS, MAX_ROWS } from "./cells";
import { rewriteReferences, sheetPrefix } from "./formulaText";

/** The cell whose formula it is: references without a fixed row or column are counted from it. */
interface Place {
  readonly row: number;
  readonly column: number;
}

/**
 * A formula with its references as numbers of rows and columns, those without "$" as distances from its cell.
 *
 * @example
 * toR1C1("=$B$1*C3", { row: 2, column: 4 }); // "=R1C2*RC[-2]"
 */
export function toR1C1(formula: string, place: Place): string {
  return rewriteReferences(formula, ({ sheet, box }, fixed) => {
    const row = (at: number, isFixed: boolean) => numbered("R", at, isFixed, place.row);
    const column = (at: number, isFixed: boolean) => numbered("C", at, isFixed, place.column);
    const rows = isWholeColumns(box) ? ["", ""] : [row(box.top, fixed.top), row(box.bottom, fixed.bottom)];
    const columns = isWholeRows(box)
      ? ["", ""]
      : [column(box.left, fixed.left), column(box.right, fixed.right)];
    const [first, last] = [rows[0]! + columns[0]!, rows[1]! + columns[1]!];
    return sheetPrefix(sheet) + (first === last ? first : `${first}:${last}`);
  });
}

function numbered(letter: "R" | "C", at: number, isFixed: boolean, from: number): string {
  if (isFixed) return `${letter}${at + 1}`;
  return at === from ? letter : `${letter}[${at - from}]`;
}

const NUMBER = String.raw`(?:\d+|\[-?\d+\])?`;
const CORNER = `(?:R${NUMBER}(?:C${NUMBER})?|C${NUMBER})`;

/** Texts, table references and names of sheets that no reference follows are left alone; else a reference. */
const PARTS = new RegExp(
  String.raw`"(?:[^"]|"")*"` +
    String.raw`|(?<![\p{L}\p{N}_.\]\\])((?:'(?:[^']|'')+'|[\p{L}_][\p{L}\p{N}_.]*)!)?(${CORNER})(?::(${CORNER}))?(?![\p{L}\p{N}_.(!\[])` +
    String.raw`|'(?:[^']|'')+'|[\p{L}_\\][\p{L}\p{N}_.\\]*(?:\[(?:[^[\]]|\[[^\]]*\])*\])?|\[(?:[^[\]]|\[[^\]]*\])*\]`,
  "giu",
);

/**
 * The formula in letters and numbers, as a cell keeps it. A distance beyond an edge of the sheet goes on from the other.
 *
 * @example
 * fromR1C1("=R1C2*RC[-2]", { row: 2, column: 4 }); // "=$B$1*C3"
 */
export function fromR1C1(formula: string, place: Place): string {
  return formula.replace(PARTS, (text, sheet: string = "", first?: string, last?: string) => {
    if (first === undefined) return text;
    const corners = [first, last ?? first].map((corner) => cornerOf(corner, place));
    const rows = inOrder(corners.map(({ row }) => row));
    const columns = inOrder(corners.map(({ column }) => column));
    const [start, end] = [0, 1].map(
      (i) => written(columns[i], columnName) + written(rows[i], (row) => `${row + 1}`),
    );
    // Whole rows and columns are written as a pair.
    const isCell = last === undefined && rows[0] && columns[0];
    return sheet + (isCell ? start : `${start}:${end}`);
  });
}

/** A row or a column; undefined where a corner has none, because it stands for all of them. */
type Line = { readonly at: number; readonly isFixed: boolean } | undefined;

function cornerOf(corner: string, place: Place): { row: Line; column: Line } {
  const row = /R(\d+|\[-?\d+\])?/i.exec(corner);
  const column = /C(\d+|\[-?\d+\])?/i.exec(corner);
  return {
    row: row ? lineOf(row[1], place.row, MAX_ROWS) : undefined,
    column: column ? lineOf(column[1], place.column, MAX_COLUMNS) : undefined,
  };
}

function lineOf(number: string | undefined, from: number, count: number): Line {
  if (number === undefined) return { at: from, isFixed: false };
  if (!number.startsWith("[")) return { at: Number(number) - 1, isFixed: true };
  const at = (from + Number(number.slice(1, -1))) % count;
  return { at: at < 0 ? at + count : at, isFixed: false };
}

function inOrder(lines: readonly Line[]): readonly Line[] {
  return [...lines].sort((a, b) => (a?.at ?? 0) - (b?.at ?? 0));
}

function written(line: Line, name: (at: number) => string): string {
  return line ? (line.isFixed ? "$" : "") + name(line.at) : "";
}
