import type { CellRef } from "../analysis/measure";
import { addressIn } from "./address";
import type { RawCell, TableBlock } from "./block";
import { plainText } from "./cellText";
import type { ImportTable } from "./importTables";
import { parsePeriod } from "./parsePeriod";
import { type EntryContext, TableRows } from "./tableRows";

/** Entries of one row by column name; absent columns stay as they are. */
export type RowEntries = Readonly<Record<string, RawCell>>;

/** What must be written into a table: rows counted from the first of its body, also below its end. */
export interface TableChanges {
  readonly table: string;
  readonly rows: ReadonlyMap<number, RowEntries>;
  /** Rows from here on are new. */
  readonly firstNew: number;
}

/** A table of the contract workbook while files are imported into it: what stands in it, and what comes. */
export class ContractRows {
  private readonly rows: TableRows;
  private readonly rowOfKey = new Map<string, number>();
  private readonly changes = new Map<number, Record<string, RawCell>>();
  private readonly firstNew: number;
  private next: number;

  constructor(
    readonly table: ImportTable,
    block: TableBlock,
    readonly context: EntryContext,
  ) {
    this.rows = new TableRows(table, block, context);
    const { values } = block;
    const lastFilled = values.findLastIndex((cells, row) => row > 0 && cells.some((cell) => !isEmpty(cell)));
    this.firstNew = Math.max(0, lastFilled);
    this.next = this.firstNew;
    for (let row = 0; row < this.firstNew; row++) {
      const key = this.rows.key(row);
      if (!this.rowOfKey.has(key)) this.rowOfKey.set(key, row);
    }
  }

  /** The row of that key; undefined where there is none yet. */
  find(key: string): number | undefined {
    return this.rowOfKey.get(key);
  }

  /** Rows with what is to come; they are counted from 0. */
  get count(): number {
    return this.next;
  }

  /** The key of a row's period, where it can be read. */
  period(row: number): string {
    const { date1904, fiscalYearStart, cadenceOf } = this.context;
    const indicator = plainText(String(this.entry(row, "indicator_id") ?? "")).toLowerCase();
    const reading = parsePeriod(this.entry(row, "period"), {
      date1904,
      fiscalYearStart,
      cadence: cadenceOf(indicator),
    });
    return reading.kind === "period" ? reading.period.key : "";
  }

  /** Whether the table in the workbook has the column. */
  has(name: string): boolean {
    return this.rows.columns.has(name);
  }

  /** The cell of a row that stands in the workbook; null for one that is only to come. */
  cellOf(row: number, name: string): CellRef | null {
    const { block, columns } = this.rows;
    const column = columns.get(name);
    if (row >= this.firstNew || column === undefined) return null;
    return { sheet: block.sheet, address: addressIn(block, row + 1, column) };
  }

  entry(row: number, name: string): RawCell {
    const changed = this.changes.get(row);
    return changed !== undefined && name in changed ? (changed[name] ?? null) : this.rows.entry(row, name);
  }

  append(key: string, entries: RowEntries): void {
    this.rowOfKey.set(key, this.next);
    this.changes.set(this.next++, { ...entries });
  }

  change(row: number, entries: RowEntries): void {
    this.changes.set(row, { ...this.changes.get(row), ...entries });
  }

  get pending(): TableChanges {
    return { table: this.table.definition.name, rows: this.changes, firstNew: this.firstNew };
  }
}

function isEmpty(cell: RawCell): boolean {
  return cell === null || (typeof cell === "string" && cell.trim() === "");
}
