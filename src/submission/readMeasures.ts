import type { Indicator, Observation, Provider } from "../analysis/measure";
import type { CellAt } from "./address";
import type { KnownIds } from "./knownIds";
import type { FigureRole } from "./mapping";
import { ObservationCollector } from "./observationCollector";
import { type OpenTable, isBlankRow, missingColumn } from "./openTable";
import type { Problem } from "./problem";
import { type ReportContext, ReportedRows } from "./reportedRows";
import { rolesOf } from "./rowChecks";

export interface MeasuresRead {
  readonly observations: readonly Observation[];
  readonly providers: readonly Provider[];
  /** The last day of the last reported period; null before any. */
  readonly lastReportedEnd: string | null;
}

const ROWS_PER_PIECE = 2000;
const ROLES: readonly FigureRole[] = ["numerator", "denominator", "value", "n"];

/** DQ02 for each column of figures that the reported indicators are computed from and that tblMeasures lacks. */
export function missingFigureColumns(
  table: OpenTable,
  indicators: readonly Indicator[],
  ids: KnownIds,
): readonly Problem[] {
  const column = table.columns.get("indicator_id") ?? -1;
  const entered = new Set(table.block.values.slice(1).map((cells) => String(cells[column] ?? "")));
  const reported = new Set([...entered].map((id) => ids.find(id)));
  const needed = new Set(
    indicators
      .filter(({ id }) => reported.has(id))
      .flatMap(({ aggregation }) => rolesOf(aggregation, table.columns.has("value")))
      .filter((role) => role !== "n"),
  );
  return [...needed]
    .filter((role) => !table.columns.has(role))
    .map((role) => missingColumn(table.block, role));
}

/** Reads tblMeasures, yielding the number of rows read after each piece. */
export function* readMeasures(
  table: OpenTable,
  context: ReportContext,
): Generator<number, MeasuresRead, void> {
  const reader = new MeasureRowReader(table, context);
  const rows = table.block.values.length;
  for (let row = 1; row < rows; row++) {
    reader.read(row);
    if (row % ROWS_PER_PIECE === 0) yield row;
  }
  return reader.finish();
}

class MeasureRowReader {
  private readonly collector: ObservationCollector;
  private readonly rows: ReportedRows;

  constructor(
    table: OpenTable,
    private readonly context: ReportContext,
  ) {
    const { settings, problems } = context;
    this.rows = new ReportedRows(table, context);
    this.collector = new ObservationCollector({
      block: table.block,
      problems,
      fiscalYearStart: settings.info.fiscalYearStart,
      asOf: settings.info.asOf,
      allowProvisional: settings.allowProvisional,
      percentScaleKnown: table.block.percentScaleKnown ?? false,
      readFigure: (_cell, at) => this.rows.figureAt(at.row, at.column),
      answerTo: (at, remark) => this.rows.answerTo(at.row, at.column, remark),
    });
  }

  read(row: number): void {
    const { rows } = this;
    if (isBlankRow(rows.cellsOf(row)) || this.isSpare(row) || !rows.isOfThisContract(row)) return;
    const indicator = rows.indicatorOf(row);
    const providerId = rows.providerOf(row);
    if (indicator === undefined || providerId === undefined) return;
    const figures: Partial<Record<FigureRole, CellAt>> = {};
    for (const role of ROLES) {
      const column = rows.columnOf(role);
      if (column !== undefined) figures[role] = { row, column };
    }
    this.collector.add({
      providerId,
      indicator,
      siteId: rows.text(row, "site_id") || "ALL",
      period: rows.periodOf(row, "period", indicator.cadence),
      periodAt: { row, column: rows.columnOf("period") ?? 0 },
      status: rows.statusOf(row),
      figures,
    });
  }

  finish(): MeasuresRead {
    const observations = this.collector.finish();
    const providers = this.context.providers ?? this.rows.found;
    return { observations, providers, lastReportedEnd: this.collector.lastReportedEnd };
  }

  /** Spare rows of the template carry the provider and contract and nothing else. */
  private isSpare(row: number): boolean {
    return ["indicator_id", "period", ...ROLES].every((name) => this.rows.text(row, name) === "");
  }
}
