import { isRefusedActivation, isRefusedOrnament } from "./excelErrors";
import type { Ornament } from "./look";
import { PROGRESS_MARK } from "./state";

/** A chart that must be made, drawn from other rows, or given another title. */
export interface ChartTask {
  /** Its sheet, by name. */
  readonly sheet: string;
  readonly name: string;
  readonly make: () => void;
  readonly ornaments: readonly Ornament[];
}

/** Charts that go into one round trip; each costs dozens of calls. */
const CHARTS_PER_BATCH = 20;

/**
 * Makes charts and looks, clears the progress mark and shows a sheet: one round trip where nothing is refused.
 *
 * Where a chart or a look is refused, the batch ended there: what is missing is then tried one by one, so that one
 * refusal on one platform costs only itself. Returns how many were refused.
 */
export async function finishSheets(
  context: Excel.RequestContext,
  charts: readonly ChartTask[],
  ornaments: readonly Ornament[],
  names: { readonly progressSheet: string; readonly show: string | null },
): Promise<number> {
  const sheets = context.workbook.worksheets;
  const clearMark = () => {
    const { row, column } = PROGRESS_MARK;
    sheets.getItem(names.progressSheet).getRangeByIndexes(row, column, 1, 1).values = [[""]];
    // Last, because it fails when another workbook is in front, and then nothing else is lost.
    if (names.show !== null) sheets.getItem(names.show).activate();
  };
  const batches: ChartTask[][] = [[]];
  for (const chart of charts) {
    if (batches.at(-1)!.length === CHARTS_PER_BATCH) batches.push([]);
    batches.at(-1)!.push(chart);
  }
  let refused = 0;
  for (const [i, batch] of batches.entries()) {
    const isLast = i === batches.length - 1;
    for (const { make } of batch) make();
    for (const task of batch) for (const ornament of task.ornaments) ornament();
    if (isLast) {
      for (const ornament of ornaments) ornament();
      clearMark();
    }
    try {
      await context.sync();
    } catch (error) {
      if (isRefusedActivation(error)) return refused;
      if (!isRefusedOrnament(error)) throw error;
      refused += await oneByOne(context, batch, isLast ? ornaments : []);
      if (!isLast) continue;
      clearMark();
      await isAccepted(context);
    }
  }
  return refused;
}

async function oneByOne(
  context: Excel.RequestContext,
  charts: readonly ChartTask[],
  ornaments: readonly Ornament[],
): Promise<number> {
  let refused = 0;
  if (charts.length > 0) {
    const onSheets = [...new Set(charts.map(({ sheet }) => sheet))].map((sheet) => ({
      sheet,
      found: context.workbook.worksheets.getItem(sheet).charts.load("items/name"),
    }));
    await context.sync();
    for (const { sheet, name, make, ornaments: own } of charts) {
      const found = onSheets.find((each) => each.sheet === sheet)?.found.items ?? [];
      if (!found.some((chart) => chart.name === name)) {
        make();
        if (!(await isAccepted(context))) {
          refused++;
          continue;
        }
      }
      refused += await tryEach(context, own);
    }
  }
  return refused + (await tryEach(context, ornaments));
}

async function tryEach(context: Excel.RequestContext, ornaments: readonly Ornament[]): Promise<number> {
  let refused = 0;
  for (const ornament of ornaments) {
    ornament();
    if (!(await isAccepted(context))) refused++;
  }
  return refused;
}

async function isAccepted(context: Excel.RequestContext): Promise<boolean> {
  try {
    await context.sync();
    return true;
  } catch (error) {
    if (!isRefusedOrnament(error)) throw error;
    return false;
  }
}
