import type { Finding, Flag } from "./finding";

/** What flags depend on beside the findings. */
export interface FlagContext {
  /** ISO date of the last meeting; null: judge the latest period only. */
  readonly lastMeetingDate: string | null;
  /** Small-cell threshold: counts of people from 1 to threshold − 1 are in no sentence. */
  readonly threshold: number;
  /** Month 1-12; matters to fiscal quarters only. */
  readonly fiscalYearStart?: number;
  /** When figures were due and came; without it nothing is late. */
  readonly deliveries?: readonly Delivery[];
  /** `provider|indicator` keys with an open question: their scores are halved. */
  readonly openQuestions?: ReadonlySet<string>;
}

/** When the figures of a provider for a period were due and came, as ISO dates. */
export interface Delivery {
  readonly providerId: string;
  /** null: all indicators. */
  readonly indicatorId: string | null;
  readonly periodKey: string;
  readonly due: string;
  readonly received: string;
}

/** Flags for the agenda, by the table "when a kind of flag exists", highest score first; never of safety indicators. */
export function raiseFlags(_findings: readonly Finding[], _context: FlagContext): Flag[] {
  return [];
}

/** The same for safety indicators, which enter no agenda: "call today". */
export function raiseSafetyFlags(_findings: readonly Finding[], _context: FlagContext): Flag[] {
  return [];
}
