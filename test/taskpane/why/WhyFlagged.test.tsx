/** @jest-environment jsdom */
import { act, screen, within } from "@testing-library/react";
import { axe, toHaveNoViolations } from "jest-axe";
import { fixed } from "../../analysis/contractOf";
import { aFlag, aResult, done, failed } from "../given";
import { givenPane, press, recorded } from "../givenPane";
import { aJudgedResult } from "../givenSeries";

expect.extend(toHaveNoViolations);

// The drawing is brought into view; there is no view in a test.
beforeAll(() => (Element.prototype.scrollIntoView = () => undefined));

const FIRST_YEAR = fixed("2024-10", "2025-09", {
  decidedOn: "2025-10-20",
  cells: { sheet: "Baselines", address: "C2" },
});

async function givenWhy(
  change: Parameters<typeof givenPane>[0] = {},
  result = aJudgedResult({ baselines: [FIRST_YEAR] }),
) {
  const pane = await givenPane({ lastResult: () => done(result), ...change });
  await press(screen.getAllByRole("button", { name: "Why is this flagged?" })[0]!);
  const view = await screen.findByRole("region", { name: "Why is this flagged?" });
  await within(view).findByText("The rules behind it");
  return { ...pane, view: within(view), element: view };
}

const rule = (title: string) => within(screen.getByText(title).closest("article")!);

test("opens from a card with the series, its rules, its limits, its states and what would clear it", async () => {
  const { view } = await givenWhy();
  for (const heading of [
    "The rules behind it",
    "Where the limits come from",
    "What must be said beside it",
    "What would change our minds",
  ]) {
    expect(view.getByRole("heading", { name: heading })).toBeTruthy();
  }
  expect(view.getByText(/^8 points, each below the one before: Feb 2026 72\.5%/)).toBeTruthy();
  expect(view.getByText(/× 2\.66 = 16\.1 points/)).toBeTruthy();
  expect(view.getByText("Of 15 series, fewer than one would be flagged by chance.")).toBeTruthy();
});

test("the drawing says what it shows, marks points by shape, and stands again as a table", async () => {
  const { view, element } = await givenWhy();
  const drawing = view.getByRole("img", { name: /Oct 2024 72\.5%.* to Sep 2026 50\.0%.* 24 figures/ });
  expect(drawing.querySelectorAll("path > title")).toHaveLength(24);
  expect(within(element.querySelector("table")!).getAllByRole("row")).toHaveLength(1 + 24);
  expect(view.getByText("baseline")).toBeTruthy();
});

test("a rule rings its points; another one rings its own instead", async () => {
  const { view } = await givenWhy();
  const rings = () => view.getByRole("img").querySelectorAll("circle").length;
  expect(rings()).toBe(7);
  await press(rule("Trend: 8 points falling").getByRole("button", { name: "Ring its points" }));
  expect(rings()).toBe(8);
  expect(view.getByRole("img", { name: /Ringed: Trend: 8 points falling/ })).toBeTruthy();
  await press(view.getByRole("button", { name: "Ringed in the drawing" }));
  expect(rings()).toBe(0);
});

test("periods lead to their cells, a decision to its row, and the series to its chart on the sheet", async () => {
  const cells = recorded(() => done(null));
  const chart = recorded(() => done(null));
  const { view } = await givenWhy({ goToCells: cells.workflow, goToChart: chart.workflow });
  await press(rule("Outside the limits: 2 points below").getByRole("button", { name: "Aug 2026" }));
  await press(view.getByRole("button", { name: "Show Baselines!C2" }));
  await press(view.getByRole("button", { name: "Show the chart on the sheet" }));
  expect(cells.calls).toEqual([
    [{ sheet: "Data", address: "ALL-2026-08" }],
    [{ sheet: "Baselines", address: "C2" }],
  ]);
  expect(chart.calls).toHaveLength(1);
});

test("the keyboard begins at the heading, and comes back to the button that opened it", async () => {
  const { store } = await givenPane({ lastResult: () => done(aJudgedResult()) });
  const opener = screen.getAllByRole("button", { name: "Why is this flagged?" })[0]!;
  opener.focus();
  await press(opener);
  expect(
    (await screen.findByRole("heading", { name: "Why is this flagged?" })) === document.activeElement,
  ).toBe(true);
  await act(async () => store.closeDetail());
  expect(document.activeElement).toBe(opener);
});

test("the tabs are out of reach while it is open, and the chosen filter is there afterwards", async () => {
  const { store, element } = await givenWhy();
  const tabs = screen.getByRole("tablist");
  expect(tabs.closest("[hidden]")).not.toBeNull();
  expect(element.closest("[hidden]")).toBeNull();
  await act(async () => store.closeDetail());
  expect(tabs.isConnected).toBe(true);
  expect(tabs.closest("[hidden]")).toBeNull();
});

test("a flag of something that is no series is explained without a drawing", async () => {
  const flag = aFlag({
    kind: "pathway_drop",
    indicatorId: "pathway",
    rule: "step down: intake",
    sentence: "Fewer go on.",
  });
  const cells = recorded(() => done(null));
  const { view } = await givenWhy({ goToCells: cells.workflow }, aResult({ flags: [flag] }));
  expect(view.queryByRole("img")).toBeNull();
  expect(view.getByRole("heading", { name: "Step down: intake" })).toBeTruthy();
  await press(view.getByRole("button", { name: "Data!F30:G30" }));
  expect(cells.calls).toEqual([[{ sheet: "Data", address: "F30:G30" }]]);
});

test("what is no longer flagged after a refresh says so", async () => {
  const calm = { ...aJudgedResult(), flags: [] };
  const { view, store } = await givenWhy({ refresh: () => done(calm) });
  await act(async () => void (await store.refresh()));
  expect(await view.findByText("It is no longer flagged.")).toBeTruthy();
});

test("a part of the add-in that cannot be loaded is said in words", async () => {
  await givenPane({
    lastResult: () => done(aJudgedResult()),
    explainFlag: () => failed("PartNotLoaded", "A part of the add-in could not be loaded."),
  });
  await press(screen.getAllByRole("button", { name: "Why is this flagged?" })[0]!);
  expect(await screen.findByText("A part of the add-in could not be loaded.")).toBeTruthy();
});

test("has no barriers", async () => {
  const { container } = await givenWhy();
  expect(await axe(container)).toHaveNoViolations();
});
