import { type Answer, answersIn, KEY_COLUMNS, rowKey } from "./answeredEntries";
import type { RawCell, TableBlock } from "./block";
import { plainText } from "./cellText";
import type { SubmittedWorkbook } from "./checks/submittedWorkbook";
import { columnOf, IMPORT_TABLES } from "./importTables";
import { parseDate } from "./parseDate";
import { tblAnswers } from "./recordTables";
import { type EntryContext, TableRows } from "./tableRows";

/**
 * The answers that a provider gave in its own file, as its tblAnswers keeps them. Only those about rows of its own
 * count: nobody settles a question about another provider's figures.
 */
export function sentAnswers(workbook: SubmittedWorkbook): readonly Answer[] {
  const own = ownRows(workbook);
  return answersIn(workbook.tables, workbook.date1904).filter(
    ({ code, key, text }) => code !== "" && text !== "" && own().has(rowPart(key)),
  );
}

/** The same as the contract workbook keeps them: with the keys that the rows have there, a day and who said it. */
export function keptAnswers(workbook: SubmittedWorkbook, context: EntryContext): readonly Answer[] {
  const own = ownRows(workbook);
  return sentAnswers(workbook).map((answer) => {
    const at = own().get(rowPart(answer.key));
    if (at === undefined) return answer;
    const { table, block, row } = at;
    const rows = new TableRows(table, block, { ...context, date1904: workbook.date1904 });
    const ids = KEY_COLUMNS.filter((name) => columnOf(table.definition, name)).map((name) =>
      plainText(String(rows.canonical(row, name) ?? "")),
    );
    const column = answer.key.slice(answer.key.lastIndexOf("|") + 1);
    const day = parseDate(answer.on, workbook.date1904);
    return {
      ...answer,
      key: [table.definition.name, ...ids.filter((id) => id !== ""), column].join("|"),
      by: answer.by || (workbook.identity?.providerId ?? ""),
      on: day.kind === "date" ? day.date : answer.on,
    };
  });
}

/** Answers as the table that keeps them. */
export function answerBlock(answers: readonly Answer[], sheet: string): TableBlock {
  const headers = ["code", "key", "value", "text"] as const;
  const rows = answers.map((answer) => headers.map((name): RawCell => answer[name]));
  return { table: tblAnswers.name, sheet, row: 0, column: 0, values: [[...headers], ...rows] };
}

interface OwnRow {
  readonly table: (typeof IMPORT_TABLES)[number];
  readonly block: TableBlock;
  /** Counted from the first of the body. */
  readonly row: number;
}

/** The rows of a file that are its sender's, by what names them; they are looked for when the first is asked for. */
function ownRows({ tables, identity, date1904 }: SubmittedWorkbook): () => ReadonlyMap<string, OwnRow> {
  let found: ReadonlyMap<string, OwnRow> | null = null;
  const sender = plainText(identity?.providerId ?? "").toLowerCase();
  const find = () => {
    const rows = new Map<string, OwnRow>();
    for (const table of IMPORT_TABLES) {
      const block = tables.get(table.definition.name.toLowerCase());
      if (!block || sender === "") continue;
      const own = new TableRows(table, block, { date1904, fiscalYearStart: 1, cadenceOf: () => null });
      for (let row = 0; row < own.count; row++) {
        const provider = plainText(String(own.entry(row, "provider_id") ?? sender)).toLowerCase();
        const key = rowKey(block, row + 1).toLowerCase();
        if (provider === sender && !rows.has(key)) rows.set(key, { table, block, row });
      }
    }
    return rows;
  };
  return () => (found ??= find());
}

/** Without the column that a question is about. */
function rowPart(key: string): string {
  return key.slice(0, Math.max(0, key.lastIndexOf("|"))).toLowerCase();
}
