import { CellError, type CellStore } from "../../../src/spreadsheet/model/cells";
import { box, givenGrid } from "./givenGrid";

/** What custom functions leave in the cells, as the grid shows it. */

test("what a formula fills shows in its cells, where nothing was entered", () => {
  const grid = givenGrid({ A1: "=ACM.LIMITS(B1:B12)" }, ({ activeSheet: { cells, spills } }) => {
    [5, 4, 6].forEach((value, column) => cells.setResult(0, column, value));
    spills.push(box("A1:C1"));
  });
  expect(["A1", "B1", "C1"].map((cell) => grid.shown(cell))).toEqual(["5", "4", "6"]);
  expect(["A1", "B1", "C1"].map((cell) => grid.content(cell))).toEqual(["=ACM.LIMITS(B1:B12)", "", ""]);
});

test("what is typed is calculated before it is shown, and results that come later are shown too", () => {
  let cells: CellStore | null = null;
  const grid = givenGrid({ A1: "1" }, ({ activeSheet }) => void (cells = activeSheet.cells), {
    calculate: () => cells?.setResult(0, 1, Number(cells.value(0, 0)) * 2),
    errorReason: () => undefined,
  });
  grid.type("A1", "4");
  expect(grid.shown("B1")).toBe("8");
  grid.sheet.cells.setResult(0, 0, 10);
  grid.book.notify({ kind: "calculated" });
  jest.runAllTimers();
  expect(grid.shown("B1")).toBe("20");
});

test("an error tells its reason", () => {
  const grid = givenGrid({}, ({ activeSheet }) => activeSheet.cells.setValue(0, 0, CellError.of("#N/A")), {
    calculate: () => undefined,
    errorReason: (_sheet, row, column) => (row === 0 && column === 0 ? "Too few points." : undefined),
  });
  const position = { sheetId: grid.sheet.id, row: 0, col: 0 };
  expect(grid.view.model.getters.getEvaluatedCell(position)).toMatchObject({
    value: "#N/A",
    message: "Too few points.",
  });
});
