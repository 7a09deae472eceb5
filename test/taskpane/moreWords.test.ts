import { moreWords } from "../../src/taskpane/moreWords";

test.each([
  [25, 43, "Show 25 more of 43"],
  [25, 25, "Show the other 25"],
  [25, 1, "Show the other one"],
])("pages of %i with %i left: %s", (page, left, text) => {
  expect(moreWords(page, left)).toBe(text);
});
