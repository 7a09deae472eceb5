/** @jest-environment jsdom */
import { act, fireEvent, screen, waitFor } from "@testing-library/react";
import { axe, toHaveNoViolations } from "jest-axe";
import type { MappingGuess } from "../../../src/submission/guessMapping";
import type { Mapping } from "../../../src/submission/mapping";
import type { Selection } from "../../../src/workflows/mapping";
import { aResult, done } from "../given";
import { givenPane, press, recorded } from "../givenPane";

expect.extend(toHaveNoViolations);

const GUESSED: Mapping = {
  version: 1,
  signature: "",
  headerRows: { first: 0, count: 1 },
  provider: { from: "column", column: 0, fillDown: true },
  indicator: null,
  period: null,
  cadence: "monthly",
  dateOrder: null,
  fiscalYearStart: 1,
  figures: [{ column: 1, role: "value", indicator: "% enrolled" }],
  excluded: ["TOTAL"],
  marks: { "*": null },
  indicators: [
    {
      label: "% enrolled",
      direction: null,
      unit: "percent",
      aggregation: "mean",
      percentScale: "hundred",
      target: null,
    },
  ],
};

const SELECTION: Selection = {
  address: "B3:C6",
  block: {
    sheet: "Board report",
    row: 2,
    column: 1,
    values: [
      ["Provider", "% enrolled"],
      ["Harbor", 71.4],
      ["Elm Street", "*"],
      ["TOTAL", 70.2],
    ],
  },
  guess: {
    kind: "guess",
    mapping: GUESSED,
    parts: [{ part: "totals", confidence: "likely", sentence: "The row “TOTAL” is left out." }],
    questions: [
      {
        id: "fiscalYearStart",
        part: "period",
        text: "When does the financial year begin?",
        options: [{ value: "7", label: "In July" }],
      },
    ],
  } satisfies MappingGuess,
};

async function givenWizard(change: Parameters<typeof givenPane>[0] = {}) {
  const pane = await givenPane({ readSelection: () => done(SELECTION), ...change });
  await act(async () => pane.store.openWizard());
  await screen.findByText("Board report!B3:C6");
  return pane;
}

async function choose(label: string, option: string): Promise<void> {
  await press(screen.getByRole("combobox", { name: label }));
  await press(screen.getByRole("option", { name: option }));
}

const type = (label: string, value: string) =>
  fireEvent.change(screen.getByLabelText(label), { target: { value } });

test("shows the cells, what was understood, and what only a person can say", async () => {
  await givenWizard();
  expect(screen.getByText("Harbor")).toBeTruthy();
  expect(screen.getByText(/The row “TOTAL” is left out\./)).toBeTruthy();
  expect(screen.getByText("Please check.")).toBeTruthy();
  for (const open of [
    "When does the financial year begin?",
    "Is more of “% enrolled” better, or less?",
    "What does “*” stand for?",
  ]) {
    expect(screen.getAllByText(open)).not.toHaveLength(0);
  }
});

test("does not refresh while something is open, then with what the person said", async () => {
  const refresh = recorded(() => done(aResult()));
  await givenWizard({ refreshWithMapping: refresh.workflow });
  await press(screen.getByText("Refresh with this"));
  expect(refresh.calls).toEqual([]);

  await choose("Which way should it move?", "More is better");
  await choose("What does “*” stand for?", "Too few people to show");
  await press(screen.getByLabelText("In July"));
  type("Contract target in percent, if there is one", "70");
  type("Period of all rows, for example 2026-09", "2026-09");
  await press(screen.getByText("Refresh with this"));

  const [range, mapping] = refresh.calls[0] as unknown as [unknown, Mapping];
  expect(range).toEqual({ sheet: "Board report", address: "B3:C6" });
  expect(mapping).toEqual({
    ...GUESSED,
    period: { from: "text", text: "2026-09" },
    marks: { "*": "suppressed" },
    indicators: [{ ...GUESSED.indicators[0], direction: "increase", target: 0.7 }],
  });
  await waitFor(() => expect(screen.queryByText("Refresh with this")).toBeNull());
});

test("a column's meaning is corrected below the cells", async () => {
  const { store } = await givenWizard();
  await press(screen.getByLabelText("% enrolled: Value as it is. Correct"));
  await choose("What stands in “% enrolled”?", "Not used");
  expect(screen.getByText("Which columns hold the figures?")).toBeTruthy();
  expect(store.getState().wizardOpen).toBe(true);
});

test("an answer changes the mapping and settles its question", async () => {
  const answers = recorded((mapping: Mapping) => Promise.resolve({ ...mapping, fiscalYearStart: 7 }));
  await givenWizard({ answerQuestion: answers.workflow });
  expect(screen.getAllByText("When does the financial year begin?")).toHaveLength(2);
  await press(screen.getByLabelText("In July"));
  expect(answers.calls).toHaveLength(1);
  expect(screen.getAllByText("When does the financial year begin?")).toHaveLength(1);
});

test("has no barriers", async () => {
  const { container } = await givenWizard();
  expect(await axe(container)).toHaveNoViolations();
});
