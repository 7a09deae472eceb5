import { boxOf, columnCount, isOnSheet, rowCount, sameCell } from "../../spreadsheet/model/box";
import type { Box } from "../../spreadsheet/model/cells";
import { ExcelError } from "../../spreadsheet/model/excelError";
import type { Session } from "../protocol/session";
import type { OfficeDocument, Refusal } from "../transport/documentMethods";
import { isUnbounded, type RangeTarget } from "./rangeTarget";
import { readTexts, readValues, setValues } from "./rangeValues";

/** More than that Excel on the web does not write in one call. */
const MOST_CELLS = 20_000;

/** The workbook as Office's common API knows it. */
export class DocumentOfWorkbook implements OfficeDocument {
  private readonly copies = new Map<number, Uint8Array>();
  private copiesMade = 0;

  constructor(
    private readonly session: Session,
    private readonly bytes: () => Uint8Array,
    private readonly urlNow: () => string,
  ) {}

  /** Changes with the workbook's name. */
  get url(): string {
    return this.urlNow();
  }

  selectedData({ formatted, onlyVisible }: Parameters<OfficeDocument["selectedData"]>[0]) {
    const target = this.selection();
    const { sheet, box } = target;
    if (isUnbounded(box)) return "tooMuchToRead";
    const rows: unknown[][] = (formatted ? readTexts : readValues)(target, this.session);
    if (!onlyVisible) return rows;
    return rows
      .filter((_row, r) => !sheet.hiddenRows.has(box.top + r))
      .map((row) => row.filter((_value, c) => !sheet.hiddenColumns.has(box.left + c)));
  }

  setSelectedData(rows: readonly (readonly unknown[])[]): Refusal | null {
    const { sheet, box } = this.selection();
    const [height, width] = [rows.length, Math.max(...rows.map((row) => row.length))];
    if (height * width > MOST_CELLS) return "tooMuchToWrite";
    const target: Box = sameCell(box) ? boxOf(box.top, box.left, height, width) : box;
    const fits = rowCount(target) === height && rows.every((row) => row.length === columnCount(target));
    if (!fits || !isOnSheet(target)) return "shapeDiffers";
    if (sameCell(box) && this.hasOtherValues({ sheet, box: target }, box)) return "wouldOverwrite";
    try {
      setValues({ sheet, box: target }, rows, this.session);
      return null;
    } catch (error) {
      if (error instanceof ExcelError) return "cannotWrite";
      throw error;
    }
  }

  openCopy() {
    this.session.calculate();
    const handle = ++this.copiesMade;
    const bytes = this.bytes();
    this.copies.set(handle, bytes);
    return { handle, bytes: bytes.length };
  }

  slice(handle: number, from: number, length: number): Uint8Array | Refusal {
    return this.copies.get(handle)?.subarray(from, from + length) ?? "noSuchFile";
  }

  closeCopy(handle: number): void {
    this.copies.delete(handle);
  }

  private selection(): RangeTarget {
    const { activeSheet: sheet, selection: box } = this.session.model;
    return { sheet, box };
  }

  private hasOtherValues({ sheet, box }: RangeTarget, cell: Box): boolean {
    return sheet.cells
      .read(box)
      .some((row, r) =>
        row.some((value, c) => value !== null && (box.top + r !== cell.top || box.left + c !== cell.left)),
      );
  }
}
