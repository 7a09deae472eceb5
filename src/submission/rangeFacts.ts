import type { CellBlock, RawCell } from "./block";
import { isBlank, labelText } from "./cellText";
import { figureText } from "./figureText";
import { numberIn } from "./guessFigures";
import { isMarkedFigure, markIn } from "./guessMarks";
import { mappedRows } from "./mappedRows";
import type { Mapping } from "./mapping";

/** What the values of one indicator look like. */
export interface ValueFacts {
  readonly least: number;
  readonly most: number;
  readonly whole: boolean;
  /** Some are formatted or written as percentages. */
  readonly percent: boolean;
  readonly numbers: number;
  /** The column they stand in; null where the periods stand across. Percentages of one column are written alike. */
  readonly column: number | null;
}

/** What the figures of a range say once it is known where its labels stand. */
export interface RangeFacts {
  readonly periods: readonly RawCell[];
  readonly providers: readonly string[];
  readonly indicators: readonly string[];
  /** By the label of the indicator. */
  readonly values: ReadonlyMap<string, ValueFacts>;
  /** Marks, and whether they stand on figures (`12*`) only. */
  readonly marks: ReadonlyMap<string, boolean>;
  /** Figure of each provider per indicator, role and period. */
  readonly byProvider: ReadonlyMap<string, ReadonlyMap<string, number>>;
  /** Figures that are numbers kept as text; with a comma or a point where one of them tells. */
  readonly textNumbers: {
    readonly count: number;
    readonly comma: number;
    readonly point: number;
    /** Those that have nothing but groups of three behind commas, as 3,025. */
    readonly grouped: number;
    /** Those that have nothing but groups of three behind points, as 3.025. */
    readonly dotted: number;
  };
  readonly figures: number;
}

/** Enough figures to tell what a range holds. */
const FIGURES_LOOKED_AT = 50_000;

/** Walks through the range as the mapping reads it. */
export function gatherFacts(block: CellBlock, mapping: Mapping, date1904: boolean): RangeFacts {
  const periods = new Set<RawCell>();
  const indicators = new Set<string>();
  const values = new Map<string, ValueFacts>();
  const marks = new Map<string, boolean>();
  const byProvider = new Map<string, Map<string, number>>();
  const text = { count: 0, comma: 0, point: 0, grouped: 0, dotted: 0 };
  let figures = 0;
  for (const row of mappedRows(block, mapping, date1904)) {
    if (row.kind === "leftOut") continue;
    if (figures > FIGURES_LOOKED_AT) break;
    periods.add(row.period);
    indicators.add(row.indicator);
    const own = byProvider.get(row.provider) ?? new Map<string, number>();
    byProvider.set(row.provider, own);
    const flag = mapping.flags === undefined ? "" : labelText(block.values[row.row]?.[mapping.flags]);
    for (const [role, at] of Object.entries(row.figures)) {
      const cell = block.values[at.row]?.[at.column];
      if (flag !== "") marks.set(flag, !isBlank(cell) && (marks.get(flag) ?? true));
      const mark = markIn(cell);
      if (mark !== null) marks.set(mark, isMarkedFigure(cell) && (marks.get(mark) ?? true));
      const number = numberIn(block, at);
      if (number === null) continue;
      figures++;
      if (typeof cell === "string") {
        text.count++;
        if (/^\d{1,3}(,\d{3})+(\.\d+)?$/.test(cell.trim())) text.grouped++;
        if (/^[1-9]\d{0,2}(\.\d{3})+$/.test(cell.trim())) text.dotted++;
        if (/,\d{1,2} ?%?$|,\d{4,} ?%?$/.test(cell.trim())) text.comma++;
        if (/\.\d{1,2}%?$|\.\d{4,}$|\d,\d{3}(\.|,|$)/.test(cell.trim())) text.point++;
      }
      const percent =
        block.categories?.[at.row]?.[at.column] === "Percentage" ||
        (typeof cell === "string" && (figureText(cell)?.figure ?? cell).trimEnd().endsWith("%"));
      if (role === "value") {
        const column = mapping.period?.from === "header" ? null : at.column;
        values.set(row.indicator, withValue(values.get(row.indicator), number, percent, column));
      }
      const key = JSON.stringify([row.indicator, role, row.period]);
      own.set(key, (own.get(key) ?? 0) + number);
    }
  }
  const providers = [...byProvider.keys()];
  return {
    periods: [...periods],
    providers,
    indicators: [...indicators],
    values,
    marks,
    byProvider,
    textNumbers: text,
    figures,
  };
}

function withValue(
  facts: ValueFacts | undefined,
  value: number,
  percent: boolean,
  column: number | null,
): ValueFacts {
  return {
    least: Math.min(facts?.least ?? value, value),
    most: Math.max(facts?.most ?? value, value),
    whole: (facts?.whole ?? true) && Number.isInteger(value),
    percent: (facts?.percent ?? false) || percent,
    numbers: (facts?.numbers ?? 0) + 1,
    column,
  };
}
