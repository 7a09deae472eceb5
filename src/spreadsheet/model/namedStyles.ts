import { WHOLE_SHEET } from "./box";
import { BUILT_IN_STYLES, type BuiltInStyle } from "./builtInStyles";
import type { Box } from "./cells";
import { styleAt } from "./cellStyles";
import { invalidArgument, invalidOperation, itemAlreadyExists } from "./excelError";
import type { SheetModel } from "./sheet";
import { mergeStyle, type CellStyle, type StyleChange } from "./style";
import type { WorkbookModel } from "./workbook";

/** What of a format a named style may leave alone. */
export type StyleAspect = "number" | "alignment" | "font" | "border" | "patterns" | "protection";

/** A format with a name that cells share. */
export interface NamedStyle {
  readonly name: string;
  /** Number of a style that Excel itself offers; absent: made by a person or an add-in. */
  readonly builtInId?: number;
  look: CellStyle;
  readonly includes: Set<StyleAspect>;
}

export const NORMAL = "Normal";

const MEMBERS: Readonly<Record<StyleAspect, readonly (keyof CellStyle)[]>> = {
  number: ["numberFormat"],
  alignment: [
    "horizontal",
    "vertical",
    "wrapText",
    "indent",
    "textOrientation",
    "shrinkToFit",
    "autoIndent",
    "readingOrder",
  ],
  font: ["font"],
  border: ["borders"],
  patterns: ["fill", "pattern"],
  protection: ["locked", "formulaHidden"],
};

export const STYLE_ASPECTS = Object.keys(MEMBERS) as StyleAspect[];

/** Every style that Excel offers in this workbook: the workbook's own and the built-in ones. */
export function namedStyles(model: WorkbookModel): NamedStyle[] {
  const own = model.namedStyles;
  const others = BUILT_IN_STYLES.filter(({ id }) => !own.some(({ builtInId }) => builtInId === id));
  return [...own, ...others.map((builtIn) => builtInStyle(model, builtIn))];
}

/** By the name in the gallery or by the one of Excel's object model ("Heading 1" or "Heading1"), in any case. */
export function findNamedStyle(model: WorkbookModel, name: string): NamedStyle | null {
  const wanted = name.toLowerCase();
  const builtIn = BUILT_IN_STYLES.find((one) => one.apiName.toLowerCase() === wanted);
  const all = namedStyles(model);
  return (
    all.find((style) => style.name.toLowerCase() === wanted) ??
    all.find(({ builtInId }) => builtIn !== undefined && builtInId === builtIn.id) ??
    null
  );
}

function builtInStyle(model: WorkbookModel, { name, id, look }: BuiltInStyle): NamedStyle {
  const normal = model.styles.defaultStyle;
  const includes = STYLE_ASPECTS.filter(
    (aspect) => id === 0 || MEMBERS[aspect].some((member) => member in look),
  );
  const whole = id === 0 ? normal : { ...mergeStyle(normal, look), named: name };
  return { name, builtInId: id, look: whole, includes: new Set(includes) };
}

/** @throws ItemAlreadyExists, InvalidArgument for a name of nothing or over 255 characters */
export function addNamedStyle(model: WorkbookModel, name: string): NamedStyle {
  if (name.trim() === "" || name.length > 255) throw invalidArgument();
  if (findNamedStyle(model, name)) throw itemAlreadyExists();
  const look = { ...model.styles.defaultStyle, named: name };
  const style: NamedStyle = { name, look, includes: new Set(STYLE_ASPECTS) };
  model.namedStyles.push(style);
  return style;
}

/** Gives cells a named style: its format in all that it includes; what it leaves alone stays theirs. */
export function applyNamedStyle(model: WorkbookModel, sheet: SheetModel, box: Box, style: NamedStyle): void {
  const members = [...style.includes].flatMap((aspect) => MEMBERS[aspect]);
  restyle(model, sheet, box, (cell) => ({
    ...cell,
    ...Object.fromEntries(members.map((member) => [member, style.look[member]])),
    named: style.name === NORMAL ? undefined : style.name,
  }));
}

/**
 * Changes a named style, and every cell that has it and does not differ from it there.
 * @throws InvalidOperation for Normal, which is the format of every cell without one: this host does not change it
 */
export function changeNamedStyle(model: WorkbookModel, style: NamedStyle, change: StyleChange): void {
  if (style.name === NORMAL) throw invalidOperation("This host does not change the style Normal.");
  const before = style.look;
  style.look = mergeStyle(before, change);
  if (!model.namedStyles.includes(style)) model.namedStyles.push(style);
  const changed = (Object.keys(change) as (keyof CellStyle)[]).filter(
    (member) => !same(before[member], style.look[member]),
  );
  everywhere(model, style.name, (cell) => {
    const followed = changed.filter((member) => same(cell[member], before[member]));
    return { ...cell, ...Object.fromEntries(followed.map((member) => [member, style.look[member]])) };
  });
}

/**
 * Takes a style out of the workbook; its cells get the style Normal.
 * @throws InvalidOperation for a built-in style: this host keeps those
 */
export function deleteNamedStyle(model: WorkbookModel, style: NamedStyle): void {
  if (style.builtInId !== undefined) throw invalidOperation("This host keeps the built-in styles.");
  model.namedStyles.splice(model.namedStyles.indexOf(style), 1);
  const { defaultStyle } = model.styles;
  everywhere(model, style.name, () => defaultStyle);
}

/** Name of a cell's style as Excel's object model gives it. */
export function styleName({ named }: CellStyle): string {
  if (named === undefined) return NORMAL;
  return BUILT_IN_STYLES.find(({ name }) => name === named)?.apiName ?? named;
}

function everywhere(model: WorkbookModel, name: string, change: (cell: CellStyle) => CellStyle): void {
  for (const sheet of model.sheets) {
    restyle(model, sheet, WHOLE_SHEET, (cell) => (cell.named === name ? change(cell) : cell));
  }
}

function restyle(
  model: WorkbookModel,
  sheet: SheetModel,
  box: Box,
  change: (cell: CellStyle) => CellStyle,
): void {
  const known = new Map<number, number>();
  const changed = (id: number): number => {
    let result = known.get(id);
    if (result === undefined) known.set(id, (result = model.styles.idOf(change(model.styles.get(id)))));
    return result;
  };
  const columns = box.top === 0 && box.bottom === WHOLE_SHEET.bottom;
  const rows = box.left === 0 && box.right === WHOLE_SHEET.right;
  const set = (row: number, column: number): void =>
    sheet.cells.setStyle(row, column, changed(styleAt(sheet, row, column)));
  if (columns || rows) {
    sheet.cells.forEach(box, set);
    restyleLines(sheet.columnStyles, columns && !rows ? [box.left, box.right] : null, changed);
    restyleLines(sheet.rowStyles, rows && !columns ? [box.top, box.bottom] : null, changed);
  } else {
    for (let row = box.top; row <= box.bottom; row++) {
      for (let column = box.left; column <= box.right; column++) set(row, column);
    }
  }
  model.notify({ kind: "formats", sheet, box });
}

/** Whole columns or rows: those of the block, or (for the whole sheet) those that have a style of their own. */
function restyleLines(
  styles: Map<number, number>,
  block: readonly [number, number] | null,
  changed: (id: number) => number,
): void {
  if (!block) for (const [index, id] of styles) styles.set(index, changed(id));
  else
    for (let index = block[0]; index <= block[1]; index++) styles.set(index, changed(styles.get(index) ?? 0));
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
