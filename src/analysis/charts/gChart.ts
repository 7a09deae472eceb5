import { exactMean } from "../exactMean";
import { type ChartLines, type ChartPart, constantSigma, linesAround } from "./chartLines";
import { baselineMedian } from "./runChart";

/**
 * g chart: cases between rare events, geometric: limits mean ± 3 √(mean × (mean + 1)), the median as centre line,
 * because half of the points lie on either side of it. Source: Montgomery p. 319; Provost and Murray 2011.
 */
export function gChart(part: ChartPart): ChartLines {
  const mean = exactMean(part.values, 0, part.baseline);
  const lines = linesAround(mean, constantSigma(part, Math.sqrt(mean * (mean + 1))), { floor: 0 });
  return { ...lines, centre: baselineMedian(part) };
}
