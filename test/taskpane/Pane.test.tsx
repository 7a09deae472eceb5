/** @jest-environment jsdom */
import { act, screen, waitFor, within } from "@testing-library/react";
import { axe, toHaveNoViolations } from "jest-axe";
import type { Outcome } from "../../src/workflows/outcome";
import type { RefreshResult } from "../../src/workflows/refresh";
import { aFinding, aFlag, anAgenda, anIndicator, aProblem, aResult, done, failed } from "./given";
import { givenPane, press, recorded } from "./givenPane";

expect.extend(toHaveNoViolations);

// Drawing hundreds of findings and searching for barriers take their time on a busy machine.

const button = (name: string | RegExp) => screen.getByRole("button", { name });
const tab = (name: RegExp) => screen.getByRole("tab", { name });

function manyFlags(count: number): RefreshResult {
  return aResult({
    findings: Array.from({ length: count }, (_, i) =>
      aFinding({
        provider: { id: `p${i % 40}`, name: `Provider ${i % 40}` },
        indicator: anIndicator({ id: `i${i}`, name: `Indicator ${i}` }),
      }),
    ),
    flags: Array.from({ length: count }, (_, i) =>
      aFlag({
        id: `f${i}`,
        providerId: `p${i % 40}`,
        indicatorId: `i${i}`,
        tone: i % 3 === 0 ? "improvement" : "concern",
        sentence: `Finding number ${i}.`,
      }),
    ),
  });
}

test("names the contract, the age of its figures and the last refresh", async () => {
  await givenPane();
  expect(screen.getByRole("heading", { level: 1 }).textContent).toBe("Family support 2025-2028");
  expect(screen.getByText("Data as of 5 Nov 2026 · refreshed 6 Nov 2026, 14:02")).toBeTruthy();
  expect(screen.getByText("Of 15 series, fewer than one would be flagged by chance.")).toBeTruthy();
});

test("a finding says its tone in a word, its sentence, and its figures with their counts", async () => {
  await givenPane();
  const card = screen.getByRole("article");
  for (const text of ["Concern", "Harbor Family Services", "50.0%", "70.0%", "25 of 50", "10 people"]) {
    expect(within(card).getByText(text)).toBeTruthy();
  }
  expect(within(card).getByText("Missed its target for 7 months in a row.")).toBeTruthy();
});

test("figures that rest on too few people are not on the screen", async () => {
  const few = aFinding({ value: 0.06, numerator: 3, denominator: 50, short: 32 });
  await givenPane({
    lastResult: () => done(aResult({ findings: [few], tooFewPeople: ["harbor|enrolled"] })),
  });
  const card = screen.getByRole("article");
  expect(within(card).getByText("too few people to show")).toBeTruthy();
  expect(card.textContent).not.toMatch(/6\.0%|3 of 50|32 people/);
});

test("pressing a finding selects its chart, its second button its latest cells", async () => {
  const chart = recorded(() => done(null));
  const cells = recorded(() => done(null));
  await givenPane({ goToChart: chart.workflow, goToCells: cells.workflow });
  await press(button("Enrolled within 30 days"));
  await press(button("Show cells (Data!F30:G30)"));
  expect(chart.calls).toEqual([[aFlag()]]);
  expect(cells.calls).toEqual([[{ sheet: "Data", address: "F30:G30" }]]);
});

test("findings stand in the order of importance that they come in", async () => {
  const flags = ["first", "second", "third"].map((id) => aFlag({ id, indicatorId: id, sentence: id }));
  await givenPane({ lastResult: () => done(aResult({ flags })) });
  const sentences = screen
    .getAllByRole("article")
    .map((card) => /first|second|third/.exec(card.textContent ?? "")?.[0]);
  expect(sentences).toEqual(["first", "second", "third"]);
});

