import { addressIn, columnLetters } from "../address";
import type { TableBlock } from "../block";
import { isErrorValue } from "../parseFigure";
import { isBlankRow } from "../openTable";
import type { FileSheet } from "../fileSheets";
import type { Problem } from "../problem";
import { SUBMISSION_TABLES, TEMPLATE_TABLES } from "../templateDefinition";
import type { CheckContext } from "./checkContext";

/** `[Book.xlsx]Sheet!A1`, `'C:\[Book.xlsx]Sheet'!A1` and, in files, `[1]Sheet!A1`; never `Table[column]`. */
const OTHER_FILE = /\[[^[\]]+\][^[\]!]*!/;

const OWNERS = new Set(["provider_id", "contract_id"]);

/** Codes of what only a check that a person asked for looks at. */
export const LAYOUT_CODES: ReadonlySet<string> = new Set(["DQ19", "DQ36"]);

/** DQ19 and DQ36: how the figures stand on their sheets. */
export function layoutProblems({ workbook }: CheckContext): readonly Problem[] {
  return SUBMISSION_TABLES.flatMap(({ name }): readonly Problem[] => {
    const table = workbook.tables.get(name.toLowerCase());
    if (!table) return [];
    const sheet = workbook.sheets.find((each) => each.name === table.sheet);
    return [
      ...linkedCells(table),
      ...(sheet ? [...hiddenRows(table, sheet), ...mergedCells(table, sheet)] : []),
    ];
  });
}

/** DQ19: an entry that comes from another file. What a template computes itself is no entry. */
function linkedCells(table: TableBlock): readonly Problem[] {
  const own = TEMPLATE_TABLES.find(({ name }) => name === table.table)?.columns ?? [];
  const computed = new Set(own.filter(({ filling }) => filling === "computed").map(({ name }) => name));
  const headers = headersOf(table);
  return (table.formulas ?? []).flatMap((row, r) =>
    row.flatMap((formula, column): readonly Problem[] => {
      const isLink = typeof formula === "string" && formula.startsWith("=") && OTHER_FILE.test(formula);
      if (!isLink || r === 0 || computed.has(headers[column] ?? "")) return [];
      // A link that is broken is said already, as an error value.
      if (isErrorValue(table.values[r]?.[column] ?? "")) return [];
      const cell = addressIn(table, r, column);
      const message = `${cell} takes its value from another file. Paste as a value so it cannot change.`;
      const value = table.values[r]?.[column];
      const correction =
        typeof value === "number" || (typeof value === "string" && value !== "")
          ? [{ cell, was: value, value }]
          : [];
      return [
        {
          code: "DQ19",
          severity: "ask",
          sheet: table.sheet,
          cell,
          message,
          ...(correction.length > 0 && { correction }),
        },
      ];
    }),
  );
}

function hiddenRows(table: TableBlock, { hiddenRows: hidden }: FileSheet): readonly Problem[] {
  // Spare rows of the template carry the provider and contract and nothing else.
  const owners = new Set(headersOf(table).flatMap((name, column) => (OWNERS.has(name) ? [column] : [])));
  const rows = hidden.filter((row) => {
    const inTable = row - table.row;
    const entries = (table.values[inTable] ?? []).filter((_, column) => !owners.has(column));
    return inTable > 0 && inTable < table.values.length && !isBlankRow(entries);
  });
  const [first] = rows;
  if (first === undefined) return [];
  const are =
    rows.length === 1
      ? "1 row is filtered out or hidden; it is"
      : `${rows.length} rows are filtered out or hidden; they are`;
  const cell = addressIn(table, first - table.row, 0);
  return [{ code: "DQ36", severity: "note", sheet: table.sheet, cell, message: `${are} still read.` }];
}

function mergedCells(table: TableBlock, { merges }: FileSheet): readonly Problem[] {
  const bottom = table.row + table.values.length - 1;
  const right = table.column + (table.values[0]?.length ?? 1) - 1;
  return merges
    .filter(
      (box) => box.bottom > table.row && box.top <= bottom && box.right >= table.column && box.left <= right,
    )
    .map((box) => {
      const cell = `${columnLetters(box.left)}${box.top + 1}:${columnLetters(box.right)}${box.bottom + 1}`;
      const message = `${cell} is merged: only its first cell is read. Unmerge it and fill each row.`;
      return { code: "DQ36", severity: "note", sheet: table.sheet, cell, message };
    });
}

function headersOf(table: TableBlock): readonly string[] {
  return (table.values[0] ?? []).map((header) =>
    String(header ?? "")
      .trim()
      .toLowerCase(),
  );
}
