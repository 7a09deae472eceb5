import type { CellBlock, RawCell } from "./block";
import { isBlank, labelText } from "./cellText";
import { sharedNames } from "./guessProviderCode";
import { fiscalEnd, headerOf } from "./headerLabels";
import { lacksYear } from "./headerPeriod";
import type { LabelSource, Mapping } from "./mapping";
import { fullYear, monthOfName } from "./parseDate";

/** Labels of the rows, with those that are filled down from above. */
export class LabelReader {
  readonly periodRow: number;
  private readonly above = new Map<number, string>();
  /** What names a row whose own label is blank. */
  private readonly outside = new Map<number, string>();
  /** Names that several providers have. */
  private readonly shared: ReadonlySet<string>;
  private readonly headings = new Map<number, string>();
  private readonly yearless = new Map<RawCell, boolean>();
  private year: { readonly year: number; readonly month: number | null } | null = null;

  constructor(
    private readonly block: CellBlock,
    private readonly mapping: Mapping,
  ) {
    const { provider, providerCode, headerRows } = mapping;
    this.shared =
      provider?.from === "column" && providerCode !== undefined
        ? sharedNames(block, headerRows, provider.column, providerCode)
        : new Set();
    this.periodRow = mapping.period?.from === "header" ? mapping.period.row : 0;
  }

  /** Remembers the row's labels for the rows below that leave them blank. */
  take(row: number): void {
    const { joined } = this.mapping;
    for (const column of this.filledColumns()) {
      const whole = this.text(row, column);
      const part = joined?.column === column ? joined.provider : null;
      const text = part === null ? whole : (whole.split(joined?.separator ?? "")[part]?.trim() ?? "");
      if (text !== "") this.above.set(column, text);
    }
    this.takeOutside(row);
  }

  /** "TOTAL" or "Wales" in a column left of the providers' names names the row where its own name is blank. */
  private takeOutside(row: number): void {
    const { provider } = this.mapping;
    this.outside.clear();
    if (provider?.from !== "column" || this.above.has(provider.column)) return;
    const left = (this.block.values[row] ?? []).slice(0, provider.column);
    const text = left.find((cell) => typeof cell === "string" && /\p{L}{2}/u.test(cell));
    if (text !== undefined) this.outside.set(provider.column, labelText(text));
  }

  /** True, and the label is remembered, where the row is a heading for the rows below. */
  takeHeading(row: number): boolean {
    const { provider, indicator, period } = this.mapping;
    const source = [provider, indicator, period].find((each) => each?.from === "heading");
    const column = source?.from === "heading" ? source.column : this.sectionIn(row);
    const text = column === undefined ? "" : this.text(row, column);
    if (column === undefined || text === "") return false;
    this.headings.set(column, text);
    return true;
  }

  /** The column of sections where the row holds nothing else. */
  private sectionIn(row: number): number | undefined {
    const { sections } = this.mapping;
    const cells = this.block.values[row] ?? [];
    return cells.every((cell, column) => column === sections || isBlank(cell)) ? sections : undefined;
  }

  label(source: LabelSource | null, place: { readonly header: string }): string {
    switch (source?.from) {
      case "column":
        return this.above.get(source.column) ?? this.outside.get(source.column) ?? "";
      case "heading":
        return this.headings.get(source.column) ?? "";
      case "header":
        return place.header.split("\n")[source === this.mapping.provider ? 0 : 1] ?? "";
      case "text":
        return source.text;
      default:
        return "";
    }
  }

