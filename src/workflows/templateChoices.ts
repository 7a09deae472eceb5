import { lastFinishedPeriod } from "../documents/templateOptions";
import { setupOfContract } from "../documents/setupOfContract";
import { periodFromKey, periodLabel, shiftPeriod } from "../analysis/periodCalendar";
import { inWorkbook } from "../workbook/session";
import type { Outcome } from "./outcome";
import { readAndParse } from "./prepare";
import { runAlone } from "./task";
import { WorkflowProblem } from "./workflowProblem";

/** Periods that a template can be made for: a year of months, three of quarters. */
const OFFERED = 12;

/** What can be chosen for the templates of the contract that is open. */
export interface TemplateChoices {
  readonly contractId: string;
  readonly reportedBy: "provider" | "department";
  readonly providers: readonly { readonly id: string; readonly name: string }[];
  /** The last one that is over first, then the running one, then backwards. */
  readonly periods: readonly { readonly key: string; readonly label: string }[];
}

/**
 * Who reports in the contract workbook that is open, and for which periods.
 *
 * @param today ISO date of the day
 */
export function openTemplateChoices(today: string): Promise<Outcome<TemplateChoices>> {
  return runAlone("Reading the contract", {}, () =>
    inWorkbook(async (context, answered) => {
      const { book, data } = await readAndParse(context, answered, {});
      const setup = setupOfContract(data, book.inputs, book.inventory.date1904);
      if (setup.providers.length === 0) {
        throw new WorkflowProblem(
          "NoProvider",
          "This workbook lists no providers in tblProviders. Enter at least one.",
        );
      }
      const last = periodFromKey(lastFinishedPeriod(today, setup.cadence), setup.fiscalYearStart)!;
      const steps = [0, 1, ...Array.from({ length: OFFERED - 1 }, (_, i) => -1 - i)];
      const periods = steps.map((by) => shiftPeriod(last, by));
      return {
        contractId: setup.contractId,
        reportedBy: setup.reportedBy,
        providers: setup.providers.map(({ id, name }) => ({ id, name })),
        periods: periods.map((period) => ({ key: period.key, label: periodLabel(period) })),
      };
    }),
  );
}
