import type { Finding } from "../../analysis/finding";
import { periodLabel } from "../../analysis/periodCalendar";
import { ASSURANCE_WORDS, STATE_WORDS, VARIATION_WORDS } from "../../analysis/resultWords";
import { isRatio, ratioOf } from "../../analysis/targets";
import { valueText } from "../../analysis/wording";
import type { CellValue } from "../../spreadsheet/model/cells";
import type { SheetModel } from "../../spreadsheet/model/sheet";
import type { WorkbookModel } from "../../spreadsheet/model/workbook";
import { HINT, TITLE } from "../documentLook";
import { SheetWriter } from "../sheetWriter";
import { addTrendChart, MOST_PERIODS, pointCells, TREND_COLUMNS, valueFormat } from "../trendChart";
import {
  FIGURES,
  FIGURES_COUNT,
  FIGURES_OF,
  FIGURES_TREND,
  figureRows,
  type SeriesRows,
} from "./figuresRows";
import { addListSheet, type ListRow } from "./listSheet";
import { SHARED_TABLE } from "./sharedNames";
import type { SharedView } from "./sharedView";

/** What stands where a figure is not shown. It does not say which are small and which protect them. */
export const HIDDEN_WORDS = "not shown: small numbers";
const MOST_CHARTS = 10;
const CHART = { width: 460, height: 250, gap: 14, top: 60, left: 10 } as const;

/** One row for each measure: where it stands. */
export function addSummarySheet(model: WorkbookModel, { findings }: SharedView): void {
  addListSheet(
    model,
    "Summary",
    "Where each measure stands in its latest period.",
    SHARED_TABLE,
    [
      { header: "Provider", width: 30 },
      { header: "Measure", width: 46 },
      { header: "Latest period", width: 12 },
      { header: "Value", width: 11, isNumber: true },
      { header: "Counted", width: 10, isNumber: true },
      { header: "Of all", width: 10, isNumber: true },
      { header: "Target", width: 10, isNumber: true },
      { header: "Gap", width: 10, isNumber: true },
      { header: "Variation", width: 18 },
      { header: "Assurance", width: 22 },
      { header: "Please note", width: 40, isOptional: true },
    ],
    findings.map((finding) => {
      const { provider, indicator, points, latest, variation, assurance, states } = finding;
      const format = valueFormat(indicator);
      const isHidden = points[latest]?.suppressed === true;
      return {
        cells: [
          provider.name,
          indicator.name,
          points[latest] ? periodLabel(points[latest].period) : null,
          finding.value,
          finding.numerator,
          finding.denominator,
          finding.target,
          finding.gap,
          isHidden || variation === null ? null : VARIATION_WORDS[variation],
          isHidden || assurance === null ? null : ASSURANCE_WORDS[assurance],
          [...(isHidden ? [HIDDEN_WORDS] : []), ...states.map((state) => STATE_WORDS[state])].join("; "),
        ],
        formats: { 3: format, 6: format, 7: format },
      };
    }),
  );
}

/** Every period of every measure with its limits; the charts draw from it. Then the trends. */
export function addFiguresSheets(model: WorkbookModel, view: SharedView): void {
  const series = figureRows(view.findings);
  const trends = new SheetWriter(model, "Trends");
  const { sheet } = addListSheet(
    model,
    FIGURES,
    "Every figure that the other sheets use. Figures that are not shown are left out of every line and limit.",
    "sharedFigures",
    [
      { header: "Provider", width: 30 },
      { header: "Measure", width: 38 },
      { header: TREND_COLUMNS[0], width: 16 },
      ...TREND_COLUMNS.slice(1).map((header) => ({ header, width: 13, isNumber: true })),
      { header: "Counted", width: 10, isNumber: true },
      { header: "Of all", width: 10, isNumber: true },
      { header: "Note", width: 28 },
    ],
    series.flatMap((each) => [...pointRows(each), toDateRow(each, view)]),
  );
  addTrends(model, trends, sheet, series, view);
}

