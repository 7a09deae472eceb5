import { SCREENING_FACTOR } from "../constants";
import { exactMean } from "../exactMean";
import type { ChartLines, ChartPart } from "./chartLines";

/**
 * Moving range chart: |x(i) − x(i−1)| around their average, upper limit 3.267 × the average. Shows whether the
 * variation itself has changed; its points hang together, so runs say nothing.
 */
export function mrChart({ values, baseline }: ChartPart): ChartLines {
  const plotted = values.map((value, i) => Math.abs(value - (values[i - 1] ?? NaN)));
  const centre = exactMean(plotted, 0, baseline);
  const line = (factor: number): Float64Array => new Float64Array(values.length).fill(factor * centre);
  return {
    centre,
    lower: line(0),
    upper: line(SCREENING_FACTOR),
    lowerWarning: line(0),
    upperWarning: line((SCREENING_FACTOR / 3) * 2),
    plotted,
  };
}
