import type { CellValue } from "../../spreadsheet/model/cells";
import type { Conversion, PathwayResult, PathwayStep } from "../../analysis/pathway";
import { stepName } from "../../analysis/pathwaySentences";
import { PATHWAY_STATE_WORDS, stageName, STEP_VERDICT_WORDS } from "../../analysis/pathwayWords";
import { periodLabel } from "../../analysis/periodCalendar";
import { exactly } from "../../analysis/rollUp";
import { periodsText } from "../../analysis/wording";
import { referenceText } from "../../spreadsheet/model/address";
import { boxOf } from "../../spreadsheet/model/box";
import { addChart, newSeries } from "../../spreadsheet/model/charts";
import type { SheetModel } from "../../spreadsheet/model/sheet";
import type { WorkbookModel } from "../../spreadsheet/model/workbook";
import { HIDDEN_WORDS } from "./figuresSheets";
import { addListSheet, LIST_HEADER_ROW } from "./listSheet";
import { PATHWAY_FIGURES, type PathwayRow } from "./pathwayRows";
import type { SharedView } from "./sharedView";

const SHARE = "0.0%";
const DAYS = "0.0";
const STEP = 1;
const BEFORE = 4;
const NOW = 5;
const MOST_CHARTS = 6;
const CHART = { left: 10, width: 440, gap: 14, step: 34, frame: 120 } as const;
/** Points of a row of text. */
const LINE = 15;

/** The steps of each pathway with a chart, and every stage of every cohort behind them. */
export function addPathwaySheets(model: WorkbookModel, view: SharedView): void {
  const { pathways, pathwayRows: rows } = view;
  if (rows.length === 0) return;
  if (pathways.some(({ steps }) => steps.some(({ current }) => current !== null)))
    addSteps(
      model,
      pathways.filter(({ basis }) => basis === "referral_cohort"),
    );
  addCohorts(model, rows, view);
}

function addSteps(model: WorkbookModel, pathways: readonly PathwayResult[]): void {
  const { sheet } = addListSheet(
    model,
    "Pathway",
    "Part of those at a stage who reach the next, in the baseline and now. Cohorts of which a stage is not shown are in neither.",
    "sharedPathway",
    [
      { header: "Provider", width: 30 },
      { header: "Step", width: 30 },
      { header: "Baseline cohorts", width: 20 },
      { header: "Cohorts now", width: 20 },
      { header: "Baseline", width: 11, isNumber: true },
      { header: "Now", width: 10, isNumber: true },
      { header: "Verdict", width: 26 },
      { header: "At the step in the baseline", width: 12, isNumber: true },
      { header: "Went on in the baseline", width: 12, isNumber: true },
      { header: "At the step now", width: 11, isNumber: true },
      { header: "Went on now", width: 11, isNumber: true },
      { header: "Usual median days", width: 10, isNumber: true, isOptional: true },
      { header: "Median days now", width: 10, isNumber: true, isOptional: true },
      { header: "Please note", width: 36, isOptional: true },
    ],
    pathways.flatMap((pathway) =>
      pathway.steps.map((step) => ({
        cells: stepCells(pathway, step),
        formats: { [BEFORE]: SHARE, [NOW]: SHARE, 11: DAYS, 12: DAYS },
      })),
    ),
  );
  let first = LIST_HEADER_ROW + 1;
  let top = tableHeight(sheet);
  let bottomOfRow = top;
  pathways.forEach((pathway, i) => {
    if (i < MOST_CHARTS) {
      const isLeft = i % 2 === 0;
      if (isLeft) top = bottomOfRow;
      const left = isLeft ? CHART.left : CHART.left + CHART.width + CHART.gap;
      const height = addBars(model, sheet, pathway, first, { left, top });
      bottomOfRow = Math.max(bottomOfRow, top + height + CHART.gap);
    }
    first += pathway.steps.length;
  });
  const bottom = LIST_HEADER_ROW + Math.ceil(bottomOfRow / LINE);
  sheet.page.printArea = { ...sheet.page.printArea!, bottom };
}