test("several reasons to talk about one measure share a card, each with its tone", async () => {
  const flags = [
    aFlag({ id: "1", sentence: "Missed 7 months in a row.", wouldChangeOurMinds: "36 of 50 in October." }),
    aFlag({
      id: "2",
      tone: "watch",
      sentence: "Near its lower limit.",
      wouldChangeOurMinds: "36 of 50 in October.",
    }),
  ];
  await givenPane({ lastResult: () => done(aResult({ flags })) });
  const card = screen.getByRole("article");
  for (const text of ["Concern", "Watch"]) expect(within(card).getByText(text)).toBeTruthy();
  expect(card.textContent).toMatch(/Missed 7 months in a row\..*Near its lower limit\./);
  expect(within(card).getAllByText("36 of 50 in October.")).toHaveLength(1);
  expect(tab(/Findings/).textContent).toContain("1");
});

test("safety is on the first screen, folded, and says to call today", async () => {
  const incidents = aFlag({ id: "s", indicatorId: "incidents", sentence: "2 serious incidents." });
  const finding = aFinding({
    indicator: anIndicator({ id: "incidents", name: "Serious incidents", safety: true }),
  });
  await givenPane({
    lastResult: () => done(aResult({ findings: [finding], flags: [], safety: [incidents] })),
  });
  const card = screen.getByText("Call today: 1 safety matter").closest("details");
  expect(card?.open).toBe(false);
  expect(card?.textContent).toContain("2 serious incidents.");
});

test("hundreds of findings come in pages and can be narrowed to a tone", async () => {
  await givenPane({ lastResult: () => done(manyFlags(300)) });
  expect(screen.getAllByRole("article")).toHaveLength(25);
  await press(button("Show 25 more of 275"));
  expect(screen.getAllByRole("article")).toHaveLength(50);
  await press(await screen.findByRole("button", { name: "Improvement 100" }));
  await waitFor(() => expect(button("Show 25 more of 50")).toBeTruthy());
  for (const card of screen.getAllByRole("article"))
    expect(within(card).getByText("Improvement")).toBeTruthy();
});

test("hundreds of findings can be narrowed to a provider", async () => {
  await givenPane({ lastResult: () => done(manyFlags(300)) });
  await press(await screen.findByRole("combobox", { name: "Provider" }));
  await press(screen.getByRole("option", { name: "Provider 7 (8)" }));
  await waitFor(() => expect(screen.getAllByRole("article")).toHaveLength(8));
  for (const card of screen.getAllByRole("article"))
    expect(within(card).getByText("Provider 7")).toBeTruthy();
});

test("while a refresh runs it shows how far it is, keeps the button's place and can be cancelled", async () => {
  let signal: AbortSignal | undefined;
  let finish: (outcome: Outcome<RefreshResult>) => void = () => undefined;
  await givenPane({
    refresh: (options) => {
      signal = options?.signal;
      options?.onProgress?.({ done: 55, total: 100, text: "Checking row 12,400 of 36,000" });
      return new Promise((resolve) => (finish = resolve));
    },
  });
  button("Refresh").focus();
  await press(button("Refresh"));
  expect(screen.getByRole("progressbar").getAttribute("aria-valuenow")).toBe("55");
  expect(screen.getByText("Checking row 12,400 of 36,000")).toBeTruthy();
  expect(screen.getByRole("status").textContent).toBe("Refresh: 50 percent");
  expect(document.activeElement).toBe(button("Refresh"));
  await press(button("Cancel"));
  expect(signal?.aborted).toBe(true);
  await act(async () => finish({ kind: "cancelled" }));
  expect(screen.queryByRole("progressbar")).toBeNull();
  expect(screen.getByRole("status").textContent).toBe("Cancelled. Nothing was written.");
});

test("a failure is a sentence that can be dismissed", async () => {
  await givenPane({
    refresh: () => failed("InvalidOperationInCellEditMode", "Please press Enter in the sheet first."),
  });
  await press(button("Refresh"));
  expect(screen.getAllByText("Please press Enter in the sheet first.")).not.toHaveLength(0);
  await press(button("Dismiss"));
  expect(screen.queryByText("Please press Enter in the sheet first.")).toBeNull();
});

