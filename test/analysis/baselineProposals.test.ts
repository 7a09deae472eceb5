import { baselineProposals } from "../../src/analysis/baselineProposals";
import type { Finding } from "../../src/analysis/finding";
import { COLLAPSE, fixed, onlyFinding, rows } from "./contractOf";

const YEAR = "30/42 28/43 31/42 29/40 30/43 28/41 31/44 29/42 30/41 28/43 31/42 29/41";

function series(entries: string): Finding {
  return onlyFinding({ observations: rows("2024-10", entries) });
}

test("the first 12 figures are the default", () => {
  const proposals = baselineProposals(onlyFinding({ observations: COLLAPSE }), 11);
  expect(proposals).toHaveLength(1);
  expect(proposals[0]).toMatchObject({
    from: { key: "2024-10" },
    to: { key: "2025-09" },
    points: 12,
    stable: true,
  });
  expect(proposals[0]!.reason).toBe(
    "Oct 2024 to Sep 2025: the first 12 months with figures, and none of them stands out. Mean 69.6%, limits 53.6% to 85.7%.",
  );
});

test("the months before the first signal give steadier limits", () => {
  const lower = "20/42 21/43 20/42 19/41 20/42 21/43 20/42 19/41";
  const [, longer] = baselineProposals(series(`${YEAR} 30/42 28/43 31/42 ${lower}`), 11);
  expect(longer).toMatchObject({
    from: { key: "2024-10" },
    to: { key: "2025-12" },
    points: 15,
    stable: true,
  });
  expect(longer!.reason).toMatch(
    /^Oct 2024 to Dec 2025: the 15 months before the first signal; more figures give steadier limits\. Mean 70\.\d%/,
  );
  const [, all] = baselineProposals(series(`${YEAR} 30/42 28/43 31/42`), 11);
  expect(all!.reason).toContain(": all 15 months since then; more figures");
});

test("what is proposed gives the limits it says", () => {
  const [first] = baselineProposals(onlyFinding({ observations: COLLAPSE }), 11);
  const baselines = [fixed(first!.from.key, first!.to.key)];
  const finding = onlyFinding({ observations: COLLAPSE, baselines });
  expect(finding).toMatchObject({ mean: first!.mean, lpl: first!.lpl, upl: first!.upl, n: 12 });
});

test("a series that begins with a signal of its own: the first 12 without one", () => {
  const [first] = baselineProposals(series(`12/42 ${YEAR} ${YEAR}`), 11);
  expect(first).toMatchObject({ from: { key: "2024-11" }, points: 12, stable: true });
  expect(first!.reason).toContain("the series begins with a signal of its own");
});

test("where nothing is settled the first 12 are offered with a warning", () => {
  const rising = Array.from({ length: 14 }, (_, i) => `${20 + i}/42`).join(" ");
  const proposals = baselineProposals(series(rising), 11);
  expect(proposals).toHaveLength(1);
  expect(proposals[0]).toMatchObject({ from: { key: "2024-10" }, points: 12, stable: false });
  expect(proposals[0]!.reason).toContain("no 12 months in a row are without a signal");
});

test("a missing month is no figure: the 12 reach a month further", () => {
  const [first] = baselineProposals(series(YEAR.replace("31/44", "-") + " 30/43 28/41"), 11);
  expect(first).toMatchObject({ to: { key: "2025-10" }, points: 12 });
});

test("nothing is offered under 12 figures, or where limits are fixed", () => {
  expect(baselineProposals(series(YEAR.slice(0, 40)), 11)).toEqual([]);
  const baselines = [fixed("2024-10", "2025-09")];
  expect(baselineProposals(onlyFinding({ observations: COLLAPSE, baselines }), 11)).toEqual([]);
});

test("after a rebase only the months since then are offered", () => {
  const baselines = [fixed("2025-10", null, { action: "rebase" })];
  const [first] = baselineProposals(
    onlyFinding({ observations: rows("2024-10", `${YEAR} ${YEAR}`), baselines }),
    11,
  );
  expect(first).toMatchObject({ from: { key: "2025-10" }, to: { key: "2026-09" } });
});

test("where counts are small no mean and no limit is said", () => {
  const [first] = baselineProposals(series(YEAR.replace("31/44", "38/44")), 11);
  expect(first!.withheld).toBe(true);
  expect(first!.reason).not.toContain("%");
});
