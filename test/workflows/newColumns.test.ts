import { addTable, renameTable } from "../../src/spreadsheet/model/tables";
import type { GivenWorkbook } from "../host/givenWorkbook";
import { importFiles } from "../../src/workflows/importSubmissions";
import { columnOf, done, picture } from "./givenContractBook";
import { type Filled, givenContractOf, givenFilled, givenNewContract } from "./givenSubmissions";

/** A contract workbook from before a column existed gets it where there is room, and nowhere else. */

jest.setTimeout(60_000);

const setup = givenContractOf();
const TABLE = "tblPathway";

/** A workbook whose tblPathway has no status yet, with something at the right of where its columns would go. */
async function givenOlderContract(
  putBeside: (book: GivenWorkbook, row: number, column: number) => void = () => undefined,
): Promise<GivenWorkbook> {
  const book = await givenNewContract(setup);
  await book.excel.run(async (context) => {
    for (const name of ["data_status", "revision_reason"])
      context.workbook.tables.getItem(TABLE).columns.getItem(name).delete();
    await context.sync();
  });
  const { box } = book.table(TABLE);
  putBeside(book, box.top, box.right + 1);
  return book;
}

const provisional = (): Filled => givenFilled(setup).fillAll().fill(TABLE, 1, { data_status: "provisional" });
const headers = (book: GivenWorkbook) => book.table(TABLE).columns.map(({ name }) => name);
const everything = (book: GivenWorkbook) =>
  Object.fromEntries(book.model.sheets.map(({ name }) => [name, picture(book, name)]));
const importOne = (filled: Filled) => importFiles([filled.file("a.xlsx")], { today: "2026-10-08" });

test("where the cells at the right are blank the columns come, and what stands further right stays", async () => {
  const book = await givenOlderContract(({ model }, row, column) => {
    const { cells } = model.sheet("Pathway")!;
    cells.setValue(row, column + 5, "My column");
    cells.setValue(row + 1, column + 5, "My remark");
    cells.setValue(row + 1, column + 6, 7);
  });
  const { box } = book.table(TABLE);
  done(await importOne(provisional()));
  expect(headers(book)).toEqual(expect.arrayContaining(["data_status"]));
  expect(columnOf(book, TABLE, "data_status")[0]).toBe("provisional");
  const { cells } = book.sheet("Pathway");
  expect(cells.value(box.top, box.right + 6)).toBe("My column");
  expect(cells.value(box.top + 1, box.right + 6)).toBe("My remark");
  expect(cells.value(box.top + 1, box.right + 7)).toBe(7);
});

test("a person's cells in the way are not moved: it is said, and nothing at all is written", async () => {
  const book = await givenOlderContract(({ model }, row, column) => {
    model.sheet("Pathway")!.cells.setValue(row + 1, column, "My remark");
  });
  const before = everything(book);
  const outcome = await importOne(provisional());
  expect(outcome).toMatchObject({
    kind: "failed",
    message: expect.stringMatching(
      /^The table tblPathway needs the column data_status, and [A-Z]+\d+ on "Pathway" stands where they would go/,
    ) as string,
  });
  expect(everything(book)).toEqual(before);
});

test("another table in the way is named, even where its cells are blank", async () => {
  const book = await givenOlderContract(({ model }, row, column) => {
    const sheet = model.sheet("Pathway")!;
    sheet.cells.setValue(row - 2, column, "mine");
    const box = { top: row - 2, left: column, bottom: row + 3, right: column };
    renameTable(model, sheet, addTable(model, sheet, box, true), "tblMine");
  });
  const before = everything(book);
  expect(await importOne(provisional())).toMatchObject({
    kind: "failed",
    message: expect.stringContaining("the table tblMine") as string,
  });
  expect(everything(book)).toEqual(before);
});

test("final figures need no column, whatever stands at the right", async () => {
  const book = await givenOlderContract(({ model }, row, column) => {
    model.sheet("Pathway")!.cells.setValue(row + 1, column, "My remark");
  });
  const before = headers(book);
  const filled = givenFilled(setup).fillAll();
  for (let row = 1; filled.at(TABLE, row, "stage"); row++) filled.fill(TABLE, row, { data_status: "final" });
  done(await importOne(filled));
  expect(headers(book)).toEqual(before);
});

test("a table with a totals row gets its columns above it", async () => {
  const book = await givenOlderContract();
  await book.excel.run(async (context) => {
    context.workbook.tables.getItem(TABLE).showTotals = true;
    await context.sync();
  });
  done(await importOne(provisional()));
  expect(headers(book)).toEqual(expect.arrayContaining(["data_status"]));
  expect(columnOf(book, TABLE, "data_status")[0]).toBe("provisional");
});
