import { TREND_COLUMN, type Trends } from "./buildTrends";
import type { Ornament } from "./look";
import type { WorkbookState } from "./state";
import {
  addChart,
  addNeutralSeries,
  chartOrnaments,
  DETAIL_CHART,
  neutralOrnament,
  placeOfChart,
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

const NOTHING = () => undefined;

/** What must happen to the charts of the Trends sheet; existing ones are reused, a person's place and size for them kept. */
export function planCharts(
  trendsSheet: Excel.Worksheet,
  dataSheet: Excel.Worksheet,
  trends: Trends,
  existing: readonly string[],
  earlier: WorkbookState,
): ChartTask[] {
  const { withNeutral } = trends;
  const tasks = Object.entries(trends.charts).map(([name, chart]): ChartTask => {
    const source: ChartSource = {
      firstRow: chart.firstRow,
      rows: chart.rows,
      periodColumn: TREND_COLUMN.period,
    };
    if (!existing.includes(name)) return newChart(name, source, chart.title, chart);
    const before = earlier.charts[name];
    const isSame = before?.firstRow === chart.firstRow && before.rows === chart.rows;
    const found = () => trendsSheet.charts.getItem(name);
    const retitled =
      JSON.stringify({ ...before, firstRow: 0, rows: 0 }) !==
      JSON.stringify({ ...chart, firstRow: 0, rows: 0 });
    const title = retitled ? [() => titleChart(found(), chart.title, chart)] : [];
    return changedChart(name, source, isSame, title);
  });
  const detail: ChartSource = { firstRow: 1, rows: trends.longest, periodColumn: DETAIL_COLUMN };
  const detailTitle = "The chosen series (percentages as whole numbers)";
  tasks.unshift(
    existing.includes(DETAIL_CHART)
      ? changedChart(DETAIL_CHART, detail, earlier.detailRows === trends.longest, [])
      : newChart(DETAIL_CHART, detail, detailTitle, null),
  );
  return tasks.filter(({ make, ornaments }) => make !== NOTHING || ornaments.length > 0);

  function changedChart(
    name: string,
    source: ChartSource,
    isSame: boolean,
    title: readonly Ornament[],
  ): ChartTask {
    const found = () => trendsSheet.charts.getItem(name);
    const lacksNeutral = withNeutral && !earlier.withNeutral;
    const make = () => {
      if (lacksNeutral) addNeutralSeries(found(), dataSheet, source);
      if (!isSame) redirectChart(found(), dataSheet, source, withNeutral);
    };
    return {
      name,
      make: lacksNeutral || !isSame ? make : NOTHING,
      ornaments: [...title, ...(lacksNeutral ? [neutralOrnament(found)] : [])],
    };
  }

  function newChart(name: string, source: ChartSource, title: string, axis: AxisRange | null): ChartTask {
    const found = () => trendsSheet.charts.getItem(name);
    return {
      name,
      make: () => {
        const chart = addChart(trendsSheet, dataSheet, name, source, withNeutral);
        const [first, last] = placeOfChart(name).split(":");
        chart.setPosition(first!, last);
      },
      ornaments: [() => titleChart(found(), title, axis), ...chartOrnaments(found, source.rows, withNeutral)],
    };
  }
}
