import { primeSigma, rateSigma } from "../countLimits";
import { type ChartLines, type ChartPart, linesAround } from "./chartLines";
import { countsOf } from "./rates";

const BOUNDS = { floor: 0, ceiling: 1 };

/** p chart: the pooled share ± 3 binomial sigma of each denominator. For events that are part of the denominator. */
export function pChart(part: ChartPart): ChartLines {
  const { centre, sigma } = rateSigma(countsOf(part, true), 0, part.baseline);
  return linesAround(centre, sigma, BOUNDS);
}

/** p′ chart (Laney 2002): as p, sigma times how much more the points vary than binomial counts. For large denominators. */
export function pPrimeChart(part: ChartPart): ChartLines {
  const { centre, sigma } = primeSigma(countsOf(part, true), 0, part.baseline, part);
  return linesAround(centre, sigma, BOUNDS);
}
