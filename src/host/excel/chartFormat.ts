import type { ChartBoxModel, ChartFontModel, ChartLineModel } from "../../spreadsheet/model/chart";
import { asFlag, asNumber, asOneOf, asText } from "../protocol/arguments";
import type { ApiSet } from "../protocol/apiSets";
import { excelClass, type DefinedClass, type HostObject, type Link } from "../protocol/excelClass";
import { changeChart, chartProperty, type ChartTarget } from "./chart";
import { asColor } from "./color";

interface FontTarget extends ChartTarget {
  readonly store: ChartFontModel;
}

export function textFont({ sheet, chart }: ChartTarget, store: ChartFontModel): HostObject<FontTarget> {
  return chartFont.of({ sheet, chart, store });
}

const UNDERLINES = ["None", "Single"] as const;

const chartFont = excelClass<FontTarget>("ChartFont", {
  properties: {
    name: chartProperty(
      "1.1",
      ({ store }) => store.fontName ?? "Calibri",
      ({ store }, value) => {
        store.fontName = asText(value);
      },
    ),
    italic: chartProperty(
      "1.1",
      ({ store }) => store.italic ?? false,
      ({ store }, value) => {
        store.italic = asFlag(value);
      },
    ),
    underline: chartProperty(
      "1.1",
      ({ store }) => store.underline ?? "None",
      ({ store }, value) => {
        store.underline = asOneOf(value, UNDERLINES);
      },
    ),
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

interface FillTarget extends ChartTarget {
  readonly store: Pick<ChartBoxModel, "fill">;
}

export function solidFill({ sheet, chart }: ChartTarget, store: FillTarget["store"]): HostObject<FillTarget> {
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
  /** What gets the line as its border as soon as it is changed. */
  readonly bordered?: Pick<ChartBoxModel, "border">;
}

export function lineFormat({ sheet, chart }: ChartTarget, line: ChartLineModel): HostObject<LineTarget> {
  return chartLineFormat.of({ sheet, chart, line });
}

export function borderFormat(
  { sheet, chart }: ChartTarget,
  bordered: Pick<ChartBoxModel, "border">,
  visible = false,
): HostObject<LineTarget> {
  return chartBorder.of({ sheet, chart, line: bordered.border ?? { visible }, bordered });
}

/** The line, to be changed. */
function drawn({ line, bordered }: LineTarget): ChartLineModel {
  if (bordered) bordered.border = line;
  return line;
}

/** What `format` of a text or an area leads to; each link with the API set that it came with. */
export function formatLinks<T extends ChartTarget>(
  since: { readonly font?: ApiSet; readonly fill?: ApiSet; readonly border?: ApiSet },
  boxOf: (target: T) => ChartBoxModel & ChartFontModel,
): Record<string, Link<T>> {
  return {
    ...(since.font && { font: { since: since.font, to: (target: T) => textFont(target, boxOf(target)) } }),
    ...(since.fill && { fill: { since: since.fill, to: (target: T) => solidFill(target, boxOf(target)) } }),
    ...(since.border && {
      border: { since: since.border, to: (target: T) => borderFormat(target, boxOf(target)) },
    }),
  };
}

function lineMembers(since: { color: string; clear: string }): Parameters<typeof excelClass<LineTarget>>[1] {
  return {
    properties: {
      color: chartProperty(
        since.color,
        ({ line }) => line.color ?? "",
        (target, value) => Object.assign(drawn(target), { color: asColor(value), visible: true }),
      ),
      weight: chartProperty(
        "1.7",
        ({ line }) => line.weight ?? null,
        (target, value) => Object.assign(drawn(target), { weight: asNumber(value), visible: true }),
      ),
      lineStyle: chartProperty(
        "1.7",
        ({ line }) => (line.visible ? (line.style ?? "Automatic") : "None"),
        (target, value) => {
          const style = asOneOf(value, LINE_STYLES);
          const line = drawn(target);
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
            drawn(target).visible = false;
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
      to: (target) => borderFormat(target, target.chart, true),
    },
  },
});
