import type { Figure } from "../analysis/measure";
import { hashOf } from "../meeting/hashOf";
import type { ContractData } from "../submission/contractData";

/**
 * The figures that were entered as suppressed, each as a fingerprint of its place in the contract: enough to see that
 * one has been hidden since, and nothing of it.
 */
export function suppressedFigures({
  observations,
  breakdowns,
  stageCounts,
}: Pick<ContractData, "observations" | "breakdowns" | "stageCounts">): string[] {
  return [
    ...observations.flatMap((row) =>
      hidden([row.providerId, row.indicatorId, row.siteId, row.period.key], {
        numerator: row.numerator,
        denominator: row.denominator,
        value: row.value,
        n: row.n,
      }),
    ),
    ...breakdowns.flatMap((row) =>
      hidden([row.providerId, row.indicatorId, row.siteId, row.period.key, row.dimension, row.group], {
        numerator: row.numerator,
        denominator: row.denominator,
      }),
    ),
    ...stageCounts.flatMap((row) =>
      hidden([row.providerId, row.siteId, row.cohort.key, row.basis, row.stageId], {
        count: row.count,
        nDays: row.nDays,
      }),
    ),
  ];
}

function hidden(place: readonly string[], figures: Readonly<Record<string, Figure>>): string[] {
  return Object.entries(figures)
    .filter(([, { kind }]) => kind === "suppressed")
    .map(([role]) => hashOf(JSON.stringify([...place, role])));
}
