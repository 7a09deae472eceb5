/** Functions that give a block of values, as far as the formula library has them. */
const OF_BLOCKS = /(?<![\w.])(?:FILTER|HSTACK|MMULT|SEQUENCE|SORT|TRANSPOSE|UNIQUE|VSTACK)\(/i;
const CALL = /[\p{L}_][\p{L}\p{N}_.]*\([^()]*\)/gu;
const BLOCK = /\$?[A-Z]{1,3}\$?\d+:\$?[A-Z]{1,3}\$?\d+/i;
/** Of a table the row that the formula stands in: one value. */
const OF_THIS_ROW = /\[\[#This Row\].*?\]\]|\[#This Row\]|\[@\[.*?\]\]|\[@[^\]]*\]/gi;

/**
 * True for a formula that may come to several values: it calls a function that gives some, or a range stands outside
 * of all calls, as in `=A1:D1` and `=A1:A3*2`. Ranges inside of other calls are what these calls need.
 */
export function mayFillBlock(formula: string): boolean {
  const text = formula.replace(/"(?:[^"]|"")*"/g, '""').replace(/'(?:[^']|'')*'!/g, "");
  if (OF_BLOCKS.test(text)) return true;
  if (!/[:[]/.test(text)) return false;
  let outside = text.replace(OF_THIS_ROW, "");
  for (let before = ""; before !== outside;) {
    before = outside;
    outside = outside.replace(CALL, "0");
  }
  return BLOCK.test(outside) || outside.includes("[");
}
