import { TEMPLATE_LISTS, templateMeasures, type TemplateTable } from "../../submission/templateDefinition";
import type { Action } from "../../submission/contractData";
import type { ContractSetup, SetupIndicator } from "../contractSetup";
import { type Computed, type Entry, serialOf } from "../sheetWriter";
import { cellOf, type EntryRow, FIRST_ENTRY_ROW } from "./entrySheet";
import type { ExpectedBreakdown, ExpectedMeasure, ExpectedStage } from "./expectedRows";
import { helpOf, INDICATOR_RANGES, needsOf } from "./listsSheet";

/** Provider and contract of every row. */
export type Owners = Readonly<Record<"provider_id" | "contract_id", string>>;

const COLUMN_OF_SLOT: Readonly<Record<string, string>> = {
  a: "numerator",
  b: "denominator",
  c: "value",
  d: "n",
};

type AskedFor = Pick<EntryRow, "figures" | "help" | "mayBeFraction" | "mayBeNegative">;

export function measureRows(measures: readonly ExpectedMeasure[], owners: Owners): readonly EntryRow[] {
  const asked = remembered((indicator) => askedFor(indicator, needsOf(indicator)));
  return measures.map(({ indicator, siteId, period, status }, i) => ({
    ...asked(indicator),
    cells: {
      ...owners,
      indicator_id: indicator.id,
      indicator: indicator.name,
      site_id: siteId,
      period: period.key,
      what_to_enter: helpOf(indicator),
      rate: rateFormula(FIRST_ENTRY_ROW + i),
      unit: indicator.unit,
      data_status: status,
    },
  }));
}

export function breakdownRows(breakdowns: readonly ExpectedBreakdown[], owners: Owners): readonly EntryRow[] {
  const asked = remembered((indicator) => askedFor(indicator, "ab"));
  return breakdowns.map(({ indicator, siteId, period, dimension, group, status }) => ({
    ...asked(indicator),
    cells: {
      ...owners,
      indicator_id: indicator.id,
      indicator: indicator.name,
      site_id: siteId,
      period: period.key,
      dimension,
      group,
      data_status: status,
    },
  }));
}

export function stageRows(
  stages: readonly ExpectedStage[],
  { cohortBasis }: ContractSetup,
  owners: Owners,
): readonly EntryRow[] {
  return stages.map(({ siteId, period, stageId }) => ({
    cells: {
      ...owners,
      site_id: siteId,
      cohort_period: period.key,
      cohort_basis: cohortBasis,
      stage: stageId,
      data_status: "final",
    },
  }));
}

/** A row of the story for each indicator and period; the provider fills those that need one. */
export function storyRows(measures: readonly ExpectedMeasure[], owners: Owners): readonly EntryRow[] {
  const told = new Map(measures.map((measure) => [`${measure.indicator.id}|${measure.period.key}`, measure]));
  return [...told.values()].map(({ indicator, period }) => ({
    cells: {
      ...owners,
      indicator_id: indicator.id,
      indicator: indicator.name,
      period: period.key,
      shareable: "no",
    },
  }));
}

export function actionRows(actions: readonly Action[], owners: Owners): readonly EntryRow[] {
  const day = (date: string | null): Entry => (date === null ? null : serialOf(date));
  const text = (words: string | null): Entry => (words === "" ? null : words);
  return actions.map((action) => ({
    cells: {
      ...owners,
      action_id: action.id,
      action: action.action,
      owner: text(action.owner),
      owner_side: action.ownerSide,
      due: day(action.due),
      status: action.status,
      done_on: day(action.doneOn),
      last_update: text(action.lastUpdate),
      blocker: text(action.blocker),
      linked_indicator: text(action.linkedIndicator),
      expected_effect: text(action.expectedEffect),
      look_again: day(action.lookAgain),
      opened: day(action.opened),
      meeting_id: text(action.meetingId),
    },
  }));
}

/** What a spare row holds before anybody uses it: whose it is, and what follows from the indicator chosen. */
export function spareCells(
  table: TemplateTable,
  row: number,
  owners: Owners,
): Readonly<Record<string, Entry>> {
  const hasIndicator = table.columns.some(({ name }) => name === "indicator");
  const lookUp = (range: string): Computed => {
    const id = cellOf(table, "indicator_id", row);
    const formula = `=IF(${id}="","",IFERROR(INDEX(${range},MATCH(${id},${TEMPLATE_LISTS.indicators},0)),""))`;
    return { formula, result: "" };
  };
  return {
    ...owners,
    ...(hasIndicator && { indicator: lookUp(INDICATOR_RANGES.names) }),
    ...(table === templateMeasures && {
      what_to_enter: lookUp(INDICATOR_RANGES.helps),
      rate: rateFormula(row),
    }),
  };
}

/** Never mixed with what is entered: a column of its own. */
function rateFormula(row: number): Computed {
  const num = cellOf(templateMeasures, "numerator", row);
  const den = cellOf(templateMeasures, "denominator", row);
  const areNumbers = `AND(ISNUMBER(${num}),ISNUMBER(${den}))`;
  return { formula: `=IF(${areNumbers},IF(${den}>0,${num}/${den},""),"")`, result: "" };
}

function askedFor(indicator: SetupIndicator, needs: string): AskedFor {
  const { numeratorMeans, denominatorMeans, allowNegative, countsPeople, subset, allowDecimals } = indicator;
  return {
    figures: [...needs].flatMap((slot) => COLUMN_OF_SLOT[slot] ?? []),
    help: { numerator: numeratorMeans, denominator: denominatorMeans, value: numeratorMeans },
    mayBeNegative: allowNegative,
    mayBeFraction: !(countsPeople || (subset && !allowDecimals)),
  };
}

/** Rows of one indicator share what is asked for: then they share their rule, too. */
function remembered(make: (indicator: SetupIndicator) => AskedFor): (indicator: SetupIndicator) => AskedFor {
  const known = new Map<string, AskedFor>();
  return (indicator) => {
    const found = known.get(indicator.id) ?? make(indicator);
    known.set(indicator.id, found);
    return found;
  };
}
