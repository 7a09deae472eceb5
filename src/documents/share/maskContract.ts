import type { Finding, SeriesPoint } from "../../analysis/finding";
import type { Breakdown, Figure, Indicator, Observation, StageCount } from "../../analysis/measure";
import type { Period } from "../../analysis/period";
import { exactly } from "../../analysis/rollUp";
import { ALL_SITES } from "../../analysis/series";
import { isSmallCount } from "../../analysis/smallCells";
import type { ContractData } from "../../submission/contractData";
import { countFigures, groupKey, pointKey, type SharedTotal, siteKey, siteRows } from "./countFigures";
import { countPathway, type PathwayCounts } from "./countPathway";
import { PATHWAY } from "./pathwayKeys";
import { quarterOf } from "./pathwayQuarters";
import { type CountProtection, type HiddenCount, type MaskedFigure, protectCounts } from "./protectCounts";
import type { PublishedFigure } from "./published";

/** A contract as others may see it. */
export interface MaskedContract {
  /**
   * The same contract with nothing in it that is hidden: whatever is computed from it (limits, rates, flags,
   * sentences, charts) rests on what is shown alone and cannot give the rest away.
   */
  readonly data: ContractData;
  readonly masked: readonly MaskedFigure[];
  /** What is hidden, as it is: to look for, never to show. */
  readonly hidden: readonly HiddenCount[];
  /** Totals that may be shown: year to date of each provider, all providers together. */
  readonly totals: ReadonlyMap<string, readonly SharedTotal[]>;
  readonly hiddenTotals: ReadonlyMap<string, readonly SharedTotal[]>;
  /** Stages of cohorts that were reported and are not shown: provider, cohort and stage as `stageCounts` has them. */
  readonly hiddenStages: readonly StageCount[];
  /** What nothing could protect, in words. */
  readonly warnings: readonly string[];
}

/** Of a figure that we hid nobody learns anything, not even how large it could be. */
const UNKNOWN: Figure = { kind: "suppressed", low: 0, high: Infinity };
const NONE: Figure = { kind: "missing" };

/**
 * Takes out of a contract what its readers may not see.
 *
 * Figures are protected together: all months of all providers, their groups and sites, years to date, all providers,
 * the pathway, and what earlier files showed. A table that contradicts itself shows nothing of its indicator.
 *
 * @param findings of the full figures: their series have the sites brought together
 */
export function maskContract(
  data: ContractData,
  findings: readonly Finding[],
  published: readonly PublishedFigure[],
): MaskedContract {
  const indicators = countFigures(data, findings, published);
  const pathway = countPathway(data, findings, published);
  const { isHidden, masked, hidden, warnings } = protectCounts(indicators, pathway, data.contract);
  const totals = (isWanted: boolean) =>
    new Map(
      indicators.map((counts) => [
        counts.id,
        counts.totals.filter(({ key }) => isHidden(counts.id, key) !== isWanted),
      ]),
    );
  const stages = stageRows(data, pathway, isHidden);
  return {
    data: {
      ...data,
      contract: pathway.isByQuarter ? withQuarters(data.contract) : data.contract,
      observations: [
        ...findings.flatMap((finding) => maskedSeries(finding, isHidden)),
        ...siteRows(data, findings).map((row) =>
          isHidden(row.indicatorId, siteKey(row)) ? hiddenRow(row) : row,
        ),
      ],
      breakdowns: data.breakdowns
        .filter(({ siteId }) => siteId === ALL_SITES)
        .map((row) => (isHidden(row.indicatorId, groupKey(row)) ? hiddenGroup(row) : row)),
      stageCounts: stages.filter(({ count }) => count !== NONE),
    },
    masked,
    hidden,
    totals: totals(true),
    hiddenTotals: totals(false),
    hiddenStages: stages.filter(({ count }) => count === NONE),
    warnings,
  };
}

