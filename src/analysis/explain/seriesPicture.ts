import type { Finding, SeriesPoint, Variation } from "../finding";
import type { CellRef, Indicator } from "../measure";
import { periodLabel } from "../periodCalendar";
import { figureText } from "../wording";

/** A finding with what may be shown of it to a room. */
export interface ShownFinding {
  readonly finding: Finding;
  /** By point: true where its figures, and whatever is computed from them, must not be shown. */
  readonly hidden: readonly boolean[];
}

/** Periods that a picture shows: the latest, as many as the charts of the sheets. */
export const PICTURE_POINTS = 36;

/** One period as it is drawn. */
export interface PicturePoint {
  /** `Sep 2026`. */
  readonly label: string;
  /** Null where there is none, or none that may be shown: a gap in the line. */
  readonly value: number | null;
  /** `50.0% (25 of 50)`, `no figure`, `too few people to show`. */
  readonly figure: string;
  readonly variation: Variation;
  /** Provisional or not yet complete: shown, and judged by nothing. */
  readonly hollow: boolean;
  /** Limits in force; null where there are none, or none that may be shown. */
  readonly mean: number | null;
  readonly lpl: number | null;
  readonly upl: number | null;
  readonly target: number | null;
  readonly cells: readonly CellRef[];
}

/** A stretch of points, first and last index. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** Everything that a drawing of a series needs; indices count from its first point. */
export interface SeriesPicture {
  readonly title: string;
  readonly indicator: Pick<Indicator, "unit" | "decimals">;
  readonly points: readonly PicturePoint[];
  /** Index in the finding of the first point. */
  readonly offset: number;
  /** Points that fixed limits rest on. */
  readonly baselines: readonly Stretch[];
  /** Points from which new limits hold. */
  readonly rebases: readonly number[];
}

/**
 * The latest periods of a series as they are drawn; what rests on too few people is not in it.
 *
 * @example
 * const finding = onlyFinding({ observations: COLLAPSE });
 * seriesPicture({ finding, hidden: [] }).points.at(-1) // { label: "Sep 2026", value: 0.5, figure: "50.0% (25 of 50)" }
 */
export function seriesPicture(shown: ShownFinding): SeriesPicture {
  const { finding, hidden } = shown;
  const { provider, indicator, points, limits } = finding;
  const offset = Math.max(0, points.length - PICTURE_POINTS);
  const withLimits = !limitsAreHidden(shown);
  const groups = limits?.groups ?? [];
  return {
    title: `${provider.name} – ${indicator.name}`,
    indicator: { unit: indicator.unit, decimals: indicator.decimals },
    points: points
      .slice(offset)
      .map((point, i) => picturePoint(point, indicator, hidden[offset + i] === true, withLimits)),
    offset,
    baselines: groups
      .filter(({ baseline, upl }) => baseline.fixed && baseline.to > offset && !isNaN(upl))
      .map(({ baseline }) => ({ from: Math.max(0, baseline.from - offset), to: baseline.to - 1 - offset })),
    rebases: groups
      .slice(1)
      .map(({ from }) => from - offset)
      .filter((at) => at > 0),
  };
}

/** True where limits rest on a hidden figure: with the other points they would give it away. */
export function limitsAreHidden({ finding, hidden }: ShownFinding): boolean {
  return finding.points.some(({ value }, i) => hidden[i] === true && value !== null);
}

/** A point's figure in words, or why it has none. */
export function shownFigure({ finding, hidden }: ShownFinding, i: number): string {
  return figureWords(finding.points[i]!, finding.indicator, hidden[i] === true);
}

function figureWords(point: SeriesPoint, indicator: Indicator, isHidden: boolean): string {
  return isHidden || point.suppressed ? "too few people to show" : figureText(point, indicator);
}

function picturePoint(
  point: SeriesPoint,
  indicator: Indicator,
  isHidden: boolean,
  withLimits: boolean,
): PicturePoint {
  return {
    label: periodLabel(point.period),
    value: isHidden ? null : point.value,
    figure: figureWords(point, indicator, isHidden),
    variation: point.variation,
    hollow: point.status === "provisional" || point.status === "immature",
    mean: withLimits ? point.mean : null,
    lpl: withLimits ? point.lpl : null,
    upl: withLimits ? point.upl : null,
    target: point.target,
    cells: point.cells,
  };
}
