/** @jest-environment jsdom */
import { act, fireEvent, screen, within } from "@testing-library/react";
import { axe, toHaveNoViolations } from "jest-axe";
import type { BaselineDraft } from "../../../src/workflows/baselineDesk";
import type { SeriesId } from "../../../src/workflows/baselines";
import { fixed, HARBOR } from "../../analysis/contractOf";
import { aResult, done, failed } from "../given";
import { givenPane, press, recorded } from "../givenPane";
import { aDesk, aJudgedResult } from "../givenSeries";

expect.extend(toHaveNoViolations);

const SERIES: SeriesId = { providerId: HARBOR.id, indicatorId: "enrolled" };
const OWN = fixed("2024-10", "2025-09", {
  providerId: HARBOR.id,
  author: "Ann Lee",
  decidedOn: "2025-10-20",
});

async function givenEditor(desk = aDesk(), change: Parameters<typeof givenPane>[0] = {}) {
  const fix = recorded((_id: SeriesId, _draft: BaselineDraft) => done(aResult()));
  const pane = await givenPane({
    lastResult: () => done(aJudgedResult()),
    openBaselines: () => done(desk),
    fixBaseline: fix.workflow,
    ...change,
  });
  await act(async () => pane.store.openDetail({ kind: "baseline", series: SERIES, cameFrom: null }));
  await screen.findByText("What is decided?");
  return { ...pane, fix };
}

const button = (name: string | RegExp) => screen.getByRole("button", { name });

/** A list that was closed is still on the page until its own leaves; the one that belongs to the label counts. */
async function choose(label: string, option: string): Promise<void> {
  const dropdown = screen.getByLabelText(label, { selector: "button" });
  await press(dropdown);
  const list = document.getElementById(dropdown.getAttribute("aria-controls")!)!;
  await press(within(list).getByText(option));
}

const type = (label: RegExp, value: string) =>
  act(async () => void fireEvent.change(screen.getByLabelText(label), { target: { value } }));

const consequences = async () => within(await screen.findByRole("region", { name: "What it would change" }));

test("the first twelve are one press away, drawn with their limits, and nothing is written", async () => {
  const { fix } = await givenEditor();
  await press(button("The first 12"));
  expect(await screen.findByText("Then: mean 69.6%, limits 53.6% to 85.7%.")).toBeTruthy();
  expect(screen.getByText(/^Now: mean 66\.\d%/)).toBeTruthy();
  expect(screen.getByText("as they are now")).toBeTruthy();
  expect(fix.calls).toEqual([]);
});

test("says which flags would be raised and which cleared, before anything is decided", async () => {
  await givenEditor();
  await press(button("The first 12"));
  const change = await consequences();
  expect(change.getByText(/flags? would be raised/)).toBeTruthy();
  expect(change.getByText(/lie below the usual range of 53\.6% to 85\.7%/)).toBeTruthy();
});

test("a proposal is looked at, not applied", async () => {
  const { fix } = await givenEditor();
  expect(screen.getByText(/first 12 months with figures/)).toBeTruthy();
  await press(button("Look at the proposal: Fix Oct 2024 to Sep 2025"));
  expect(screen.getByRole("combobox", { name: "First period" }).textContent).toBe("Oct 2024");
  expect(fix.calls).toEqual([]);
});

test("a decision goes with its periods, reason and name", async () => {
  const { fix } = await givenEditor();
  await choose("First period", "Oct 2024");
  await choose("Last period", "Dec 2025");
  await type(/^Reason/, "Agreed in May");
  await type(/^Decided by/, "Ann Lee");
  await press(button("Fix baseline"));
  expect(fix.calls.map(([id, draft]) => [id, draft])).toEqual([
    [SERIES, { action: "fix", from: "2024-10", to: "2025-12", reason: "Agreed in May", author: "Ann Lee" }],
  ]);
  expect(await screen.findAllByText("Limits decided: 2 new flags, 1 cleared.")).not.toHaveLength(0);
  expect(screen.queryByText("What is decided?")).toBeNull();
});

test("without periods and a name nothing is decided, and each is asked for at its place", async () => {
  const { fix } = await givenEditor();
  expect(screen.queryByText("Choose the first period.")).toBeNull();
  await press(button("Fix baseline"));
  for (const asked of ["Choose the first period.", "Choose the last period.", "Enter who decided this."]) {
    expect(screen.getByText(asked)).toBeTruthy();
  }
  expect(fix.calls).toEqual([]);
});

