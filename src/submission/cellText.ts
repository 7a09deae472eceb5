import type { RawCell } from "./block";

/** No-break, thin, figure, zero-width and other blanks that look like a space or like nothing. */
const ODD_SPACES = /[\u00A0\u1680\u2000-\u200D\u202F\u205F\u2060\u3000\uFEFF]/g;
const ODD_DASHES = /[\u2010-\u2015\u2212\uFE58\uFE63\uFF0D]/g;
const FOOTNOTE =
  /(?:\s*(?:[*†‡§¶#^]+|[\u00B9\u00B2\u00B3\u2070\u2074-\u2079]+|\(\d{1,2}\)|\[(?:note ?)?[\p{L}\d]{1,2}\]|\([a-z]\)|[([](?:p|r|provisional|revised|prelim(?:inary)?|estimated?)[)\]]),?)+$/iu;
const ALREADY_PLAIN = /^[!-~]+(?: [!-~]+)*$/;
const QUOTED_LENGTH = 24;

/** One kind of space, one kind of dash, full-width characters as plain ones, no blanks around or doubled. */
export function plainText(text: string): string {
  if (ALREADY_PLAIN.test(text)) return text;
  return text.normalize("NFKC").replace(ODD_SPACES, " ").replace(ODD_DASHES, "-").replace(/\s+/g, " ").trim();
}

/** The text without the footnote marks at its end: `Apr¹`, `Jan†`, `Dec-2011 (1)`, `2015 *`. */
export function withoutFootnote(text: string): string {
  return text.replace(ODD_SPACES, " ").trimEnd().replace(FOOTNOTE, "");
}

/** The text as it is named in a message: on one line and cut, since a cell may hold a whole page. */
export function quoted(text: string): string {
  const line = text.replace(ODD_SPACES, " ").replace(/\s+/g, " ").trim();
  return line.length <= QUOTED_LENGTH ? line : `${line.slice(0, QUOTED_LENGTH - 1).trimEnd()}…`;
}

/** A number as it is named in a message: without the noise of binary fractions. */
export function shown(value: number): string {
  return String(Number(value.toPrecision(12)));
}

/** True for a cell without content: empty, or nothing but blanks of any kind. */
export function isBlank(cell: RawCell | undefined): boolean {
  return cell === undefined || cell === null || (typeof cell === "string" && plainText(cell) === "");
}

/** The cell as a label: on one line, without blanks around and footnote marks at its end. */
export function labelText(cell: RawCell | undefined): string {
  return isBlank(cell) ? "" : plainText(withoutFootnote(String(cell)));
}
