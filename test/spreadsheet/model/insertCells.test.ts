import fc from "fast-check";
import { deleteCells, insertCells } from "../../../src/spreadsheet/model/insertCells";
import { WorkbookModel } from "../../../src/spreadsheet/model/workbook";
import { givenModel } from "../../host/givenWorkbook";

const byPlace = (a: { row: number; column: number }, b: { row: number; column: number }) =>
  a.row - b.row || a.column - b.column;

const content = (model: WorkbookModel) => {
  const { cells } = model.sheet("Data")!;
  return [cells.read({ top: 0, left: 0, bottom: 15, right: 7 }), [...cells.formulaCells()].sort(byPlace)];
};

const grids = fc.array(
  fc.array(fc.oneof(fc.integer(), fc.constant(null), fc.constant("=A1+$C$4"), fc.constant("x")), {
    minLength: 5,
    maxLength: 5,
  }),
  { minLength: 6, maxLength: 6 },
);

const shifts = [
  ["Down", "Up"],
  ["Right", "Left"],
] as const;

test("cells inserted and deleted again leave everything as it was", () => {
  fc.assert(
    fc.property(
      grids,
      fc.nat(4),
      fc.nat(3),
      fc.nat(1),
      fc.nat(1),
      fc.constantFrom(...shifts),
      (grid, row, column, h, w, shift) => {
        const model = givenModel({ Data: grid });
        const sheet = model.sheet("Data")!;
        const before = content(model);
        const box = { top: row, left: column, bottom: row + h, right: column + w };
        insertCells(model, sheet, box, shift[0]);
        deleteCells(model, sheet, box, shift[1]);
        expect(content(model)).toEqual(before);
      },
    ),
  );
});

const GRID = [
  ["a", "b", "c"],
  [1, 2, 3],
  [4, 5, 6],
];

test("a table widens where cells come in inside it, and narrows where they go", () => {
  const model = givenModel({ Data: GRID }, { tables: { tbl: "Data!A1:C3" } });
  const sheet = model.sheet("Data")!;
  const column = { top: 0, left: 1, bottom: 2, right: 1 };
  insertCells(model, sheet, column, "Right");
  expect(sheet.tables[0]!.box.right).toBe(3);
  expect(sheet.tables[0]!.columns).toHaveLength(4);
  deleteCells(model, sheet, column, "Left");
  expect(sheet.tables[0]!.columns.map(({ name }) => name)).toEqual(["a", "b", "c"]);
});

test("a table is never torn: cutting through some of its columns is a conflict", () => {
  const model = givenModel({ Data: [["above"], ...GRID] }, { tables: { tbl: "Data!A2:C4" } });
  const sheet = model.sheet("Data")!;
  expect(() => insertCells(model, sheet, { top: 0, left: 0, bottom: 0, right: 1 }, "Down")).toThrow(
    /conflict/,
  );
  expect(() => deleteCells(model, sheet, { top: 2, left: 0, bottom: 2, right: 0 }, "Left")).toThrow(
    /conflict/,
  );
});

test("a table goes with the rows it stood in", () => {
  const model = givenModel({ Data: GRID }, { tables: { tbl: "Data!A1:C3" } });
  deleteCells(model, model.sheet("Data")!, { top: 0, left: 0, bottom: 4, right: 16_383 }, "Up");
  expect(model.sheet("Data")!.tables).toEqual([]);
});

test("sizes, styles and hidden rows move with whole rows", () => {
  const model = givenModel({ Data: GRID });
  const sheet = model.sheet("Data")!;
  sheet.rowHeights.set(2, 40);
  sheet.hiddenRows.add(3);
  insertCells(model, sheet, { top: 1, left: 0, bottom: 1, right: 16_383 }, "Down");
  expect([[...sheet.rowHeights], [...sheet.hiddenRows]]).toEqual([[[3, 40]], [4]]);
});
