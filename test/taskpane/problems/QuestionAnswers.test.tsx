/** @jest-environment jsdom */
import { act, fireEvent, screen, within } from "@testing-library/react";
import { axe, toHaveNoViolations } from "jest-axe";
import type { Problem } from "../../../src/submission/problem";
import type { AnswerDraft } from "../../../src/workflows/answer";
import { done } from "../given";
import { givenPane, press } from "../givenPane";

expect.extend(toHaveNoViolations);

const unusual = (value: number): Problem => ({
  code: "DQ20",
  severity: "ask",
  sheet: "Data",
  cell: `F${value}`,
  message: `${value} is far from your usual 20-30.`,
  question: {
    key: `tblMeasures|PRV-1|share|ALL|2026-${value}|value`,
    value: String(value),
    answers: [
      { label: "It is right", text: "It is right" },
      { label: "It is right: an unusual period", text: "It is right: an unusual period" },
    ],
    takesWords: true,
  },
});
const unclear: Problem = {
  ...unusual(70),
  code: "DQ15",
  isSetAside: true,
  question: {
    ...unusual(70).question!,
    answers: [{ label: "Read as 70%", text: "Read as 0.7" }],
    takesWords: false,
  },
};

/** The pane with these questions; an answered one is not asked again. */
async function givenQuestions(asked: readonly Problem[], author = "R. Lee") {
  const given: { readonly problem: Problem; readonly draft: AnswerDraft }[] = [];
  let open = asked;
  const found = () => done({ problems: open, summary: `${open.length} questions`, isTemplate: false });
  const { store, container } = await givenPane({
    readSettings: () => done({ largeText: false, author }),
    checkData: found,
    answer: (problem, draft) => {
      given.push({ problem, draft });
      open = open.filter((each) => each !== problem);
      return found();
    },
  });
  await act(async () => void (await store.checkData()));
  await screen.findAllByRole("group");
  return { given, container };
}

const answersOf = ({ message }: Problem) => screen.getByRole("group", { name: `Answers: ${message}` });
const button = (problem: Problem, name: string) => within(answersOf(problem)).getByRole("button", { name });

test("one click answers, under the name that was given before; the next question has the keyboard", async () => {
  const [first, second] = [unusual(71), unusual(72)];
  const { given } = await givenQuestions([first, second]);
  await press(button(first, "It is right"));
  expect(given).toEqual([{ problem: first, draft: { text: "It is right", words: "", by: "R. Lee" } }]);
  expect(screen.queryByText(first.message)).toBeNull();
  expect(screen.getByRole("status").textContent).toBe("Answer kept. 1 questions.");
  expect(document.activeElement?.textContent).toContain(second.message);
});

test("without a name nothing is kept: the name is asked for, and has the keyboard", async () => {
  const { given } = await givenQuestions([unusual(71)], "");
  await press(button(unusual(71), "It is right"));
  expect(given).toEqual([]);
  const name = screen.getByRole("textbox", { name: "Answered by" });
  expect(document.activeElement).toBe(name);
  expect(screen.getByText("Enter your name, then answer.")).toBeTruthy();
  fireEvent.change(name, { target: { value: "S. Moe" } });
  await press(button(unusual(71), "It is right"));
  expect(given.map(({ draft }) => draft.by)).toEqual(["S. Moe"]);
});

test("own words go along with an answer, or are the answer", async () => {
  const [first, second] = [unusual(71), unusual(72)];
  const { given } = await givenQuestions([first, second]);
  for (const problem of [first, second]) {
    await press(button(problem, "Add words"));
    const words = within(answersOf(problem)).getByRole("textbox", { name: "In your words" });
    fireEvent.change(words, { target: { value: "A holiday week" } });
  }
  await press(button(first, "It is right: an unusual period"));
  await press(button(second, "Keep these words as the answer"));
  expect(given.map(({ draft }) => [draft.text, draft.words])).toEqual([
    ["It is right: an unusual period", "A holiday week"],
    ["", "A holiday week"],
  ]);
});

test("words do not settle how a figure is read, and a question without an answer of its own asks for words", async () => {
  const why: Problem = { ...unusual(73), code: "DQ22", question: { ...unusual(73).question!, answers: [] } };
  await givenQuestions([unclear, why]);
  await press(button(unclear, "Add words"));
  expect(
    within(answersOf(unclear)).queryByRole("button", { name: "Keep these words as the answer" }),
  ).toBeNull();
  expect(within(answersOf(why)).getByRole("textbox")).toBeTruthy();
  expect(button(why, "Keep these words as the answer").getAttribute("aria-disabled")).toBe("true");
});

test("what can only be fixed offers no answer, and questions with answers are accessible", async () => {
  const { question: _, ...fixed } = unusual(74);
  const { container } = await givenQuestions([fixed, unusual(71)]);
  expect(screen.getAllByRole("group", { name: /^Answers/ })).toHaveLength(1);
  expect(await axe(container)).toHaveNoViolations();
});
