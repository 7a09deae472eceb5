/** @jest-environment jsdom */
import { act, screen } from "@testing-library/react";
import type { Problem } from "../../../src/submission/problem";
import { done } from "../given";
import { givenPane, press } from "../givenPane";

const textNumber: Problem = {
  code: "DQ16",
  severity: "ask",
  sheet: "Data",
  cell: "F5",
  message: '"60" is stored as text. Read as 60. Confirm.',
  correction: [{ cell: "F5", was: "60 ", value: 60 }],
};

test("a template says whether it is ready, in the words of its Check sheet", async () => {
  const problems = [textNumber];
  const { store } = await givenPane({
    checkData: () => done({ problems, summary: "1 question", isTemplate: true }),
  });
  await act(async () => void (await store.checkData()));
  expect(screen.getByRole("heading", { level: 2, name: "1 question" })).toBeTruthy();
});

test("a click enters what a problem proposes, and the data is checked again", async () => {
  const corrected: Problem[] = [];
  const { store } = await givenPane({
    checkData: () =>
      done(
        corrected.length === 0
          ? { problems: [textNumber], summary: "1 question", isTemplate: true }
          : { problems: [], summary: "Ready to send", isTemplate: true },
      ),
    correct: (problem) => {
      corrected.push(problem);
      return done(null);
    },
  });
  await act(async () => void (await store.checkData()));
  await press(screen.getByRole("button", { name: "Enter 60 in F5" }));
  expect(corrected).toEqual([textNumber]);
  expect(await screen.findAllByText("Ready to send")).not.toEqual([]);
});

test("a problem without one sensible correction offers none", async () => {
  const { correction: _, ...unclear } = textNumber;
  const { store } = await givenPane({
    checkData: () => done({ problems: [unclear], summary: "1 question", isTemplate: true }),
  });
  await act(async () => void (await store.checkData()));
  expect(screen.queryByRole("button", { name: /^Enter / })).toBeNull();
});
