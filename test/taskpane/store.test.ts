import { PaneStore } from "../../src/taskpane/store";
import type { Outcome, RunOptions } from "../../src/workflows/outcome";
import type { RefreshResult } from "../../src/workflows/refresh";
import { aProblem, aResult, done, failed } from "./given";
import { services } from "./givenPane";

/** A refresh that a test brings to its end. */
function heldRefresh() {
  let finish: (outcome: Outcome<RefreshResult>) => void = () => undefined;
  let options: RunOptions = {};
  const refresh = (given: RunOptions = {}) => {
    options = given;
    return new Promise<Outcome<RefreshResult>>((resolve) => (finish = resolve));
  };
  return { refresh, finish: (outcome: Outcome<RefreshResult>) => finish(outcome), options: () => options };
}

test("opening reads what the workbook holds and the settings kept in it", async () => {
  const store = new PaneStore(services({ readSettings: () => done({ largeText: true, author: "" }) }));
  expect(store.getState().opened).toBe(false);
  await store.open();
  expect(store.getState()).toMatchObject({ opened: true, largeText: true, notice: null });
  expect(store.getState().result?.title).toBe("Family support 2025-2028");
});

test.each(["NoTables", "NoFigures"])(
  "a workbook without figures (%s) opens empty, without a complaint",
  async (code) => {
    const store = new PaneStore(
      services({ lastResult: () => failed(code, "There is no table tblMeasures.") }),
    );
    await store.open();
    expect(store.getState()).toMatchObject({ opened: true, result: null, notice: null });
  },
);

test("any other failure while opening is said", async () => {
  const store = new PaneStore(
    services({ lastResult: () => failed("AccessDenied", "The sheet is protected.") }),
  );
  await store.open();
  expect(store.getState().notice).toEqual({
    intent: "error",
    text: "The sheet is protected.",
    code: "AccessDenied",
  });
});

test("a refresh shows its progress and then its result in words", async () => {
  const held = heldRefresh();
  const store = new PaneStore(services({ refresh: held.refresh }));
  const running = store.refresh();
  await Promise.resolve();
  held.options().onProgress?.({ done: 30, total: 100, text: "Reading the workbook" });
  expect(store.getState().job).toMatchObject({ name: "refresh", done: 30, text: "Reading the workbook" });
  held.finish({ kind: "done", value: aResult({ problems: [aProblem("stop", "x")] }) });
  await running;
  expect(store.getState().job).toBeNull();
  expect(store.getState().problems).toHaveLength(1);
  expect(store.getState().notice?.text).toBe("Refreshed: 2 new flags, 1 cleared.");
});

test.each([
  [{ newFlags: 0, clearedFlags: 0, cellsWritten: 0 }, "Refreshed. Nothing has changed since last time."],
  [{ newFlags: 1, clearedFlags: 0, cellsWritten: 9 }, "Refreshed: 1 new flag, 0 cleared."],
  [{ newFlags: 0, clearedFlags: 2, cellsWritten: 9 }, "Refreshed: no new flags, 2 cleared."],
])("what has changed is said: %j", async (changed, sentence) => {
  const store = new PaneStore(services({ refresh: () => done(aResult({ changed })) }));
  await store.refresh();
  expect(store.getState().notice?.text).toBe(sentence);
});

test("a second click while a refresh runs says so and starts nothing", async () => {
  const held = heldRefresh();
  let checks = 0;
  const store = new PaneStore(
    services({
      refresh: held.refresh,
      checkData: () => {
        checks++;
        return done({ problems: [], summary: "", isTemplate: false });
      },
    }),
  );
  const running = store.refresh();
  expect(await store.checkData()).toMatchObject({ kind: "busy" });
  expect(checks).toBe(0);
  expect(store.getState().notice).toMatchObject({ intent: "warning" });
  expect(store.getState().job?.name).toBe("refresh");
  await Promise.resolve();
  held.finish({ kind: "cancelled" });
  await running;
});

test("a ribbon button pressed while the pane still reads waits for it instead of failing", async () => {
  const order: string[] = [];
  let finishReading: () => void = () => undefined;
  const store = new PaneStore(
    services({
      lastResult: () =>
        new Promise((resolve) => {
          finishReading = () => {
            order.push("read");
            resolve({ kind: "done", value: null });
          };
        }),
      refresh: () => {
        order.push("refresh");
        return done(aResult());
      },
    }),
  );
  const opening = store.open();
  const refreshing = store.refresh();
  finishReading();
  await Promise.all([opening, refreshing]);
  expect(order).toEqual(["read", "refresh"]);
});

test("cancelling aborts the workflow's signal, and the result of before stays", async () => {
  const held = heldRefresh();
  const store = new PaneStore(services({ refresh: held.refresh }));
  await store.open();
  const before = store.getState().result;
  const running = store.refresh();
  await Promise.resolve();
  store.cancel();
  expect(held.options().signal?.aborted).toBe(true);
  expect(store.getState().job?.stopping).toBe(true);
  held.finish({ kind: "cancelled" });
  await running;
  expect(store.getState().result).toBe(before);
  expect(store.getState().notice?.text).toBe("Cancelled. Nothing was written.");
});

test("the size of the text is kept in the workbook", async () => {
  const saved: unknown[] = [];
  const store = new PaneStore(
    services({
      saveSettings: (settings) => {
        saved.push(settings);
        return done(null);
      },
    }),
  );
  await store.setLargeText(true);
  expect(store.getState().largeText).toBe(true);
  expect(saved).toEqual([{ largeText: true }]);
});
