/** @jest-environment jsdom */
import { hideOfficeMissing, showOfficeMissing } from "../../src/taskpane/officeMissing";

const LIBRARY = "Excel's own library, Office.js, did not arrive.";

const startWatchdog = () =>
  jest.isolateModulesAsync(async () => void (await import("../../src/taskpane/watchdog")));

test("the message is plain HTML, once, and can be taken away again", () => {
  showOfficeMissing("notLoaded");
  showOfficeMissing("notLoaded");
  const messages = document.querySelectorAll("[role=alert]");
  expect(messages).toHaveLength(1);
  expect(messages[0]!.textContent).toContain(LIBRARY);
  expect(messages[0]!.textContent).toContain("Nothing in your workbook was changed.");
  hideOfficeMissing();
  expect(document.querySelector("[role=alert]")).toBeNull();
});

test("it is shown while the browser still waits in the head, before there is a body", () => {
  document.body.remove();
  showOfficeMissing("notLoaded");
  expect(document.documentElement.textContent).toContain(LIBRARY);
});

test("the watchdog speaks after eight seconds of silence, and not when Office.js has come", async () => {
  document.documentElement.innerHTML = "<body></body>";
  jest.useFakeTimers();
  await startWatchdog();
  jest.advanceTimersByTime(7_999);
  expect(document.querySelector("[role=alert]")).toBeNull();
  jest.advanceTimersByTime(1);
  expect(document.querySelector("[role=alert]")).not.toBeNull();

  hideOfficeMissing();
  document.documentElement.dataset.office = "ready";
  await startWatchdog();
  jest.advanceTimersByTime(60_000);
  expect(document.querySelector("[role=alert]")).toBeNull();
  jest.useRealTimers();
});

test("the words stand before the pane's own place, which fills the window", () => {
  document.body.innerHTML = '<div id="pane"></div>';
  showOfficeMissing("notLoaded");
  expect([...document.body.children].map(({ id }) => id)).toEqual(["office-missing", "pane"]);
  hideOfficeMissing();
});
