import { readUndo } from "../workbook/undoRecord";
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
      const { refreshedAt, undo } = prepared.book.state;
      if (refreshedAt === null) return null;
      const canBeUndone = readUndo(undo) !== null;
      return resultOf(prepared, { finishedAt: refreshedAt, cellsWritten: 0, canBeUndone });
    }),
  );
}
