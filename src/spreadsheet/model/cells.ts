/** An Excel error value such as #N/A; one frozen object for each code. */
export class CellError {
  private static readonly known = new Map<string, CellError>();
  private constructor(readonly code: string) {}

  static of(code: string): CellError {
    let error = CellError.known.get(code);
    if (!error) CellError.known.set(code, (error = Object.freeze(new CellError(code))));
    return error;
  }

  toString(): string {
    return this.code;
  }
}

/** null is a truly empty cell. */
export type CellValue = number | string | boolean | CellError | null;

/** Rows and columns are zero-based; `bottom` and `right` are inclusive. */
export interface Box {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

export const MAX_ROWS = 1_048_576;
export const MAX_COLUMNS = 16_384;

const CHUNK_ROWS = 1024;
const EMPTY = 0;
const NUMBER = 1;
const TEXT = 2;
const TRUE = 3;
const FALSE = 4;
const ERROR = 5;

/** 1,024 rows of one column. Parts that nothing uses are never allocated. */
class Chunk {
  readonly kinds = new Uint8Array(CHUNK_ROWS);
  numbers: Float64Array | null = null;
  texts: (string | CellError | undefined)[] | null = null;
  styles: Uint32Array | null = null;
}

/**
 * The cells of one sheet in columns of typed chunks: a million rows of eight columns fit in memory, and a block
 * is read without an object per cell.
 */
export class CellStore {
  private readonly columns = new Map<number, (Chunk | undefined)[]>();
  private readonly formulas = new Map<number, string>();

  get formulaCount(): number {
    return this.formulas.size;
  }

  value(row: number, column: number): CellValue {
    const chunk = this.columns.get(column)?.[row >> 10];
    return chunk ? read(chunk, row & 1023) : null;
  }

  /** Sets the value and forgets a formula that stood here. */
  setValue(row: number, column: number, value: CellValue): void {
    this.formulas.delete(keyOf(row, column));
    this.setResult(row, column, value);
  }

  /** Sets what a formula came to, keeping the formula. */
  setResult(row: number, column: number, value: CellValue): void {
    const chunk = value === null ? this.columns.get(column)?.[row >> 10] : this.chunk(row, column);
    if (chunk) write(chunk, row & 1023, value);
  }

  /** With its leading "="; undefined where the cell holds none. */
  formula(row: number, column: number): string | undefined {
    return this.formulas.get(keyOf(row, column));
  }

  /** A cell with a formula is never empty: until somebody calculates, it holds what stood there, or 0. */
  setFormula(row: number, column: number, formula: string): void {
    this.formulas.set(keyOf(row, column), formula);
    if (this.value(row, column) === null) this.setResult(row, column, 0);
  }

  *formulaCells(): Generator<{ row: number; column: number; formula: string }> {
    for (const [key, formula] of this.formulas) {
      yield { row: Math.floor(key / MAX_COLUMNS), column: key % MAX_COLUMNS, formula };
    }
  }

  /** Formulas of a block. Asks cell by cell where that is quicker than going through all formulas. */
  *formulasIn(box: Box): Generator<{ row: number; column: number; formula: string }> {
    const area = (box.bottom - box.top + 1) * (box.right - box.left + 1);
    if (area > this.formulas.size) {
      for (const cell of this.formulaCells()) {
        if (cell.row < box.top || cell.row > box.bottom || cell.column < box.left || cell.column > box.right)
          continue;
        yield cell;
      }
    } else {
      for (let row = box.top; row <= box.bottom; row++) {
        for (let column = box.left; column <= box.right; column++) {
          const formula = this.formula(row, column);
          if (formula !== undefined) yield { row, column, formula };
        }
      }
    }
  }

  style(row: number, column: number): number {
    return this.columns.get(column)?.[row >> 10]?.styles?.[row & 1023] ?? 0;
  }

  setStyle(row: number, column: number, style: number): void {
    const chunk = style === 0 ? this.columns.get(column)?.[row >> 10] : this.chunk(row, column);
    if (!chunk || (style === 0 && !chunk.styles)) return;
    (chunk.styles ??= new Uint32Array(CHUNK_ROWS))[row & 1023] = style;
  }

