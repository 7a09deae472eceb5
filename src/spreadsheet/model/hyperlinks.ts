import { sameBox, without } from "./box";
import type { Box } from "./cells";
import { applyNamedStyle, findNamedStyle } from "./namedStyles";
import type { SheetModel } from "./sheet";
import type { WorkbookModel } from "./workbook";
import { writeCells } from "./writeCells";

/** Where a click on a cell leads: an address outside, a place in the workbook, or a place in a file. */
export interface HyperlinkModel {
  box: Box;
  /** "https://…", "mailto:…" or a path; absent: a place in this workbook. */
  address?: string;
  /** "Sheet1!A1" or a name. */
  documentReference?: string;
  screenTip?: string;
  /** Kept from the opened file; the cell's own text is what shows. */
  display?: string;
}

/** What the cells of a block lead to, where all of them have the same link. */
export function hyperlinkAt(sheet: SheetModel, box: Box): HyperlinkModel | null {
  const links = sheet.hyperlinks.filter((link) => without(box, link.box).length === 0);
  return links[0] ?? null;
}

/** Links cells, writes the text that they are to show, and gives them the style of links. */
export function setHyperlink(
  model: WorkbookModel,
  sheet: SheetModel,
  link: HyperlinkModel,
  text: string | undefined,
): void {
  const { box } = link;
  removeHyperlinks(sheet, box);
  sheet.hyperlinks.push(link);
  const isEmpty = sheet.cells.value(box.top, box.left) === null;
  const shown = text ?? (isEmpty ? (link.address ?? link.documentReference) : undefined);
  if (shown !== undefined) writeCells(model, sheet, box, shown, { source: "addin" });
  applyNamedStyle(model, sheet, box, findNamedStyle(model, "Hyperlink")!);
  model.notify({ kind: "layout", sheet });
}

/** Takes the links of a block away; the cells' text and format stay. */
export function removeHyperlinks(sheet: SheetModel, box: Box): void {
  const rest = sheet.hyperlinks.flatMap((link) => {
    const boxes = without(link.box, box);
    return boxes.length === 1 && sameBox(boxes[0]!, link.box)
      ? [link]
      : boxes.map((one) => ({ ...link, box: one }));
  });
  sheet.hyperlinks.splice(0, sheet.hyperlinks.length, ...rest);
}
