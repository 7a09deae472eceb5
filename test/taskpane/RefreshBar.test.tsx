/** @jest-environment jsdom */
import { screen } from "@testing-library/react";
import type { RefreshOptions } from "../../src/workflows/refresh";
import { aResult, done, failed } from "./given";
import { givenPane, press } from "./givenPane";

const UNDO = { name: "Undo last refresh" };

test("a refresh that can be taken back offers that, once, and says what became of it", async () => {
  let undone = 0;
  await givenPane({
    refresh: () => done({ ...aResult(), canBeUndone: true }),
    undoRefresh: () => {
      undone++;
      const summary = "The sheets are as they were. Changed by hand since, and left as they are: Summary!D5.";
      return done({ kept: ["Summary!D5"], refreshedAt: "5 Nov 2026, 10:00", summary });
    },
  });
  expect(screen.queryByRole("button", UNDO)).toBeNull();
  await press(screen.getByRole("button", { name: "Refresh" }));
  await press(screen.getByRole("button", UNDO));
  expect(undone).toBe(1);
  expect(screen.getByRole("status").textContent).toBe(
    "The sheets are as they were. Changed by hand since, and left as they are: Summary!D5. The pane shows what the figures say now.",
  );
  expect(screen.queryByRole("button", UNDO)).toBeNull();
  expect(screen.getByText(/refreshed 5 Nov 2026, 10:00$/)).toBeTruthy();
});

test("a refresh by somebody else a moment ago is a question with its answer beside it", async () => {
  const asked: RefreshOptions[] = [];
  await givenPane({
    refresh: (options = {}) => {
      asked.push(options);
      return asked.length > 1
        ? done(aResult())
        : failed("RefreshedByOther", "R. Lee refreshed this workbook a minute ago. Press Refresh again.");
    },
  });
  await press(screen.getByRole("button", { name: "Refresh" }));
  expect(screen.getByRole("status").textContent).toContain("R. Lee refreshed");
  await press(screen.getByRole("button", { name: "Refresh all the same" }));
  expect(asked.map(({ asksFirst }) => asksFirst)).toEqual([true, true]);
  expect(screen.queryByRole("button", { name: "Refresh all the same" })).toBeNull();
});
