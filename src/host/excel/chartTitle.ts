import type { ChartFontModel, ChartTextModel } from "../../spreadsheet/model/chart";
import { invalidArgument } from "../../spreadsheet/model/excelError";
import { asFlag, asNumber, asText } from "../protocol/arguments";
import { excelClass, type DefinedClass } from "../protocol/excelClass";
import { chartProperty, type ChartTarget } from "./chart";
import { formatLinks, textFont } from "./chartFormat";
import { standIn } from "./standIn";

export const chartTitle: DefinedClass<ChartTarget> = excelClass("ChartTitle", {
  properties: {
    text: chartProperty(
      "1.1",
      ({ chart: { title } }) => title.text,
      ({ chart: { title } }, value) => {
        title.text = asText(value);
        title.visible = true;
        delete title.runs;
      },
    ),
    textOrientation: chartProperty(
      "1.7",
      ({ chart: { title } }) => title.orientation ?? 0,
      ({ chart: { title } }, value) => {
        title.orientation = asOrientation(value);
      },
    ),
    showShadow: chartProperty(
      "1.7",
      ({ chart: { title } }) => title.shadow ?? false,
      ({ chart: { title } }, value) => {
        title.shadow = asFlag(value);
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
  methods: {
    getSubstring: {
      since: "1.7",
      call: (target, args) => {
        const [start, length] = [args.integer(0), args.integer(1)];
        const { text } = target.chart.title;
        if (start < 0 || length < 1 || start + length > text.length) throw invalidArgument();
        return chartFormatString.of({ ...target, text: target.chart.title, start, length });
      },
    },
  },
});

/** Degrees from -90 to 90; 180 stands for letters upon each other. */
export function asOrientation(value: unknown): number {
  const degrees = asNumber(value);
  if (Math.abs(degrees) > 90 && degrees !== 180) throw invalidArgument();
  return degrees;
}

export interface TextTarget extends ChartTarget {
  readonly text: ChartTextModel;
}

const chartTitleFormat = excelClass<TextTarget>("ChartTitleFormat", {
  links: formatLinks({ font: "1.1", fill: "1.1", border: "1.7" }, ({ text }) => text),
});

interface SubstringTarget extends TextTarget {
  readonly start: number;
  readonly length: number;
}

const chartFormatString = excelClass<SubstringTarget>("ChartFormatString", {
  links: { font: { since: "1.7", to: (target) => textFont(target, characters(target)) } },
});

/** The font of some characters of a text: a change of it cuts them out of what was written otherwise before. */
function characters({ text, start, length }: SubstringTarget): ChartFontModel {
  const own = () => text.runs?.find((run) => run.start === start && run.length === length);
  return standIn<ChartFontModel>(
    (key) => own()?.font[key] ?? text[key],
    (key, value) => {
      const font = { ...own()?.font, [key]: value };
      const end = start + length;
      const others = (text.runs ?? []).flatMap((run) => {
        const after = Math.max(run.start, end);
        return [
          { ...run, length: Math.min(run.start + run.length, start) - run.start },
          { ...run, start: after, length: run.start + run.length - after },
        ];
      });
      text.runs = [...others.filter((run) => run.length > 0), { start, length, font }].sort(
        (a, b) => a.start - b.start,
      );
    },
  );
}
