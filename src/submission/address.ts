import type { CellBlock } from "./block";

/** A cell of a block, counted from the block's corner. */
export interface CellAt {
  readonly row: number;
  readonly column: number;
}

const letterCache: string[] = [];

/** A1 letters of a zero-based column: 0 is A, 26 is AA. */
export function columnLetters(column: number): string {
  return (letterCache[column] ??=
    (column < 26 ? "" : columnLetters(Math.floor(column / 26) - 1)) +
    String.fromCharCode(65 + (column % 26)));
}

/** A1 address in the sheet of a cell of the block, row and column counted from the block's corner. */
export function addressIn(block: CellBlock, row: number, column: number): string {
  return `${columnLetters(block.column + column)}${block.row + row + 1}`;
}

/** A1 address from the first to the last of some cells, at least one: `F7`, `F7:G7`. */
export function addressAround(block: CellBlock, cells: readonly CellAt[]): string {
  const [first] = cells;
  if (first === undefined) return "";
  let { row: top, column: left } = first;
  let { row: bottom, column: right } = first;
  for (const { row, column } of cells) {
    if (row < top) top = row;
    if (row > bottom) bottom = row;
    if (column < left) left = column;
    if (column > right) right = column;
  }
  const from = addressIn(block, top, left);
  return top === bottom && left === right ? from : `${from}:${addressIn(block, bottom, right)}`;
}
