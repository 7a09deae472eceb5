import { groupBy } from "../../analysis/groupBy";
import type { Aggregation, Breakdown, Figure, Observation } from "../../analysis/measure";
import { quoted } from "../cellText";
import type { Problem } from "../problem";
import type { CheckContext } from "./checkContext";
import { areApart, isAbove, rangeOf, rangeText, sumOf } from "./figureRange";

const ALL_SITES = "ALL";

/** Columns of which sites and groups add up. */
type Counted = "numerator" | "denominator" | "value";

/** DQ24 and DQ37: parts that do not add up to their total. A suppressed count is tested with all that it may be. */
export function totalProblems(context: CheckContext): readonly Problem[] {
  return [...groupProblems(context), ...siteProblems(context)];
}

/** The rows of one dimension for a row of Data. */
export interface DimensionRows {
  readonly total: Observation;
  readonly dimension: string;
  readonly rows: readonly Breakdown[];
  /** Every group of the dimension has a row that could be read. */
  readonly isComplete: boolean;
}

/** Breakdowns with the row that they break down; dimensions whose groups overlap are left out. */
export function dimensionsOf({ data, definition }: CheckContext): readonly DimensionRows[] {
  const totals = new Map(data.observations.map((each) => [placeOf(each), each]));
  const everSeen = groupBy(data.breakdowns, (each) => dimensionKey(each));
  const names = new Map(
    [...everSeen].map(([key, rows]) => [key, new Set(rows.map(({ group }) => group.toLowerCase()))]),
  );
  const together = groupBy(data.breakdowns, (each) =>
    JSON.stringify([placeOf(each), each.dimension.toLowerCase()]),
  );
  return [...together.values()].flatMap((rows): readonly DimensionRows[] => {
    const [first] = rows;
    const total = first && totals.get(placeOf(first));
    if (!first || !total) return [];
    const list = definition.groups.get(first.dimension.toLowerCase());
    if (list?.overlapping) return [];
    const expected = list?.groups.map((group) => group.toLowerCase()) ?? [
      ...(names.get(dimensionKey(first)) ?? []),
    ];
    const there = new Set(rows.map(({ group }) => group.toLowerCase()));
    return [
      { total, dimension: first.dimension, rows, isComplete: expected.every((each) => there.has(each)) },
    ];
  });
}

function groupProblems(context: CheckContext): readonly Problem[] {
  return dimensionsOf(context).flatMap(({ total, dimension, rows, isComplete }): readonly Problem[] => {
    for (const role of ["numerator", "denominator"] as const) {
      const difference = differs(
        total[role],
        rows.map((row) => row[role]),
        isComplete,
      );
      if (difference === null) continue;
      const { parts, whole, about } = difference;
      const advice = difference.isMore
        ? "Count each person in one group only."
        : "Add the missing people as Unknown.";
      const message = `${quoted(dimension)} groups add to ${parts}; the total is ${whole} (${role}). ${advice}`;
      return [{ code: "DQ24", severity: "ask", ...firstCell(rows), message, about }];
    }
    return [];
  });
}

function siteProblems({ data, definition, indicators }: CheckContext): readonly Problem[] {
  const places = groupBy(data.observations, ({ providerId, indicatorId, period }) =>
    JSON.stringify([providerId, indicatorId, period.ordinal]),
  );
  return [...places.values()].flatMap((rows): readonly Problem[] => {
    const all = rows.find(({ siteId }) => siteId === ALL_SITES);
    const sites = rows.filter(({ siteId }) => siteId !== ALL_SITES);
    const indicator = indicators.get(rows[0]?.indicatorId ?? "");
    if (!all || sites.length === 0 || !indicator) return [];
    const listed = definition.sites?.get(all.providerId.toLowerCase()) ?? [];
    const isComplete = listed.every((id) =>
      sites.some(({ siteId }) => siteId.toLowerCase() === id.toLowerCase()),
    );
    for (const role of addable(indicator.aggregation)) {
      const difference = differs(
        all[role],
        sites.map((site) => site[role]),
        isComplete,
      );
      if (difference === null) continue;
      const { parts, whole, about } = difference;
      const message = `The sites add to ${parts}; the row for all sites says ${whole} (${role}). Which is right?`;
      return [
        { code: "DQ37", severity: "ask", sheet: all.cells.sheet, cell: all.cells.address, message, about },
      ];
    }
    return [];
  });
}

/** Medians, means and last values of sites have no sum. */
function addable(aggregation: Aggregation): readonly Counted[] {
  switch (aggregation) {
    case "ratio_of_sums":
    case "rate_per_1000":
      return ["numerator", "denominator"];
    case "sum":
      return ["value"];
    case "last":
    case "mean":
    case "median":
      return [];
  }
}

interface Difference {
  readonly parts: string;
  readonly whole: string;
  readonly about: string;
  readonly isMore: boolean;
}

/** Null where parts and total may agree. Parts that are not all there can only be too many. */
function differs(total: Figure, parts: readonly Figure[], isComplete: boolean): Difference | null {
  const whole = rangeOf(total);
  const sum = sumOf(parts);
  if (whole === null || sum === null || total.kind === "notApplicable" || !areApart(sum, whole)) return null;
  const isMore = isAbove(sum, whole);
  if (!isComplete && !isMore) return null;
  const texts = { parts: rangeText(sum), whole: rangeText(whole) };
  return { ...texts, about: `${texts.parts}, ${texts.whole}`, isMore };
}

function firstCell(rows: readonly Breakdown[]): { readonly sheet: string; readonly cell: string } {
  return { sheet: rows[0]?.cells.sheet ?? "", cell: rows[0]?.cells.address ?? "" };
}

function dimensionKey({ providerId, indicatorId, dimension }: Breakdown): string {
  return JSON.stringify([providerId, indicatorId, dimension.toLowerCase()]);
}

/** A suppressed or broken-down figure's place among the rows of Data. */
function placeOf({ providerId, indicatorId, siteId, period }: Breakdown | Observation): string {
  return JSON.stringify([providerId, indicatorId, siteId.toLowerCase(), period.ordinal]);
}
