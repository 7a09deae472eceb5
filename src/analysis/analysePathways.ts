import { assessSeries } from "./assessSeries";
import { FEWEST_CASES } from "./constants";
import { isMature } from "./expected";
import { explainGap } from "./explainedGap";
import type { Finding } from "./finding";
import { judgedWindow, performanceEvidence } from "./flagEvidence";
import type { Indicator, Observation, Provider, Stage, StageCount } from "./measure";
import type { PathwayCohort, PathwayResult, PathwayState } from "./pathway";
import { cohortsOf, reportedStages, sumOfCohorts } from "./pathwayCohorts";
import { linkedShares } from "./pathwayLinks";
import { stepsOf } from "./pathwaySteps";
import { stageName } from "./pathwayWords";
import { chooseWindows, windowOf, type WindowSpans, type WindowWishes } from "./pathwayWindows";
import type { Period } from "./period";
import { contractTargets } from "./targets";

/** What the pathways of a contract are computed from. */
export interface PathwayFigures {
  readonly stages: readonly Stage[];
  readonly stageCounts: readonly StageCount[];
  readonly providers: readonly Provider[];
  readonly indicators: readonly Indicator[];
  /** Where the outcome was flagged first tells which cohorts to compare with. */
  readonly findings: readonly Finding[];
  /** ISO date of the data; null: every cohort is complete. */
  readonly asOf: string | null;
  readonly lastMeetingDate: string | null;
  /** Month 1-12; matters to fiscal quarters and years only. */
  readonly fiscalYearStart?: number;
  /** The baseline window that people named; null: the default is used and said. */
  readonly baseline?: WindowWishes["named"];
}

/**
 * The clients' pathway at each provider that reports one, and at all of them together: counts summed over the cohorts
 * of a window, conversions between stages against the baseline window, and what part of the gap each step explains.
 *
 * Referral cohorts and snapshots are never mixed: a provider that sends both is read by its cohorts. Cohorts that lack
 * a stage, grow from one stage to the next, are provisional or have not had the time to reach the end are in no window.
 *
 * @returns providers in their order, all together first where there are several
 * @example
 * const stages = ["referred", "intake"].map((id, i) => ({ id, order: i + 1, ownerSide: null }));
 * const none = { kind: "missing" };
 * const count = (cohort, stageId, value) => ({
 *   providerId: "A", siteId: "ALL", cohort: periodFromKey(cohort), basis: "referral_cohort", stageId,
 *   count: { kind: "number", value }, medianDays: none, nDays: none, cells: { sheet: "Pathway", address: "F5" },
 * });
 * const stageCounts = [
 *   count("2026-Q2", "referred", 117), count("2026-Q2", "intake", 104),
 *   count("2026-Q3", "referred", 129), count("2026-Q3", "intake", 87),
 * ];
 * const [pathway] = analysePathways({
 *   stages, stageCounts, providers: [], indicators: [], findings: [], asOf: null, lastMeetingDate: null,
 * });
 * pathway.steps[0].verdict // "drop"
 */
export function analysePathways(figures: PathwayFigures): PathwayResult[] {
  const byProvider = new Map<string, StageCount[]>();
  for (const count of figures.stageCounts) {
    const known = byProvider.get(count.providerId);
    if (known) known.push(count);
    else byProvider.set(count.providerId, [count]);
  }
  const named = new Map(figures.providers.map((provider) => [provider.id, provider]));
  const order = [...figures.providers.map(({ id }) => id), ...byProvider.keys()];
  const pathways = [...new Set(order)].flatMap((id) => {
    const counts = byProvider.get(id);
    return counts ? [readPathway(named.get(id) ?? { id, name: id }, counts, figures)] : [];
  });
  const results = pathways.map((pathway) => resultOf(pathway, spansOf([pathway], figures), figures));
  return [...allTogether(pathways, figures), ...results];
}

/** What one provider sent, by cohort. */
interface Pathway {
  readonly provider: Provider;
  readonly basis: StageCount["basis"];
  readonly stages: readonly Stage[];
  readonly counts: readonly StageCount[];
  readonly cohorts: readonly PathwayCohort[];
  readonly outcome: Indicator | null;
  readonly states: readonly PathwayState[];
}

