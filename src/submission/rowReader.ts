import { addressIn } from "./address";
import type { RawCell } from "./block";
import { plainText, quoted } from "./cellText";
import { type OpenTable, isBlankRow } from "./openTable";
import { parseDate } from "./parseDate";
import type { Problem, Remark } from "./problem";
import { readNumberText } from "./numberText";

const YES = new Set(["yes", "y", "true", "1", "x"]);
const NO = new Set(["no", "n", "false", "0"]);

/** One row of the agency's own small tables: typed cells by column name, and problems at their place. */
export class RowReader {
  constructor(
    private readonly table: OpenTable,
    private readonly row: number,
    private readonly problems: Problem[],
    private readonly date1904: boolean,
  ) {}

  cell(name: string): RawCell {
    const column = this.table.columns.get(name);
    return column === undefined ? "" : (this.table.block.values[this.row]?.[column] ?? "");
  }

  text(name: string): string {
    return String(this.cell(name) ?? "").trim();
  }

  /** The entry as one of a list (`In progress` is `in_progress`); null where it is none of them. */
  choice<T extends string>(name: string, options: readonly T[]): T | null {
    const entered = plainText(this.text(name)).toLowerCase().replace(/[ -]+/g, "_");
    return options.find((option) => option === entered) ?? null;
  }

  /** The entry as one of a list, or the default with an IN04 that names it. */
  choiceOr<T extends string>(name: string, options: readonly T[], fallback: T): T {
    const chosen = this.choice(name, options);
    if (chosen !== null) return chosen;
    const message = `${this.named(name)}; read as ${fallback}. Enter ${listed(options)}.`;
    this.report(name, { code: "IN04", severity: "ask", message });
    return fallback;
  }

  /** A number; null for a blank. What cannot be read is an IN06 and null. */
  number(name: string): number | null {
    const cell = this.cell(name);
    if (typeof cell === "number" && Number.isFinite(cell)) return cell;
    const text = plainText(this.text(name));
    if (text === "") return null;
    const read = typeof cell === "string" ? readNumberText(text, null) : null;
    if (read?.sure) return read.value;
    const message = `${this.named(name)}, which is no plain number; it is left out. Enter a number.`;
    this.report(name, { code: "IN06", severity: "ask", message });
    return null;
  }

  /** Yes or no; a blank is the default, anything else an IN04 that names the default. */
  yesOr(name: string, fallback: boolean): boolean {
    const text = plainText(this.text(name)).toLowerCase();
    if (YES.has(text)) return true;
    if (NO.has(text)) return false;
    if (text !== "") {
      const message = `${this.named(name)}; read as ${fallback ? "yes" : "no"}. Enter yes or no.`;
      this.report(name, { code: "IN04", severity: "ask", message });
    }
    return fallback;
  }

  /** An ISO date; null for a blank. What cannot be read is an IN05 and null. */
  date(name: string): string | null {
    const reading = parseDate(this.cell(name), this.date1904);
    if (reading.kind === "date") return reading.date;
    if (reading.kind === "blank") return null;
    const message = `${this.named(name)}, which is no clear date; it is left out. Enter it as 2026-09-30.`;
    this.report(name, { code: "IN05", severity: "ask", message });
    return null;
  }

  /** Adds a problem at the column's cell of this row, or at the row's first cell where the column is absent. */
  report(name: string, remark: Remark): void {
    const place = { sheet: this.table.block.sheet, cell: this.address(name) };
    // Two columns that the table lacks share a cell; what is asked about them is not the same.
    const isAbsent = !this.table.columns.has(name);
    this.problems.push({ ...remark, ...place, ...(isAbsent && { about: name }) });
  }

  address(name: string): string {
    return addressIn(this.table.block, this.row, this.table.columns.get(name) ?? 0);
  }

  get sheet(): string {
    return this.table.block.sheet;
  }

  /** `"foo" in status` or `status is empty`: how a message begins that is about one entry. */
  named(name: string): string {
    const text = this.text(name);
    return text === "" ? `${name} is empty` : `${name} says "${quoted(text)}"`;
  }
}

/** The rows of a table that hold anything, below its header. */
export function* rowsOf(
  table: OpenTable,
  problems: Problem[],
  date1904: boolean,
): Generator<RowReader, void> {
  for (let row = 1; row < table.block.values.length; row++) {
    if (!isBlankRow(table.block.values[row] ?? [])) yield new RowReader(table, row, problems, date1904);
  }
}

/** "increase, decrease or neutral" */
export function listed(options: readonly string[]): string {
  return options.length < 2
    ? options.join("")
    : `${options.slice(0, -1).join(", ")} or ${options[options.length - 1] ?? ""}`;
}
