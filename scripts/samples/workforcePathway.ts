import type { Row } from "./book";

/** Who runs the step to each stage: the agency sets the start dates and decides about the vouchers for the way there. */
export const STAGES: readonly Row[] = [
  { stage: "referral", order: 1, owner_side: "agency" },
  { stage: "enrolment", order: 2, owner_side: "provider" },
  { stage: "start", order: 3, owner_side: "agency" },
  { stage: "completion", order: 4, owner_side: "provider" },
];

/** The stages of each quarter, from the counts of the two shares: referred and enrolled, started and completed. */
export function pathwayRows(measures: readonly Row[], enrolment: string, completion: string): Row[] {
  const keyOf = ({ provider_id, period }: Row): string => JSON.stringify([provider_id, period]);
  const completions = new Map(
    measures.filter((row) => row.indicator_id === completion).map((row) => [keyOf(row), row]),
  );
  return measures
    .filter((row) => row.indicator_id === enrolment)
    .flatMap((row) => {
      const completed = completions.get(keyOf(row)) ?? {};
      const counts = [row.denominator, row.numerator, completed.denominator, completed.numerator];
      const { provider_id = null, contract_id = null, site_id = null, period = null } = row;
      const cohort: Row = {
        provider_id,
        contract_id,
        site_id,
        cohort_period: period,
        cohort_basis: "referral_cohort",
      };
      return STAGES.map(({ stage = null }, place): Row => ({
        ...cohort,
        stage,
        count: counts[place] ?? null,
      }));
    });
}
