import { invalidOperation } from "../../spreadsheet/model/excelError";
import type { ShapeModel, ShapeTextModel } from "../../spreadsheet/model/shape";
import type { SheetModel } from "../../spreadsheet/model/sheet";
import type { Session } from "../protocol/session";

/** A shape of a sheet; of one in a group, the group. */
export interface ShapeTarget {
  readonly sheet: SheetModel;
  readonly shape: ShapeModel;
  readonly group: ShapeModel | null;
}

export type Drawn<Kind extends ShapeModel["drawn"]["kind"]> = Extract<ShapeModel["drawn"], { kind: Kind }>;

/** @throws InvalidOperation where the shape is of another kind */
export function drawnAs<Kind extends ShapeModel["drawn"]["kind"]>(
  shape: ShapeModel,
  kind: Kind,
): Drawn<Kind> {
  if (shape.drawn.kind !== kind) throw invalidOperation();
  return shape.drawn as Drawn<Kind>;
}

export function textOf(shape: ShapeModel): ShapeTextModel {
  return drawnAs(shape, "geometry").text;
}

export function changed({ sheet }: ShapeTarget, { model }: Session): void {
  model.notify({ kind: "layout", sheet });
}
