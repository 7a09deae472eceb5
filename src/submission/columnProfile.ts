import type { CellBlock, RawCell } from "./block";
import { headerOf } from "./headerLabels";
import { isBlank, labelText } from "./cellText";
import { looksLikePeriod } from "./headerPeriod";
import { type Layout, looksLikeFigure } from "./layout";

/** What the cells of one column are, below its header. */
export interface ColumnProfile {
  readonly column: number;
  readonly header: string;
  readonly filled: number;
  /** Cells that are numbers, numbers kept as text, or value codes. */
  readonly figures: number;
  readonly periods: number;
  readonly dates: number;
  readonly distinct: ReadonlySet<string>;
  readonly blanksBetween: boolean;
}

/** Enough rows to tell what a column holds. */
const ROWS_LOOKED_AT = 3000;
const PROVIDER =
  /provider|organi[sz]ation|\borg\b|org_|trust|agency|vendor|contractor|operator|facility|hospital|school|college|district|county|authority|council|borough|area|region|depot|office|department|company|practice|\bsite\b|site_|\bname\b/i;
const INDICATOR =
  /indicator|measure|metric|kpi|statistic|series|description|question|activity|outcome|\bitem\b|variable/i;
const PERIOD = /period|month|date|quarter|\bweek|\byear\b|\bfy\b|fiscal|financial year|time/i;
const CODE = /(^|[\s_])(code|id|ref|ons|lad\d*|fips|ccn|urn|ukprn|number|no\.?)$/i;

export const headerNames = {
  provider: (header: string) => PROVIDER.test(header),
  indicator: (header: string) => INDICATOR.test(header),
  period: (header: string) => PERIOD.test(header),
  code: (header: string) => CODE.test(header),
  year: (header: string) => /^(calendar |financial |fiscal )?year$/i.test(header),
  month: (header: string) => /^(month|mon|month name)$/i.test(header),
};

/** Profiles of the columns that hold anything. */
export function profileColumns(
  block: CellBlock,
  layout: Layout,
  date1904: boolean,
): readonly ColumnProfile[] {
  const { first, count } = layout.headerRows;
  const rows = block.values.slice(first + count, first + count + ROWS_LOOKED_AT);
  const width = Math.max(0, ...rows.map((cells) => cells.length));
  const profiles = Array.from({ length: width }, (_, column) => {
    const cells = rows.map((row) => row[column]).filter((cell): cell is RawCell => !isBlank(cell));
    const category = (i: number) => block.categories?.[first + count + i]?.[column];
    return {
      column,
      header: headerOf(block, layout.headerRows, column),
      filled: cells.length,
      figures: cells.filter(looksLikeFigure).length,
      periods: cells.filter((cell) => looksLikePeriod(cell, date1904)).length,
      dates: rows.filter((_row, i) => category(i) === "Date").length,
      distinct: new Set(cells.map(labelText)),
      blanksBetween: isBlank(rows[1]?.[column]) && !isBlank(rows[0]?.[column]),
    };
  });
  return profiles.filter((profile) => profile.filled > 0);
}