test("a workbook without contract tables leads to the mapping of a range", async () => {
  await givenPane({
    lastResult: () => done(null),
    refresh: () => failed("NoTables", "This workbook has no table tblMeasures."),
  });
  await press(button("Refresh"));
  const offers = screen.getAllByRole("button", { name: "Use the selected range" });
  await press(offers[0]!);
  expect(await screen.findByText("There are no figures in the selected cells.")).toBeTruthy();
  await press(button("Back"));
  expect(screen.getByText("No findings yet")).toBeTruthy();
});

test("problems stand in groups by what they ask for, and select their cell", async () => {
  const cells = recorded(() => done(null));
  const problems = [
    aProblem("ask", "Is 41 right?"),
    aProblem("stop", "“n/k” is not a number."),
    aProblem("stop", "Two rows."),
  ];
  await givenPane({ lastResult: () => done(aResult({ problems })), goToCells: cells.workflow });
  await press(tab(/Problems/));
  expect(await screen.findByText("2 to fix, 1 question")).toBeTruthy();
  const groups = screen.getAllByRole("heading", { level: 3 }).map((heading) => heading.textContent);
  expect(groups).toEqual(["To fix (2)", "Questions (1)"]);
  await press(button(/Is 41 right\?/));
  expect(cells.calls).toEqual([[{ sheet: "Data", address: "F12" }]]);
});

test("checking the data shows the problems, also when a ribbon button started it", async () => {
  const problems = [aProblem("stop", "Row 12 has no period.")];
  const { store } = await givenPane({
    checkData: () => done({ problems, summary: "1 to fix", isTemplate: false }),
  });
  await act(async () => void (await store.checkData()));
  expect(await screen.findByText("Row 12 has no period.")).toBeTruthy();
  expect(tab(/Problems/).getAttribute("aria-selected")).toBe("true");
});

test("the agenda says when each item begins and ends, and who speaks", async () => {
  await givenPane({ lastResult: () => done(aResult({ agenda: anAgenda() })) });
  await press(tab(/Agenda/));
  expect(await screen.findByText("1. Going well")).toBeTruthy();
  expect(screen.getByText("5 minutes (0–5 min) · Harbor")).toBeTruthy();
  expect(screen.getByText("10 minutes (5–15 min) · Agency")).toBeTruthy();
  expect(screen.getByText("What did the team do differently?").textContent).toContain("(3 min)");
});

test("settings enlarge the text and keep the choice in the workbook", async () => {
  const save = recorded(() => done(null));
  await givenPane({ saveSettings: save.workflow });
  await press(tab(/Settings/));
  await press(await screen.findByRole("switch", { name: "Large text, for a projector" }));
  await waitFor(() => expect(save.calls).toEqual([[{ largeText: true }]]));
});

describe("without barriers", () => {
  test.each([
    ["findings", aResult({ agenda: anAgenda() })],
    ["many findings", manyFlags(9)],
    ["nothing flagged", aResult({ flags: [] })],
    ["an empty workbook", null],
  ])("%s", async (_name, result) => {
    const { container } = await givenPane({ lastResult: () => done(result) });
    await act(async () => undefined);
    expect(await axe(container)).toHaveNoViolations();
  });

  test.each([/Problems/, /Agenda/, /Settings/])("tab %s", async (name) => {
    const problems = [aProblem("stop", "Row 12 has no period.")];
    const { container } = await givenPane({
      lastResult: () => done(aResult({ problems, agenda: anAgenda() })),
    });
    await press(tab(name));
    await waitFor(() => expect(screen.queryByText("Loading")).toBeNull());
    expect(await axe(container)).toHaveNoViolations();
  });
});

test("a problem that stands in no cell, such as a missing table, is no link to nowhere", async () => {
  const missing = { ...aProblem("stop", "The table is missing."), sheet: "", cell: "" };
  await givenPane({ lastResult: () => done(aResult({ problems: [missing] })) });
  await press(tab(/Problems/));
  expect((await screen.findByText("The table is missing.")).closest("button")).toBeNull();
});

test.each([
  ["commonCause", "Nothing stands out"],
  [null, "Too early to judge"],
] as const)("without a flag, and variation %s: %s", async (variation, title) => {
  await givenPane({ lastResult: () => done(aResult({ findings: [aFinding({ variation })], flags: [] })) });
  expect(screen.getByText(title)).toBeTruthy();
});
