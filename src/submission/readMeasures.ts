import type { Indicator, Observation, Provider } from "../analysis/measure";
import type { Cadence } from "../analysis/period";
import { type CellAt, addressIn } from "./address";
import type { RawCell, TableBlock } from "./block";
import { plainText, quoted } from "./cellText";
import { KnownIds, emptyId } from "./knownIds";
import type { FigureRole } from "./mapping";
import { ObservationCollector } from "./observationCollector";
import { type OpenTable, isBlankRow, missingColumn } from "./openTable";
import { parseFigure } from "./parseFigure";
import { type PeriodReading, parsePeriod } from "./parsePeriod";
import type { Problem, Remark } from "./problem";
import type { ContractSettings } from "./readContractInfo";
import { rolesOf } from "./rowChecks";
import { DATA_STATUSES } from "./tables";

/** What a row of tblMeasures refers to. */
export interface MeasuresContext {
  readonly settings: ContractSettings;
  /** Null: there is no list, and the providers are those of the rows. */
  readonly providers: readonly Provider[] | null;
  readonly indicators: readonly Indicator[];
  readonly indicatorIds: KnownIds;
  readonly date1904: boolean;
  readonly problems: Problem[];
}

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
  context: MeasuresContext,
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
  private readonly providerIds: KnownIds;
  private readonly found: Provider[] = [];
  private readonly indicators: ReadonlyMap<string, Indicator>;
  private readonly periods = new Map<RawCell, Map<Cadence, PeriodReading>>();
  private readonly block: TableBlock;

  constructor(
    private readonly table: OpenTable,
    private readonly context: MeasuresContext,
  ) {
    const { settings, problems, providers, indicators } = context;
    this.block = table.block;
    this.providerIds = new KnownIds(providers?.map((provider) => provider.id));
    this.indicators = new Map(indicators.map((indicator) => [indicator.id, indicator]));
    this.collector = new ObservationCollector({
      block: table.block,
      problems,
      fiscalYearStart: settings.info.fiscalYearStart,
      asOf: settings.info.asOf,
      allowProvisional: settings.allowProvisional,
      percentScaleKnown: false,
      readFigure: (cell, at) =>
        parseFigure(cell, {
          threshold: settings.info.threshold,
          category: this.block.categories?.[at.row]?.[at.column],
          cell: addressIn(this.block, at.row, at.column),
        }),
    });
  }

  read(row: number): void {
    const cells = this.block.values[row] ?? [];
    if (isBlankRow(cells) || this.isSpare(cells) || !this.isOfThisContract(row, cells)) return;
    const indicator = this.indicatorOf(row, cells);
    const providerId = this.providerOf(row, cells);
    if (indicator === undefined || providerId === undefined) return;
    const figures: Partial<Record<FigureRole, CellAt>> = {};
    for (const role of ROLES) {
      const column = this.table.columns.get(role);
      if (column !== undefined) figures[role] = { row, column };
    }
    this.collector.add({
      providerId,
      indicator,
      siteId: this.text(cells, "site_id") || "ALL",
      period: this.periodOf(cells, indicator.cadence),
      periodAt: { row, column: this.table.columns.get("period") ?? 0 },
      status: this.statusOf(row, cells),
      figures,
    });
  }

  finish(): MeasuresRead {
    const observations = this.collector.finish();
    const providers = this.context.providers ?? this.found;
    return { observations, providers, lastReportedEnd: this.collector.lastReportedEnd };
  }

  /** Spare rows of the template carry the provider and contract and nothing else. */
  private isSpare(cells: readonly RawCell[]): boolean {
    return ["indicator_id", "period", ...ROLES].every((name) => this.text(cells, name) === "");
  }

  private isOfThisContract(row: number, cells: readonly RawCell[]): boolean {
    const expected = this.context.settings.info.contractId;
    const entered = this.text(cells, "contract_id");
    if (expected === "" || entered === "" || entered.toLowerCase() === expected.toLowerCase()) return true;
    const message = `This row is for contract ${quoted(entered)}; the workbook is for ${quoted(expected)}. Correct contract_id or move the row to its own workbook.`;
    this.report(row, "contract_id", { code: "DQ01", severity: "stop", message });
    return false;
  }

  private indicatorOf(row: number, cells: readonly RawCell[]): Indicator | undefined {
    const entered = this.text(cells, "indicator_id");
    const id = this.context.indicatorIds.find(entered);
    if (id === undefined) {
      const remark = entered === "" ? emptyId("indicator_id") : this.context.indicatorIds.unknown(entered);
      this.report(row, "indicator_id", remark);
    }
    return id === undefined ? undefined : this.indicators.get(id);
  }

  private providerOf(row: number, cells: readonly RawCell[]): string | undefined {
    const entered = this.text(cells, "provider_id");
    const id = entered === "" ? undefined : this.providerIds.find(entered);
    if (id !== undefined) return id;
    if (entered === "") this.report(row, "provider_id", emptyId("provider_id"));
    else if (this.context.providers !== null)
      this.report(row, "provider_id", this.providerIds.unknown(entered));
    else {
      this.providerIds.add(entered);
      this.found.push({ id: entered, name: entered });
      return entered;
    }
    return undefined;
  }

  /** Few different periods stand in many rows: each is read once for a cadence. */
  private periodOf(cells: readonly RawCell[], cadence: Cadence): PeriodReading {
    const cell = cells[this.table.columns.get("period") ?? -1] ?? "";
    let byCadence = this.periods.get(cell);
    if (byCadence === undefined) {
      byCadence = new Map<Cadence, PeriodReading>();
      this.periods.set(cell, byCadence);
    }
    let reading = byCadence.get(cadence);
    if (reading === undefined) {
      const { date1904, settings } = this.context;
      reading = parsePeriod(cell, { date1904, cadence, fiscalYearStart: settings.info.fiscalYearStart });
      byCadence.set(cadence, reading);
    }
    return reading;
  }

  private statusOf(row: number, cells: readonly RawCell[]): Observation["status"] {
    const entered = this.text(cells, "data_status").toLowerCase();
    if (entered === "") return "final";
    const status = DATA_STATUSES.find((each) => each === entered);
    if (status === undefined) {
      const message = `data_status says "${quoted(entered)}"; read as provisional. Enter final, provisional or revised.`;
      this.report(row, "data_status", { code: "IN04", severity: "ask", message });
    } else if (status === "revised" && this.text(cells, "revision_reason") === "") {
      const message = "This row is marked revised and revision_reason is empty. Say why the figure changed.";
      this.report(row, "data_status", { code: "DQ22", severity: "ask", message });
    }
    return status ?? "provisional";
  }

  private text(cells: readonly RawCell[], name: string): string {
    const column = this.table.columns.get(name);
    const cell = column === undefined ? "" : cells[column];
    return typeof cell === "string" ? plainText(cell) : String(cell ?? "");
  }

  private report(row: number, column: string, remark: Remark): void {
    const cell = addressIn(this.block, row, this.table.columns.get(column) ?? 0);
    this.context.problems.push({ ...remark, sheet: this.block.sheet, cell });
  }
}
