import type { CellRef } from "../analysis/measure";
import { quotedSheet } from "./address";

/** The cells of a flag as a person reads them: neighbours on one sheet joined, "Data!F7:G30". */
export function absoluteCells(cells: readonly CellRef[]): string {
  const bySheet = new Map<string, string[]>();
  for (const { sheet, address } of cells) {
    const addresses = bySheet.get(sheet) ?? [];
    addresses.push(address);
    bySheet.set(sheet, addresses);
  }
  return [...bySheet]
    .map(
      ([sheet, addresses]) =>
        `${/^\w+$/.test(sheet) ? sheet : quotedSheet(sheet)}!${joined(addresses).join(", ")}`,
    )
    .join("; ");
}

interface Parsed {
  readonly left: string;
  readonly right: string;
  readonly top: number;
  bottom: number;
}

/** Blocks of the same columns that stand directly below each other become one. */
function joined(addresses: readonly string[]): string[] {
  const blocks: Parsed[] = [];
  for (const address of addresses) {
    const parts = /^([A-Z]+)(\d+)(?::([A-Z]+)(\d+))?$/.exec(address);
    if (!parts) return [...addresses];
    const [, left = "", top = "", right = left, bottom = top] = parts;
    const previous = blocks.at(-1);
    if (
      previous &&
      previous.left === left &&
      previous.right === right &&
      previous.bottom === Number(top) - 1
    ) {
      previous.bottom = Number(bottom);
    } else blocks.push({ left, right, top: Number(top), bottom: Number(bottom) });
  }
  return blocks.map(({ left, right, top, bottom }) => {
    const first = `${left}${top}`;
    const last = `${right}${bottom}`;
    return first === last ? first : `${first}:${last}`;
  });
}
