import { boundingBox, contains, intersection } from "../../spreadsheet/model/box";
import type { Box } from "../../spreadsheet/model/cells";
import type { SheetModel } from "../../spreadsheet/model/sheet";
import { withdrawSpill } from "../../spreadsheet/model/spills";
import type { WorkbookModel } from "../../spreadsheet/model/workbook";
import { mayFillBlock } from "../formulas/fillsBlock";
import type { CallResult, FunctionCalls } from "./functionCalls";
import { fillBlock } from "./spilledCells";

/** A block of cells of a sheet. */
export interface SheetBox {
  readonly sheet: SheetModel;
  readonly box: Box;
}

/** A cell with a formula that may fill a block or calls a custom function. */
export interface SpillingCell {
  readonly sheet: SheetModel;
  readonly row: number;
  readonly column: number;
  readonly formula: string;
}

/**
 * The cells whose formulas call custom functions or may fill blocks. They are calculated apart from the others, which
 * see what came of them as if it had been entered: results of custom functions come later, and blocks may be in the way.
 */
export class SpillingCells {
  private readonly called: RegExp | null;
  /** Which formulas are calculated apart, by their text: all of them are looked at in every calculation. */
  private readonly known = new Map<string, boolean>();
  /** Why a cell shows its error, by sheet and "row,column". */
  private readonly reasons = new WeakMap<SheetModel, Map<string, string>>();

  constructor(
    private readonly model: WorkbookModel,
    readonly calls: FunctionCalls | null,
  ) {
    const names = calls?.names.map((name) => name.replaceAll(".", "\\."));
    this.called = names ? new RegExp(`(?<![\\w.])(?:${names.join("|")})\\(`, "i") : null;
  }

  /** True for a formula that is calculated apart from the others. */
  isApart(formula: string): boolean {
    let isApart = this.known.get(formula);
    if (isApart === undefined) {
      this.known.set(formula, (isApart = this.callsCustomFunction(formula) || mayFillBlock(formula)));
    }
    return isApart;
  }

  /** What stands in quotes is text. */
  private callsCustomFunction(formula: string): boolean {
    return this.called?.test(formula.replace(/"(?:[^"]|"")*"/g, '""')) ?? false;
  }

  /** Why the cell shows its error, where a function said so. */
  reasonAt(sheet: SheetModel, row: number, column: number): string | undefined {
    return this.reasons.get(sheet)?.get(`${row},${column}`);
  }

  /**
   * Calculates all of them, each once; returns the blocks that changed.
   * @param evaluate null: the cell keeps what it fills
   */
  calculate(evaluate: (cell: SpillingCell) => CallResult | null): SheetBox[] {
    const changed: SheetBox[] = [];
    for (const cell of this.all()) {
      const { sheet, row, column } = cell;
      const result = evaluate(cell);
      if (!result) continue;
      const { rows, reason } = result;
      this.keepReason(sheet, row, column, reason);
      const box = fillBlock(sheet, row, column, rows);
      if (box) changed.push({ sheet, box });
    }
    return changed;
  }

  /**
   * Something was entered in these cells: blocks that reached into them are taken back, until the next calculation
   * finds them free again or in the way.
   *
   * @returns what was taken back
   */
  makeWay({ sheet, box }: SheetBox): Box | null {
    let taken: Box | null = null;
    for (const spill of [...sheet.spills]) {
      if (!intersection(spill, box)) continue;
      const anchor = { top: spill.top, left: spill.left, bottom: spill.top, right: spill.left };
      const formula = sheet.cells.formula(spill.top, spill.left);
      if (!contains(box, anchor) && !(formula && this.isApart(formula))) continue;
      withdrawSpill(sheet, spill, box);
      taken = taken ? boundingBox(taken, spill) : spill;
    }
    return taken;
  }

  private all(): SpillingCell[] {
    const calculated = this.model.sheets.filter((sheet) => sheet.enableCalculation);
    return calculated.flatMap((sheet) =>
      [...sheet.cells.formulaCells()]
        .filter(({ formula }) => this.isApart(formula))
        .map((cell) => ({ sheet, ...cell })),
    );
  }

  private keepReason(sheet: SheetModel, row: number, column: number, reason: string | undefined): void {
    const known = this.reasons.get(sheet) ?? new Map<string, string>();
    this.reasons.set(sheet, known);
    if (reason === undefined) known.delete(`${row},${column}`);
    else known.set(`${row},${column}`, reason);
  }
}
