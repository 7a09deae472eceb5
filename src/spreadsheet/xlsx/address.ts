import { columnName, parseReference } from "../model/address";
import type { Box } from "../model/cells";

const names: string[] = [];

/** "B7"; the name of a column is made once, since a large sheet asks for it a million times. */
export function cellAddress(row: number, column: number): string {
  return (names[column] ??= columnName(column)) + (row + 1);
}

/** Column of a cell's address, without looking at the rest: -1 where there is none. */
export function columnOf(address: string): number {
  let n = 0;
  for (let i = 0; i < address.length; i++) {
    const letter = (address.charCodeAt(i) & 0xdf) - 64;
    if (letter < 1 || letter > 26) break;
    n = n * 26 + letter;
  }
  return n - 1;
}

/** "A1:B9" as a block; null when it is none. */
export function parseBox(text: string): Box | null {
  return parseReference(text)?.box ?? null;
}

/** Blocks of a space-separated list (sqref); what is no address is left out. */
export function parseBoxes(text: string): Box[] {
  return text.split(/\s+/).flatMap((part) => parseBox(part) ?? []);
}
