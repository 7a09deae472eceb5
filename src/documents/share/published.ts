import type { InputTables } from "../../submission/contractData";
import { openTable } from "../../submission/openTable";
import { tblPublished } from "../../submission/recordTables";
import { rowsOf } from "../../submission/rowReader";

/** One figure that somebody was shown, or that was hidden from them. */
export interface PublishedFigure {
  /** "ALL" where all providers together were shown. */
  readonly providerId: string;
  readonly indicatorId: string;
  /** Period key. */
  readonly period: string;
  /** "30/42", "30", "toDate 240/300", "language|Spanish 12/30"; "*" in place of counts that were hidden. */
  readonly shown: string;
}

/** Which part of a provider's period a record is about: all of it, the year up to it, or a group. */
export type PublishedPart = "" | "toDate" | `${string}|${string}`;

type Counts = { readonly count: number; readonly of?: number };

const HIDDEN = "*";
const RECORD = /^(?:(.+) )?(\*|\d+(?:\/\d+)?)$/;

/** Key of the figure, as `countFigures` names it. */
export function publishedKey({ providerId, period, shown }: PublishedFigure): string {
  const part = RECORD.exec(shown.trim())?.[1];
  return `${providerId}|${period}${part === undefined ? "" : `|${part}`}`;
}

/** How a figure is recorded; counts null: it was hidden. */
export function shownText(counts: Counts | null, part: PublishedPart = ""): string {
  const of = counts?.of === undefined ? "" : `/${counts.of}`;
  return `${part === "" ? "" : `${part} `}${counts === null ? HIDDEN : `${counts.count}${of}`}`;
}

/** The counts that were shown; null where they were hidden, or where the record cannot be read. */
export function countsOfShown(shown: string): Counts | null {
  const match = /(?:^| )(\d+)(?:\/(\d+))?$/.exec(shown.trim());
  if (!match) return null;
  return { count: Number(match[1]), ...(match[2] !== undefined && { of: Number(match[2]) }) };
}

/** What the contract workbook remembers of earlier files; nothing where it has no such table. */
export function readPublished(tables: InputTables, date1904: boolean): PublishedFigure[] {
  const table = openTable(tables, tblPublished, false, []);
  if (table === null) return [];
  return [...rowsOf(table, [], date1904)].map((row) => ({
    providerId: row.text("provider_id"),
    indicatorId: row.text("indicator_id"),
    period: row.text("period"),
    shown: row.text("shown"),
  }));
}