/** The periods of a series as rows for all sites; of a hidden one nothing is left but that it was reported. */
function maskedSeries(
  { provider, indicator, points, latest }: Finding,
  isHidden: CountProtection["isHidden"],
): Observation[] {
  return points.slice(0, latest + 1).flatMap((point): Observation[] => {
    if (point.missing || point.cells.length === 0) return [];
    const hidden = point.suppressed || isHidden(indicator.id, pointKey(provider.id, point.period));
    return [
      {
        providerId: provider.id,
        indicatorId: indicator.id,
        siteId: ALL_SITES,
        period: point.period,
        status: point.status === "immature" ? "final" : point.status,
        cells: point.cells[0]!,
        ...(hidden ? HIDDEN_FIGURES : figuresOf(point, indicator)),
      },
    ];
  });
}

type Figures = Pick<Observation, "numerator" | "denominator" | "value" | "n">;

const HIDDEN_FIGURES: Figures = { numerator: UNKNOWN, denominator: UNKNOWN, value: UNKNOWN, n: UNKNOWN };

function figuresOf(point: SeriesPoint, { aggregation }: Indicator): Figures {
  const { value, numerator, denominator, cases } = point;
  const isRatio = aggregation === "ratio_of_sums" || aggregation === "rate_per_1000";
  const figure = (number: number | null | undefined): Figure =>
    number == null ? NONE : { kind: "number", value: number };
  // Nobody in the denominator, or not applicable: no value, and not missing either.
  if (value === null) {
    const none: Figure = { kind: "notApplicable" };
    return { numerator: none, denominator: none, value: none, n: NONE };
  }
  return {
    numerator: figure(numerator),
    denominator: figure(denominator),
    value: isRatio ? NONE : figure(value),
    n: figure(cases),
  };
}

/** The baseline that people named, as the quarters it touches. */
function withQuarters(contract: ContractData["contract"]): ContractData["contract"] {
  const { pathwayBaseline, fiscalYearStart } = contract;
  if (!pathwayBaseline) return contract;
  const [from, to] = [pathwayBaseline.from, pathwayBaseline.to].map((month) =>
    quarterOf(month, fiscalYearStart),
  );
  return { ...contract, pathwayBaseline: { from: from!, to: to! } };
}

function hiddenRow(row: Observation): Observation {
  return { ...row, ...HIDDEN_FIGURES };
}

/**
 * The stages of all cohorts, sites brought together; of a hidden one not even a range is left, so that its cohort is
 * in no window. Days between two stages are shown where both are, of so many people that none can be told.
 */
function stageRows(
  { stageCounts, contract }: ContractData,
  pathway: PathwayCounts,
  isHidden: CountProtection["isHidden"],
): StageCount[] {
  const isShown = (key: string | undefined) => key !== undefined && !isHidden(PATHWAY, key);
  const sent = new Map(
    stageCounts
      .filter(({ siteId }) => siteId === ALL_SITES)
      .map((row) => [`${row.providerId}|${row.cohort.key}|${row.basis}|${row.stageId}`, row]),
  );
  const provisional = new Set(
    stageCounts.filter(({ status }) => status === "provisional").map((row) => cohortKey(row, row.cohort)),
  );
  return pathway.stages.map((each, i): StageCount => {
    const { providerId, cohort, basis, stage, key, count, cells, members } = each;
    const before = pathway.stages[i - 1];
    const isNext = before?.providerId === providerId && before.cohort.key === cohort.key;
    const own = sent.get(key);
    const n = own && exactly(own.nDays);
    const tellsFew = [n, n == null || count === null ? null : Math.abs(count - n)].some((people) =>
      isSmallCount(people ?? null, contract.threshold),
    );
    const showsDays = n != null && isNext && isShown(before.key) && isShown(key) && !tellsFew;
    return {
      providerId,
      siteId: ALL_SITES,
      cohort,
      basis,
      stageId: stage.id,
      count: isShown(key) && count !== null ? { kind: "number", value: count } : NONE,
      medianDays: showsDays ? own!.medianDays : NONE,
      nDays: showsDays ? own!.nDays : NONE,
      status: members.some((member) => provisional.has(cohortKey(each, member))) ? "provisional" : "final",
      cells,
    };
  });
}

function cohortKey({ providerId, basis }: Pick<StageCount, "providerId" | "basis">, cohort: Period): string {
  return JSON.stringify([providerId, basis, cohort.ordinal]);
}

function hiddenGroup(row: Breakdown): Breakdown {
  return { ...row, numerator: UNKNOWN, denominator: UNKNOWN };
}
