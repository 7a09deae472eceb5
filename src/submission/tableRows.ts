import type { Cadence } from "../analysis/period";
import type { RawCell, TableBlock } from "./block";
import { plainText, shown } from "./cellText";
import type { ImportTable } from "./importTables";
import { columnOf } from "./importTables";
import { parseDate } from "./parseDate";
import { parsePeriod } from "./parsePeriod";
import type { ColumnDefinition } from "./tables";

/** What must be known to tell whether two entries say the same. */
export interface EntryContext {
  readonly date1904: boolean;
  readonly fiscalYearStart: number;
  /** Cadence of an indicator by its id in lower case; of the contract where it names none. */
  readonly cadenceOf: (indicatorId: string) => Cadence | null;
}

/** Columns of a table by their name in lower case; of two alike the first. */
export function columnsOf(headers: readonly RawCell[]): ReadonlyMap<string, number> {
  const columns = new Map<string, number>();
  headers.forEach((header, column) => {
    const name = plainText(String(header ?? "")).toLowerCase();
    if (!columns.has(name)) columns.set(name, column);
  });
  return columns;
}

/** The rows of one table, by column name, as they were entered. */
export class TableRows {
  readonly columns: ReadonlyMap<string, number>;

  constructor(
    readonly table: ImportTable,
    readonly block: TableBlock,
    readonly context: EntryContext,
  ) {
    this.columns = columnsOf(block.values[0] ?? []);
  }

  /** Rows of the body; they are counted from 0. */
  get count(): number {
    return Math.max(0, this.block.values.length - 1);
  }

  entry(row: number, name: string): RawCell {
    const column = this.columns.get(name);
    const cell = column === undefined ? null : this.block.values[row + 1]?.[column];
    return cell === undefined || (typeof cell === "string" && plainText(cell) === "") ? null : cell;
  }

  /** The text by which a row is found again, whatever its order, case, blanks and way of writing a period. */
  key(row: number): string {
    return keyText(this.table, (name) => this.entry(row, name), this.context);
  }

  /** An entry as the contract workbook keeps it: periods by their key, dates as ISO text, no blanks around. */
  canonical(row: number, name: string): RawCell {
    const entry = this.entry(row, name) ?? this.table.defaults[name] ?? null;
    const { type } = columnOf(this.table.definition, name) ?? {};
    if (type === "period") return this.periodKey(row, entry);
    const reading = type === "date" ? parseDate(entry, this.context.date1904) : null;
    if (reading?.kind === "date") return reading.date;
    return typeof entry === "string" ? entry.trim() : entry;
  }

  private periodKey(row: number, entry: RawCell): RawCell {
    const { date1904, fiscalYearStart, cadenceOf } = this.context;
    const cadence = cadenceOf(plainText(String(this.entry(row, "indicator_id") ?? "")).toLowerCase());
    const reading = parsePeriod(entry, { date1904, fiscalYearStart, cadence });
    return reading.kind === "period" ? reading.period.key : entry;
  }

  /** False for a row that was prefilled and never touched, and for a blank one. */
  isFilled(row: number): boolean {
    return this.table.filledBy.some((name) => this.entry(row, name) !== null);
  }
}

export function keyText(
  table: ImportTable,
  entryOf: (name: string) => RawCell,
  context: EntryContext,
): string {
  const cadence = context.cadenceOf(comparable(entryOf("indicator_id"), undefined, context, null));
  return table.keys
    .map((name) => {
      const entry = entryOf(name) ?? table.defaults[name] ?? null;
      return comparable(entry, columnOf(table.definition, name), context, cadence);
    })
    .join("|");
}

/** True where two entries say the same: 12 and "12", a date and its ISO text, `In progress` and `in_progress`. */
export function sameEntry(
  column: ColumnDefinition,
  a: RawCell,
  contextOfA: EntryContext,
  b: RawCell,
  contextOfB: EntryContext,
): boolean {
  return comparable(a, column, contextOfA, null) === comparable(b, column, contextOfB, null);
}

function comparable(
  entry: RawCell,
  column: ColumnDefinition | undefined,
  context: EntryContext,
  cadence: Cadence | null,
): string {
  if (entry === null) return "";
  if (column?.type === "period") {
    const { date1904, fiscalYearStart } = context;
    const reading = parsePeriod(entry, { date1904, fiscalYearStart, cadence });
    if (reading.kind === "period") return reading.period.key;
  }
  if (column?.type === "date") {
    const reading = parseDate(entry, context.date1904);
    if (reading.kind === "date") return reading.date;
  }
  const text = typeof entry === "number" ? shown(entry) : plainText(String(entry));
  if (column === undefined || column.type === "text") return isName(column) ? text.toLowerCase() : text;
  return text.toLowerCase().replace(/[ -]+/g, Array.isArray(column.type) ? "_" : " ");
}

/** Ids and names of groups are the same in any case; a story is not. */
function isName(column: ColumnDefinition | undefined): boolean {
  return column === undefined || /_id$|^(dimension|group|stage)$/.test(column.name);
}
