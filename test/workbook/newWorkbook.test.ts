import { buildContractWorkbook } from "../../src/documents/contractWorkbook";
import { setupOfDomain } from "../../src/documents/setupOfDomain";
import { domainOf } from "../../src/library/domains";
import type { OpenedWorkbook } from "../../src/spreadsheet/xlsx/origin";
import { openNewWorkbook } from "../../src/workbook/newWorkbook";
import { givenWorkbook } from "../host/givenWorkbook";

async function givenExcelThatOpens() {
  const windows: OpenedWorkbook[] = [];
  const book = await givenWorkbook({}, { openNewWorkbook: (made) => windows.push(made) });
  Object.assign(globalThis, { Excel: book.window.Excel });
  return { book, windows };
}

test("a workbook of bytes opens in a window of its own, and the one that is open stays as it is", async () => {
  const { book, windows } = await givenExcelThatOpens();
  const sheets = book.model.sheets.length;
  await openNewWorkbook(buildContractWorkbook(setupOfDomain(domainOf("waste_collection")!)));
  expect(windows.map(({ model }) => model.sheets[0]!.name)).toEqual(["Start"]);
  expect(windows[0]!.model.sheet("Indicators")!.tables[0]!.name).toBe("tblIndicators");
  expect(book.model.sheets).toHaveLength(sheets);
});

test("without bytes Excel opens an empty workbook", async () => {
  const { book, windows } = await givenExcelThatOpens();
  await book.window.Excel.createWorkbook();
  expect(windows.map(({ model }) => model.sheets.map(({ name }) => name))).toEqual([["Sheet1"]]);
});

test("bytes that are no workbook are refused", async () => {
  const { windows } = await givenExcelThatOpens();
  await expect(openNewWorkbook(new Uint8Array([1, 2, 3]))).rejects.toMatchObject({ code: "InvalidArgument" });
  expect(windows).toEqual([]);
});

test("where nothing can show a new workbook, that is said", async () => {
  const book = await givenWorkbook();
  Object.assign(globalThis, { Excel: book.window.Excel });
  await expect(openNewWorkbook(new Uint8Array([1]))).rejects.toMatchObject({ code: "UnsupportedOperation" });
});
