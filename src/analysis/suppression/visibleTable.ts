import type { CountSum, ShownRatio } from "./countTable";

/** A cell as the room sees it: a number, or a mark. */
export interface VisibleCell {
  readonly key: string;
  readonly name: string;
  readonly figure: string;
  /** Null where a mark stands instead of the number. */
  readonly value: number | null;
  /** What the mark itself says: 1 to 10 for "<11"; nothing more than the table's rule for any other mark. */
  readonly low: number;
  readonly high: number;
  readonly countsPeople: boolean;
  readonly published: boolean;
  /** Whether our own rule hid it; of a mark that the sender set nothing is known but its range. */
  readonly byRule: boolean;
}

/** All that a reader has: numbers, marks, and how the cells add up. No true value of a hidden cell is in it. */
export interface VisibleTable {
  readonly cells: readonly VisibleCell[];
  readonly sums: readonly CountSum[];
  readonly ratios: readonly ShownRatio[];
}
