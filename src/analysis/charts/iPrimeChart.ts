import { I_PRIME_SCREENING_FACTOR } from "../constants";
import { pooledRate } from "../countLimits";
import { exactMean } from "../exactMean";
import { type ChartLines, type ChartPart, linesAround } from "./chartLines";
import { countsOf } from "./rates";

/**
 * I′ chart: measurements or rates with unequal denominators: the pooled rate ± 3 sigma ÷ √denominator, sigma being
 * the average of √(π ÷ 2) |x(i) − x(i−1)| ÷ √(1 ÷ n(i) + 1 ÷ n(i−1)).
 *
 * Source: Taylor, "Normalized individuals control chart"; qicharts2 `ip`.
 */
export function iPrimeChart(part: ChartPart): ChartLines {
  const { values, baseline, screenOutliers } = part;
  const counts = countsOf(part, false);
  const n = counts.denominators;
  const ranges = values.subarray(0, baseline).map((value, i) => {
    if (i === 0) return NaN;
    const difference = Math.abs(value - values[i - 1]!);
    return (Math.sqrt(Math.PI / 2) * difference) / Math.sqrt(1 / n[i]! + 1 / n[i - 1]!);
  });
  const average = exactMean(ranges);
  const screened = exactMean(ranges, 0, ranges.length, I_PRIME_SCREENING_FACTOR * average);
  const sigma = screenOutliers && average > 0 ? screened : average;
  return linesAround(
    pooledRate(counts, 0, baseline),
    n.map((each) => (each > 0 ? sigma * Math.sqrt(1 / each) : NaN)),
  );
}
