import {
  DetailedCellError,
  HyperFormula,
  type CellValue as LibraryValue,
  type RawCellContent,
} from "hyperformula";
import { boundingBox } from "../../spreadsheet/model/box";
import { CellError, MAX_COLUMNS, MAX_ROWS, type Box, type CellValue } from "../../spreadsheet/model/cells";
import type { SheetModel } from "../../spreadsheet/model/sheet";
import type { ModelChange, WorkbookModel } from "../../spreadsheet/model/workbook";
import type { SpillingCell, SpillingCells, SheetBox } from "../functions/spillingCells";
import type { CallResult } from "../functions/functionCalls";
import {
  errorFormula,
  fromLibraryError,
  registerFunctions,
  type FunctionContext,
} from "../functions/functionPlugin";
import { isBeyondLibrary } from "./beyondLibrary";
import "./filterFunction";
import { addReferences, columnsOf, type Columns } from "./neededCells";
import { resolveStructuredReferences } from "./structuredReferences";
import "./textFunction";

/** Settings under which the library agrees with Excel, from its page on compatibility with Microsoft Excel. */
const LIKE_EXCEL = {
  licenseKey: "gpl-v3",
  evaluateNullToZero: true,
  accentSensitive: true,
  useWildcards: true,
  useArrayArithmetic: true,
  leapYear1900: true,
  // Excel keeps 15 digits; the library would keep 10 decimals.
  precisionRounding: 14,
  nullDate: { year: 1899, month: 12, day: 31 },
  maxRows: MAX_ROWS,
  maxColumns: MAX_COLUMNS,
} as const;

const LIKE_EXCEL_1904 = {
  ...LIKE_EXCEL,
  leapYear1900: false,
  nullDate: { year: 1904, month: 1, day: 1 },
} as const;

/** Formulas with custom functions that rest on each other, one after the other. */
const MOST_IN_A_ROW = 50;

/**
 * Evaluates the formulas of a workbook with HyperFormula. Nothing is built while there are no formulas; afterwards
 * the engine is kept in step with the changes of the model, and results are written back when they are asked for.
 */
export class FormulaEngine {
  private engine: HyperFormula | null = null;
  /** What of the model the engine holds. */
  private loaded: Columns = new Map();
  private pending: SheetBox[] = [];
  private stale = true;
  /** Results of custom functions came since the last calculation. */
  private resultsCame = false;
  private readonly functions: ReadonlySet<string>;
  /** Which formulas keep the result that they have, by their text. */
  private readonly keeping = new Map<string, boolean>();

  /**
   * @param spilling the cells that are calculated apart, because they fill blocks or ask custom functions; null: none
   * @param blanks how a blank cell reaches a custom function
   */
  constructor(
    private readonly model: WorkbookModel,
    private readonly spilling: SpillingCells | null = null,
    private readonly blanks: FunctionContext["blanks"] = null,
  ) {
    registerFunctions(spilling?.calls?.names ?? []);
    this.functions = new Set(HyperFormula.getRegisteredFunctionNames("enGB"));
    model.onChange((change) => this.follow(change));
  }

  private readonly results = new Map<SheetModel, Box>();

  get isBuilt(): boolean {
    return this.engine !== null;
  }

  /** Brings the results of all formulas up to date; custom functions that have to be asked show #BUSY! until then. */
  calculate(): void {
    const changed = this.synchronize();
    if (!this.spilling || !(changed || this.resultsCame)) return;
    this.resultsCame = false;
    // A formula may rest on one that comes after it: what changed is calculated again until nothing does.
    for (let round = 0; round < MOST_IN_A_ROW; round++) {
      const filled = this.spilling.calculate((cell) =>
        this.keepsResult(cell.formula) ? null : this.resultOf(cell),
      );
      if (filled.length === 0) break;
      this.pending.push(...filled);
      this.synchronize();
    }
    this.spilling.calls?.forgetUnneeded();
  }

  /** Custom functions have answered: the next calculation takes their results. */
  takeResults(): void {
    this.resultsCame = true;
  }

