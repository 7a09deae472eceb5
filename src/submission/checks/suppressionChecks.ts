import { attack } from "../../analysis/suppression/attack";
import type { CountSum } from "../../analysis/suppression/countTable";
import type { VisibleCell } from "../../analysis/suppression/visibleTable";
import type { CellRef, Figure, Indicator } from "../../analysis/measure";
import { isSmallCount } from "../../analysis/smallCells";
import { quoted } from "../cellText";
import { figureText } from "../enteredFigures";
import type { Problem } from "../problem";
import type { CheckContext } from "./checkContext";
import { rangeOf } from "./figureRange";
import { type DimensionRows, dimensionsOf } from "./totalChecks";

/** DQ29 and DQ30: small counts that were hidden in vain, and such as should be hidden. */
export function suppressionProblems(context: CheckContext): readonly Problem[] {
  return [
    ...dimensionsOf(context).flatMap((dimension) => undoneSuppression(dimension, context)),
    ...(context.definition.mustSuppress ? smallCounts(context) : []),
  ];
}

/** A row of a dimension as a reader sees it. */
interface ShownRow {
  readonly name: string;
  readonly cells: CellRef;
  readonly numerator: Figure;
  readonly denominator: Figure;
}

/**
 * DQ29: a hidden count of a group that the total and the other groups give away. Two ways lead there: by the groups'
 * numerators and denominators, and by what is left of each denominator.
 */
function undoneSuppression(
  { total, rows, isComplete }: DimensionRows,
  { data, indicators }: CheckContext,
): readonly Problem[] {
  const indicator = indicators.get(total.indicatorId);
  const shownRows: readonly ShownRow[] = [
    { ...total, name: "the total" },
    ...rows.map((row) => ({ ...row, name: row.group })),
  ];
  const isHidden = shownRows.some((row) =>
    [row.numerator, row.denominator].some(({ kind }) => kind === "suppressed"),
  );
  if (!isComplete || !isHidden || !indicator?.countsPeople) return [];
  const cells = shownRows.flatMap((row, i) => visibleCells(row, i, indicator));
  const known = new Set(cells.map(({ key }) => key));
  const sums = sumsOf(shownRows.length, known);
  const found = attack({ cells, sums, ratios: [] }, { threshold: data.contract.threshold, knowsRule: false });
  if (found.kind === "contradiction") return [];
  const given = found.cells.filter(({ key, revealed, values }) => {
    const mark = cells.find((cell) => cell.key === key);
    return revealed && mark !== undefined && !key.endsWith("rest") && values < mark.high - mark.low + 1;
  });
  const rowOf = (key: string) => Number(key.split(" ")[0]);
  const solved = new Set(given.filter((cell) => cell.solved).map(({ key }) => rowOf(key)));
  const about = shownRows
    .flatMap(({ numerator, denominator }) => [figureText(numerator), figureText(denominator)])
    .join(" ");
  return [...new Set(given.map(({ key }) => rowOf(key)))].flatMap((i): readonly Problem[] => {
    const row = shownRows[i];
    if (!row) return [];
    const can = solved.has(i) ? "can be" : "can nearly be";
    const message = `${quoted(row.name)} was hidden but ${can} worked out from the total. Hide one more group or we will do so on shared pages.`;
    const { sheet, address } = row.cells;
    return [{ code: "DQ29", severity: "ask", sheet, cell: address, message, about }];
  });
}

function visibleCells(row: ShownRow, i: number, { subset }: Indicator): readonly VisibleCell[] {
  const cell = (role: string, low: number, high: number): VisibleCell => ({
    key: `${i} ${role}`,
    name: row.name,
    figure: String(i),
    value: low === high ? low : null,
    low,
    high,
    countsPeople: true,
    published: false,
    byRule: false,
  });
  const [num, den] = [rangeOf(row.numerator), rangeOf(row.denominator)];
  const isShown = num !== null && den !== null && num.low === num.high && den.low === den.high;
  const rest = isShown ? { low: den.low - num.low, high: den.high - num.high } : { low: 0, high: Infinity };
  return [
    ...(num ? [cell("numerator", num.low, num.high)] : []),
    ...(den ? [cell("denominator", den.low, den.high)] : []),
    ...(num && den && subset ? [cell("rest", rest.low, rest.high)] : []),
  ];
}

/** Groups add to the total (row 0), and within each row numerator and rest to the denominator. */
function sumsOf(rows: number, known: ReadonlySet<string>): readonly CountSum[] {
  const indices = Array.from({ length: rows }, (_, i) => i);
  const between = ["numerator", "denominator", "rest"].map((role) => ({
    total: `0 ${role}`,
    parts: indices.slice(1).map((i) => `${i} ${role}`),
  }));
  const within = indices.map((i) => ({ total: `${i} denominator`, parts: [`${i} numerator`, `${i} rest`] }));
  return [...between, ...within].filter(({ total, parts }) =>
    [total, ...parts].every((key) => known.has(key)),
  );
}

/** DQ30: one question for each row with a count of people from 1 to threshold − 1. */
function smallCounts({ data, indicators }: CheckContext): readonly Problem[] {
  const { threshold } = data.contract;
  const message = `A count here is below ${threshold}. Your agreement asks you to enter <${threshold}.`;
  const isSmall = (figure: Figure) => figure.kind === "number" && isSmallCount(figure.value, threshold);
  const counted = (indicatorId: string) => indicators.get(indicatorId)?.countsPeople === true;
  const rows: readonly { readonly cells: CellRef; readonly figures: readonly Figure[] }[] = [
    ...data.observations
      .filter(({ indicatorId }) => counted(indicatorId))
      .map((row) => ({ ...row, figures: [row.numerator, row.denominator, row.n] })),
    ...data.breakdowns
      .filter(({ indicatorId }) => counted(indicatorId))
      .map((row) => ({ ...row, figures: [row.numerator, row.denominator] })),
    ...(data.indicators.some(({ countsPeople }) => countsPeople)
      ? data.stageCounts.map((row) => ({ ...row, figures: [row.count, row.nDays] }))
      : []),
  ];
  return rows
    .filter(({ figures }) => figures.some(isSmall))
    .map(({ cells, figures }) => ({
      code: "DQ30",
      severity: "ask",
      sheet: cells.sheet,
      cell: cells.address,
      message,
      about: figures.map(figureText).join(" "),
    }));
}
