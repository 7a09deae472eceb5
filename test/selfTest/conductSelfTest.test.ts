import { SESSION_TIMED_OUT } from "../../src/host/protocol/fault";
import { PROFILES, type ProfileName } from "../../src/host/excel/profiles";
import { conductSelfTest, type SelfTestOptions } from "../../src/selfTest/conductSelfTest";
import { parseReport } from "../../src/selfTest/report";
import { reportFrom, REPORT_SHEET } from "../../src/selfTest/reportSheet";
import { SELF_TEST_CASES } from "../../src/selfTest/selfTestCases";
import { givenWorkbook, type GivenWorkbook } from "../host/givenWorkbook";

/** The self-test in the pane of this workbook. */
async function conduct({ window }: GivenWorkbook, options: SelfTestOptions = {}) {
  Object.assign(globalThis, { Excel: window.Excel, Office: window.Office });
  return conductSelfTest(options);
}

const sheetsOf = ({ model }: GivenWorkbook) => model.sheets.map(({ name }) => name);

async function reportOf(book: GivenWorkbook, options: SelfTestOptions = {}) {
  const outcome = await conduct(book, options);
  if (outcome.kind === "refused") throw new Error(outcome.message);
  return outcome;
}

test.each(Object.keys(PROFILES) as ProfileName[])("%s: every case agrees", async (profile) => {
  const book = await givenWorkbook({ Sheet1: [] }, PROFILES[profile]);
  const { report, contradictions } = await reportOf(book);
  expect(contradictions).toEqual([]);
  expect(report).toMatchObject({ platform: profile, complete: true });
  expect(report.build).toBe(book.host.build);
  expect(report.apiSets["ExcelApi"]).toBe(PROFILES[profile].apiSets["ExcelApi"]);
  expect(report.results.map(({ fact }) => fact)).toEqual(SELF_TEST_CASES.map(({ fact }) => fact));
});

test("the report stands in a sheet, as text, and nothing else is left behind", async () => {
  const book = await givenWorkbook();
  const { report, text } = await reportOf(book);
  expect(sheetsOf(book)).toEqual(["Sheet1", REPORT_SHEET]);
  expect(book.model.names).toEqual([]);
  expect(book.model.activeSheet.name).toBe(REPORT_SHEET);
  const used = book.sheet(REPORT_SHEET).cells.used(true)!;
  const cells = book.sheet(REPORT_SHEET).cells.read(used);
  const written = cells.map((row) => row.map((value) => (typeof value === "string" ? value : null)));
  expect(parseReport(reportFrom(written)!)).toEqual(report);
  expect(parseReport(`Here it is:\n\n${text}\n\nRegards`)).toEqual(report);
  const leadingEquals = written.find(([fact]) => fact === "values.leading-equals")!;
  expect(leadingEquals.slice(1, 3)).toEqual([
    "agrees",
    '{"value":2,"type":"Double","formula":"=1+1","format":"General"}',
  ]);
});

test("it can be run again in the same workbook", async () => {
  const book = await givenWorkbook();
  await reportOf(book, { signal: AbortSignal.abort() });
  const { report } = await reportOf(book);
  expect(report.complete).toBe(true);
  expect(sheetsOf(book)).toEqual(["Sheet1", REPORT_SHEET]);
});

test("sheets that an interrupted test left behind are taken away", async () => {
  const book = await givenWorkbook({ Sheet1: [], [`${REPORT_SHEET} 7`]: [["left", 1]] });
  await reportOf(book, { signal: AbortSignal.abort() });
  expect(sheetsOf(book)).toEqual(["Sheet1", REPORT_SHEET]);
});

async function givenName(): Promise<GivenWorkbook> {
  const book = await givenWorkbook();
  await book.excel.run(async (context) => {
    context.workbook.names.add("Baseline", "=5");
    await context.sync();
  });
  return book;
}

async function givenHiddenSheet(): Promise<GivenWorkbook> {
  const book = await givenWorkbook({ Sheet1: [], _kept: [["state"]] });
  book.sheet("_kept").visibility = "VeryHidden";
  return book;
}

test.each<[string, () => Promise<GivenWorkbook>]>([
  ['filled cells on "Figures"', () => givenWorkbook({ Sheet1: [], Figures: [[null, 3]] })],
  ['filled cells on the hidden sheet "_kept"', givenHiddenSheet],
  ['the name "Baseline"', givenName],
])("in a workbook with %s nothing is touched", async (contents, given) => {
  const book = await given();
  const before = sheetsOf(book);
  expect(await conduct(book)).toEqual({
    kind: "refused",
    message: `This workbook holds ${contents}. Open a new, empty workbook and start the self-test there: yours is left alone.`,
  });
  expect(sheetsOf(book)).toEqual(before);
});

test("an Excel that refuses everything at the end takes no results away", async () => {
  const book = await givenWorkbook();
  const stop = new AbortController();
  const outcome = await reportOf(book, {
    signal: stop.signal,
    onProgress: (done) => {
      if (done === 1) stop.abort();
      if (done === 1) book.host.fault = () => SESSION_TIMED_OUT;
    },
  });
  expect(outcome).toMatchObject({ isInSheet: false });
  expect(outcome.report.results).toMatchObject([
    { outcome: "agrees" },
    { outcome: "failed", error: { code: "InvalidOrTimedOutSession" } },
  ]);
  expect(parseReport(outcome.text)).toEqual(outcome.report);
});

test("cancelled, it ends with the case that is running and reports what it has", async () => {
  const book = await givenWorkbook();
  const stop = new AbortController();
  const told: string[] = [];
  const { report } = await reportOf(book, {
    signal: stop.signal,
    onProgress: (done, total, fact) => {
      told.push(`${done}/${total} ${fact}`);
      if (done === 2) stop.abort();
    },
  });
  expect(report).toMatchObject({ complete: false });
  expect(report.results).toHaveLength(3);
  expect(told[0]).toBe(`0/${SELF_TEST_CASES.length} ${SELF_TEST_CASES[0]!.fact}`);
  expect(sheetsOf(book)).toEqual(["Sheet1", REPORT_SHEET]);
});

describe("a text that is no report is refused in words", () => {
  test.each([
    ["nothing", ""],
    ["a mail", "Dear colleague, here is the report."],
    ["half of one", '{"format": "ACM self-test 1", "platform": "web", "build"'],
  ])("%s", (_what, text) => {
    expect(() => parseReport(text)).toThrow(/no report of a self-test, or a part of it is missing/);
  });

  test("of a platform that nobody knows", () => {
    expect(() => parseReport('{"format": "ACM self-test 1", "platform": "ipad"}')).toThrow(/platform/);
  });
});