function readPathway(provider: Provider, all: readonly StageCount[], figures: PathwayFigures): Pathway {
  const ofCohorts = all.filter(({ basis }) => basis === "referral_cohort");
  const basis = ofCohorts.length > 0 ? "referral_cohort" : "snapshot";
  const counts = ofCohorts.length > 0 ? ofCohorts : all;
  const stages = reportedStages(counts, figures.stages);
  const outcome = linkedShares(stages, figures.indicators).at(-1) ?? null;
  const { asOf, fiscalYearStart = 1 } = figures;
  const cohorts = cohortsOf(
    counts,
    stages,
    (period) => outcome === null || isMature(period, outcome, asOf, fiscalYearStart),
  );
  const mixed: PathwayState[] = counts.length < all.length ? ["mixedBases"] : [];
  const snapshot: PathwayState[] = basis === "snapshot" ? ["snapshot"] : [];
  return { provider, basis, stages, counts, cohorts, outcome, states: [...snapshot, ...mixed] };
}

function resultOf(pathway: Pathway, spans: WindowSpans | null, figures: PathwayFigures): PathwayResult {
  const { stages, cohorts, basis, outcome } = pathway;
  const days = stages.slice(1).map((to, step) => daysOf(pathway, stages[step]!, to, figures));
  return {
    provider: pathway.provider,
    ...compared(stages, cohorts, basis, spans, outcome, days, pathway.states),
    leftOut: [],
  };
}

/** Windows, steps and the explained gap of some cohorts. */
function compared(
  stages: readonly Stage[],
  cohorts: readonly PathwayCohort[],
  basis: StageCount["basis"],
  spans: WindowSpans | null,
  outcome: Indicator | null,
  days: readonly (Finding | null)[],
  known: readonly PathwayState[],
): Omit<PathwayResult, "provider" | "leftOut"> {
  const current = spans && windowOf(spans.current, cohorts);
  const baseline = spans?.baseline ? windowOf(spans.baseline, cohorts) : null;
  const fewestStarters = outcome?.minDenominator;
  const isCohort = basis === "referral_cohort";
  const steps = stepsOf({ stages, current, baseline, isCohort, fewestStarters, days });
  const usable = cohorts.filter(({ leftOut }) => leftOut === null);
  const states: PathwayState[] = [
    ...known,
    ...cohorts.flatMap(({ leftOut }) => leftOut ?? []),
    ...steps.flatMap((step) => step.states),
    ...(usable.length === 0 ? (["noUsableCohort"] as const) : []),
    ...(usable.length === 1 ? (["oneCohort"] as const) : []),
    ...(usable.length > 1 && baseline === null ? (["noBaseline"] as const) : []),
    ...(outcome === null ? (["noLinkedIndicator"] as const) : []),
  ];
  return {
    basis,
    stages,
    cohorts,
    current,
    baseline,
    baselineChoice: baseline && (spans?.baselineChoice ?? null),
    steps,
    explained: isCohort && current && baseline ? explainGap(current, baseline) : null,
    outcome,
    states: [...new Set(states)],
  };
}

/** The latest cohorts of these pathways and those before the first flag of their outcomes. */
function spansOf(pathways: readonly Pathway[], figures: PathwayFigures): WindowSpans | null {
  const usable = new Map(
    pathways
      .flatMap(({ cohorts }) => cohorts.filter(({ leftOut }) => leftOut === null))
      .map(({ period }) => [period.ordinal, period]),
  );
  const flagged = pathways.flatMap((pathway) => firstFlagged(pathway, figures) ?? []);
  return chooseWindows(
    [...usable.values()].sort((a, b) => a.ordinal - b.ordinal),
    {
      named: figures.baseline ?? null,
      firstFlagged: flagged.sort((a, b) => a.ordinal - b.ordinal)[0] ?? null,
    },
  );
}

/** The first period that the flags of the pathway's outcome rest on. */
function firstFlagged({ provider, outcome }: Pathway, figures: PathwayFigures): Period | null {
  const finding = figures.findings.find(
    (one) => one.provider.id === provider.id && one.indicator.id === outcome?.id,
  );
  const window = finding && judgedWindow(finding, figures.lastMeetingDate, figures.fiscalYearStart ?? 1);
  if (!finding || !window) return null;
  const points = performanceEvidence(finding, window)
    .filter(({ tone }) => tone === "concern")
    .flatMap((evidence) => evidence.points);
  return points.length === 0 ? null : finding.points[Math.min(...points)]!.period;
}

/**
 * Providers that report referral cohorts, added up. Only those with every cohort of both windows are in it: with a
 * changing set of providers a change of the sum would say nothing.
 */
