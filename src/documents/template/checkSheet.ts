import { STATUS_WORDS } from "../../submission/templateChecks";
import { TEMPLATE_NAMES, TEMPLATE_SHEETS } from "../../submission/templateDefinition";
import { columnName } from "../../spreadsheet/model/address";
import type { WorkbookModel } from "../../spreadsheet/model/workbook";
import { CONCERN, FINE, HEADER, HEADING, HINT, QUESTION, READ, STRONG, TITLE } from "../documentLook";
import { type Computed, SheetWriter } from "../sheetWriter";
import { ASKS, NOTES, STOPS, WORKING_COLUMNS, type WorkingColumn } from "./checkColumns";
import {
  addSection,
  type Bounds,
  type CheckSection,
  FIRST_WORKING,
  type FreshVerdict,
  signed,
  TARGET,
  VERDICTS,
  workingBlock,
  workingCell,
} from "./checkSection";
import { SIGNS } from "./entrySheet";

/** Problems that are listed at the top, the ones to fix first. */
const LISTED = 20;
const COUNT_ROW = 4;
const LIST_HEADER = 7;
const FIRST_LISTED = LIST_HEADER + 1;
const FIRST_SECTION = FIRST_LISTED + LISTED + 2;
/** Rows above the first row of a section: a blank one, its name. */
const SECTION_HEAD = 2;
const WIDTHS = [13, 20, 42, 92];
/** Two lines. */
const LISTED_HEIGHT = 31;
const STOP_COUNT = `$A$${COUNT_ROW + 1}`;
const ASK_COUNT = `$B$${COUNT_ROW + 1}`;
const NOTE_COUNT = `$C$${COUNT_ROW + 1}`;

/** Zero-based row on the Check sheet for a row of an entry table. */
export function checkRowOf(
  sections: readonly Pick<CheckSection, "rows">[],
  section: number,
  index: number,
): number {
  const above = sections.slice(0, section).reduce((sum, { rows }) => sum + rows + SECTION_HEAD, 0);
  return FIRST_SECTION + above + SECTION_HEAD + index;
}

/**
 * What the `check` column of an entry table shows: the verdict of its row.
 *
 * @param isOpen the row is there to be filled as the template is made
 */
export function checkCell(checkRow: number, isOpen: boolean): Computed {
  const own = (column: WorkingColumn) => `${TEMPLATE_SHEETS.check}!${workingCell(column, checkRow)}`;
  const severity = own("severity");
  const todo = `${SIGNS.todo} fill in the yellow cells`;
  const isTodo = `AND(${own("index")}>0,${own("filled")}=0,OR(${severity}="ask",${severity}="todo"))`;
  return { formula: `=IF(${isTodo},"${todo}",${verdictCell(checkRow)})`, result: isOpen ? todo : "" };
}

/** The same for rows that need no filling: of actions. */
export function checkCellOfAction(checkRow: number, isOpen: boolean): Computed {
  return { formula: `=${verdictCell(checkRow)}`, result: isOpen ? SIGNS.ok : "" };
}

function verdictCell(checkRow: number): string {
  const own = (column: WorkingColumn) => `${TEMPLATE_SHEETS.check}!${workingCell(column, checkRow)}`;
  return (["stop", "ask", "note"] as const).reduceRight(
    (rest, one) => `IF(${own("severity")}="${one}","${SIGNS[one]} "&${own("words")},${rest})`,
    `IF(${own("severity")}="ok","${SIGNS.ok}","")`,
  );
}

/** Adds the Check sheet: a status line, the list of what to do, and a verdict for every row, by formulas alone. */
export function addCheckSheet(model: WorkbookModel, sections: readonly CheckSection[]): void {
  const writer = new SheetWriter(model, TEMPLATE_SHEETS.check);
  const { sheet } = writer;
  const last = sections.length - 1;
  const bounds = {
    top: checkRowOf(sections, 0, 0),
    bottom: checkRowOf(sections, last, (sections[last]?.rows ?? 1) - 1),
  };
  writer.widths(WIDTHS);
  for (let i = TARGET; i < FIRST_WORKING + WORKING_COLUMNS.length; i++) sheet.hiddenColumns.add(i);
  const asks: FreshVerdict[] = [];
  sections.forEach((section, i) => {
    const verdicts = addSection(writer, section, checkRowOf(sections, i, 0), bounds, asks.length);
    asks.push(...verdicts.filter(({ severity }) => severity === "ask"));
  });
  addSummary(writer, sections, bounds, asks.length);
  addList(writer, bounds, asks);
  sheet.frozenRows = COUNT_ROW + 1;
  colourSigns(writer, bounds.bottom);
  writer.print("Landscape", null, WIDTHS.length - 1, bounds.bottom);
  writer.protect();
}

