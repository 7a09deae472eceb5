import { readFileSync } from "node:fs";
import path from "node:path";
import { PROFILES } from "../../src/host/excel/profiles";
import { parseReport, type SelfTestReport } from "../../src/selfTest/report";
import { reportFrom } from "../../src/selfTest/reportSheet";
import { CellError } from "../../src/spreadsheet/model/cells";
import { openWorkbook } from "../../src/spreadsheet/xlsx/openWorkbook";

/**
 * A self-test's report from the workbook that holds its sheet (.xlsx), or from its text in any other file.
 * @throws Error that says why the file is no report of a real Excel
 */
export function readReport(file: string): SelfTestReport {
  const bytes = readFileSync(file);
  const isWorkbook = path.extname(file).toLowerCase() === ".xlsx";
  const report = parseReport(isWorkbook ? textIn(bytes) : bytes.toString("utf8"));
  const [played] = Object.entries(PROFILES).filter(([, { platform }]) => platform.build === report.build);
  if (played) {
    throw new Error(
      `This report comes from the workbench, which plays Excel (${played[0]}): it shows nothing new.`,
    );
  }
  return report;
}

function textIn(bytes: Uint8Array): string {
  for (const sheet of openWorkbook(bytes).model.sheets) {
    const used = sheet.cells.used(true);
    const cells = used ? sheet.cells.read(used) : [];
    const text = reportFrom(
      cells.map((row) => row.map((value) => (value instanceof CellError ? value.code : value))),
    );
    if (text !== null) return text;
  }
  throw new Error("No sheet of this workbook holds the report of a self-test.");
}
