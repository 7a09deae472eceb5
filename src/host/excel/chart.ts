import { invalidArgument, itemNotFound } from "../../spreadsheet/model/excelError";
import { deleteChart, setChartData } from "../../spreadsheet/model/charts";
import type { ChartModel } from "../../spreadsheet/model/chart";
import { refuseUnlessAllowed } from "../../spreadsheet/model/protection";
import type { SheetModel } from "../../spreadsheet/model/sheet";
import { selectChart } from "../../spreadsheet/model/sheets";
import { asFlag, asInteger, asNumber, asOneOf, asText } from "../protocol/arguments";
import { excelClass, type DefinedClass, type Property } from "../protocol/excelClass";
import type { Session } from "../protocol/session";
import { chartAxes } from "./chartAxes";
import { SERIES_BY } from "./chartCollection";
import { chartDataLabels } from "./chartDataLabels";
import { chartDataTable, mayHaveDataTable } from "./chartDataTable";
import { chartAreaFormat } from "./chartFormat";
import { chartLegend } from "./chartLegend";
import { chartPlotArea } from "./chartPlotArea";
import { chartSeriesCollection } from "./chartSeries";
import { chartTitle } from "./chartTitle";
import { CHART_TYPES } from "./chartTypes";
import { CHART_EVENTS } from "./eventTypes";
import { distanceX, distanceY } from "../../spreadsheet/model/gridSizes";
import { placeOf } from "./place";
import { worksheet } from "./worksheet";

export interface ChartTarget {
  readonly sheet: SheetModel;
  readonly chart: ChartModel;
}

/** Marks a chart as changed and tells the listeners; refused on a protected sheet. */
export function changeChart(
  { sheet, chart: target }: ChartTarget,
  { model }: Session,
  change: () => void,
): void {
  refuseUnlessAllowed(sheet, "allowEditObjects");
  change();
  target.changed = true;
  model.notify({ kind: "charts", sheet });
}

/** A property of anything in a chart: setting it changes the chart. */
export function chartProperty<T extends ChartTarget>(
  since: string,
  get: (target: T) => unknown,
  set: (target: T, value: unknown) => void,
): Property<T> {
  return {
    since,
    get,
    set: (target, value, session) => changeChart(target, session, () => set(target, value)),
  };
}

type Size = "top" | "left" | "width" | "height";

function size(key: Size): Property<ChartTarget> {
  return chartProperty(
    "1.1",
    ({ chart: target }) => target[key],
    ({ chart: target }, value) => {
      const points = asNumber(value);
      if (points < 0) throw invalidArgument();
      target[key] = points;
    },
  );
}

const BLANKS = ["NotPlotted", "Zero", "Interplotted"] as const;

export const chart: DefinedClass<ChartTarget> = excelClass("Chart", {
  key: ({ chart: { id } }) => id,
  properties: {
    id: { since: "1.7", get: ({ chart: { id } }) => id },
    name: chartProperty(
      "1.1",
      ({ chart: { name } }) => name,
      ({ chart: target }, value) => {
        const name = asText(value);
        if (name === "" || name.length > 255) throw invalidArgument();
        target.name = name;
      },
    ),
    chartType: chartProperty(
      "1.7",
      ({ chart: { type } }) => type,
      ({ chart: target }, value) => {
        target.type = asOneOf(value, CHART_TYPES);
        for (const series of target.series) series.type = null;
      },
    ),
    top: size("top"),
    left: size("left"),
    width: size("width"),
    height: size("height"),
    style: chartProperty(
      "1.8",
      ({ chart: target }) => target.style ?? 2,
      ({ chart: target }, value) => {
        target.style = asInteger(value);
      },
    ),
    displayBlanksAs: chartProperty(
      "1.8",
      ({ chart: target }) => target.displayBlanksAs,
      ({ chart: target }, value) => {
        target.displayBlanksAs = asOneOf(value, BLANKS);
      },
    ),
    plotVisibleOnly: chartProperty(
      "1.8",
      ({ chart: target }) => target.plotVisibleOnly,
      ({ chart: target }, value) => {
        target.plotVisibleOnly = asFlag(value);
      },
    ),
  },
  links: {
    worksheet: { since: "1.2", to: ({ sheet }) => worksheet.of(sheet) },
    title: { since: "1.1", to: (target) => chartTitle.of(target) },
    legend: { since: "1.1", to: (target) => chartLegend.of(target) },
    series: { since: "1.1", to: (target) => chartSeriesCollection.of(target) },
    axes: { since: "1.1", to: (target) => chartAxes.of(target) },
    dataLabels: { since: "1.1", to: (target) => chartDataLabels.of({ ...target, series: null }) },
    plotArea: { since: "1.8", to: (target) => chartPlotArea.of(target) },
    format: { since: "1.1", to: (target) => chartAreaFormat.of(target) },
  },
  methods: {
    getDataTable: {
      since: "1.14",
      call: (target) => {
        if (!mayHaveDataTable(target)) throw itemNotFound();
        return chartDataTable.of(target);
      },
    },
    getDataTableOrNullObject: {
      since: "1.14",
      call: (target) => (mayHaveDataTable(target) ? chartDataTable.of(target) : null),
    },
    activate: {
      since: "1.9",
      call: ({ sheet, chart: target }, _args, { model }) => {
        selectChart(model, sheet, target);
      },
    },
    setData: {
      since: "1.1",
      call: (target, args, session) => {
        const source = placeOf(args.any(0), target.sheet, session);
        session.calculate();
        changeChart(target, session, () =>
          setChartData(target.chart, source, args.oneOf(1, SERIES_BY, "Auto")),
        );
      },
    },
    setPosition: {
      since: "1.1",
      call: (target, args, session) => {
        const { sheet } = target;
        const from = placeOf(args.any(0), sheet, session);
        const to = args.has(1) ? placeOf(args.any(1), sheet, session) : null;
        if (from.sheet !== sheet || (to && to.sheet !== sheet)) throw invalidArgument();
        changeChart(target, session, () => {
          target.chart.left = distanceX(sheet, 0, from.box.left);
          target.chart.top = distanceY(sheet, 0, from.box.top);
          if (!to) return;
          target.chart.width = distanceX(sheet, from.box.left, to.box.right + 1);
          target.chart.height = distanceY(sheet, from.box.top, to.box.bottom + 1);
        });
      },
    },
    delete: {
      since: "1.1",
      call: (target, _args, session) =>
        changeChart(target, session, () => {
          deleteChart(session.model, target.sheet, target.chart);
        }),
    },
  },
  events: CHART_EVENTS,
  eventTarget: ({ chart: { id } }) => id,
});
