import { parseReference } from "../../src/spreadsheet/model/address";
import { boxOf } from "../../src/spreadsheet/model/box";
import { styleAt } from "../../src/spreadsheet/model/cellStyles";
import { CellError, type CellValue } from "../../src/spreadsheet/model/cells";
import { addTable, findTable, renameTable } from "../../src/spreadsheet/model/tables";
import type { SheetModel } from "../../src/spreadsheet/model/sheet";
import { WorkbookModel, type ChangeSource } from "../../src/spreadsheet/model/workbook";
import { writeCells, type InputValue } from "../../src/spreadsheet/model/writeCells";
import { ExcelHost, type ExcelHostOptions } from "../../src/host/excel/excelHost";
import { bootOfficeInNode, type NodePage, type OfficeInNode } from "../../src/host/transport/officeInNode";

/** Rows of a sheet from A1 on; null is an empty cell. Texts are kept as they are, except formulas ("=…"). */
export type Grid = readonly (readonly (string | number | boolean | null)[])[];

export interface GivenOptions extends ExcelHostOptions {
  /** Tables by name, as "Sheet!A1:B9". */
  readonly tables?: Readonly<Record<string, string>>;
  /** Number formats, as "Sheet!B2:B9": "0%". */
  readonly formats?: Readonly<Record<string, string>>;
  readonly date1904?: boolean;
  /** Page of an add-in to load; absent: an empty page with office.js. */
  readonly page?: NodePage;
}

/** A workbook with Excel around it: what a person and an add-in do to it, and what is in it afterwards. */
export interface GivenWorkbook {
  readonly host: ExcelHost;
  readonly model: WorkbookModel;
  readonly window: OfficeInNode["window"];
  readonly office: OfficeInNode;
  /** Runs a batch of the add-in on the real Office.js. */
  readonly excel: { run<T>(batch: (context: Excel.RequestContext) => Promise<T>): Promise<T> };
  /** Value of a cell, e.g. "Data!B2"; null when it is empty, "#N/A" for an error. */
  cell(address: string): string | number | boolean | null;
  /** Values of a block. */
  cells(address: string): (string | number | boolean | null)[][];
  formula(address: string): string | undefined;
  numberFormat(address: string): string;
  /** A person (or a co-author) types into a cell. */
  type(address: string, input: InputValue, source?: ChangeSource): void;
  sheet(name: string): SheetModel;
  /** Where a table stands, e.g. "A1:B9"; its model. */
  table(name: string): NonNullable<ReturnType<typeof findTable>>["table"];
  /** Lets pushed events arrive. */
  settle(): Promise<void>;
  /** Number of context.sync() that reached the host since the last call. */
  syncs(): number;
}

/**
 * A new workbook in a new Excel with the real Office.js.
 *
 * @example
 * const book = await givenWorkbook({ Data: [["a", "b"], [1, 2]] }, { tables: { tblData: "Data!A1:B2" } });
 * await book.excel.run(async (context) => {
 *   context.workbook.worksheets.getItem("Data").getRange("B2").values = [[3]];
 *   await context.sync();
 * });
 * expect(book.cell("Data!B2")).toBe(3);
 */
export async function givenWorkbook(
  sheets: Readonly<Record<string, Grid>> = { Sheet1: [] },
  options: GivenOptions = {},
): Promise<GivenWorkbook> {
  const model = givenModel(sheets, options);
  const host = new ExcelHost(model, options);
  const office = await bootOfficeInNode(host, options.page);
  opened.push(office);
  return around(host, office);
}

/** The same without Office.js: for tests of the model alone. */
export function givenModel(
  sheets: Readonly<Record<string, Grid>>,
  options: GivenOptions = {},
): WorkbookModel {
  const model = new WorkbookModel();
  model.date1904 = options.date1904 ?? false;
  for (const [name, grid] of Object.entries(sheets)) fill(model.addSheet(name), grid);
  for (const [address, numberFormat] of Object.entries(options.formats ?? {})) {
    const { sheet, box } = locate(model, address);
    for (let row = box.top; row <= box.bottom; row++) {
      for (let column = box.left; column <= box.right; column++) {
        sheet.cells.setStyle(
          row,
          column,
          model.styles.derive(sheet.cells.style(row, column), { numberFormat }),
        );
      }
    }
  }
  for (const [name, address] of Object.entries(options.tables ?? {})) {
    const { sheet, box } = locate(model, address);
    renameTable(model, sheet, addTable(model, sheet, box, true), name);
  }
  return model;
}

/** Excel around a workbook that is there already, e.g. one read from a file. */
export async function givenExcel(model: WorkbookModel, options: GivenOptions = {}): Promise<GivenWorkbook> {
  const host = new ExcelHost(model, options);
  const office = await bootOfficeInNode(host, options.page);
  opened.push(office);
  return around(host, office);
}

const opened: OfficeInNode[] = [];

// Every window keeps timers: a test file that left one open would never end.
afterAll(() => {
  for (const office of opened.splice(0)) office.close();
});

function around(host: ExcelHost, office: OfficeInNode): GivenWorkbook {
  const { model } = host;
  let counted = host.syncLog.length;
  const read = (address: string) => {
    host.calculate();
    const { sheet, box } = locate(model, address);
    return sheet.cells.read(box).map((row) => row.map(plain));
  };
  return {
    host,
    model,
    office,
    window: office.window,
    excel: { run: (batch) => office.window.Excel.run(batch) },
    cell: (address) => read(address)[0]![0]!,
    cells: read,
    formula: (address) => {
      const { sheet, box } = locate(model, address);
      return sheet.cells.formula(box.top, box.left);
    },
    numberFormat: (address) => {
      const { sheet, box } = locate(model, address);
      return model.styles.get(styleAt(sheet, box.top, box.left)).numberFormat;
    },
    type: (address, input, source = "user") => {
      const { sheet, box } = locate(model, address);
      writeCells(model, sheet, box, input, { source });
    },
    sheet: (name) => model.sheet(name) ?? missing(`sheet ${name}`),
    table: (name) => findTable(model, name)?.table ?? missing(`table ${name}`),
    settle: () => new Promise((resolve) => setTimeout(resolve, 30)),
    syncs: () => {
      const since = host.syncLog.length - counted;
      counted = host.syncLog.length;
      return since;
    },
  };
}

function fill(sheet: SheetModel, grid: Grid): void {
  grid.forEach((row, r) => {
    row.forEach((value, c) => {
      const isFormula = typeof value === "string" && value.startsWith("=");
      // As in a file in which nobody has calculated it yet.
      sheet.cells.setValue(r, c, isFormula ? CellError.of("#NAME?") : value);
      if (isFormula) sheet.cells.setFormula(r, c, value);
    });
  });
}

function locate(model: WorkbookModel, address: string): { sheet: SheetModel; box: ReturnType<typeof boxOf> } {
  const reference = parseReference(address) ?? missing(`address ${address}`);
  const sheet = reference.sheet === null ? model.activeSheet : model.sheet(reference.sheet);
  return { sheet: sheet ?? missing(`sheet of ${address}`), box: reference.box };
}

function plain(value: CellValue): string | number | boolean | null {
  return value instanceof CellError ? value.code : value;
}

function missing(what: string): never {
  throw new Error(`There is no ${what}.`);
}
