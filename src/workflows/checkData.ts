import { checkSubmission } from "../submission/checks/checkSubmission";
import type { Problem } from "../submission/problem";
import { buildProblems, problemSummary } from "../workbook/buildProblems";
import { readTemplate } from "../workbook/readTemplate";
import { inWorkbook } from "../workbook/session";
import type { WorkbookState } from "../workbook/state";
import { writeResults } from "../workbook/writeResults";
import type { Outcome, RunOptions } from "./outcome";
import { readAndParse } from "./prepare";
import { runAlone, WAITING } from "./task";
import { headingLines } from "./titles";

export interface CheckResult {
  readonly problems: readonly Problem[];
  /** "2 to fix, 3 questions"; of a template "Ready to send" or "2 things to fix, 3 questions". */
  readonly summary: string;
  /** The open workbook is a provider's template. */
  readonly isTemplate: boolean;
}

/**
 * Checks the open workbook. Of a contract workbook, what should be known is written to the sheet Problems, which is
 * shown; a provider's template is protected, and nothing is written to it.
 */
export function checkData(options: RunOptions = {}): Promise<Outcome<CheckResult>> {
  return runAlone("Check data", options, () =>
    inWorkbook(
      (context, answered) => checkOpenWorkbook(context, answered, options, { isShown: true }),
      () => options.onProgress?.(WAITING),
    ),
  );
}

/**
 * The check itself, for whoever has changed something that it looks at.
 *
 * @param then whether the sheet Problems is shown, and what else is to be remembered
 */
export async function checkOpenWorkbook(
  context: Excel.RequestContext,
  answered: () => void,
  options: RunOptions,
  then: { readonly isShown: boolean; readonly remember?: (state: WorkbookState) => WorkbookState },
): Promise<CheckResult> {
  const template = await readTemplate(context, answered);
  if (template !== null) {
    const { problems, status } = checkSubmission(template, { contract: null, asOf: null, receivedOn: null });
    return { problems, summary: status, isTemplate: true };
  }
  const { book, data } = await readAndParse(context, answered, options, true);
  const summary = problemSummary(data.problems);
  const [title] = headingLines("Problems", data, data.contract.asOf ?? "");
  await writeResults(context, book, {
    tables: [buildProblems(data.problems)],
    trends: null,
    agenda: null,
    headings: { problems: [title!, summary] },
    state: then.remember?.(book.state) ?? book.state,
    show: then.isShown ? "problems" : null,
  });
  return { problems: data.problems, summary, isTemplate: false };
}
