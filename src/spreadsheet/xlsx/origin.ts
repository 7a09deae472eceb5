import type { SheetModel } from "../model/sheet";
import type { WorkbookModel } from "../model/workbook";
import type { OpcPackage } from "./package/opcPackage";

/** A workbook with the file that it came from: what nobody changes is saved from there. */
export interface OpenedWorkbook {
  readonly model: WorkbookModel;
  readonly origin: Origin;
}

/** The opened file, and what the model was when it had been read. */
export interface Origin {
  readonly package: OpcPackage;
  readonly sharedStrings: readonly string[];
  readonly date1904: boolean;
  /** Style number by cell format, for every format that a cell, row or column uses. */
  readonly styleOfFormat: ReadonlyMap<number, number>;
  readonly sheets: ReadonlyMap<SheetModel, SheetOrigin>;
  /** Sheets by the position of their tab; undefined where a tab is no worksheet. */
  readonly tabs: readonly (SheetModel | undefined)[];
  /** State of what xl/workbook.xml holds. */
  readonly workbook: string;
}

export interface SheetOrigin {
  readonly part: string;
  /** Id of the workbook's relationship to it. */
  readonly relationship: string;
  readonly cells: string;
  /** State of heights, hidden rows, their styles and outline. */
  readonly rows: string;
  /** State of each section, by its name. */
  readonly sections: ReadonlyMap<string, string>;
}

/** What `<row>` tags say beside the cells, as text that can be compared. */
export function rowsState({ rowHeights, hiddenRows, rowStyles, rowLevels }: SheetModel): string {
  return stateText([rowHeights, hiddenRows, rowStyles, rowLevels]);
}

/** Anything as text that can be compared; maps and sets count as lists. */
export function stateText(value: unknown): string {
  return (
    JSON.stringify(value, (_, part: unknown) =>
      part instanceof Map || part instanceof Set ? [...part] : part,
    ) ?? ""
  );
}
