import { intersection, sameBox } from "../../spreadsheet/model/box";
import type { Box } from "../../spreadsheet/model/cells";
import { itemNotFound } from "../../spreadsheet/model/excelError";
import { mapReferences } from "../../spreadsheet/model/formulaText";
import type { SheetModel } from "../../spreadsheet/model/sheet";
import type { WorkbookModel } from "../../spreadsheet/model/workbook";
import { resolveStructuredReferences } from "../formulas/structuredReferences";
import type { Method } from "../protocol/excelClass";
import type { RangeTarget } from "./rangeTarget";
import { workbookRangeAreas } from "./workbookRangeAreas";

/** Which cells a range's formulas read, and which formulas read the range. */
export const traces: Record<string, Method<RangeTarget>> = {
  getDirectPrecedents: tracing("1.12", precedents, false),
  getPrecedents: tracing("1.14", precedents, true),
  getDirectDependents: tracing("1.13", dependents, false),
  getDependents: tracing("1.15", dependents, true),
};

type Step = (model: WorkbookModel, from: RangeTarget) => RangeTarget[];

/** @throws ItemNotFound where there are none, as in Excel */
function tracing(since: string, step: Step, onwards: boolean): Method<RangeTarget> {
  return {
    since,
    call: (target, _args, { model }) => {
      const found: RangeTarget[] = [];
      let next = [target];
      do {
        const steps = next.flatMap((one) => step(model, one));
        next = [];
        for (const one of steps) {
          if (found.some((known) => known.sheet === one.sheet && sameBox(known.box, one.box))) continue;
          found.push(one);
          next.push(one);
        }
      } while (onwards && next.length > 0);
      if (found.length === 0) throw itemNotFound();
      return workbookRangeAreas.of(found);
    },
  };
}

interface FormulaCell {
  readonly row: number;
  readonly column: number;
  readonly formula: string;
}

function precedents(model: WorkbookModel, { sheet, box }: RangeTarget): RangeTarget[] {
  return [...sheet.cells.formulaCells()]
    .filter((cell) => intersection(boxOfCell(cell), box))
    .flatMap((cell) => readBy(model, sheet, cell));
}

function dependents(model: WorkbookModel, { sheet, box }: RangeTarget): RangeTarget[] {
  return model.sheets.flatMap((other) =>
    [...other.cells.formulaCells()]
      .filter((cell) =>
        readBy(model, other, cell).some((read) => read.sheet === sheet && intersection(read.box, box)),
      )
      .map((cell) => ({ sheet: other, box: boxOfCell(cell) })),
  );
}

/** The blocks that a formula reads. */
function readBy(model: WorkbookModel, own: SheetModel, { row, column, formula }: FormulaCell): RangeTarget[] {
  const read: RangeTarget[] = [];
  const place = { sheet: own.name, row, column };
  mapReferences(resolveStructuredReferences(formula, place, model), (name, box) => {
    const sheet = name === null ? own : model.sheet(name);
    if (sheet) read.push({ sheet, box });
    return box;
  });
  return read;
}

function boxOfCell({ row, column }: FormulaCell): Box {
  return { top: row, left: column, bottom: row, right: column };
}
