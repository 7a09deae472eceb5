import { addressOf, columnName, parseReference, quoteSheetName, type Reference } from "./address";
import { isWholeColumns, isWholeRows } from "./box";
import type { Box } from "./cells";

const REFERENCE =
  /(?<![\w.$\]])((?:'(?:[^']|'')+'|[\p{L}_][\p{L}\p{N}_.]*)!)?(\$?[A-Za-z]{1,3}\$?\d{1,7}(?::\$?[A-Za-z]{1,3}\$?\d{1,7})?|\$?[A-Za-z]{1,3}:\$?[A-Za-z]{1,3}|\$?\d{1,7}:\$?\d{1,7})(?![\w.(!])/gu;

/** Which edges of a reference stand still when its formula is copied: those with a "$", and whole rows or columns. */
export interface FixedEdges {
  readonly top: boolean;
  readonly left: boolean;
  readonly bottom: boolean;
  readonly right: boolean;
}

type ReferenceMap = (sheet: string | null, box: Box, fixed: FixedEdges) => Box | null;

/**
 * The formula with every reference to cells put through `map`; null makes it #REF!. Dollar signs stay where they were;
 * texts in quotes and table references in brackets are left alone.
 */
export function mapReferences(formula: string, map: ReferenceMap): string {
  return rewriteReferences(formula, ({ sheet, box }, fixed, text) => {
    const moved = map(sheet, box, fixed);
    if (moved === box) return text;
    const cells = text.slice(text.lastIndexOf("!") + 1);
    return sheetPrefix(sheet) + (moved ? withDollars(cells, moved) : "#REF!");
  });
}

/** The formula with every reference to cells written anew; texts in quotes and table references are left alone. */
export function rewriteReferences(
  formula: string,
  write: (reference: Reference, fixed: FixedEdges, text: string) => string,
): string {
  const rewritten = (text: string): string => {
    const reference = parseReference(text);
    if (!reference) return text;
    return write(reference, fixedEdges(text.slice(text.lastIndexOf("!") + 1), reference.box), text);
  };
  return formula
    .split(/("(?:[^"]|"")*"|\[[^\]]*\]+)/)
    .map((part, index) => (index % 2 === 1 ? part : part.replace(REFERENCE, rewritten)))
    .join("");
}

/** "'My sheet'!", or nothing where no sheet is named. */
export function sheetPrefix(sheet: string | null): string {
  return sheet === null ? "" : `${quoteSheetName(sheet)}!`;
}

/** The block as a reference, with dollar signs where the original has some. */
export function withDollars(original: string, box: Box): string {
  if (isWholeColumns(box) || isWholeRows(box)) return addressOf(box, original.startsWith("$"));
  const corners = original.split(":").map((corner) => /^(\$?)[A-Za-z]+(\$?)/.exec(corner)!);
  const first = corners[0]!;
  const last = corners[1] ?? first;
  const start = first[1]! + columnName(box.left) + first[2]! + (box.top + 1);
  const end = last[1]! + columnName(box.right) + last[2]! + (box.bottom + 1);
  return corners.length === 1 && start === end ? start : `${start}:${end}`;
}

function fixedEdges(text: string, box: Box): FixedEdges {
  const [first = "", last = first] = text.split(":");
  const columns = isWholeColumns(box);
  const rows = isWholeRows(box);
  return {
    top: columns || /\$\d/.test(first),
    left: rows || first.startsWith("$"),
    bottom: columns || /\$\d/.test(last),
    right: rows || last.startsWith("$"),
  };
}
