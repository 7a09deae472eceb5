import type { ContractFigures } from "../../src/analysis/assess";
import { assessContract } from "../../src/analysis/assess";
import type { Finding } from "../../src/analysis/finding";
import type { Baseline, Figure, Indicator, Observation, Target } from "../../src/analysis/measure";
import { periodFromKey, shiftPeriod } from "../../src/analysis/periodCalendar";

/**
 * A small language for contracts in tests: figures are written as people enter them (`25/50`, `<11/50`, `NA`,
 * `12`, an empty text for a blank row), one after the other from a first period.
 */

/** Share of people, increase is better, judged at one decimal of a percentage. */
export const ENROLMENT: Indicator = {
  id: "enrolled",
  name: "Enrolled within 30 days",
  type: "leading",
  unit: "percent",
  direction: "increase",
  aggregation: "ratio_of_sums",
  cadence: "monthly",
  priority: 1,
  countsPeople: true,
  minDenominator: 20,
  decimals: 3,
  maturityDays: null,
  allowOver1: false,
  allowNegative: false,
  subset: true,
  rareEvent: false,
  safety: false,
  controllability: 1,
  cumulative: false,
  laggingOf: null,
  pathwayStage: null,
};

/** Days, decrease is better. */
export const DAYS: Indicator = {
  ...ENROLMENT,
  id: "days",
  name: "Median days to contact",
  unit: "days",
  direction: "decrease",
  aggregation: "median",
  decimals: 1,
  countsPeople: false,
};

export const HARBOR = { id: "PRV-0001", name: "Harbor Family Services" };

/** A figure as entered: a number, a blank, `NA`, `ND` or `<11`. */
export function figure(text: string): Figure {
  if (text === "") return { kind: "missing" };
  if (text === "NA") return { kind: "notApplicable" };
  if (text === "ND") return { kind: "notCollected" };
  if (text.startsWith("<")) return { kind: "suppressed", low: 1, high: Number(text.slice(1)) - 1 };
  return { kind: "number", value: Number(text) };
}

/** One row; `entry` is `numerator/denominator` or a value. */
export function row(period: string, entry: string, more: Partial<Observation> = {}): Observation {
  const [numerator = "", denominator] = entry.split("/");
  const isValue = denominator === undefined;
  const place = `${more.siteId ?? "ALL"}-${period}`;
  return {
    providerId: HARBOR.id,
    indicatorId: ENROLMENT.id,
    siteId: "ALL",
    period: periodFromKey(period)!,
    numerator: isValue && entry !== "NA" ? figure("") : figure(numerator),
    denominator: isValue && entry !== "NA" ? figure("") : figure(denominator ?? numerator),
    value: isValue ? figure(entry) : figure(""),
    n: figure(""),
    status: "final",
    cells: { sheet: "Data", address: place },
    ...more,
  };
}

/** Rows of neighbouring periods from a first one; `-` leaves a period without a row. */
export function rows(first: string, entries: string, more: Partial<Observation> = {}): Observation[] {
  const from = periodFromKey(first)!;
  return entries
    .trim()
    .split(/\s+/)
    .flatMap((entry, i) =>
      entry === "-" ? [] : [row(shiftPeriod(from, i).key, entry === "blank" ? "" : entry, more)],
    );
}

export function contract(more: Partial<ContractFigures> = {}): ContractFigures {
  return {
    observations: [],
    providers: [HARBOR],
    indicators: [ENROLMENT],
    targets: [],
    baselines: [],
    asOf: null,
    ...more,
  };
}

export function target(value: number, more: Partial<Target> = {}): Target {
  return {
    providerId: null,
    indicatorId: ENROLMENT.id,
    effectiveFrom: "2000-01-01",
    value,
    kind: "contract",
    ...more,
  };
}

export function fixed(from: string, to: string | null, more: Partial<Baseline> = {}): Baseline {
  return {
    providerId: null,
    indicatorId: ENROLMENT.id,
    from,
    to,
    action: "fix",
    reason: "contract year 1",
    author: "M. Ortiz",
    ...more,
  };
}

/** The only finding of a contract. */
export function onlyFinding(more: Partial<ContractFigures>): Finding {
  const findings = assessContract(contract(more));
  if (findings.length !== 1) throw new Error(`${findings.length} findings`);
  return findings[0]!;
}

/** Two years of a child-welfare contract: a steady first year, then a collapse. */
export const COLLAPSE = rows(
  "2024-10",
  `29/40 31/42 28/43 27/43 32/43 34/46 30/42 33/46 25/46 28/41 32/43 32/44
   30/42 27/38 24/35 31/44 29/40 31/45 28/41 27/43 27/46 26/48 24/47 25/50`,
);
