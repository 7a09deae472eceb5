import { TREND_COLUMN, type Trends } from "./buildTrends";
import type { Ornament } from "./look";
import type { WorkbookState } from "./state";
import {
  addChart,
  chartOrnaments,
  chartPlace,
  DETAIL_CHART,
  redirectChart,
  titleChart,
  type AxisRange,
  type ChartSource,
} from "./trendCharts";
import { DETAIL_COLUMN } from "./writeTrends";

/** A chart that must be made, drawn from other rows, or given another title. */
export interface ChartTask {
  readonly name: string;
  readonly make: () => void;
  readonly ornaments: readonly Ornament[];
}

/** What must happen to the charts of the Trends sheet; existing ones are reused, a person's place and size for them kept. */
export function planCharts(
  trendsSheet: Excel.Worksheet,
  dataSheet: Excel.Worksheet,
  trends: Trends,
  existing: readonly string[],
  earlier: WorkbookState,
): ChartTask[] {
  const tasks = Object.entries(trends.charts).flatMap(([name, chart]): ChartTask[] => {
    const source: ChartSource = {
      firstRow: chart.firstRow,
      rows: chart.rows,
      periodColumn: TREND_COLUMN.period,
    };
    const place = chartPlace(Number(name.replace(/\D/g, "")) - 1);
    if (!existing.includes(name)) return [newChart(name, source, place, chart.title, chart)];
    const before = earlier.charts[name];
    const moved = before?.firstRow !== chart.firstRow || before.rows !== chart.rows;
    const retitled =
      before?.title !== chart.title ||
      before.minimum !== chart.minimum ||
      before.maximum !== chart.maximum ||
      before.numberFormat !== chart.numberFormat;
    if (!moved && !retitled) return [];
    const found = () => trendsSheet.charts.getItem(name);
    return [
      {
        name,
        make: () => moved && redirectChart(found(), dataSheet, source),
        ornaments: retitled ? [() => titleChart(found(), chart.title, chart)] : [],
      },
    ];
  });
  const detail: ChartSource = { firstRow: 1, rows: trends.longest, periodColumn: DETAIL_COLUMN };
  if (!existing.includes(DETAIL_CHART)) {
    tasks.unshift(
      newChart(
        DETAIL_CHART,
        detail,
        chartPlace(null),
        "The chosen series (percentages as whole numbers)",
        null,
      ),
    );
  } else if (earlier.detailRows !== trends.longest) {
    const make = () => redirectChart(trendsSheet.charts.getItem(DETAIL_CHART), dataSheet, detail);
    tasks.push({ name: DETAIL_CHART, make, ornaments: [] });
  }
  return tasks;

  function newChart(
    name: string,
    source: ChartSource,
    place: string,
    title: string,
    axis: AxisRange | null,
  ): ChartTask {
    const found = () => trendsSheet.charts.getItem(name);
    return {
      name,
      make: () => {
        const chart = addChart(trendsSheet, dataSheet, name, source);
        const [first, last] = place.split(":");
        chart.setPosition(first!, last!);
      },
      ornaments: [() => titleChart(found(), title, axis), ...chartOrnaments(found, source.rows)],
    };
  }
}
