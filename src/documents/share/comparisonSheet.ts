import { comparePeers, type PeerComparison } from "../../analysis/peerGap";
import { periodLabel } from "../../analysis/periodCalendar";
import { ratioOf } from "../../analysis/targets";
import { addressOf, quoteSheetName } from "../../spreadsheet/model/address";
import { boxOf } from "../../spreadsheet/model/box";
import type { CellValue } from "../../spreadsheet/model/cells";
import { addChart, newSeries } from "../../spreadsheet/model/charts";
import type { SheetModel } from "../../spreadsheet/model/sheet";
import type { WorkbookModel } from "../../spreadsheet/model/workbook";
import { HINT, TITLE } from "../documentLook";
import { SheetWriter } from "../sheetWriter";
import { valueFormat } from "../trendChart";
import { comparedSteps, type ComparisonRows, shownValue } from "./comparedSteps";
import { addListSheet, LIST_HEADER_ROW, type ListRow } from "./listSheet";
import type { SharedView } from "./sharedView";

/** With fewer others than this, who is who could be guessed. */
const FEWEST_OTHERS = 3;
const MOST_CHARTS = 6;
const CHART = { left: 10, top: 60, width: 460, height: 190, gap: 14 } as const;
const VALUE = 3;
const HEIGHT = 8;
const WHOLE = { 4: "#,##0", 5: "#,##0" } as const;

/**
 * The others as dots without names, or by the names and codes that may be shown, in no order but that of the value
 * where they have none: of each measure, and of each step of the pathway. Only what is shown of them is in it: neither they nor their sum can be subtracted.
 */
export function addComparisonSheet(model: WorkbookModel, view: SharedView): void {
  const own = new Set(view.providers.map(({ id }) => id));
  const comparisons = [
    ...comparePeers(view.peers).map((comparison) => rowsOf(comparison, own, view)),
    ...comparedSteps(view, own),
  ].filter(({ others }) => (view.kind === "meeting" ? own.size > 1 : others >= FEWEST_OTHERS));
  if (comparisons.length === 0) return;
  const charts = new SheetWriter(model, "Comparison");
  charts.put(0, 0, "Comparison", TITLE);
  charts.put(
    1,
    0,
    "Each dot is a provider, from the lowest value at the left to the highest at the right; equal values lie on one another.",
    HINT,
  );
  charts.sheet.rowHeights.set(0, 28);
  const { sheet } = addListSheet(
    model,
    "Compared figures",
    view.kind === "meeting"
      ? "The providers beside each other. Chance alone explains what lies within the limits."
      : "Your figure beside the others'. They are shown without their counts, and by name only where they agreed.",
    "sharedComparison",
    [
      { header: "Measure", width: 46 },
      { header: "Period", width: 12 },
      { header: "Provider", width: 30 },
      { header: "Value", width: 11, isNumber: true },
      { header: "Counted", width: 10, isNumber: true },
      { header: "Of all", width: 10, isNumber: true },
      { header: "Lower 99.8% limit", width: 12, isNumber: true },
      { header: "Upper 99.8% limit", width: 12, isNumber: true },
      { header: "Height in chart", width: 9, isNumber: true },
    ],
    comparisons.flatMap(({ all }) => all),
  );
  let first = LIST_HEADER_ROW + 1;
  comparisons.forEach((comparison, i) => {
    if (i < MOST_CHARTS) addDots(model, charts.sheet, sheet, comparison, first, i);
    first += comparison.all.length;
  });
  const drawn = Math.min(MOST_CHARTS, comparisons.length);
  charts.print("Landscape", null, 20, 4 + Math.ceil(drawn / 2) * 14);
}

