import { columnCount, rowCount } from "../../spreadsheet/model/box";
import { fromR1C1, toR1C1 } from "../../spreadsheet/model/r1c1";
import type { Session } from "../protocol/session";
import { isUnbounded, type RangeTarget } from "./rangeTarget";
import { readFormulas, setValues } from "./rangeValues";

/** Formulas with references as rows and columns, counted from each cell; values where there are none. */
export function readFormulasR1C1(target: RangeTarget, session: Session): unknown[][] {
  return eachFormula(readFormulas(target, session), target, toR1C1);
}

/** @throws InvalidArgument for null, a wrong size, whole rows or columns; AccessDenied for locked cells */
export function setFormulasR1C1(target: RangeTarget, input: unknown, session: Session): void {
  const isOne = typeof input === "string" && !isUnbounded(target.box);
  const rows = isOne ? repeated(input, target) : input;
  setValues(target, Array.isArray(rows) ? eachFormula(rows as unknown[], target, fromR1C1) : rows, session);
}

/** One formula for all cells means something else in each. */
function repeated(formula: string, { box }: RangeTarget): string[][] {
  return Array.from({ length: rowCount(box) }, () => new Array<string>(columnCount(box)).fill(formula));
}

function eachFormula(rows: readonly unknown[], { box }: RangeTarget, convert: typeof toR1C1): unknown[][] {
  return rows.map((row, r) => {
    // A row that is none is refused where values are written.
    if (!Array.isArray(row)) return row as unknown[];
    return (row as unknown[]).map((cell, c) =>
      typeof cell === "string" && cell.startsWith("=")
        ? convert(cell, { row: box.top + r, column: box.left + c })
        : cell,
    );
  });
}
