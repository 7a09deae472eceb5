import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { filesOf } from "../../../src/workbench/commandLine/chosenFiles";
import { importLines, type ImportResult, isAllUsed } from "../../../src/workbench/commandLine/importReport";
import { givenFolder } from "../../givenFolder";

const folder = givenFolder();

const NONE = { added: 0, changed: 0, repeated: 0, setAside: 0, waiting: 0 };
const result = (file: Partial<ImportResult["files"][number]>): ImportResult => ({
  files: [
    {
      file: "a.xlsx",
      outcome: "ready",
      provider: "Harbor",
      period: "2026-09",
      counts: { ...NONE, added: 3 },
      questions: 0,
      problems: [],
      sentence: "3 new.",
      proposal: null,
      ...file,
    },
  ],
  cutShort: [],
  rowsWritten: 3,
  note: "",
  receipts: [],
});

test("a folder stands for its tables by name; what Excel and the system keep beside them is left out", () => {
  for (const name of ["b.xlsx", "a.csv", "~$b.xlsx", ".hidden.xlsx", "notes.docx"])
    writeFileSync(path.join(folder, name), name);
  mkdirSync(path.join(folder, "more"));
  expect(filesOf([folder]).map(({ name }) => name)).toEqual(["a.csv", "b.xlsx"]);
  expect(filesOf([path.join(folder, "notes.docx")])[0]).toMatchObject({ name: "notes.docx" });
  expect(() => filesOf([path.join(folder, "none.xlsx")])).toThrow(/ENOENT/);
});

test("each file has a line, and what must be fixed or explained stands below it", () => {
  const problem = {
    severity: "stop",
    code: "DQ10",
    sheet: "Data",
    cell: "F5",
    message: "90 out of 80.",
  } as const;
  const note = { ...problem, severity: "note", code: "DQ28" } as const;
  expect(importLines(result({ problems: [problem, note] }))).toEqual([
    "a.xlsx: Harbor, 2026-09: 3 new.",
    "  stop DQ10 Data!F5: 90 out of 80.",
  ]);
  const unknown = { outcome: "unreadable", provider: "", period: "", sentence: "a.xlsx is empty." } as const;
  expect(importLines(result(unknown))).toEqual(["a.xlsx is empty."]);
});

test("where nobody has said how a file is read, its line says what is open and what to do", () => {
  const proposal = {
    points: ['Which provider is "Bridge Ctr"?'],
    unclearNames: [{ part: "providers", label: "Bridge Ctr", closest: "PRV-0002" }],
  };
  const lines = importLines(
    result({ outcome: "unknown", provider: "", period: "", sentence: "Not yet.", proposal }),
  );
  expect(lines).toEqual([
    "a.xlsx: Not yet.",
    '  ? Which provider is "Bridge Ctr"?',
    '  "Bridge Ctr" is spelled most like PRV-0002',
    '  To say it: acm read "a.xlsx" --json > mapping.json, correct that file, then import with --mapping mapping.json (see --help).',
  ]);
});

test.each([
  ["all of it new", {}, true],
  ["known already", { outcome: "repeated", counts: { ...NONE, repeated: 3 } }, true],
  ["refused", { outcome: "refused" }, false],
  ["a row set aside", { counts: { ...NONE, setAside: 1 } }, false],
  ["a reason missing", { counts: { ...NONE, waiting: 1 } }, false],
] as const)("all used: %s", (_case, file, expected) => {
  expect(isAllUsed(result(file))).toBe(expected);
});
