import { baselineRowRemarks } from "../analysis/baselineDecision";
import type { Baseline, Indicator, Target } from "../analysis/measure";
import type { Period } from "../analysis/period";
import { quoted, shown } from "./cellText";
import { type KnownIds, knownId } from "./knownIds";
import type { OpenTable } from "./openTable";
import { parseDate } from "./parseDate";
import { parsePeriod } from "./parsePeriod";
import { EXAMPLE_PERIOD } from "./periodProblems";
import { percentScaleRemark } from "./percentScale";
import type { Problem, Remark } from "./problem";
import { type RowReader, listed, rowsOf } from "./rowReader";
import { BASELINE_ACTIONS, TARGET_KINDS } from "./tables";

/** What the rows of the agency's tables refer to. */
export interface KnownNames {
  readonly providers: KnownIds;
  readonly indicatorIds: KnownIds;
  readonly indicators: ReadonlyMap<string, Indicator>;
  readonly fiscalYearStart: number;
  readonly date1904: boolean;
}

/** Reads tblTargets. Two rows for the same provider, indicator, date and kind with different values are both set aside. */
export function readTargets(table: OpenTable, names: KnownNames, problems: Problem[]): readonly Target[] {
  const byKey = new Map<string, { readonly target: Target; readonly row: RowReader; conflict: boolean }>();
  for (const row of rowsOf(table, problems, names.date1904)) {
    const target = readTarget(row, names);
    if (target === null) continue;
    const key = [target.providerId ?? "", target.indicatorId, target.effectiveFrom, target.kind].join("\n");
    const earlier = byKey.get(key);
    if (earlier === undefined) byKey.set(key, { target, row, conflict: false });
    else if (earlier.target.value !== target.value) {
      if (!earlier.conflict) earlier.row.report("value", differing(earlier.target, target, row));
      row.report("value", differing(earlier.target, target, earlier.row));
      earlier.conflict = true;
    } else {
      const message = `This row says the same as ${earlier.row.address("value")}. Delete one.`;
      row.report("value", { code: "DQ06", severity: "ask", message });
    }
  }
  return [...byKey.values()].filter((entry) => !entry.conflict).map((entry) => entry.target);
}

function readTarget(row: RowReader, names: KnownNames): Target | null {
  const indicatorId = knownId(row, "indicator_id", names.indicatorIds);
  const providerId = row.text("provider_id") === "" ? null : knownId(row, "provider_id", names.providers);
  const indicator = indicatorId === null ? undefined : names.indicators.get(indicatorId);
  if (indicator === undefined || (providerId === null && row.text("provider_id") !== "")) return null;
  const effectiveFrom = parseDate(row.cell("effective_from"), names.date1904);
  if (effectiveFrom.kind !== "date") {
    const message = `${row.named("effective_from")}, so this target is not used. Enter the date from which it holds, e.g. 2026-07-01.`;
    row.report("effective_from", { code: "IN05", severity: "stop", message });
    return null;
  }
  const value = readTargetValue(row, indicator);
  if (value === null) return null;
  const kind = row.text("kind") === "" ? "contract" : row.choice("kind", TARGET_KINDS);
  if (kind === null) {
    const message = `${row.named("kind")}, so this target is not used. Enter ${listed(TARGET_KINDS)}.`;
    row.report("kind", { code: "IN03", severity: "stop", message });
    return null;
  }
  return { providerId, indicatorId: indicator.id, effectiveFrom: effectiveFrom.date, value, kind };
}

function readTargetValue(row: RowReader, indicator: Indicator): number | null {
  const cell = row.cell("value");
  if (typeof cell !== "number" || !Number.isFinite(cell)) {
    const message = `${row.named("value")}, so this target is not used. Enter a plain number (70% as 0.7).`;
    row.report("value", { code: "IN06", severity: "stop", message });
    return null;
  }
  const remark = percentScaleRemark(cell, indicator, true);
  if (remark !== null) row.report("value", remark);
  return remark === null ? cell : null;
}

function differing(first: Target, second: Target, other: RowReader): Remark {
  const message = `Two targets for ${quoted(first.indicatorId)} from ${first.effectiveFrom}: ${shown(first.value)} and ${shown(second.value)} (see ${other.address("value")}). Keep the right one.`;
  return { code: "IN07", severity: "stop", message };
}

/**
 * Reads tblBaselines. A rebase is never silent: it needs a reason and a name, as a short baseline does; of two rows
 * for the same periods the first one counts.
 */
export function readBaselines(table: OpenTable, names: KnownNames, problems: Problem[]): readonly Baseline[] {
  const baselines: Baseline[] = [];
  for (const row of rowsOf(table, problems, names.date1904)) {
    const baseline = readBaseline(row, names, baselines);
    if (baseline !== null) baselines.push(baseline);
  }
  return baselines;
}

function readBaseline(row: RowReader, names: KnownNames, others: readonly Baseline[]): Baseline | null {
  const indicatorId = knownId(row, "indicator_id", names.indicatorIds);
  const providerId = row.text("provider_id") === "" ? null : knownId(row, "provider_id", names.providers);
  const indicator = indicatorId === null ? undefined : names.indicators.get(indicatorId);
  if (indicator === undefined || (providerId === null && row.text("provider_id") !== "")) return null;
  const action = row.choice("action", BASELINE_ACTIONS);
  if (action === null) {
    const message = `${row.named("action")}, so this baseline is not used. Enter ${listed(BASELINE_ACTIONS)}.`;
    row.report("action", { code: "IN03", severity: "stop", message });
    return null;
  }
  const from = readPeriod(row, "from", indicator, names);
  const to = action === "rebase" && row.text("to") === "" ? null : readPeriod(row, "to", indicator, names);
  if (from === "unreadable" || to === "unreadable") return null;
  const baseline: Baseline = {
    providerId,
    indicatorId: indicator.id,
    from: from.key,
    to: to?.key ?? null,
    action,
    reason: row.text("reason"),
    author: row.text("author"),
    decidedOn: row.date("decided_on"),
    cells: { sheet: row.sheet, address: row.address("from") },
  };
  // A date that cannot be read is reported already: it is not missing.
  const decision = { ...baseline, decidedOn: row.text("decided_on") };
  const remarks = baselineRowRemarks(decision, others, names.fiscalYearStart);
  const stops = remarks.filter(({ severity }) => severity === "stop");
  for (const { column, severity, message } of stops.length > 0 ? stops : remarks) {
    row.report(column, { code: "IN08", severity, message });
  }
  return stops.length > 0 ? null : baseline;
}

function readPeriod(
  row: RowReader,
  column: string,
  indicator: Indicator,
  names: KnownNames,
): Period | "unreadable" {
  const { date1904, fiscalYearStart } = names;
  const reading = parsePeriod(row.cell(column), { date1904, fiscalYearStart, cadence: indicator.cadence });
  if (reading.kind === "period" && reading.period.cadence === indicator.cadence) return reading.period;
  const message = `${row.named(column)}, so this baseline is not used. Enter one ${indicator.cadence} period, e.g. ${EXAMPLE_PERIOD[indicator.cadence]}.`;
  row.report(column, { code: "IN05", severity: "stop", message });
  return "unreadable";
}
