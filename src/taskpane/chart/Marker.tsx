import { mergeClasses } from "@fluentui/react-components";
import type { Variation } from "../../analysis/finding";
import { useChartColours } from "./chartColours";

type Look = "common" | "concern" | "improvement" | "neutral";

const LOOKS: Readonly<Record<Variation, Look>> = {
  commonCause: "common",
  specialCauseConcern: "concern",
  specialCauseImprovement: "improvement",
  specialCauseNeutralHigh: "neutral",
  specialCauseNeutralLow: "neutral",
};

/** Shapes around the origin; each kind of point has its own, so that none is told by colour alone. */
const SHAPES: Readonly<Record<Look, string>> = {
  common: "M-2.5 0a2.5 2.5 0 1 0 5 0a2.5 2.5 0 1 0 -5 0Z",
  concern: "M0 -5.5L5.5 0L0 5.5L-5.5 0Z",
  improvement: "M0 -5.5L5.5 4.5L-5.5 4.5Z",
  neutral: "M-4.5 -4.5H4.5V4.5H-4.5Z",
};

/** A point as on the sheets: grey dot, orange diamond, blue triangle, purple square; hollow where it is not judged. */
export function Marker(props: {
  readonly variation: Variation;
  readonly hollow: boolean;
  readonly x: number;
  readonly y: number;
  readonly title?: string;
}) {
  const colours = useChartColours();
  const look = LOOKS[props.variation];
  return (
    <path
      d={SHAPES[look]}
      transform={`translate(${props.x} ${props.y})`}
      className={mergeClasses(colours[look], props.hollow && colours.hollow)}
      strokeWidth={1.5}
    >
      {props.title !== undefined && <title>{props.title}</title>}
    </path>
  );
}
