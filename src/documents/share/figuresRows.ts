import type { Finding, SeriesPoint } from "../../analysis/finding";
import type { Period } from "../../analysis/period";
import { LIST_HEADER_ROW } from "./listSheet";

/** The sheet with every figure of a shared workbook. */
export const FIGURES = "Figures";
/** Its columns, zero-based: the trend's stand between whose they are and the counts behind them. */
export const FIGURES_TREND = 2;
export const FIGURES_COUNT = 11;
export const FIGURES_OF = 12;

/** Where each series stands: one row for each period, then one for the year to date. */
export interface SeriesRows {
  readonly finding: Finding;
  readonly points: readonly SeriesPoint[];
  /** Zero-based row of its first period. */
  readonly first: number;
}

/** Lays the series out one below the other. */
export function figureRows(findings: readonly Finding[]): SeriesRows[] {
  let first = LIST_HEADER_ROW + 1;
  return findings.map((finding) => {
    const points = finding.points.slice(0, finding.latest + 1);
    const rows = { finding, points, first };
    first += points.length + 1;
    return rows;
  });
}

/** Row of a figure as a person counts rows; null where it has none. */
export function figureRowOf(
  findings: readonly Finding[],
): (finding: Finding, period: Period) => number | null {
  const rows = new Map(figureRows(findings).map((each) => [each.finding, each]));
  return (finding, { key }) => {
    const { points, first } = rows.get(finding)!;
    const index = points.findIndex(({ period }) => period.key === key);
    return index < 0 ? null : first + index + 1;
  };
}
