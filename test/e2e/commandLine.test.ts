import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { openWorkbook } from "../../src/spreadsheet/xlsx/openWorkbook";
import type { FindingsFile } from "../../src/workbench/commandLine/findingsFile";
import { givenFolder } from "../givenFolder";

const root = path.resolve(__dirname, "../..");
const folder = givenFolder();
const sample = (name: string): string => path.join(root, "assets/samples", `${name}.xlsx`);
const out = (name: string): string => path.join(folder, name);

/** `npm run -s acm -- …`, without npm. Builds what is missing, which takes its time. */
function acm(...words: string[]): { code: number | null; stdout: string; stderr: string } {
  const run = spawnSync(process.execPath, [path.join(root, "scripts/acm.js"), ...words], {
    encoding: "utf8",
  });
  return { code: run.status, stdout: run.stdout, stderr: run.stderr };
}

jest.setTimeout(400_000);

test("refresh writes a workbook with the results and what was found as JSON", () => {
  const { code, stdout } = acm(
    "refresh",
    sample("child-welfare"),
    "--out",
    out("o.xlsx"),
    "--json",
    out("f.json"),
  );
  expect(code).toBe(0);
  expect(stdout).toBe("");
  const { findings, problems } = JSON.parse(readFileSync(out("f.json"), "utf8")) as FindingsFile;
  // Nothing is to be fixed; two latest figures and small language groups are asked about.
  expect(problems.filter(({ severity }) => severity === "stop")).toEqual([]);
  expect(new Set(problems.map(({ code: check }) => check))).toEqual(new Set(["DQ20", "DQ28", "DQ29"]));
  // The contract's worked example, which can be checked by eye.
  const enrolled = findings.find(({ indicator_id }) => indicator_id === "cw_referral_enrol_30d");
  expect(enrolled).toMatchObject({
    period: "2026-09",
    value: 0.5,
    numerator: 25,
    denominator: 50,
    target: 0.7,
    short: 10,
    variation: "special_cause_concern",
    n: 12,
  });
  expect(enrolled?.gap).toBeCloseTo(-0.2);
  expect(enrolled?.mean).toBeCloseTo(0.696, 3);
  expect(enrolled?.lpl).toBeCloseTo(0.536, 3);
  expect(enrolled?.upl).toBeCloseTo(0.857, 3);
  expect(enrolled?.rules).toContainEqual({
    rule: "trend",
    direction: "decreasing",
    periods: ["2026-02", "2026-03", "2026-04", "2026-05", "2026-06", "2026-07", "2026-08", "2026-09"],
  });
  const { model } = openWorkbook(readFileSync(out("o.xlsx")));
  for (const name of ["Summary", "Flags", "Trends", "Agenda"]) expect(model.sheet(name)).toBeDefined();
  expect(model.sheet("Trends")!.charts.length).toBeGreaterThan(0);
});

test("a second refresh of its own output finds the same", () => {
  acm("refresh", sample("child-welfare"), "--out", out("first.xlsx"), "--json", out("first.json"));
  const { code } = acm(
    "refresh",
    out("first.xlsx"),
    "--out",
    out("second.xlsx"),
    "--json",
    out("second.json"),
  );
  expect(code).toBe(0);
  expect(readFileSync(out("second.json"), "utf8")).toBe(readFileSync(out("first.json"), "utf8"));
});

test("a refresh is done although figures are to be fixed or explained: each is listed with its cell", () => {
  const { code, stderr } = acm(
    "refresh",
    sample("bad-input"),
    "--out",
    out("bad.xlsx"),
    "--json",
    out("bad.json"),
  );
  expect(code).toBe(0);
  expect(existsSync(out("bad.xlsx"))).toBe(true);
  const { problems } = JSON.parse(readFileSync(out("bad.json"), "utf8")) as FindingsFile;
  expect(problems.length).toBeGreaterThan(20);
  for (const { code: check, sheet, cell } of problems)
    expect(stderr).toContain(`${check} ${sheet}!${cell}: `);
});

test("check lists the same problems and the hidden row, says so by its exit code, and writes no workbook", () => {
  const { code, stderr } = acm("check", sample("bad-input"), "--json", out("problems.json"));
  expect(code).toBe(1);
  expect(stderr).toMatch(/^stop DQ\d\d Data!/m);
  const { problems } = JSON.parse(readFileSync(out("problems.json"), "utf8")) as Pick<
    FindingsFile,
    "problems"
  >;
  const seenByRefresh = (JSON.parse(readFileSync(out("bad.json"), "utf8")) as FindingsFile).problems;
  // A refresh does not look at how the sheets are laid out: that costs a request for each table.
  const [ofLayout, others] = [true, false].map((is) =>
    problems.filter(({ code }) => (code === "DQ36") === is),
  );
  expect(others).toEqual(seenByRefresh);
  expect(ofLayout).toMatchObject([{ sheet: "Data", cell: "A84" }]);
});

test.each<[string, () => string[], RegExp]>([
  ["no file", () => ["check", out("nowhere.xlsx")], /nowhere\.xlsx cannot be read: it is not there\.$/],
  ["no workbook", () => ["check", junk()], /junk\.xlsx: The file is not an Excel workbook/],
  ["wrong use", () => ["refresh", sample("child-welfare")], /^refresh needs --out OUT\.xlsx/],
])("%s: one clear line and exit code 2", (_name, words, line) => {
  const { code, stderr } = acm(...words());
  expect(code).toBe(2);
  const lines = stderr.split("\n").filter((each) => each !== "" && !each.startsWith("Building "));
  expect(lines).toHaveLength(1);
  expect(lines[0]).toMatch(line);
});

test("--help says what can be done and what the exit codes mean", () => {
  const { code, stdout } = acm("--help");
  expect(code).toBe(0);
  expect(stdout).toMatch(/acm refresh BOOK\.xlsx --out OUT\.xlsx/);
  expect(stdout).toMatch(/Exit code: 0 done/);
});

function junk(): string {
  writeFileSync(out("junk.xlsx"), "not a workbook");
  return out("junk.xlsx");
}
