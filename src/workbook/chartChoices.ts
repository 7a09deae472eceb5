import type { ChartChoice } from "./chartChoice";
import { FUNNEL_CHOICE } from "./funnelChart";
import { PATHWAY_CHOICE } from "./pathwayChart";
import { TREND_CHOICE } from "./trendCharts";

/** Every sheet whose large chart follows a selector. */
export const CHART_CHOICES: readonly ChartChoice[] = [TREND_CHOICE, FUNNEL_CHOICE, PATHWAY_CHOICE];
