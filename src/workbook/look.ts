import { columnLetters } from "./address";
import type { TablePlan } from "./planTable";

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
  input: "#FFF9DB",
} as const;

/** One way of dressing a sheet; each may fail on some platform without taking the others with it. */
export type Ornament = () => void;

/** Points for a column that holds `characters` of the default font. */
export function columnPoints(characters: number): number {
  return characters * 5.25 + 3.75;
}

/** Rows for heading and context at the top of a result sheet; then comes the table, or a chart with its selector. */
export const HEADING_ROWS = 3;

/** How a sheet with a result table looks; only for sheets that were made just now. */
export function tableOrnaments(sheet: Excel.Worksheet, { output, bodyRows }: TablePlan): Ornament[] {
  const { headerRow } = output;
  const width = output.columns.length;
  return [
    ...headingOrnaments(sheet, Math.min(headerRow, HEADING_ROWS)),
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
        if (column.wrap) range.format.wrapText = true;
        if (column.align) range.format.horizontalAlignment = column.align;
        if (column.hidden) range.columnHidden = true;
      });
      sheet.getRangeByIndexes(headerRow, 0, bodyRows + 1, width).format.autofitRows();
    },
    () => printOrnament(sheet, headerRow),
  ];
}

/**
 * Heading and context lines at the top of a sheet; they stay in view with the row below them: a table's header, or
 * the selector of a chart.
 */
export function headingOrnaments(sheet: Excel.Worksheet, lines: number = HEADING_ROWS): Ornament[] {
  return [() => headingOrnament(sheet, lines), () => sheet.freezePanes.freezeRows(lines + 1)];
}

function headingOrnament(sheet: Excel.Worksheet, lines: number): void {
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

/** Colours the cells that begin with a sign, in the columns that carry signs; the words beside it say the same. */
export function signOrnaments(sheet: Excel.Worksheet, { output, bodyRows }: TablePlan): Ornament[] {
  const first = output.headerRow + 1;
  return output.columns.flatMap(({ signs }, column) => {
    if (!signs) return [];
    return () => {
      const range = sheet.getRangeByIndexes(first, column, Math.max(2_000, bodyRows * 2), 1);
      range.conditionalFormats.clearAll();
      for (const [sign, { font, fill }] of Object.entries(SIGN_COLOURS)) {
        const format = range.conditionalFormats.add("Custom").custom;
        format.rule.formula = `=LEFT($${columnLetters(column)}${first + 1},1)="${sign}"`;
        format.format.font.color = font;
        format.format.font.bold = true;
        format.format.fill.color = fill;
      }
    };
  });
}

const SIGN_COLOURS: Readonly<Record<string, { readonly font: string; readonly fill: string }>> = {
  "▼": { font: "#8A3B00", fill: "#FCE5D6" },
  "✖": { font: "#8A3B00", fill: "#FCE5D6" },
  "▲": { font: "#00456F", fill: "#DCEBF7" },
  "✔": { font: "#00456F", fill: "#DCEBF7" },
  "◆": { font: "#4E3A73", fill: "#ECE6F5" },
};
