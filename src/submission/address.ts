import type { CellBlock } from "./block";

/** A cell of a block, counted from the block's corner. */
export interface CellAt {
  readonly row: number;
  readonly column: number;
}

/** A1 letters of a zero-based column: 0 is A, 26 is AA. */
export function columnLetters(column: number): string {
  let letters = "";
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return letters;
}

/** A1 address in the sheet of a cell of the block, row and column counted from the block's corner. */
export function addressIn(block: CellBlock, row: number, column: number): string {
  return `${columnLetters(block.column + column)}${block.row + row + 1}`;
}

/** A1 address from the first to the last of some cells: `F7`, `F7:G7`. */
export function addressAround(block: CellBlock, cells: readonly (CellAt | undefined)[]): string {
  let [top, left, bottom, right] = [Infinity, Infinity, -1, -1];
  for (const at of cells) {
    if (at === undefined) continue;
    [top, bottom] = [Math.min(top, at.row), Math.max(bottom, at.row)];
    [left, right] = [Math.min(left, at.column), Math.max(right, at.column)];
  }
  const from = addressIn(block, top, left);
  return top === bottom && left === right ? from : `${from}:${addressIn(block, bottom, right)}`;
}
