import type { Finding } from "../analysis/finding";
import { groupBy } from "../analysis/groupBy";
import type { Figure, Indicator, Observation } from "../analysis/measure";
import { rollUp } from "../analysis/rollUp";
import { rowsByPeriod } from "../analysis/series";
import type { ContractData } from "../submission/contractData";

/** A finding with what may be said of it in the room. */
export interface Measure {
  /** provider|indicator */
  readonly key: string;
  readonly finding: Finding;
  /** By point: true where its figures, and whatever is computed from them, must not be said. */
  readonly hidden: readonly boolean[];
  /** True where limits rest on a hidden figure: with the other points they would give it away. */
  readonly limitsHidden: boolean;
  /** By point: cases behind a mean or median; null where none were reported or needed. */
  readonly cases: readonly (number | null)[];
}

/** Findings with their small counts of people marked, by the contract's threshold. */
export function measuresOf(findings: readonly Finding[], data: ContractData): Measure[] {
  const rows = groupBy(data.observations, ({ providerId, indicatorId }) => `${providerId}|${indicatorId}`);
  return findings.map((finding) => {
    const key = `${finding.provider.id}|${finding.indicator.id}`;
    const casesOf = casesByPoint(finding, rows.get(key) ?? []);
    const hidden = finding.points.map((point, index) => {
      const n = casesOf[index];
      const counts = [point.numerator, point.denominator, ...countsBehindValue(point, finding.indicator, n)];
      return (
        point.suppressed ||
        isSuppressed(n) ||
        showsFewPeople(counts, finding.indicator, data.contract.threshold)
      );
    });
    return {
      key,
      finding,
      hidden,
      limitsHidden: finding.points.some((point, index) => hidden[index] && point.value !== null),
      cases: casesOf.map((n) => (n?.kind === "number" ? n.value : null)),
    };
  });
}

/** True where one of the counts, or what is left of the denominator, is of 1 to threshold − 1 people. */
function showsFewPeople(
  counts: readonly (number | null)[],
  indicator: Indicator,
  threshold: number,
): boolean {
  if (!indicator.countsPeople) return false;
  const [numerator, denominator] = counts;
  const complement =
    indicator.subset && numerator != null && denominator != null ? denominator - numerator : null;
  return [...counts, complement].some((count) => count !== null && count > 0 && count < threshold);
}

/** A sum or a stock is itself a count of people; a mean or median rests on its cases. */
function countsBehindValue(
  point: { readonly value: number | null },
  { aggregation }: Indicator,
  cases: Figure | null | undefined,
): (number | null)[] {
  if (aggregation === "sum" || aggregation === "last") return [point.value];
  return cases?.kind === "number" ? [cases.value] : [];
}

function isSuppressed(figure: Figure | null | undefined): boolean {
  return figure?.kind === "suppressed";
}

/** As the value itself comes about: a row for all sites wins over the sum of the sites. */
function casesByPoint({ points, indicator }: Finding, own: readonly Observation[]): (Figure | null)[] {
  const { rowsOf } = rowsByPeriod(own, indicator);
  return points.map(({ period }) => {
    const sent = rowsOf(period.ordinal);
    const n = sent && rollUp(sent.rows, sent.absent, indicator).n;
    return n?.kind === "number" || n?.kind === "suppressed" ? n : null;
  });
}
