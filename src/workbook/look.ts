import type { OutputTable } from "./outputTable";
import type { TablePlan } from "./planTable";
import { headerRowOf } from "./writeTables";

/** Colours after NHS "Making Data Count": orange concern, blue improvement, grey common cause; never red and green. */
export const COLOUR = {
  concern: "#D55E00",
  improvement: "#0072B2",
  neutral: "#7B5AA6",
  common: "#595959",
  limits: "#8C8C8C",
  target: "#000000",
  heading: "#1F3A4D",
  headingText: "#FFFFFF",
  concernFill: "#FCE5D6",
  improvementFill: "#DCEBF7",
  input: "#FFF9DB",
} as const;


/** One way of dressing a sheet; each may fail on some platform without taking the others with it. */
export type Ornament = () => void;

/** Points for a column that holds `characters` of the default font. */
export function columnPoints(characters: number): number {
  return characters * 5.25 + 3.75;
}

/** How a sheet with a result table looks; only for sheets that were made just now. */
export function tableOrnaments(sheet: Excel.Worksheet, { output, bodyRows }: TablePlan): Ornament[] {
  const headerRow = headerRowOf(output);
  const width = output.columns.length;
  return [
    () => headingOrnament(sheet, output.titleLines.length),
    () => {
      const header = sheet.getRangeByIndexes(headerRow, 0, 1, width);
      header.format.fill.color = COLOUR.heading;
      header.format.font.color = COLOUR.headingText;
      header.format.font.bold = true;
      header.format.wrapText = true;
      header.format.verticalAlignment = "Center";
    },
    () => {
      const body = sheet.getRangeByIndexes(headerRow + 1, 0, bodyRows, width);
      body.format.verticalAlignment = "Top";
      output.columns.forEach((column, i) => {
        const range = sheet.getRangeByIndexes(headerRow, i, bodyRows + 1, 1);
        range.format.columnWidth = columnPoints(column.width);
        if (column.wrap) range.format.wrapText = true;
        if (column.align) range.format.horizontalAlignment = column.align;
        if (column.hidden) range.columnHidden = true;
      });
    },
    () => sheet.freezePanes.freezeRows(headerRow + 1),
    () => printOrnament(sheet, headerRow),
  ];
}

/** Heading and context lines at the top of a sheet. */
export function headingOrnament(sheet: Excel.Worksheet, lines: number): void {
  if (lines === 0) return;
  const heading = sheet.getRangeByIndexes(0, 0, 1, 1);
  heading.format.font.size = 18;
  heading.format.font.bold = true;
  heading.format.font.color = COLOUR.heading;
  if (lines > 1) sheet.getRangeByIndexes(1, 0, lines - 1, 1).format.font.color = COLOUR.common;
}

/** Landscape, one page wide, headers repeated, page numbers. */
export function printOrnament(sheet: Excel.Worksheet, headerRow: number | null): void {
  sheet.pageLayout.orientation = "Landscape";
  sheet.pageLayout.zoom = { horizontalFitToPages: 1 };
  if (headerRow !== null) sheet.pageLayout.setPrintTitleRows(`$${headerRow + 1}:$${headerRow + 1}`);
  sheet.pageLayout.headersFooters.defaultForAllPages.centerFooter = "&A, page &P of &N";
}

/** Colours the cells of one column whose text begins with a sign; the words beside it say the same. */
export function signFormats(
  sheet: Excel.Worksheet,
  output: OutputTable,
  column: number,
  rules: readonly { readonly begins: string; readonly font: string; readonly fill: string }[],
): void {
  const first = headerRowOf(output) + 1;
  const range = sheet.getRangeByIndexes(first, column, Math.max(2_000, output.rows.length * 2), 1);
  range.conditionalFormats.clearAll();
  for (const { begins, font, fill } of rules) {
    const format = range.conditionalFormats.add("Custom");
    format.custom.rule.formula = `=LEFT(${columnLetter(column)}${first + 1},${begins.length})="${begins}"`;
    format.custom.format.font.color = font;
    format.custom.format.font.bold = true;
    format.custom.format.fill.color = fill;
  }
}

function columnLetter(column: number): string {
  return String.fromCharCode(65 + column);
}

