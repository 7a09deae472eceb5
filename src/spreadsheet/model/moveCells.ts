import { boxOf, columnCount, contains, isOnSheet, rowCount } from "./box";
import { clearCells } from "./clearCells";
import { snapshot, type Place } from "./copyCells";
import { invalidArgument } from "./excelError";
import { adjustChart } from "./shiftReferences";
import { rewriteReferences, sheetPrefix, withDollars } from "./formulaText";
import type { SheetModel } from "./sheet";
import type { WorkbookModel } from "./workbook";

interface Move {
  readonly source: Place;
  /** Of the same size. */
  readonly target: Place;
}

/**
 * Cuts a block out and puts it elsewhere. Formulas, its own and all others, follow cells that moved and keep pointing at
 * those that did not; comments stay.
 */
export function moveCells(model: WorkbookModel, source: Place, target: Place): void {
  const copied = snapshot(source);
  const box = boxOf(target.box.top, target.box.left, rowCount(source.box), columnCount(source.box));
  if (!isOnSheet(box)) throw invalidArgument();
  const move = { source, target: { sheet: target.sheet, box } };
  clearCells(model, source.sheet, source.box, "All", "addin");
  followMove(model, move);
  copied.forEach((row, r) => {
    row.forEach((cell, c) => {
      const { cells } = target.sheet;
      cells.setValue(box.top + r, box.left + c, cell.value);
      cells.setStyle(box.top + r, box.left + c, cell.style);
      if (cell.formula !== undefined)
        cells.setFormula(box.top + r, box.left + c, followed(cell.formula, source.sheet, target.sheet, move));
    });
  });
  model.notify({ kind: "formats", sheet: target.sheet, box });
  model.notify({ kind: "values", sheet: target.sheet, box, source: "addin" });
}

function followMove(model: WorkbookModel, move: Move): void {
  for (const sheet of model.sheets) {
    for (const { row, column, formula } of [...sheet.cells.formulaCells()]) {
      const now = followed(formula, sheet, sheet, move);
      if (now !== formula) sheet.cells.setFormula(row, column, now);
    }
    for (const chart of sheet.charts) {
      adjustChart(chart, (reference) => followed(reference, sheet, sheet, move));
    }
  }
  for (const name of model.names) {
    const sheet = name.sheet ?? model.sheets[0]!;
    name.formula = followed(name.formula, sheet, sheet, move);
  }
}

/** A formula that stood on one sheet and stands on another, or the same, after the move. */
function followed(formula: string, from: SheetModel, to: SheetModel, { source, target }: Move): string {
  return rewriteReferences(formula, ({ sheet, box }, _fixed, text) => {
    const cells = text.slice(text.lastIndexOf("!") + 1);
    const isMoved = nameOf(sheet, from) === source.sheet.name.toLowerCase() && contains(source.box, box);
    if (!isMoved) return sheet === null && from !== to ? sheetPrefix(from.name) + cells : text;
    const [down, right] = [target.box.top - source.box.top, target.box.left - source.box.left];
    const now = boxOf(box.top + down, box.left + right, rowCount(box), columnCount(box));
    const stays = target.sheet === source.sheet ? sheet : target.sheet === to ? null : target.sheet.name;
    return sheetPrefix(stays) + withDollars(cells, now);
  });
}

function nameOf(sheet: string | null, own: SheetModel): string {
  return (sheet ?? own.name).toLowerCase();
}
