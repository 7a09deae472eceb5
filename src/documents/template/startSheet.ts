import {
  TEMPLATE_LISTS,
  TEMPLATE_NAMES,
  TEMPLATE_SHEETS,
  TEMPLATE_VERSION,
} from "../../submission/templateDefinition";
import { STATUS_WORDS } from "../../submission/templateChecks";
import type { WorkbookModel } from "../../spreadsheet/model/workbook";
import type { ContractSetup, SetupProvider, TemplateOptions } from "../contractSetup";
import { BODY, CONCERN, FINE, GIVEN, HEADING, INPUT, QUESTION, READ, STRONG, TITLE } from "../documentLook";
import { type Entry, linesOf, serialOf, SheetWriter } from "../sheetWriter";
import { SIGNS } from "./entrySheet";

const LABEL = 1;
const CONTENT = 2;
const WIDTHS = [3, 19, 84];

/** What is on which sheet, for the list on Start. */
export const SHEET_PURPOSES: Readonly<Record<string, string>> = {
  [TEMPLATE_SHEETS.data]:
    "The figures. Beside each yellow cell stands what to count; the rate computes itself.",
  [TEMPLATE_SHEETS.breakdowns]: "The same figures by group. Groups of one kind add up to the row in Data.",
  [TEMPLATE_SHEETS.pathway]: "How many people reached each stage.",
  [TEMPLATE_SHEETS.story]: "What lies behind the figures, in your words.",
  [TEMPLATE_SHEETS.actions]: "What was agreed at the last meetings: say where it stands.",
  [TEMPLATE_SHEETS.check]: "What to fix and what to explain before you send the file. It works by itself.",
  [TEMPLATE_SHEETS.history]: "What you reported before, what the agency counted, and when files are due.",
  [TEMPLATE_SHEETS.answers]:
    "Your answers to questions, where you have the add-in: it writes them here, and they are not asked again.",
};

/** Adds the first sheet: whose file this is, its state, what to do, what is where. */
export function addStartSheet(
  model: WorkbookModel,
  setup: ContractSetup,
  provider: SetupProvider,
  options: TemplateOptions,
): void {
  const writer = new SheetWriter(model, TEMPLATE_SHEETS.start);
  const { sheet } = writer;
  sheet.tabColor = "#1F3A4D";
  writer.widths(WIDTHS);
  writer.put(1, LABEL, setup.title, TITLE);
  sheet.rowHeights.set(1, 30);
  writer.put(2, LABEL, `Figures of ${provider.name} for ${options.period}`, {
    font: { size: 12, color: "#595959" },
  });

  const statusRow = 4;
  putStatus(writer, statusRow);
  const rows = putFacts(writer, statusRow + 2, setup, provider, options);
  const end = putSteps(writer, rows + 1, options.dueOn);
  putPurposes(writer, end + 1);
  writer.print("Portrait", null, CONTENT, end + 2 + Object.keys(SHEET_PURPOSES).length);
  writer.protect();
}

/** The status light: sign, words and colour say the same. */
function putStatus(writer: SheetWriter, row: number): void {
  const { status } = TEMPLATE_NAMES;
  const { ready, nothing, stop } = STATUS_WORDS;
  const sign = `IF(${status}="${ready}","${SIGNS.ok}",IF(${status}="${nothing}","${SIGNS.todo}",IF(ISNUMBER(FIND("${stop.split(" ")[0]}",${status})),"${SIGNS.stop}","${SIGNS.ask}")))`;
  const formula = `=${sign}&" "&${status}`;
  const look = { font: { size: 15, bold: true }, vertical: "Center", indent: 1 } as const;
  writer.put(row, LABEL, "Status", { ...STRONG, vertical: "Center" });
  writer.put(
    row,
    CONTENT,
    { formula, result: `${SIGNS.todo} ${nothing}` },
    { ...READ, ...look, numberFormat: "General" },
  );
  writer.sheet.rowHeights.set(row, 30);
  const box = { top: row, left: CONTENT, bottom: row, right: CONTENT };
  const cell = `$C$${row + 1}`;
  writer.colourWhere(box, `=LEFT(${cell})="${SIGNS.stop}"`, CONCERN);
  writer.colourWhere(box, `=LEFT(${cell})="${SIGNS.ask}"`, QUESTION);
  writer.colourWhere(box, `=LEFT(${cell})="${SIGNS.ok}"`, FINE);
}

