import type { StageCount } from "../analysis/measure";
import { quoted } from "./cellText";
import { figureText } from "./enteredFigures";
import type { Remark } from "./problem";

/** A row whose count is larger than that of a stage before it. */
export interface RisingStage<Row> {
  readonly rising: Row;
  readonly remark: Remark;
}

/**
 * DQ25: stages of one provider, site and cohort that are larger than the stage before them. In a referral cohort each
 * stage is part of the one before, so that the later row is set aside and the next compared with the one before it; a
 * snapshot is noted. A suppressed count rises only where it does so whatever it is.
 *
 * @param order places of the stages by id; stages that it does not hold are left out
 */
export function risingStages<Row extends { readonly count: StageCount }>(
  rows: readonly Row[],
  order: ReadonlyMap<string, number>,
): RisingStage<Row>[] {
  const cohorts = new Map<string, Row[]>();
  for (const row of rows) {
    const { providerId, siteId, cohort, basis, stageId } = row.count;
    if (!order.has(stageId)) continue;
    const key = JSON.stringify([providerId, siteId, cohort.ordinal, basis]);
    cohorts.set(key, [...(cohorts.get(key) ?? []), row]);
  }
  const rising: RisingStage<Row>[] = [];
  for (const cohort of cohorts.values()) {
    cohort.sort((a, b) => (order.get(a.count.stageId) ?? 0) - (order.get(b.count.stageId) ?? 0));
    let before: StageCount | null = null;
    for (const row of cohort) {
      const { count } = row;
      const isLarger = before !== null && lowest(count) > highest(before);
      if (isLarger && before !== null) rising.push({ rising: row, remark: goesUp(before, count) });
      if (count.count.kind !== "number" && count.count.kind !== "suppressed") continue;
      if (!isLarger || count.basis === "snapshot") before = count;
    }
  }
  return rising;
}

function goesUp(before: StageCount, count: StageCount): Remark {
  const numbers = `${quoted(count.stageId)} (${figureText(count.count)}) is larger than ${quoted(before.stageId)} (${figureText(before.count)})`;
  if (count.basis === "snapshot")
    return { code: "DQ25", severity: "note", message: `${numbers}. A snapshot may do so.` };
  const message = `${numbers}. In a referral cohort each step is part of the one before. Correct one of the two.`;
  return { code: "DQ25", severity: "stop", message };
}

function lowest({ count }: StageCount): number {
  return count.kind === "number" ? count.value : count.kind === "suppressed" ? count.low : -Infinity;
}

function highest({ count }: StageCount): number {
  return count.kind === "number" ? count.value : count.kind === "suppressed" ? count.high : Infinity;
}
