import { closestMatch } from "../../src/submission/closestMatch";

describe("closest match", () => {
  test.each<[string, string[], string | null]>([
    ["PRV-001", ["PRV-0001", "PRV-0002"], "PRV-0001"],
    ["10001", ["010001", "020001"], "010001"],
    ["harbour", ["Harbor", "Elm"], "Harbor"],
    ["something else", ["Harbor", "Elm"], null],
    ["x", [], null],
  ])("%p in %p is %p", (text, candidates, expected) => expect(closestMatch(text, candidates)).toBe(expected));
});
