import { analysePathways } from "../../src/analysis/analysePathways";
import type { StageCount } from "../../src/analysis/measure";
import { buildPathway } from "../../src/workbook/buildPathway";
import { cohorts, pathwayFigures, stageCount, withDays } from "../analysis/givenPathway";

const NOTHING_YET = { pathwayBlocks: [] };

function sheetOf(counts: readonly StageCount[], more = {}) {
  return buildPathway(analysePathways(pathwayFigures(counts, more)), [], NOTHING_YET, undefined);
}

/** Cells of a column by its header. */
function column(sheet: ReturnType<typeof sheetOf>, header: string) {
  const at = sheet.table.columns.findIndex((one) => one.header === header);
  return sheet.table.rows.map(({ cells }) => cells[at]);
}

const STEADY = "40>36>32>28 40>36>32>28 40>36>32>28 40>36>32>28";

test("where no step fell the title says so, and no step is called to blame", () => {
  const sheet = sheetOf(cohorts("2026-01", STEADY));
  expect(sheet.blocks[0]!.title).toContain("no step fell by more than chance explains");
  expect(sheet.blocks[0]!.dropped).toEqual([]);
});

test("a snapshot shows counts on a day and no conversion", () => {
  const counts = [120, 90, 30, 20].map((count, stage) =>
    stageCount("2026-09", stage, String(count), { basis: "snapshot" }),
  );
  const sheet = sheetOf(counts);
  const [block] = sheet.blocks;
  expect(block!.title).toContain("people at each stage, Sep 2026");
  expect(block!.rows.slice(0, 4).map(([, stage, , now]) => [stage, now])).toEqual([
    ["Referred", 120],
    ["Contacted", 90],
    ["Intake", 30],
    ["Enrolled", 20],
  ]);
  expect(block!.numberFormat).toBe("#,##0");
  expect(column(sheet, "Conversion now").every((cell) => cell === null)).toBe(true);
  expect(column(sheet, "Verdict").slice(0, 3)).toEqual(Array(3).fill("… Not judged"));
});

test("a suppressed count makes ranges in the table and a gap in the chart", () => {
  const sheet = sheetOf(cohorts("2026-01", "40>36>32>28 40>36>32>28 40>36>32>28 40>36><11>5"));
  const went = column(sheet, "Went on now");
  expect(went[1]).toMatch(/^\d+ to \d+$/);
  expect(column(sheet, "Conversion now")[1]).toMatch(/^\d+\.\d% to \d+\.\d%$/);
  expect(sheet.blocks[0]!.rows[1]![3]).toBe("");
});

test("medians of days stand beside their step with what is usual", () => {
  const counts = withDays(cohorts("2026-01", STEADY), "contacted", [4, 5, 4, 5]);
  const sheet = sheetOf(counts);
  expect(column(sheet, "Median days now").slice(0, 2)).toEqual([5, null]);
});

test("a pathway keeps its block when another one comes before it", () => {
  const first = buildPathway(
    analysePathways(pathwayFigures(cohorts("2026-01", STEADY, { providerId: "Late" }))),
    [],
    NOTHING_YET,
    undefined,
  );
  const both = [
    ...cohorts("2026-01", STEADY, { providerId: "Early" }),
    ...cohorts("2026-01", STEADY, { providerId: "Late" }),
  ];
  const second = buildPathway(
    analysePathways(pathwayFigures(both)),
    [],
    { pathwayBlocks: first.blocks },
    "Late",
  );
  expect(second.blocks.map(({ key }) => key)).toEqual(["provider:Late", "all", "provider:Early"]);
  expect(second.chosen).toBe("provider:Late");
});
