import type { Observation, StageCount } from "../../analysis/measure";
import { quoted, shown } from "../cellText";
import { parsePeriod } from "../parsePeriod";
import type { Problem } from "../problem";
import type { CheckContext } from "./checkContext";
import { areApart, type FigureRange, isAbove, rangeOf, rangeText } from "./figureRange";

/**
 * DQ26: an indicator that counts a stage of the pathway says something else than the pathway.
 *
 * A count of people (a sum) must be the stage's own. The numerator of a share may leave people out ("within 30
 * days"), so it is only asked about where it is larger than the stage.
 */
export function pathwayFitProblems({ data, indicators }: CheckContext): readonly Problem[] {
  const stages = new Map(
    data.stageCounts.filter(isCohort).map((count) => [stageKey(count.stageId, count), count]),
  );
  return data.observations.flatMap((observation): readonly Problem[] => {
    const indicator = indicators.get(observation.indicatorId);
    const stage = stages.get(
      stageKey(indicator?.pathwayStage ?? "", { ...observation, cohort: observation.period }),
    );
    if (!indicator?.countsPeople || !stage) return [];
    const isCount = indicator.unit === "count";
    if (!isCount && indicator.aggregation !== "ratio_of_sums") return [];
    const figure = rangeOf(isCount ? observation.value : observation.numerator);
    const staged = rangeOf(stage.count);
    if (figure === null || staged === null) return [];
    if (isCount ? !areApart(figure, staged) : !isAbove(figure, staged)) return [];
    const message = `${quoted(stage.stageId)} in Pathway is ${rangeText(staged)}; in Data it is ${rangeText(figure)}. Correct one of the two, or say why they differ.`;
    const about = `${rangeText(staged)}, ${rangeText(figure)}`;
    return [{ code: "DQ26", severity: "ask", ...placeOf(observation), message, about }];
  });
}

/** DQ27: the agency counted something else than the provider: referrals sent and referrals received. */
export function agencyCountProblems(context: CheckContext): readonly Problem[] {
  const { data, definition, workbook } = context;
  const { fiscalYearStart } = data.contract;
  return definition.agencyCounts.flatMap(
    ({ providerId, period: entered, what, count }): readonly Problem[] => {
      const reading = parsePeriod(entered, { date1904: workbook.date1904, cadence: null, fiscalYearStart });
      if (reading.kind !== "period") return [];
      const reported = reportedCount(context, providerId, what, reading.period.ordinal);
      if (reported === null || !areApart(reported.range, { low: count, high: count })) return [];
      const counted = /^referr/i.test(what)
        ? `We sent ${shown(count)} referrals`
        : `We counted ${shown(count)} for ${quoted(what)}`;
      const message = `${counted} in ${entered}; you report ${rangeText(reported.range)}. List the difference with your contract manager (no names here).`;
      const about = `${shown(count)}, ${rangeText(reported.range)}`;
      return [{ code: "DQ27", severity: "ask", ...placeOf(reported), message, about }];
    },
  );
}

/** What a provider reports of a stage or, where that is none, of an indicator: its cases. */
function reportedCount(
  { data, indicators }: CheckContext,
  providerId: string,
  what: string,
  ordinal: number,
): { readonly range: FigureRange; readonly cells: StageCount["cells"] } | null {
  const isMeant = (id: string, name = id) =>
    [id, name].some((each) => each.toLowerCase() === what.toLowerCase());
  const isTheirs = (row: { readonly providerId: string; readonly siteId: string }) =>
    row.providerId.toLowerCase() === providerId.toLowerCase() && row.siteId === "ALL";
  const stage = data.stageCounts.find(
    (row) => isTheirs(row) && isCohort(row) && row.cohort.ordinal === ordinal && isMeant(row.stageId),
  );
  const observation = data.observations.find(
    (row) =>
      isTheirs(row) &&
      row.period.ordinal === ordinal &&
      isMeant(row.indicatorId, indicators.get(row.indicatorId)?.name),
  );
  const found = stage ?? observation;
  if (!found) return null;
  const figure = stage
    ? stage.count
    : observation && (observation.value.kind === "missing" ? observation.denominator : observation.value);
  const range = figure ? rangeOf(figure) : null;
  return range === null ? null : { range, cells: found.cells };
}

function isCohort({ basis }: StageCount): boolean {
  return basis === "referral_cohort";
}

function stageKey(stageId: string, row: Pick<StageCount, "providerId" | "siteId" | "cohort">): string {
  const { providerId, siteId, cohort } = row;
  return JSON.stringify([
    stageId.toLowerCase(),
    providerId,
    siteId.toLowerCase(),
    cohort.cadence,
    cohort.ordinal,
  ]);
}

function placeOf({ cells }: Pick<Observation, "cells">): { readonly sheet: string; readonly cell: string } {
  return { sheet: cells.sheet, cell: cells.address };
}
