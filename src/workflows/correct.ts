import type { Problem } from "../submission/problem";
import { enterCorrection } from "../workbook/enterCorrection";
import { inWorkbook } from "../workbook/session";
import type { Outcome } from "./outcome";
import { runAlone } from "./task";
import { WorkflowProblem } from "./workflowProblem";

/**
 * Enters the correction that a problem proposes, in the cells that still hold what was checked, and says so in the
 * row's note.
 */
export function correct({ sheet, correction = [] }: Problem): Promise<Outcome<null>> {
  return runAlone("Correcting a cell", {}, () =>
    inWorkbook(async (context) => {
      const entered = await enterCorrection(context, sheet, correction);
      if (!entered)
        throw new WorkflowProblem(
          "EntryChanged",
          "The entry has changed since it was checked, so nothing was corrected. Check the data again.",
        );
      return null;
    }),
  );
}
