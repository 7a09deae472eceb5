import { buildSharedWorkbook } from "../../../src/documents/share/buildShared";
import {
  type SharedContract,
  viewForMeeting,
  viewForProvider,
} from "../../../src/documents/share/sharedView";
import type { SheetModel } from "../../../src/spreadsheet/model/sheet";
import type { WorkbookModel } from "../../../src/spreadsheet/model/workbook";
import { openWorkbook } from "../../../src/spreadsheet/xlsx/openWorkbook";
import { schemaFindings, schemaTest } from "../../spreadsheet/xlsx/schemaCheck";
import { givenIndicator, givenMeeting } from "../../meeting/givenContract";
import { givenShared, monthAfter, months } from "./givenShared";

/** What a reader sees on a projector and on paper. */

const PROVIDERS = ["Harbor Family Services", "Northside", "Elm Street House", "Valley Kin"].map(
  (name, i) => ({
    id: `PRV-000${i + 1}`,
    name,
    maskedCode: `Code ${i + 1}`,
  }),
);
const MEETING = givenMeeting();
const STAGES = ["referral", "contact", "intake"].map((id, i) => ({
  id,
  order: i + 1,
  ownerSide: "provider" as const,
}));
const ENTRIES =
  "211/405 205/406 206/407 207/408 208/409 201/410 197/411 203/412 204/413 206/414 199/415 120/416";

const full = givenShared({
  providers: PROVIDERS,
  indicators: [givenIndicator("enrol", { name: "Children placed in a family setting, all ages" })],
  observations: PROVIDERS.flatMap(({ id }) => months(id, "enrol", "2025-10", ENTRIES)),
  stages: STAGES,
  stageCounts: PROVIDERS.flatMap(({ id }) =>
    Array.from({ length: 12 }, (_, month) =>
      STAGES.map((stage, i) => ({
        providerId: id,
        siteId: "ALL",
        cohort: monthAfter("2025-10", month),
        basis: "referral_cohort" as const,
        stageId: stage.id,
        count: { kind: "number" as const, value: [400, 320, 230][i]! + month },
        medianDays: { kind: "missing" as const },
        nDays: { kind: "missing" as const },
        status: "final" as const,
        cells: { sheet: "Pathway", address: `D${month * 3 + i + 2}` },
      })),
    ).flat(),
  ),
  meetings: [MEETING],
});
const empty = givenShared({ providers: PROVIDERS.slice(0, 1), meetings: [MEETING] });

function providerBook(shared: SharedContract): WorkbookModel {
  return openWorkbook(buildSharedWorkbook(viewForProvider(shared, "PRV-0001")!).bytes).model;
}

function meetingBook(shared: SharedContract): WorkbookModel {
  return openWorkbook(buildSharedWorkbook(viewForMeeting(shared, MEETING)).bytes).model;
}

/** Characters across the printed part of a sheet. */
function printedWidth({ columnWidths, page }: SheetModel): number {
  const { left, right } = page.printArea!;
  return [...columnWidths].reduce((sum, [at, width]) => sum + (at >= left && at <= right ? width : 0), 0);
}

/** About 135 characters stand across a sheet of paper on its side: no more than half as much again can be read. */
const MOST_CHARACTERS = 205;

test.each([
  ["a provider's", providerBook(full)],
  ["a meeting's", meetingBook(full)],
])("every sheet of %s file can be read on paper", (_, { sheets }) => {
  expect(sheets.map(({ name }) => name)).toEqual(expect.arrayContaining(["Pathway", "Figures", "Flags"]));
  for (const sheet of sheets) {
    const pages = sheet.page.zoom.horizontalFitToPages ?? 1;
    expect([sheet.name, printedWidth(sheet) / pages <= MOST_CHARACTERS]).toEqual([sheet.name, true]);
  }
});

test("a column without an entry is left out of the pathway, and its chart still draws what it should", () => {
  const sheet = providerBook(full).sheet("Pathway")!;
  const [headers, first] = sheet.cells.read(sheet.tables[0]!.box);
  expect(headers).toEqual([
    "Provider",
    "Step",
    "Baseline cohorts",
    "Cohorts now",
    "Baseline",
    "Now",
    "Verdict",
    "At the step in the baseline",
    "Went on in the baseline",
    "At the step now",
    "Went on now",
  ]);
  expect(first![4]).toEqual(expect.any(Number));
  expect(sheet.charts[0]!.series.map(({ values }) => values)).toEqual([
    "Pathway!$E$5:$E$6",
    "Pathway!$F$5:$F$6",
  ]);
});

test("a sheet with nothing to show says so", () => {
  const model = providerBook(empty);
  expect(model.sheet("Summary")!.cells.value(1, 0)).toBe("There is nothing to show here yet.");
  expect(model.sheet("Figures")!.cells.value(1, 0)).toBe("There is nothing to show here yet.");
  expect(model.sheet("Trends")!.cells.value(1, 0)).toBe("No measure has a figure that can be shown yet.");
});

test("where a meeting writes there is room for words, and what only the import reads is not printed", () => {
  const model = meetingBook(full);
  for (const [name, column, least] of [
    ["Actions", "action", 36],
    ["Actions", "last_update", 24],
    ["Decisions", "decision", 44],
  ] as const) {
    const { tables, cells, columnWidths, page } = model.sheet(name)!;
    const headers = cells.read({ ...tables[0]!.box, bottom: tables[0]!.box.top })[0]!;
    expect([column, columnWidths.get(headers.indexOf(column))! >= least]).toEqual([column, true]);
    expect(page.printArea!.right).toBe(headers.indexOf("as_shared") - 1);
  }
});

test("a story is no wider than a page: one column that is wider is cut off in print", () => {
  const place = { column: "what_happened", sheet: "Narrative", cell: "D2" };
  const story = {
    providerId: "PRV-0001",
    indicatorId: "enrol",
    period: "2026-09",
    shareable: false,
    paragraphs: [{ label: "What happened", text: "The intake worker was on leave. ".repeat(9), ...place }],
  };
  const sheet = providerBook({ ...full, stories: [story] }).sheet("Story")!;
  expect(printedWidth(sheet)).toBeLessThan(90);
});

schemaTest("files with optional columns, and empty ones, are valid", () => {
  for (const shared of [full, empty])
    expect(schemaFindings(buildSharedWorkbook(viewForProvider(shared, "PRV-0001")!).bytes)).toEqual([]);
});
