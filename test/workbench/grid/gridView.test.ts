import { CellError } from "../../../src/spreadsheet/model/cells";
import { insertCells } from "../../../src/spreadsheet/model/insertCells";
import {
  addSheet,
  activateSheet,
  deleteSheet,
  moveSheet,
  renameSheet,
  setVisibility,
} from "../../../src/spreadsheet/model/sheets";
import { writeCells } from "../../../src/spreadsheet/model/writeCells";
import { addTable } from "../../../src/spreadsheet/model/tables";
import { box, givenGrid } from "./givenGrid";

const flush = () => jest.runAllTimers();

test("cells show as the workbook formats them, and are edited as they were typed", () => {
  const grid = givenGrid({ A1: "5%", A2: "2026-09", A3: "'007", A4: "TRUE", A5: "text" });
  expect(grid.shown("A1")).toBe("5%");
  expect(grid.shown("A2")).toBe("Sep-26");
  expect(grid.shown("A3")).toBe("007");
  expect(grid.content("A3")).toBe("007");
  expect(grid.shown("A4")).toBe("TRUE");
});

test("a text that looks like a number stays a text", () => {
  const grid = givenGrid({ A1: "'=1+1" });
  expect(grid.shown("A1")).toBe("=1+1");
  expect(grid.value("A1")).toBe("=1+1");
});

test("a formula shows what the workbook's engine made of it, not what the grid would", () => {
  const grid = givenGrid({ A1: "2" }, (book) => {
    const { cells } = book.activeSheet;
    cells.setFormula(1, 0, "=SUM(tblMeasures[numerator])");
    cells.setResult(1, 0, 42);
    cells.setFormula(2, 0, "=NA()");
    cells.setResult(2, 0, CellError.of("#N/A"));
  });
  expect(grid.shown("A2")).toBe("42");
  expect(grid.content("A2")).toBe("=SUM(tblMeasures[numerator])");
  expect(grid.shown("A3")).toBe("#N/A");
});

test("what a person types is converted as Excel does and told to the add-in", () => {
  const grid = givenGrid({ B2: "29" });
  grid.type("B2", "3/4/2026");
  expect(grid.value("B2")).toBe(46085);
  expect(grid.shown("B2")).toBe("3/4/2026");
  expect(grid.changes).toContainEqual(
    expect.objectContaining({ kind: "values", source: "user", box: box("B2"), sheet: grid.sheet }),
  );
});

test("a percentage that the grid finished itself is one percentage", () => {
  const grid = givenGrid({ A1: "50%" });
  grid.type("A1", "5%%");
  expect(grid.value("A1")).toBe(0.05);
});

test("an undo brings the workbook back too", () => {
  const grid = givenGrid({ B2: "29" });
  grid.type("B2", "31");
  grid.view.model.dispatch("REQUEST_UNDO");
  flush();
  expect(grid.value("B2")).toBe(29);
  expect(grid.shown("B2")).toBe("29");
});

test("what the add-in writes cannot be undone by the person, whose own edit can", () => {
  const grid = givenGrid({ A1: "1" });
  grid.type("A1", "2");
  grid.write("C1:D2", [
    [1, 2],
    [3, 4],
  ]);
  grid.view.model.dispatch("REQUEST_UNDO");
  flush();
  expect(grid.value("A1")).toBe(1);
  expect(grid.shown("D2")).toBe("4");
});

test("the add-in's writes reach the grid in one revision, however many cells", () => {
  const grid = givenGrid({});
  let revisions = 0;
  grid.view.model.on("command-finalized", grid, () => revisions++);
  grid.write(
    "A1:C1000",
    Array.from({ length: 1000 }, (_, row) => [row, `r${row}`, true]),
  );
  expect(grid.shown("B1000")).toBe("r999");
  // One for more rows, one for the cells; not one for each cell.
  expect(revisions).toBeLessThan(5);
});

test("very hidden sheets are not in the grid, hidden ones can be shown", () => {
  const { view, book } = givenGrid({}, (made) => {
    setVisibility(made, addSheet(made, "State"), "VeryHidden");
    setVisibility(made, addSheet(made, "Notes"), "Hidden");
  });
  const { getters } = view.model;
  const names = () => getters.getSheetIds().map((id) => getters.getSheetName(id));
  expect(names()).toEqual(["Data", "Notes"]);
  expect(getters.getVisibleSheetIds().map((id) => getters.getSheetName(id))).toEqual(["Data"]);
  setVisibility(book, book.sheet("State")!, "Visible");
  flush();
  expect(names()).toEqual(["Data", "State", "Notes"]);
});

test("sheets come, go, move and are renamed with the workbook", () => {
  const { view, book } = givenGrid({});
  const names = () => view.model.getters.getSheetIds().map((id) => view.model.getters.getSheetName(id));
  const flags = addSheet(book, "Flags");
  addSheet(book, "Agenda");
  flush();
  expect(names()).toEqual(["Data", "Flags", "Agenda"]);
  moveSheet(book, flags, 0);
  renameSheet(book, flags, "All flags");
  flush();
  expect(names()).toEqual(["All flags", "Data", "Agenda"]);
  deleteSheet(book, flags);
  flush();
  expect(names()).toEqual(["Data", "Agenda"]);
});

