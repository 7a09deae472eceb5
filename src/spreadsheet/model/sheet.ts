import { CellStore, type Box } from "./cells";
import type { ChartModel } from "./chart";
import type { SheetFilterModel } from "./filters";
import type { HyperlinkModel } from "./hyperlinks";
import type { ShapeModel } from "./shape";
import type { StyleChange } from "./style";
import type { TableModel } from "./table";

export type SheetVisibility = "Visible" | "Hidden" | "VeryHidden";

/** Width, in characters of the default font, and height, in points, that Excel gives the grid of a new sheet. */
export const DEFAULT_WIDTH = 8.43;
export const DEFAULT_HEIGHT = 15;

/** One worksheet: its cells and everything that lies on them. */
export class SheetModel {
  readonly cells = new CellStore();
  visibility: SheetVisibility = "Visible";
  tabColor = "";
  showGridlines = true;
  /** The letters and numbers beside the grid. */
  showHeadings = true;
  /** Width in characters of columns that have none of their own. */
  standardWidth = DEFAULT_WIDTH;
  /** Height in points of rows that have none of their own. */
  standardHeight = DEFAULT_HEIGHT;
  /** Widths in characters of the default font, by column; absent: standard. */
  readonly columnWidths = new Map<number, number>();
  readonly hiddenColumns = new Set<number>();
  /** Styles of whole columns and rows: for cells that have none of their own; a row's goes before a column's. */
  readonly columnStyles = new Map<number, number>();
  readonly rowStyles = new Map<number, number>();
  /** Heights in points, by row; absent: standard. */
  readonly rowHeights = new Map<number, number>();
  readonly hiddenRows = new Set<number>();
  /** Depth in the outline, 1 to 7, of rows and columns that are grouped. */
  readonly rowLevels = new Map<number, number>();
  readonly columnLevels = new Map<number, number>();
  /** Rows and columns kept in view; 0 is none. */
  frozenRows = 0;
  frozenColumns = 0;
  readonly merges: Box[] = [];
  /** Blocks that one formula fills, the cell with the formula first; kept by what calculates. */
  readonly spills: Box[] = [];
  readonly tables: TableModel[] = [];
  readonly charts: ChartModel[] = [];
  /** What else is drawn over the cells, the lowest first. */
  readonly shapes: ShapeModel[] = [];
  /** Numbers of the shapes that the opened file has in its drawing and the model knows. */
  readonly openedShapes: number[] = [];
  readonly conditionalFormats: ConditionalFormatModel[] = [];
  readonly validations: ValidationModel[] = [];
  readonly comments: CommentModel[] = [];
  /** Old-style notes of the opened file; they are kept and move with their cells, their texts are not changed. */
  readonly notes: NoteModel[] = [];
  readonly hyperlinks: HyperlinkModel[] = [];
  readonly customProperties = new Map<string, string>();
  protection: SheetProtection | null = null;
  /** False: its formulas keep the results they have. Not stored in the file. */
  enableCalculation = true;
  /** AutoFilter of the sheet itself (tables have their own). */
  autoFilter: SheetFilterModel | null = null;
  readonly page: PageLayoutModel = {
    orientation: "Portrait",
    zoom: { scale: 100 },
    printArea: null,
    titleRows: null,
    centerHorizontally: false,
    margins: { top: 0.75, bottom: 0.75, left: 0.7, right: 0.7, header: 0.3, footer: 0.3 },
    header: {},
    footer: {},
    paperSize: null,
    rowBreaks: new Set<number>(),
    columnBreaks: new Set<number>(),
  };
  /** Part name in the opened package; absent for a sheet made since. */
  part?: string;

  constructor(
    readonly id: string,
    public name: string,
    /** Its number in the file, which stays when it is renamed or moved. */
    readonly tabId: number,
  ) {}
}

export interface SheetProtection {
  readonly password: boolean;
  readonly options: Readonly<Record<string, boolean | string>>;
  /** The password itself, where it was set since the file was opened. */
  readonly passwordText?: string;
}

export interface PageLayoutModel {
  orientation: "Portrait" | "Landscape";
  zoom: { scale?: number; horizontalFitToPages?: number; verticalFitToPages?: number };
  printArea: Box | null;
  titleRows: { top: number; bottom: number } | null;
  centerHorizontally: boolean;
  margins: { top: number; bottom: number; left: number; right: number; header: number; footer: number };
  header: { left?: string; center?: string; right?: string };
  footer: { left?: string; center?: string; right?: string };
  paperSize: number | null;
  /** Rows and columns that begin a new page because somebody said so. */
  readonly rowBreaks: Set<number>;
  readonly columnBreaks: Set<number>;
  centerVertically?: boolean;
  printGridlines?: boolean;
  printHeadings?: boolean;
  blackAndWhite?: boolean;
  titleColumns?: { left: number; right: number } | null;
}

/** A rule that colours cells. `type` is Excel.ConditionalFormatType. */
export interface ConditionalFormatModel {
  readonly id: string;
  type:
    | "Custom"
    | "CellValue"
    | "ContainsText"
    | "DataBar"
    | "ColorScale"
    | "IconSet"
    | "PresetCriteria"
    | "TopBottom";
  ranges: Box[];
  priority: number;
  stopIfTrue: boolean;
  /** Rule as Excel's object model gives it: `{formula}`, `{formula1, formula2, operator}`, `{operator, text}`, criteria … */
  rule: Readonly<Record<string, unknown>>;
  /** For Custom, CellValue, ContainsText, PresetCriteria, TopBottom: what a match changes. */
  format: StyleChange;
  /** XML of a rule of an opened file that nobody changed. */
  xml?: string;
}

/** Data validation of one or more blocks. */
export interface ValidationModel {
  ranges: Box[];
  type: "WholeNumber" | "Decimal" | "List" | "Date" | "Time" | "TextLength" | "Custom";
  /** `{formula1, formula2, operator}`, `{source, inCellDropDown}` or `{formula}`, as in Excel's object model. */
  rule: Readonly<Record<string, unknown>>;
  ignoreBlanks: boolean;
  prompt: { showPrompt: boolean; title: string; message: string };
  errorAlert: {
    showAlert: boolean;
    style: "Stop" | "Warning" | "Information";
    title: string;
    message: string;
  };
}

export interface NoteModel {
  row: number;
  column: number;
  /** Its cell in the opened file, by which the file's own text and box of it are found. */
  readonly ref: string;
  readonly text: string;
  readonly authorName: string;
}

/** A person named in a comment, and where in its text ("@Ann Lee") that stands. */
export interface Mention {
  readonly name: string;
  readonly email: string;
  readonly start: number;
  readonly length: number;
}

/** What somebody said: the comment itself or a reply. */
interface Said {
  readonly id: string;
  content: string;
  readonly authorName: string;
  readonly authorEmail?: string;
  /** People whom it names; absent: none. */
  mentions?: readonly Mention[];
  /** As "2026-03-31T09:30:00.00"; absent where the file does not say. */
  readonly createdAt?: string;
}

/** A threaded comment; it belongs to its cell and does not move. */
export interface CommentModel extends Said {
  row: number;
  column: number;
  resolved: boolean;
  readonly replies: Said[];
  /** From the opened file and not changed since. */
  original: boolean;
}
