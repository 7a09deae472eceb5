import { makeStyles, tokens } from "@fluentui/react-components";

/** Colours and strokes of a drawing and of its key: as on the sheets, and legible on light and dark. */
export const useChartColours = makeStyles({
  text: { fill: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  grid: { stroke: tokens.colorNeutralStroke2 },
  baseline: { fill: tokens.colorNeutralBackground6, stroke: tokens.colorNeutralStroke1 },
  rebase: { stroke: tokens.colorNeutralForeground1, strokeWidth: "1.5px", strokeDasharray: "2 3" },
  value: { fill: "none", stroke: tokens.colorNeutralForeground3, strokeWidth: "1.75px" },
  mean: { fill: "none", stroke: tokens.colorNeutralForeground3, strokeWidth: "1.25px" },
  limit: {
    fill: "none",
    stroke: tokens.colorNeutralForeground3,
    strokeWidth: "1.25px",
    strokeDasharray: "6 4",
  },
  before: {
    fill: "none",
    stroke: tokens.colorPaletteBerryBorderActive,
    strokeWidth: "1.25px",
    strokeDasharray: "2 3",
  },
  target: {
    fill: "none",
    stroke: tokens.colorNeutralForeground1,
    strokeWidth: "2px",
    strokeDasharray: "1 4",
    strokeLinecap: "round",
  },
  common: { fill: tokens.colorNeutralForeground3, stroke: tokens.colorNeutralForeground3 },
  concern: { fill: tokens.colorPalettePumpkinBorderActive, stroke: tokens.colorPalettePumpkinBorderActive },
  improvement: { fill: tokens.colorPaletteBlueBorderActive, stroke: tokens.colorPaletteBlueBorderActive },
  neutral: { fill: tokens.colorPaletteGrapeBorderActive, stroke: tokens.colorPaletteGrapeBorderActive },
  hollow: { fill: tokens.colorNeutralBackground1 },
  chosen: { fill: "none", stroke: tokens.colorStrokeFocus2, strokeWidth: "2px" },
});