  /** Values of a block, row by row; empty cells are null. */
  read(box: Box): CellValue[][] {
    const width = box.right - box.left + 1;
    const rows: CellValue[][] = [];
    for (let row = box.top; row <= box.bottom; row++) rows.push(new Array<CellValue>(width).fill(null));
    for (let column = box.left; column <= box.right; column++) {
      const chunks = this.columns.get(column);
      if (!chunks) continue;
      for (let row = box.top; row <= box.bottom;) {
        const chunk = chunks[row >> 10];
        const end = Math.min(box.bottom, row | 1023);
        if (chunk) {
          for (let r = row; r <= end; r++) rows[r - box.top]![column - box.left] = read(chunk, r & 1023);
        }
        row = end + 1;
      }
    }
    return rows;
  }

  /** The smallest block around all cells with a value or formula (or, unless `valuesOnly`, a style); null when there are none. */
  used(valuesOnly: boolean): Box | null {
    let top = Infinity;
    let left = Infinity;
    let bottom = -1;
    let right = -1;
    for (const [column, chunks] of this.columns) {
      chunks.forEach((chunk, index) => {
        if (!chunk) return;
        for (let i = 0; i < CHUNK_ROWS; i++) {
          if (chunk.kinds[i] === EMPTY && (valuesOnly || !chunk.styles?.[i])) continue;
          const row = index * CHUNK_ROWS + i;
          if (row < top) top = row;
          if (row > bottom) bottom = row;
          if (column < left) left = column;
          if (column > right) right = column;
        }
      });
    }
    for (const { row, column } of this.formulaCells()) {
      top = Math.min(top, row);
      bottom = Math.max(bottom, row);
      left = Math.min(left, column);
      right = Math.max(right, column);
    }
    return bottom < 0 ? null : { top, left, bottom, right };
  }

  /** Every cell that holds anything, row by row within each column chunk. */
  forEach(box: Box, visit: (row: number, column: number, value: CellValue, style: number) => void): void {
    const columns = [...this.columns.keys()]
      .filter((c) => c >= box.left && c <= box.right)
      .sort((a, b) => a - b);
    for (const column of columns) {
      this.columns.get(column)!.forEach((chunk, index) => {
        if (!chunk) return;
        const first = Math.max(box.top, index * CHUNK_ROWS);
        const last = Math.min(box.bottom, index * CHUNK_ROWS + CHUNK_ROWS - 1);
        for (let row = first; row <= last; row++) {
          const style = chunk.styles?.[row & 1023] ?? 0;
          if (chunk.kinds[row & 1023] !== EMPTY || style !== 0)
            visit(row, column, read(chunk, row & 1023), style);
        }
      });
    }
  }

  private chunk(row: number, column: number): Chunk {
    let chunks = this.columns.get(column);
    if (!chunks) this.columns.set(column, (chunks = []));
    return (chunks[row >> 10] ??= new Chunk());
  }
}

function keyOf(row: number, column: number): number {
  return row * MAX_COLUMNS + column;
}

function read(chunk: Chunk, i: number): CellValue {
  switch (chunk.kinds[i]) {
    case NUMBER:
      return chunk.numbers![i]!;
    case TEXT:
    case ERROR:
      return chunk.texts![i]!;
    case TRUE:
      return true;
    case FALSE:
      return false;
    default:
      return null;
  }
}

function write(chunk: Chunk, i: number, value: CellValue): void {
  if (chunk.texts) chunk.texts[i] = undefined;
  if (value === null) chunk.kinds[i] = EMPTY;
  else if (typeof value === "number") {
    chunk.kinds[i] = NUMBER;
    (chunk.numbers ??= new Float64Array(CHUNK_ROWS))[i] = value;
  } else if (typeof value === "boolean") chunk.kinds[i] = value ? TRUE : FALSE;
  else {
    chunk.kinds[i] = typeof value === "string" ? TEXT : ERROR;
    (chunk.texts ??= [])[i] = value;
  }
}
