import { MAX_COLUMNS } from "../../model/cells";
import { attribute, booleanAttribute, child, children, numberAttribute } from "../xml/dom";
import { element } from "../xml/text";
import { fromFileWidth, toFileWidth } from "./columnWidth";
import type { SectionCodec } from "./sectionCodec";
import { inNamespaceOf } from "./sectionText";

type Attributes = Record<string, string | number | boolean | undefined>;

/** `<cols>`: widths, hidden columns and styles and outline of whole columns. What else the file says of them is kept. */
export const columns: SectionCodec = {
  name: "cols",
  read(root, sheet, { styleOf }) {
    for (const node of children(child(root, "cols"), "col")) {
      const stored = numberAttribute(node, "width");
      const width = stored === undefined ? undefined : fromFileWidth(stored);
      const isOwn = booleanAttribute(node, "customWidth") || width !== sheet.standardWidth;
      const style = numberAttribute(node, "style");
      const last = Math.min(numberAttribute(node, "max") ?? 0, MAX_COLUMNS) - 1;
      for (let column = (numberAttribute(node, "min") ?? 1) - 1; column <= last; column++) {
        if (width !== undefined && isOwn) sheet.columnWidths.set(column, width);
        if (booleanAttribute(node, "hidden")) sheet.hiddenColumns.add(column);
        const level = numberAttribute(node, "outlineLevel");
        if (level) sheet.columnLevels.set(column, level);
        if (style) sheet.columnStyles.set(column, styleOf(style));
      }
    }
  },
  state: (sheet) => [sheet.columnWidths, sheet.hiddenColumns, sheet.columnStyles, sheet.columnLevels],
  write(sheet, root, { formats }) {
    const originals = children(child(root, "cols"), "col").map((node) => {
      const values: Attributes = {};
      for (let i = 0; i < node.attributes.length; i++)
        values[node.attributes.item(i)!.name] = node.attributes.item(i)!.value;
      const last = Math.min(numberAttribute(node, "max") ?? 0, MAX_COLUMNS) - 1;
      return {
        first: (numberAttribute(node, "min") ?? 1) - 1,
        last,
        values,
        width: attribute(node, "width"),
      };
    });
    const attributesOf = (column: number): Attributes => {
      const original = originals.find(({ first, last }) => column >= first && column <= last);
      const {
        min: _min,
        max: _max,
        width: _width,
        customWidth,
        hidden: _hidden,
        style: _style,
        outlineLevel: _level,
        ...rest
      } = original?.values ?? {};
      const width = sheet.columnWidths.get(column);
      const style = sheet.columnStyles.get(column);
      const same = original?.width !== undefined && fromFileWidth(Number(original.width)) === width;
      const hidden = sheet.hiddenColumns.has(column);
      const level = sheet.columnLevels.get(column);
      const isPlain = width === undefined && style === undefined && level === undefined;
      if (isPlain && !hidden && Object.keys(rest).length === 0) return {};
      return {
        width: same ? original.width : toFileWidth(width ?? sheet.standardWidth),
        ...rest,
        style: style && formats.format(style),
        hidden: hidden || undefined,
        outlineLevel: level,
        customWidth: same ? customWidth : width !== undefined ? true : undefined,
      };
    };
    const breaks = new Set<number>();
    const { columnWidths, hiddenColumns, columnStyles, columnLevels } = sheet;
    const touched = [
      ...columnWidths.keys(),
      ...hiddenColumns,
      ...columnStyles.keys(),
      ...columnLevels.keys(),
    ];
    for (const column of touched) breaks.add(column).add(column + 1);
    for (const { first, last } of originals) breaks.add(first).add(last + 1);
    const xml = runs(
      [...breaks].sort((a, b) => a - b),
      attributesOf,
    );
    return xml && inNamespaceOf(root, element("cols", {}, xml));
  },
};

/** One `<col>` for each run of columns with the same attributes. */
function runs(breaks: readonly number[], attributesOf: (column: number) => Attributes): string {
  let xml = "";
  let first = -1;
  let current = "";
  let values: Attributes = {};
  const end = (column: number): void => {
    if (first >= 0) xml += element("col", { min: first + 1, max: column, ...values });
    first = -1;
  };
  for (const column of breaks) {
    const next = attributesOf(column);
    const key = JSON.stringify(next);
    if (first >= 0 && key === current) continue;
    end(column);
    if (key === "{}" || column >= MAX_COLUMNS) continue;
    [first, current, values] = [column, key, next];
  }
  end(breaks.at(-1) ?? 0);
  return xml;
}
