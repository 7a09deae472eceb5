import { Component, onMounted, onPatched, onWillUnmount, useRef, xml } from "@odoo/owl";
import type { Model } from "@odoo/o-spreadsheet";
import { Chart, registerables } from "chart.js";
import type { ChartModel } from "../../spreadsheet/model/chart";
import { gridContext } from "../grid/gridContext";
import { figureId } from "../grid/sheetDescription";
import { chartConfiguration } from "./chartConfiguration";

/** The kind of figure under which the grid knows the workbook's charts. */
export const CHART_TAG = "workbookChart";

Chart.register(...registerables);

interface FigureProps {
  readonly figureUI: { readonly id: string };
}

/** A figure of the grid that shows a chart of the workbook. It is drawn again when the workbook has changed. */
export class ChartFigure extends Component<FigureProps, { model: Model }> {
  static override template = xml`
    <div class="workbook-chart" role="img" t-att-aria-label="label">
      <canvas t-ref="canvas"/>
    </div>`;
  static override props = { "*": {} };

  private readonly canvas = useRef("canvas");
  private drawn: Chart | null = null;
  private revision = -1;

  override setup(): void {
    onMounted(() => this.draw());
    onPatched(() => this.draw());
    onWillUnmount(() => this.drawn?.destroy());
  }

  get label(): string {
    const chart = this.chart();
    return chart ? chart.title.text || chart.name : "";
  }

  private chart(): ChartModel | undefined {
    const { book } = gridContext(this.env.model);
    for (const sheet of book.sheets) {
      const chart = sheet.charts.find((each) => figureId(sheet, each) === this.props.figureUI.id);
      if (chart) return chart;
    }
    return undefined;
  }

  private draw(): void {
    const context = gridContext(this.env.model);
    const revision = context.revision();
    const chart = this.chart();
    const canvas = this.canvas.el;
    if (!chart || !(canvas instanceof HTMLCanvasElement) || this.revision === revision) return;
    this.revision = revision;
    this.drawn?.destroy();
    this.drawn = new Chart(canvas, chartConfiguration(context.book, chart));
  }
}
