import type { Finding } from "../analysis/finding";
import type { Figure, Indicator, Observation } from "../analysis/measure";
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
  const cases = casesByPoint(data.observations);
  return findings.map((finding) => {
    const key = `${finding.provider.id}|${finding.indicator.id}`;
    const casesOf = finding.points.map((point) => cases.get(`${key}|${point.period.key}`) ?? null);
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

function casesByPoint(observations: readonly Observation[]): Map<string, Figure> {
  const cases = new Map<string, Figure>();
  for (const { providerId, indicatorId, period, n } of observations) {
    if (n.kind === "number" || n.kind === "suppressed")
      cases.set(`${providerId}|${indicatorId}|${period.key}`, n);
  }
  return cases;
}
