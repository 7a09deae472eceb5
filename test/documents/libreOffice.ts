import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import type { WorkbookModel } from "../../src/spreadsheet/model/workbook";
import { openWorkbook } from "../../src/spreadsheet/xlsx/openWorkbook";
import { saveWorkbook } from "../../src/spreadsheet/xlsx/saveWorkbook";

const isThere = spawnSync("soffice", ["--version"]).status === 0;

/** Calculates every formula when a file is opened, whatever results are in it. */
const ALWAYS_CALCULATE = `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry"><item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item></oor:items>`;

/** `describe`, where LibreOffice is installed; elsewhere one skipped line. */
export function describeWithLibreOffice(name: string, tests: () => void): void {
  if (isThere) describe(name, tests);
  else test.skip(`${name} (LibreOffice is not installed)`, () => {});
}

/** The workbooks as LibreOffice leaves them after it has calculated every formula, in one run. */
export function calculatedByLibreOffice(models: readonly WorkbookModel[]): WorkbookModel[] {
  const folder = mkdtempSync(path.join(os.tmpdir(), "calculated-"));
  try {
    mkdirSync(path.join(folder, "profile", "user"), { recursive: true });
    writeFileSync(path.join(folder, "profile", "user", "registrymodifications.xcu"), ALWAYS_CALCULATE);
    const files = models.map((model, i) => {
      const file = path.join(folder, `book${i}.xlsx`);
      writeFileSync(file, saveWorkbook(model));
      return file;
    });
    const profile = `-env:UserInstallation=file://${path.join(folder, "profile")}`;
    const target = ["--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", path.join(folder, "out")];
    const run = spawnSync("soffice", ["--headless", profile, ...target, ...files], { encoding: "utf8" });
    if (run.status !== 0) throw new Error(`LibreOffice: ${run.stderr}`);
    return files.map(
      (file) => openWorkbook(readFileSync(path.join(folder, "out", path.basename(file)))).model,
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}
