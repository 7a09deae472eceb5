import { changeStyle, common, stylesIn } from "../../spreadsheet/model/cellStyles";
import type { Box } from "../../spreadsheet/model/cells";
import { changeNamedStyle, type NamedStyle } from "../../spreadsheet/model/namedStyles";
import { refuseUnlessAllowed } from "../../spreadsheet/model/protection";
import type { SheetModel } from "../../spreadsheet/model/sheet";
import type { CellStyle, StyleChange } from "../../spreadsheet/model/style";
import type { Property } from "../protocol/excelClass";
import type { Session } from "../protocol/session";

/** Cells that are formatted together: the blocks of a range or of several areas. */
export interface FormatTarget {
  readonly sheet: SheetModel;
  readonly boxes: readonly Box[];
}

/** What has a font, a fill and borders: cells, or a style with a name. */
export type LookTarget = FormatTarget | { readonly style: NamedStyle };

export function restyle(target: LookTarget, change: StyleChange, { model }: Session): void {
  if ("style" in target) return changeNamedStyle(model, target.style, change);
  refuseUnlessAllowed(target.sheet, "allowFormatCells");
  for (const box of target.boxes) changeStyle(model, target.sheet, box, change);
}

/** What all cells agree on; null where they differ. */
export function commonStyle<T>(
  target: LookTarget,
  pick: (style: CellStyle) => T,
  { model }: Session,
): T | null {
  if ("style" in target) return pick(target.style.look);
  const { sheet, boxes } = target;
  return common(
    boxes.flatMap((box) => stylesIn(model, sheet, box)),
    pick,
  );
}

/** A property that is one member of a cell's style. */
export function styled<Target extends LookTarget>(
  since: string,
  pick: (style: CellStyle) => unknown,
  change: (value: unknown) => StyleChange,
): Property<Target> {
  return {
    since,
    get: (target, session) => commonStyle(target, pick, session),
    set: (target, value, session) => restyle(target, change(value), session),
  };
}
