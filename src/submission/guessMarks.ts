import type { RawCell } from "./block";
import { plainText } from "./cellText";
import { figureText } from "./figureText";
import { meaningsOf } from "./guessLegend";
import type { MarkMeaning } from "./mapping";
import { readNumberText } from "./numberText";
import { isErrorValue, parseFigure } from "./parseFigure";

/**
 * Meanings that one sign mostly has in published files (English health, education and care statistics). `-`, `.` and
 * `N/A` have several even within one file and are left open.
 */
const USUAL: Readonly<Record<string, MarkMeaning>> = {
  "*": "suppressed",
  c: "suppressed",
  s: "suppressed",
  suppressed: "suppressed",
  "number of cases too small": "suppressed",
  ":c": "suppressed",
  ": c": "suppressed",
  ":u": "missing",
  ":z": "notApplicable",
  "..": "missing",
  ":": "missing",
  x: "missing",
  u: "missing",
  nan: "missing",
  null: "missing",
  "not available": "missing",
  "dq*": "missing",
  z: "notApplicable",
  na: "notApplicable",
  nreq: "notApplicable",
  "not applicable": "notApplicable",
  nd: "notCollected",
};

/** Texts that are longer are sentences, to be named one by one and not explained as marks. */
const LONGEST_MARK = 30;

/** The mark in a cell of figures: a text that is no number and no error; null for anything else. */
export function markIn(cell: RawCell | undefined): string | null {
  if (typeof cell !== "string") return null;
  const text = plainText(cell);
  if (text === "" || text.length > LONGEST_MARK || isErrorValue(text) || readNumberText(text, null) !== null)
    return null;
  // `<11` and `1-10` say what they mean; `12*` is a figure with a footnote.
  if (/^[<≤]|^1\s?(-|to)\s?\d/.test(text) && parseFigure(text, { threshold: 11, cell: "" }).figure !== null)
    return null;
  const parts = figureText(text);
  return parts === null ? text : parts.mark;
}

/** True for what mostly stands where a figure is missing: a sign of one or two letters, or one that many files use. */
export function isSign(cell: RawCell): boolean {
  const mark = markIn(cell);
  return mark !== null && (bare(mark).length <= 2 || Object.hasOwn(USUAL, bare(mark).toLowerCase()));
}

/** True where the cell is a figure that carries a mark, as `12*`. */
export function isMarkedFigure(cell: RawCell | undefined): boolean {
  return typeof cell === "string" && (figureText(cell)?.mark ?? null) !== null;
}

/** The meaning that a mark mostly has; null where it has several. */
export function guessMark(mark: string, onFigures: boolean): MarkMeaning | null {
  return onFigures ? "footnote" : (USUAL[bare(mark).toLowerCase()] ?? saidBy(mark));
}

/** Says of a figure how sure it is: it counts, and nobody has to be asked whether. */
export function isStatusWord(mark: string): boolean {
  return /^(final|actual|confirmed|provisional|preliminary|estimated?|revised|forecast)$/i.test(bare(mark));
}

/** `c` of `[c]`: British official statistics write their symbols in square brackets. */
function bare(mark: string): string {
  return /^\[(\p{L}{1,4})\]$/u.exec(mark)?.[1] ?? mark;
}

/** A sentence says itself what it means; a sign does not. */
function saidBy(mark: string): MarkMeaning | null {
  return mark.includes(" ") ? (meaningsOf(mark)[0] ?? null) : null;
}
