import type { ChartLines, ChartPart } from "./chartLines";
import { iChart } from "./iChart";

/** Times between rare events are near to normal when raised to 1 ÷ 3.6 (Nelson 1994). */
const POWER = 3.6;

/**
 * t chart: time between rare events, as an individuals chart on the power scale and back.
 *
 * @throws RangeError where a time is not over 0
 */
export function tChart(part: ChartPart): ChartLines {
  if (part.values.some((time) => time <= 0)) throw new RangeError("time between events must be over 0");
  const { centre, lower, upper, lowerWarning, upperWarning } = iChart({
    ...part,
    values: part.values.map((time) => time ** (1 / POWER)),
  });
  return {
    centre: centre ** POWER,
    lower: lower.map(fromPowerScale),
    upper: upper.map(fromPowerScale),
    lowerWarning: lowerWarning.map(fromPowerScale),
    upperWarning: upperWarning.map(fromPowerScale),
  };
}

function fromPowerScale(place: number): number {
  return Math.max(0, place) ** POWER;
}
