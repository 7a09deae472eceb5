import type { CellBlock } from "../../submission/block";
import type {
  FigureColumn,
  FigureRole,
  LabelSource,
  MappedIndicator,
  Mapping,
  MarkMeaning,
} from "../../submission/mapping";

/** What a column can hold. */
export type ColumnMeaning = "provider" | "indicator" | "period" | "year" | "month" | FigureRole | "unused";

export const COLUMN_MEANINGS: Readonly<Record<ColumnMeaning, string>> = {
  provider: "Provider",
  indicator: "Indicator",
  period: "Period",
  year: "Year",
  month: "Month",
  numerator: "Count (numerator)",
  denominator: "Out of (denominator)",
  value: "Value as it is",
  n: "Cases behind a mean",
  unused: "Not used",
};

export const MARK_MEANINGS: Readonly<Record<MarkMeaning, string>> = {
  suppressed: "Too few people to show",
  missing: "Not reported",
  notApplicable: "Does not apply",
  notCollected: "Not collected",
  zero: "Zero",
  footnote: "A footnote; the figure counts",
};

/** The last header row of a column as text, or its letter's place where the header is blank. */
export function columnLabel(block: CellBlock, mapping: Mapping, column: number): string {
  const { first, count } = mapping.headerRows;
  for (let row = first + count - 1; row >= first; row--) {
    const text = String(block.values[row]?.[column] ?? "").trim();
    if (text) return text;
  }
  return `Column ${column + 1}`;
}

/** What the mapping takes a column for. */
export function meaningOf({ provider, indicator, period, figures }: Mapping, column: number): ColumnMeaning {
  if (standsIn(provider, column)) return "provider";
  if (standsIn(indicator, column)) return "indicator";
  if (period?.from !== "yearAndMonth" && standsIn(period, column)) return "period";
  if (period?.from === "yearAndMonth" && period.yearColumn === column) return "year";
  if (period?.from === "yearAndMonth" && period.monthColumn === column) return "month";
  return figures.find((figure) => figure.column === column)?.role ?? "unused";
}

function standsIn(source: LabelSource | null, column: number): boolean {
  return (source?.from === "column" || source?.from === "heading") && source.column === column;
}

/**
 * Whether a column is read like an earlier one: where periods stand across, the figures of the first period say
 * how those of the others are read.
 */
export function isReadLikeEarlier(mapping: Mapping, column: number): boolean {
  if (mapping.period?.from !== "header" || meaningOf(mapping, column) !== "unused") return false;
  return mapping.figures.some((figure) => figure.column < column);
}

/**
 * The mapping with one column taken for something else. What the column was before is open again; a label that
 * can stand in one column only moves there.
 */
export function withMeaning(
  mapping: Mapping,
  block: CellBlock,
  column: number,
  meaning: ColumnMeaning,
): Mapping {
  const cleared = withoutColumn(mapping, column);
  switch (meaning) {
    case "unused":
      return cleared;
    case "provider":
    case "indicator":
    case "period":
      return { ...cleared, [meaning]: { from: "column", column, fillDown: false } };
    case "year":
    case "month": {
      const { period } = cleared;
      const columns =
        period?.from === "yearAndMonth"
          ? period
          : { from: "yearAndMonth" as const, yearColumn: -1, monthColumn: -1 };
      return { ...cleared, period: { ...columns, [`${meaning}Column`]: column } };
    }
    default:
      return withFigure(cleared, block, column, meaning);
  }
}

function withoutColumn(mapping: Mapping, column: number): Mapping {
  switch (meaningOf(mapping, column)) {
    case "provider":
      return { ...mapping, provider: null };
    case "indicator":
      return { ...mapping, indicator: null };
    case "period":
    case "year":
    case "month":
      return { ...mapping, period: null };
    case "unused":
      return mapping;
    default:
      return { ...mapping, figures: mapping.figures.filter((figure) => figure.column !== column) };
  }
}

/** The figure that belongs to each kind of figure; the first of a pair gives its indicator the name. */
const PARTNERS: Readonly<Record<FigureRole, FigureRole>> = {
  numerator: "denominator",
  denominator: "numerator",
  value: "n",
  n: "value",
};
const NAMING: ReadonlySet<FigureRole> = new Set<FigureRole>(["numerator", "value"]);

/**
 * Where columns name the indicators, a new figure column joins the column that waits for it, or brings an indicator
 * of its own.
 */
function withFigure(mapping: Mapping, block: CellBlock, column: number, role: FigureRole): Mapping {
  const named = mapping.indicator === null || mapping.figures.some((figure) => figure.indicator !== null);
  const partner = mapping.figures.find((figure) => isWaitingFor(mapping, figure, role));
  const own = named ? columnLabel(block, mapping, column) : null;
  const label = partner && !NAMING.has(role) ? partner.indicator : own;
  const figure: FigureColumn = { column, role, indicator: label };
  const others = mapping.figures.map((other) => (other === partner ? { ...other, indicator: label } : other));
  return {
    ...mapping,
    figures: [...others, figure].sort((a, b) => a.column - b.column),
    indicators: indicatorsWith(mapping, figure, partner),
  };
}

