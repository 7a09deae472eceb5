import type { InputTables } from "../contractData";
import type { Problem } from "../problem";
import type { Answer } from "./definition";
import { entryAt, headerAt, inColumn, tableCell } from "./tableCells";

/** What a row is about, whatever its place: these columns and the one in question make the key of a question. */
const KEY_COLUMNS = [
  "provider_id",
  "action_id",
  "indicator_id",
  "site_id",
  "period",
  "cohort_period",
  "stage",
  "dimension",
  "group",
];

/** A question as tblAnswers keeps it. */
export interface QuestionKey {
  readonly key: string;
  readonly value: string;
}

/**
 * What a question is about: the row's ids and column, and the entry. It stays the same when rows are sorted and when
 * the file is sent again; another entry is another question.
 *
 * @example questionKey(problem, tables) // { key: "tblMeasures|PRV-0001|enrolled|ALL|2026-09|numerator", value: "25 " }
 */
export function questionKey(problem: Problem, tables: InputTables): QuestionKey {
  const at = tableCell(problem, tables);
  if (at === null) return { key: `${problem.sheet}!${problem.cell}`, value: problem.about ?? "" };
  const ids = KEY_COLUMNS.flatMap((name) => {
    const cell = inColumn(at, name);
    const entered = cell === null ? "" : String(entryAt(cell) ?? "").trim();
    return entered === "" ? [] : [entered];
  });
  const entry = String(entryAt(at) ?? "");
  return { key: [at.block.table, ...ids, headerAt(at)].join("|"), value: problem.about ?? entry };
}

/** The problems without the questions that somebody has answered for the same entry. */
export function withoutAnswered(
  problems: readonly Problem[],
  answers: readonly Answer[],
  tables: InputTables,
): readonly Problem[] {
  if (answers.length === 0) return problems;
  const known = new Set(answers.map(({ code, key, value }) => answerKey(code, key, value)));
  return problems.filter((problem) => {
    if (problem.severity !== "ask") return true;
    const { key, value } = questionKey(problem, tables);
    return !known.has(answerKey(problem.code, key, value));
  });
}

function answerKey(code: string, key: string, value: string): string {
  return JSON.stringify([code, key.toLowerCase(), value.trim()]);
}
