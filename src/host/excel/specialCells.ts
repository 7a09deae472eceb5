import { columnCount, rowCount } from "../../spreadsheet/model/box";
import { joinCells } from "../../spreadsheet/model/areas";
import { CellError, type Box, type CellValue } from "../../spreadsheet/model/cells";
import { ExcelError, itemNotFound } from "../../spreadsheet/model/excelError";
import type { Arguments } from "../protocol/arguments";
import type { HostObject, Method } from "../protocol/excelClass";
import type { Session } from "../protocol/session";
import { rangeAreas } from "./rangeAreas";
import { usedIn, type RangeTarget } from "./rangeTarget";

const TYPES = ["Blanks", "Constants", "Formulas", "Visible"] as const;
type SpecialType = (typeof TYPES)[number];

export const specialCells: Record<string, Method<RangeTarget>> = {
  getSpecialCells: {
    since: "1.9",
    call: (target, args, session) => {
      const found = find(target, args, session);
      if (!found) throw itemNotFound();
      return found;
    },
  },
  getSpecialCellsOrNullObject: { since: "1.9", call: find },
};

/** @throws NotImplemented for conditional formats, validation and the like */
function find({ sheet, box }: RangeTarget, args: Arguments, session: Session): HostObject | null {
  const wanted = String(args.any(0));
  const type = TYPES.find((one) => one.toLowerCase() === wanted.toLowerCase());
  if (!type) throw new ExcelError("NotImplemented", `This host does not look for ${wanted}.`, 501);
  const valueType = args.textOr(1, "All");
  session.calculate();
  // Excel looks no further than the used range.
  const area = usedIn({ sheet, box }, false);
  if (!area) return null;
  const boxes = joinCells(
    cellsOf({ sheet, box: area }, (value, formula, row, column) => {
      if (type === "Visible") return !sheet.hiddenRows.has(row) && !sheet.hiddenColumns.has(column);
      return isOfType(type, value, formula) && isOfValueType(valueType, value);
    }),
  );
  return boxes.length > 0 ? rangeAreas.of({ sheet, boxes }) : null;
}

function* cellsOf(
  { sheet, box }: { sheet: RangeTarget["sheet"]; box: Box },
  wanted: (value: CellValue, formula: string | undefined, row: number, column: number) => boolean,
): Generator<{ row: number; column: number }> {
  const values = sheet.cells.read(box);
  for (let r = 0; r < rowCount(box); r++) {
    for (let c = 0; c < columnCount(box); c++) {
      const [row, column] = [box.top + r, box.left + c];
      if (wanted(values[r]![c]!, sheet.cells.formula(row, column), row, column)) yield { row, column };
    }
  }
}

function isOfType(type: SpecialType, value: CellValue, formula: string | undefined): boolean {
  if (type === "Blanks") return value === null && formula === undefined;
  return type === "Formulas" ? formula !== undefined : formula === undefined && value !== null;
}

/** Excel.SpecialCellValueType: kinds of values in one word, such as "NumbersText". */
function isOfValueType(wanted: string, value: CellValue): boolean {
  if (value === null || wanted === "All") return true;
  if (value instanceof CellError) return wanted.includes("Errors");
  if (typeof value === "number") return wanted.includes("Numbers");
  return wanted.includes(typeof value === "string" ? "Text" : "Logical");
}
