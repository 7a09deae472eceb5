import type { InputTables } from "../../submission/contractData";
import { openTable } from "../../submission/openTable";
import { rowsOf } from "../../submission/rowReader";
import { tblNarrative } from "../../submission/templateDefinition";

/** One column of a story, with its place in the contract workbook. */
export interface Paragraph {
  readonly label: string;
  readonly text: string;
  readonly column: string;
  readonly sheet: string;
  readonly cell: string;
}

/** What a provider wrote behind a figure. */
export interface Story {
  readonly providerId: string;
  readonly indicatorId: string;
  readonly period: string;
  readonly paragraphs: readonly Paragraph[];
  /** Others may read it. */
  readonly shareable: boolean;
}

const LABELS: Readonly<Record<string, string>> = {
  what_happened: "What happened",
  evidence: "Evidence",
  partners: "Partners",
  what_we_propose: "What we propose",
  help_needed_from_agency: "Help needed from the agency",
};

/** The stories of a contract workbook; a story that does not say so is not shared. */
export function readStories(tables: InputTables, date1904: boolean): Story[] {
  const table = openTable(tables, tblNarrative, false, []);
  if (table === null) return [];
  return [...rowsOf(table, [], date1904)].map((row) => ({
    providerId: row.text("provider_id"),
    indicatorId: row.text("indicator_id"),
    period: row.text("period"),
    paragraphs: Object.entries(LABELS).flatMap(([column, label]) => {
      const text = row.text(column);
      const place = { column, sheet: row.sheet, cell: row.address(column) };
      return text === "" ? [] : [{ label, text, ...place }];
    }),
    shareable: row.yesOr("shareable", false),
  }));
}