function pointRows({ finding, points }: SeriesRows): ListRow[] {
  const { provider, indicator } = finding;
  return points.map((point) => ({
    cells: [
      provider.name,
      indicator.name,
      ...pointCells(point),
      point.numerator ?? point.cases ?? null,
      point.denominator,
      point.suppressed ? HIDDEN_WORDS : point.status === "final" ? null : point.status,
    ],
    formats: formatsOf(finding),
  }));
}

/** The year up to the latest period; an empty row where there is none. */
function toDateRow({ finding, points }: SeriesRows, { mask }: SharedView): ListRow {
  const { provider, indicator } = finding;
  const last = points.at(-1)?.period;
  const isThis = (total: { readonly kind: string; readonly providerId: string }) =>
    total.kind === "yearToDate" && total.providerId === provider.id;
  const total = mask.totals.get(indicator.id)?.find((each) => isThis(each) && each.period.key === last?.key);
  const isHidden = mask.hiddenTotals.get(indicator.id)?.some(isThis) === true;
  const cells: CellValue[] = [provider.name, indicator.name, last ? `Year to ${periodLabel(last)}` : null];
  if (total) {
    const hasRate = isRatio(indicator) && total.of !== undefined && total.of > 0;
    cells[FIGURES_TREND + 1] = hasRate
      ? ratioOf(total.count, total.of, indicator)
      : indicator.aggregation === "sum"
        ? total.count
        : null;
    cells[FIGURES_COUNT] = total.count;
    cells[FIGURES_OF] = total.of ?? null;
  }
  cells[FIGURES_OF + 1] = total
    ? "total of the year so far"
    : isHidden
      ? HIDDEN_WORDS
      : "no total of the year";
  return {
    cells: Array.from(cells, (cell) => cell ?? null),
    formats: formatsOf(finding),
    look: { font: { italic: true, color: "#595959" } },
  };
}

function formatsOf({ indicator }: Finding): Readonly<Record<number, string>> {
  const columns = TREND_COLUMNS.slice(1).map((_, i) => FIGURES_TREND + 1 + i);
  return Object.fromEntries(columns.map((column) => [column, valueFormat(indicator)]));
}

/** Native charts of the flagged and the most important measures. */
function addTrends(
  model: WorkbookModel,
  writer: SheetWriter,
  figures: SheetModel,
  series: readonly SeriesRows[],
  { flags, providers }: SharedView,
): void {
  const rank = ({ finding: { provider, indicator } }: SeriesRows): number => {
    const flag = flags.findIndex(
      (each) => each.providerId === provider.id && each.indicatorId === indicator.id,
    );
    return flag >= 0 ? flag : flags.length + (indicator.priority ?? Number.MAX_SAFE_INTEGER / 2);
  };
  const drawn = series
    .filter(({ points }) => points.some(({ value }) => value !== null))
    .sort((a, b) => rank(a) - rank(b))
    .slice(0, MOST_CHARTS);
  writer.put(0, 0, "Trends", TITLE);
  writer.put(
    1,
    0,
    drawn.length === 0
      ? "No measure has a figure that can be shown yet."
      : "Grey line: values · solid: mean · dashed: limits · dotted: target · ◆ orange: concern · ▲ blue: improvement · a gap: no figure, or not shown",
    HINT,
  );
  writer.sheet.rowHeights.set(0, 28);
  drawn.forEach(({ finding, points, first }, i) => {
    const rows = Math.min(points.length, MOST_PERIODS);
    const { provider, indicator, target } = finding;
    const name = providers.length > 1 ? `${provider.name}: ${indicator.name}` : indicator.name;
    const title = target === null ? name : `${name}\nTarget ${valueText(target, indicator)}`;
    addTrendChart(
      model,
      writer.sheet,
      { sheet: figures, row: first + points.length - rows, column: FIGURES_TREND, rows },
      {
        left: CHART.left + (i % 2) * (CHART.width + CHART.gap),
        top: CHART.top + Math.floor(i / 2) * (CHART.height + CHART.gap),
        width: CHART.width,
        height: CHART.height,
      },
      { title, numberFormat: valueFormat(indicator) },
    );
  });
  writer.print("Portrait", null, 20, 4 + Math.ceil(drawn.length / 2) * 18);
  // On one page, so that no chart is cut in two.
  const { page } = writer.sheet;
  page.zoom = { ...page.zoom, verticalFitToPages: 1 };
}
