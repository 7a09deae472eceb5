import { MAX_COLUMNS, type CellStore, type CellValue } from "../../model/cells";

export interface ModelCell {
  readonly column: number;
  readonly value: CellValue;
  readonly style: number;
  readonly formula: string | undefined;
}

const BLOCK = 1024;
const NONE: readonly ModelCell[] = [];

/** Walks the cells of a sheet row by row; only a block of rows is held at a time. */
export class ModelRows {
  private readonly blankFormulas = new Map<number, number[]>();
  private readonly bottom: number;
  private block = -1;
  private rows: (ModelCell[] | undefined)[] = [];

  constructor(private readonly cells: CellStore) {
    this.bottom = cells.used(false)?.bottom ?? -1;
    // A formula without result or format occupies no cell in the store's own walk.
    for (const { row, column } of cells.formulaCells()) {
      if (cells.value(row, column) !== null || cells.style(row, column) !== 0) continue;
      const columns = this.blankFormulas.get(row);
      if (columns) columns.push(column);
      else this.blankFormulas.set(row, [column]);
    }
  }

  /** Cells of that row from left to right. Cheapest when asked in ascending order. */
  row(row: number): readonly ModelCell[] {
    const block = Math.floor(row / BLOCK);
    if (block !== this.block) this.load(block);
    return this.rows[row % BLOCK] ?? NONE;
  }

  /** The next row at or after `from` that holds anything, below `limit`; -1 when there is none. */
  next(from: number, limit = Infinity): number {
    for (let row = from; row <= this.bottom && row < limit; row++) {
      if (this.row(row).length > 0) return row;
      if (row % BLOCK === BLOCK - 1 || this.rows.length > 0) continue;
      row = (this.block + 1) * BLOCK - 1;
    }
    return -1;
  }

  private load(block: number): void {
    const top = block * BLOCK;
    const box = { top, left: 0, bottom: top + BLOCK - 1, right: MAX_COLUMNS - 1 };
    const rows: (ModelCell[] | undefined)[] = [];
    this.cells.forEach(box, (row, column, value, style) => {
      (rows[row - top] ??= []).push({ column, value, style, formula: this.cells.formula(row, column) });
    });
    for (let row = top; row <= box.bottom && this.blankFormulas.size > 0; row++) {
      const columns = this.blankFormulas.get(row);
      if (!columns) continue;
      const blank = columns.map((column) => ({
        column,
        value: null,
        style: 0,
        formula: this.cells.formula(row, column),
      }));
      rows[row - top] = [...(rows[row - top] ?? []), ...blank].sort((a, b) => a.column - b.column);
    }
    this.block = block;
    this.rows = rows;
  }
}
