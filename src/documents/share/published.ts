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
  /** "30/42", "30", "toDate 240/300"; "*" and "toDate *" where it was hidden. */
  readonly shown: string;
}

/** Before the counts of a year up to the period. */
const TO_DATE = "toDate ";
const HIDDEN = "*";

/** Key of the figure, as `countFigures` names it. */
export function publishedKey({ providerId, period, shown }: PublishedFigure): string {
  return `${providerId}|${period}${shown.startsWith(TO_DATE) ? "|toDate" : ""}`;
}

/** How the counts of a figure are recorded; null: it was hidden. */
export function shownText(
  counts: { readonly count: number; readonly of?: number } | null,
  toDate: boolean,
): string {
  const text =
    counts === null ? HIDDEN : counts.of === undefined ? `${counts.count}` : `${counts.count}/${counts.of}`;
  return `${toDate ? TO_DATE : ""}${text}`;
}

/** The counts that were shown; null where they were hidden, or where a person changed the record so that it cannot be read. */
export function countsOfShown(shown: string): { readonly count: number; readonly of?: number } | null {
  const match = /^(?:toDate )?(\d+)(?:\/(\d+))?$/.exec(shown.trim());
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
