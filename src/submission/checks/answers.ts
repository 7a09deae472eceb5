import { type Answer, rowKey } from "../answeredEntries";
import type { InputTables } from "../contractData";
import type { Problem } from "../problem";
import { entryAt, headerAt, tableCell } from "./tableCells";

/** A question as tblAnswers keeps it. */
export interface QuestionKey {
  readonly key: string;
  readonly value: string;
}

/** A question that somebody has answered. */
export interface AnsweredProblem {
  readonly problem: Problem;
  readonly text: string;
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
  const entry = String(entryAt(at) ?? "");
  return { key: `${rowKey(at.block, at.row)}|${headerAt(at)}`, value: problem.about ?? entry };
}

/**
 * The problems without the questions that somebody has answered for the same entry. A row that is set aside comes back
 * by a reading of its entry alone, and then nothing is asked any more: other words leave its question open.
 */
export function withoutAnswered(
  problems: readonly Problem[],
  answers: readonly Answer[],
  tables: InputTables,
): { readonly open: readonly Problem[]; readonly answered: readonly AnsweredProblem[] } {
  if (answers.length === 0) return { open: problems, answered: [] };
  const known = new Map(answers.map((answer) => [answerKey(answer), answer.text]));
  const answered: AnsweredProblem[] = [];
  const open = problems.filter((problem) => {
    if (problem.severity !== "ask" || problem.isSetAside === true) return true;
    const text = known.get(answerKey({ code: problem.code, ...questionKey(problem, tables) }));
    if (text !== undefined) answered.push({ problem, text });
    return text === undefined;
  });
  return { open, answered };
}

/** Answers of which each is to another question: of two to the same the first counts. */
export function firstAnswers(answers: readonly Answer[]): readonly Answer[] {
  const known = new Set<string>();
  return answers.filter((answer) => !known.has(answerKey(answer)) && known.add(answerKey(answer)));
}

function answerKey({ code, key, value }: Pick<Answer, "code" | "key" | "value">): string {
  return JSON.stringify([code, key.toLowerCase(), value.trim()]);
}
