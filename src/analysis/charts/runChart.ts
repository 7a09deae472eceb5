import { median } from "simple-statistics";
import { type ChartLines, type ChartPart, constantSigma, linesAround } from "./chartLines";

/** Run chart: the median and no limits. For few points, and where nothing is known of how values vary. */
export function runChart(part: ChartPart): ChartLines {
  return linesAround(baselineMedian(part), constantSigma(part, NaN));
}

/** Median of the baseline; NaN without a value. */
export function baselineMedian({ values, baseline }: ChartPart): number {
  const known = Array.from(values.subarray(0, baseline)).filter((value) => !isNaN(value));
  return known.length === 0 ? NaN : median(known);
}
