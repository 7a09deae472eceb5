import { DOTTED_FUNCTIONS, FUTURE_FUNCTIONS, FUTURE_SHEET_FUNCTIONS } from "./futureFunctions";

/** Formula as Excel's object model gives it, from the file's text: with "=", without the marks of newer functions. */
export function fromFileFormula(text: string): string {
  if (!text.includes("_xl")) return `=${text}`;
  return `=${outsideTexts(text, (part) => customFunctions(part).replace(/_xl(?:fn|ws|pm|udf)\./g, ""))}`;
}

/** An add-in's function keeps its namespace before the first line: `_xldudf_ACM_LIMITS(` is ACM.LIMITS. */
function customFunctions(text: string): string {
  return text.replace(/(?<![\w.])_xldudf_([A-Za-z][A-Za-z0-9]*)_([A-Za-z]\w*)(?=\()/g, "$1.$2");
}

/**
 * Formula as the file wants it: without "=", newer functions marked (`_xlfn.`; unmarked ones are #NAME? in Excel),
 * functions of add-ins marked in their own way (`_xldudf_ACM_LIMITS`: Excel looks for an add-in that has them),
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
    if (FUTURE_FUNCTIONS.has(upper)) return `_xlfn.${upper}`;
    // Whatever else has a point in its name belongs to an add-in.
    return upper.includes(".") && !DOTTED_FUNCTIONS.has(upper)
      ? `_xldudf_${name.replaceAll(".", "_")}`
      : name;
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
