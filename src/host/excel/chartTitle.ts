import type { ChartTextModel } from "../../spreadsheet/model/chart";
import { asFlag, asText } from "../protocol/arguments";
import { excelClass, type DefinedClass } from "../protocol/excelClass";
import { chartProperty, type ChartTarget } from "./chart";
import { textFont } from "./chartFormat";

export const chartTitle: DefinedClass<ChartTarget> = excelClass("ChartTitle", {
  properties: {
    text: chartProperty(
      "1.1",
      ({ chart: { title } }) => title.text,
      ({ chart: { title } }, value) => {
        title.text = asText(value);
        title.visible = true;
      },
    ),
    visible: chartProperty(
      "1.1",
      ({ chart: { title } }) => title.visible,
      ({ chart: { title } }, value) => {
        title.visible = asFlag(value);
      },
    ),
    overlay: chartProperty(
      "1.1",
      ({ chart: { title } }) => title.overlay,
      ({ chart: { title } }, value) => {
        title.overlay = asFlag(value);
      },
    ),
  },
  links: {
    format: { since: "1.1", to: (target) => chartTitleFormat.of({ ...target, text: target.chart.title }) },
  },
});

export interface TextTarget extends ChartTarget {
  readonly text: ChartTextModel;
}

const chartTitleFormat = excelClass<TextTarget>("ChartTitleFormat", {
  links: { font: { since: "1.1", to: ({ text, ...target }) => textFont(target, text) } },
});
