import { parseArguments } from "../../../src/workbench/commandLine/parseArguments";

const parse = (line: string) => parseArguments(line.split(" ").filter(Boolean));

test.each(["", "--help", "refresh --help", "-h"])("%p asks for help", (line) => {
  expect(parse(line)).toEqual({ kind: "help" });
});

test("refresh takes a workbook, where to write it and a findings file, in any order", () => {
  const expected = { kind: "refresh", input: "in.xlsx", out: "o.xlsx", json: "f.json" };
  expect(parse("refresh in.xlsx --out o.xlsx --json f.json")).toEqual(expected);
  expect(parse("refresh --json=f.json --out=o.xlsx in.xlsx")).toEqual(expected);
});

test("check takes a workbook and needs nothing else", () => {
  expect(parse("check in.xlsx")).toEqual({ kind: "check", input: "in.xlsx", json: null });
});

test.each([
  ["refresh", "refresh needs a workbook (.xlsx)."],
  ["refresh in.xlsx", "refresh needs --out OUT.xlsx: the workbook itself is never overwritten silently."],
  ["refresh in.xlsx --out", "--out needs a file name."],
  ["refresh in.xlsx --out --json f.json", "--out needs a file name."],
  ["refresh a.xlsx b.xlsx --out o.xlsx", 'refresh takes one workbook; "b.xlsx" is one too many.'],
  ["check in.xlsx --out o.xlsx", 'Unknown option "--out" for check (see --help).'],
  ["draft in.xlsx", 'Unknown command "draft": use refresh or check (see --help).'],
])("%p is wrong use, in one line", (line, message) => {
  expect(() => parse(line)).toThrow(message);
});
