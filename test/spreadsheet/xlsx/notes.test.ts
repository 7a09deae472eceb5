import { unzipSync } from "fflate";
import { deleteCells, insertCells } from "../../../src/spreadsheet/model/insertCells";
import { boxOf } from "../../../src/spreadsheet/model/box";
import { MAX_COLUMNS } from "../../../src/spreadsheet/model/cells";
import type { SheetModel } from "../../../src/spreadsheet/model/sheet";
import { openWorkbook } from "../../../src/spreadsheet/xlsx/openWorkbook";
import { saveWorkbook } from "../../../src/spreadsheet/xlsx/saveWorkbook";
import { everything, partText } from "./samples";
import { schemaFindings, schemaTest } from "./schemaCheck";

/** Notes of an opened file belong to their cells; their boxes are drawn by a part of their own. */

const NOTES = "xl/comments1.xml";

function given() {
  const opened = openWorkbook(everything());
  const sheet = opened.model.sheets.find(({ notes }) => notes.length > 0)!;
  return { opened, sheet, saved: () => saveWorkbook(opened) };
}

const rowsAt = (row: number, count: number) => boxOf(row, 0, count, MAX_COLUMNS);
const placesOf = ({ notes }: SheetModel) => notes.map(({ row, column, text }) => [row, column, text]);
const reopenedNotes = (bytes: Uint8Array, name: string) =>
  placesOf(openWorkbook(bytes).model.sheets.find((sheet) => sheet.name === name)!);

/** Row, column and anchor of the one box. */
function boxIn(bytes: Uint8Array) {
  const part = Object.keys(unzipSync(bytes)).find((name) => name.endsWith(".vml"))!;
  const [, anchor] = /<x:Anchor>([^<]*)/.exec(partText(bytes, part))!;
  const [, row] = /<x:Row>\s*(\d+)/.exec(partText(bytes, part))!;
  return { row: Number(row), rows: [2, 6].map((i) => Number(anchor!.split(",")[i])) };
}

test("a note moves with inserted rows, in the file as well, and so does its box", () => {
  const { opened, sheet, saved } = given();
  const before = placesOf(sheet);
  const box = boxIn(everything());
  insertCells(opened.model, sheet, rowsAt(0, 4), "Down");
  const moved = before.map(([row, ...rest]) => [Number(row) + 4, ...rest]);
  expect(placesOf(sheet)).toEqual(moved);
  expect(reopenedNotes(saved(), sheet.name)).toEqual(moved);
  expect(boxIn(saved())).toEqual({ row: box.row + 4, rows: box.rows.map((row) => row + 4) });
});

test("a note goes with its row", () => {
  const { opened, sheet, saved } = given();
  deleteCells(opened.model, sheet, rowsAt(sheet.notes[0]!.row, 1), "Up");
  expect(sheet.notes).toEqual([]);
  expect(reopenedNotes(saved(), sheet.name)).toEqual([]);
});

test("notes above what changes are left as they are in the file", () => {
  const { opened, sheet, saved } = given();
  insertCells(opened.model, sheet, rowsAt(sheet.notes[0]!.row + 1, 1), "Down");
  expect(partText(saved(), NOTES)).toBe(partText(everything(), NOTES));
});

schemaTest("a file whose note moved is a valid workbook", () => {
  const { opened, sheet, saved } = given();
  insertCells(opened.model, sheet, rowsAt(0, 4), "Down");
  expect(schemaFindings(saved())).toEqual(schemaFindings(everything()));
});
