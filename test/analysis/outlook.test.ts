import type { Indicator } from "../../src/analysis/measure";
import { type Outlook, outlook } from "../../src/analysis/outlook";
import { COLLAPSE, DAYS, ENROLMENT, fixed, onlyFinding, rows, target } from "./contractOf";

const THRESHOLD = 11;

function days(entries: string, goal: number, more: Partial<Indicator> = {}): Outlook {
  const indicator = { ...DAYS, ...more };
  return outlook(
    onlyFinding({
      indicators: [indicator],
      observations: rows("2024-10", entries, { indicatorId: DAYS.id }),
      targets: [target(goal, { indicatorId: DAYS.id })],
    }),
    THRESHOLD,
  );
}

/** Mean 10, average moving range 2 × 11 ÷ 11 = 2, sigma 2 ÷ 1.128. */
const SAW = "9 11 9 11 9 11 9 11 9 11 9 11";

test("the share of periods that meet the target at the present level, by the normal distribution", () => {
  const sigma = 2 / 1.128;
  const said = days(SAW, 12, { direction: "decrease", maturityDays: null });
  // pnorm((12.05 - 10) / sigma) in R: a value under 12.05 shows as 12.0 or less.
  expect(said).toMatchObject({ kind: "share", mean: 10, target: 12 });
  expect(said.kind === "share" && said.sigma).toBeCloseTo(sigma, 12);
  expect(said.kind === "share" && said.share).toBeCloseTo(0.8762, 4);
  expect(said.sentence).toBe(
    "At the present level about 88 of 100 months would meet the target of 12 days (mean 10.0 days, sigma 1.8 days, values taken as normal); no trend is carried on.",
  );
  const more = days(SAW, 12, { direction: "increase" });
  expect(more.kind === "share" && more.share).toBeCloseTo(0.1357, 4);
});

test("a target far away", () => {
  expect(days(SAW, 30).sentence).toContain("more than 99 of 100 months");
  expect(days(SAW, 1).sentence).toContain("fewer than 1 of 100 months");
});

test("where nothing varies the value itself is compared, and equality is met", () => {
  expect(days("9 ".repeat(12), 9)).toMatchObject({ kind: "share", share: 1 });
  expect(days("9 ".repeat(12), 8)).toMatchObject({ kind: "share", share: 0 });
});

test.each<[string, Outlook, string]>([
  ["no target", outlook(onlyFinding({ observations: COLLAPSE }), THRESHOLD), "noTarget"],
  ["neither better", days(SAW, 12, { direction: "neutral" }), "noDirection"],
  ["too few figures", days("9 11 9 11", 12), "noLimits"],
  ["year to date", days(SAW, 12, { cumulative: true }), "cumulative"],
  ["a figure outside the limits", days(`${SAW} 30`, 12), "notStable"],
])("%s: nothing is said, with the reason", (_, said, why) => {
  expect(said).toMatchObject({ kind: "none", why });
  expect(said.sentence).toMatch(/^No outlook: .+\.$/);
});

test("the collapse against its fixed baseline is not stable; the steady year before it is", () => {
  const targets = [target(0.7)];
  const baselines = [fixed("2024-10", "2025-09")];
  expect(outlook(onlyFinding({ observations: COLLAPSE, targets, baselines }), THRESHOLD)).toMatchObject({
    why: "notStable",
  });
  const steady = outlook(onlyFinding({ observations: COLLAPSE.slice(0, 12), targets }), THRESHOLD);
  expect(steady).toMatchObject({ kind: "share" });
});

test("neighbours that go together have no such share", () => {
  const wave = Array.from({ length: 40 }, (_, i) => (10 + Math.sin(i / 2.2) + 0.001 * (i % 3)).toFixed(4));
  const indicator: Indicator = { ...DAYS };
  const finding = onlyFinding({
    indicators: [indicator],
    observations: rows("2022-01", wave.join(" "), { indicatorId: DAYS.id }),
    targets: [target(12, { indicatorId: DAYS.id })],
  });
  expect(finding.states).toContain("autocorrelationLikely");
  expect(outlook({ ...finding, signals: [] }, THRESHOLD)).toMatchObject({ why: "dependent" });
});

test("nothing is said of small counts of people", () => {
  const small = rows("2024-10", "32/42 28/43 31/42 29/40 30/43 28/41 31/44 29/42 30/41 28/43 31/42 29/41");
  const finding = onlyFinding({ observations: small, indicators: [ENROLMENT], targets: [target(0.7)] });
  expect(outlook(finding, THRESHOLD)).toMatchObject({ why: "smallCells" });
});