function allTogether(pathways: readonly Pathway[], figures: PathwayFigures): PathwayResult[] {
  const some = pathways.filter(({ basis, cohorts }) => basis === "referral_cohort" && cohorts.length > 0);
  const cadence = some[0]?.cohorts[0]?.period.cadence;
  const comparable = some.filter(({ cohorts }) => cohorts[0]!.period.cadence === cadence);
  if (comparable.length < 2) return [];
  const stages = comparable
    .map((pathway) => pathway.stages)
    .reduce((common, own) => common.filter(({ id }) => own.some((stage) => stage.id === id)));
  if (stages.length < 2) return [];
  const spans = spansOf(comparable, figures);
  const needed = new Set(
    comparable
      .flatMap(({ cohorts }) => cohorts.filter(({ leftOut }) => leftOut === null))
      .map(({ period }) => period.ordinal)
      .filter((ordinal) =>
        [...(spans?.current ?? []), ...(spans?.baseline ?? [])].some((one) => one.ordinal === ordinal),
      ),
  );
  const isWhole = ({ cohorts }: Pathway): boolean =>
    [...needed].every((ordinal) =>
      cohorts.some(({ period, leftOut }) => leftOut === null && period.ordinal === ordinal),
    );
  const included = comparable.filter(isWhole);
  if (included.length < 2) return [];
  const leftOut = pathways.filter((pathway) => !included.includes(pathway)).map(({ provider }) => provider);
  const cohorts = addedUp(included, stages);
  const outcome = linkedShares(stages, figures.indicators).at(-1) ?? null;
  const states: PathwayState[] = leftOut.length > 0 ? ["providersLeftOut"] : [];
  return [
    {
      provider: null,
      ...compared(stages, cohorts, "referral_cohort", spans, outcome, [], states),
      leftOut,
    },
  ];
}

/** The cohorts that all of these providers have, by the stages that they share. */
function addedUp(pathways: readonly Pathway[], stages: readonly Stage[]): PathwayCohort[] {
  return pathways[0]!.cohorts.flatMap(({ period }): PathwayCohort[] => {
    const same = pathways.flatMap((pathway) => {
      const cohort = pathway.cohorts.find((one) => one.period.ordinal === period.ordinal);
      if (!cohort || cohort.leftOut !== null) return [];
      const places = stages.map(({ id }) => pathway.stages.findIndex((stage) => stage.id === id));
      return [
        {
          ...cohort,
          reached: places.map((place) => cohort.reached[place] ?? null),
          cells: places.map((place) => cohort.cells[place] ?? []),
        },
      ];
    });
    return same.length < pathways.length ? [] : [{ period, ...sumOfCohorts(same), leftOut: null }];
  });
}

/** The medians of days to a stage, judged as a series of their own; null where none was reported. */
function daysOf(
  { provider, counts, outcome }: Pathway,
  from: Stage,
  to: Stage,
  { asOf, fiscalYearStart = 1 }: PathwayFigures,
): Finding | null {
  const rows = counts.filter(({ stageId }) => stageId === to.id);
  if (!rows.some(({ medianDays }) => medianDays.kind === "number" || medianDays.kind === "suppressed"))
    return null;
  const indicator: Indicator = {
    id: `days:${to.id}`,
    name: `Median days from ${stageName(from)} to ${stageName(to)}`,
    type: "leading",
    unit: "days",
    direction: "decrease",
    aggregation: "median",
    cadence: rows[0]!.cohort.cadence,
    priority: null,
    countsPeople: true,
    minDenominator: FEWEST_CASES,
    decimals: 1,
    maturityDays: outcome?.maturityDays ?? null,
    allowOver1: true,
    allowNegative: false,
    subset: false,
    rareEvent: false,
    safety: false,
    controllability: 1,
    cumulative: false,
    laggingOf: null,
    pathwayStage: to.id,
  };
  const observations = rows.map((row): Observation => ({
    providerId: provider.id,
    indicatorId: indicator.id,
    siteId: row.siteId,
    period: row.cohort,
    numerator: { kind: "missing" },
    denominator: { kind: "missing" },
    value: row.medianDays,
    n: row.nDays,
    status: row.status ?? "final",
    cells: row.cells,
  }));
  const context = { targets: contractTargets([]), baselines: [], asOf, fiscalYearStart };
  return assessSeries({ provider, indicator, observations, through: null }, context);
}
