import type { SeriesPicture } from "../../analysis/explain/seriesPicture";

/** Room for a drawing, in pixels. */
export interface Room {
  readonly width: number;
  readonly height: number;
  readonly fontSize: number;
}

/** One text of an axis and where it stands. */
export interface Tick {
  readonly at: number;
  readonly text: string;
  readonly anchor: "start" | "middle" | "end";
}

/** Where everything of a drawing stands. */
export interface Geometry {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  /** Half the distance between two neighbouring points. */
  readonly halfStep: number;
  /** Middle of a point's place. */
  readonly x: (index: number) => number;
  readonly y: (value: number) => number;
  readonly valueTicks: readonly Tick[];
  readonly periodTicks: readonly Tick[];
}

/** Width of a character as a share of the font's size, generously. */
const CHARACTER = 0.6;
const VALUE_TICKS = 4;
/** Share of the range that is left free at either end, so that no point stands on the edge. */
const MARGIN = 0.06;
/** Distance between two period texts, in characters. */
const BETWEEN_TEXTS = 3;

/**
 * Lays out a drawing: round steps on the value axis, and as many periods named as have room, the latest always.
 *
 * @param compared a second picture that is drawn over the first, at the same scale
 */
export function geometryOf(
  picture: SeriesPicture,
  compared: SeriesPicture | null,
  format: (value: number) => string,
  { width, height, fontSize }: Room,
): Geometry {
  const values = [picture, ...(compared ? [compared] : [])].flatMap(drawnValues);
  const ticks = roundTicks(Math.min(...values), Math.max(...values));
  const texts = ticks.map(format);
  const left = Math.ceil(Math.max(...texts.map((text) => text.length)) * fontSize * CHARACTER) + 8;
  const right = width - 6;
  const top = fontSize * 1.6;
  const bottom = height - fontSize * 1.8;
  const count = picture.points.length;
  const step = (right - left) / Math.max(1, count);
  const [low, high] = [ticks[0]!, ticks.at(-1)!];
  const x = (index: number) => left + step * (index + 0.5);
  const y = (value: number) => bottom - ((value - low) / (high - low)) * (bottom - top);
  return {
    left,
    right,
    top,
    bottom,
    halfStep: step / 2,
    x,
    y,
    valueTicks: ticks.map((value, i) => ({ at: y(value), text: texts[i]!, anchor: "end" })),
    periodTicks: periodTicks(
      picture.points.map(({ label }) => label),
      x,
      { left, right, fontSize },
    ),
  };
}

/** The path of a line that breaks where a value is missing. */
export function linePath(values: readonly (number | null)[], { x, y }: Geometry): string {
  let path = "";
  values.forEach((value, i) => {
    if (value === null) return;
    const isBegin = i === 0 || values[i - 1] === null;
    path += `${isBegin ? "M" : "L"}${round(x(i))} ${round(y(value))}`;
  });
  return path;
}

/** The path of a level that holds from point to point: one level line for each stretch of the same value. */
export function levelPath(values: readonly (number | null)[], { x, y, halfStep }: Geometry): string {
  let path = "";
  for (let from = 0; from < values.length;) {
    const value = values[from]!;
    let to = from;
    while (to + 1 < values.length && values[to + 1] === value) to++;
    if (value !== null) {
      path += `M${round(x(from) - halfStep)} ${round(y(value))}H${round(x(to) + halfStep)}`;
    }
    from = to + 1;
  }
  return path;
}

function drawnValues({ points }: SeriesPicture): number[] {
  return points
    .flatMap(({ value, mean, lpl, upl, target }) => [value, mean, lpl, upl, target])
    .filter((value) => value !== null);
}

/** Round numbers from just below the lowest value to just above the highest. */
function roundTicks(low: number, high: number): number[] {
  if (!Number.isFinite(low)) return [0, 1];
  const span = high - low || Math.abs(high) || 1;
  const rough = span / VALUE_TICKS;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * [1, 2, 5, 10].find((factor) => factor * power >= rough)!;
  // Counts and shares have no room below zero.
  const bottom = low >= 0 ? Math.max(0, low - span * MARGIN) : low - span * MARGIN;
  const first = Math.floor(bottom / step);
  const last = Math.max(first + 1, Math.ceil((high + span * MARGIN) / step));
  return Array.from({ length: last - first + 1 }, (_, i) => Number(((first + i) * step).toPrecision(12)));
}

function periodTicks(
  labels: readonly string[],
  x: (index: number) => number,
  { left, right, fontSize }: { readonly left: number; readonly right: number; readonly fontSize: number },
): Tick[] {
  const longest = Math.max(1, ...labels.map(({ length }) => length));
  const room = (longest + BETWEEN_TEXTS) * fontSize * CHARACTER;
  const every = Math.max(1, Math.ceil((room * labels.length) / Math.max(1, right - left)));
  const half = (longest * fontSize * CHARACTER) / 2;
  return labels.flatMap((text, i): Tick[] => {
    if ((labels.length - 1 - i) % every !== 0) return [];
    const at = x(i);
    // At the edges a text leans inwards; one that would run into the first is left out.
    if (at + half > right) return [{ at: right, text, anchor: "end" }];
    return at - half < 0 ? [] : [{ at, text, anchor: "middle" }];
  });
}

function round(pixels: number): number {
  return Math.round(pixels * 10) / 10;
}
