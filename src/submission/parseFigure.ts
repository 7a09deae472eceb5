import type { Figure } from "../analysis/measure";
import type { RawCell } from "./block";
import type { Remark } from "./problem";

/** What must be known besides the cell to read a figure. */
export interface FigureContext {
  /** Small-cell threshold: `*`, `S`, `M` and the like stand for 1 to threshold − 1. */
  readonly threshold: number;
  /** Excel's number format category of the cell ("Date", "Percentage" …) where it was loaded. */
  readonly category?: string;
  /** A1 address for the message. */
  readonly cell: string;
}

/** A figure as read; `figure` is null where the cell has no reading, or more than one, and the remarks say why. */
export interface FigureReading {
  readonly figure: Figure | null;
  readonly remarks: readonly Remark[];
}

export function parseFigure(_cell: RawCell, _context: FigureContext): FigureReading {
  throw new Error("parseFigure is being written");
}
