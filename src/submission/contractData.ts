import type {
  Baseline,
  Breakdown,
  CellRef,
  Indicator,
  Observation,
  Provider,
  Stage,
  StageCount,
  Target,
} from "../analysis/measure";
import type { Period } from "../analysis/period";
import type { TableBlock } from "./block";
import type { Problem } from "./problem";

/** The input tables of a contract workbook by their name in lower case, e.g. "tblmeasures". */
export type InputTables = ReadonlyMap<string, TableBlock>;

export interface ContractInfo {
  readonly contractId: string;
  readonly title: string;
  readonly domain: string;
  /** Month 1-12 in which the fiscal year starts. */
  readonly fiscalYearStart: number;
  /** Small-cell threshold: counts of people from 1 to threshold − 1 are not shown. */
  readonly threshold: number;
  /** ISO date; null: the last reported period's end is used and said. */
  readonly asOf: string | null;
  readonly consentJointView: boolean;
  /** Days after a period's end by which its report is due; null or absent: none were agreed. */
  readonly dueDays?: number | null;
  /** Cohorts that the pathway's latest ones are compared with, inclusive; null: nobody named any. */
  readonly pathwayBaseline?: { readonly from: Period; readonly to: Period } | null;
}

export interface Action {
  readonly id: string;
  readonly providerId: string;
  readonly meetingId: string;
  readonly action: string;
  readonly owner: string;
  readonly ownerSide: "agency" | "provider";
  readonly opened: string | null;
  /** ISO dates. */
  readonly due: string | null;
  readonly linkedIndicator: string | null;
  readonly expectedEffect: string;
  readonly lookAgain: string | null;
  readonly status: "not_started" | "in_progress" | "done" | "blocked" | "dropped";
  readonly doneOn: string | null;
  readonly lastUpdate: string;
  readonly blocker: string;
  readonly cells: CellRef;
}

export interface Meeting {
  readonly id: string;
  readonly providerIds: readonly string[];
  /** ISO date. */
  readonly date: string;
  /** "10:00"; null when not entered. */
  readonly start: string | null;
  readonly minutes: number;
  readonly place: string;
  readonly chair: string;
  readonly noteTaker: string;
  readonly sentOn: string | null;
  readonly closedOn: string | null;
}

export interface Person {
  readonly name: string;
  readonly role: string;
  readonly side: "agency" | "provider";
}

/** Everything that was read from a contract workbook, and what could not be. */
export interface ContractData {
  readonly contract: ContractInfo;
  readonly providers: readonly Provider[];
  readonly indicators: readonly Indicator[];
  readonly targets: readonly Target[];
  readonly baselines: readonly Baseline[];
  readonly observations: readonly Observation[];
  readonly breakdowns: readonly Breakdown[];
  /** In the order in which clients pass them. */
  readonly stages: readonly Stage[];
  readonly stageCounts: readonly StageCount[];
  readonly actions: readonly Action[];
  readonly meetings: readonly Meeting[];
  readonly people: readonly Person[];
  readonly problems: readonly Problem[];
}