test("an end before the beginning is said at once; three months need a reason", async () => {
  const { fix } = await givenEditor(aDesk({}, "Ann Lee"));
  await choose("First period", "Dec 2025");
  await choose("Last period", "Jan 2025");
  expect(await screen.findByText(/ends \(2025-01\) before it begins/)).toBeTruthy();
  await choose("Last period", "Feb 2026");
  await press(button("Fix baseline"));
  expect(await screen.findByText(/A baseline of 3 periods is short/)).toBeTruthy();
  expect(fix.calls).toEqual([]);
});

test("a rebase may take in every later figure, and needs its reason", async () => {
  const { fix } = await givenEditor(aDesk({ baselines: [OWN] }, "Ann Lee"));
  await press(screen.getByLabelText("Begin new limits from a period (rebase)"));
  await choose("New limits from", "Oct 2025");
  await press(button("Begin new limits"));
  expect(await screen.findByText(/A rebase needs a reason/)).toBeTruthy();
  await type(/^Reason/, "The intake moved");
  await press(button("Begin new limits"));
  expect(fix.calls.map(([, { from, to }]) => [from, to])).toEqual([["2025-10", ""]]);
});

test("what would take the place of an earlier decision must be confirmed, and again for other periods", async () => {
  const { fix } = await givenEditor(aDesk({ baselines: [OWN] }, "Ann Lee"));
  await choose("First period", "Nov 2024");
  await choose("Last period", "Oct 2025");
  await press(button("Fix baseline"));
  expect(screen.getByText("Please confirm.")).toBeTruthy();
  const confirmation = () => screen.getByLabelText<HTMLInputElement>(/fixed by Ann Lee on 20 Oct 2025/);
  await press(confirmation());
  expect(confirmation().checked).toBe(true);
  await choose("Last period", "Nov 2025");
  expect(confirmation().checked).toBe(false);
  await press(confirmation());
  await press(button("Fix baseline"));
  expect(fix.calls).toHaveLength(1);
});

test("the same decision again changes nothing, and that is said", async () => {
  await givenEditor(aDesk({ baselines: [OWN] }, "Ann Lee"));
  await press(button("The first 12"));
  expect((await consequences()).getByText("Nothing: no limit and no flag.")).toBeTruthy();
});

test("a refusal is a sentence, and what was typed is still there", async () => {
  await givenEditor(aDesk({}, "Ann Lee"), {
    fixBaseline: () => failed("OutputProblem", "The table tblBaselines is filtered."),
  });
  await press(button("The first 12"));
  await type(/^Reason/, "Agreed in May");
  await press(button("Fix baseline"));
  expect(screen.getAllByText("The table tblBaselines is filtered.")).not.toHaveLength(0);
  expect(screen.getByLabelText<HTMLTextAreaElement>(/^Reason/).value).toBe("Agreed in May");
});

test("a series that is gone is said in words", async () => {
  const { store } = await givenPane();
  await act(async () => store.openDetail({ kind: "baseline", series: SERIES, cameFrom: null }));
  expect(await screen.findByText("This series is no longer in the workbook. Press Refresh.")).toBeTruthy();
});

test("from 12 figures on the findings offer to fix the limits; the list leads to the editor and back", async () => {
  const { store } = await givenPane({
    lastResult: () => done(aJudgedResult()),
    openBaselines: () => done(aDesk()),
  });
  await press(button("1 series has enough figures to fix the limits"));
  expect(await screen.findByText(/Harbor Family Services · not fixed, 24 figures/)).toBeTruthy();
  await press(button("Fix the baseline of Harbor Family Services – Enrolled within 30 days"));
  await screen.findByText("What is decided?");
  await press(button("Back"));
  expect(await screen.findByText(/not fixed, 24 figures/)).toBeTruthy();
  await press(button("Back"));
  expect(store.getState().detail).toBeNull();
});

test("has no barriers", async () => {
  const { container } = await givenEditor();
  await press(button("The first 12"));
  await consequences();
  expect(await axe(container)).toHaveNoViolations();
});
