import type { Period } from "../../analysis/period";
import { periodEnd } from "../../analysis/periodCalendar";
import { FIXED_LISTS, TEMPLATE_LISTS, TEMPLATE_SHEETS } from "../../submission/templateDefinition";
import type { WorkbookModel } from "../../spreadsheet/model/workbook";
import type { ContractSetup, SetupIndicator } from "../contractSetup";
import { HEADER } from "../documentLook";
import { type Entry, serialOf, SheetWriter } from "../sheetWriter";

/** Columns of the indicator list beside the ids. */
export const INDICATOR_RANGES = {
  names: "acm_indicator_names",
  needs: "acm_indicator_needs",
  rules: "acm_indicator_rules",
  cadences: "acm_indicator_cadences",
  units: "acm_indicator_units",
  helps: "acm_indicator_helps",
} as const;

/** Columns of the period list beside the keys. */
export const PERIOD_RANGES = { cadences: "acm_period_cadences", ends: "acm_period_ends" } as const;

/** What the drop-downs and formulas of a template choose from. */
export interface OfferedLists {
  readonly periods: readonly Period[];
  readonly sites: readonly string[];
}

/** Adds the very hidden sheet of lists, each column under a name. */
export function addListsSheet(
  model: WorkbookModel,
  setup: ContractSetup,
  { periods, sites }: OfferedLists,
): void {
  const writer = new SheetWriter(model, TEMPLATE_SHEETS.lists);
  const groups = setup.dimensions.flatMap((dimension) =>
    dimension.groups.map((group) => ({ dimension: dimension.id, group, overlapping: dimension.overlapping })),
  );
  const { indicators } = setup;
  const columns: readonly (readonly [header: string, name: string | null, values: readonly Entry[]])[] = [
    ["indicator_id", TEMPLATE_LISTS.indicators, indicators.map(({ id }) => id)],
    ["name", INDICATOR_RANGES.names, indicators.map(({ name }) => name)],
    ["needs", INDICATOR_RANGES.needs, indicators.map(needsOf)],
    ["rules", INDICATOR_RANGES.rules, indicators.map(rulesOf)],
    ["cadence", INDICATOR_RANGES.cadences, indicators.map(({ cadence }) => cadence)],
    ["unit", INDICATOR_RANGES.units, indicators.map(({ unit }) => unit)],
    ["what_to_enter", INDICATOR_RANGES.helps, indicators.map(helpOf)],
    ["period", TEMPLATE_LISTS.periods, periods.map(({ key }) => key)],
    ["cadence", PERIOD_RANGES.cadences, periods.map(({ cadence }) => cadence)],
    [
      "ends_on",
      PERIOD_RANGES.ends,
      periods.map((period) => serialOf(periodEnd(period, setup.fiscalYearStart))),
    ],
    ["site_id", TEMPLATE_LISTS.sites, sites],
    ["dimension", TEMPLATE_LISTS.dimensions, setup.dimensions.map(({ id }) => id)],
    ["group", TEMPLATE_LISTS.groups, [...new Set(groups.map(({ group }) => group))]],
    ["stage", TEMPLATE_LISTS.stages, stageIds(setup)],
    ["overlapping", null, setup.dimensions.filter(({ overlapping }) => overlapping).map(({ id }) => id)],
    ...(["bases", "statuses", "actionStatuses", "yesNo", "codes"] as const).map(
      (list) => [list, TEMPLATE_LISTS[list], FIXED_LISTS[list] ?? []] as const,
    ),
  ];
  columns.forEach(([header, name, values], column) => {
    writer.put(0, column, header, HEADER);
    values.forEach((value, row) => {
      writer.put(row + 1, column, value, typeof value === "string" ? { numberFormat: "@" } : {});
    });
    // A list without entries still needs a cell, so that its name has a place.
    if (name !== null) writer.name(name, 1, column, Math.max(1, values.length), column);
  });
  writer.sheet.visibility = "VeryHidden";
  writer.protect();
}

/** Stages in the order in which clients pass them. */
export function stageIds({ stages }: ContractSetup): readonly string[] {
  return [...stages].sort((a, b) => a.order - b.order).map(({ id }) => id);
}

/** The entries an indicator is computed from: a numerator, b denominator, c value, d number of cases. */
export function needsOf({ aggregation, unit }: SetupIndicator): string {
  switch (aggregation) {
    case "ratio_of_sums":
    case "rate_per_1000":
      return "ab";
    case "sum":
      return "c";
    case "mean":
    case "median":
      return "cd";
    case "last":
      return unit === "percent" ? "ab" : "c";
  }
}

/** Flags that the formulas of the Check sheet look for. */
export function rulesOf(indicator: SetupIndicator): string {
  const { subset, unit, countsPeople, allowOver1, allowNegative, allowDecimals, aggregation } = indicator;
  const flags: readonly (readonly [string, boolean])[] = [
    ["part", subset || unit === "percent"],
    ["people", countsPeople],
    ["whole", countsPeople || (subset && !allowDecimals)],
    ["countValue", unit === "count" && aggregation === "sum"],
    ["over1", allowOver1],
    ["negative", allowNegative],
    ["percent", unit === "percent"],
    ["median", aggregation === "median"],
  ];
  return flags
    .filter(([, holds]) => holds)
    .map(([flag]) => flag)
    .join(" ");
}

/** What to count, in words, for the cell beside the entries. */
export function helpOf(indicator: SetupIndicator): string {
  const { numeratorMeans, denominatorMeans } = indicator;
  const needs = needsOf(indicator);
  if (needs === "ab") return `numerator: ${numeratorMeans}\ndenominator: ${denominatorMeans}`;
  return needs === "cd"
    ? `value: ${numeratorMeans}\nn: the number of cases it rests on`
    : `value: ${numeratorMeans}`;
}
