import { addressIn } from "./address";
import type { RawCell, TableBlock } from "./block";
import { plainText, quoted } from "./cellText";
import type { InputTables } from "./contractData";
import type { Problem } from "./problem";
import type { TableDefinition } from "./tables";

/** An input table whose columns have been found by their headers. */
export interface OpenTable {
  readonly block: TableBlock;
  /** Column of the block by its name in lower case; absent columns have no entry. */
  readonly columns: ReadonlyMap<string, number>;
}

/**
 * Finds a table by its name and its columns by header text, trimmed and in any case. Columns that the definition does
 * not know are the user's and are left alone.
 *
 * @returns null, with a DQ02 for each missing part, where a required column is missing; null where an optional table
 * is absent.
 */
export function openTable(
  tables: InputTables,
  definition: TableDefinition,
  needed: boolean,
  problems: Problem[],
): OpenTable | null {
  const block = tables.get(definition.name.toLowerCase());
  if (block === undefined) {
    if (needed) problems.push({ ...missingTable(definition.name), sheet: "", cell: "" });
    return null;
  }
  const columns = new Map<string, number>();
  block.values[0]?.forEach((header, column) => {
    const name = plainText(String(header ?? "")).toLowerCase();
    if (!columns.has(name)) columns.set(name, column);
  });
  const missing = definition.columns.filter(({ name, required }) => required && !columns.has(name));
  for (const { name } of missing) problems.push(missingColumn(block, name));
  return missing.length === 0 ? { block, columns } : null;
}

/** DQ02 for a column, at the table's first header. */
export function missingColumn(block: TableBlock, column: string): Problem {
  const message = `The column "${column}" is missing from ${quoted(block.sheet)}. Undo the change or paste your rows into a fresh template.`;
  return { code: "DQ02", severity: "stop", sheet: block.sheet, cell: addressIn(block, 0, 0), message };
}

/** True where a row holds nothing but blanks. */
export function isBlankRow(cells: readonly RawCell[]): boolean {
  return cells.every(
    (cell) => cell === null || cell === "" || (typeof cell === "string" && cell.trim() === ""),
  );
}

function missingTable(name: string) {
  const message = `The table "${name}" is missing from the workbook. Name the table with its rows "${name}" (Table Design), or map a range instead.`;
  return { code: "DQ02", severity: "stop" as const, message };
}
