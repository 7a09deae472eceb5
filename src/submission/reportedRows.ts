import type { Indicator, Observation, Provider } from "../analysis/measure";
import type { Cadence } from "../analysis/period";
import { addressIn } from "./address";
import { type Answer, AnsweredEntries } from "./answeredEntries";
import type { RawCell, TableBlock } from "./block";
import { plainText, quoted } from "./cellText";
import { KnownIds, emptyId } from "./knownIds";
import type { OpenTable } from "./openTable";
import { type FigureReading, parseFigure } from "./parseFigure";
import { type PeriodReading, parsePeriod } from "./parsePeriod";
import type { Problem, Remark } from "./problem";
import type { ContractSettings } from "./readContractInfo";
import { DATA_STATUSES } from "./tables";

/** What the rows of a table that providers fill in refer to. */
export interface ReportContext {
  readonly settings: ContractSettings;
  /** Null: there is no list, and the providers are those of the rows. */
  readonly providers: readonly Provider[] | null;
  readonly indicators: readonly Indicator[];
  readonly indicatorIds: KnownIds;
  readonly date1904: boolean;
  readonly answers: readonly Answer[];
  readonly problems: Problem[];
}

/** The rows of a table that providers fill in, by column name: who, what and when, and problems at their cell. */
export class ReportedRows {
  readonly block: TableBlock;
  /** Providers in the order of their rows, where there is no list of them. */
  readonly found: Provider[] = [];
  private readonly providerIds: KnownIds;
  private readonly indicators: ReadonlyMap<string, Indicator>;
  private readonly answers: AnsweredEntries;
  private readonly periods = new Map<RawCell, Map<Cadence | null, PeriodReading>>();

  constructor(
    private readonly table: OpenTable,
    private readonly context: ReportContext,
  ) {
    this.block = table.block;
    this.providerIds = new KnownIds(context.providers?.map((provider) => provider.id));
    this.indicators = new Map(context.indicators.map((indicator) => [indicator.id, indicator]));
    this.answers = new AnsweredEntries(table.block, context.answers);
  }

  columnOf(name: string): number | undefined {
    return this.table.columns.get(name);
  }

  cellsOf(row: number): readonly RawCell[] {
    return this.block.values[row] ?? [];
  }

  text(row: number, name: string): string {
    const column = this.table.columns.get(name);
    const cell = column === undefined ? "" : this.cellsOf(row)[column];
    return typeof cell === "string" ? plainText(cell) : String(cell ?? "");
  }

  /** False, with a DQ01, for a row of another contract. */
  isOfThisContract(row: number): boolean {
    const expected = this.context.settings.info.contractId;
    const entered = this.text(row, "contract_id");
    if (expected === "" || entered === "" || entered.toLowerCase() === expected.toLowerCase()) return true;
    const message = `This row is for contract ${quoted(entered)}; the workbook is for ${quoted(expected)}. Correct contract_id or move the row to its own workbook.`;
    this.report(row, "contract_id", { code: "DQ01", severity: "stop", message });
    return false;
  }

  /** Undefined, with a problem, where the row names no indicator of the list. */
  indicatorOf(row: number): Indicator | undefined {
    const id = this.listedId(row, "indicator_id", this.context.indicatorIds);
    return id === undefined ? undefined : this.indicators.get(id);
  }

  /** Undefined, with a problem, where the row names no provider; without a list every name is one. */
  providerOf(row: number): string | undefined {
    const entered = this.text(row, "provider_id");
    if (this.context.providers !== null || entered === "")
      return this.listedId(row, "provider_id", this.providerIds);
    const known = this.providerIds.find(entered);
    if (known !== undefined) return known;
    this.providerIds.add(entered);
    this.found.push({ id: entered, name: entered });
    return entered;
  }

  /** The id as its list writes it; undefined, with a problem, where it is empty or unknown. */
  listedId(row: number, column: string, list: KnownIds): string | undefined {
    const entered = this.text(row, column);
    const id = entered === "" ? undefined : list.find(entered);
    if (id === undefined) this.report(row, column, entered === "" ? emptyId(column) : list.unknown(entered));
    return id;
  }

  /** Few different periods stand in many rows: each is read once for a cadence. */
  periodOf(row: number, column: string, cadence: Cadence | null): PeriodReading {
    const cell = this.cellsOf(row)[this.table.columns.get(column) ?? -1] ?? "";
    let byCadence = this.periods.get(cell);
    if (byCadence === undefined) {
      byCadence = new Map<Cadence | null, PeriodReading>();
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

  /** How sure the row's figures are; blank: final. A revision without its reason is DQ22. */
  statusOf(row: number): Observation["status"] {
    const entered = this.text(row, "data_status").toLowerCase();
    if (entered === "") return "final";
    const status = DATA_STATUSES.find((each) => each === entered);
    if (status === undefined) {
      const message = `data_status says "${quoted(entered)}"; read as provisional. Enter final, provisional or revised.`;
      this.report(row, "data_status", { code: "IN04", severity: "ask", message });
    } else if (status === "revised" && this.text(row, "revision_reason") === "") {
      const message = "This row is marked revised and revision_reason is empty. Say why the figure changed.";
      this.report(row, "data_status", { code: "DQ22", severity: "ask", message });
    }
    return status ?? "provisional";
  }

  /** The figure of a cell; of an entry with several readings, the one that somebody has chosen. */
  figureAt(row: number, column: number): FigureReading {
    const cell = addressIn(this.block, row, column);
    const { threshold } = this.context.settings.info;
    const category = this.block.categories?.[row]?.[column];
    const reading = parseFigure(this.cellsOf(row)[column] ?? "", { threshold, category, cell });
    const [open] = reading.remarks;
    const chosen = open?.isSetAside ? this.answerTo(row, column, open) : null;
    return chosen === null ? reading : parseFigure(chosen, { threshold, cell });
  }

  /** What somebody has answered to a question about an entry: one of its readings; null: nobody has. */
  answerTo(row: number, column: number, remark: Remark): RawCell {
    return this.answers.find(row, column, remark);
  }

  address(row: number, column: string): string {
    return addressIn(this.block, row, this.table.columns.get(column) ?? 0);
  }

  report(row: number, column: string, remark: Remark): void {
    this.context.problems.push({ ...remark, sheet: this.block.sheet, cell: this.address(row, column) });
  }
}
