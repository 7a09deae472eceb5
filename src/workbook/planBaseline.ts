import type { CellRef } from "../analysis/measure";
import type { RawCell, TableBlock } from "../submission/block";
import { tblBaselines } from "../submission/tables";
import type { TablePlace } from "./inventory";
import { OutputProblem } from "./outputProblem";

/** A decision about limits as it stands in a row of tblBaselines; texts, and the day as a serial number. */
export type BaselineRow = Readonly<
  Record<"provider_id" | "indicator_id" | "from" | "to" | "action" | "reason" | "author", string>
> & { readonly decided_on: number };

/** Where a decision goes in a table that a person keeps. */
export interface BaselinePlan {
  /** Columns that her table lacks and that the decision needs; they are added at its end. */
  readonly newColumns: readonly string[];
  /** Column of the table for each part of the row, new ones included. */
  readonly columns: ReadonlyMap<string, number>;
  /** Row of the table's body, counted from its first. */
  readonly row: number;
  /** True where the table has to grow by that row. */
  readonly grows: boolean;
}

/**
 * Finds the place of a decision: the row that it replaces, else the first of the blank rows at the table's end, else
 * a new row below. Every other row, and every column that is not ours, is left alone.
 *
 * @throws OutputProblem where the table is protected, filtered, or lacks a column that every decision needs
 */
export function planBaseline(
  place: TablePlace,
  block: TableBlock,
  row: BaselineRow,
  replaced: CellRef | null,
): BaselinePlan {
  const columns = new Map<string, number>();
  place.headers.forEach((header, i) => {
    const name = header.trim().toLowerCase();
    if (!columns.has(name)) columns.set(name, i);
  });
  const absent = tblBaselines.columns.filter(({ name }) => !columns.has(name));
  const lost = absent.find(({ required }) => required);
  if (lost) {
    throw new OutputProblem(
      `The table ${place.name} lacks the column "${lost.name}". Add it, then try again. Nothing was written.`,
    );
  }
  const newColumns = absent.map(({ name }) => name).filter((name) => row[name as keyof BaselineRow] !== "");
  newColumns.forEach((name, i) => columns.set(name, place.columns + i));
  const body = block.values.slice(1);
  const at = replaced ? rowOf(replaced, place) : body.length - blankRowsAtEnd(body);
  return { newColumns, columns, row: at, grows: at >= body.length };
}

/** Row of the body that a cell stands in. */
function rowOf({ address }: CellRef, place: TablePlace): number {
  return Number(/\d+/.exec(address)![0]) - 2 - place.row;
}

function blankRowsAtEnd(body: readonly (readonly RawCell[])[]): number {
  const lastFilled = body.findLastIndex((cells) => cells.some((cell) => String(cell ?? "").trim() !== ""));
  return body.length - 1 - lastFilled;
}