  /** Provider and indicator of a figure: from its row, its column, or both. */
  names(
    row: number,
    place: { readonly header: string; readonly indicator: string | null },
  ): { readonly provider: string; readonly indicator: string } {
    const { mapping } = this;
    const section = mapping.sections === undefined ? "" : (this.headings.get(mapping.sections) ?? "");
    const own = [section, this.label(mapping.indicator, place), place.indicator ?? ""];
    const joined = mapping.joined
      ? this.text(row, mapping.joined.column).split(mapping.joined.separator)
      : [];
    const groups = [
      ...(mapping.joined?.groups ?? []).map((part) => joined[part]?.trim() ?? ""),
      ...(mapping.groups ?? []).map((column) => this.text(row, column)),
    ].filter((text) => !ALL_GROUPS.test(text));
    const name = own.filter((text) => text !== "").join(": ");
    const indicator = [name, ...groups].filter((text) => text !== "").join(", ");
    const provider = this.withCode(row, this.label(mapping.provider, place));
    const parts = mapping.seriesNames ? splitName(indicator, mapping.seriesNames) : null;
    return parts ?? { provider, indicator };
  }

  /** Two schools of one name are two providers. */
  private withCode(row: number, name: string): string {
    if (this.mapping.providerCode === undefined || !this.shared.has(name)) return name;
    const code = this.text(row, this.mapping.providerCode);
    return code === "" ? name : `${name} (${code})`;
  }

  /** True where the row stands for a level above the providers: England, a region. */
  isUpperLevel(row: number): boolean {
    const { level } = this.mapping;
    return !!level && level.leftOut.includes(this.text(row, level.column));
  }