test("a sheet that the add-in activates comes to the front, with what it selects", () => {
  const { view, book } = givenGrid({});
  const flags = addSheet(book, "Flags");
  activateSheet(book, flags);
  book.selection = box("B3:C4");
  book.notify({ kind: "selected", sheet: flags, box: book.selection });
  flush();
  expect(view.model.getters.getActiveSheetId()).toBe(flags.id);
  expect(view.model.getters.getSelectedZone()).toEqual(box("B3:C4"));
});

test("rows that a person inserts are inserted by the workbook, with its tables", () => {
  const grid = givenGrid({ A1: "name", A2: "a", A3: "b" }, (book) => {
    addTable(book, book.activeSheet, box("A1:A3"), true);
  });
  grid.view.model.dispatch("ADD_COLUMNS_ROWS", {
    sheetId: grid.sheet.id,
    sheetName: "Data",
    dimension: "ROW",
    base: 2,
    quantity: 1,
    position: "before",
  });
  flush();
  expect(grid.sheet.tables[0]!.box).toEqual(box("A1:A4"));
  expect(grid.shown("A3")).toBe("");
  expect(grid.shown("A4")).toBe("b");
  expect(grid.view.model.getters.getTables(grid.sheet.id).map(({ range }) => range.zone)).toEqual([
    box("A1:A4"),
  ]);
});

test("rows that the add-in inserts move what the grid shows", () => {
  const grid = givenGrid({ A1: "a", A2: "b" });
  insertCells(grid.book, grid.sheet, { ...box("A1:A1"), right: 16383 }, "Down", "addin");
  flush();
  expect([grid.shown("A1"), grid.shown("A2"), grid.shown("A3")]).toEqual(["", "a", "b"]);
});

test("bold in the grid is bold in the workbook, and nothing else of the style changes", () => {
  const grid = givenGrid({ A1: "5%" });
  grid.view.model.dispatch("SET_FORMATTING", {
    sheetId: grid.sheet.id,
    target: [box("A1")],
    style: { bold: true },
  });
  flush();
  const style = grid.book.styles.get(grid.sheet.cells.style(0, 0));
  expect(style.font.bold).toBe(true);
  expect(style.numberFormat).toBe("0%");
  expect(style.font.size).toBe(11);
});

test("what the workbench cannot do is refused in words, and nothing happens", () => {
  const grid = givenGrid({});
  grid.view.model.dispatch("DUPLICATE_SHEET", {
    sheetId: grid.sheet.id,
    sheetIdTo: "copy",
    sheetNameTo: "Copy",
  });
  expect(grid.told).toEqual(["The workbench does not copy sheets: please do it in Excel."]);
  expect(grid.book.sheets).toHaveLength(1);
});

test("a locked cell of a protected sheet keeps its value, and the person is told why", () => {
  const grid = givenGrid({ A1: "1" });
  grid.sheet.protection = { password: false, options: {} };
  grid.type("A1", "2");
  expect(grid.value("A1")).toBe(1);
  expect(grid.told).toEqual(["This cell is protected. Unprotect the sheet in Excel to change it."]);
});

test("a sheet that the add-in makes, fills and activates at once stays in front", () => {
  const { view, book } = givenGrid({ A1: "1" });
  const flags = addSheet(book, "Flags");
  writeCells(book, flags, box("A1"), "Flags", { source: "addin" });
  activateSheet(book, flags);
  flush();
  expect(book.activeSheet.name).toBe("Flags");
  expect(view.model.getters.getActiveSheetId()).toBe(flags.id);
});

test("cells that the add-in merges later are merged in the grid", () => {
  const grid = givenGrid({ A1: "a long text" });
  grid.sheet.merges.push(box("A1:C1"));
  grid.book.notify({ kind: "layout", sheet: grid.sheet });
  flush();
  expect(grid.view.model.getters.getMerges(grid.sheet.id).map(({ left, right }) => [left, right])).toEqual([
    [0, 2],
  ]);
});

test("a rule for rows to come, far below the sheet, colours the rows that are there", () => {
  const grid = givenGrid({ A1: "▼ Concern", A2: "steady" });
  grid.sheet.conditionalFormats.push({
    id: "1",
    type: "Custom",
    ranges: [box("A1:A5000")],
    priority: 1,
    stopIfTrue: false,
    rule: { formula: '=LEFT($A1,1)="▼"' },
    format: { fill: "#FCE5D6" },
  });
  grid.book.notify({ kind: "layout", sheet: grid.sheet });
  flush();
  const fill = (row: number) =>
    grid.view.model.getters.getCellComputedStyle({ sheetId: grid.sheet.id, col: 0, row }).fillColor;
  expect([fill(0), fill(1)]).toEqual(["#FCE5D6", undefined]);
});
