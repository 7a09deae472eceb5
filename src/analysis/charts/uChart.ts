import { primeSigma, rateSigma } from "../countLimits";
import { type ChartLines, type ChartPart, linesAround } from "./chartLines";
import { countsOf } from "./rates";

const BOUNDS = { floor: 0 };

/** u chart: the pooled rate ± 3 Poisson sigma of each denominator. For events counted over an exposure. */
export function uChart(part: ChartPart): ChartLines {
  const { centre, sigma } = rateSigma(countsOf(part, false), 0, part.baseline);
  return linesAround(centre, sigma, BOUNDS);
}

/** u′ chart (Laney 2002): as u, sigma times how much more the points vary than Poisson counts. For large exposures. */
export function uPrimeChart(part: ChartPart): ChartLines {
  const { centre, sigma } = primeSigma(countsOf(part, false), 0, part.baseline, part);
  return linesAround(centre, sigma, BOUNDS);
}
