import { FUTURE_FUNCTIONS, FUTURE_SHEET_FUNCTIONS } from "./futureFunctions";

/** Formula as Excel's object model gives it, from the file's text: with "=", without the marks of newer functions. */
export function fromFileFormula(text: string): string {
  return `=${text.includes("_xl") ? outsideTexts(text, (part) => part.replace(/_xl(?:fn|ws|pm|udf)\./g, "")) : text}`;
}

/**
 * Formula as the file wants it: without "=", newer functions marked (`_xlfn.`; unmarked ones are #NAME? in Excel),
 * "this row" of a table in its long form (the short `[@Column]` is for typing only).
 * @param table name of the table that holds the cell, for references that leave it out
 * @example toFileFormula("=IFS([@Rate]>1,\"high\")", "tblRates") // IFS marked, tblRates[[#This Row],[Rate]]
 */
export function toFileFormula(formula: string, table?: string): string {
  const text = formula.startsWith("=") ? formula.slice(1) : formula;
  return outsideTexts(text, (part) => thisRow(markFunctions(part), table));
}

function markFunctions(text: string): string {
  return withParameterMarks(text).replace(/(?<![\w.])([A-Za-z][\w.]*)(?=\()/g, (name: string) => {
    const upper = name.toUpperCase();
    if (FUTURE_SHEET_FUNCTIONS.has(upper)) return `_xlfn._xlws.${upper}`;
    return FUTURE_FUNCTIONS.has(upper) ? `_xlfn.${upper}` : name;
  });
}

/** Names that LET and LAMBDA declare carry a mark of their own wherever they stand. */
function withParameterMarks(text: string): string {
  if (!/(?<![\w.])(LET|LAMBDA)\(/i.test(text)) return text;
  const declared = new Set<string>();
  for (const match of text.matchAll(/(?<=[(,]\s*)([A-Za-z_][\w.]*)(?=\s*,)/g)) {
    if (!/^[A-Za-z]{1,3}\d+$|^(TRUE|FALSE)$/i.test(match[1]!)) declared.add(match[1]!);
  }
  return text.replace(/(?<![\w.!])[A-Za-z_][\w.]*(?![\w.(![])/g, (name) =>
    declared.has(name) ? `_xlpm.${name}` : name,
  );
}

function thisRow(text: string, table: string | undefined): string {
  if (!text.includes("[@")) return text;
  return text.replace(
    /([\w.\\\u0080-\uffff]*)\[@(?:\[((?:[^[\]']|'.)*)\]|((?:[^[\]']|'.)*))\]/g,
    (_, name, bracketed, bare) => {
      const column = (bracketed ?? bare) as string;
      return `${(name as string) || (table ?? "")}${column ? `[[#This Row],[${column}]]` : "[#This Row]"}`;
    },
  );
}

/** Applies `change` to what is neither a text in quotes nor a quoted sheet name. */
function outsideTexts(formula: string, change: (part: string) => string): string {
  return formula
    .split(/("(?:[^"]|"")*"|'(?:[^']|'')*'(?=!))/)
    .map((part, i) => (i % 2 ? part : change(part)))
    .join("");
}
