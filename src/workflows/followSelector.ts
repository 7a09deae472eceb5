import { CHART_SHEETS, type ChartSheetKey } from "../workbook/outputs";
import { inWorkbook } from "../workbook/session";
import { followSelectors, watchSelectors } from "../workbook/show";
import { runInBackground } from "./task";

const watched = new Set<ChartSheetKey>();

/**
 * Lets the large charts follow their selectors for as long as this page lives. To be called again after a refresh:
 * a sheet may have come with it.
 *
 * Excel may lose an event; then the chart, which names what it shows, follows at the next refresh.
 */
export async function keepChartsWithSelectors(): Promise<void> {
  if (watched.size === CHART_SHEETS.length) return;
  const follow = () => void runInBackground(() => inWorkbook(followSelectors));
  const outcome = await runInBackground(() =>
    inWorkbook((context) => watchSelectors(context, watched, follow)),
  );
  if (outcome.kind === "done") for (const sheet of outcome.value) watched.add(sheet);
}
