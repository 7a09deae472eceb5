import type { CellBlock, RawCell } from "../../submission/block";
import { CellError } from "../../spreadsheet/model/cells";
import { categoryOf, formatValue } from "../../spreadsheet/model/numberFormat";
import type { StoredCell } from "../../spreadsheet/xlsx/readSheets";

/** Empty columns after which a cell belongs to no table of its row: a stray entry at the sheet's far edge. */
const FAR_AWAY = 500;

export interface SheetBlock {
  readonly block: CellBlock;
  /** Cells that stand so far from everything else that they were left out. */
  readonly strays: number;
}

/** Stored cells as a block from A1 on; rows end with their last cell. */
export function sheetBlock(sheet: string, rows: ReadonlyMap<number, readonly StoredCell[]>): SheetBlock {
  let last = -1;
  for (const row of rows.keys()) if (row > last) last = row;
  const values: RawCell[][] = new Array<RawCell[]>(last + 1).fill(NOTHING);
  const categories: string[][] = new Array<string[]>(last + 1).fill(NO_CATEGORY);
  let strays = 0;
  for (const [row, cells] of rows) {
    const line: RawCell[] = [];
    const kinds: string[] = [];
    for (const cell of [...cells].sort((a, b) => a.column - b.column)) {
      if (cell.column - line.length > FAR_AWAY) {
        strays++;
        continue;
      }
      while (line.length < cell.column) {
        line.push("");
        kinds.push("");
      }
      line[cell.column] = rawCell(cell);
      kinds[cell.column] = typeof cell.value === "number" ? categoryOfFormat(cell.numberFormat) : "";
    }
    values[row] = line;
    categories[row] = kinds;
  }
  return { block: { sheet, row: 0, column: 0, values, categories }, strays };
}

/** Rows without content share one: a used range to row 1,048,576 takes no memory. */
const NOTHING: RawCell[] = [];
const NO_CATEGORY: string[] = [];

function rawCell({ value, numberFormat, indent }: StoredCell): RawCell {
  if (value instanceof CellError) return value.code;
  if (typeof value === "string") return indent > 0 && value !== "" ? " ".repeat(2 * indent) + value : value;
  // 10001 under the format 000000 is the code 010001.
  if (typeof value === "number" && /^0{2,}$/.test(numberFormat)) return formatValue(value, numberFormat);
  return value;
}

const known = new Map<string, string>();

function categoryOfFormat(numberFormat: string): string {
  let category = known.get(numberFormat);
  if (category === undefined) known.set(numberFormat, (category = knownCategory(numberFormat)));
  return category;
}

/** A format that the library cannot read says nothing. */
function knownCategory(numberFormat: string): string {
  try {
    return categoryOf(numberFormat);
  } catch {
    return "General";
  }
}
