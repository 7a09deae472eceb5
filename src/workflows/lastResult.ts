import { inWorkbook } from "../workbook/session";
import type { Outcome } from "./outcome";
import { prepare } from "./prepare";
import { resultOf, type RefreshResult } from "./refresh";
import { runInBackground } from "./task";

/** What the figures in the workbook say now, for the pane's start; null before the first refresh. Writes nothing. */
export function lastResult(): Promise<Outcome<RefreshResult | null>> {
  return runInBackground(() =>
    inWorkbook(async (context, answered) => {
      const prepared = await prepare(context, answered, {});
      const { refreshedAt } = prepared.book.state;
      return refreshedAt === null ? null : resultOf(prepared, refreshedAt, 0);
    }),
  );
}
