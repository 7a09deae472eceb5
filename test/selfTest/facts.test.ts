import { existsSync } from "node:fs";
import path from "node:path";
import * as v from "valibot";
import { readSeen } from "../../scripts/facts/seenFiles";
import { expectedOf, FactSchema, isSame, type Fact } from "../../src/selfTest/fact";
import { FACTS, FACTS_BY_SUBJECT } from "../../src/selfTest/facts";
import { SELF_TEST_CASES } from "../../src/selfTest/selfTestCases";

const root = path.resolve(__dirname, "../..");

const A_FACT: Fact = {
  id: "values.example",
  does: "Something is written.",
  expected: "Something comes of it.",
  sources: ["https://learn.microsoft.com/javascript/api/excel/excel.range"],
  status: "documented",
  observation: 1,
};

const { observation: _gone, ...UNOBSERVED } = A_FACT;

describe("the records", () => {
  test("are there for every subject, each under its subject, ids once", () => {
    const ids = Object.entries(FACTS_BY_SUBJECT).flatMap(([subject, facts]) => {
      expect(facts.length).toBeGreaterThan(0);
      expect(facts.filter(({ id }) => !id.startsWith(`${subject}.`))).toEqual([]);
      return facts.map(({ id }) => id);
    });
    expect(ids).toHaveLength(new Set(ids).size);
  });

  test("name tests that exist", () => {
    const missing = FACTS.flatMap(({ id, testedBy = [] }) =>
      testedBy.filter((file) => !existsSync(path.join(root, file))).map((file) => `${id}: ${file}`),
    );
    expect(missing).toEqual([]);
  });

  test("with an observation have a case, and only those", () => {
    const observed = FACTS.filter(({ observation }) => observation !== undefined).map(({ id }) => id);
    expect(SELF_TEST_CASES.map(({ fact }) => fact).sort()).toEqual(observed.sort());
  });

  test("of which an Excel was seen are still there", () => {
    const ids = new Set(FACTS.map(({ id }) => id));
    const unknown = readSeen().flatMap(({ observations }) =>
      Object.keys(observations).filter((id) => !ids.has(id)),
    );
    expect(unknown).toEqual([]);
  });
});

describe("a record is refused", () => {
  const isValid = (record: unknown) => v.safeParse(FactSchema, record).success;

  test.each<[string, unknown]>([
    ["without a source, though not called unverified", { ...A_FACT, sources: [] }],
    ["with a source of nobody's", { ...A_FACT, sources: ["https://example.org/blog"] }],
    ["with nothing that holds anybody to it and no reason", UNOBSERVED],
    ["with a reason why it is not tested, and a test", { ...A_FACT, notTested: "It cannot be done." }],
    [
      "that differs on a platform and says nothing for the others",
      { ...UNOBSERVED, differs: { mac: 2 }, testedBy: ["a"] },
    ],
    ["that differs on a platform that is none", { ...A_FACT, differs: { ipad: 2 } }],
    ["with an entry that nobody knows", { ...A_FACT, seenOn: "web" }],
    ["with an id that is no subject and name", { ...A_FACT, id: "values" }],
  ])("%s", (_why, record) => {
    expect(isValid(A_FACT)).toBe(true);
    expect(isValid(record)).toBe(false);
  });
});

describe("what must be seen", () => {
  test("is what a real Excel showed, else the platform's own entry, else the observation", () => {
    const fact = { ...A_FACT, differs: { mac: 2 } };
    expect(expectedOf(fact, "web")).toBe(1);
    expect(expectedOf(fact, "mac")).toBe(2);
    expect(expectedOf(fact, "mac", { "values.example": 3 })).toBe(3);
    expect(expectedOf(fact, "mac", { "values.example": null })).toBeNull();
  });

  test("is the same in any order of names, and not in another order of items", () => {
    expect(isSame({ a: 1, b: { c: 2, d: 3 } }, { b: { d: 3, c: 2 }, a: 1 })).toBe(true);
    expect(isSame([1, 2], [2, 1])).toBe(false);
    expect(isSame("1", 1)).toBe(false);
    expect(isSame(null, "null")).toBe(false);
  });
});