  /**
   * Remembers the year for months that leave it out: it stands in January's own cell, or alone in a row above.
   */
  takeYear(row: number, hasFigures: boolean): void {
    const { period } = this.mapping;
    if (period?.from !== "column") return;
    const cell = this.block.values[row]?.[period.column] ?? "";
    if (!hasFigures && /^(19|20)\d{2}$/.test(labelText(cell))) {
      this.year = { year: Number(labelText(cell)), month: null };
      return;
    }
    if (typeof cell !== "string" || isBlank(cell)) return;
    const month = monthOfName(labelText(cell));
    if (month === 0) return;
    if (!this.lacksYear(cell)) {
      const stated = /(\d{4})\D*$|['\s-](\d{2})$/.exec(labelText(cell));
      if (stated) this.year = { year: fullYear(stated[1] ?? stated[2] ?? ""), month };
    } else if (this.year) {
      const { year, month: before } = this.year;
      const turn = before === 12 && month === 1 ? 1 : before === 1 && month === 12 ? -1 : 0;
      this.year = { year: year + turn, month };
    }
  }

  period(row: number): RawCell {
    const { period } = this.mapping;
    if (period?.from === "text") return period.text;
    if (period?.from === "column") {
      const cell = this.block.values[row]?.[period.column] ?? "";
      if (isBlank(cell)) return period.fillDown ? (this.above.get(period.column) ?? "") : cell;
      return this.year && this.lacksYear(cell) ? `${labelText(cell)} ${this.year.year}` : cell;
    }
    if (period?.from === "heading") return this.headings.get(period.column) ?? "";
    if (period?.from !== "yearAndMonth") return "";
    // Under a label that spans several rows both are blank; a year without a month is the whole year's figure.
    const isBelow = this.text(row, period.yearColumn) === "";
    const month =
      this.text(row, period.monthColumn) || (isBelow ? (this.above.get(period.monthColumn) ?? "") : "");
    const year = this.above.get(period.yearColumn) ?? "";
    if (month === "") return "";
    const header = headerOf(this.block, this.mapping.headerRows, period.monthColumn);
    return inYear(month, year, header, this.mapping.fiscalYearStart);
  }

  /** A month or quarter of the header in the year that its row names. */
  periodAcross(row: number, stated: RawCell): RawCell {
    const { period, fiscalYearStart } = this.mapping;
    if (period?.from !== "header" || !("yearColumn" in period) || !this.lacksYear(stated)) return stated;
    const year = this.text(row, period.yearColumn);
    return year === "" ? stated : inYear(labelText(stated), year, "", fiscalYearStart);
  }

  /** True where a row without figures names its period: a figure not entered. Others are comments. */
  isComplete(row: number): boolean {
    const { period } = this.mapping;
    if (period?.from !== "column" && period?.from !== "yearAndMonth") return false;
    const sources = [this.mapping.provider, this.mapping.indicator, this.mapping.period];
    const columns = sources.flatMap((source) =>
      source?.from === "column" && !source.fillDown ? [source.column] : [],
    );
    return columns.length > 0 && columns.every((column) => this.text(row, column) !== "");
  }

  /** Provider and indicator of a row, with those that continue from above. */
  inForce(row: number): readonly string[] {
    const filled = [this.mapping.provider, this.mapping.indicator].map((source) =>
      this.label(source, { header: "" }),
    );
    return [...filled, ...this.own(row)];
  }

  private own(row: number): readonly string[] {
    return this.labelColumns().map((column) => this.text(row, column));
  }

  /** How the row is named in a message: its first text. */
  namesOf(row: number): string {
    const cells = this.block.values[row] ?? [];
    const own = this.own(row).find((text) => text !== "");
    const { level } = this.mapping;
    if (own !== undefined) return own;
    return level ? this.text(row, level.column) : labelText(cells.find((cell) => !isBlank(cell)));
  }

  private labelColumns(): readonly number[] {
    const sources = [this.mapping.provider, this.mapping.indicator];
    return sources.flatMap((source) =>
      source?.from === "column" || source?.from === "heading" ? [source.column] : [],
    );
  }

  /** Each row's own label replaces the one above; columns that are not filled down start anew. */
  private filledColumns(): readonly number[] {
    const { provider, indicator, period } = this.mapping;
    const columns: number[] = [];
    for (const source of [provider, indicator, period]) {
      if (source?.from === "yearAndMonth") columns.push(source.yearColumn, source.monthColumn);
      if (source?.from !== "column") continue;
      if (!source.fillDown) this.above.delete(source.column);
      columns.push(source.column);
    }
    return columns;
  }

  private text(row: number, column: number): string {
    return labelText(this.block.values[row]?.[column]);
  }

  private lacksYear(cell: RawCell): boolean {
    let lacks = this.yearless.get(cell);
    if (lacks === undefined) this.yearless.set(cell, (lacks = lacksYear(cell)));
    return lacks;
  }
}

/** What a column of groups says of the whole. */
const ALL_GROUPS = /^(total|all|both|overall|persons|both sexes|all \w+|total \w+)$/i;

function splitName(name: string, { separator, provider }: NonNullable<Mapping["seriesNames"]>) {
  const at = name.indexOf(separator);
  if (at < 0) return null;
  const [before, after] = [name.slice(0, at).trim(), name.slice(at + separator.length).trim()];
  return provider === "before"
    ? { provider: before, indicator: after }
    : { provider: after, indicator: before };
}

/** `4` or `April` of a year as a period; under a header that says so, 4 is a quarter or a week. */
function inYear(part: string, stated: string, header: string, fiscalYearStart: number): string {
  const number = /^\d{1,2}$/.test(part) ? Number(part) : monthOfName(part);
  const isMonth = monthOfName(part) > 0 || /^(\w+ )?mon/i.test(header);
  const end = isMonth ? fiscalEnd(stated) : null;
  const year =
    end === null ? stated : String(number >= fiscalYearStart && fiscalYearStart > 1 ? end - 1 : end);
  if (/^\d{1,2}$/.test(part)) {
    if (/\b(quarter|qtr)/i.test(header)) return `${year} Q${part}`;
    if (/\bweek/i.test(header)) return `${year}-W${part.padStart(2, "0")}`;
    return `${year}-${part.padStart(2, "0")}`;
  }
  // M13 is what the United States' labor statistics call the average of a year.
  if (/^[ma]\d\d$/i.test(part)) return /13$|^a/i.test(part) ? year : `${year}-${part.slice(1)}`;
  return /^(q|w)\w* ?\d/i.test(part) ? `${year} ${part}` : `${part} ${year}`;
}
