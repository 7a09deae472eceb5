import type { ChartAxisModel, ChartModel, ChartSeriesModel } from "../../model/chart";
import { element } from "../xml/text";
import { categoryAxisXml, valueAxisXml, type AxisPlace } from "./axisXml";
import { boxXml, TEXT_COLOR, textProperties, titleXml } from "./chartText";
import { isRound, isSolid, plotKind, type PlotKind } from "./chartTypes";
import { dataTableXml, layoutXml } from "./plotAreaXml";
import { seriesXml, type ChartContext } from "./seriesXml";
import { lineXml, shapeXml } from "./shapeProperties";

const NAMESPACES = {
  "xmlns:c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
  "xmlns:a": "http://schemas.openxmlformats.org/drawingml/2006/main",
  "xmlns:r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
};

const LEGEND = { Top: "t", Bottom: "b", Left: "l", Right: "r", Corner: "tr" } as const;
export const BLANKS = { NotPlotted: "gap", Zero: "zero", Interplotted: "span" } as const;

/**
 * A chart part, complete with the values of its cells, in the order of the schema (ISO/IEC 29500-1, 21.2). What the
 * model leaves open looks as in a new chart of Excel.
 */
export function chartXml(chart: ChartModel, context: ChartContext): string {
  const behind = boxXml({ fill: null, ...chart.plotArea });
  const plotArea = element(
    "c:plotArea",
    {},
    layoutXml(chart) + plots(chart, context) + dataTableXml(chart.dataTable) + behind,
  );
  const content = [
    titleXml(chart.title, { fontSize: 14, bold: false, color: TEXT_COLOR }),
    element("c:autoTitleDeleted", { val: !chart.title.visible }),
    isSolid(plotKind(chart.type)) ? VIEW : "",
    plotArea,
    legendXml(chart.legend),
    element("c:plotVisOnly", { val: chart.plotVisibleOnly }),
    element("c:dispBlanksAs", { val: BLANKS[chart.displayBlanksAs] }),
  ];
  const border = chart.border ?? { visible: true };
  const space = [
    element("c:roundedCorners", { val: false }),
    chart.style === undefined ? "" : element("c:style", { val: chart.style }),
    element("c:chart", {}, content.join("")),
    shapeXml(
      chart.fill === undefined ? "#FFFFFF" : chart.fill,
      lineXml({ color: "#D9D9D9", weight: 0.75, ...border }),
    ),
    element("c:txPr", {}, "<a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr/></a:pPr></a:p>"),
  ];
  const xml = element("c:chartSpace", NAMESPACES, space.join(""));
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${xml}`;
}

/** The angle from which Excel shows a new chart in three dimensions. */
const VIEW = element(
  "c:view3D",
  {},
  element("c:rotX", { val: 15 }) + element("c:rotY", { val: 20 }) + element("c:rAngAx", { val: true }),
);

function legendXml(legend: ChartModel["legend"]): string {
  if (!legend.visible) return "";
  const look = textProperties({
    ...legend,
    fontSize: legend.fontSize ?? 9,
    color: legend.color ?? TEXT_COLOR,
  });
  const place =
    element("c:legendPos", { val: LEGEND[legend.position] }) + element("c:overlay", { val: legend.overlay });
  return element("c:legend", {}, place + boxXml(legend) + look);
}

interface Plot {
  readonly kind: PlotKind;
  readonly secondary: boolean;
  readonly series: { readonly model: ChartSeriesModel; readonly index: number }[];
}

/** The plots of the chart (bars first, so that lines lie upon them) and their axes. */
function plots(chart: ChartModel, context: ChartContext): string {
  const groups: Plot[] = [];
  chart.series.forEach((series, index) => {
    const kind = plotKind(series.type ?? chart.type);
    const secondary = series.axisGroup === "Secondary";
    const same = groups.find((plot) => plot.secondary === secondary && samePlot(plot.kind, kind));
    if (same) same.series.push({ model: series, index });
    else groups.push({ kind, secondary, series: [{ model: series, index }] });
  });
  if (groups.length === 0) groups.push({ kind: plotKind(chart.type), secondary: false, series: [] });
  groups.sort((a, b) => layer(a) - layer(b));
  const drawn = groups.map((plot) => plotXml(plot, chart, context)).join("");
  const first = groups[0]!;
  if (isRound(first.kind)) return drawn;
  const sides = [false, true].filter((secondary) => groups.some((plot) => plot.secondary === secondary));
  return (
    drawn +
    sides
      .map((secondary) =>
        axesXml(
          chart,
          groups.find((plot) => plot.secondary === secondary)!,
        ),
      )
      .join("")
  );
}

/** Areas lie under bars, bars under lines, everything of the primary axes under the secondary. */
function layer({ kind, secondary }: Plot): number {
  return ({ areaChart: 0, barChart: 1 }[kind.element as string] ?? 2) + (secondary ? 3 : 0);
}

function samePlot(a: PlotKind, b: PlotKind): boolean {
  return a.element === b.element && a.grouping === b.grouping && a.bars === b.bars && a.filled === b.filled;
}

const AXES = { primary: [500_000_001, 500_000_002], secondary: [500_000_003, 500_000_004] } as const;

function plotXml({ kind, secondary, series }: Plot, chart: ChartModel, context: ChartContext): string {
  const drawn = series.map((one) =>
    seriesXml(one.model, one.index, plotKind(one.model.type ?? chart.type), context),
  );
  const ids = AXES[secondary ? "secondary" : "primary"].map((val) => element("c:axId", { val })).join("");
  const vary = element("c:varyColors", {
    val: isRound(kind),
  });
  const grouping = element("c:grouping", { val: kind.grouping });
  const body = vary + drawn.join("");
  switch (kind.element) {
    case "lineChart":
      return element("c:lineChart", {}, `${grouping}${body}${element("c:marker", { val: true })}${ids}`);
    case "areaChart":
      return element("c:areaChart", {}, grouping + body + ids);
    case "barChart": {
      const gap = element("c:gapWidth", { val: Math.round(series[0]?.model.gapWidth ?? 150) });
      const shared = series[0]?.model.overlap ?? (kind.grouping === "clustered" ? 0 : 100);
      const overlap = shared === 0 ? "" : element("c:overlap", { val: shared });
      return element(
        "c:barChart",
        {},
        element("c:barDir", { val: kind.bars }) + grouping + body + gap + overlap + ids,
      );
    }
    case "bar3DChart":
      return element(
        "c:bar3DChart",
        {},
        [
          element("c:barDir", { val: kind.bars }) + grouping + body,
          element("c:gapWidth", { val: Math.round(series[0]?.model.gapWidth ?? 150) }),
          element("c:shape", { val: kind.shape }) + ids + element("c:axId", { val: 0 }),
        ].join(""),
      );
    case "radarChart": {
      const style = kind.filled ? "filled" : kind.markers ? "marker" : "standard";
      return element("c:radarChart", {}, element("c:radarStyle", { val: style }) + body + ids);
    }
    case "bubbleChart":
      return element("c:bubbleChart", {}, body + element("c:bubbleScale", { val: 100 }) + ids);
    case "scatterChart":
      return element(
        "c:scatterChart",
        {},
        element("c:scatterStyle", { val: kind.smooth ? "smoothMarker" : "lineMarker" }) + body + ids,
      );
    case "pie3DChart":
      return element("c:pie3DChart", {}, body);
    case "pieChart":
    case "doughnutChart": {
      const { firstSliceAngle = 0, doughnutHoleSize = 50 } = series[0]?.model ?? {};
      const angle = element("c:firstSliceAng", { val: firstSliceAngle });
      const hole = element("c:holeSize", { val: doughnutHoleSize });
      return element(`c:${kind.element}`, {}, body + angle + (kind.element === "pieChart" ? "" : hole));
    }
  }
}

function axesXml(chart: ChartModel, { kind, secondary }: Plot): string {
  const [category, value] = AXES[secondary ? "secondary" : "primary"];
  const turned = kind.bars === "bar";
  const automatic: ChartAxisModel = {
    ...chart.valueAxis,
    minimum: null,
    maximum: null,
    majorUnit: null,
    title: { visible: false, text: "", overlay: false },
  };
  const values = secondary ? automatic : chart.valueAxis;
  const first: AxisPlace = { id: category, crosses: value, secondary, turned, other: values };
  const second: AxisPlace = { id: value, crosses: category, secondary, turned, other: chart.categoryAxis };
  if (kind.element === "scatterChart" || kind.element === "bubbleChart") {
    return valueAxisXml(chart.categoryAxis, first, "x") + valueAxisXml(values, second, "y");
  }
  return categoryAxisXml(chart.categoryAxis, first) + valueAxisXml(values, second, null);
}
