import { parseReference } from "../../spreadsheet/model/address";
import { invalidArgument } from "../../spreadsheet/model/excelError";
import type { SheetModel } from "../../spreadsheet/model/sheet";
import type { Session } from "../protocol/session";
import { range } from "./range";
import { rangeAt, type RangeTarget } from "./rangeTarget";

/**
 * A block that a caller names by a range object or an address; an address may name another sheet.
 * @throws InvalidArgument where it is neither
 */
export function placeOf(argument: unknown, sheet: SheetModel, { model }: Session): RangeTarget {
  if (range.accepts(argument)) return argument.target;
  if (typeof argument !== "string") throw invalidArgument();
  const named = parseReference(argument)?.sheet;
  const onSheet = named ? model.sheet(named) : sheet;
  if (!onSheet) throw invalidArgument();
  return rangeAt(model, onSheet, argument);
}
