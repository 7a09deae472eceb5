import type { CellBlock } from "./block";

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
