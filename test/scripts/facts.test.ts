import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { judgementLines, judgeReport } from "../../scripts/facts/judgeReport";
import { readReport } from "../../scripts/facts/readReport";
import { readSeen, seenOn, writeSeen, type Seen } from "../../scripts/facts/seenFiles";
import { factsPage } from "../../scripts/facts/table";
import { EXCEL_ON_A_MAC } from "../../src/host/excel/profiles";
import type { Fact } from "../../src/selfTest/fact";
import { FACTS, FACTS_BY_SUBJECT } from "../../src/selfTest/facts";
import { reportText, type SelfTestReport } from "../../src/selfTest/report";
import { reportRows, REPORT_SHEET } from "../../src/selfTest/reportSheet";
import type { CaseResult } from "../../src/selfTest/runSelfTest";
import { WorkbookModel } from "../../src/spreadsheet/model/workbook";
import { saveWorkbook } from "../../src/spreadsheet/xlsx/saveWorkbook";
import { givenFolder } from "../givenFolder";

const root = path.resolve(__dirname, "../..");
const reports = givenFolder();
const folder = () => mkdtempSync(path.join(reports, "facts-"));

const AGREES: CaseResult = {
  fact: "values.typed-code",
  outcome: "agrees",
  seen: { value: "ND", type: "String", formula: "ND", format: "General" },
  expected: null,
  error: null,
  ms: 12,
};
const DIFFERS: CaseResult = { ...AGREES, fact: "values.date-system", outcome: "differs", seen: 35064 };
const FAILED: CaseResult = {
  ...AGREES,
  fact: "tables.no-overlap",
  outcome: "failed",
  seen: null,
  error: { code: "GeneralException", message: "Etwas ging schief.", location: "TableCollection.add" },
};
const LACKING: CaseResult = {
  ...AGREES,
  fact: "values.typed-error",
  outcome: "not supported here",
  seen: null,
};

function report(results: readonly CaseResult[], build = "16.103.1"): SelfTestReport {
  return {
    format: "ACM self-test 1",
    platform: "mac",
    build,
    day: "2026-11-23",
    apiSets: { ExcelApi: "1.20" },
    languages: { display: "de-DE", content: "de-DE", culture: "de-AT" },
    complete: true,
    results: [...results],
  };
}

function file(name: string, content: string | Uint8Array): string {
  const full = path.join(folder(), name);
  writeFileSync(full, content);
  return full;
}

describe("a report that was sent is read", () => {
  const sent = report([AGREES, { ...DIFFERS, seen: "é😀|\t\n".repeat(9_000) }]);

  test("as text, with what a mail puts around it", () => {
    expect(readReport(file("report.txt", `Hello,\n\n${reportText(sent)}\n\nRegards`))).toEqual(sent);
  });

  test("as the workbook with the self-test's sheet, however long its text is", () => {
    const model = new WorkbookModel();
    model.addSheet("Sheet1");
    const sheet = model.addSheet(REPORT_SHEET);
    reportRows(sent).forEach((row, r) =>
      row.forEach((text, c) => sheet.cells.setValue(r, c, text.slice(0, 32_767) || null)),
    );
    expect(readReport(file("Book1.xlsx", new Uint8Array(saveWorkbook(model))))).toEqual(sent);
  });

  test("and a workbook without that sheet is refused", () => {
    const model = new WorkbookModel();
    model.addSheet("Sheet1").cells.setValue(0, 0, "Provider");
    const book = file("Book2.xlsx", new Uint8Array(saveWorkbook(model)));
    expect(() => readReport(book)).toThrow("No sheet of this workbook holds the report of a self-test.");
  });

  test("and one from the workbench is no report of Excel", () => {
    const played = report([AGREES], EXCEL_ON_A_MAC.platform.build);
    expect(() => readReport(file("report.json", reportText(played)))).toThrow(/comes from the workbench/);
  });
});

