import { assignment, type Trends } from "./buildTrends";
import type { ChartTask } from "./finishSheets";
import type { ChartPlace } from "./chartChoice";
import type { ChartAssignment, WorkbookState } from "./state";
import {
  addChart,
  addNeutralSeries,
  chartOrnaments,
  CHOSEN_CHART,
  neutralOrnament,
  placeOfChart,
  redirectChart,
  titleChart,
} from "./trendCharts";

/** What must happen to the charts of the Trends sheet; existing ones are reused, a person's place and size for them kept. */
export function planTrendCharts(
  { sheet: trendsSheet, sheetName, data: dataSheet, existing }: ChartPlace,
  trends: Trends,
  earlier: WorkbookState,
): ChartTask[] {
  const { withNeutral } = trends;
  const lacksNeutral = withNeutral && !earlier.withNeutral;
  const tasks = Object.entries(trends.charts).map(([name, chart]) => {
    if (!existing.includes(name)) return newChart(name, chart);
    const before = earlier.charts[name];
    const isSame = JSON.stringify(before) === JSON.stringify(chart);
    return isSame && !lacksNeutral ? null : changedChart(name, chart);
  });
  // The large chart follows its selector in between, so nobody remembers what it shows.
  const at = trends.blocks.findIndex(({ key }) => key === trends.chosen);
  const drawLarge = existing.includes(CHOSEN_CHART) ? changedChart : newChart;
  const large = at < 0 ? null : drawLarge(CHOSEN_CHART, assignment(trends.blocks[at]!, at));
  return [large, ...tasks].filter((task) => task !== null);

  function changedChart(name: string, chart: ChartAssignment): ChartTask {
    const found = () => trendsSheet.charts.getItem(name);
    return {
      sheet: sheetName,
      name,
      make: () => {
        if (lacksNeutral) addNeutralSeries(found(), dataSheet, chart);
        redirectChart(found(), dataSheet, chart, withNeutral);
      },
      ornaments: [() => titleChart(found(), chart), ...(lacksNeutral ? [neutralOrnament(found)] : [])],
    };
  }

  function newChart(name: string, chart: ChartAssignment): ChartTask {
    const found = () => trendsSheet.charts.getItem(name);
    return {
      sheet: sheetName,
      name,
      make: () => {
        const made = addChart(trendsSheet, dataSheet, name, chart, withNeutral);
        const [first, last] = placeOfChart(name).split(":");
        made.setPosition(first!, last);
      },
      ornaments: [() => titleChart(found(), chart), ...chartOrnaments(found, chart.rows, withNeutral)],
    };
  }
}
