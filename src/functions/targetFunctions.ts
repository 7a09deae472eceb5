import type { Indicator } from "../analysis/measure";
import { eventsShort, roundHalfUp } from "../analysis/targets";
import { FunctionError } from "./functionError";
import { isOmitted, readDecimals, readDirection, readFigure } from "./readArguments";

/** Percentages are held as fractions and shown with one decimal: 0.714 is 71.4%. */
const DECIMALS_OF_PERCENT = 3;

/**
 * How far a value is from its target, in the value's unit: value − target, as in the column Gap.
 * @customfunction GAP
 * @param value The value
 * @param target The target in the same unit
 * @param decimals Decimals that both are shown with, as held (0.714 has 3): what then looks equal has no gap
 * @returns Value − target
 * @example =ACM.GAP([@Value],70%,3)
 */
export function gap(value: unknown, target: unknown, decimals?: number): number {
  const [reached, wanted] = [figure(value, "value"), figure(target, "target")];
  if (isOmitted(decimals)) return reached - wanted;
  const places = readDecimals(decimals, 0);
  return roundHalfUp(roundHalfUp(reached, places) - roundHalfUp(wanted, places), places);
}

/**
 * How many more people or events (fewer, where a decrease is better) would have met the target; 0 where it is met.
 * @customfunction SHORT
 * @param numerator Events, such as those enrolled
 * @param denominator Out of how many
 * @param target The target as a share, such as 70%
 * @param direction Which way is better: "increase" or "decrease"
 * @param decimals Decimals of the share as held at which "met" is judged; left out: 3, that is 71.4%
 * @returns A whole number of people or events
 * @example =ACM.SHORT(25,50,70%,"increase")
 */
export function short(
  numerator: unknown,
  denominator: unknown,
  target: unknown,
  direction: string,
  decimals?: number,
): number {
  const better = readDirection(direction);
  if (better === "neutral") {
    throw new FunctionError("invalidValue", 'A target needs a direction: "increase" or "decrease".');
  }
  const events = figure(numerator, "numerator");
  const all = figure(denominator, "denominator");
  const wanted = figure(target, "target");
  if (all === 0) throw new FunctionError("divisionByZero", "The denominator is 0.");
  if (events < 0 || all < 0) throw new FunctionError("invalidNumber", "Counts cannot be negative.");
  const judged: Pick<Indicator, "aggregation" | "direction" | "decimals" | "subset"> = {
    aggregation: "ratio_of_sums",
    direction: better,
    decimals: readDecimals(decimals, DECIMALS_OF_PERCENT),
    subset: events <= all && wanted <= 1,
  };
  const count = eventsShort(events, all, wanted, judged as Indicator);
  if (count === null) {
    throw new FunctionError("notAvailable", "No number of events could have met the target.");
  }
  return count;
}

function figure(cell: unknown, name: string): number {
  const value = readFigure(cell, name);
  if (isNaN(value)) throw new FunctionError("notAvailable", `There is no ${name}.`);
  return value;
}
