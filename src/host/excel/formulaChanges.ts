import { addressOf } from "../../spreadsheet/model/address";
import { boxOf } from "../../spreadsheet/model/box";
import { MAX_COLUMNS, type Box } from "../../spreadsheet/model/cells";
import type { SheetModel } from "../../spreadsheet/model/sheet";
import type { WorkbookModel } from "../../spreadsheet/model/workbook";

/** A cell whose formula is another one than before; "" where it had none. */
export interface FormulaChange {
  readonly cellAddress: string;
  readonly previousFormula: string;
}

type Formulas = Map<number, string>;

/** Remembers the formulas of a workbook, so that it can tell which of them a change has changed. */
export class FormulaChanges {
  private readonly known = new Map<SheetModel, Formulas>();

  constructor(private readonly model: WorkbookModel) {
    for (const sheet of model.sheets) this.remember(sheet);
  }

  /** What changed within a block since the last look. */
  within(sheet: SheetModel, box: Box): FormulaChange[] {
    const before = this.known.get(sheet) ?? new Map<number, string>();
    this.remember(sheet);
    const now = this.known.get(sheet)!;
    const cells = new Set([...before.keys(), ...now.keys()]);
    return [...cells]
      .filter((key) => before.get(key) !== now.get(key) && isIn(box, key))
      .sort((a, b) => a - b)
      .map((key) => ({
        cellAddress: addressOf(boxOf(rowOf(key), columnOf(key), 1, 1)),
        previousFormula: before.get(key) ?? "",
      }));
  }

  /** Cells moved, or a sheet was renamed: the formulas are as they are, and nobody changed them. */
  refresh(): void {
    for (const sheet of this.model.sheets) this.remember(sheet);
  }

  private remember(sheet: SheetModel): void {
    const formulas: Formulas = new Map();
    for (const { row, column, formula } of sheet.cells.formulaCells()) {
      formulas.set(row * MAX_COLUMNS + column, formula);
    }
    this.known.set(sheet, formulas);
  }
}

function rowOf(key: number): number {
  return Math.floor(key / MAX_COLUMNS);
}

function columnOf(key: number): number {
  return key % MAX_COLUMNS;
}

function isIn(box: Box, key: number): boolean {
  const [row, column] = [rowOf(key), columnOf(key)];
  return row >= box.top && row <= box.bottom && column >= box.left && column <= box.right;
}
