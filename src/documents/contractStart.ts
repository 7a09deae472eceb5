import type { WorkbookModel } from "../spreadsheet/model/workbook";
import type { ContractSetup } from "./contractSetup";
import { BODY, CONCERN, HEADING, STRONG, TITLE } from "./documentLook";
import { priorityWarning } from "./setupOfDomain";
import { linesOf, SheetWriter } from "./sheetWriter";

const LABEL = 1;
const CONTENT = 2;
const WIDTHS = [3, 16, 96];

/** The first sheet of a contract workbook: what it is, what comes next, what is where. */
export function addContractStart(
  model: WorkbookModel,
  setup: ContractSetup,
  sheets: Readonly<Record<string, string>>,
): void {
  const writer = new SheetWriter(model, "Start");
  writer.sheet.tabColor = "#1F3A4D";
  writer.widths(WIDTHS);
  writer.put(1, LABEL, setup.title, TITLE);
  writer.sheet.rowHeights.set(1, 30);
  const who = setup.reportedBy;
  const summary = `Contract ${setup.contractId}: ${counted(setup.indicators.length, "indicator")}, ${counted(setup.providers.length, who)}, reported ${setup.cadence}.`;
  writer.put(2, LABEL, summary, { font: { size: 12, color: "#595959" } });
  const warning = priorityWarning(setup.indicators.filter(({ priority }) => priority !== null).length);
  if (warning !== null) writer.put(3, LABEL, `✖ ${warning}`, CONCERN);

  const steps = [
    "Look through Contract and Indicators. Defaults come from the library of the add-in: the column evidence says how well each is supported. Published figures are context and flag nothing.",
    "Enter under Targets what the contract itself agreed, with the date from which it holds. Only these targets produce flags.",
    `Make a template for each ${who} and send it: in the add-in's pane under Settings, or on the command line with acm template --contract and the name of this workbook.`,
    "When filled templates come back, import them, and press Refresh: the add-in writes Summary, Flags, Trends and Agenda beside these sheets.",
    "Enter the meetings and the people under Meetings: the agenda is drafted for the next one.",
  ];
  writer.put(5, LABEL, "What to do", HEADING);
  steps.forEach((step, i) => {
    const row = 6 + i;
    writer.put(row, LABEL, i + 1, {
      font: { size: 13, bold: true, color: "#1F3A4D" },
      horizontal: "Left",
      vertical: "Top",
    });
    writer.put(row, CONTENT, step, BODY);
    writer.lines(row, linesOf(step, WIDTHS[CONTENT] ?? 90));
  });
  const first = 7 + steps.length;
  writer.put(first, LABEL, "What is where", HEADING);
  Object.entries(sheets).forEach(([sheet, purpose], i) => {
    writer.put(first + 1 + i, LABEL, sheet, STRONG);
    writer.put(first + 1 + i, CONTENT, purpose, BODY);
    writer.lines(first + 1 + i, linesOf(purpose, WIDTHS[CONTENT] ?? 90));
  });
  writer.print("Portrait", null, CONTENT, first + Object.keys(sheets).length);
}

/** @example counted(1, "provider") // "1 provider" */
function counted(count: number, thing: string): string {
  return `${count} ${thing}${count === 1 ? "" : "s"}`;
}