function stepCells(pathway: PathwayResult, step: PathwayStep): CellValue[] {
  const { provider, current, baseline } = pathway;
  const owner = step.to.ownerSide === null ? "" : ` (${step.to.ownerSide})`;
  const people = (conversion: Conversion | null) =>
    conversion ? [conversion.from.low, conversion.to.low] : [null, null];
  return [
    provider?.name ?? "",
    `${capitalised(stepName(step))}${owner}`,
    baseline && periodsText(baseline.cohorts),
    current && periodsText(current.cohorts),
    step.baseline?.share?.low ?? null,
    step.current?.share?.low ?? null,
    STEP_VERDICT_WORDS[step.verdict],
    ...people(step.baseline),
    ...people(step.current),
    step.days?.mean ?? null,
    step.days?.value ?? null,
    step.states.map((state) => PATHWAY_STATE_WORDS[state]).join(" "),
  ];
}

/** Two bars for each step, then and now; two charts stand beside each other. Returns its height. */
function addBars(
  model: WorkbookModel,
  sheet: SheetModel,
  { provider, steps, baseline, current }: PathwayResult,
  first: number,
  { left, top }: { readonly left: number; readonly top: number },
): number {
  const cells = (column: number) => referenceText(sheet.name, boxOf(first, column, steps.length, 1));
  const chart = addChart(
    model,
    sheet,
    "BarClustered",
    { sheet, box: boxOf(first, BEFORE, steps.length, 1) },
    "Columns",
  );
  const bars = (name: string, column: number, colour: string) => ({
    ...newSeries(name),
    values: cells(column),
    categories: cells(STEP),
    fill: colour,
    hasDataLabels: true,
    dataLabels: { numberFormat: SHARE, position: "OutsideEnd" as const },
  });
  chart.series = [
    ...(baseline ? [bars(`Baseline: ${periodsText(baseline.cohorts)}`, BEFORE, "#BFC8CF")] : []),
    ...(current ? [bars(`Now: ${periodsText(current.cohorts)}`, NOW, "#1F3A4D")] : []),
  ];
  chart.top = top;
  chart.left = left;
  chart.width = CHART.width;
  chart.height = CHART.frame + CHART.step * steps.length;
  const text = `${provider?.name ?? ""}: part of those at a stage who reach the next`;
  chart.title = { visible: true, text, overlay: false, fontSize: 12, bold: true, color: "#1F3A4D" };
  chart.categoryAxis.reversePlotOrder = true;
  chart.valueAxis.minimum = 0;
  chart.valueAxis.maximum = 1;
  chart.valueAxis.visible = false;
  chart.valueAxis.majorGridlines = false;
  return chart.height;
}

function tableHeight(sheet: SheetModel): number {
  const { bottom } = sheet.tables[0]!.box;
  const rows = Array.from({ length: bottom + 1 }, (_, row) => sheet.rowHeights.get(row) ?? LINE);
  return rows.reduce((sum, height) => sum + height, LINE);
}

function addCohorts(model: WorkbookModel, rows: readonly PathwayRow[], { providers }: SharedView): void {
  const names = new Map(providers.map(({ id, name }) => [id, name]));
  addListSheet(
    model,
    PATHWAY_FIGURES,
    "People at each stage, by cohort.",
    "sharedCohorts",
    [
      { header: "Provider", width: 30 },
      { header: "Cohort", width: 12 },
      { header: "Stage", width: 24 },
      { header: "People", width: 10, isNumber: true },
      { header: "Part of those before", width: 12, isNumber: true },
      { header: "Median days", width: 10, isNumber: true, isOptional: true },
      { header: "People with days", width: 10, isNumber: true, isOptional: true },
      { header: "Note", width: 40, isOptional: true },
    ],
    rows.map(({ row, isHidden, before }) => {
      const people = exactly(row.count);
      return {
        cells: [
          names.get(row.providerId) ?? "",
          periodLabel(row.cohort),
          capitalised(stageName({ id: row.stageId, order: 0, ownerSide: null })),
          people,
          people === null || !before ? null : people / before,
          exactly(row.medianDays),
          exactly(row.nDays),
          isHidden ? HIDDEN_WORDS : row.basis === "snapshot" ? "count on a day" : null,
        ],
        formats: { 4: SHARE, 5: DAYS },
      };
    }),
  );
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
