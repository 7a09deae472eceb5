import { MOVING_RANGE_TO_SIGMA } from "../constants";
import { exactMean } from "../exactMean";
import { averageMovingRange } from "../limits";
import { type ChartLines, type ChartPart, constantSigma, linesAround } from "./chartLines";

/**
 * Individuals chart: the mean ± 3 sigma, sigma = average moving range ÷ 1.128. For measurements, one a period.
 *
 * Source: Montgomery, "Statistical Quality Control" 6.33; screening Nelson 1982.
 */
export function iChart(part: ChartPart): ChartLines {
  const { values, baseline, screenOutliers } = part;
  const range = averageMovingRange(values, 0, baseline, screenOutliers);
  return linesAround(exactMean(values, 0, baseline), constantSigma(part, range / MOVING_RANGE_TO_SIGMA));
}
