import type { Breakdown } from "../analysis/measure";
import type { CellAt } from "./address";
import { KnownIds, emptyId } from "./knownIds";
import type { FigureRole } from "./mapping";
import { ObservationCollector } from "./observationCollector";
import { type OpenTable, isBlankRow } from "./openTable";
import { type ReportContext, ReportedRows } from "./reportedRows";

/** A group of a dimension, with the series that its rows make. */
interface GroupRows {
  readonly dimension: string;
  readonly group: string;
  readonly collector: ObservationCollector;
}

const PARTS = ["indicator_id", "period", "dimension", "group", "numerator", "denominator"];
const COUNTS: readonly FigureRole[] = ["numerator", "denominator"];

/**
 * Reads tblBreakdowns. The rows of one group are read as the rows of tblMeasures are, with the same problems: to the
 * checks a group is a measure of its own. Dimensions and groups are the same in any case.
 */
export function readBreakdowns(table: OpenTable, context: ReportContext): readonly Breakdown[] {
  const rows = new ReportedRows(table, context);
  const groups = new Map<string, GroupRows>();
  const names = new KnownIds();
  for (let row = 1; row < table.block.values.length; row++) {
    const isSpare = PARTS.every((name) => rows.text(row, name) === "");
    if (isBlankRow(rows.cellsOf(row)) || isSpare || !rows.isOfThisContract(row)) continue;
    const indicator = rows.indicatorOf(row);
    const providerId = rows.providerOf(row);
    const dimension = nameIn(row, "dimension", rows, names);
    const group = nameIn(row, "group", rows, names);
    if (!indicator || providerId === undefined || dimension === null || group === null) continue;
    const key = JSON.stringify([dimension, group]);
    const known = groups.get(key) ?? { dimension, group, collector: collectorOf(rows, context) };
    groups.set(key, known);
    known.collector.add({
      providerId,
      indicator,
      siteId: rows.text(row, "site_id") || "ALL",
      period: rows.periodOf(row, "period", indicator.cadence),
      periodAt: { row, column: rows.columnOf("period") ?? 0 },
      status: rows.statusOf(row),
      figures: Object.fromEntries(
        COUNTS.map((role): [FigureRole, CellAt] => [role, { row, column: rows.columnOf(role) ?? 0 }]),
      ),
    });
  }
  return [...groups.values()].flatMap(({ dimension, group, collector }) =>
    collector
      .finish()
      .map(
        ({ providerId, indicatorId, siteId, period, numerator, denominator, status, cells }): Breakdown => ({
          providerId,
          indicatorId,
          siteId,
          period,
          dimension,
          group,
          numerator,
          denominator,
          status,
          cells,
        }),
      ),
  );
}

function collectorOf(rows: ReportedRows, { settings, problems }: ReportContext): ObservationCollector {
  return new ObservationCollector({
    block: rows.block,
    problems,
    fiscalYearStart: settings.info.fiscalYearStart,
    asOf: settings.info.asOf,
    allowProvisional: settings.allowProvisional,
    percentScaleKnown: false,
    readFigure: (_cell, at) => rows.figureAt(at.row, at.column),
    answerTo: (at, remark) => rows.answerTo(at.row, at.column, remark),
  });
}

/** The name as the first row writes it; null, with a problem, where it is empty. */
function nameIn(row: number, column: string, rows: ReportedRows, names: KnownIds): string | null {
  const entered = rows.text(row, column);
  if (entered === "") {
    rows.report(row, column, emptyId(column));
    return null;
  }
  const known = names.find(entered);
  if (known === undefined) names.add(entered);
  return known ?? entered;
}
