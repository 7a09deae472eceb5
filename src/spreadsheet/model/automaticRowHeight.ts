import type { CellValue } from "./cells";
import { formatValue } from "./numberFormat";
import type { SheetModel } from "./sheet";
import type { WorkbookModel } from "./workbook";

/** Height of a line of 11-point text, in points; other sizes in proportion. */
const LINE_POINTS = 15;
const STANDARD_FONT_SIZE = 11;
const HIGHEST_POINTS = 409.5;
const BOLD_IS_WIDER = 1.1;

/**
 * The height in points that a row takes by itself: that of its highest cell, with wrapped text in as many lines as
 * its column needs. Characters are counted, not measured. Merged cells do not count, as in Excel.
 *
 * @returns null where the standard height is enough
 */
export function automaticRowHeight(
  model: WorkbookModel,
  sheet: SheetModel,
  row: number,
  cells: readonly { readonly column: number; readonly value: CellValue; readonly style: number }[],
): number | null {
  let highest = sheet.standardHeight;
  for (const { column, value, style } of cells) {
    const { font, wrapText, numberFormat } = model.styles.get(style);
    const scale = font.size / STANDARD_FONT_SIZE;
    if (value === null || (scale <= 1 && !wrapText)) continue;
    if (sheet.hiddenColumns.has(column) || isMerged(sheet, row, column)) continue;
    const characters = sheet.columnWidths.get(column) ?? sheet.standardWidth;
    const width = characters / (scale * (font.bold ? BOLD_IS_WIDER : 1));
    const lines = wrapText ? wrappedLines(formatValue(value, numberFormat, model.date1904), width) : 1;
    highest = Math.max(highest, lines * LINE_POINTS * scale);
  }
  return highest > sheet.standardHeight ? Math.min(HIGHEST_POINTS, Math.round(highest * 4) / 4) : null;
}

function isMerged(sheet: SheetModel, row: number, column: number): boolean {
  return sheet.merges.some(
    ({ top, left, bottom, right }) => row >= top && row <= bottom && column >= left && column <= right,
  );
}

/** Lines of a text whose words are put into lines of `width` characters; a longer word is broken. */
function wrappedLines(text: string, width: number): number {
  let lines = 0;
  for (const paragraph of text.split("\n")) {
    let used = 0;
    lines++;
    for (const { length } of paragraph.split(" ")) {
      if (used > 0 && used + 1 + length > width) {
        lines++;
        used = 0;
      }
      lines += Math.floor(length / Math.max(1, width + 1));
      used += (used > 0 ? 1 : 0) + length;
    }
  }
  return lines;
}
