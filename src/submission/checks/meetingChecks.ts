import type { Observation } from "../../analysis/measure";
import { periodStart } from "../../analysis/periodCalendar";
import { contractTargets, isMet, type TargetIndex, targetInForce } from "../../analysis/targets";
import { quoted } from "../cellText";
import type { Problem } from "../problem";
import { tblNarrative, TEMPLATE_SHEETS } from "../templateDefinition";
import { type CheckContext, rowsOfTable } from "./checkContext";
import { measuredValue, ownSeries } from "./ownSeries";

/** DQ33: an indicator that missed its target twice in a row, without a word about it. */
export function storyProblems(context: CheckContext): readonly Problem[] {
  if (!context.workbook.tables.has(tblNarrative.name.toLowerCase())) return [];
  const targets = contractTargets(context.definition.targets ?? context.data.targets);
  const told = new Set(
    rowsOfTable(context, tblNarrative)
      .filter((row) => row.text("what_happened") !== "")
      .map((row) => keyOf(row.text("provider_id"), row.text("indicator_id"))),
  );
  return ownSeries(context).flatMap((series): readonly Problem[] => {
    const { indicator, former, fresh } = series;
    const now = fresh.at(-1);
    const before = [...former, ...fresh].find(
      ({ period }) => period.ordinal === (now?.period.ordinal ?? 0) - 1,
    );
    if (!now || !before || told.has(keyOf(now.providerId, indicator.id))) return [];
    if (![now, before].every((each) => isMissed(each, targets, context))) return [];
    // One sentence is enough for all sites.
    told.add(keyOf(now.providerId, indicator.id));
    const message = `${quoted(indicator.name)} missed its target again. A sentence on what happened will help the meeting.`;
    return [{ code: "DQ33", severity: "note", sheet: now.cells.sheet, cell: now.cells.address, message }];
  });
}

function isMissed(
  observation: Observation,
  targets: TargetIndex,
  { indicators, data }: CheckContext,
): boolean {
  const indicator = indicators.get(observation.indicatorId);
  const value = indicator ? measuredValue(observation, indicator) : null;
  const start = periodStart(observation.period, data.contract.fiscalYearStart);
  const target = targetInForce(targets, observation.providerId, observation.indicatorId, start);
  if (!indicator || value === null || target === null || observation.status === "provisional") return false;
  return isMet(value, target, indicator) === false;
}

/** DQ34: the file came after the day that was agreed. */
export function lateProblems({ workbook, definition, options }: CheckContext): readonly Problem[] {
  const { identity } = workbook;
  const due = identity && definition.dueDates.get(identity.period);
  if (!due || options.receivedOn === null || options.receivedOn <= due) return [];
  const hasStart = workbook.sheets.some(({ name }) => name === TEMPLATE_SHEETS.start);
  const place = hasStart ? { sheet: TEMPLATE_SHEETS.start, cell: "C11" } : { sheet: "", cell: "" };
  const message = `Due ${due}; received ${options.receivedOn}.`;
  return [{ code: "DQ34", severity: "note", ...place, message }];
}

function keyOf(providerId: string, indicatorId: string): string {
  return JSON.stringify([providerId.toLowerCase(), indicatorId.toLowerCase()]);
}
