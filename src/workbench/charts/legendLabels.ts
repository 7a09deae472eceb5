import { Chart, type LegendItem, type PointStyle } from "chart.js";
import { drawPoint } from "chart.js/helpers";

const WIDTH = 28;
const HEIGHT = 14;
const LARGEST_MARKER = 4.5;

/** What a legend needs to know of a line; bars and slices keep Chart.js's own picture. */
interface Line {
  readonly type?: string;
  readonly showLine?: boolean;
  readonly borderColor?: string;
  readonly borderWidth?: number;
  readonly borderDash?: number[];
  readonly pointStyle?: PointStyle[];
  readonly pointRadius?: number[];
  readonly pointBackgroundColor?: string[];
  readonly pointBorderColor?: string[];
}

/** As in Excel: a piece of the line with its dashes, and the marker on it; a series of markers has no line. */
export function legendLabels(chart: Chart): LegendItem[] {
  return Chart.defaults.plugins.legend.labels.generateLabels(chart).map((item) => {
    const line = chart.data.datasets[item.datasetIndex ?? 0] as unknown as Line;
    const isLine = line.type === "line" || line.type === "scatter";
    return { ...item, lineDash: [], pointStyle: isLine ? picture(line) : ("rect" as const) };
  });
}

export const LEGEND_PICTURE_WIDTH = WIDTH;

function picture(line: Line): HTMLCanvasElement {
  const canvas = document.createElement("canvas");
  canvas.width = WIDTH;
  canvas.height = HEIGHT;
  const context = canvas.getContext("2d");
  if (!context) return canvas;
  if (line.showLine) {
    context.strokeStyle = line.borderColor ?? "#000000";
    context.lineWidth = line.borderWidth ?? 1;
    context.setLineDash(line.borderDash ?? []);
    context.moveTo(0, HEIGHT / 2);
    context.lineTo(WIDTH, HEIGHT / 2);
    context.stroke();
    context.setLineDash([]);
  }
  const radius = Math.min(line.pointRadius?.[0] ?? 0, LARGEST_MARKER);
  context.fillStyle = line.pointBackgroundColor?.[0] ?? "#000000";
  context.strokeStyle = line.pointBorderColor?.[0] ?? context.fillStyle;
  const shape = { pointStyle: line.pointStyle?.[0] ?? "circle", radius, borderWidth: 1, rotation: 0 };
  drawPoint(context, shape, WIDTH / 2, HEIGHT / 2);
  return canvas;
}
