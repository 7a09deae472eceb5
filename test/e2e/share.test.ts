import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { openWorkbook } from "../../src/spreadsheet/xlsx/openWorkbook";
import { givenFolder } from "../givenFolder";

const root = path.resolve(__dirname, "../..");
const folder = givenFolder();
const sample = path.join(root, "assets/samples/child-welfare.xlsx");
const out = (name: string): string => path.join(folder, name);

function share(...words: string[]): { code: number | null; stdout: string; stderr: string } {
  const run = spawnSync(process.execPath, [path.join(root, "scripts/acm.js"), "share", ...words], {
    encoding: "utf8",
  });
  return { code: run.status, stdout: run.stdout, stderr: run.stderr };
}

jest.setTimeout(400_000);

test("a provider's workbook comes from the command line, and the record beside it", () => {
  const { code, stderr } = share(
    sample,
    "--provider",
    "PRV-0001",
    "--out",
    out("s.xlsx"),
    "--record",
    out("b.xlsx"),
  );
  expect([code, stderr]).toEqual([0, expect.stringContaining(`Written: ${out("s.xlsx")}`)]);
  const { model } = openWorkbook(readFileSync(out("s.xlsx")));
  expect(model.sheets.map(({ name }) => name)).toEqual(
    expect.arrayContaining(["About", "Summary", "Trends", "Figures", "Flags", "Agenda"]),
  );
  expect(model.sheet("Trends")!.charts.length).toBeGreaterThan(2);
  const book = openWorkbook(readFileSync(out("b.xlsx"))).model;
  expect(book.sheets.flatMap(({ tables }) => tables.map(({ name }) => name))).toContain("tblPublished");
});

test("a provider that is not there: one line, exit 2, no file", () => {
  const { code, stderr } = share(sample, "--provider", "PRV-9", "--out", out("none.xlsx"));
  expect([code, existsSync(out("none.xlsx"))]).toEqual([2, false]);
  expect(stderr).toContain('"PRV-9" is no provider of this contract. It has PRV-0001.');
});
