/** @jest-environment jsdom */
import { act } from "@testing-library/react";
import { mountPane } from "../../src/taskpane/mountPane";
import { PaneStore } from "../../src/taskpane/store";
import { aResult, done } from "./given";
import { services } from "./givenPane";

/** A page with a place for the pane, and how often the workbook was read for it. */
async function givenMounted() {
  document.body.innerHTML = '<div id="pane"></div>';
  let reads = 0;
  const store = new PaneStore(
    services({
      lastResult: () => {
        reads++;
        return done(aResult());
      },
    }),
  );
  await act(async () => mountPane(store));
  return { store, reads: () => reads };
}

function show(visibilityState: "visible" | "hidden"): Promise<void> {
  Object.defineProperty(document, "visibilityState", { value: visibilityState, configurable: true });
  return act(async () => void document.dispatchEvent(new Event("visibilitychange")));
}

test("the workbook is read when the pane is shown, and again each time it comes back", async () => {
  const { reads } = await givenMounted();
  expect(reads()).toBe(1);
  await show("hidden");
  expect(reads()).toBe(1);
  await show("visible");
  expect(reads()).toBe(2);
});

test("what runs while the pane is hidden goes on, and its result is there when it comes back", async () => {
  const { store } = await givenMounted();
  await show("hidden");
  await act(() => store.checkData());
  expect(store.getState()).toMatchObject({ job: null, tab: "problems" });
  await show("visible");
  expect(document.body.textContent).toContain("No problems found");
});
