import { useId } from "react";
import { makeStyles } from "@fluentui/react-components";
import type { SeriesPicture } from "../../analysis/explain/seriesPicture";
import { formatValue } from "../findings/figures";
import { usePaneState } from "../storeContext";
import { LARGE } from "../theme";
import { useChartColours } from "./chartColours";
import { geometryOf, levelPath, linePath, type Geometry } from "./geometry";
import { Marker } from "./Marker";
import { useWidth } from "./useWidth";

/** Width of the narrowest pane without its edges. */
const FIRST_WIDTH = 288;
const HEIGHT = 200;
const FONT_SIZE = 12;
const CHOSEN_RADIUS = 9;

const useStyles = makeStyles({ drawing: { width: "100%", minWidth: 0 }, svg: { display: "block" } });

/**
 * A series drawn small: values, mean, limits, target, the range that fixed limits rest on, and where new limits begin.
 *
 * A screen reader is told what it shows and finds the figures in the table that stands below every such drawing.
 */
export function SeriesChart(props: {
  readonly picture: SeriesPicture;
  /** Limits of before a change, drawn faintly beside those of the picture. */
  readonly before?: SeriesPicture | null;
  /** Indices of points that are ringed. */
  readonly chosen?: readonly number[];
  readonly description: string;
}) {
  const { picture, before = null, chosen = [], description } = props;
  const styles = useStyles();
  const colours = useChartColours();
  const clip = useId();
  const [element, width] = useWidth<HTMLDivElement>(FIRST_WIDTH);
  const scale = usePaneState((state) => state.largeText) ? LARGE : 1;
  const room = { width, height: HEIGHT * scale, fontSize: FONT_SIZE * scale };
  const geometry = geometryOf(picture, before, (value) => axisText(value, picture), room);
  const { points } = picture;
  const { left, right, top, bottom, x, y } = geometry;
  return (
    <div ref={element} className={styles.drawing}>
      <svg
        className={styles.svg}
        role="img"
        aria-label={description}
        width={width}
        height={room.height}
        viewBox={`0 0 ${width} ${room.height}`}
      >
        <clipPath id={clip}>
          <rect x={left} y={top - 1} width={Math.max(0, right - left)} height={bottom - top + 2} />
        </clipPath>
        <Grounds picture={picture} geometry={geometry} fontSize={room.fontSize} />
        <g clipPath={`url(#${clip})`}>
          {before &&
            (["mean", "lpl", "upl"] as const).map((level) => (
              <path
                key={level}
                className={colours.before}
                d={levelPath(
                  before.points.map((point) => point[level]),
                  geometry,
                )}
              />
            ))}
          <path
            className={colours.mean}
            d={levelPath(
              points.map(({ mean }) => mean),
              geometry,
            )}
          />
          {(["lpl", "upl"] as const).map((limit) => (
            <path
              key={limit}
              className={colours.limit}
              d={levelPath(
                points.map((point) => point[limit]),
                geometry,
              )}
            />
          ))}
          <path
            className={colours.target}
            d={levelPath(
              points.map(({ target }) => target),
              geometry,
            )}
          />
          <path
            className={colours.value}
            d={linePath(
              points.map(({ value }) => value),
              geometry,
            )}
          />
        </g>
        {points.map(({ value, variation, hollow, label, figure }, i) =>
          value === null ? null : (
            <Marker
              key={i}
              variation={variation}
              hollow={hollow}
              x={x(i)}
              y={y(value)}
              title={`${label}: ${figure}`}
            />
          ),
        )}
        {chosen.map((i) => {
          const value = points[i]?.value ?? null;
          return (
            value !== null && (
              <circle key={i} className={colours.chosen} cx={x(i)} cy={y(value)} r={CHOSEN_RADIUS} />
            )
          );
        })}
      </svg>
    </div>
  );
}

/** What lies behind the lines: axes, the baseline's range, and where new limits begin. */
function Grounds(props: {
  readonly picture: SeriesPicture;
  readonly geometry: Geometry;
  readonly fontSize: number;
}) {
  const { picture, geometry, fontSize } = props;
  const colours = useChartColours();
  const { left, right, top, bottom, x, halfStep, valueTicks, periodTicks } = geometry;
  return (
    <>
      {picture.baselines.map(({ from, to }) => (
        <rect
          key={from}
          className={colours.baseline}
          x={x(from) - halfStep}
          y={top}
          width={x(to) - x(from) + 2 * halfStep}
          height={bottom - top}
        />
      ))}
      {valueTicks.map(({ at, text }) => (
        <g key={text}>
          <line className={colours.grid} x1={left} x2={right} y1={at} y2={at} />
          <text className={colours.text} x={left - 4} y={at + fontSize / 3} textAnchor="end">
            {text}
          </text>
        </g>
      ))}
      {periodTicks.map(({ at, text, anchor }) => (
        <text key={text} className={colours.text} x={at} y={bottom + fontSize * 1.4} textAnchor={anchor}>
          {text}
        </text>
      ))}
      {picture.baselines.map(({ from }) => (
        <text key={from} className={colours.text} x={x(from) - halfStep} y={top - fontSize / 2}>
          baseline
        </text>
      ))}
      {picture.rebases.map((at) => (
        <line
          key={at}
          className={colours.rebase}
          x1={x(at) - halfStep}
          x2={x(at) - halfStep}
          y1={top - fontSize / 2}
          y2={bottom}
        />
      ))}
    </>
  );
}

/** A text of the value axis: no more decimals than its round steps need. */
function axisText(value: number, { indicator: { unit } }: SeriesPicture): string {
  if (unit === "percent") return formatValue(value, { unit, decimals: 2 });
  return new Intl.NumberFormat("en-US", { maximumSignificantDigits: 4, notation: "compact" }).format(value);
}
