import { hashOf } from "../../src/meeting/hashOf";

test.each([
  ["", "811c9dc5"],
  ["a", "e40c292c"],
  ["foobar", "bf9cf968"],
])("the fingerprint of %p is the published one", (text, hash) => {
  expect(hashOf(text)).toBe(hash);
});

test("a reworded line has another fingerprint", () => {
  expect(hashOf("What got in the way?")).not.toBe(hashOf("What got in the way? "));
});
