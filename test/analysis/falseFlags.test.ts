import { assessContract } from "../../src/analysis/assess";
import { expectedFalseFlags, falseFlagsText } from "../../src/analysis/falseFlags";
import type { Finding } from "../../src/analysis/finding";
import type { Baseline } from "../../src/analysis/measure";
import { compareSubgroups } from "../../src/analysis/subgroupGap";
import { contract, fixed, rows } from "./contractOf";

const STEADY = "30/42 28/43 31/42 29/40 30/43 28/41 31/44 29/42 30/41 28/43 31/42 29/41";

function providers(count: number, baselines: readonly Baseline[] = []): Finding[] {
  const ids = Array.from({ length: count }, (_, i) => `P${i}`);
  const observations = ids.flatMap((providerId) => rows("2025-10", STEADY, { providerId }));
  return assessContract(contract({ observations, providers: [], baselines }));
}

test("series with limits of all points: 1.7% at the latest period, 18.4% at some point of 24", () => {
  const expected = expectedFalseFlags(providers(100), []);
  expect(expected).toMatchObject({ series: 100, fixed: 0, compared: 100 });
  expect(expected.atLatest).toBeCloseTo(1.7, 9);
  expect(expected.amongLast24).toBeCloseTo(18.4, 9);
  expect(expected.outsideFlag).toBeCloseTo(0.2, 9);
  expect(expected.outsideWatch).toBeCloseTo(5, 9);
  expect(falseFlagsText(expected)).toBe(
    "Of 100 series, about 2 would be flagged at the latest period by chance alone (1.7% each), and about 18 at some point of 24. Of 100 compared, fewer than one would lie outside the 99.8% limits.",
  );
});

test("a fixed baseline of 12 knows less of the usual range, so it sounds more false alarms", () => {
  const expected = expectedFalseFlags(providers(2, [fixed("2025-10", "2026-09")]), []);
  expect(expected).toMatchObject({ series: 2, fixed: 2, compared: 0 });
  expect(falseFlagsText(expected)).toBe(
    "Of 2 series, fewer than one would be flagged at the latest period by chance alone (6.2% each), and fewer than one at some point of 24.",
  );
});

test("both kinds side by side are told apart", () => {
  const findings = providers(40, [fixed("2025-10", "2026-09", { providerId: "P0" })]);
  const expected = expectedFalseFlags(findings, []);
  expect(expected.atLatest).toBeCloseTo(39 * 0.017 + 0.062, 9);
  expect(falseFlagsText(expected)).toContain("(6.2% of those with a fixed baseline, 1.7% of the others)");
});

test("groups count where they are judged; two of them make one test", () => {
  const site = (siteId: string) => rows("2025-10", STEADY, { siteId });
  const observations = [...site("N"), ...site("S")];
  const findings = assessContract(contract({ observations }));
  expect(
    expectedFalseFlags(findings, compareSubgroups({ breakdowns: [], observations }, findings)).compared,
  ).toBe(1);
  const three = [...observations, ...site("E")];
  const ofThree = assessContract(contract({ observations: three }));
  expect(
    expectedFalseFlags(ofThree, compareSubgroups({ breakdowns: [], observations: three }, ofThree)).compared,
  ).toBe(3);
});

test("without a judged series nothing is said", () => {
  expect(falseFlagsText(expectedFalseFlags([], []))).toBe("");
});
