import { groupProblems, problemsInWords } from "../../../src/taskpane/problems/groups";
import { aProblem } from "../given";

const stop = aProblem("stop", "stop");
const ask = aProblem("ask", "ask");
const note = aProblem("note", "note");

test.each([
  [[stop, stop, ask], "2 to fix, 1 question"],
  [[ask, ask, ask], "3 questions"],
  [[note], "1 note"],
  [[note, stop, note], "1 to fix, 2 notes"],
  [[], ""],
])("case %#: in words", (problems, words) => {
  expect(problemsInWords(problems)).toBe(words);
});

test("the urgent come first, each group in the order of the problems, empty groups not at all", () => {
  const second = aProblem("stop", "second");
  const groups = groupProblems([ask, stop, second]);
  expect(groups.map(({ title, problems }) => [title, problems])).toEqual([
    ["To fix", [stop, second]],
    ["Questions", [ask]],
  ]);
});
