import fc from "fast-check";
import type { RawCell } from "../../src/submission/block";
import { OutputProblem } from "../../src/workbook/outputProblem";
import type { OutputCell, OutputTable } from "../../src/workbook/outputTable";
import { planTable, type TablePlan } from "../../src/workbook/planTable";

function table(rows: OutputCell[][]): OutputTable {
  return {
    name: "acmTest",
    sheet: "summary",
    headerRow: 0,
    keyColumns: [0],
    vanished: { column: 2, text: "no longer reported" },
    columns: [
      { header: "Key", kind: "text", width: 8 },
      { header: "Value", kind: "number", width: 8, numberFormat: "0.0%" },
      { header: "Note", kind: "sentence", width: 20 },
    ],
    rows: rows.map((cells) => ({ cells })),
  };
}

const inWorkbook = (...values: RawCell[][]) => ({ sheet: "Test", row: 0, column: 0, values });

/** What stands in the workbook after the plan was carried out, as Excel would read it back. */
function carryOut(plan: TablePlan, before: RawCell[][]): RawCell[][] {
  const width = before[0]!.length;
  const body = before.slice(1).map((row) => [...row]);
  while (body.length < plan.bodyRows) body.push(new Array<RawCell>(width).fill(""));
  for (const { row, column, values } of plan.writes) {
    values.forEach((cells, i) =>
      cells.forEach((cell, j) => {
        if (cell === null) return;
        body[row + i]![column + j] = typeof cell === "string" && cell.startsWith("'") ? cell.slice(1) : cell;
      }),
    );
  }
  return [before[0]!, ...body];
}

const HEADERS = ["Key", "Value", "Note"];

test("writes nothing where the content is already right", () => {
  const plan = planTable(table([["a", 0.5, "fine"]]), inWorkbook(HEADERS, ["a", 0.5, "fine"]));
  expect(plan.writes).toEqual([]);
  expect(plan.changedCells).toBe(0);
});

test("changes one cell and leaves its neighbours alone", () => {
  const plan = planTable(
    table([
      ["a", 0.5, "fine"],
      ["b", 0.7, "fine"],
    ]),
    inWorkbook(HEADERS, ["a", 0.5, "fine"], ["b", 0.6, "fine"]),
  );
  expect(plan.writes).toEqual([{ row: 1, column: 0, values: [[null, 0.7, null]] }]);
  expect(plan.changedCells).toBe(1);
});

test("rows keep their places when the order of the findings changes", () => {
  const before = [HEADERS, ["a", 1, ""], ["b", 2, ""]];
  const plan = planTable(
    table([
      ["b", 2, null],
      ["a", 1, null],
    ]),
    inWorkbook(...before),
  );
  expect(plan.writes).toEqual([]);
});

test("a new key goes below, with its formats; a vanished one stays and says so", () => {
  const before = [HEADERS, ["gone", 1, ""]];
  const plan = planTable(table([["new", 0.25, "hello"]]), inWorkbook(...before));
  expect(plan.added).toBe(1);
  expect(plan.formats).toEqual([{ row: 1, column: 0, formats: [["@", "0.0%", "General"]] }]);
  expect(carryOut(plan, before)).toEqual([
    HEADERS,
    ["gone", 1, "no longer reported"],
    ["new", 0.25, "hello"],
  ]);
});

test("a person's columns between ours are never written", () => {
  const before = [
    ["Note", "My remark", "Value", "Key"],
    ["old", "keep me", 1, "a"],
  ];
  const plan = planTable(table([["a", 2, "new"]]), inWorkbook(...before));
  expect(plan.writes.every(({ column, values }) => column > 1 || column + values[0]!.length <= 1)).toBe(true);
  expect(carryOut(plan, before)[1]).toEqual(["new", "keep me", 2, "a"]);
});

test("a column that a person deleted is left out; a missing key column is said in words", () => {
  const before = [
    ["Key", "Value"],
    ["a", 1],
  ];
  expect(carryOut(planTable(table([["a", 2, "x"]]), inWorkbook(...before)), before)[1]).toEqual(["a", 2]);
  expect(() => planTable(table([["a", 2, "x"]]), inWorkbook(["Value", "Note"], [1, ""]))).toThrow(
    OutputProblem,
  );
});

test("a sentence is guarded, so that Excel reads no formula into it", () => {
  const plan = planTable(table([["a", 1, "=1+1 looks like a formula"]]), null);
  expect(plan.writes[0]!.values[0]![2]).toBe("'=1+1 looks like a formula");
});

test("after any refresh every key stands once with its cells, nothing is removed, and a second one writes nothing", () => {
  const cell = fc.oneof(fc.integer({ min: 0, max: 5 }), fc.constant(null));
  const row = fc.tuple(fc.constantFrom("a", "b", "c", "d", "e"), cell, fc.constantFrom("", "x", "y"));
  const rows = fc.uniqueArray(row, { selector: ([key]) => key, maxLength: 5 });
  fc.assert(
    fc.property(rows, rows, (first, second) => {
      const wanted = second.map(([key, value, note]): OutputCell[] => [key, value, note]);
      const before = [HEADERS, ...first.map(([key, value, note]): RawCell[] => [key, value ?? "", note])];
      if (before.length === 1) before.push(["", "", ""]);
      const after = carryOut(planTable(table(wanted), inWorkbook(...before)), before);
      for (const [key, value, note] of wanted) {
        expect(after.filter(([k]) => k === key)).toEqual([[key, value ?? "", note]]);
      }
      for (const [key] of first) expect(after.some(([k]) => k === key)).toBe(true);
      expect(planTable(table(wanted), inWorkbook(...after)).changedCells).toBe(0);
    }),
    { numRuns: 300 },
  );
});
