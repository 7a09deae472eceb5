import type { PathwayFigures } from "../../src/analysis/analysePathways";
import type { Stage, StageCount } from "../../src/analysis/measure";
import { periodFromKey, shiftPeriod } from "../../src/analysis/periodCalendar";
import { ENROLMENT, figure, HARBOR } from "./contractOf";

/** A small language for pathways: counts of a cohort are written `129>117>104>91`, cohorts one after the other. */
export const STAGES: readonly Stage[] = [
  { id: "referred", order: 1, ownerSide: "agency" },
  { id: "contacted", order: 2, ownerSide: "agency" },
  { id: "intake", order: 3, ownerSide: "provider" },
  { id: "enrolled", order: 4, ownerSide: "provider" },
];

/** The share that the pathway leads to. */
export const OUTCOME = { ...ENROLMENT, pathwayStage: "enrolled" };

/** Neighbouring cohorts of one provider from a first period; `-` leaves one out, an empty count is a blank cell. */
export function cohorts(first: string, entries: string, more: Partial<StageCount> = {}): StageCount[] {
  const from = periodFromKey(first)!;
  return entries
    .trim()
    .split(/\s+/)
    .flatMap((entry, i) =>
      entry === "-"
        ? []
        : entry.split(">").map((count, stage) => stageCount(shiftPeriod(from, i).key, stage, count, more)),
    );
}

/** One stage of one cohort. */
export function stageCount(
  cohort: string,
  stage: number,
  count: string,
  more: Partial<StageCount> = {},
): StageCount {
  const stageId = STAGES[stage]!.id;
  return {
    providerId: HARBOR.id,
    siteId: "ALL",
    cohort: periodFromKey(cohort)!,
    basis: "referral_cohort",
    stageId,
    count: figure(count),
    medianDays: figure(""),
    nDays: figure(""),
    cells: { sheet: "Pathway", address: `${more.siteId ?? "ALL"}-${cohort}-${stageId}` },
    ...more,
  };
}

/** Medians of days to a stage, cohort by cohort, each of 40 cases. */
export function withDays(
  counts: readonly StageCount[],
  stageId: string,
  days: readonly number[],
): StageCount[] {
  const left = [...days];
  return counts.map((count) =>
    count.stageId === stageId && left.length > 0
      ? { ...count, medianDays: { kind: "number", value: left.shift()! }, nDays: figure("40") }
      : count,
  );
}

export function pathwayFigures(
  stageCounts: readonly StageCount[],
  more: Partial<PathwayFigures> = {},
): PathwayFigures {
  const ids = [...new Set(stageCounts.map(({ providerId }) => providerId))];
  return {
    stages: STAGES,
    stageCounts,
    providers: ids.map((id) => (id === HARBOR.id ? HARBOR : { id, name: id })),
    indicators: [OUTCOME],
    findings: [],
    asOf: null,
    lastMeetingDate: null,
    ...more,
  };
}

/** The worked meeting: January to March 2026, and July to September, of which single months are made up. */
export const WORKED = cohorts(
  "2026-01",
  `44>40>35>31 40>36>32>29 45>41>37>31 - - -
   48>43>30>26 47>42>28>24 50>44>29>25`,
);
