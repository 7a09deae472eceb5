import type { SheetPlace, TablePlace } from "../../src/workbook/inventory";
import { preflight, sheetsAreProtected, structureIsProtected } from "../../src/workbook/preflight";

const table = (change: Partial<TablePlace> = {}): TablePlace => ({
  name: "tblMeasures",
  sheet: "Data",
  row: 0,
  column: 0,
  rows: 2,
  columns: 2,
  headers: [],
  showTotals: false,
  filters: null,
  protected: false,
  ...change,
});
const locked: Pick<SheetPlace, "name" | "protected"> = { name: "Summary", protected: true };
const OPEN = { structureProtected: false };

test("what is in the way is named with its sheet, with what to do, before anything is written", () => {
  expect(() => preflight(OPEN, { sheets: [locked] })).toThrow(
    'The sheet "Summary" is protected. Unprotect it (Review, Unprotect Sheet), then try again. Nothing was written.',
  );
  expect(() => preflight(OPEN, { tables: [table({ protected: true })] })).toThrow(
    'The sheet "Data", where the table tblMeasures stands, is protected.',
  );
  expect(() => preflight(OPEN, { unfiltered: [table({ filters: [null] })] })).toThrow(
    'The table tblMeasures on the sheet "Data" is filtered. Clear its filter (Data, Clear)',
  );
  expect(() => preflight({ structureProtected: true }, { newSheets: ["Flags"] })).toThrow(
    'so the sheet "Flags" cannot be made.',
  );
});

test("nothing is refused that does not touch what is locked", () => {
  preflight({ structureProtected: true }, { tables: [table()], unfiltered: [table()] });
  preflight(OPEN, { newSheets: ["Flags"], tables: [table({ filters: [null] })] });
});

test("many names are not listed one by one", () => {
  expect(structureIsProtected(["A", "B", "C", "D", "E"])).toContain(
    'the sheets "A", "B", "C" and 2 more cannot',
  );
  expect(structureIsProtected([])).toContain("so sheets cannot be made");
  expect(sheetsAreProtected(["A", "B"])).toContain('Sheets are protected: "A", "B".');
});
