import type { CellValue } from "../../spreadsheet/model/cells";
import type { WorkbookModel } from "../../spreadsheet/model/workbook";
import type { OpenedWorkbook } from "../../spreadsheet/xlsx/origin";
import type { FunctionCalls } from "../functions/functionCalls";
import type { ApiSets } from "./apiSets";
import type { Events } from "./events";
import type { Modes } from "./modes";
import type { References } from "./references";

/** What a member of a class may use beside its target. */
export interface Session {
  readonly model: WorkbookModel;
  readonly options: HostOptions;
  readonly references: References;
  readonly events: Events;
  readonly calculation: Calculation;
  readonly modes: Modes;
  /** The pane, as the add-in itself asked for it. */
  readonly pane: { isShown: boolean; whenCommandsAreDone(show: () => void): void };
  /** Whether the file lacks something that was changed since it was saved. */
  readonly file: { isDirty: boolean };
  /** Brings the results of formulas up to date; in manual or suspended calculation only when forced. */
  calculate(force?: boolean): void;
  /** True when `formula` (with "=") can be read. */
  isFormula(formula: string): boolean;
  /** Result of a formula that stands in no cell. */
  evaluate(formula: string): CellValue;
  /** Calls of the add-in's custom functions; null where it has none. */
  readonly functionCalls: FunctionCalls | null;
}

export interface Calculation {
  /** Not stored in the file. */
  mode: "Automatic" | "AutomaticExceptTables" | "Manual";
  /** Until the end of the request. */
  suspended: boolean;
}

export interface HostOptions {
  readonly platform: Platform;
  /** Whence the add-in was installed: what Microsoft Marketplace installed may not show its pane by itself. */
  readonly installedFrom: "organization" | "marketplace";
  readonly apiSets: ApiSets;
  readonly limits: Limits;
  readonly locale: Locale;
  /** Name that comments carry. */
  readonly userName: string;
  readonly userEmail: string;
  readonly displayLanguage: string;
  readonly contentLanguage: string;
  /** How a blank cell reaches a custom function: older versions for the desktop make a 0 of it. */
  readonly blankArguments: null | 0;
  /** Shows a workbook that an add-in made, in a window of its own; null where nothing can show one. */
  readonly openNewWorkbook: ((made: OpenedWorkbook) => void) | null;
  /** Shows or hides the pane of the add-in that asks for it; null where there is none. */
  readonly showPane: ((isShown: boolean) => void) | null;
}

/** What an add-in finds around it, apart from what its API sets say. */
export interface Platform {
  /** Which of Microsoft's bundles Office.js loads there. */
  readonly bundle: "web" | "win32" | "mac";
  /** Version of Office, as `Office.context.diagnostics.version` gives it. */
  readonly build: string;
  /** Of the browser that shows the pane. */
  readonly userAgent: string;
  /** What comes of a link with `download`: the web view of Excel for Mac drops it without a word. */
  readonly downloads: "saved" | "dropped";
  /** Where the window of a new workbook opens: on a Mac behind the one that is in use. */
  readonly newWindows: "inFront" | "behind";
}

export interface Limits {
  /** Bytes of one request and of one response; Infinity where the platform has no limit. */
  readonly requestBytes: number;
  readonly responseBytes: number;
  /** Bytes of the settings of one add-in in a file, and of one custom XML part. */
  readonly settingsBytes: number;
  readonly customXmlBytes: number;
  /** Cells of one read. */
  readonly readCells: number;
  /** Excel answers a larger read with an error or with null; both happen. */
  readonly largeRead: "error" | "null";
}

/** Number and date separators are independent of Excel's display language. */
export interface Locale {
  readonly name: string;
  readonly decimalSeparator: string;
  readonly thousandsSeparator: string;
  readonly dateSeparator: string;
  readonly timeSeparator: string;
  readonly shortDatePattern: string;
  readonly longDatePattern: string;
  readonly longTimePattern: string;
}
