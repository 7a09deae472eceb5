import type { Finding } from "../analysis/finding";
import { periodLabel } from "../analysis/periodCalendar";
import { WorkbookModel } from "../spreadsheet/model/workbook";
import { saveWorkbook } from "../spreadsheet/xlsx/saveWorkbook";
import type { Problem } from "../submission/problem";
import { BODY, CONCERN, FINE, HEADER, HEADING, HINT, INPUT, QUESTION, TITLE } from "./documentLook";
import { linesOf, SheetWriter } from "./sheetWriter";
import { addTrendChart, TREND_COLUMNS, trendRows, valueFormat } from "./trendChart";

/** What a provider is told about one file. */
export interface ReceiptContent {
  readonly contract: string;
  readonly provider: string;
  /** As a person reads it; "" where the file names none. */
  readonly period: string;
  readonly file: string;
  /** "8 Oct 2026" */
  readonly receivedOn: string;
  /** "18 new, 1 set aside." */
  readonly summary: string;
  /** False where nothing of the file was used. */
  readonly isAccepted: boolean;
  /** Whether the file has a Check sheet of ours. */
  readonly isTemplate: boolean;
  /** What was found in the file, in the order of its weight. */
  readonly problems: readonly Problem[];
  /** The provider's own measures as the meeting shows them, the most important first. */
  readonly findings: readonly Finding[];
  /** The measure that is drawn; null: none can be shown. */
  readonly drawn: Finding | null;
}

const WIDTHS = [3, 15, 13, 40, 15, 15];
const LAST = WIDTHS.length - 1;
const TEXT = 3;
const MOST_PROBLEMS = 8;
const MOST_MEASURES = 8;
const CHART = { width: 520, height: 215 } as const;
const CHART_ROWS = 15;
const STORY_ROWS = 5;
/** Sign and word of each severity, so that the colour is not needed. */
const SEVERITY = {
  stop: { words: "✖ Set aside", look: CONCERN },
  ask: { words: "? Question", look: QUESTION },
} as const;

/**
 * The receipt for one imported file, as the bytes of an .xlsx file: one page that says what was accepted, what was set
 * aside and why, and how the figures will look in the meeting, with a place for the story.
 */
export function buildReceipt(content: ReceiptContent): Uint8Array {
  return saveWorkbook(receiptModel(content));
}

/** The same as a workbook model. */
export function receiptModel(content: ReceiptContent): WorkbookModel {
  const model = new WorkbookModel();
  const writer = new SheetWriter(model, "Receipt");
  writer.widths(WIDTHS);
  let row = putHeading(writer, content);
  row = putProblems(writer, row, content);
  row = putMeasures(writer, row, content);
  row = putChart(writer, row, content);
  const last = putStory(writer, row);
  writer.print("Portrait", null, LAST, last);
  writer.sheet.page.zoom = { horizontalFitToPages: 1, verticalFitToPages: 1 };
  return model;
}

function putHeading(writer: SheetWriter, content: ReceiptContent): number {
  const { contract, provider, period, file, receivedOn, summary, isAccepted } = content;
  writer.put(0, 1, `Receipt: ${[provider, period].filter((part) => part !== "").join(", ")}`, TITLE);
  writer.sheet.rowHeights.set(0, 30);
  writer.put(1, 1, contract, HINT);
  writer.put(2, 1, `${file}, received on ${receivedOn}`, HINT);
  const look = isAccepted ? FINE : CONCERN;
  const words = isAccepted ? `✔ Accepted: ${summary}` : `✖ ${summary}`;
  for (let column = 1; column <= LAST; column++) writer.put(4, column, column === 1 ? words : null, look);
  writer.sheet.merges.push({ top: 4, left: 1, bottom: 4, right: LAST });
  writer.put(4, 1, words, { ...look, ...{ wrapText: true, vertical: "Center" } });
  writer.lines(4, linesOf(words, 95) + 0.4);
  return 6;
}

function putProblems(writer: SheetWriter, first: number, { problems, isTemplate }: ReceiptContent): number {
  const open = problems.filter(({ severity }) => severity !== "note");
  writer.put(first, 1, "What was set aside or asked, and why", HEADING);
  if (open.length === 0) {
    writer.put(first + 1, 1, "Nothing. Thank you.", BODY);
    return first + 3;
  }
  putHeaders(writer, first + 1, ["What", "Where", "Why, and what to do"]);
  open.slice(0, MOST_PROBLEMS).forEach(({ severity, sheet, cell, message }, i) => {
    const row = first + 2 + i;
    const { words, look } = SEVERITY[severity === "stop" ? "stop" : "ask"];
    writer.put(row, 1, words, { ...look, vertical: "Top" });
    writer.put(row, 2, sheet === "" ? "the file" : `${sheet}!${cell}`, BODY);
    putWide(writer, row, message);
  });
  const rest = open.length - MOST_PROBLEMS;
  const end = first + 2 + Math.min(open.length, MOST_PROBLEMS);
  if (rest > 0) {
    const where = isTemplate ? ": the Check sheet of your file lists them." : " of the same file.";
    writer.put(end, 1, `and ${rest} more${where}`, HINT);
    return end + 2;
  }
  return end + 1;
}

