import { CellError, type CellValue } from "../../model/cells";
import { cellAddress } from "../address";
import { attributes, encodeCellText, escapeXml } from "../xml/text";

/** Errors that a file knows; younger ones (#SPILL!, #BUSY!) are #VALUE! there, and found again when Excel calculates. */
const FILE_ERRORS = new Set([
  "#NULL!",
  "#DIV/0!",
  "#VALUE!",
  "#REF!",
  "#NAME?",
  "#NUM!",
  "#N/A",
  "#GETTING_DATA",
]);

/** What a cell of the file shall hold. */
export interface CellContent {
  readonly row: number;
  readonly column: number;
  readonly format: number;
  readonly value: CellValue;
  /** `<f>` element, or "". */
  readonly formula: string;
}

/**
 * `<c>` with the value in it. Texts are written into their cell: the shared texts of an opened file then stay as they are.
 * @param prefix of the main namespace, e.g. "x:"
 * @param extra further attributes of the cell that are to be kept
 */
export function cellXml(
  { row, column, format, value, formula }: CellContent,
  prefix = "",
  extra = "",
): string {
  const start = `<${prefix}c r="${cellAddress(row, column)}"${format ? ` s="${format}"` : ""}`;
  const end = `</${prefix}c>`;
  const v = (text: string | number): string => `<${prefix}v>${text}</${prefix}v>`;
  if (typeof value === "number" && Number.isFinite(value))
    return `${start}${extra}>${formula}${v(value)}${end}`;
  if (typeof value === "boolean") return `${start} t="b"${extra}>${formula}${v(value ? 1 : 0)}${end}`;
  if (value instanceof CellError) {
    const code = FILE_ERRORS.has(value.code) ? value.code : "#VALUE!";
    return `${start} t="e"${extra}>${formula}${v(escapeXml(code))}${end}`;
  }
  if (typeof value !== "string") return formula ? `${start}${extra}>${formula}${end}` : `${start}${extra}/>`;
  if (formula) return `${start} t="str"${extra}>${formula}${v(encodeCellText(value))}${end}`;
  const space = /^\s|\s$|\n| {2}/.test(value) ? ' xml:space="preserve"' : "";
  return `${start} t="inlineStr"${extra}><${prefix}is><${prefix}t${space}>${encodeCellText(value)}</${prefix}t></${prefix}is>${end}`;
}

export function formulaXml(text: string, prefix = "", values: Readonly<Record<string, string>> = {}): string {
  return `<${prefix}f${attributes(values)}>${escapeXml(text)}</${prefix}f>`;
}