function addSummary(
  writer: SheetWriter,
  sections: readonly CheckSection[],
  bounds: Bounds,
  asks: number,
): void {
  const counted = (names: readonly WorkingColumn[]) =>
    `=SUMPRODUCT(--(LEN(${workingBlock(names, bounds)})>0))`;
  const filled = sections.flatMap(({ rows, countsAsFilled }, i) => {
    const top = checkRowOf(sections, i, 0);
    return countsAsFilled ? [workingBlock(["filled"], { top, bottom: top + rows - 1 })] : [];
  });
  writer.put(0, 0, TEMPLATE_SHEETS.check, TITLE);
  writer.sheet.rowHeights.set(0, 28);
  writer.put(1, 0, statusFormula(`SUM(${filled.join(",")})`), { font: { size: 15, bold: true } });
  writer.sheet.rowHeights.set(1, 24);
  writer.name(TEMPLATE_NAMES.status, 1, 0);
  writer.put(
    2,
    0,
    "This sheet works by itself, without any add-in and without sending anything. Fix what is to fix, answer the questions in the note of their row, then send.",
    HINT,
  );
  const counts = [
    [VERDICTS.stop, counted(STOPS), 0],
    ["Questions", counted(ASKS), asks],
    ["Notes", counted(NOTES), 0],
  ] as const;
  counts.forEach(([label, formula, result], i) => {
    writer.put(COUNT_ROW - 1, i, label, STRONG);
    writer.put(COUNT_ROW, i, { formula, result }, { font: { size: 13, bold: true }, horizontal: "Left" });
  });
}

/** "2 things to fix, 3 questions": the formula of what `submissionStatus` says. */
function statusFormula(filled: string): Computed {
  const { ready, nothing, stop, stops, ask, asks } = STATUS_WORDS;
  const counted = (cell: string, one: string, many: string) =>
    `IF(${cell}=0,"",${cell}&IF(${cell}=1," ${one}"," ${many}"))`;
  const comma = `IF(AND(${STOP_COUNT}>0,${ASK_COUNT}>0),", ","")`;
  const problems = `${counted(STOP_COUNT, stop, stops)}&${comma}&${counted(ASK_COUNT, ask, asks)}`;
  return {
    formula: `=IF(${filled}=0,"${nothing}",IF(${STOP_COUNT}+${ASK_COUNT}=0,"${ready}",${problems}))`,
    result: nothing,
  };
}

function addList(writer: SheetWriter, bounds: Bounds, fresh: readonly FreshVerdict[]): void {
  writer.put(LIST_HEADER - 1, 0, "What to do", HEADING);
  ["verdict", "where", "about", "what to do"].forEach((header, column) =>
    writer.put(LIST_HEADER, column, header, HEADER),
  );
  const range = (column: string) => `$${column}$${bounds.top + 1}:$${column}$${bounds.bottom + 1}`;
  const order = workingBlock(["order"], bounds);
  for (let i = 0; i < LISTED; i++) {
    const row = FIRST_LISTED + i;
    const found = (column: string) => `INDEX(${range(column)},MATCH(${i + 1},${order},0))`;
    const verdict = fresh[i];
    const formulas = [
      [`=IFERROR(${found("A")},"")`, verdict ? signed(verdict.severity) : ""],
      [`=IFERROR(HYPERLINK(${found(columnName(TARGET))},${found("B")}),"")`, verdict?.where ?? ""],
      [`=IFERROR(${found("C")},"")`, verdict?.about ?? ""],
      [`=IFERROR(${found("D")},"")`, verdict?.words ?? ""],
    ] as const;
    formulas.forEach(([formula, result], column) =>
      writer.put(row, column, { formula, result }, { ...READ, numberFormat: "General" }),
    );
    writer.sheet.rowHeights.set(row, LISTED_HEIGHT);
  }
  const more = `=IF(${STOP_COUNT}+${ASK_COUNT}+${NOTE_COUNT}=0,"Nothing to do here.",IF(COUNTIF(${order},">${LISTED}")=0,"","… and "&COUNTIF(${order},">${LISTED}")&" more rows below."))`;
  const rest = Math.max(0, fresh.length - LISTED);
  const result =
    fresh.length === 0 ? "Nothing to do here." : rest === 0 ? "" : `… and ${rest} more rows below.`;
  writer.put(FIRST_LISTED + LISTED, 0, { formula: more, result }, HINT);
}

function colourSigns(writer: SheetWriter, bottom: number): void {
  const box = { top: FIRST_LISTED, left: 0, bottom, right: 0 };
  const first = `$A${FIRST_LISTED + 1}`;
  writer.colourWhere(box, `=LEFT(${first})="${SIGNS.stop}"`, CONCERN);
  writer.colourWhere(box, `=LEFT(${first})="${SIGNS.ask}"`, QUESTION);
  writer.colourWhere(box, `=LEFT(${first})="${SIGNS.ok}"`, FINE);
}
