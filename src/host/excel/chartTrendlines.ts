import type { ChartTrendlineModel } from "../../spreadsheet/model/chart";
import { invalidArgument } from "../../spreadsheet/model/excelError";
import { asFlag, asInteger, asNumber, asOneOf, asText } from "../protocol/arguments";
import { excelClass, type DefinedClass, type HostObject, type Property } from "../protocol/excelClass";
import { changeChart, chartProperty } from "./chart";
import { lineFormat } from "./chartFormat";
import type { SeriesTarget } from "./chartSeries";

interface TrendlineTarget extends SeriesTarget {
  readonly trendline: ChartTrendlineModel;
}

const TYPES = ["Linear", "Exponential", "Logarithmic", "MovingAverage", "Polynomial", "Power"] as const;

export const chartTrendlineCollection: DefinedClass<SeriesTarget> = excelClass("ChartTrendlineCollection", {
  methods: {
    add: {
      since: "1.7",
      call: (target, args, session) => {
        const trendline: ChartTrendlineModel = {
          type: args.oneOf(0, TYPES, "Linear"),
          name: "",
          intercept: null,
          movingAveragePeriod: 2,
          polynomialOrder: 2,
          forwardPeriod: 0,
          backwardPeriod: 0,
          showEquation: false,
          showRSquared: false,
          line: { visible: true },
        };
        changeChart(target, session, () => (target.series.trendlines ??= []).push(trendline));
        return chartTrendline.of({ ...target, trendline });
      },
    },
    getCount: { since: "1.7", call: ({ series }) => series.trendlines?.length ?? 0 },
  },
  collection: { items: all, item: (target, key) => all(target)[Number(key)] ?? null },
});

function all(target: SeriesTarget): HostObject<TrendlineTarget>[] {
  return (target.series.trendlines ?? []).map((trendline) => chartTrendline.of({ ...target, trendline }));
}

const chartTrendline = excelClass<TrendlineTarget>("ChartTrendline", {
  properties: {
    type: chartProperty(
      "1.7",
      ({ trendline }) => trendline.type,
      ({ trendline }, value) => {
        trendline.type = asOneOf(value, TYPES);
      },
    ),
    name: chartProperty(
      "1.7",
      ({ series, trendline }) => trendline.name || `${KINDS[trendline.type]} (${series.name})`,
      ({ trendline }, value) => {
        trendline.name = asText(value);
      },
    ),
    intercept: chartProperty(
      "1.7",
      ({ trendline }) => trendline.intercept ?? "",
      ({ trendline }, value) => {
        trendline.intercept = value === "" || value === null ? null : asNumber(value);
      },
    ),
    movingAveragePeriod: number("1.7", "movingAveragePeriod", 2, 255),
    polynomialOrder: number("1.7", "polynomialOrder", 2, 6),
    forwardPeriod: number("1.8", "forwardPeriod", 0, Infinity),
    backwardPeriod: number("1.8", "backwardPeriod", 0, Infinity),
    showEquation: switched("showEquation"),
    showRSquared: switched("showRSquared"),
  },
  links: { format: { since: "1.7", to: (target) => chartTrendlineFormat.of(target) } },
  methods: {
    delete: {
      since: "1.7",
      call: (target, _args, session) => {
        const { trendlines = [] } = target.series;
        changeChart(target, session, () => trendlines.splice(trendlines.indexOf(target.trendline), 1));
      },
    },
  },
});

const chartTrendlineFormat = excelClass<TrendlineTarget>("ChartTrendlineFormat", {
  links: { line: { since: "1.7", to: (target) => lineFormat(target, target.trendline.line) } },
});

/** What Excel calls a trend line that nobody named. */
const KINDS: Readonly<Record<ChartTrendlineModel["type"], string>> = {
  Linear: "Linear",
  Exponential: "Expon.",
  Logarithmic: "Log.",
  MovingAverage: "Moving average",
  Polynomial: "Poly.",
  Power: "Power",
};

function number(
  since: string,
  key: "movingAveragePeriod" | "polynomialOrder" | "forwardPeriod" | "backwardPeriod",
  least: number,
  most: number,
): Property<TrendlineTarget> {
  return chartProperty(
    since,
    ({ trendline }) => trendline[key],
    ({ trendline }, value) => {
      const periods = asInteger(value);
      if (periods < least || periods > most) throw invalidArgument();
      trendline[key] = periods;
    },
  );
}

function switched(key: "showEquation" | "showRSquared"): Property<TrendlineTarget> {
  return chartProperty(
    "1.8",
    ({ trendline }) => trendline[key],
    ({ trendline }, value) => {
      trendline[key] = asFlag(value);
    },
  );
}
