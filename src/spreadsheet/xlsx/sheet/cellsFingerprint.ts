import { MAX_COLUMNS, MAX_ROWS, type CellStore } from "../../model/cells";

const WHOLE = { top: 0, left: 0, bottom: MAX_ROWS - 1, right: MAX_COLUMNS - 1 };

/**
 * A short text that changes with any value, formula or style of a sheet: tells whether a sheet has to be written,
 * whoever changed it and however. Two 32-bit FNV-1a sums with different beginnings.
 */
export function cellsFingerprint(cells: CellStore): string {
  const bits = new Float64Array(1);
  const words = new Uint32Array(bits.buffer);
  let a = 0x811c9dc5;
  let b = 0x1234567;
  const add = (word: number): void => {
    a = Math.imul(a ^ word, 0x01000193);
    b = Math.imul(b ^ (word + (b >>> 15)), 0x01000193);
  };
  const addText = (text: string): void => {
    for (let i = 0; i < text.length; i++) add(text.charCodeAt(i));
  };
  cells.forEach(WHOLE, (row, column, value, style) => {
    add(row);
    add(column);
    add(style);
    if (typeof value === "number") {
      bits[0] = value;
      add(words[0]!);
      add(words[1]!);
    } else {
      add(value === null ? 1 : typeof value === "string" ? 2 : value === true ? 3 : value === false ? 4 : 5);
      addText(value === null ? "" : String(value));
    }
  });
  const [valuesA, valuesB] = [a, b];
  let formulasA = 0;
  let formulasB = 0;
  let count = 0;
  // Formulas come in the order in which they were set, so their sums must not depend on it.
  for (const { row, column, formula } of cells.formulaCells()) {
    a = 0x811c9dc5;
    b = 0x1234567;
    add(row);
    add(column);
    addText(formula);
    formulasA = (formulasA + a) | 0;
    formulasB = (formulasB + b) | 0;
    count++;
  }
  return [valuesA, valuesB, formulasA, formulasB, count].join();
}