/** Whether a figure of this role would complete the pair of an earlier one. */
function isWaitingFor({ figures }: Mapping, { role, indicator }: FigureColumn, wanted: FigureRole): boolean {
  if (PARTNERS[role] !== wanted) return false;
  return !figures.some((other) => other.role === wanted && other.indicator === indicator);
}

/** The indicators after a figure came: two counts are a share, and what was said of one holds for the pair. */
function indicatorsWith(
  { indicators }: Mapping,
  { role, indicator: label }: FigureColumn,
  partner: FigureColumn | undefined,
): readonly MappedIndicator[] {
  const isShare = partner !== undefined && (role === "numerator" || role === "denominator");
  const change = isShare ? SHARE : {};
  if (label === null) return indicators.map((known) => ({ ...known, ...change }));
  const before = partner?.indicator ?? label;
  const known = indicators.find((each) => each.label === before);
  const others = indicators.filter((each) => each.label !== before && each.label !== label);
  return [...others, { ...(known ?? openIndicator(label)), label, ...change }];
}

/** How a share of two counts is held, whatever each column was before. */
const SHARE = { unit: "percent", aggregation: "ratio_of_sums", percentScale: null } as const;

function openIndicator(label: string): MappedIndicator {
  return { label, direction: null, unit: "count", aggregation: "sum", percentScale: null, target: null };
}

/** The indicators that figures are read for: a column that is no longer used takes its indicator along. */
export function indicatorsInUse({ indicators, figures }: Mapping): readonly MappedIndicator[] {
  const labels = new Set(figures.map(({ indicator }) => indicator));
  return labels.has(null) ? indicators : indicators.filter(({ label }) => labels.has(label));
}

/** The mapping with something else known of one indicator. */
export function withIndicator(mapping: Mapping, label: string, change: Partial<MappedIndicator>): Mapping {
  const indicators = mapping.indicators.map((known) =>
    known.label === label ? { ...known, ...change } : known,
  );
  return { ...mapping, indicators };
}

/** The mapping with a mark's meaning. */
export function withMark(mapping: Mapping, mark: string, meaning: MarkMeaning): Mapping {
  return { ...mapping, marks: { ...mapping.marks, [mark]: meaning } };
}

/** The mapping with rows of this label left out, or counted again. */
export function withRowsLeftOut(mapping: Mapping, label: string, leftOut: boolean): Mapping {
  const others = mapping.excluded.filter((other) => other !== label);
  return { ...mapping, excluded: leftOut ? [...others, label] : others };
}

const OF_DAYS = "These figures are of single days: add them up to weeks or months first.";

/** What must be known before the figures can be read, as sentences; empty: ready. */
export function openPoints(mapping: Mapping): string[] {
  const { provider, indicator, period, figures, marks } = mapping;
  const indicators = indicatorsInUse(mapping);
  const points: string[] = mapping.daily ? [OF_DAYS] : [];
  if (!provider && !mapping.seriesNames)
    points.push("Which column names the provider? Or type one name for all rows.");
  if (!indicator && figures.every((figure) => figure.indicator === null)) {
    points.push("Which column names the indicator? Or type one name for all rows.");
  }
  if (!period) points.push("Which column holds the period? Or type one period for all rows.");
  if (period?.from === "yearAndMonth" && Math.min(period.yearColumn, period.monthColumn) < 0) {
    points.push("Year and month stand in two columns: name the other one too.");
  }
  if (figures.length === 0) points.push("Which columns hold the figures?");
  points.push(...unpairedCounts(mapping));
  for (const { label, direction } of indicators) {
    if (direction === null) points.push(`Is more of “${label}” better, or less?`);
  }
  for (const indicator of indicators) {
    const { label, percentScale } = indicator;
    if (percentScale === null && needsScale(mapping, indicator)) {
      points.push(`Is a percentage of “${label}” written as 38.7 or as 0.387?`);
    }
  }
  for (const [mark, meaning] of Object.entries(marks)) {
    if (meaning === null) points.push(`What does “${mark}” stand for?`);
  }
  return points;
}

/** Counts whose other column is not known yet. */
function unpairedCounts(mapping: Mapping): string[] {
  if (mapping.roleRows) return [];
  return mapping.figures.flatMap((figure) => {
    const name = figure.indicator === null ? "The figure" : `“${figure.indicator}”`;
    if (figure.role === "numerator" && isWaitingFor(mapping, figure, "denominator")) {
      return `${name} is a count out of something: out of which column? If it stands for itself, choose “${COLUMN_MEANINGS.value}”.`;
    }
    if (figure.role === "denominator" && isWaitingFor(mapping, figure, "numerator")) {
      return `${name} is what a count is out of: which column holds the count?`;
    }
    return [];
  });
}

/** Whether percentages of an indicator are read as they stand; those computed from two counts have no scale. */
export function needsScale({ figures }: Mapping, { label, unit }: MappedIndicator): boolean {
  if (unit !== "percent") return false;
  return figures.some(
    ({ role, indicator }) => role === "value" && (indicator === null || indicator === label),
  );
}
