export interface AxisRange {
  readonly minimum: number;
  readonly maximum: number;
}

/**
 * Ends of an axis: all that is drawn with a margin, on a round step; Excel's own choice often starts at zero.
 *
 * @example axisRange([0.51, 0.86]) // { minimum: 0.45, maximum: 0.9 }
 */
export function axisRange(drawn: readonly unknown[]): AxisRange {
  const numbers = drawn.filter((cell) => typeof cell === "number");
  if (numbers.length === 0) return { minimum: 0, maximum: 1 };
  const low = Math.min(...numbers);
  const high = Math.max(...numbers);
  const span = high - low || Math.abs(high) || 1;
  const power = 10 ** Math.floor(Math.log10(span / 10));
  const step = power * ([1, 2, 5].find((factor) => factor * power >= span / 10) ?? 10);
  const minimum = Math.floor((low - span * 0.05) / step) * step;
  const maximum = Math.ceil((high + span * 0.05) / step) * step;
  const round = (value: number) => Number(value.toPrecision(12));
  return { minimum: low >= 0 ? Math.max(0, round(minimum)) : round(minimum), maximum: round(maximum) };
}