describe("a report is judged by the records", () => {
  test("what agrees is counted, what contradicts is named, what was seen is kept", () => {
    const judgement = judgeReport(report([AGREES, DIFFERS, FAILED, LACKING]), FACTS);
    expect(judgement.seen).toEqual({
      platform: "mac",
      build: "16.103.1",
      day: "2026-11-23",
      apiSets: { ExcelApi: "1.20" },
      observations: { "values.typed-code": AGREES.seen, "values.date-system": 35064 },
    });
    expect(judgementLines(judgement)).toEqual([
      "Seen on mac 16.103.1, 2026-11-23:",
      "    1 agrees",
      "    1 differs",
      "    1 failed",
      "    0 timed out",
      "    1 not supported here",
      "",
      "Contradicts the records:",
      "  values.date-system: seen 35064, recorded 36526.",
      "  tables.no-overlap: it failed with GeneralException at TableCollection.add (Etwas ging schief.).",
    ]);
  });

  test("today's records count, whatever the add-in that made the report knew", () => {
    const claimed = report([{ ...DIFFERS, outcome: "agrees", expected: 35064 }]);
    expect(judgeReport(claimed, FACTS).contradictions).toHaveLength(1);
  });

  test("what is no longer recorded is named and left out", () => {
    const judgement = judgeReport(report([{ ...AGREES, fact: "values.of-old" }]), FACTS);
    expect(judgement.unknown).toEqual(["values.of-old"]);
    expect(judgement.seen.observations).toEqual({});
  });

  test("an earlier report of the same build stays where the new one is silent, and a change is named", () => {
    const before = judgeReport(report([AGREES, { ...DIFFERS, seen: 36526 }]), FACTS).seen;
    const judgement = judgeReport(report([DIFFERS]), FACTS, before);
    expect(judgement.seen.observations).toEqual({
      "values.typed-code": AGREES.seen,
      "values.date-system": 35064,
    });
    expect(judgementLines(judgement)).toContain(
      "  values.date-system: an earlier report of this build saw 36526, this one 35064.",
    );
  });
});

test("what was seen is kept by platform and build; of two builds the newer one counts", () => {
  const kept = folder();
  const seen = (build: string, value: number): Seen => ({
    ...judgeReport(report([{ ...DIFFERS, seen: value }], build), FACTS).seen,
  });
  expect(path.basename(writeSeen(seen("16.103.1", 2), kept))).toBe("mac-16.103.1.json");
  writeSeen(seen("16.99.2 (beta)", 1), kept);
  expect(readSeen(kept).map(({ build }) => build)).toEqual(["16.99.2 (beta)", "16.103.1"]);
  expect(seenOn("mac", readSeen(kept))).toEqual({ "values.date-system": 2 });
  expect(seenOn("web", readSeen(kept))).toEqual({});
});

describe("docs/facts.md", () => {
  test("is the one that the records make (npm run -s facts -- --table)", () => {
    const page = readFileSync(path.join(root, "docs", "facts.md"), "utf8");
    expect(linesOf(page)).toEqual(linesOf(factsPage(FACTS_BY_SUBJECT, readSeen())));
  });

  test("tells what was seen, and where it was otherwise", () => {
    const fact: Fact = {
      id: "values.date-system",
      does: "DATE is called.",
      expected: "It gives 36526.",
      sources: [],
      status: "unverified",
      observation: 36526,
    };
    const { seen } = judgeReport(report([DIFFERS]), [fact]);
    const page = factsPage({ values: [fact] }, [seen]);
    expect(page).toContain("| seen in a real Excel | 1 |");
    expect(page).toContain("| unverified | not on mac 16.103.1 |  | self-test |");
    expect(factsPage({ values: [fact] }, [])).toContain("No report has come in yet");
  });
});

/** Without what the formatter does to a table. */
function linesOf(markdown: string): string[] {
  return markdown.split("\n").map((line) => line.replace(/[\s\\]|-{3,}/g, ""));
}
