import { analyseSeries } from "../../src/analysis/analyseSeries";
import type { Finding } from "../../src/analysis/finding";
import type { Indicator, Observation } from "../../src/analysis/measure";
import { rebaseCandidate } from "../../src/analysis/rebaseCandidates";
import { COLLAPSE, DAYS, ENROLMENT, fixed, onlyFinding, rows } from "./contractOf";

const THRESHOLD = 11;
const YEAR = "30/42 28/43 31/42 29/40 30/43 28/41 31/44 29/42 30/41 28/43 31/42 29/41";
const LOWER = "24/42 23/43 26/42 22/40 25/43 24/41 23/44 25/42 24/41 22/43 25/42 24/41";
const BASELINE = [fixed("2024-10", "2025-09")];

function enrolment(entries: string, more: Parameters<typeof onlyFinding>[0] = {}): Finding {
  return onlyFinding({ observations: rows("2024-10", entries), baselines: BASELINE, ...more });
}

test("a lasting fall against a fixed baseline: from where, by how much, what new limits would clear, and a warning", () => {
  const finding = enrolment(`${YEAR} ${LOWER}`);
  const candidate = rebaseCandidate(finding, THRESHOLD)!;
  const since = finding.points.slice(12).map(({ value }) => value!);
  const own = analyseSeries({ values: since, direction: "increase" }).groups[0]!;
  expect(candidate).toMatchObject({
    from: { key: "2025-10" },
    type: "concern",
    pointsBefore: 12,
    pointsAfter: 12,
    meanAfter: own.mean,
    limitsAfter: { lpl: own.lpl, upl: own.upl },
    pointsNeeded: 0,
    enoughPoints: true,
    withheld: false,
  });
  expect(candidate.meanBefore).toBe(finding.points[0]!.mean);
  expect(candidate.cleared.map(({ rule }) => rule)).toContain("shift");
  expect(candidate.reason).toMatch(
    /^Since Oct 2025 all 12 figures lie below the mean in force of 70\.\d%\. Mean of the 12 before: 70\.\d%, since then: 57\.\d%\. New limits from then on \(\d\d\.\d% to \d\d\.\d%\) would clear \d signals \(.*shift.*\)\. This is a worsening and rebasing hides it: it needs a reason that everybody knows, and the name of who decided\.$/,
  );
});

test("the signals that it says would be cleared are gone after the rebase, the others are not", () => {
  const before = enrolment(`${YEAR} ${LOWER}`);
  const candidate = rebaseCandidate(before, THRESHOLD)!;
  const rebase = fixed(candidate.from.key, null, { action: "rebase" });
  const after = enrolment(`${YEAR} ${LOWER}`, { baselines: [...BASELINE, rebase] });
  const since = (finding: Finding): number => finding.signals.filter(({ to }) => to >= 12).length;
  expect(since(after)).toBe(since(before) - candidate.cleared.length);
  expect(after).toMatchObject({ mean: candidate.meanAfter, ...candidate.limitsAfter });
  expect(rebaseCandidate(after, THRESHOLD)).toBeNull();
});

test("8 in a row are needed, and 12 figures before limits can be computed", () => {
  const lower = LOWER.split(" ");
  expect(rebaseCandidate(enrolment(`${YEAR} ${lower.slice(0, 7).join(" ")}`), THRESHOLD)).toBeNull();
  const early = rebaseCandidate(enrolment(`${YEAR} ${lower.slice(0, 8).join(" ")}`), THRESHOLD)!;
  expect(early).toMatchObject({ pointsAfter: 8, pointsNeeded: 4, enoughPoints: false, limitsAfter: null });
  expect(early.reason).toContain("Not yet enough figures for new limits: 4 months more needed.");
});

test("limits that are not fixed are pulled along by the change, and it is found all the same", () => {
  const candidate = rebaseCandidate(enrolment(`${YEAR} ${LOWER}`, { baselines: [] }), THRESHOLD)!;
  expect(candidate).toMatchObject({ from: { key: "2025-10" }, pointsBefore: 12, pointsAfter: 12 });
});

test("one figure back on the old side does not end a lasting change", () => {
  const lower = LOWER.split(" ");
  lower[8] = "31/41";
  const candidate = rebaseCandidate(enrolment(`${YEAR} ${lower.join(" ")} ${LOWER}`), THRESHOLD)!;
  expect(candidate).toMatchObject({ from: { key: "2025-10" }, pointsAfter: 24 });
  expect(candidate.reason).toContain("Since Oct 2025 23 of 24 figures lie below");
});

test("a change that was taken back, or that still goes on, has no level to rebase to", () => {
  expect(rebaseCandidate(enrolment(`${YEAR} ${LOWER} ${YEAR}`), THRESHOLD)).toBeNull();
  const falling = "29/42 28/42 27/42 26/42 25/42 24/42 23/42 22/42 21/42 20/42 19/42 18/42";
  expect(rebaseCandidate(enrolment(`${YEAR} ${falling}`), THRESHOLD)).toBeNull();
  expect(rebaseCandidate(onlyFinding({ observations: COLLAPSE, baselines: BASELINE }), THRESHOLD)).toBeNull();
});

test("a steady series has none, nor has an empty one", () => {
  expect(rebaseCandidate(enrolment(`${YEAR} ${YEAR}`), THRESHOLD)).toBeNull();
  expect(rebaseCandidate(enrolment("- blank"), THRESHOLD)).toBeNull();
});

test("figures that are not final are no part of it", () => {
  const provisional: Observation[] = rows("2025-10", LOWER, { status: "provisional" });
  const finding = enrolment(YEAR, { observations: [...rows("2024-10", YEAR), ...provisional] });
  expect(rebaseCandidate(finding, THRESHOLD)).toBeNull();
});

test("fewer days are an improvement, and a neutral measure is neither", () => {
  const days = (indicator: Indicator): Finding =>
    onlyFinding({
      indicators: [indicator],
      baselines: [fixed("2024-10", "2025-09", { indicatorId: DAYS.id })],
      observations: rows("2024-10", "9 10 11 10 9 11 10 9 10 11 9 10 6 7 6 5 7 6 5 6 7 6 5 6", {
        indicatorId: DAYS.id,
      }),
    });
  const better = rebaseCandidate(days(DAYS), THRESHOLD)!;
  expect(better).toMatchObject({ type: "improvement" });
  expect(better.reason).toContain("This is an improvement: new limits would take it for the usual.");
  const neutral = rebaseCandidate(days({ ...DAYS, direction: "neutral" }), THRESHOLD)!;
  expect(neutral).toMatchObject({ type: "neutral" });
  expect(neutral.reason).not.toMatch(/worsening|improvement/);
});

test("where counts are small no mean and no limit is said", () => {
  const small = LOWER.replace("24/42", "5/42");
  const finding = enrolment(`${YEAR} ${LOWER} ${small}`, { indicators: [ENROLMENT] });
  const candidate = rebaseCandidate(finding, THRESHOLD)!;
  expect(candidate.withheld).toBe(true);
  expect(candidate.reason).not.toContain("%");
});
