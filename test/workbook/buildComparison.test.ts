import { assessContract } from "../../src/analysis/assess";
import type { Breakdown, Indicator, Observation } from "../../src/analysis/measure";
import { compareSubgroups } from "../../src/analysis/subgroupGap";
import { buildComparison } from "../../src/workbook/buildComparison";
import { comparedUnits } from "../../src/workbook/comparedUnits";
import { FUNNEL_COLUMN, FUNNEL_LAYOUT } from "../../src/workbook/funnelBlocks";
import { contract, ENROLMENT, row, rows } from "../analysis/contractOf";

const NOTHING_YET = { comparisonBlocks: [] };

/** The latest figures of providers: `{ A: "90/120" }`. */
function submitted(
  entries: Readonly<Record<string, string>>,
  more: Partial<Observation> = {},
): Observation[] {
  return Object.entries(entries).map(([providerId, entry]) => row("2026-09", entry, { providerId, ...more }));
}

function comparisons(
  observations: readonly Observation[],
  { indicator = ENROLMENT, breakdowns = [] as readonly Breakdown[] } = {},
) {
  const findings = assessContract(contract({ observations, indicators: [indicator], providers: [] }));
  return comparedUnits(findings, compareSubgroups({ breakdowns, observations }, findings));
}

function sheetOf(
  observations: readonly Observation[],
  more: Parameters<typeof comparisons>[1] = {},
  earlier: Parameters<typeof buildComparison>[2] = NOTHING_YET,
) {
  return buildComparison(comparisons(observations, more), [], earlier, undefined);
}

function column(sheet: ReturnType<typeof sheetOf>, header: string) {
  const at = sheet.table.columns.findIndex((one) => one.header === header);
  return sheet.table.rows.map(({ cells }) => cells[at]);
}

const FOUR = { A: "90/120", B: "64/100", C: "41/88", D: "35/46" };

test("a rate per 1,000 has its limits in its own unit, in the table and in the chart", () => {
  const indicator: Indicator = {
    ...ENROLMENT,
    aggregation: "rate_per_1000",
    unit: "rate_per_1000",
    subset: false,
    direction: "decrease",
    decimals: 1,
  };
  const sheet = sheetOf(submitted({ A: "30/9000", B: "28/8000", C: "40/4000" }), { indicator });
  expect(column(sheet, "Rate")[2]).toBeCloseTo(10, 9);
  expect(column(sheet, "Verdict")[2]).toBe("▼ Differs by more than chance");
  const [block] = sheet.blocks;
  const pooled = (1000 * 98) / 21000;
  expect(block!.rows[0]![FUNNEL_COLUMN.pooled]).toBeCloseTo(pooled, 9);
  expect(block!.rows[0]![FUNNEL_COLUMN.flagLimits]).toBeLessThan(pooled);
  expect(block!.rates.maximum).toBeGreaterThanOrEqual(10);
});

test("an indicator that should fall marks the higher as a concern and the lower as an improvement", () => {
  const observations = submitted({ A: "90/120", B: "64/100", C: "21/88", D: "60/100" });
  const verdict = (direction: Indicator["direction"]) =>
    column(sheetOf(observations, { indicator: { ...ENROLMENT, direction } }), "Verdict")[2];
  expect(verdict("increase")).toBe("▼ Differs by more than chance");
  expect(verdict("decrease")).toBe("▲ Differs by more than chance");
  expect(verdict("neutral")).toBe("◆ Differs by more than chance");
});

test("where chance explains everything the title says so", () => {
  const sheet = sheetOf(submitted({ A: "60/100", B: "62/100", C: "58/100" }));
  expect(sheet.blocks[0]!.title).toContain("chance explains the differences between providers");
});

test("a suppressed group stands in the table and not in the chart", () => {
  const observations = rows("2026-07", "30/60 30/60 30/60", { providerId: "A" });
  const breakdowns = ["12/24 12/24 12/24", "16/30 16/30 16/30", "<11/20 <11/20 <11/20"].flatMap(
    (entries, i): Breakdown[] =>
      rows("2026-07", entries, { providerId: "A" }).map(
        ({ providerId, indicatorId, siteId, period, numerator, denominator, cells }) => ({
          providerId,
          indicatorId,
          siteId,
          period,
          dimension: "language",
          group: ["English", "Spanish", "Other"][i]!,
          numerator,
          denominator,
          cells,
        }),
      ),
  );
  const sheet = sheetOf(observations, { breakdowns });
  const at = column(sheet, "Unit").indexOf("Other");
  expect(column(sheet, "Numerator")[at]).toBeNull();
  expect(column(sheet, "Rate")[at]).toBeNull();
  expect(column(sheet, "Please note")[at]).toBe("suppressed: too few to show");
  expect(JSON.stringify(sheet.blocks[0]!.rows)).not.toContain("Other");
});

test("a comparison keeps its block over refreshes; one that is gone leaves its place empty", () => {
  const first = sheetOf(submitted(FOUR));
  const earlier = { comparisonBlocks: [{ key: "gone|providers" }, ...first.blocks] };
  const second = sheetOf(submitted(FOUR), {}, earlier);
  expect(second.blocks.map(({ key, label }) => [key, label])).toEqual([
    ["gone|providers", ""],
    [first.blocks[0]!.key, first.blocks[0]!.label],
  ]);
  expect(second.blocks[0]!.rows.flat().every((cell) => cell === "")).toBe(true);
  expect(second.blocks[1]!.fingerprint).toBe(first.blocks[0]!.fingerprint);
  expect(second.chosen).toBe(first.blocks[0]!.key);
});

test("more units than a block holds: those that stand out are drawn, then the largest", () => {
  const many = Object.fromEntries(
    Array.from({ length: 120 }, (_, i) => [`P${i}`, i === 119 ? "2/40" : `${50 + i}/${100 + 2 * i}`]),
  );
  const sheet = sheetOf(submitted(many));
  const [block] = sheet.blocks;
  const drawn = block!.rows.map((cells) => cells[FUNNEL_COLUMN.unit]);
  expect(block!.units).toBe(FUNNEL_LAYOUT.blockRows);
  expect(drawn).toContain("P119");
  expect(drawn).toContain("P118");
  expect(drawn).not.toContain("P0");
  expect(block!.title).toContain("81 of 120 drawn");
  expect(sheet.table.rows).toHaveLength(120);
});

test("names of neighbouring points stand on different sides", () => {
  const sheet = sheetOf(submitted({ A: "60/100", B: "61/101", C: "10/60" }));
  const [a, b] = sheet.blocks[0]!.labels;
  expect(a!.side).not.toBe(b!.side);
});
