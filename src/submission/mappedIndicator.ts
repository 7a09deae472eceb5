import type { Aggregation, Indicator } from "../analysis/measure";
import type { MappedIndicator, Mapping } from "./mapping";

/** What is taken for an indicator that appeared after the range was mapped. */
const UNASKED: Omit<MappedIndicator, "label"> = {
  direction: null,
  unit: "count",
  aggregation: "last",
  percentScale: null,
  target: null,
};

/** Decimals as held: a percentage with one decimal has three. */
const DECIMALS: Readonly<Record<string, number>> = { percent: 3, count: 0 };

/**
 * The indicator of a mapped range. Without a direction it is neutral, so that nothing is called good or bad by a
 * guess; its counts are taken for people, so that small ones are protected.
 */
export function mappedIndicator(mapping: Mapping, label: string): Indicator {
  const known = mapping.indicators.find((each) => each.label === label) ?? { ...UNASKED, label };
  const aggregation = aggregationOf(mapping, known);
  const isShare = known.unit === "percent" && aggregation === "ratio_of_sums";
  return {
    id: label,
    name: label,
    type: "outcome",
    unit: known.unit,
    direction: known.direction ?? "neutral",
    aggregation,
    cadence: mapping.cadence ?? "monthly",
    priority: null,
    countsPeople: true,
    minDenominator: 20,
    decimals: DECIMALS[known.unit] ?? 1,
    maturityDays: null,
    allowOver1: false,
    allowNegative: false,
    subset: isShare,
    rareEvent: false,
    safety: false,
    controllability: 1,
    cumulative: false,
    laggingOf: null,
    pathwayStage: null,
  };
}

/** Two columns of counts are a ratio, a single value is not, whatever was said before the columns were chosen. */
function aggregationOf(mapping: Mapping, known: MappedIndicator): Aggregation {
  const own = mapping.figures.filter(({ indicator }) => indicator === null || indicator === known.label);
  const roles = new Set([...own.map(({ role }) => role), ...Object.values(mapping.roleRows?.roles ?? {})]);
  const isRatio = known.aggregation === "ratio_of_sums" || known.aggregation === "rate_per_1000";
  if (roles.has("numerator") && roles.has("denominator"))
    return isRatio ? known.aggregation : "ratio_of_sums";
  return isRatio ? "last" : known.aggregation;
}
