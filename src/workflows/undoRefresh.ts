import { readContract } from "../workbook/readContract";
import { inWorkbook } from "../workbook/session";
import { undoResults } from "../workbook/undoRefresh";
import type { Outcome, RunOptions } from "./outcome";
import { runAlone, WAITING } from "./task";
import { WorkflowProblem } from "./workflowProblem";

export interface UndoResult {
  /** Cells that a person has changed since the refresh, as `Summary!D5`; they were left as they are. */
  readonly kept: readonly string[];
  /** When the results that stand there now were made, as text; "" where that is not known. */
  readonly refreshedAt: string;
  /** What was done, in words. */
  readonly summary: string;
}

/** Cells that are named in a sentence; more are counted. */
const MOST_NAMED = 5;

/**
 * Brings the result sheets back to what they were before the last refresh, once. Figures that somebody entered are not
 * touched, and cells of the sheets that a person has changed since stay and are named.
 */
export function undoRefresh(options: RunOptions = {}): Promise<Outcome<UndoResult>> {
  return runAlone("Undo last refresh", options, () =>
    inWorkbook(
      async (context, answered) => {
        const book = await readContract(context, answered, []);
        options.signal?.throwIfAborted();
        const undone = await undoResults(context, book);
        if (undone === null)
          throw new WorkflowProblem(
            "NothingToUndo",
            "There is nothing to take back: the last refresh was the first one, was taken back already, was cut short or changed too much to be kept, or it hides small counts that the sheets showed before.",
          );
        const refreshedAt = undone.state.refreshedAt ?? "";
        return { kept: undone.kept, refreshedAt, summary: inWords(undone.kept, refreshedAt) };
      },
      () => options.onProgress?.(WAITING),
    ),
  );
}

function inWords(kept: readonly string[], refreshedAt: string): string {
  const said = `The sheets are as they were after the refresh of ${refreshedAt}.`;
  if (kept.length === 0) return said;
  const named = kept.slice(0, MOST_NAMED).join(", ");
  const more = kept.length > MOST_NAMED ? ` and ${kept.length - MOST_NAMED} more` : "";
  return `${said} Changed by hand since, and left as they are: ${named}${more}.`;
}
