import type { CellAt } from "./address";
import type { CellBlock, RawCell } from "./block";
import { type PeriodColumn, periodColumnsOf, spanningCell } from "./headerLabels";
import { isBlank, labelText } from "./cellText";
import { LabelReader } from "./labelReader";
import type { FigureRole, Mapping } from "./mapping";

/** The figures of one provider, indicator and period as they stand in a mapped range. */
export interface MappedRow {
  readonly kind: "figures";
  readonly row: number;
  readonly provider: string;
  readonly indicator: string;
  readonly period: RawCell;
  readonly periodAt: CellAt;
  readonly figures: Readonly<Partial<Record<FigureRole, CellAt>>>;
}

/** A row without figures of its own, or one that the mapping leaves out. */
export interface LeftOutRow {
  readonly kind: "leftOut";
  readonly row: number;
  readonly reason: "total" | "heading" | "repeatedHeader" | "comment";
  readonly text: string;
}

interface FigurePlace {
  readonly period: RawCell | null;
  readonly periodColumn: number;
  readonly header: string;
  readonly column: number;
  readonly role: FigureRole;
  readonly indicator: string | null;
}

/** Rows of a range in its order, each with the figures that the mapping finds in it, or why it has none. */
export function* mappedRows(
  block: CellBlock,
  mapping: Mapping,
  date1904: boolean,
): Generator<MappedRow | LeftOutRow> {
  const groups = figureGroups(block, mapping, date1904);
  const labels = new LabelReader(block, mapping);
  const { first, count } = mapping.headerRows;
  for (let row = first + count; row < block.values.length; row++) {
    const cells = block.values[row] ?? [];
    if (cells.every(isBlank)) continue;
    const text = labels.namesOf(row);
    if (repeatsHeader(block, mapping, row)) {
      yield { kind: "leftOut", row, reason: "repeatedHeader", text };
      continue;
    }
    const hasFigures = groups.some((group) => group.some((place) => !isBlank(cells[place.column])));
    labels.takeYear(row, hasFigures);
    const role = roleOfRow(mapping, cells);
    if (!hasFigures) {
      const heading = labels.takeHeading(row);
      if (heading || !labels.isComplete(row)) {
        yield { kind: "leftOut", row, reason: heading ? "heading" : "comment", text };
        continue;
      }
    }
    labels.take(row);
    if (labels.isUpperLevel(row) || mapping.excluded.some((label) => labels.inForce(row).includes(label))) {
      yield { kind: "leftOut", row, reason: "total", text };
      continue;
    }
    if (role === null) {
      yield { kind: "leftOut", row, reason: "comment", text };
      continue;
    }
    for (const group of groups) {
      const place = group[0];
      if (place === undefined) continue;
      const names = labels.names(row, place);
      if (mapping.provider?.from === "header" && mapping.excluded.includes(names.provider)) continue;
      const figures: Partial<Record<FigureRole, CellAt>> = {};
      for (const each of group) figures[role ?? each.role] = { row, column: each.column };
      const periodAt = { row: place.period === null ? row : labels.periodRow, column: place.periodColumn };
      yield {
        kind: "figures",
        row,
        ...names,
        period: place.period === null ? labels.period(row) : labels.periodAcross(row, place.period),
        periodAt,
        figures,
      };
    }
  }
}

/** Figure columns that belong to one observation: one group per indicator and, across, per period. */
function figureGroups(
  block: CellBlock,
  mapping: Mapping,
  date1904: boolean,
): readonly (readonly FigurePlace[])[] {
  const places =
    mapping.period?.from === "header"
      ? placesAcross(block, mapping, mapping.period.row, date1904)
      : placesDown(block, mapping);
  const groups = new Map<string, FigurePlace[]>();
  for (const place of places) {
    const key = JSON.stringify([place.indicator, place.period, place.header]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [place]);
    else group.push(place);
  }
  return [...groups.values()];
}

function placesDown(block: CellBlock, mapping: Mapping): FigurePlace[] {
  const { period } = mapping;
  const periodColumn =
    period?.from === "column" ? period.column : period?.from === "yearAndMonth" ? period.monthColumn : 0;
  return mapping.figures.map((figure) => {
    const header = namedAcross(block, mapping, figure.column);
    return { ...figure, period: null, periodColumn, header };
  });
}

function placesAcross(
  block: CellBlock,
  mapping: Mapping,
  periodRow: number,
  date1904: boolean,
): FigurePlace[] {
  const naming = [mapping.provider, mapping.indicator].flatMap((source) =>
    source?.from === "header" ? [source.row] : [],
  );
  const across = periodColumnsOf(block, mapping.headerRows, periodRow, date1904, naming);
  const labelAt = (column: number) => across.find((each) => each.column === column)?.label ?? "";
  return across.flatMap((each: PeriodColumn) => {
    const figure = mapping.figures.find(({ column }) => labelAt(column) === each.label);
    if (figure === undefined) return [];
    const header = namedAcross(block, mapping, each.column);
    const { column, period } = each;
    return { column, period, periodColumn: column, header, role: figure.role, indicator: figure.indicator };
  });
}

/** Provider and indicator of a column where a header row names them. */
function namedAcross(block: CellBlock, mapping: Mapping, column: number): string {
  return [mapping.provider, mapping.indicator]
    .map((source) => (source?.from === "header" ? labelText(spanningCell(block, source.row, column)) : ""))
    .join("\n");
}

/** The role that a row states, `undefined` where its columns state it, null where the row's figures are not used. */
function roleOfRow(mapping: Mapping, cells: readonly RawCell[]): FigureRole | null | undefined {
  if (!mapping.roleRows) return undefined;
  return mapping.roleRows.roles[labelText(cells[mapping.roleRows.column])] ?? null;
}

function repeatsHeader(block: CellBlock, mapping: Mapping, row: number): boolean {
  const { first, count } = mapping.headerRows;
  if (count === 0) return false;
  const header = block.values[first + count - 1] ?? [];
  const cells = block.values[row] ?? [];
  const named = header.flatMap((cell, column) => (isBlank(cell) ? [] : [column]));
  return named.length >= 2 && named.every((column) => labelText(header[column]) === labelText(cells[column]));
}
