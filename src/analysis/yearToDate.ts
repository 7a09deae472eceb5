import type { ContractFigures } from "./assess";
import { groupBy } from "./groupBy";
import { type RolledUpPoint, rollUpYearToDate } from "./periodRollUp";

/**
 * The fiscal year to date of each provider × indicator, up to the last period that was reported: sum over sum, the
 * last value, or the mean weighted by its cases. None for medians, which are never recombined, and for weeks.
 *
 * @returns by `provider|indicator`
 * @example yearToDate(contract({ observations: COLLAPSE })).get("PRV-0001|enrolled").numerator // 248: Jan to Sep 2026
 */
export function yearToDate({
  observations,
  indicators,
  fiscalYearStart = 1,
}: ContractFigures): Map<string, RolledUpPoint> {
  const byId = new Map(indicators.map((indicator) => [indicator.id, indicator]));
  const series = groupBy(observations, ({ providerId, indicatorId }) => `${providerId}|${indicatorId}`);
  return new Map(
    [...series].flatMap(([key, own]): [string, RolledUpPoint][] => {
      const indicator = byId.get(own[0]!.indicatorId);
      const latest = indicator && rollUpYearToDate(own, indicator, fiscalYearStart);
      return latest ? [[key, latest]] : [];
    }),
  );
}