function rowsOf(comparison: PeerComparison, own: ReadonlySet<string>, view: SharedView): ComparisonRows {
  const { indicator, peers } = comparison;
  const format = valueFormat(indicator);
  const formats = { [VALUE]: format, ...WHOLE, 6: format, 7: format };
  const inMeeting = view.kind === "meeting";
  const byValue = [...peers].sort((a, b) => a.point.value! - b.point.value!);
  const ownPeers = peers.filter(({ finding }) => own.has(finding.provider.id));
  const others = byValue.filter(({ finding }) => !own.has(finding.provider.id));
  const row = (peer: (typeof peers)[number], name: string, withCounts: boolean, height: number): ListRow => ({
    cells: [
      indicator.name,
      periodLabel(peer.point.period),
      name,
      shownValue(peer.point.value!, indicator.decimals),
      withCounts ? peer.numerator : null,
      withCounts ? peer.denominator : null,
      withCounts ? shownValue(peer.limits.flag.lower, indicator.decimals) : null,
      withCounts ? shownValue(peer.limits.flag.upper, indicator.decimals) : null,
      height,
    ],
    formats,
  });
  return {
    title: `${indicator.name}, ${periodLabel(peers[0]!.point.period)}`,
    numberFormat: format,
    all: [
      ...ownPeers.map((peer) => row(peer, view.nameOf(peer.finding.provider) ?? "", true, inMeeting ? 1 : 2)),
      ...others.map((peer) => row(peer, view.nameOf(peer.finding.provider) ?? "another provider", false, 1)),
      ...allProviders(comparison, view).map((cells) => ({ cells, formats })),
    ],
    own: ownPeers.length,
    others: others.length,
  };
}

/**
 * All providers together, in a meeting and only where none of them is hidden: everybody there knows their own figure
 * and would subtract it as well.
 */
function allProviders(
  { indicator, peers }: PeerComparison,
  { kind, mask, peers: findings }: SharedView,
): CellValue[][] {
  if (kind !== "meeting") return [];
  const { period } = peers[0]!.point;
  const total = mask.totals
    .get(indicator.id)
    ?.find((each) => each.kind === "allProviders" && each.period.key === period.key);
  const all = findings.filter((finding) => finding.indicator.id === indicator.id).length;
  if (!total?.of || peers.length < all) return [];
  const value = ratioOf(total.count, total.of, indicator);
  return [
    [indicator.name, periodLabel(period), "all providers", value, total.count, total.of, null, null, null],
  ];
}

/** Each provider as a dot along the values, the own ones apart from the others. */
function addDots(
  model: WorkbookModel,
  charts: SheetModel,
  sheet: SheetModel,
  { title, numberFormat, own, others }: ComparisonRows,
  first: number,
  place: number,
): void {
  const chart = addChart(
    model,
    charts,
    "XYScatter",
    { sheet, box: boxOf(first, VALUE, own + others, 1) },
    "Columns",
  );
  const reference = (row: number, column: number, rows: number) =>
    `${quoteSheetName(sheet.name)}!${addressOf(boxOf(row, column, rows, 1), true)}`;
  const dots = (name: string, row: number, rows: number, style: string, colour: string, size: number) =>
    rows === 0
      ? []
      : [
          {
            ...newSeries(name),
            values: reference(row, HEIGHT, rows),
            categories: reference(row, VALUE, rows),
            line: { visible: false },
            marker: { style, size, background: colour, foreground: colour },
          },
        ];
  const isAmongOthers = others > 0;
  chart.series = [
    ...dots(isAmongOthers ? "Your figure" : "Providers", first, own, "Diamond", "#D55E00", 10),
    ...dots("Other providers", first + own, others, "Circle", "#0072B2", 7),
  ];
  chart.left = CHART.left + (place % 2) * (CHART.width + CHART.gap);
  chart.top = CHART.top + Math.floor(place / 2) * (CHART.height + CHART.gap);
  chart.width = CHART.width;
  chart.height = CHART.height;
  chart.title = {
    visible: true,
    text: title,
    overlay: false,
    fontSize: 12,
    bold: true,
  };
  chart.categoryAxis.numberFormat = numberFormat;
  chart.valueAxis.visible = false;
  chart.valueAxis.minimum = 0;
  chart.valueAxis.maximum = 3;
  chart.valueAxis.majorGridlines = false;
}
