import { intersection } from "../../spreadsheet/model/box";
import { styleAt } from "../../spreadsheet/model/cellStyles";
import type { Box } from "../../spreadsheet/model/cells";
import { formatValue } from "../../spreadsheet/model/numberFormat";
import type { SheetModel } from "../../spreadsheet/model/sheet";
import type { WorkbookModel } from "../../spreadsheet/model/workbook";

const MAX_CHARACTERS = 255;
const BOLD_IS_WIDER = 1.1;
const MARGIN_CHARACTERS = 0.7;
const STANDARD_FONT_SIZE = 11;

/** As wide as the longest text of the block's cells; a column without text keeps its width. Widths are counted in characters, not measured. */
export function autofitColumns(model: WorkbookModel, sheet: SheetModel, box: Box): void {
  const used = sheet.cells.used(true);
  const area = used && intersection(used, box);
  if (!area) return;
  for (let column = area.left; column <= area.right; column++) {
    let widest = 0;
    sheet.cells.forEach({ ...area, left: column, right: column }, (row, _column, value) => {
      if (
        sheet.merges.some(
          (merge) => row >= merge.top && row <= merge.bottom && column >= merge.left && column <= merge.right,
        )
      ) {
        return;
      }
      const { numberFormat, font, wrapText } = model.styles.get(styleAt(sheet, row, column));
      if (wrapText) return;
      const text = formatValue(value, numberFormat, model.date1904);
      const longest = Math.max(...text.split("\n").map((line) => line.length));
      widest = Math.max(widest, (longest * font.size * (font.bold ? BOLD_IS_WIDER : 1)) / STANDARD_FONT_SIZE);
    });
    if (widest > 0) {
      sheet.columnWidths.set(
        column,
        Math.min(MAX_CHARACTERS, Math.round((widest + MARGIN_CHARACTERS) * 100) / 100),
      );
    }
  }
  model.notify({ kind: "layout", sheet });
}

/** Rows whose height nobody set are as high as their text needs: the set height is taken away. */
export function autofitRows(model: WorkbookModel, sheet: SheetModel, box: Box): void {
  for (const row of [...sheet.rowHeights.keys()]) {
    if (row >= box.top && row <= box.bottom) sheet.rowHeights.delete(row);
  }
  model.notify({ kind: "layout", sheet });
}
