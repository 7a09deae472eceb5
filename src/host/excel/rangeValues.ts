import { columnCount, rowCount } from "../../spreadsheet/model/box";
import { changeStyle, styleAt } from "../../spreadsheet/model/cellStyles";
import { CellError, type Box, type CellValue } from "../../spreadsheet/model/cells";
import { invalidArgument } from "../../spreadsheet/model/excelError";
import { categoryOf, formatValue, isValidFormat } from "../../spreadsheet/model/numberFormat";
import { refuseLocked, refuseUnlessAllowed } from "../../spreadsheet/model/protection";
import type { SheetModel } from "../../spreadsheet/model/sheet";
import { writeCells, type Input } from "../../spreadsheet/model/writeCells";
import { asText } from "../protocol/arguments";
import type { Session } from "../protocol/session";
import { isUnbounded, type RangeTarget } from "./rangeTarget";

/** Values as the API gives them: "" for an empty cell, an error as its text. */
export function readValues({ sheet, box }: RangeTarget, session: Session): unknown[][] {
  session.calculate();
  const rows: unknown[][] = sheet.cells.read(box);
  for (const row of rows) {
    for (let i = 0; i < row.length; i++) row[i] = apiValue(row[i] as CellValue);
  }
  return rows;
}

export function apiValue(value: CellValue): string | number | boolean {
  if (value === null) return "";
  // Fact: values.errors-read-as-text
  return value instanceof CellError ? value.code : value;
}

/** Formulas where there are any, else values. */
export function readFormulas(target: RangeTarget, session: Session): unknown[][] {
  const rows = readValues(target, session);
  const { sheet, box } = target;
  for (const { row, column, formula } of sheet.cells.formulasIn(box)) {
    rows[row - box.top]![column - box.left] = formula;
  }
  return rows;
}

export function readTexts({ sheet, box }: RangeTarget, session: Session): string[][] {
  session.calculate();
  const { model } = session;
  return mapCells(sheet, box, (value, style) =>
    formatValue(value, model.styles.get(style).numberFormat, model.date1904),
  );
}

export function readValueTypes({ sheet, box }: RangeTarget, session: Session): string[][] {
  session.calculate();
  return mapCells(sheet, box, (value) => {
    if (value === null) return "Empty";
    if (value instanceof CellError) return "Error";
    return typeof value === "number" ? "Double" : typeof value === "boolean" ? "Boolean" : "String";
  });
}

export function readNumberFormats({ sheet, box }: RangeTarget, session: Session): string[][] {
  return mapCells(sheet, box, (_value, style) => session.model.styles.get(style).numberFormat);
}

export function readNumberFormatCategories({ sheet, box }: RangeTarget, session: Session): string[][] {
  const known = new Map<number, string>();
  return mapCells(sheet, box, (_value, style) => {
    let category = known.get(style);
    if (category === undefined) {
      known.set(style, (category = categoryOf(session.model.styles.get(style).numberFormat)));
    }
    return category;
  });
}

/**
 * Writes what an add-in sets as `values` or `formulas`.
 * @throws InvalidArgument for null, a wrong size, whole rows or columns; AccessDenied for locked cells
 */
export function setValues({ sheet, box }: RangeTarget, input: unknown, session: Session): void {
  // Fact: values.null-for-all
  if (input === null || isUnbounded(box)) throw invalidArgument();
  refuseLocked(session.model, sheet, box);
  const isFormula = (formula: string) => session.isFormula(formula);
  writeCells(session.model, sheet, box, input as Input, { source: "addin", isFormula });
}

/**
 * One format for all cells, plain or as `[[format]]`, or an array of the range's size in which null leaves a cell's
 * format alone.
 * @throws InvalidArgument for another size, and for what is no number format
 */
export function setNumberFormats({ sheet, box }: RangeTarget, input: unknown, { model }: Session): void {
  refuseUnlessAllowed(sheet, "allowFormatCells");
  const one = Array.isArray(input) && isOneCell(input) ? input[0][0] : input;
  // Excel spreads a single format over all cells, which it does not do with values.
  if (!Array.isArray(one)) {
    if (one !== null || !Array.isArray(input))
      changeStyle(model, sheet, box, { numberFormat: asFormat(one) });
    return;
  }
  const rows = one as unknown[];
  const width = columnCount(box);
  const fits =
    rows.length === rowCount(box) && rows.every((row) => Array.isArray(row) && row.length === width);
  if (!fits) throw invalidArgument();
  const derived = new Map<string, number>();
  (rows as unknown[][]).forEach((row, r) => {
    row.forEach((format, c) => {
      if (format === null) return;
      const style = styleAt(sheet, box.top + r, box.left + c);
      const numberFormat = asFormat(format);
      const key = `${style} ${numberFormat}`;
      let result = derived.get(key);
      if (result === undefined) derived.set(key, (result = model.styles.derive(style, { numberFormat })));
      sheet.cells.setStyle(box.top + r, box.left + c, result);
    });
  });
  model.notify({ kind: "formats", sheet, box });
}

function isOneCell(rows: readonly unknown[]): rows is [[unknown]] {
  return rows.length === 1 && Array.isArray(rows[0]) && rows[0].length === 1;
}

function asFormat(value: unknown): string {
  const format = asText(value);
  if (!isValidFormat(format)) throw invalidArgument();
  return format === "" ? "General" : format;
}

function mapCells<T>(sheet: SheetModel, box: Box, map: (value: CellValue, style: number) => T): T[][] {
  const isPlain = sheet.rowStyles.size === 0 && sheet.columnStyles.size === 0;
  return sheet.cells.read(box).map((row, r) =>
    row.map((value, c) => {
      const [at, column] = [box.top + r, box.left + c];
      return map(value, isPlain ? sheet.cells.style(at, column) : styleAt(sheet, at, column));
    }),
  );
}