function putMeasures(writer: SheetWriter, first: number, { findings }: ReceiptContent): number {
  if (findings.length === 0) return first;
  writer.put(first, 1, "How the figures will look in the meeting", HEADING);
  putHeaders(writer, first + 1, ["Period", "Measure", "", "Value", "Target"]);
  findings.slice(0, MOST_MEASURES).forEach(({ indicator, points, latest, value, target }, i) => {
    const row = first + 2 + i;
    const number = { ...BODY, horizontal: "Right", numberFormat: valueFormat(indicator) } as const;
    const period = points[latest]?.period;
    writer.put(row, 1, period === undefined ? null : periodLabel(period), { ...BODY, numberFormat: "@" });
    writer.put(row, TEXT - 1, indicator.name, BODY);
    writer.sheet.merges.push({ top: row, left: TEXT - 1, bottom: row, right: TEXT });
    writer.put(row, TEXT + 1, value ?? "not shown", number);
    writer.put(row, TEXT + 2, target ?? "none", number);
    writer.lines(row, linesOf(indicator.name, WIDTHS[TEXT - 1]! + WIDTHS[TEXT]!));
  });
  const rest = findings.length - MOST_MEASURES;
  const end = first + 2 + Math.min(findings.length, MOST_MEASURES);
  if (rest > 0) writer.put(end, 1, `and ${rest} more.`, HINT);
  return end + 1;
}

function putChart(writer: SheetWriter, first: number, { drawn }: ReceiptContent): number {
  const rows = drawn === null ? [] : trendRows(drawn);
  if (drawn === null || rows.length === 0) return first;
  const { model } = writer;
  const source = new SheetWriter(model, "Figures");
  const format = valueFormat(drawn.indicator);
  source.widths(TREND_COLUMNS.map(() => 14));
  source.put(0, 0, `${drawn.indicator.name}: the figures behind the chart`, HEADING);
  TREND_COLUMNS.forEach((header, column) => source.put(1, column, header, HEADER));
  rows.forEach((cells, i) =>
    cells.forEach((cell, column) =>
      source.put(2 + i, column, cell, { numberFormat: column === 0 ? "@" : format }),
    ),
  );
  source.print("Landscape", null, TREND_COLUMNS.length - 1, 1 + rows.length);
  const chart = addTrendChart(
    model,
    writer.sheet,
    { sheet: source.sheet, row: 2, column: 0, rows: rows.length },
    { ...CHART, left: 24, top: pointsAbove(writer, first) },
    { title: drawn.indicator.name, numberFormat: format },
  );
  chart.name = "Trend";
  return first + CHART_ROWS;
}

function putStory(writer: SheetWriter, first: number): number {
  writer.put(first, 1, "What lies behind the figures? Your story for the meeting", HEADING);
  writer.put(
    first + 1,
    1,
    "What happened, how you know, what you propose, what would help. No names of clients.",
    HINT,
  );
  const [top, bottom] = [first + 2, first + 1 + STORY_ROWS];
  for (let row = top; row <= bottom; row++)
    for (let column = 1; column <= LAST; column++) writer.put(row, column, null, INPUT);
  writer.sheet.merges.push({ top, left: 1, bottom, right: LAST });
  return bottom;
}

function putHeaders(writer: SheetWriter, row: number, headers: readonly string[]): void {
  for (let column = 1; column <= LAST; column++) writer.put(row, column, headers[column - 1] ?? null, HEADER);
}

/** A sentence over the columns from the third on. */
function putWide(writer: SheetWriter, row: number, text: string): void {
  writer.put(row, TEXT, text, BODY);
  writer.sheet.merges.push({ top: row, left: TEXT, bottom: row, right: LAST });
  writer.lines(
    row,
    linesOf(
      text,
      WIDTHS.slice(TEXT).reduce((sum, width) => sum + width, 0),
    ),
  );
}

/** Distance of a row from the top of the sheet. */
function pointsAbove({ sheet }: SheetWriter, row: number): number {
  let points = 0;
  for (let above = 0; above < row; above++) points += sheet.rowHeights.get(above) ?? sheet.standardHeight;
  return points + 4;
}