  /** Brings the library in step with the model, and its results into the model; false where nothing had changed. */
  private synchronize(): boolean {
    if (!this.model.sheets.some((sheet) => sheet.cells.formulaCount > 0)) {
      this.drop();
      return false;
    }
    if (this.stale || this.pending.some((change) => this.reachesFurther(change))) {
      this.rebuild();
      return true;
    }
    if (this.pending.length === 0) return false;
    const engine = this.engine!;
    const changes = engine.batch(() => {
      for (const { sheet, box } of this.pending) {
        const columns = this.loaded.get(sheet);
        const left = columns && Math.min(...[...columns].filter((column) => column >= box.left));
        if (!columns || left === undefined || left > box.right) continue;
        const topLeft = { sheet: engine.getSheetId(sheet.name)!, row: box.top, col: left };
        engine.setCellContents(topLeft, this.contents(sheet, { ...box, left }, columns));
      }
    });
    this.pending = [];
    for (const change of changes) {
      if (!("address" in change)) continue;
      const sheet = this.model.sheet(engine.getSheetName(change.address.sheet)!)!;
      this.store(sheet, change.address.row, change.address.col, change.newValue);
    }
    return true;
  }

  /**
   * What the library cannot work out stays as Excel last knew it: an error in its place would spread to every figure
   * that rests on it, and be saved.
   */
  private keepsResult(formula: string): boolean {
    let keeps = this.keeping.get(formula);
    if (keeps === undefined) this.keeping.set(formula, (keeps = isBeyondLibrary(formula, this.functions)));
    return keeps;
  }

  private resultOf({ sheet, row, column, formula }: SpillingCell): CallResult {
    const engine = this.engine!;
    const place = { sheet: sheet.name, row, column };
    const text = resolveStructuredReferences(formula, place, this.model);
    const result = engine.calculateFormula(text, engine.getSheetId(sheet.name)!);
    if (Array.isArray(result)) return { rows: result.map((line) => line.map(fromLibrary)) };
    const reason =
      result instanceof DetailedCellError ? fromLibraryError(result.value, result.message).reason : undefined;
    return { rows: [[fromLibrary(result)]], reason };
  }

  /** Result of a formula that stands in no cell. */
  evaluate(formula: string): CellValue {
    const sheet = this.model.activeSheet;
    const place = { sheet: sheet.name, row: -1, column: -1 };
    const text = resolveStructuredReferences(formula, place, this.model);
    const read: Columns = new Map();
    addReferences(read, this.model, text, sheet);
    this.calculate();
    if (!this.engine || !this.holds(read)) this.rebuild(read);
    const result = this.engine!.calculateFormula(text, this.engine!.getSheetId(sheet.name)!);
    return fromLibrary(Array.isArray(result) ? (result[0]?.[0] ?? null) : result);
  }

  /** True when the text can be read as a formula; unknown functions and names only show as #NAME? later. */
  isFormula(formula: string): boolean {
    const place = { sheet: "", row: -1, column: -1 };
    return syntaxChecker().validateFormula(resolveStructuredReferences(formula, place, this.model));
  }

  private follow(change: ModelChange): void {
    if (change.kind === "values") {
      // Excel has not seen a formula that was entered here.
      for (const { row, column, formula } of change.sheet.cells.formulasIn(change.box)) {
        if (this.keepsResult(formula)) change.sheet.cells.setResult(row, column, CellError.of("#NAME?"));
      }
      const taken = this.spilling?.makeWay(change);
      if (this.engine) this.pending.push(change, ...(taken ? [{ sheet: change.sheet, box: taken }] : []));
    } else if (
      ![
        "formats",
        "calculated",
        "layout",
        "charts",
        "selected",
        "activated",
        "clicked",
        "workbookActivated",
        "sorted",
        "rowsHidden",
        "comments",
        "settings",
        "customXml",
      ].includes(change.kind)
    ) {
      this.stale = true;
    }
  }

  private drop(): void {
    this.engine?.destroy();
    this.engine = null;
    this.loaded = new Map();
    this.pending = [];
    this.stale = true;
  }

  /** Builds the engine anew with what formulas read, and with `also`. */
  private rebuild(also: Columns = new Map()): void {
    this.drop();
    const sheets: Record<string, RawCellContent[][]> = {};
    for (const sheet of this.model.sheets) sheets[sheet.name] = [];
    this.loaded = this.neededColumns();
    for (const [sheet, columns] of also) {
      for (const column of columns) columnsOf(this.loaded, sheet).add(column);
    }
    for (const [sheet, columns] of this.loaded) {
      const used = sheet.cells.used(true);
      const right = used && Math.min(used.right, Math.max(...columns));
      if (used && right !== null) {
        sheets[sheet.name] = this.contents(sheet, { ...used, top: 0, left: 0, right }, columns);
      }
    }
    this.engine = HyperFormula.buildFromSheets(
      sheets,
      { ...(this.model.date1904 ? LIKE_EXCEL_1904 : LIKE_EXCEL), context: this.context() },
      this.names(),
    );
    this.stale = false;
    for (const sheet of this.loaded.keys()) {
      const id = this.engine.getSheetId(sheet.name)!;
      for (const { row, column } of sheet.cells.formulaCells()) {
        this.store(sheet, row, column, this.engine.getCellValue({ sheet: id, row, col: column }));
      }
    }
  }

