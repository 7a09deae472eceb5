import type { Counts } from "../countLimits";
import type { ChartPart } from "./chartLines";

/**
 * The counts behind a part's rates.
 *
 * @param binomial true where each event is one of the denominator
 * @throws RangeError where the part has no denominators
 */
export function countsOf({ numerators, denominators }: ChartPart, binomial: boolean): Counts {
  if (denominators === null) throw new RangeError("this chart needs denominators");
  return { numerators, denominators, unit: 1, binomial };
}
