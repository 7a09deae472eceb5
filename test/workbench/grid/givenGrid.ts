import { parseReference } from "../../../src/spreadsheet/model/address";
import type { Box, CellValue } from "../../../src/spreadsheet/model/cells";
import type { SheetModel } from "../../../src/spreadsheet/model/sheet";
import { WorkbookModel, type ModelChange } from "../../../src/spreadsheet/model/workbook";
import { writeCells } from "../../../src/spreadsheet/model/writeCells";
import { type Calculation, GridView, prepareGrid } from "../../../src/workbench/grid/gridView";

prepareGrid();

/** A workbook with its grid, without a page: what a person sees and does, by cell addresses. */
export interface GivenGrid {
  readonly book: WorkbookModel;
  readonly sheet: SheetModel;
  readonly view: GridView;
  /** Changes that the workbook told its listeners, since the grid was made. */
  readonly changes: ModelChange[];
  /** Sentences that the person was told. */
  readonly told: string[];
  /** What the grid shows. */
  shown(address: string): string;
  /** What stands in the formula bar. */
  content(address: string): string;
  value(address: string): CellValue;
  /** A person types into a cell. */
  type(address: string, text: string): void;
  /** The add-in writes. */
  write(address: string, values: CellValue[][]): void;
}

export function box(address: string): Box {
  return parseReference(address)!.box;
}

/** Cells of a first sheet called "Data", as they are typed. The grid's clock is jest's. */
export function givenGrid(
  cells: Readonly<Record<string, string>>,
  prepare?: (book: WorkbookModel) => void,
  calculation?: Calculation,
): GivenGrid {
  jest.useFakeTimers();
  // o-spreadsheet reports every model that it makes.
  jest.spyOn(console, "debug").mockImplementation(() => undefined);
  const book = new WorkbookModel();
  const sheet = book.addSheet("Data");
  for (const [address, text] of Object.entries(cells)) writeCells(book, sheet, box(address), text);
  prepare?.(book);
  const told: string[] = [];
  const changes: ModelChange[] = [];
  const view = new GridView(book, (sentence) => told.push(sentence), calculation);
  book.onChange((change) => changes.push(change));
  const { getters } = view.model;
  const at = (address: string) => {
    const { top: row, left: col } = box(address);
    return { sheetId: sheet.id, row, col };
  };
  return {
    book,
    sheet,
    view,
    changes,
    told,
    shown: (address) => getters.getEvaluatedCell(at(address)).formattedValue,
    content: (address) => getters.getCellText(at(address), { showFormula: true }),
    value: (address) => sheet.cells.value(box(address).top, box(address).left),
    type: (address, text) => {
      view.model.dispatch("UPDATE_CELL", { ...at(address), content: text });
      jest.runAllTimers();
    },
    write: (address, values) => {
      const { top, left } = box(address);
      values.forEach((row, r) => row.forEach((value, c) => sheet.cells.setValue(top + r, left + c, value)));
      book.notify({ kind: "values", sheet, box: box(address), source: "addin" });
      jest.runAllTimers();
    },
  };
}