  private context(): FunctionContext {
    return { calls: this.spilling?.calls ?? null, blanks: this.blanks, date1904: this.model.date1904 };
  }

  /** Columns with formulas, and those that formulas or names speak of. */
  private neededColumns(): Columns {
    const columns: Columns = new Map();
    for (const { expression } of this.names()) addReferences(columns, this.model, expression, null);
    for (const sheet of this.model.sheets) {
      for (const { row, column, formula } of sheet.cells.formulaCells()) {
        columnsOf(columns, sheet).add(column);
        const place = { sheet: sheet.name, row, column };
        addReferences(columns, this.model, resolveStructuredReferences(formula, place, this.model), sheet);
      }
    }
    return columns;
  }

  /** True when new formulas stand in, or speak of, columns that the engine does not hold. */
  private reachesFurther({ sheet, box }: { sheet: SheetModel; box: Box }): boolean {
    const columns: Columns = new Map();
    for (const { row, column, formula } of sheet.cells.formulasIn(box)) {
      columnsOf(columns, sheet).add(column);
      const place = { sheet: sheet.name, row, column };
      addReferences(columns, this.model, resolveStructuredReferences(formula, place, this.model), sheet);
    }
    return !this.holds(columns);
  }

  private holds(needed: Columns): boolean {
    return [...needed].every(([sheet, columns]) => {
      const held = this.loaded.get(sheet);
      return held !== undefined && [...columns].every((column) => held.has(column));
    });
  }

  private contents(sheet: SheetModel, box: Box, columns: ReadonlySet<number>): RawCellContent[][] {
    const rows = sheet.cells
      .read(box)
      .map((row) =>
        row.map((value, i): RawCellContent => (columns.has(box.left + i) ? toLibrary(value) : null)),
      );
    for (const { row, column, formula } of sheet.cells.formulasIn(box)) {
      if (this.isLeftAlone(sheet, formula)) continue;
      const place = { sheet: sheet.name, row, column };
      rows[row - box.top]![column - box.left] = resolveStructuredReferences(formula, place, this.model);
    }
    return rows;
  }

  private isLeftAlone(sheet: SheetModel, formula: string): boolean {
    return !sheet.enableCalculation || this.spilling?.isApart(formula) === true || this.keepsResult(formula);
  }

  /** The scope is the place of the sheet, by which the library numbers sheets; absent: the whole workbook. */
  private names(): { name: string; expression: string; scope?: number }[] {
    const usable = this.model.names.filter(({ name }) => /^[\p{L}_][\p{L}\p{N}_.]*$/u.test(name));
    const place = { sheet: "", row: -1, column: -1 };
    const names = usable.map(({ name, formula, sheet }) => ({
      name,
      expression: resolveStructuredReferences(formula, place, this.model),
      ...(sheet && { scope: this.model.sheets.indexOf(sheet) }),
    }));
    // The library knows TRUE() and FALSE() only as functions.
    return [...names, { name: "TRUE", expression: "=TRUE()" }, { name: "FALSE", expression: "=FALSE()" }];
  }

  private store(sheet: SheetModel, row: number, column: number, result: LibraryValue): void {
    const formula = sheet.cells.formula(row, column);
    if (formula === undefined || this.isLeftAlone(sheet, formula)) return;
    sheet.cells.setResult(row, column, fromLibrary(result));
    const cell = { top: row, left: column, bottom: row, right: column };
    const known = this.results.get(sheet);
    this.results.set(sheet, known ? boundingBox(known, cell) : cell);
  }

  /** The sheets with new results since this was last asked, each with the block around them. */
  takeCalculated(): [SheetModel, Box][] {
    const taken = [...this.results];
    this.results.clear();
    return taken;
  }
}

function toLibrary(value: CellValue): RawCellContent {
  if (value instanceof CellError) return errorFormula(value.code) ?? value.code;
  // The apostrophe keeps the library from reading a text as a number or a formula.
  return typeof value === "string" ? `'${value}` : value;
}

function fromLibrary(value: LibraryValue): CellValue {
  if (value instanceof DetailedCellError)
    return CellError.of(fromLibraryError(value.value, value.message).code);
  // A formula never leaves its cell empty: a reference to an empty cell comes to 0.
  return value ?? 0;
}

let checker: HyperFormula | null = null;

function syntaxChecker(): HyperFormula {
  return (checker ??= HyperFormula.buildEmpty(LIKE_EXCEL));
}
