import fc from "fast-check";
import type { Breakdown, Observation } from "../../../src/analysis/measure";
import { fewestValues } from "../../../src/analysis/suppression/rule";
import { buildSharedWorkbook } from "../../../src/documents/share/buildShared";
import { publishedBy } from "../../../src/documents/share/publishedBy";
import { viewForMeeting, viewForProvider } from "../../../src/documents/share/sharedView";
import type { Meeting } from "../../../src/submission/contractData";
import { givenIndicator } from "../../meeting/givenContract";
import { attackFile, givenShared, monthAfter, shownFigures } from "./givenShared";

const ENROL = givenIndicator("enrol", { name: "Enrolled" });
const PERIODS = 5;
const FIRST = "2026-05";

/** A share with few or many people in it. */
const share = fc
  .oneof(fc.integer({ min: 0, max: 25 }), fc.integer({ min: 20, max: 120 }))
  .chain((of) => fc.tuple(fc.integer({ min: 0, max: of }), fc.constant(of)));
const contract = fc.integer({ min: 1, max: 5 }).chain((providers) =>
  fc.tuple(
    fc.array(fc.array(share, { minLength: PERIODS, maxLength: PERIODS }), {
      minLength: providers,
      maxLength: providers,
    }),
    fc.array(fc.nat(100), { minLength: 3, maxLength: 3 }),
  ),
);

function observation(providerId: string, month: number, [count, of]: readonly [number, number]): Observation {
  return {
    providerId,
    indicatorId: ENROL.id,
    siteId: "ALL",
    period: monthAfter(FIRST, month),
    numerator: { kind: "number", value: count },
    denominator: { kind: "number", value: of },
    value: { kind: "missing" },
    n: { kind: "missing" },
    status: "final",
    cells: { sheet: "Data", address: "F2" },
  };
}

/** The last month of the first provider in three groups that add up. */
function groupsOf([count, of]: readonly [number, number], weights: readonly number[]): Breakdown[] {
  const all = weights.reduce((sum, weight) => sum + weight, 0) || 1;
  const split = (whole: number): number[] => {
    const parts = weights.slice(0, -1).map((weight) => Math.floor((whole * weight) / all));
    return [...parts, whole - parts.reduce((sum, part) => sum + part, 0)];
  };
  const [yes, no] = [split(count), split(of - count)];
  return yes.map((part, i) => ({
    providerId: "PRV-0",
    indicatorId: ENROL.id,
    siteId: "ALL",
    period: monthAfter(FIRST, PERIODS - 1),
    dimension: "language",
    group: `group ${i}`,
    numerator: { kind: "number", value: part },
    denominator: { kind: "number", value: part + no[i]! },
    cells: { sheet: "Groups", address: "A2" },
  }));
}

const MEETING: Meeting = {
  id: "M-1",
  providerIds: [],
  date: "2026-11-12",
  start: null,
  minutes: 60,
  place: "",
  chair: "",
  noteTaker: "",
  sentOn: null,
  closedOn: null,
};

function sharedOf(
  [series, weights]: readonly [(readonly [number, number])[][], readonly number[]],
  months = PERIODS,
) {
  return {
    providers: series.map((_, i) => ({
      id: `PRV-${i}`,
      name: `Provider number ${i}`,
      maskedCode: `Code ${i}`,
    })),
    indicators: [ENROL],
    observations: series.flatMap((each, i) =>
      each.slice(0, months).map((entry, month) => observation(`PRV-${i}`, month, entry)),
    ),
    breakdowns: months === PERIODS ? groupsOf(series[0]!.at(-1)!, weights) : [],
  };
}

function expectNothingToWorkOut(bytes: Uint8Array): void {
  const rows = [...shownFigures(bytes, "Figures"), ...shownFigures(bytes, "Groups")];
  const counts = rows.flatMap(({ count, of }) =>
    count === null || of === null ? [] : [count, of, of - count],
  );
  expect(counts.filter((count) => count > 0 && count < 11)).toEqual([]);
  for (const cell of attackFile(bytes, ENROL, 11)) {
    if (cell.high > 0) expect(cell.values).toBeGreaterThanOrEqual(fewestValues({ threshold: 11 }));
  }
}

test("of no contract can a small count be read or worked out from what is shared", () => {
  fc.assert(
    fc.property(contract, (given) => {
      const shared = givenShared(sharedOf(given));
      expect(shared.mask.warnings).toEqual([]);
      expectNothingToWorkOut(buildSharedWorkbook(viewForProvider(shared, "PRV-0")!).bytes);
      expectNothingToWorkOut(buildSharedWorkbook(viewForMeeting(shared, MEETING)).bytes);
    }),
    { numRuns: 30 },
  );
}, 120_000);

test("a later file does not give away by subtraction what an earlier one hid", () => {
  fc.assert(
    fc.property(contract, (given) => {
      const earlier = viewForProvider(givenShared(sharedOf(given, PERIODS - 1)), "PRV-0")!;
      const first = buildSharedWorkbook(earlier).bytes;
      const published = publishedBy(earlier, [], "first.xlsx");
      const later = viewForProvider(givenShared(sharedOf(given), published), "PRV-0")!;
      const second = buildSharedWorkbook(later).bytes;
      expectNothingToWorkOut(second);
      // Both files beside each other: what either shows is known, and both years to date.
      const shown = new Map(shownFigures(first, "Figures").map((row) => [row.period, row.count]));
      const hiddenBefore = [...shown].filter(
        ([period, count]) => count === null && !period.startsWith("Year"),
      );
      const now = new Map(shownFigures(second, "Figures").map((row) => [row.period, row.count]));
      expect(hiddenBefore.filter(([period]) => now.get(period) !== null)).toEqual([]);
    }),
    { numRuns: 12 },
  );
}, 120_000);
