/** @jest-environment jsdom */
import { act, screen } from "@testing-library/react";
import { axe, toHaveNoViolations } from "jest-axe";
import type { SelfTestOptions, SelfTestOutcome } from "../../../src/selfTest/conductSelfTest";
import type { CaseResult } from "../../../src/selfTest/runSelfTest";
import { givenPane, press, recorded } from "../givenPane";

expect.extend(toHaveNoViolations);
jest.setTimeout(30_000);

const AGREES: CaseResult = {
  fact: "values.typed-code",
  outcome: "agrees",
  seen: "ND",
  expected: "ND",
  error: null,
  ms: 12,
};
const LACKING: CaseResult = {
  ...AGREES,
  fact: "values.json-values",
  outcome: "not supported here",
  seen: null,
};
const DIFFERS: CaseResult = { ...AGREES, fact: "values.date-system", outcome: "differs", seen: 35064 };

type Done = Extract<SelfTestOutcome, { readonly kind: "done" }>;

function done(results: readonly CaseResult[], change: Partial<Done> = {}): Done {
  return {
    kind: "done",
    report: {
      format: "ACM self-test 1",
      platform: "mac",
      build: "16.103.1",
      day: "2026-11-23",
      apiSets: { ExcelApi: "1.17" },
      languages: { display: "en-US", content: "en-US", culture: "en-GB" },
      complete: true,
      results: [...results],
    },
    text: '{"format":"ACM self-test 1"}',
    isInSheet: true,
    contradictions: [],
    ...change,
  };
}

const button = (name: string) => screen.getByRole("button", { name });

const summary = () => screen.getByText(/^Excel 16\.103\.1 \(mac\): /).textContent;

async function givenSelfTest(answer: (options?: SelfTestOptions) => Promise<SelfTestOutcome>) {
  const selfTest = recorded(answer);
  const pane = await givenPane({ selfTest: selfTest.workflow });
  await act(async () => pane.store.selectTab("settings"));
  await press(await screen.findByRole("button", { name: "Self-test" }));
  await screen.findByRole("heading", { name: "Self-test" });
  await screen.findByText(/only in a new, empty workbook/);
  return { ...pane, calls: selfTest.calls };
}

test("it says what it is before it begins, and touches nothing until asked", async () => {
  const { calls, container } = await givenSelfTest(() => Promise.resolve(done([AGREES])));
  expect(calls).toEqual([]);
  expect(await axe(container)).toHaveNoViolations();
});

test("all as recorded: one sentence, and the report as text that can be selected", async () => {
  const { container } = await givenSelfTest(() => Promise.resolve(done([AGREES, AGREES, LACKING])));
  await press(button("Run the self-test"));
  expect(summary()).toBe(
    "Excel 16.103.1 (mac): All 2 trials came out as recorded. 1 could not be tried in this version.",
  );
  const field = screen.getByLabelText<HTMLTextAreaElement>("Report as text");
  expect(field.value).toBe('{"format":"ACM self-test 1"}');
  await press(button("Select all"));
  expect([field.selectionStart, field.selectionEnd]).toEqual([0, field.value.length]);
  expect(document.activeElement).toBe(field);
  expect(await axe(container)).toHaveNoViolations();
});

test("what came out otherwise stands there in words, with what was seen", async () => {
  const contradictions = [
    {
      fact: "values.date-system",
      does: "The worksheet function DATE(2000, 1, 1) is called.",
      expected: "It gives 36526.",
      sentence: "values.date-system: seen 35064, recorded 36526.",
    },
  ];
  await givenSelfTest(() => Promise.resolve(done([AGREES, DIFFERS], { contradictions })));
  await press(button("Run the self-test"));
  expect(summary()).toContain("1 of 2 trials came out as recorded.");
  expect(screen.getByText(/DATE\(2000, 1, 1\) is called\. Expected: It gives 36526\./)).toBeTruthy();
  expect(screen.getByText("values.date-system: seen 35064, recorded 36526.")).toBeTruthy();
});

test("while it runs it says how far it is, and can be cancelled", async () => {
  let given: SelfTestOptions = {};
  let finish: (outcome: SelfTestOutcome) => void = () => undefined;
  await givenSelfTest((options = {}) => {
    given = options;
    return new Promise((resolve) => (finish = resolve));
  });
  await press(button("Run the self-test"));
  await act(async () => given.onProgress?.(11, 140, "tables.grow-down"));
  expect(screen.getByText("12 of 140: tables.grow-down")).toBeTruthy();
  expect(screen.getByRole("progressbar", { name: "Trials done" }).getAttribute("aria-valuenow")).toBe("11");
  await press(button("Cancel"));
  expect(given.signal?.aborted).toBe(true);
  expect(screen.getByText("Stopping")).toBeTruthy();
  const { report } = done([AGREES]);
  await act(async () => finish(done([AGREES], { report: { ...report, complete: false } })));
  expect(summary()).toMatch(/The test was cancelled: the report ends there\.$/);
  expect(button("Run it again")).toBeTruthy();
});

test("a workbook with contents is refused in words", async () => {
  await givenSelfTest(() =>
    Promise.resolve({ kind: "refused", message: "This workbook holds filled cells." }),
  );
  await press(button("Run the self-test"));
  expect(screen.getByText("This workbook holds filled cells.")).toBeTruthy();
  expect(button("Run the self-test")).toBeTruthy();
  expect(screen.queryByLabelText("Report as text")).toBeNull();
});

test("where no sheet could be written the text is what there is", async () => {
  await givenSelfTest(() => Promise.resolve(done([AGREES], { isInSheet: false })));
  await press(button("Run the self-test"));
  expect(
    screen.getByText(/^Excel did not let the report be written into a sheet\. Select the text/),
  ).toBeTruthy();
});

test("an Excel that refuses altogether is said in words", async () => {
  await givenSelfTest(() => Promise.reject(new Error("The session is over.")));
  await press(button("Run the self-test"));
  expect(screen.getByText(/could not be carried out \(The session is over\.\)/)).toBeTruthy();
});

test("whoever leaves the page ends the test", async () => {
  let given: SelfTestOptions = {};
  await givenSelfTest((options = {}) => {
    given = options;
    return new Promise(() => undefined);
  });
  await press(button("Run the self-test"));
  await press(button("Back"));
  expect(given.signal?.aborted).toBe(true);
});
