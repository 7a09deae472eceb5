import type { Element } from "@xmldom/xmldom";
import type { SheetModel } from "../../model/sheet";
import type { StyleChange } from "../../model/style";
import type { WorkbookModel } from "../../model/workbook";
import type { OpcPackage } from "../package/opcPackage";
import type { Palette } from "../styles/colors";
import type { FormatMap } from "./sheetDataMerger";

export interface ReadContext {
  readonly model: WorkbookModel;
  readonly parts: OpcPackage;
  /** Name of the sheet's part. */
  readonly part: string;
  readonly palette: Palette;
  /** Style number of a cell format. */
  readonly styleOf: (format: number) => number;
  /** What a differential format changes. */
  readonly differential: (index: number) => StyleChange;
}

export interface WriteContext {
  readonly model: WorkbookModel;
  /** The package to be saved: parts that the section points to are written into it. */
  readonly parts: OpcPackage;
  readonly part: string;
  readonly palette: Palette;
  readonly formats: FormatMap;
  /** What a differential format of the file changes. */
  readonly differential: (index: number) => StyleChange;
  /** Index of a new differential format. */
  readonly addDifferential: (change: StyleChange) => number;
}

/**
 * One kind of child element of a worksheet part: how the model learns it and how it is written. A sheet keeps the
 * file's own text of a section as long as `state` gives what it gave when the file was opened.
 */
export interface SectionCodec {
  readonly name: string;
  /** `root` holds all sections but the cells. */
  read(root: Element, sheet: SheetModel, context: ReadContext): void;
  /** What of the model is in this section, comparable as JSON. */
  state(sheet: SheetModel, model: WorkbookModel): unknown;
  /**
   * The section's new text, "" for none, null to leave the file's as it is (what changed is in parts that it points to).
   * `root` holds the file's sections, from which unknown things are kept; undefined for a new sheet.
   */
  write(sheet: SheetModel, root: Element | undefined, context: WriteContext): string | null;
}
