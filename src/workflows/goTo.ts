import type { Flag } from "../analysis/finding";
import type { CellRef } from "../analysis/measure";
import { showCells, showChart } from "../workbook/show";
import { chartsOf } from "../workbook/flagCharts";
import { inWorkbook } from "../workbook/session";
import type { Outcome } from "./outcome";
import { runAlone } from "./task";

/** Selects cells that a problem or a flag names. */
export function goToCells(cell: CellRef): Promise<Outcome<null>> {
  return runAlone("Showing cells", {}, () =>
    inWorkbook(async (context) => {
      await showCells(context, cell);
      return null;
    }),
  );
}

/** Selects the chart that shows what a flag says; what has no chart of its own is put into a large one. */
export function goToChart(flag: Flag): Promise<Outcome<null>> {
  return runAlone("Showing the chart", {}, () =>
    inWorkbook(async (context) => {
      await showChart(context, chartsOf(flag));
      return null;
    }),
  );
}
