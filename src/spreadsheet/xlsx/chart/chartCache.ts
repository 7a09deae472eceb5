import type { Element } from "@xmldom/xmldom";
import { parseReference } from "../../model/address";
import { CellError, type CellValue } from "../../model/cells";
import type { ChartModel } from "../../model/chart";
import { seriesValues } from "../../model/charts";
import { formatValue } from "../../model/numberFormat";
import type { WorkbookModel } from "../../model/workbook";
import { child, children, descendants, fragment, numberAttribute } from "../xml/dom";
import { element, escapeXml } from "../xml/text";

/**
 * What a chart holds of the cells it points to: a viewer draws it from these values before it calculates anything.
 */
export interface CachedValues {
  readonly kind: "numbers" | "texts";
  readonly count: number;
  readonly points: ReadonlyMap<number, string>;
  readonly format: string;
}

/** "any" takes numbers where all cells hold numbers: categories may be either. */
export type Wanted = "numbers" | "texts" | "any";

/** Formula text of a reference as the file wants it: without "=". */
function fileReference(reference: string): string {
  return reference.replace(/^=/, "");
}

/** Values of a reference; empty cells are gaps. Null where it cannot be resolved. */
function cachedValues(model: WorkbookModel, reference: string, wanted: Wanted): CachedValues | null {
  const values = seriesValues(model, reference);
  if (!values) return null;
  const allNumbers = values.every((value) => value === null || typeof value === "number");
  const numbers =
    wanted === "any" ? allNumbers && values.some((value) => value !== null) : wanted === "numbers";
  const kind = numbers ? "numbers" : "texts";
  const format = formatOf(model, reference);
  const points = new Map<number, string>();
  values.forEach((value, i) => {
    const text = kind === "numbers" ? numberText(value) : textOf(value, format, model);
    if (text !== undefined) points.set(i, text);
  });
  return { kind, count: values.length, points, format };
}

/** Text of a category, as the cell shows it. */
function textOf(value: CellValue, format: string, model: WorkbookModel): string | undefined {
  return value === null ? undefined : formatValue(value, format, model.date1904);
}

/** Errors are left out: #N/A is how a formula says "no point", and viewers that read a number into it draw zero. */
function numberText(value: CellValue): string | undefined {
  return typeof value === "number" ? String(value) : undefined;
}

function formatOf(model: WorkbookModel, reference: string): string {
  const parsed = parseReference(fileReference(reference));
  const sheet = parsed?.sheet ? model.sheet(parsed.sheet) : undefined;
  return parsed && sheet
    ? model.styles.get(sheet.cells.style(parsed.box.top, parsed.box.left)).numberFormat
    : "General";
}

/** `<c:numRef>` or `<c:strRef>` with its values. */
export function referenceXml(model: WorkbookModel, reference: string, wanted: Wanted): string {
  const cache = cachedValues(model, reference, wanted);
  const kind = cache?.kind ?? (wanted === "numbers" ? "numbers" : "texts");
  const name = kind === "numbers" ? "num" : "str";
  const formula = element("c:f", {}, escapeXml(fileReference(reference)));
  return element(
    `c:${name}Ref`,
    {},
    formula + (cache ? element(`c:${name}Cache`, {}, cacheContent(cache)) : ""),
  );
}

function cacheContent({ kind, count, points, format }: CachedValues): string {
  const values = [...points].map(([idx, text]) =>
    element("c:pt", { idx }, element("c:v", {}, escapeXml(text))),
  );
  const code = kind === "numbers" ? element("c:formatCode", {}, escapeXml(format)) : "";
  return code + element("c:ptCount", { val: count }) + values.join("");
}

function references(chart: ChartModel): string[] {
  return chart.series.flatMap(({ nameRef, values, categories }) =>
    [nameRef, values, categories].filter((text) => text !== null),
  );
}

/** The values that a chart draws, to be compared. */
export function chartValuesState(chart: ChartModel, model: WorkbookModel): unknown {
  return references(chart).map((reference) =>
    seriesValues(model, reference)?.map((value) => (value instanceof CellError ? value.code : value)),
  );
}

/**
 * Puts the present values of the cells into a chart of the file, so that no viewer shows (and no reader finds) what
 * is no longer in the sheet. Tells whether any differed.
 */
export function refreshCaches(root: Element, model: WorkbookModel): boolean {
  let changed = false;
  for (const holder of [...descendants(root, "numRef"), ...descendants(root, "strRef")]) {
    const isNumbers = holder.localName === "numRef";
    const cache = child(holder, isNumbers ? "numCache" : "strCache");
    const fresh = cachedValues(model, child(holder, "f")?.textContent ?? "", isNumbers ? "numbers" : "texts");
    if (!cache || !fresh || sameValues(cache, fresh, isNumbers)) continue;
    for (const name of ["formatCode", "ptCount", "pt"])
      for (const node of children(cache, name)) cache.removeChild(node);
    const prefix = cache.prefix ? `${cache.prefix}:` : "";
    const first = cache.firstChild;
    for (const node of fragment(cache, cacheContent(fresh).replace(/(<\/?)c:/g, `$1${prefix}`)))
      cache.insertBefore(node, first);
    changed = true;
  }
  return changed;
}

function sameValues(cache: Element, fresh: CachedValues, isNumbers: boolean): boolean {
  const points = new Map(
    children(cache, "pt").map((node) => [
      numberAttribute(node, "idx") ?? 0,
      child(node, "v")?.textContent ?? "",
    ]),
  );
  if (points.size !== fresh.points.size || numberAttribute(child(cache, "ptCount"), "val") !== fresh.count)
    return false;
  return [...fresh.points].every(([i, text]) => {
    const old = points.get(i);
    return old === text || (isNumbers && old !== undefined && Number(old) === Number(text));
  });
}