function putFacts(
  writer: SheetWriter,
  first: number,
  setup: ContractSetup,
  provider: SetupProvider,
  { period, dueOn }: TemplateOptions,
): number {
  const { sheet } = writer;
  const facts: readonly (readonly [label: string, entry: Entry, name: string | null, isInput: boolean])[] = [
    ["Contract", setup.contractId, TEMPLATE_NAMES.contractId, false],
    [setup.reportedBy === "department" ? "Department" : "Provider", provider.name, null, false],
    ["Id", provider.id, TEMPLATE_NAMES.providerId, false],
    ["Template version", TEMPLATE_VERSION, TEMPLATE_NAMES.templateVersion, false],
    ["Due on", dueOn === null ? "as agreed" : serialOf(dueOn), null, false],
    [`${SIGNS.todo} Period`, period, TEMPLATE_NAMES.period, true],
    [`${SIGNS.todo} Prepared by`, null, null, true],
    [`${SIGNS.todo} Phone or e-mail`, null, null, true],
  ];
  facts.forEach(([label, entry, name, isInput], i) => {
    const row = first + i;
    const isDate = typeof entry === "number";
    writer.put(row, LABEL, label, STRONG);
    writer.put(row, CONTENT, entry, {
      ...(isInput ? INPUT : GIVEN),
      numberFormat: isDate ? "d mmm yyyy" : "@",
      horizontal: "Left",
    });
    sheet.rowHeights.set(row, 19);
    if (name !== null) writer.name(name, row, CONTENT);
    if (name === TEMPLATE_NAMES.period) {
      const range = { top: row, left: CONTENT, bottom: row, right: CONTENT };
      writer.validate({
        ranges: [range],
        type: "List",
        rule: { source: `=${TEMPLATE_LISTS.periods}`, inCellDropDown: true },
        prompt: { showPrompt: true, title: "Period", message: "The period that this file reports." },
      });
    }
  });
  return first + facts.length;
}

function putSteps(writer: SheetWriter, first: number, dueOn: string | null): number {
  const steps = [
    "Say who prepared the file, in the yellow cells above. Yellow cells with a dashed line are yours to fill; grey ones are given.",
    "Open Data. Enter counts, not percentages: how many, and out of how many. 0 is a true zero, NA means it does not apply, ND that it is not collected yet, <11 a count too small to show.",
    "Fill in Breakdowns and Pathway where they have rows, and say under Story what lies behind a figure. Never write a name, birth date or case number.",
    "Open Actions and say where each one stands.",
    `Look at Check. When it says "${STATUS_WORDS.ready}", save and send the file${dueOn === null ? "" : " by the day named above"}. Questions may stay if a note explains them.`,
  ];
  writer.put(first, LABEL, "Five steps", HEADING);
  steps.forEach((step, i) => {
    writer.put(first + 1 + i, LABEL, i + 1, {
      font: { size: 13, bold: true, color: "#1F3A4D" },
      horizontal: "Left",
      vertical: "Top",
    });
    writer.put(first + 1 + i, CONTENT, step, BODY);
    writer.lines(first + 1 + i, linesOf(step, WIDTHS[CONTENT] ?? 80));
  });
  return first + 1 + steps.length;
}

function putPurposes(writer: SheetWriter, first: number): void {
  writer.put(first, LABEL, "What is where", HEADING);
  Object.entries(SHEET_PURPOSES).forEach(([sheet, purpose], i) => {
    const formula = `=HYPERLINK("#${sheet}!A1","${sheet}")`;
    const link = { font: { bold: true, color: "#00456F", underline: "Single" }, vertical: "Top" } as const;
    writer.put(first + 1 + i, LABEL, { formula, result: sheet }, link);
    writer.put(first + 1 + i, CONTENT, purpose, BODY);
  });
}
