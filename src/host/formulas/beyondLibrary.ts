/** `[1]Figures!A1`, `'[Other book.xlsx]Figures 2025'!A1`, `[1]!Name`; a table's `[Column]` is followed by no `!`. */
const OTHER_FILE = /(?<![\w\]])\[[^[\]]+\][^[\]'"!(),;]*!|'[^'[]*\[[^\]]+\](?:[^']|'')*'!/;
const CALLED = /(?<![\w.])[\p{L}_][\p{L}\p{N}_.]*(?=\()/gu;

/**
 * True for a formula that the library cannot work out: it reads another workbook, or calls what the library has not
 * (INDIRECT, GETPIVOTDATA, LET and some others that Excel has).
 *
 * @param functions that the library has, in capitals
 * @example isBeyondLibrary("=LOOKUP(1,A1:A9)", new Set(["SUM"])) // true
 */
export function isBeyondLibrary(formula: string, functions: ReadonlySet<string>): boolean {
  const text = formula.replace(/"(?:[^"]|"")*"/g, '""');
  if (OTHER_FILE.test(text)) return true;
  return [...text.replace(/'(?:[^']|'')*'!/g, "").matchAll(CALLED)].some(
    ([name]) => !functions.has(name.toUpperCase()),
  );
}
