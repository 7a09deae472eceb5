import fc from "fast-check";
import { assessContract } from "../../src/analysis/assess";
import { raiseFlags } from "../../src/analysis/flags";
import type { Aggregation, Figure, Observation } from "../../src/analysis/measure";
import { contract, ENROLMENT, fixed, row, target } from "./contractOf";

const figures: fc.Arbitrary<Figure> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.integer({ min: 0, max: 60 }).map((value) => ({ kind: "number" as const, value })),
  },
  fc.constantFrom<Figure[]>({ kind: "missing" }, { kind: "notApplicable" }, { kind: "notCollected" }),
  fc.constant<Figure>({ kind: "suppressed", low: 1, high: 10 }),
  fc
    .constantFrom(NaN, Infinity, -Infinity, 1e308, -1, 0.5)
    .map((value) => ({ kind: "number" as const, value })),
);

const observations: fc.Arbitrary<Observation[]> = fc.array(
  fc
    .record({
      month: fc.integer({ min: 1, max: 12 }),
      year: fc.integer({ min: 2024, max: 2026 }),
      siteId: fc.constantFrom("ALL", "ALL", "North", "South"),
      numerator: figures,
      denominator: figures,
      value: figures,
      n: figures,
      status: fc.constantFrom("final" as const, "final" as const, "provisional" as const, "revised" as const),
    })
    .map(({ month, year, ...more }) => row(`${year}-${String(month).padStart(2, "0")}`, "", more)),
  { maxLength: 60 },
);

const aggregations = fc.constantFrom<Aggregation[]>(
  "ratio_of_sums",
  "rate_per_1000",
  "sum",
  "last",
  "mean",
  "median",
);
const directions = fc.constantFrom("increase" as const, "decrease" as const, "neutral" as const);

function deepFreeze<T>(value: T): T {
  if (typeof value === "object" && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(deepFreeze);
  }
  return value;
}

/** Paths of numbers that are no numbers. */
function notFinite(value: unknown, path = "$"): string[] {
  // A stretch without limits says so by NaN.
  if (path.endsWith(".limits.groups")) return [];
  if (typeof value === "number") return Number.isFinite(value) ? [] : [path];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => notFinite(inner, `${path}.${key}`));
}

test("whatever rows come in: no crash, no NaN anywhere, inputs untouched, sentences whole", () => {
  fc.assert(
    fc.property(
      observations,
      aggregations,
      directions,
      fc.boolean(),
      (rowsIn, aggregation, direction, isFixed) => {
        const given = deepFreeze(
          contract({
            observations: rowsIn,
            indicators: [{ ...ENROLMENT, aggregation, direction, maturityDays: 30 }],
            targets: [target(0.7), target(20, { effectiveFrom: "2025-06-01" })],
            baselines: isFixed ? [fixed("2024-03", "2025-02")] : [],
          }),
        );
        const findings = assessContract(given);
        expect(notFinite(findings)).toEqual([]);
        const flags = raiseFlags(findings, { lastMeetingDate: "2026-03-01", threshold: 11 });
        expect(notFinite(flags)).toEqual([]);
        for (const { sentence, wouldChangeOurMinds, rule, periods } of flags) {
          for (const text of [sentence, wouldChangeOurMinds, rule]) {
            expect(text).not.toMatch(/undefined|null|NaN|Infinity|\s\s|^$/);
          }
          expect(sentence).toMatch(/\.$/);
          expect(periods.length).toBeGreaterThan(0);
        }
      },
    ),
    { numRuns: 1500 },
  );
});

test("no count of people from 1 to 10, nor its complement, is ever in a sentence", () => {
  const counts = fc.array(fc.tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 21, max: 60 })), {
    minLength: 13,
    maxLength: 30,
  });
  fc.assert(
    fc.property(counts, (entries) => {
      const rowsIn = entries.map(([numerator, denominator], i) =>
        row(
          `${2024 + Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, "0")}`,
          `${Math.min(numerator, denominator)}/${denominator}`,
        ),
      );
      const findings = assessContract(contract({ observations: rowsIn, targets: [target(0.7)] }));
      for (const { sentence, wouldChangeOurMinds } of raiseFlags(findings, {
        lastMeetingDate: null,
        threshold: 11,
      })) {
        for (const [, numerator, denominator] of `${sentence} ${wouldChangeOurMinds}`.matchAll(
          /(\d+)(?: or \w+)? of (\d+)/g,
        )) {
          for (const count of [Number(numerator), Number(denominator) - Number(numerator)]) {
            if (denominator === "3") continue;
            expect(count === 0 || count > 10).toBe(true);
          }
        }
      }
    }),
    { numRuns: 500 },
  );
});

test("adding an event never widens a gap to a target", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 99 }), fc.integer({ min: 0, max: 100 }), (events, percent) => {
      const at = (count: number): number | null =>
        assessContract(
          contract({ observations: [row("2026-09", `${count}/100`)], targets: [target(percent / 100)] }),
        )[0]!.short;
      expect(at(events + 1)!).toBeLessThanOrEqual(at(events)!);
    }),
  );
});
