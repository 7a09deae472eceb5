import type { ChartAxisModel } from "../../spreadsheet/model/chart";
import { formatValue } from "../../spreadsheet/model/numberFormat";
import { pixels, title } from "./chartText";

const GRIDLINE = "#D9D9D9";
const TICK_TEXT = "#595959";

function common(axis: ChartAxisModel) {
  return {
    display: axis.visible,
    reverse: axis.reversePlotOrder,
    title: title(axis.title, 10),
    grid: { display: axis.majorGridlines, color: axis.majorGridlineColor ?? GRIDLINE },
  };
}

function ticks(axis: ChartAxisModel) {
  return { font: { size: pixels(axis.fontSize ?? 9) }, color: axis.fontColor ?? TICK_TEXT };
}

/**
 * An axis of labels. Excel shows every n-th label as told, and as many as fit otherwise; beside horizontal bars its
 * first label stands at the bottom, that of Chart.js on top.
 */
export function categoryScale(axis: ChartAxisModel, horizontal: boolean) {
  const spacing = axis.tickLabelSpacing;
  return {
    ...common(axis),
    reverse: axis.reversePlotOrder !== horizontal,
    type: "category" as const,
    ticks: {
      ...ticks(axis),
      autoSkip: spacing === null,
      maxRotation: 45,
      callback(this: { getLabelForValue(value: number): string }, value: string | number, index: number) {
        return spacing === null || index % spacing === 0 ? this.getLabelForValue(Number(value)) : null;
      },
    },
  };
}

/** An axis of numbers; without a format of its own it shows that of the first plotted cell. */
export function valueScale(axis: ChartAxisModel, sourceFormat: string) {
  const numberFormat = axis.numberFormat ?? sourceFormat;
  return {
    ...common(axis),
    type: axis.scaleType === "Logarithmic" ? ("logarithmic" as const) : ("linear" as const),
    ...(axis.minimum === null ? {} : { min: axis.minimum }),
    ...(axis.maximum === null ? {} : { max: axis.maximum }),
    ticks: {
      ...ticks(axis),
      ...(axis.majorUnit === null ? {} : { stepSize: axis.majorUnit }),
      callback: (value: string | number) => formatValue(Number(value), numberFormat),
    },
  };
}
