import { contradictionIn } from "./contradiction";
import type { SelfTestReport } from "./report";
import { errorCode, SCRATCH_PREFIX } from "./scratch";

/** Name of the sheet that holds the report. */
export const REPORT_SHEET = SCRATCH_PREFIX;

/** Header above the pieces of the report's text, for programs. */
export const TEXT_HEADER = "Text of the report, for programs";

/** A cell takes 32,767 characters. */
const PIECE = 30_000;

const HEADER = ["Fact", "What came of it", "Seen", "Recorded", "Error", "Where", "Milliseconds"];

/** The report's own sheet and the scratch sheets of cases. */
export function isOwnSheet(name: string): boolean {
  return name === REPORT_SHEET || name.startsWith(`${SCRATCH_PREFIX} `);
}

/**
 * The report as cells, one text each: what Excel is, then a row for each case, and beside them the text that
 * {@link reportFrom} puts together again.
 */
export function reportRows(report: SelfTestReport): string[][] {
  const { results, languages, apiSets } = report;
  const rows = [
    ["Self-test of Excel for Active Contract Management"],
    ["Platform", report.platform],
    ["Build", report.build],
    ["Day", report.day],
    [
      "Languages",
      `${languages.display} (words), ${languages.content} (content), ${languages.culture} (numbers)`,
    ],
    [
      "API sets",
      Object.entries(apiSets)
        .map(([name, version]) => `${name} ${version}`)
        .join(", "),
    ],
    ["Contradictions", String(results.filter((result) => contradictionIn(result) !== null).length)],
    [],
    HEADER,
    ...results.map(({ fact, outcome, seen, expected, error, ms }) => [
      fact,
      outcome,
      JSON.stringify(seen),
      JSON.stringify(expected),
      error ? (error.code ?? error.message) : "",
      error?.location ?? "",
      String(ms),
    ]),
  ];
  // Without line breaks, of which Excel would make rows as high as the screen.
  const text = [TEXT_HEADER, ...piecesOf(JSON.stringify(report))];
  const height = Math.max(rows.length, text.length);
  return Array.from({ length: height }, (_, i) => {
    const row = rows[i] ?? [];
    return [...HEADER.map((_header, column) => row[column] ?? ""), text[i] ?? ""];
  });
}

/** The text of a report from the cells of its sheet; null where these are none. */
export function reportFrom(cells: readonly (readonly (string | number | boolean | null)[])[]): string | null {
  const top = cells.findIndex((row) => row.includes(TEXT_HEADER));
  if (top < 0) return null;
  const column = cells[top]!.indexOf(TEXT_HEADER);
  return cells
    .slice(top + 1)
    .map((row) => String(row[column] ?? ""))
    .join("");
}

/** Widths of the columns in points. */
const WIDTHS = [210, 110, 230, 230, 140, 140, 80, 110];

/** Writes the report into its sheet, as text. */
export async function writeReport(excel: typeof Excel, report: SelfTestReport): Promise<void> {
  await excel.run(async (context) => {
    const { worksheets } = context.workbook;
    const before = worksheets.getItemOrNullObject(REPORT_SHEET);
    await context.sync();
    if (!before.isNullObject) before.getRange().clear();
    const sheet = before.isNullObject ? worksheets.add(REPORT_SHEET) : before;
    const rows = reportRows(report);
    const cells = sheet.getRangeByIndexes(0, 0, rows.length, rows[0]!.length);
    cells.numberFormat = rows.map((row) => row.map(() => "@"));
    cells.values = rows;
    WIDTHS.forEach((width, column) => (cells.getColumn(column).format.columnWidth = width));
    const header = rows.findIndex(([first]) => first === HEADER[0]);
    sheet.getRangeByIndexes(header, 0, 1, HEADER.length).format.font.bold = true;
    sheet.getRange("A1").format.font.bold = true;
    await context.sync();
  });
}

/** Shows the report; where another workbook is in front, nothing is shown and nothing is said. */
export async function showReport(excel: typeof Excel): Promise<void> {
  try {
    await excel.run(async (context) => {
      context.workbook.worksheets.getItem(REPORT_SHEET).activate();
      await context.sync();
    });
  } catch (error) {
    if (errorCode(error) === null) throw error;
  }
}

/** A piece never ends between the two halves of one character. */
function piecesOf(text: string): string[] {
  const pieces: string[] = [];
  for (let start = 0; start < text.length;) {
    let end = Math.min(text.length, start + PIECE);
    if (/[\uD800-\uDBFF]/.test(text.charAt(end - 1))) end--;
    pieces.push(text.slice(start, end));
    start = end;
  }
  return pieces;
}
