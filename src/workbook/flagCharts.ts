import type { Flag } from "../analysis/finding";
import { comparisonKeyOf } from "./buildComparison";
import { pathwayKey } from "./pathwayBlocks";
import type { ChartWish } from "./show";
import { seriesKey } from "./words";

/** The charts that show what a flag says, the best first. */
export function chartsOf(flag: Flag): ChartWish[] {
  const { kind, providerId, indicatorId } = flag;
  const trend: ChartWish = { sheet: "trends", key: seriesKey(providerId, indicatorId) };
  const comparison = comparisonKeyOf(flag);
  if (comparison !== null) return [{ sheet: "comparison", key: comparison }, trend];
  switch (kind) {
    case "pathway_drop":
    case "days_up":
    case "system_pattern": {
      const own = pathwayKey({ provider: { id: providerId, name: "" } });
      return [
        { sheet: "pathway", key: own },
        { sheet: "pathway", key: pathwayKey({ provider: null }) },
        trend,
      ];
    }
    default:
      return [trend];
  }
}
