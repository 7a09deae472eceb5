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
  expect(parse("check in.xlsx")).toEqual({ kind: "check", input: "in.xlsx", json: false });
  expect(parse("check in.xlsx --json")).toEqual({ kind: "check", input: "in.xlsx", json: true });
  expect(parse("check --json in.xlsx")).toEqual({ kind: "check", input: "in.xlsx", json: true });
  expect(parse("check --json out.json in.xlsx")).toEqual({
    kind: "check",
    input: "in.xlsx",
    json: "out.json",
  });
});

test("read takes any file, one of its sheets and whether to print JSON", () => {
  expect(parse("read in.csv")).toEqual({ kind: "read", input: "in.csv", sheet: null, json: false });
  const expected = { kind: "read", input: "in.xls", sheet: "Data", json: true };
  expect(parse("read in.xls --sheet Data --json")).toEqual(expected);
  expect(parse("read --json --sheet=Data in.xls")).toEqual(expected);
});

test("import takes the workbook, files and folders, and where to write", () => {
  expect(parse("import book.xlsx a.xlsx in --out o.xlsx")).toEqual({
    kind: "import",
    book: "book.xlsx",
    files: ["a.xlsx", "in"],
    out: "o.xlsx",
    receipts: null,
    reason: "",
    mapping: null,
    json: null,
  });
  expect(parse("import b.xlsx a.csv --out o.xlsx --mapping m.json")).toMatchObject({ mapping: "m.json" });
  expect(parse("import b.xlsx a.xlsx --out=o.xlsx --receipts r --reason late --json j.json")).toMatchObject({
    receipts: "r",
    reason: "late",
    json: "j.json",
  });
});

test.each([
  ["import b.xlsx --out o.xlsx", "import needs the contract workbook and at least one file (see --help)."],
  ["import b.xlsx a.xlsx", "import needs --out OUT.xlsx: the workbook itself is never overwritten silently."],
  ["import b.xlsx a.xlsx --out o.xlsx --receipts", "--receipts needs a value."],
  ["read", "read needs a file."],
  ["read a.csv b.csv", 'read takes one file; "b.csv" is one too many.'],
  ["read a.csv --sheet", "--sheet needs the name of a sheet."],
  ["read a.csv --out o.xlsx", 'Unknown option "--out" for read (see --help).'],
  ["refresh", "refresh needs a workbook (.xlsx)."],
  ["refresh in.xlsx", "refresh needs --out OUT.xlsx: the workbook itself is never overwritten silently."],
  ["refresh in.xlsx --out", "--out needs a file name."],
  ["refresh in.xlsx --out --json f.json", "--out needs a file name."],
  ["refresh a.xlsx b.xlsx --out o.xlsx", 'refresh takes one workbook; "b.xlsx" is one too many.'],
  ["check in.xlsx --out o.xlsx", 'Unknown option "--out" for check (see --help).'],
  ["draft in.xlsx", 'Unknown command "draft": use refresh, check'],
])("%p is wrong use, in one line", (line, message) => {
  expect(() => parse(line)).toThrow(message);
});

describe("template and contract", () => {
  test("a domain gives one file, a contract workbook a folder", () => {
    expect(parseArguments(["template", "--domain", "waste_collection", "--out", "T.xlsx"])).toEqual({
      kind: "template",
      from: { domain: "waste_collection" },
      provider: null,
      period: null,
      out: "T.xlsx",
    });
    expect(
      parseArguments([
        "template",
        "--contract=B.xlsx",
        "--out=folder",
        "--provider",
        "P1",
        "--period",
        "2026-09",
      ]),
    ).toEqual({
      kind: "template",
      from: { contract: "B.xlsx" },
      provider: "P1",
      period: "2026-09",
      out: "folder",
    });
  });

  test("a new contract workbook needs its domain", () => {
    expect(parseArguments(["contract", "--domain", "child_welfare", "--out", "B.xlsx"])).toEqual({
      kind: "contract",
      domain: "child_welfare",
      out: "B.xlsx",
    });
  });

  test.each([
    [["template", "--out", "T.xlsx"], "template needs --domain DOMAIN or --contract BOOK.xlsx (see --help)."],
    [["template", "--domain", "x"], "template needs --out: a file, or with --contract a folder."],
    [
      ["template", "--domain", "x", "--contract", "B.xlsx", "--out", "T.xlsx"],
      "template takes --domain or --contract, not both: a contract workbook has its own indicators.",
    ],
    [
      ["template", "T.xlsx"],
      'template does not know "T.xlsx": it takes --domain, --contract, --provider, --period, --out (see --help).',
    ],
    [["contract", "--out", "B.xlsx"], "contract needs --domain DOMAIN (see --help)."],
    [["contract", "--domain", "--out", "B.xlsx"], "--domain needs a value."],
  ])("%j is refused", (words, message) => {
    expect(() => parseArguments(words)).toThrow(message);
  });
});
