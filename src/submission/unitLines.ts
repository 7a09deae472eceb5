import type { CellAt } from "./address";
import type { CellBlock } from "./block";
import { labelText, plainText } from "./cellText";
import { headerOf } from "./headerLabels";
import type { Mapping, Multiplier } from "./mapping";
import type { FigureRole } from "./mapping";

/** A place of a table that says in what its figures are written: "in thousands", "£000", "EUR million". */
export interface UnitLine {
  readonly words: string;
  /** False: it holds for the columns and indicators in whose names it stands. */
  readonly everywhere: boolean;
  readonly at: CellAt;
}

const CURRENCY = "(?:US|A|C|NZ)?[$£€]|EUR|USD|GBP|AUD|CAD|NZD|CHF";
/** What a word or sign multiplies by; in the languages of many published files. */
const UNITS: readonly (readonly [by: number, word: string, sign: string])[] = [
  [1_000_000_000, "billions?|bn|mrd|milliard(?:s|en|e)?", "bn"],
  [1_000_000, "millions?|mn|mio|millionen|millones|milioni|milh[õo]es|miljoen", "mm?"],
  [1000, "thousands?|tsd|tausend|milliers|migliaia|milhares|duizend|en miles|miles de", "k|['’]?000s?"],
];
const WORD = UNITS.map(([, word]) => word).join("|");
const SIGN = UNITS.map(([, , sign]) => sign).join("|");
/** A rate per thousand people is none, nor is a number in words: "5 million people". */
const LINE = new RegExp(
  `(?<!\\b(?:per|pro|por|par)\\s+(?:\\w+\\s+)?)(?<!\\d\\s?)(?:(?:\\b(?:in|en)\\s+)?(?:(?:${CURRENCY})\\s?)?\\b(?:${WORD})(?![\\p{L}\\d])|(?:${CURRENCY})\\s?(?:${SIGN})(?![\\p{L}\\d])|['’]000s?(?!\\d)|\\b000s(?![\\p{L}\\d])|\\(000s?\\))`,
  "iu",
);

/** The words in a text that say that its figures are thousands or more; null where none do. */
export function unitWords(text: string): string | null {
  return LINE.exec(plainText(text))?.[0] ?? null;
}

/** @example multiplierOf("£000") // 1000 */
export function multiplierOf(words: string): number {
  const found = UNITS.find(([, word, sign]) =>
    new RegExp(`(?:^|[^\\p{L}]|${CURRENCY})(?:(?:${word})|(?:${sign})\\)?)$`, "iu").test(words),
  );
  return found?.[0] ?? 1;
}

/** Every such line of a table, each of its wordings once: above it, in its headers, and in its indicators' names. */
export function unitLines(
  block: CellBlock,
  { headerRows, figures, indicators }: Pick<Mapping, "headerRows" | "figures" | "indicators">,
): readonly UnitLine[] {
  const lines = new Map<string, UnitLine>();
  const add = (text: string, everywhere: boolean, at: CellAt) => {
    const words = unitWords(text);
    if (words !== null && !lines.has(words.toLowerCase()))
      lines.set(words.toLowerCase(), { words, everywhere, at });
  };
  const firstFigure = Math.min(...figures.map(({ column }) => column));
  const { first, count } = headerRows;
  for (let row = 0; row < first + count; row++)
    (block.values[row] ?? []).forEach((cell, column) => {
      if (typeof cell === "string") add(cell, row < first || column < firstFigure, { row, column });
    });
  for (const { label } of indicators) add(label, false, { row: first, column: 0 });
  return [...lines.values()];
}

/**
 * What a figure of a mapped table is multiplied by, as a person said; null: it is taken as it is written. Percentages
 * are never multiplied.
 */
export function multiplierReader(block: CellBlock, mapping: Mapping) {
  const said = (mapping.multiplied ?? []).filter(({ by }) => by !== null && by !== 1);
  const byColumn = new Map<number, Multiplier | null>();
  const named = (text: string) =>
    said.find(
      ({ words, everywhere }) => !everywhere && unitWords(text)?.toLowerCase() === words.toLowerCase(),
    );
  const inColumn = (column: number): Multiplier | null => {
    const known = byColumn.get(column);
    if (known !== undefined) return known;
    const found = named(headerOf(block, mapping.headerRows, column)) ?? null;
    byColumn.set(column, found);
    return found;
  };
  const overall = said.find(({ everywhere }) => everywhere) ?? null;
  return (
    { column }: CellAt,
    indicator: { id: string; unit: string },
    role: FigureRole,
  ): Multiplier | null => {
    if (said.length === 0 || (role === "value" && indicator.unit === "percent")) return null;
    return inColumn(column) ?? named(labelText(indicator.id)) ?? overall;
  };
}

const NOTE = "Source: ";

/** What is kept beside a figure that is not as the file has it. */
export function multiplierNote({ words, by }: Multiplier): string {
  return `${NOTE}"${words}" in the file; multiplied by ${inWords(by)}.`;
}

/** True for a note that the import wrote: it explains no figure. */
export function isSourceNote(note: string): boolean {
  return note.startsWith(NOTE);
}

/** @example inWords(1000) // "1,000" */
export function inWords(by: number | null): string {
  return (by ?? 1).toLocaleString("en-US");
}
