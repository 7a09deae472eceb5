import { assessSeries } from "./assessSeries";
import { expectedSeries, lastReportedDay } from "./expected";
import type { Finding } from "./finding";
import type { Baseline, Indicator, Observation, Provider, Target } from "./measure";
import { contractTargets } from "./targets";

/** What a contract workbook holds, as the analysis needs it. */
export interface ContractFigures {
  readonly observations: readonly Observation[];
  readonly providers: readonly Provider[];
  readonly indicators: readonly Indicator[];
  readonly targets: readonly Target[];
  readonly baselines: readonly Baseline[];
  /** ISO date of the data; null: the end of the last reported period. */
  readonly asOf: string | null;
  /** Month 1-12; matters to fiscal quarters and years only. */
  readonly fiscalYearStart?: number;
}

/**
 * As `assessEach`, all at once.
 *
 * @example assessContract(contract({ observations: COLLAPSE, targets: [target(0.7)] }))[0].short // 10
 */
export function assessContract(contract: ContractFigures): Finding[] {
  return [...assessEach(contract)];
}

/**
 * Findings one by one, so that a caller can stop for breath between two of them: one for each provider ×
 * indicator that has observations or is expected, in the order of the providers and indicators given.
 *
 * @example [...assessEach(contract({ observations: COLLAPSE }))].map(({ value }) => value) // [0.5]
 */
export function* assessEach(contract: ContractFigures): Generator<Finding, void, undefined> {
  const { baselines, fiscalYearStart = 1 } = contract;
  const asOf = contract.asOf ?? lastReportedDay(contract.observations, fiscalYearStart);
  const targets = contractTargets(contract.targets);
  for (const series of expectedSeries(contract, asOf)) {
    yield assessSeries(series, { targets, baselines, asOf, fiscalYearStart });
  }
}
