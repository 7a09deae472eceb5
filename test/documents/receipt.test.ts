import { receiptModel } from "../../src/documents/receipt";
import { openWorkbook } from "../../src/spreadsheet/xlsx/openWorkbook";
import type { WorkbookModel } from "../../src/spreadsheet/model/workbook";
import { importSubmissions, type ImportResult } from "../../src/workflows/importSubmissions";
import { readAllFiles } from "../../src/workflows/incomingFiles";
import { receiptsOf } from "../../src/workflows/receipts";
import { done } from "../workflows/givenContractBook";
import { type Filled, givenContractOf, givenFilled, givenNewContract } from "../workflows/givenSubmissions";

/** One page for each file: what was accepted, what was set aside and why, how the figures will look. */

jest.setTimeout(60_000);

const setup = givenContractOf();
const MONTHS = ["2026-07", "2026-08", "2026-09"];

async function imported(last: (filled: Filled) => Filled): Promise<ImportResult> {
  await givenNewContract(setup);
  const files = MONTHS.map((period, i) => {
    const filled = givenFilled(setup, 1, { period, issuedOn: `${period}-28` }).fillAll();
    const month = filled.fill("tblMeasures", 1, { numerator: 60 + 2 * i });
    return (period === "2026-09" ? last(month) : month).file(`${period}.xlsx`);
  });
  return done(await importSubmissions(await readAllFiles(files, {}), { today: "2026-10-08" }));
}

function texts(model: WorkbookModel): string[] {
  const { cells } = model.sheet("Receipt")!;
  const found: string[] = [];
  cells.forEach(cells.used(true)!, (_row, _column, value) => {
    if (typeof value === "string") found.push(value);
  });
  return found;
}

test("says what was accepted and shows the measure as the meeting sees it, in one chart", async () => {
  const result = await imported((filled) => filled);
  const receipts = await receiptsOf(result, "2026-10-08");
  expect(receipts).toHaveLength(MONTHS.length);
  const { name, bytes } = receipts.at(-1)!;
  expect(name).toBe("Receipt_PRV-0001_2026-09_2026-09.xlsx");
  const { model } = openWorkbook(bytes);
  expect(texts(model)).toEqual(
    expect.arrayContaining(["Receipt: Provider 1, Sep 2026", "2026-09.xlsx, received on 8 Oct 2026"]),
  );
  expect(model.sheet("Receipt")!.charts).toHaveLength(1);
  expect(model.sheet("Receipt")!.page.zoom).toEqual({ horizontalFitToPages: 1, verticalFitToPages: 1 });
});

test("names each row that was set aside, with its cell and what to do", async () => {
  const result = await imported((filled) =>
    filled.fill("tblMeasures", 1, { numerator: 99, denominator: 80 }),
  );
  const { model } = openWorkbook((await receiptsOf(result, "2026-10-08")).at(-1)!.bytes);
  expect(texts(model)).toEqual(expect.arrayContaining(["✖ Set aside", "Data!F5"]));
  expect(texts(model).join("\n")).toContain("99 out of 80 cannot be right");
});

test("a refused file gets a page that says why, and no figures", async () => {
  const result = await imported((filled) => filled.named("acm_template_version", "9"));
  const { model } = openWorkbook((await receiptsOf(result, "2026-10-08")).at(-1)!.bytes);
  expect(texts(model).join("\n")).toMatch(/✖ Not imported\. This template has version "9"/);
  expect(model.sheet("Receipt")!.charts).toEqual([]);
});

test("a file of another contract gets none: its provider is somebody else", async () => {
  await givenNewContract(setup);
  const stranger = givenFilled({ ...setup, contractId: "X-1" }).fillAll();
  const files = await readAllFiles([stranger.file("x.xlsx")], {});
  const result = done(await importSubmissions(files, { today: "2026-10-08" }));
  expect(result.files[0]!.outcome).toBe("refused");
  expect(await receiptsOf(result, "2026-10-08")).toEqual([]);
});

test("many problems and measures still make one page, and what is left out is counted", () => {
  const problem = {
    code: "DQ13",
    severity: "stop",
    sheet: "Data",
    cell: "F5",
    message: "-1 is below zero.",
  } as const;
  const model = receiptModel({
    contract: "C",
    provider: "P",
    period: "Sep 2026",
    file: "f.xlsx",
    receivedOn: "8 Oct 2026",
    summary: "20 set aside.",
    isAccepted: true,
    isTemplate: true,
    problems: Array.from({ length: 20 }, () => problem),
    findings: [],
    drawn: null,
  });
  expect(texts(model)).toContain("and 12 more: the Check sheet of your file lists them.");
});
