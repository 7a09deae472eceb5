import { headerOf } from "../answeredEntries";
import type { RawCell, TableBlock } from "../block";
import type { InputTables } from "../contractData";
import type { Problem } from "../problem";

/** A cell of one of the tables. */
export interface TableCell {
  readonly block: TableBlock;
  /** Counted from the table's corner. */
  readonly row: number;
  readonly column: number;
}

/** The first cell of a problem's place as one of the tables'; null where it stands in none. */
export function tableCell(
  { sheet, cell }: Pick<Problem, "sheet" | "cell">,
  tables: InputTables,
): TableCell | null {
  const [, letters, digits] = /^([A-Z]+)(\d+)/.exec(cell) ?? [];
  if (letters === undefined || digits === undefined) return null;
  const at = { row: Number(digits) - 1, column: columnOf(letters) };
  for (const block of tables.values()) {
    if (block.sheet !== sheet) continue;
    const row = at.row - block.row;
    const column = at.column - block.column;
    const isInside =
      row >= 0 && row < block.values.length && column >= 0 && column < (block.values[0]?.length ?? 0);
    if (isInside) return { block, row, column };
  }
  return null;
}

export function entryAt({ block, row, column }: TableCell): RawCell {
  return block.values[row]?.[column] ?? "";
}

/** The header over a cell, in lower case. */
export function headerAt({ block, column }: TableCell): string {
  return headerOf(block, column);
}

/** The place of a column in the same row; null where the table has none of that name. */
export function inColumn(cell: TableCell, name: string): TableCell | null {
  const column = (cell.block.values[0] ?? []).findIndex((_, i) => headerOf(cell.block, i) === name);
  return column < 0 ? null : { ...cell, column };
}

/** Zero-based: `A` is 0, `AA` is 26. */
function columnOf(letters: string): number {
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}
