import { FormulaEngine } from "../../../src/host/formulas/formulaEngine";
import { CellError } from "../../../src/spreadsheet/model/cells";
import { insertCells } from "../../../src/spreadsheet/model/insertCells";
import { renameSheet } from "../../../src/spreadsheet/model/sheets";
import { addTable, renameTable } from "../../../src/spreadsheet/model/tables";
import { writeCells } from "../../../src/spreadsheet/model/writeCells";
import { givenModel, type Grid } from "../givenWorkbook";

function calculated(sheets: Readonly<Record<string, Grid>>, tables: Readonly<Record<string, string>> = {}) {
  const model = givenModel(sheets, { tables });
  const engine = new FormulaEngine(model);
  const at = (sheet: string, row: number, column: number) => {
    engine.calculate();
    return model.sheet(sheet)!.cells.value(row, column);
  };
  return { model, engine, at };
}

const DATA: Grid = [
  ["Provider", "Count", "Target", "Short"],
  ["North", 3, 5, "=[@Target]-[@Count]"],
  ["South", 1, 5, "=[@Target]-[@Count]"],
];

describe("formulas", () => {
  test("are evaluated across sheets, and again when a cell changes", () => {
    const { model, at } = calculated({ Data: [[2], [3]], Sum: [["=SUM(Data!A1:A2)", "=A1*10"]] });
    expect([at("Sum", 0, 0), at("Sum", 0, 1)]).toEqual([5, 50]);
    writeCells(model, model.sheet("Data")!, { top: 0, left: 0, bottom: 0, right: 0 }, 10);
    expect([at("Sum", 0, 0), at("Sum", 0, 1)]).toEqual([13, 130]);
  });

  test("read tables by name, column and row", () => {
    const { at } = calculated(
      { Data: DATA, Sum: [["=SUM(tblData[Count])", "=COUNTA(tblData[[#Headers],[Provider]:[Count]])"]] },
      { tblData: "Data!A1:D3" },
    );
    expect([at("Data", 1, 3), at("Data", 2, 3)]).toEqual([2, 4]);
    expect([at("Sum", 0, 0), at("Sum", 0, 1)]).toEqual([4, 2]);
  });

  test("speak of whole tables, this row of another name, and texts in quotes are left alone", () => {
    const { at } = calculated(
      {
        Data: [
          ["a", "b"],
          [1, "=tblData[[#This Row],[a]]+1"],
        ],
        Sum: [['=IF(SUM(tblData[#All])>0,"tblData[a]","no")']],
      },
      { tblData: "Data!A1:B2" },
    );
    expect([at("Data", 1, 1), at("Sum", 0, 0)]).toEqual([2, "tblData[a]"]);
  });

  test("an unknown table or column is #REF!, an unknown function #NAME?", () => {
    const { at } = calculated({
      Data: [["=SUM(tblNone[x])", "=NOSUCHFUNCTION(1)", "=1/0", '=VLOOKUP("x",A2:B3,2,FALSE)']],
    });
    expect([0, 1, 2, 3].map((column) => at("Data", 0, column))).toEqual(
      ["#REF!", "#NAME?", "#DIV/0!", "#N/A"].map((code) => CellError.of(code)),
    );
  });

  test("texts that look like numbers stay texts, TRUE is known, an empty cell is 0", () => {
    const { model, at } = calculated({ Data: [["007", '=A1&"|"&ISTEXT(A1)', "=IF(TRUE,B9,1)"]] });
    expect([at("Data", 0, 1), at("Data", 0, 2)]).toEqual(["007|TRUE", 0]);
    expect(model.sheet("Data")!.cells.formula(0, 1)).toBe('=A1&"|"&ISTEXT(A1)');
  });

  test("dates count from 1900 or from 1904", () => {
    const old = calculated({ Data: [["=DATE(2000,1,1)"]] });
    expect(old.at("Data", 0, 0)).toBe(36526);
    const model = givenModel({ Data: [["=DATE(2000,1,1)"]] }, { date1904: true });
    new FormulaEngine(model).calculate();
    expect(model.sheet("Data")!.cells.value(0, 0)).toBe(35064);
  });

  test("follow inserted rows, renamed sheets and new tables", () => {
    const { model, at } = calculated({ Data: [[2], [3]], Sum: [["=SUM(Data!A1:A2)"]] });
    expect(at("Sum", 0, 0)).toBe(5);
    const data = model.sheet("Data")!;
    insertCells(model, data, { top: 1, left: 0, bottom: 1, right: 16_383 }, "Down");
    writeCells(model, data, { top: 1, left: 0, bottom: 1, right: 0 }, 100);
    renameSheet(model, data, "Raw data");
    expect(at("Sum", 0, 0)).toBe(105);
    expect(model.sheet("Sum")!.cells.formula(0, 0)).toBe("=SUM('Raw data'!A1:A3)");
    renameTable(
      model,
      data,
      addTable(model, data, { top: 0, left: 0, bottom: 2, right: 0 }, false),
      "tblRaw",
    );
    writeCells(
      model,
      model.sheet("Sum")!,
      { top: 1, left: 0, bottom: 1, right: 0 },
      "=COUNT(tblRaw[Column1])",
    );
    expect(at("Sum", 1, 0)).toBe(3);
  });

  test("use names", () => {
    const { model, at } = calculated({ Data: [[4, "=Goal*2"]] });
    model.names.push({ name: "Goal", formula: "=Data!$A$1", comment: "", visible: true, sheet: null });
    model.notify({ kind: "names" });
    expect(at("Data", 0, 1)).toBe(8);
  });

  test("use a sheet's own names before those of the workbook", () => {
    const { model, at } = calculated({ A: [[1], ["=Rate"]], B: [[2], ["=Rate"]] });
    const shared = { comment: "", visible: true };
    model.names.push({ name: "Rate", formula: "=A!$A$1", sheet: null, ...shared });
    model.names.push({ name: "Rate", formula: "=B!$A$1", sheet: model.sheet("B")!, ...shared });
    expect([at("A", 1, 0), at("B", 1, 0)]).toEqual([1, 2]);
  });

  test.each([
    ['=TEXT(DATE(2017,1,1),"dddd")', "Sunday"],
    ['=TEXT(DATE(2017,1,2),"d mmm yyyy")', "2 Jan 2017"],
    ['=TEXT(1234567.891,"#,##0.00")', "1,234,567.89"],
    ['=TEXT(0.285,"0.0%")', "28.5%"],
    ['=TEXT("East","@")', "East"],
    ['=TEXT(TRUE,"0")', "TRUE"],
    ['=TEXT(B1,"0.0")', "0.0"],
    ['=TEXT(1/0,"0")', CellError.of("#DIV/0!")],
    ['=TEXT(1,"0[")', CellError.of("#VALUE!")],
  ])("%s is %s", (formula, expected) => {
    expect(calculated({ Data: [[formula]] }).at("Data", 0, 0)).toEqual(expected);
  });

  test("TEXT counts days from 1904 where the workbook does", () => {
    const model = givenModel({ Data: [[0, '=TEXT(A1,"yyyy-mm-dd")']] }, { date1904: true });
    new FormulaEngine(model).calculate();
    expect(model.sheet("Data")!.cells.value(0, 1)).toBe("1904-01-01");
  });

  test("what cannot be read is no formula", () => {
    const { engine } = calculated({ Data: [] });
    expect(
      ["=1+1", "=SUM(tbl[a])", "=A1:", "=- see note", "=(1", "=NoSuch(1)"].map((text) =>
        engine.isFormula(text),
      ),
    ).toEqual([true, true, false, false, false, true]);
  });

  test("cost nothing where there are none", () => {
    const { engine, model } = calculated({ Data: [[1]] });
    engine.calculate();
    expect(engine.isBuilt).toBe(false);
    writeCells(model, model.sheet("Data")!, { top: 0, left: 1, bottom: 0, right: 1 }, "=A1");
    engine.calculate();
    expect(engine.isBuilt).toBe(true);
  });
});
