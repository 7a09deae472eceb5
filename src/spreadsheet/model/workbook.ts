import type { Box, CellValue } from "./cells";
import type { ChartModel } from "./chart";
import { DocumentProperties } from "./documentProperties";
import type { NamedStyle } from "./namedStyles";
import { SheetModel, type CommentModel, type SheetVisibility } from "./sheet";
import { StyleTable } from "./style";
import type { TableModel } from "./table";

/** What happened, for events, the formula engine and the grid. */
export type ModelChange =
  | {
      readonly kind: "values";
      readonly sheet: SheetModel;
      readonly box: Box;
      readonly source: ChangeSource;
      /** What stood there, where a single cell changed. */
      readonly before?: CellValue;
    }
  | { readonly kind: "formats"; readonly sheet: SheetModel; readonly box: Box }
  /** Results came in after the calculation that asked for them: custom functions answer later. */
  | { readonly kind: "calculated" }
  | {
      readonly kind: "cellsInserted" | "cellsDeleted";
      readonly sheet: SheetModel;
      readonly box: Box;
      readonly shift: "Down" | "Right" | "Up" | "Left";
      readonly source: ChangeSource;
    }
  /** Widths, heights, freeze panes, conditional formats, validation, merges, page, properties … of a sheet. */
  | { readonly kind: "layout"; readonly sheet: SheetModel }
  | {
      readonly kind: "tables";
      readonly sheet: SheetModel;
      readonly added?: TableModel;
      readonly deleted?: TableModel;
    }
  | {
      readonly kind: "charts";
      readonly sheet: SheetModel;
      readonly added?: ChartModel;
      readonly deleted?: ChartModel;
      readonly activated?: ChartModel;
      readonly deactivated?: ChartModel;
    }
  | { readonly kind: "protection"; readonly sheet: SheetModel }
  /** A sheet is calculated from now on, or no more, or all of it anew. */
  | { readonly kind: "sheetCalculation"; readonly sheet: SheetModel }
  /** `moved`: the rows (columns) of the sorted block that stand elsewhere than before. */
  | {
      readonly kind: "sorted";
      readonly sheet: SheetModel;
      readonly byColumns: boolean;
      readonly moved: readonly Box[];
    }
  | { readonly kind: "rowsHidden"; readonly sheet: SheetModel; readonly box: Box; readonly hidden: boolean }
  | {
      readonly kind: "comments";
      readonly sheet: SheetModel;
      readonly comment: CommentModel;
      readonly what: CommentChange;
      /** The reply that it is about. */
      readonly replyId?: string;
    }
  | { readonly kind: "sheetAdded" | "sheetDeleted"; readonly sheet: SheetModel }
  /** `before` is what was: the name, the position, the visibility, the sheet in front. */
  | { readonly kind: "sheetRenamed"; readonly sheet: SheetModel; readonly before?: string }
  | { readonly kind: "sheetMoved"; readonly sheet: SheetModel; readonly before?: number }
  | { readonly kind: "sheetVisibility"; readonly sheet: SheetModel; readonly before?: SheetVisibility }
  | { readonly kind: "activated"; readonly sheet: SheetModel; readonly before?: SheetModel }
  | { readonly kind: "selected"; readonly sheet: SheetModel; readonly box: Box }
  /** A person clicked (tapped) a cell; how far from its corner, in points. */
  | {
      readonly kind: "clicked";
      readonly sheet: SheetModel;
      readonly box: Box;
      readonly offsetX: number;
      readonly offsetY: number;
    }
  /** The workbook's window came to the front. */
  | { readonly kind: "workbookActivated" }
  | { readonly kind: "names" | "settings" | "customXml" };

/** What happened to a comment, in Excel's words. */
export type CommentChange =
  | "CommentAdded"
  | "CommentDeleted"
  | "CommentEdited"
  | "CommentResolved"
  | "CommentReopened"
  | "ReplyAdded"
  | "ReplyDeleted"
  | "ReplyEdited";

/** Who changed it: the add-in, the person at the grid, or a co-author. */
export type ChangeSource = "addin" | "user" | "remote";

export interface DefinedNameModel {
  name: string;
  /** With "=", e.g. "='Data'!$A$1:$B$9". */
  formula: string;
  comment: string;
  visible: boolean;
  /** null: the whole workbook. */
  sheet: SheetModel | null;
}

/** Cells to which an add-in has given an id, by which it finds them wherever they have moved to. */
export interface BindingModel {
  readonly id: string;
  readonly type: "Range" | "Table" | "Text";
  readonly sheet: SheetModel;
  /** Of a table, where it stood when it was bound: it knows itself where it stands. */
  box: Box;
  readonly table: TableModel | null;
}

/** A workbook without any trace of how it is stored, shown or scripted. */
export class WorkbookModel {
  readonly sheets: SheetModel[] = [];
  readonly styles: StyleTable;
  readonly names: DefinedNameModel[] = [];
  /** Cell styles of the file, and those made or changed since; the other built-in ones are there without being listed. */
  readonly namedStyles: NamedStyle[] = [];
  /** Settings of the add-in (workbook.settings), raw JSON values. */
  readonly settings = new Map<string, unknown>();
  /** Bindings of the add-in by id, in the order in which they were made; they are not stored in the file. */
  readonly bindings = new Map<string, BindingModel>();
  readonly customXmlParts = new Map<string, { namespaceUri: string; xml: string }>();
  readonly properties = new DocumentProperties();
  /** True where dates count from 1904. */
  date1904 = false;
  name = "Book1.xlsx";
  activeSheet!: SheetModel;
  /** The chart that is selected, where it is one and not cells. */
  activeChart: ChartModel | null = null;
  /** Protection of the sheets' list; null: none. Of an opened file's password only the hash is known: null. */
  structureProtection: { readonly password: string | null } | null = null;
  /** What is selected on the active sheet. */
  selection: Box = { top: 0, left: 0, bottom: 0, right: 0 };

  private readonly listeners = new Set<(change: ModelChange) => void>();
  private lastId = 0;
  private lastTabId = 0;

  constructor(styles = new StyleTable()) {
    this.styles = styles;
  }

  /** Listens to every change; the returned function stops it. */
  onChange(listener: (change: ModelChange) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  notify(change: ModelChange): void {
    for (const listener of [...this.listeners]) listener(change);
  }

  /** A new number, never used before in this workbook: for tables, charts, comments and rules. */
  nextId(): number {
    return ++this.lastId;
  }

  /** Makes sure that `nextId` gives only numbers above this one, which an opened file uses. */
  reserveId(id: number): void {
    this.lastId = Math.max(this.lastId, id);
  }

  /** Makes sure that new sheets get only numbers above this one, which chart sheets of an opened file may have. */
  reserveTabId(tabId: number): void {
    this.lastTabId = Math.max(this.lastTabId, tabId);
  }

  /** @param tabId number of the sheet in its file; absent: one that no sheet has had */
  addSheet(name: string, at = this.sheets.length, tabId = this.lastTabId + 1): SheetModel {
    this.reserveTabId(tabId);
    const sheet = new SheetModel(`{${guidOf(this.nextId())}}`, name, tabId);
    this.sheets.splice(at, 0, sheet);
    this.activeSheet ??= sheet;
    this.notify({ kind: "sheetAdded", sheet });
    return sheet;
  }

  sheet(name: string): SheetModel | undefined {
    return this.sheets.find((sheet) => sheet.name.toLowerCase() === name.toLowerCase());
  }
}

function guidOf(n: number): string {
  return `00000000-0001-0000-0000-${n.toString(16).padStart(12, "0").toUpperCase()}`;
}
