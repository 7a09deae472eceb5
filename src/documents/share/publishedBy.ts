import { exactly } from "../../analysis/rollUp";
import { type SharedTotal, sitePart } from "./countFigures";

import { PATHWAY, stagePart } from "./pathwayKeys";
import { type OpenCounts, siteCounts } from "./figureCounts";
import { type PublishedFigure, publishedKey, shownText } from "./published";
import type { SharedView } from "./sharedView";

/** A row of tblPublished, but for the day. */
export interface PublishedRow extends PublishedFigure {
  readonly shownTo: string;
  readonly file: string;
}

/**
 * What a view shows and hides of counts of people, so far as it is not recorded already: each provider's figures and
 * year to date, its groups, and all providers together.
 */
export function publishedBy(
  view: SharedView,
  earlier: readonly PublishedFigure[],
  file: string,
): PublishedRow[] {
  const { findings, mask, kind, providers, meeting } = view;
  const shownTo = kind === "provider" ? providers[0]!.id : meeting!.id;
  const inView = new Set(providers.map(({ id }) => id));
  const rows: PublishedFigure[] = findings
    .filter(({ indicator }) => indicator.countsPeople)
    .flatMap((finding) => {
      const { provider, indicator, points, latest } = finding;
      const about = { providerId: provider.id, indicatorId: indicator.id };
      const isRate = indicator.aggregation === "ratio_of_sums" || indicator.subset;
      return points.slice(0, latest + 1).flatMap((point): PublishedFigure[] => {
        const { period, suppressed, numerator, denominator, cases, value } = point;
        if (suppressed) return [{ ...about, period: period.key, shown: shownText(null) }];
        if (value === null) return [];
        const count = numerator ?? cases ?? value;
        const counts = isRate && denominator !== null ? { count, of: denominator } : { count };
        return [{ ...about, period: period.key, shown: shownText(counts) }];
      });
    });
  const measures = new Set(findings.map(({ indicator }) => indicator.id));
  const ofTotals = (
    totals: ReadonlyMap<string, readonly SharedTotal[]>,
    isShown: boolean,
  ): PublishedFigure[] =>
    [...totals].flatMap(([indicatorId, each]) =>
      each
        .filter(({ providerId, kind: of }) =>
          of === "yearToDate" ? inView.has(providerId) : kind === "meeting",
        )
        .filter(() => measures.has(indicatorId))
        .map((total) => ({
          providerId: total.providerId,
          indicatorId,
          period: total.period.key,
          shown: shownText(isShown ? total : null, total.kind === "yearToDate" ? "toDate" : ""),
        })),
    );
  const counted = new Set(rows.map(({ indicatorId }) => indicatorId));
  const groups = view.breakdowns
    .filter(({ indicatorId }) => counted.has(indicatorId))
    .map((row): PublishedFigure => {
      const { providerId, indicatorId, period, dimension, group } = row;
      const [count, of] = [exactly(row.numerator), exactly(row.denominator)];
      const counts = count === null ? null : { count, ...(of !== null && { of }) };
      return {
        providerId,
        indicatorId,
        period: period.key,
        shown: shownText(counts, `${dimension}|${group}`),
      };
    });
  const sites = view.sites
    .filter(({ indicatorId }) => counted.has(indicatorId))
    .map((row): PublishedFigure => {
      const { indicator } = findings.find((each) => each.indicator.id === row.indicatorId)!;
      const counts = siteCounts(row, indicator);
      const { providerId, indicatorId, period, siteId } = row;
      const part = sitePart(siteId);
      return { providerId, indicatorId, period: period.key, shown: shownText(known(counts), part) };
    });
  const stages = view.pathwayRows.map(({ row, isHidden }): PublishedFigure => {
    const { providerId, cohort, basis, stageId, count } = row;
    const counts = isHidden || count.kind !== "number" ? null : { count: count.value };
    const part = stagePart({ basis, stage: { id: stageId } });
    return { providerId, indicatorId: PATHWAY, period: cohort.key, shown: shownText(counts, part) };
  });
  const recorded = new Set(earlier.map((row) => `${row.indicatorId}|${publishedKey(row)}|${row.shown}`));
  return [
    ...rows,
    ...groups,
    ...sites,
    ...stages,
    ...ofTotals(mask.totals, true),
    ...ofTotals(mask.hiddenTotals, false),
  ]
    .filter((row) => !recorded.has(`${row.indicatorId}|${publishedKey(row)}|${row.shown}`))
    .map((row) => ({ ...row, shownTo, file }));
}

/** Null where a count is not shown. */
function known(counts: OpenCounts | null): { readonly count: number; readonly of?: number } | null {
  if (counts === null || counts.count === null || counts.of === null) return null;
  return { count: counts.count, ...(counts.of !== undefined && { of: counts.of }) };
}
