/** How often an indicator is reported. */
export type Cadence = "weekly" | "monthly" | "quarterly" | "yearly";

/**
 * A reporting period.
 *
 * - `key`: canonical text: `2026-09`, `2026-Q3`, `FY2027-Q1`, `2026-W36`, `2026`, `FY2027`.
 * - `ordinal`: consecutive whole numbers within a cadence, so that neighbours differ by 1 and a skipped
 *   period shows as a difference of 2 or more.
 */
export interface Period {
  readonly key: string;
  readonly cadence: Cadence;
  readonly ordinal: number;
}
