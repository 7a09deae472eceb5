import { inWorkbook } from "../workbook/session";
import { followSelector, watchSelector } from "../workbook/show";
import { runInBackground } from "./task";

let watching = false;

/**
 * Lets the large chart of the Trends sheet follow its selector for as long as this page lives.
 *
 * Excel may lose an event; then the chart, which names what it shows, follows at the next refresh.
 */
export async function keepChartWithSelector(): Promise<void> {
  if (watching) return;
  watching = true;
  const follow = () => void runInBackground(() => inWorkbook(followSelector));
  const outcome = await runInBackground(() => inWorkbook((context) => watchSelector(context, follow)));
  watching = outcome.kind === "done" && outcome.value;
}
