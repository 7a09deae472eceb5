import { hashOf } from "./hashOf";

/** Fingerprints of one entry: as the shared workbook showed it, and as the contract workbook had it ("*": not told). */
export interface SharedEntry {
  readonly shared: string;
  readonly own: string;
}

/** Mark of an empty entry. */
const EMPTY = "-";
/** In place of the fingerprint of words that held names: whoever has the file could try names on it. */
const UNTOLD = "*";

/** Fingerprint of an entry's text. */
export function entryMark(text: string): string {
  const plain = text.trim();
  return plain === "" ? EMPTY : hashOf(plain);
}

/**
 * How a row of a shared workbook remembers what stood in it when it was made, so that it can be told later who changed
 * what: one fingerprint for each column, and a sign where names were masked. What is changed there is asked about.
 *
 * @example sharedMark([{ shared: "", own: "" }, { shared: "Code K7", own: "Harbor" }]) // "-.5b60a6ee~*"
 */
export function sharedMark(entries: readonly SharedEntry[]): string {
  return entries
    .map(({ shared, own }) => (shared === own ? entryMark(shared) : `${entryMark(shared)}~${UNTOLD}`))
    .join(".");
}

/** The fingerprints of such a mark; null where it is none of so many columns. */
export function readSharedMark(text: string, columns: number): SharedEntry[] | null {
  const parts = text.trim().split(".");
  if (parts.length !== columns) return null;
  return parts.map((part) => {
    const [shared = "", own = shared] = part.split("~");
    return { shared, own };
  });
}

/** The mark of a row of which nothing was filled in. */
export function emptyMark(columns: number): string {
  return Array.from({ length: columns }, () => EMPTY).join(".");
}
