import { MAX_COLUMNS, MAX_ROWS } from "../../model/cells";
import { columnIndex, columnName } from "../../model/address";

/** Texts, quoted sheet names, structured references and names are passed over; the rest are cells, columns or rows. */
const TOKENS =
  /"(?:[^"]|"")*"|'(?:[^']|'')*'|\[(?:[^[\]]|\[[^\]]*\])*\]|[A-Za-z_\\][\w.\\]*[!(]|(\$?)([A-Za-z]{1,3})(\$?)(\d{1,7})(?![\w.(!])|(\$?)([A-Za-z]{1,3}):(\$?)([A-Za-z]{1,3})(?![\w.(!])|(\$?)(\d{1,7}):(\$?)(\d{1,7})(?![\w.])|[A-Za-z_\\\u0080-\uffff][\w.\\\u0080-\uffff]*|\d+(?:\.\d*)?(?:[eE][+-]?\d+)?/g;

/**
 * The formula of a cell that shares another cell's: relative references move by `rows` and `columns`.
 * References that would leave the sheet become #REF!.
 * @example shiftFormula("A1+$B$1", 2, 1) // "B3+$B$1"
 */
export function shiftFormula(formula: string, rows: number, columns: number): string {
  const column = (fixed: string, name: string): string =>
    moved(fixed, columnIndex(name), columns, MAX_COLUMNS, columnName);
  const row = (fixed: string, name: string): string =>
    moved(fixed, Number(name) - 1, rows, MAX_ROWS, (n) => String(n + 1));
  return formula.replace(TOKENS, (token, ...groups: (string | undefined)[]) => {
    const [c$, c, r$, r, from$, from, to$, to, top$, top, bottom$, bottom] = groups;
    if (c !== undefined && r !== undefined) return reference(column(c$!, c) + row(r$!, r));
    if (from !== undefined && to !== undefined)
      return reference(`${column(from$!, from)}:${column(to$!, to)}`);
    if (top !== undefined && bottom !== undefined)
      return reference(`${row(top$!, top)}:${row(bottom$!, bottom)}`);
    return token;
  });
}

const OUTSIDE = "\u0000";

function moved(
  fixed: string,
  index: number,
  by: number,
  limit: number,
  name: (index: number) => string,
): string {
  if (fixed) return fixed + name(index);
  const to = index + by;
  return to < 0 || to >= limit ? OUTSIDE : name(to);
}

function reference(text: string): string {
  return text.includes(OUTSIDE) ? "#REF!" : text;
}
