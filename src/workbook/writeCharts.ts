import type { Trends } from "./buildTrends";
import type { Ornament } from "./look";
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
  const { withNeutral } = trends;
  const lacksNeutral = withNeutral && !earlier.withNeutral;
  const tasks = Object.entries(trends.charts).map(([name, chart]) => {
    if (!existing.includes(name)) return newChart(name, chart);
    const before = earlier.charts[name];
    const isSame = JSON.stringify(before) === JSON.stringify(chart);
    return isSame && !lacksNeutral ? null : changedChart(name, chart);
  });
  // The large chart follows its selector in between, so nobody remembers what it shows.
  const { chosen } = trends;
  const large = chosen && (existing.includes(CHOSEN_CHART) ? changedChart : newChart)(CHOSEN_CHART, chosen);
  return [large, ...tasks].filter((task) => task !== null);

  function changedChart(name: string, chart: ChartAssignment): ChartTask {
    const found = () => trendsSheet.charts.getItem(name);
    return {
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
