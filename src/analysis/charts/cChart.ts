import { exactMean } from "../exactMean";
import { type ChartLines, type ChartPart, constantSigma, linesAround } from "./chartLines";

/** c chart: the mean count ± 3 √mean (Poisson). For counts over equal exposures. Source: Montgomery 7.17. */
export function cChart(part: ChartPart): ChartLines {
  const centre = exactMean(part.values, 0, part.baseline);
  return linesAround(centre, constantSigma(part, Math.sqrt(centre)), { floor: 0 });
}
