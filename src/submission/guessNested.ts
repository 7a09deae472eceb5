import type { CellBlock, RawCell } from "./block";
import { isBlank, labelText } from "./cellText";
import { type ColumnProfile, headerNames } from "./columnProfile";
import { roleOfHeader } from "./guessFigures";
import { LONGEST_NAME } from "./guessFromTitles";
import { looksLikePeriod } from "./headerPeriod";
import type { Layout } from "./layout";
import type { FigureRole, Mapping } from "./mapping";

/** Words of a role and of nothing that is measured: "Referrals received" is an indicator, though it can be a denominator. */
const NAMES_ROLE = /^(\p{L}+ )?(numerators?|denominators?|num|den(om)?)\b/iu;

/** A column that says "Numerator", "Denominator", "Percent": the figures stand one below the other. */
export function guessRoleRows(
  block: CellBlock,
  layout: Layout,
  profiles: readonly ColumnProfile[],
): NonNullable<Mapping["roleRows"]> | null {
  for (const { column, header } of profiles) {
    const labels = [...new Set(labelsBelowHeadings(block, layout, column).labels)].filter(
      (text) => text !== "",
    );
    if (labels.length > 5) continue;
    const roles = labels.map((label) => [label, roleOfHeader(label)] as const);
    const has = (role: FigureRole) => roles.filter((each) => each[1] === role).length === 1;
    if (!has("numerator") || !has("denominator")) continue;
    if (headerNames.indicator(header) && !labels.some((label) => NAMES_ROLE.test(label))) continue;
    // The rate follows from its counts.
    return {
      column,
      roles: Object.fromEntries(roles.map(([label, role]) => [label, role === "value" ? null : role])),
    };
  }
  return null;
}

/** Where the labels below headings repeat, the headings are the providers or periods; otherwise they only group them. */
export function guessNested(
  block: CellBlock,
  layout: Layout,
  column: number,
  roleRows: NonNullable<Mapping["roleRows"]> | null,
  date1904: boolean,
) {
  const { labels, headings, startsWithHeading } = labelsBelowHeadings(block, layout, column);
  if (!startsWithHeading || headings.length < 2 || new Set(labels).size * 2 > labels.length) return null;
  const named = {
    source: { from: "column", column, fillDown: false } as const,
    confidence: "likely" as const,
  };
  const heading = { source: { from: "heading", column } as const, confidence: "likely" as const };
  if (headings.every((text) => looksLikePeriod(text, date1904)))
    return { provider: null, indicator: named, period: heading };
  return { provider: heading, indicator: roleRows?.column === column ? null : named, period: null };
}

/** Labels of a column without its headings, the rows that hold nothing but a label. */
function labelsBelowHeadings(block: CellBlock, { headerRows }: Layout, column: number) {
  const rows = block.values
    .slice(headerRows.first + headerRows.count)
    .filter((cells) => !cells.every(isBlank));
  const isHeading = (cells: readonly RawCell[]) =>
    !isBlank(cells[column]) && cells.every((cell, other) => other === column || isBlank(cell));
  const [first] = rows;
  // What stands below the last figures are notes.
  const end = rows.findLastIndex((cells) => !isHeading(cells));
  return {
    labels: rows.filter((cells) => !isHeading(cells)).map((cells) => labelText(cells[column])),
    headings: rows
      .slice(0, end)
      .filter(isHeading)
      .map((cells) => labelText(cells[column]))
      .filter((text) => text.length <= LONGEST_NAME),
    startsWithHeading: first !== undefined && isHeading(first),
  };
}

/** The column of periods that stand alone in rows of their own: `2021` above the places of that year. */
export function guessPeriodHeadings(
  block: CellBlock,
  layout: Layout,
  date1904: boolean,
): { readonly from: "heading"; readonly column: number } | null {
  const rows = block.values
    .slice(layout.headerRows.first + layout.headerRows.count)
    .filter((cells) => !cells.every(isBlank));
  const alone = rows.slice(0, -1).filter((cells) => cells.filter((cell) => !isBlank(cell)).length === 1);
  const columns = new Set(alone.map((cells) => cells.findIndex((cell) => !isBlank(cell))));
  const [column = 0, other] = columns;
  if (alone.length < 2 || other !== undefined || rows[0] !== alone[0]) return null;
  return alone.every((cells) => looksLikePeriod(cells[column], date1904))
    ? { from: "heading", column }
    : null;
}
