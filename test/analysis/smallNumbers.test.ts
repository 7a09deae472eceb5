import type { Finding } from "../../src/analysis/finding";
import type { Indicator, Observation } from "../../src/analysis/measure";
import { proposeForSmallNumbers, type SmallNumbersProposal } from "../../src/analysis/smallNumbers";
import { DAYS, ENROLMENT, figure, onlyFinding, row, rows } from "./contractOf";

function proposal(
  observations: readonly Observation[],
  indicator: Indicator = ENROLMENT,
): SmallNumbersProposal | null {
  const finding: Finding = onlyFinding({ observations, indicators: [indicator] });
  return proposeForSmallNumbers(finding, observations);
}

test("months under the minimum whose quarters reach it: quarters", () => {
  const months = "5/9 6/9 5/8 7/9 6/9 5/9 15/24 6/9 5/9 4/5 5/6 5/8 6/9";
  expect(proposal(rows("2025-10", months))).toEqual({
    readAs: "quarters",
    reason:
      "11 of the last 12 months count fewer than 20 cases, too few for a percentage each. Read quarters: 3 of 4 complete quarters count 20 or more.",
  });
});

test("quarters that are too small as well: counts on a run chart", () => {
  expect(proposal(rows("2026-01", "1/3 2/4 1/3 2/4 1/3 2/4"))).toEqual({
    readAs: "counts",
    reason:
      "6 of the last 6 months count fewer than 20 cases, too few for a percentage each. Read the counts on a run chart.",
  });
});

test("medians are never recombined, so their counts are read", () => {
  const few = (period: string): Observation => row(period, "3", { indicatorId: DAYS.id, n: figure("8") });
  expect(proposal(["2026-01", "2026-02", "2026-03"].map(few), DAYS)?.readAs).toBe("counts");
});

test("where half of the months are large enough nothing is proposed", () => {
  expect(proposal(rows("2026-01", "15/24 5/9 15/24 5/9"))).toBeNull();
  expect(proposal(rows("2026-01", "15/24 5/9 5/9"))).not.toBeNull();
});
