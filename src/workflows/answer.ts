import { ContractRows } from "../submission/contractRows";
import type { Problem } from "../submission/problem";
import { recordAnswer, RECORDS } from "../submission/submissionRecords";
import { TEMPLATE_TABLE } from "../submission/templateTables";
import { STATE_TABLE } from "../workbook/outputs";
import { preflightCheck } from "../workbook/preflight";
import { readContract } from "../workbook/readContract";
import { inWorkbook } from "../workbook/session";
import { emptyBlock, writeRows } from "../workbook/writeRows";
import { type CheckResult, checkOpenWorkbook } from "./checkData";
import { introduce } from "./otherRefresh";
import type { Outcome, RunOptions } from "./outcome";
import { settingsIn } from "./settings";
import { runAlone, WAITING } from "./task";
import { WorkflowProblem } from "./workflowProblem";

/** What a person says to a question. */
export interface AnswerDraft {
  /** One of the question's answers; "" where her own words are the answer. */
  readonly text: string;
  /** Her own words, beside the answer or in its place; may be "". */
  readonly words: string;
  readonly by: string;
}

/** Longest text that tblAnswers takes. */
const MOST_CHARACTERS = 500;

const { definition } = RECORDS.answers;

/**
 * Keeps the answer to a question in tblAnswers, which is made where a contract workbook has none, and checks again.
 * No figure is changed: the question is not asked again until its entry is another one.
 *
 * @param options with the ISO date of the day; the caller knows the calendar
 */
export function answer(
  { code, question }: Problem,
  draft: AnswerDraft,
  options: RunOptions & { readonly today: string },
): Promise<Outcome<CheckResult>> {
  return runAlone("Keeping the answer", options, () =>
    inWorkbook(
      async (context, answered) => {
        const by = draft.by.trim();
        const text = answerText(draft);
        if (!question || text === "" || by === "")
          throw new WorkflowProblem("NoAnswer", "An answer needs its words and the name of who gives it.");
        introduce(by);
        const book = await readContract(context, answered, [definition.name, TEMPLATE_TABLE], [STATE_TABLE]);
        // The sheet that follows is looked at before the answer is written; a template has none.
        if (!book.inputs.has(TEMPLATE_TABLE.toLowerCase())) preflightCheck(book.inventory);
        const { date1904 } = book.inventory;
        const block = book.inputs.get(definition.name.toLowerCase()) ?? emptyBlock(definition);
        const reading = { date1904, fiscalYearStart: 1, cadenceOf: () => null };
        const rows = new ContractRows(RECORDS.answers, block, reading);
        const { key, value } = question;
        recordAnswer(rows, { code, key, value, text, by, on: options.today });
        const changes = { definition, changes: rows.pending, sheet: "Answers", mayAddColumns: true };
        await writeRows(context, book, [changes], [], () => undefined);
        return checkOpenWorkbook(context, answered, options, {
          isShown: false,
          remember: (state) => ({ ...state, settings: { ...settingsIn(state), author: by } }),
        });
      },
      () => options.onProgress?.(WAITING),
    ),
  );
}

/** @example answerText({ text: "Read as NA", words: "closed in August", by: "R. Lee" }) // "Read as NA. closed in August" */
function answerText({ text, words }: AnswerDraft): string {
  return [text, words.trim()]
    .filter((part) => part !== "")
    .join(". ")
    .slice(0, MOST_CHARACTERS);
}
