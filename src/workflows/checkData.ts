import type { Problem } from "../submission/problem";
import { buildProblems, problemSummary } from "../workbook/buildProblems";
import { inWorkbook } from "../workbook/session";
import { writeResults } from "../workbook/writeResults";
import type { Outcome, RunOptions } from "./outcome";
import { readAndParse } from "./prepare";
import { runAlone, WAITING } from "./task";
import { headingLines } from "./titles";

export interface CheckResult {
  readonly problems: readonly Problem[];
  /** "2 to fix, 3 questions". */
  readonly summary: string;
}

/** Reads the contract's tables and writes what should be known about them to the sheet Problems, and shows it. */
export function checkData(options: RunOptions = {}): Promise<Outcome<CheckResult>> {
  return runAlone("Check data", options, () =>
    inWorkbook(
      async (context, answered) => {
        const { book, data } = await readAndParse(context, answered, options);
        const summary = problemSummary(data.problems);
        const [title] = headingLines("Problems", data, data.contract.asOf ?? "");
        await writeResults(context, book, {
          tables: [buildProblems(data.problems)],
          trends: null,
          agenda: null,
          headings: { problems: [title!, summary] },
          state: book.state,
          show: "problems",
        });
        return { problems: data.problems, summary };
      },
      () => options.onProgress?.(WAITING),
    ),
  );
}
