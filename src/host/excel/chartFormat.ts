import type { ChartLineModel } from "../../spreadsheet/model/chart";
import { asFlag, asNumber, asOneOf } from "../protocol/arguments";
import { excelClass, type DefinedClass, type HostObject } from "../protocol/excelClass";
import { changeChart, chartProperty, type ChartTarget } from "./chart";
import { asColor } from "./color";

/** What of a text's font a chart keeps. */
export interface FontStore {
  fontSize?: number;
  bold?: boolean;
  color?: string;
}

interface FontTarget extends ChartTarget {
  readonly store: FontStore;
}

export function textFont({ sheet, chart }: ChartTarget, store: FontStore): HostObject<FontTarget> {
  return chartFont.of({ sheet, chart, store });
}

const chartFont = excelClass<FontTarget>("ChartFont", {
  properties: {
    size: chartProperty(
      "1.1",
      ({ store }) => store.fontSize ?? null,
      ({ store }, value) => {
        store.fontSize = asNumber(value);
      },
    ),
    bold: chartProperty(
      "1.1",
      ({ store }) => store.bold ?? false,
      ({ store }, value) => {
        store.bold = asFlag(value);
      },
    ),
    color: chartProperty(
      "1.1",
      ({ store }) => store.color ?? "#595959",
      ({ store }, value) => {
        store.color = asColor(value);
      },
    ),
  },
});

/** A fill of one colour: null is none, undefined Excel's own choice. */
interface FillStore {
  fill?: string | null;
}

interface FillTarget extends ChartTarget {
  readonly store: FillStore;
}

export function solidFill({ sheet, chart }: ChartTarget, store: FillStore): HostObject<FillTarget> {
  return chartFill.of({ sheet, chart, store });
}

const chartFill = excelClass<FillTarget>("ChartFill", {
  methods: {
    setSolidColor: {
      since: "1.1",
      call: (target, args, session) =>
        changeChart(target, session, () => {
          target.store.fill = asColor(args.any(0));
        }),
    },
    clear: {
      since: "1.1",
      call: (target, _args, session) =>
        changeChart(target, session, () => {
          target.store.fill = null;
        }),
    },
  },
});

const LINE_STYLES = [
  "None",
  "Continuous",
  "Dash",
  "DashDot",
  "DashDotDot",
  "Dot",
  "Grey25",
  "Grey50",
  "Grey75",
  "Automatic",
  "RoundDot",
] as const;
type DrawnStyle = NonNullable<ChartLineModel["style"]>;

interface LineTarget extends ChartTarget {
  readonly line: ChartLineModel;
}

export function lineFormat({ sheet, chart }: ChartTarget, line: ChartLineModel): HostObject<LineTarget> {
  return chartLineFormat.of({ sheet, chart, line });
}

function borderFormat({ sheet, chart }: ChartTarget, line: ChartLineModel): HostObject<LineTarget> {
  return chartBorder.of({ sheet, chart, line });
}

function lineMembers(since: { color: string; clear: string }): Parameters<typeof excelClass<LineTarget>>[1] {
  return {
    properties: {
      color: chartProperty(
        since.color,
        ({ line }) => line.color ?? "",
        ({ line }, value) => {
          line.color = asColor(value);
          line.visible = true;
        },
      ),
      weight: chartProperty(
        "1.7",
        ({ line }) => line.weight ?? null,
        ({ line }, value) => {
          line.weight = asNumber(value);
          line.visible = true;
        },
      ),
      lineStyle: chartProperty(
        "1.7",
        ({ line }) => (line.visible ? (line.style ?? "Automatic") : "None"),
        ({ line }, value) => {
          const style = asOneOf(value, LINE_STYLES);
          line.visible = style !== "None";
          if (isDrawn(style)) line.style = style;
          else line.style = undefined;
        },
      ),
    },
    methods: {
      clear: {
        since: since.clear,
        call: (target, _args, session) =>
          changeChart(target, session, () => {
            target.line.visible = false;
          }),
      },
    },
  };
}

const chartLineFormat = excelClass<LineTarget>(
  "ChartLineFormat",
  lineMembers({ color: "1.1", clear: "1.1" }),
);
const chartBorder = excelClass<LineTarget>("ChartBorder", lineMembers({ color: "1.7", clear: "1.8" }));

function isDrawn(style: (typeof LINE_STYLES)[number]): style is DrawnStyle {
  return ["Continuous", "Dash", "DashDot", "Dot", "RoundDot", "DashDotDot"].includes(style);
}

export const chartAreaFormat: DefinedClass<ChartTarget> = excelClass("ChartAreaFormat", {
  links: {
    fill: { since: "1.1", to: (target) => solidFill(target, target.chart) },
    border: {
      since: "1.7",
      to: (target) => borderFormat(target, (target.chart.border ??= { visible: true })),
    },
  },
});
