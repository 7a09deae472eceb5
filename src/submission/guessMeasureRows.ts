import type { CellBlock } from "./block";
import { isBlank, labelText } from "./cellText";
import { headerNames } from "./columnProfile";
import type { LabelColumns } from "./guessColumns";
import { headerOf } from "./headerLabels";
import type { Layout } from "./layout";

/** What figures are called and hardly any provider is. */
const MEASURE =
  /%|\b(rate|number|no\.|total|average|avg|mean|median|per ?cent(age)?|count|proportion|ratio|visits|referrals|attendances|admissions|discharges|placements|intakes|caseload|complaints|incidents|calls|response times?|expenditure|spend(ing)?|days|hours|backlog|on time|completed|served|received|per (1,?000|100,?000|capita))\b/i;
const MOSTLY = 0.5;

/**
 * Labels at the left that name indicators and not providers, where nothing else tells: most of them say what is
 * counted, or some of their rows hold percentages and others counts.
 *
 * @param firstFigure the first column of figures; null: those that the columns are
 */
export function guessMeasureRows(
  block: CellBlock,
  { headerRows }: Layout,
  { provider, indicator, figures }: LabelColumns,
  firstFigure: number | null,
) {
  if (provider?.confidence !== "unsure" || provider.source.from !== "column" || indicator !== null)
    return null;
  const { column } = provider.source;
  const from = firstFigure ?? figures[0]?.column;
  if (from === undefined || headerNames.provider(headerOf(block, headerRows, column))) return null;
  const start = headerRows.first + headerRows.count;
  const rows = block.values
    .map((cells, row) => ({ cells, row }))
    .slice(start)
    .filter(({ cells }) => !isBlank(cells[column]) && !cells.slice(from).every(isBlank));
  const named = rows.filter(({ cells }) => MEASURE.test(labelText(cells[column])));
  const shares = rows.filter(({ row }) => isPercentage(block, row, from));
  const isMixed = firstFigure !== null && shares.length > 0 && shares.length < rows.length;
  if (named.length < rows.length * MOSTLY && !isMixed) return null;
  return {
    provider: null,
    indicator: { source: provider.source, confidence: "likely" as const },
    period: null,
  };
}

function isPercentage(block: CellBlock, row: number, from: number): boolean {
  const cells = (block.values[row] ?? []).slice(from);
  const kinds = (block.categories?.[row] ?? []).slice(from);
  return cells.some(
    (cell, at) => kinds[at] === "Percentage" || (typeof cell === "string" && /\d ?%\s*$/.test(cell)),
  );
}
