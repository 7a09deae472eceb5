import type { Indicator } from "../analysis/measure";
import { shown } from "./cellText";
import type { Reading, Remark } from "./problem";

const EXPECTED = "a fraction from 0 to 1";
/** Above this even a percentage that may pass 100 % was meant in hundredths: 10 is 1,000 %. */
const IMPLAUSIBLE_OVER_1 = 10;

/**
 * DQ15: a percentage that may have been entered as 38.7 instead of 0.387. Nothing is converted; null where the value
 * has one reading.
 *
 * @param exactlyOneIsClear true where the table's own convention settles that 1 is 100 %
 */
export function percentScaleRemark(
  value: number,
  indicator: Indicator,
  exactlyOneIsClear: boolean,
): Remark | null {
  if (indicator.unit !== "percent") return null;
  if (value === 1 && !exactlyOneIsClear && !indicator.allowOver1) return ask(value, true);
  const limit = indicator.allowOver1 ? IMPLAUSIBLE_OVER_1 : 1;
  if (value <= limit) return null;
  if (value <= 100) return ask(value, indicator.allowOver1);
  const message = `${shown(value)} is above 100% and this cell expects ${EXPECTED}. Enter 70% as 0.7.`;
  return { code: "DQ15", severity: "stop", message };
}

function ask(value: number, canBeRight: boolean): Remark {
  const [asPercent, asFraction] = [`${shown(value)}%`, `${shown(value * 100)}%`];
  const message = `${shown(value)} looks like ${asPercent} but this cell expects ${EXPECTED}. Did you mean ${asPercent} or ${asFraction}?`;
  const readings: readonly Reading[] = [
    { entry: Number(shown(value / 100)), words: asPercent },
    ...(canBeRight ? [{ entry: value, words: asFraction }] : []),
  ];
  return { code: "DQ15", severity: "ask", message, readings, isSetAside: true };
}
