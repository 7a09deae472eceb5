import type { Indicator, Provider, Stage, Target } from "../analysis/measure";
import type { Cadence } from "../analysis/period";
import type { Action, ContractInfo } from "../submission/contractData";

/** An indicator with what a person must be told to report it, and how well its definition is supported. */
export interface SetupIndicator extends Indicator {
  /** What to count, in words; of a value, what it is. */
  readonly numeratorMeans: string;
  readonly denominatorMeans: string;
  /** A sentence on how the definition is supported, with its source. */
  readonly evidence: string;
  readonly caution: string;
  /** Dimensions by which it is broken down. */
  readonly brokenDownBy: readonly string[];
}

export interface SetupSite {
  readonly id: string;
  readonly name: string;
}

export interface SetupProvider extends Provider {
  /** Empty: the provider reports all of its sites together. */
  readonly sites: readonly SetupSite[];
}

export interface SetupDimension {
  readonly id: string;
  readonly groups: readonly string[];
  readonly overlapping: boolean;
}

/** What a contract workbook and its providers' templates are made from. */
export interface ContractSetup extends Omit<ContractInfo, "asOf"> {
  readonly reportedBy: "provider" | "department";
  /** How often a template is sent. */
  readonly cadence: Cadence;
  /** Small counts of people must not be sent as numbers: a part of some data agreements. */
  readonly mustSuppress: boolean;
  readonly allowProvisional: boolean;
  readonly providers: readonly SetupProvider[];
  readonly indicators: readonly SetupIndicator[];
  readonly targets: readonly Target[];
  readonly stages: readonly Stage[];
  readonly cohortBasis: "referral_cohort" | "snapshot";
  readonly dimensions: readonly SetupDimension[];
}

/** A figure of the provider that was accepted before, as it was entered: a number or a code. */
export interface AcceptedFigure {
  readonly indicatorId: string;
  readonly siteId: string;
  readonly period: string;
  readonly numerator: string | number | null;
  readonly denominator: string | number | null;
  readonly value: string | number | null;
  readonly n: string | number | null;
}

/** What the agency counted itself, for the provider to compare. */
export interface AgencyCount {
  readonly period: string;
  readonly what: string;
  readonly count: number;
}

/** What changes from one template of a provider to the next. */
export interface TemplateOptions {
  /** Key of the period to report: `2026-09`. */
  readonly period: string;
  /** ISO date on which the template is made. */
  readonly issuedOn: string;
  /** ISO date by which it is to be sent; null where none was agreed. */
  readonly dueOn: string | null;
  readonly openActions: readonly Action[];
  readonly history: readonly AcceptedFigure[];
  readonly agencyCounts: readonly AgencyCount[];
}
