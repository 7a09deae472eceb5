import { MAX_COLUMNS, MAX_ROWS } from "../../model/cells";
import type { SheetModel } from "../../model/sheet";
import { attribute, booleanAttribute, children, child, numberAttribute } from "../xml/dom";
import { element } from "../xml/text";
import type { SectionCodec } from "./sectionCodec";
import { inNamespaceOf } from "./sectionText";

/** Page breaks that somebody set; where else pages end is worked out anew for each printer. */
function breakSection(
  name: "rowBreaks" | "colBreaks",
  breaksOf: (sheet: SheetModel) => Set<number>,
  last: number,
): SectionCodec {
  return {
    name,
    read(root, sheet) {
      for (const node of children(child(root, name), "brk")) {
        if (booleanAttribute(node, "man")) breaksOf(sheet).add(numberAttribute(node, "id") ?? 0);
      }
    },
    state: (sheet) => inOrder(breaksOf(sheet)),
    write(sheet, root) {
      const breaks = inOrder(breaksOf(sheet));
      if (breaks.length === 0) return "";
      // One that was there may reach over a part of the sheet only.
      const extents = new Map(
        children(child(root, name), "brk").map((node) => [numberAttribute(node, "id"), node]),
      );
      const nodes = breaks.map((id) => {
        const known = extents.get(id);
        const min = attribute(known, "min");
        return element("brk", { id, min, max: attribute(known, "max") ?? last, man: 1 });
      });
      const counts = { count: breaks.length, manualBreakCount: breaks.length };
      return inNamespaceOf(root, element(name, counts, nodes.join("")));
    },
  };
}

function inOrder(breaks: ReadonlySet<number>): number[] {
  return [...breaks].sort((a, b) => a - b);
}

export const rowBreaks: SectionCodec = breakSection(
  "rowBreaks",
  ({ page }) => page.rowBreaks,
  MAX_COLUMNS - 1,
);

export const columnBreaks: SectionCodec = breakSection(
  "colBreaks",
  ({ page }) => page.columnBreaks,
  MAX_ROWS - 1,
);
