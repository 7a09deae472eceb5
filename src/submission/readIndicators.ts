import type { Aggregation, Indicator, Provider } from "../analysis/measure";
import type { Cadence } from "../analysis/period";
import { KnownIds, ownId } from "./knownIds";
import type { OpenTable } from "./openTable";
import type { Problem } from "./problem";
import { type RowReader, listed, rowsOf } from "./rowReader";
import { AGGREGATIONS, CADENCES, DIRECTIONS, INDICATOR_TYPES } from "./tables";

/** Cases below which a percentage is shown and never flagged, where the indicator names no other number. */
const DEFAULT_MIN_DENOMINATOR = 20;

/** Reads tblProviders. */
export function readProviders(table: OpenTable, problems: Problem[], date1904: boolean): readonly Provider[] {
  const providers: Provider[] = [];
  const taken = new Map<string, string>();
  for (const row of rowsOf(table, problems, date1904)) {
    const id = ownId(row, "provider_id", taken);
    if (id === null) continue;
    const maskedCode = row.text("masked_code");
    const namesConsentedOn = row.date("names_consented_on");
    providers.push({
      id,
      name: row.text("name") || id,
      ...(maskedCode !== "" && { maskedCode }),
      ...(namesConsentedOn !== null && { namesConsentedOn }),
    });
  }
  return providers;
}

/**
 * Reads tblIndicators. What an indicator cannot do without (aggregation, cadence) sets its row aside; a direction
 * that cannot be read makes it neutral, so that nothing is called good or bad by a guess.
 */
export function readIndicators(
  table: OpenTable,
  contractCadence: Cadence | null,
  problems: Problem[],
  date1904: boolean,
): { readonly indicators: readonly Indicator[]; readonly ids: KnownIds } {
  const indicators: Indicator[] = [];
  const ids = new KnownIds();
  const taken = new Map<string, string>();
  for (const row of rowsOf(table, problems, date1904)) {
    const id = ownId(row, "indicator_id", taken);
    if (id === null) continue;
    const indicator = readIndicator(row, id, contractCadence);
    if (indicator === null) ids.addUnusable(id);
    else {
      indicators.push(indicator);
      ids.add(id);
    }
  }
  return { indicators, ids };
}

function readIndicator(row: RowReader, id: string, contractCadence: Cadence | null): Indicator | null {
  const aggregation = needed(row, "aggregation", AGGREGATIONS);
  const cadence =
    row.text("cadence") === "" && contractCadence !== null
      ? contractCadence
      : needed(row, "cadence", CADENCES);
  if (aggregation === null || cadence === null) return null;
  const unit = row.text("unit").toLowerCase() || defaultUnit(row, aggregation);
  const allowOver1 = row.yesOr("allow_over_1", false);
  return {
    id,
    name: row.text("name") || id,
    type: row.choiceOr("type", INDICATOR_TYPES, "outcome"),
    unit,
    direction: row.choiceOr("direction", DIRECTIONS, "neutral"),
    aggregation,
    cadence,
    priority: row.number("priority"),
    countsPeople: countsPeople(row),
    minDenominator: row.number("min_denominator") ?? DEFAULT_MIN_DENOMINATOR,
    decimals: row.number("decimals") ?? (unit === "percent" ? 3 : 1),
    maturityDays: row.number("maturity_days"),
    allowOver1,
    allowNegative: row.yesOr("allow_negative", false),
    ...(row.yesOr("allow_decimals", false) && { allowDecimals: true }),
    subset: row.yesOr("subset", unit === "percent" && !allowOver1),
    rareEvent: row.yesOr("rare_event", false),
    safety: row.yesOr("safety", false),
    controllability: controllability(row),
    cumulative: row.yesOr("cumulative", false),
    laggingOf: row.text("lagging_of") || null,
    pathwayStage: row.text("pathway_stage") || null,
  };
}

function needed<T extends string>(row: RowReader, column: string, options: readonly T[]): T | null {
  const chosen = row.choice(column, options);
  if (chosen === null) {
    const message = `${row.named(column)}, so "${row.text("indicator_id").slice(0, 40)}" is not used. Enter ${listed(options)}.`;
    row.report(column, { code: "IN03", severity: "stop", message });
  }
  return chosen;
}

function defaultUnit(row: RowReader, aggregation: Aggregation): string {
  const unit =
    aggregation === "ratio_of_sums" ? "percent" : aggregation === "rate_per_1000" ? aggregation : "count";
  const message = `unit is empty; read as ${unit}. Enter percent, days, count or the like.`;
  row.report("unit", { code: "IN04", severity: "ask", message });
  return unit;
}

/** Where nothing is said, small counts are protected. */
function countsPeople(row: RowReader): boolean {
  if (row.text("counts_people") === "") {
    const message = "counts_people is empty; read as yes, so small counts are hidden. Enter yes or no.";
    row.report("counts_people", { code: "IN04", severity: "ask", message });
  }
  return row.yesOr("counts_people", true);
}

function controllability(row: RowReader): 1 | 0.5 {
  const entered = row.number("controllability");
  if (entered === null || entered === 1) return 1;
  if (entered === 0.5) return 0.5;
  const message = `${row.named("controllability")}; read as 1. Enter 1 or 0.5.`;
  row.report("controllability", { code: "IN04", severity: "ask", message });
  return 1;
}
