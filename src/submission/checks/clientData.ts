import { addressIn } from "../address";
import { isBlank, quoted } from "../cellText";
import type { FileSheet } from "../fileSheets";
import { type CellPurpose, findIdentifiers, type IdentifierKind, isClientColumn } from "../identifiers";
import type { CellBlock, TableBlock } from "../block";
import type { Problem } from "../problem";
import { tblAnswers } from "../recordTables";
import { SUBMISSION_TABLES, TEMPLATE_SHEETS } from "../templateDefinition";
import { type CheckContext, isSentFile } from "./checkContext";

/** Columns in which a person writes what she likes. */
const FREE_TEXT = new Set([
  "note",
  "revision_reason",
  "what_happened",
  "evidence",
  "partners",
  "what_we_propose",
  "help_needed_from_agency",
  "last_update",
  "blocker",
  "drop_reason",
  "action",
  "expected_effect",
  "text",
]);
/** Columns for people of agency and provider. */
const CONTACTS = new Set(["owner", "by"]);
const OWN_COLUMNS = new Set(
  [...SUBMISSION_TABLES, tblAnswers].flatMap(({ columns }) => columns.map(({ name }) => name)),
);
/** Rows of a sheet in which its headers may stand. */
const HEADER_ROWS = 10;

/** DQ31 and DQ32: what could tell who a client is. The text itself is never repeated. */
export function clientDataProblems(context: CheckContext): readonly Problem[] {
  const { workbook } = context;
  const known = knownNames(context);
  const sent = isSentFile(context);
  const looked = sent ? [...SUBMISSION_TABLES, tblAnswers] : SUBMISSION_TABLES;
  const tables = looked.flatMap(({ name }) => workbook.tables.get(name.toLowerCase()) ?? []);
  const problems = tables.flatMap((table) => [...clientColumns(table), ...tableCells(table, known)]);
  // Further sheets of the agency's own workbook are its own business.
  if (!sent) return problems;
  return [...problems, ...workbook.sheets.flatMap((sheet) => sheetProblems(sheet, tables, known))];
}

/** A column that a provider added for clients. */
function clientColumns(table: TableBlock): readonly Problem[] {
  const header = (table.values[0] ?? []).findIndex((each) => isClientColumn(String(each ?? "")));
  if (header < 0) return [];
  const name = String(table.values[0]?.[header] ?? "");
  const message = `The column "${quoted(name)}" looks like a client list. Delete it before sending.`;
  return [{ code: "DQ32", severity: "stop", sheet: table.sheet, cell: addressIn(table, 0, header), message }];
}

function tableCells(table: TableBlock, known: readonly string[]): readonly Problem[] {
  const purposes = (table.values[0] ?? []).map((header) =>
    purposeOf(
      String(header ?? "")
        .trim()
        .toLowerCase(),
    ),
  );
  return cellProblems(table, 1, known, (column) => purposes[column] ?? "freeText");
}

function purposeOf(header: string): CellPurpose {
  if (FREE_TEXT.has(header) || !OWN_COLUMNS.has(header)) return "freeText";
  return CONTACTS.has(header) ? "contact" : "figures";
}

/** Start has cells for whoever prepared the file; the sheets of the template itself hold nothing that was typed. */
function sheetProblems(
  sheet: FileSheet,
  tables: readonly TableBlock[],
  known: readonly string[],
): readonly Problem[] {
  const { name, block } = sheet;
  if (tables.some((table) => table.sheet === name)) return [];
  if (name === TEMPLATE_SHEETS.start) return cellProblems(block, 0, known, () => "contact");
  if (Object.values<string>(TEMPLATE_SHEETS).includes(name)) return [];
  const isList = block.values
    .slice(0, HEADER_ROWS)
    .some((row) => row.some((cell) => typeof cell === "string" && isClientColumn(cell)));
  if (!isList) return cellProblems(block, 0, known, () => "freeText");
  const message = `The sheet "${quoted(name)}" looks like a client list. Delete it before sending.`;
  return [{ code: "DQ32", severity: "stop", sheet: name, cell: "A1", message }];
}

function cellProblems(
  block: CellBlock,
  firstRow: number,
  known: readonly string[],
  purposeAt: (column: number) => CellPurpose,
): readonly Problem[] {
  const problems: Problem[] = [];
  // Ids and periods repeat from row to row: each text is looked at once.
  const looked = new Map<string, readonly IdentifierKind[]>();
  const kindsIn = (text: string, purpose: CellPurpose) => {
    const key = `${purpose} ${text}`;
    const kinds = looked.get(key) ?? findIdentifiers(text, purpose, known);
    looked.set(key, kinds);
    return kinds;
  };
  block.values.forEach((row, r) => {
    if (r < firstRow) return;
    row.forEach((cell, column) => {
      if (typeof cell !== "string" || isBlank(cell)) return;
      const kinds = kindsIn(cell, purposeAt(column));
      if (kinds.length === 0) return;
      const message = `Row ${block.row + r + 1} may hold a client's ${kinds.join(" and ")}. Remove it. We did not copy it.`;
      const severity = kinds.every((kind) => kind === "name") ? "ask" : "stop";
      // The answer must hold for this text only, and must not repeat it.
      const about = `${cell.length} characters`;
      problems.push({
        code: "DQ31",
        severity,
        sheet: block.sheet,
        cell: addressIn(block, r, column),
        message,
        about,
      });
    });
  });
  return problems;
}

function knownNames({ data, definition }: CheckContext): readonly string[] {
  const names = [
    ...data.providers.map(({ name }) => name),
    ...data.indicators.map(({ name }) => name),
    ...data.people.map(({ name }) => name),
    ...data.actions.map(({ owner }) => owner),
    ...[...(definition.sites?.values() ?? [])].flat(),
  ];
  return [...new Set(names)].filter((name) => name.length > 2);
}
