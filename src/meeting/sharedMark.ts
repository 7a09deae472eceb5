import { hashOf } from "./hashOf";

/** Fingerprints of one entry: as the shared workbook showed it, and as the contract workbook had it. */
export interface SharedEntry {
  readonly shared: string;
  readonly own: string;
}

/** Mark of an empty entry. */
const EMPTY = "-";

/** Fingerprint of an entry's text. */
export function entryMark(text: string): string {
  const plain = text.trim();
  return plain === "" ? EMPTY : hashOf(plain);
}

/**
 * How a row of a shared workbook remembers what stood in it when it was made, so that it can be told later who changed
 * what: one fingerprint for each column, two where names were masked.
 *
 * @example sharedMark([{ shared: "", own: "" }, { shared: "Code K7", own: "Harbor" }]) // "-.5b60a6ee~d1aff2bf"
 */
export function sharedMark(entries: readonly SharedEntry[]): string {
  return entries
    .map(({ shared, own }) => [...new Set([entryMark(shared), entryMark(own)])].join("~"))
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
