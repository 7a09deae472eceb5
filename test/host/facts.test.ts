import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { readSeen, seenOn } from "../../scripts/facts/seenFiles";
import { PROFILES, type ProfileName } from "../../src/host/excel/profiles";
import { contradictionIn } from "../../src/selfTest/contradiction";
import type { Fact } from "../../src/selfTest/fact";
import { FACTS } from "../../src/selfTest/facts";
import { runCases, type CaseRun } from "../../src/selfTest/runSelfTest";
import { SELF_TEST_CASES } from "../../src/selfTest/selfTestCases";
import { givenWorkbook } from "./givenWorkbook";

const root = path.resolve(__dirname, "../..");
const seen = readSeen();

async function playedOn(profile: ProfileName, change: Partial<CaseRun> = {}) {
  const { window } = await givenWorkbook({ Sheet1: [] }, PROFILES[profile]);
  return runCases({
    excel: window.Excel,
    office: window.Office,
    platform: profile,
    cases: SELF_TEST_CASES,
    facts: FACTS,
    seen: seenOn(profile, seen),
    ...change,
  });
}

const sentences = (results: Awaited<ReturnType<typeof playedOn>>) =>
  results.map(contradictionIn).filter((sentence) => sentence !== null);

const factOf = (id: string): Fact => FACTS.find((fact) => fact.id === id)!;

describe("the host behaves as recorded, and as a real Excel of the platform did where one was seen", () => {
  test.each(Object.keys(PROFILES) as ProfileName[])("%s", async (profile) => {
    const results = await playedOn(profile);
    expect(sentences(results)).toEqual([]);
    expect(results).toHaveLength(SELF_TEST_CASES.length);
    const lacking = results.filter(({ error }) => error !== null).map(({ fact }) => factOf(fact));
    expect(lacking.filter(({ playedBy }) => playedBy === "host").map(({ id }) => id)).toEqual([]);
  });

  test("a case that takes too long is given up, and the next one runs", async () => {
    const results = await playedOn("web", {
      cases: [
        { fact: "values.typed-code", run: () => new Promise(() => undefined) },
        ...SELF_TEST_CASES.filter(({ fact }) => fact === "values.typed-error"),
      ],
      timeLimit: 300,
    });
    expect(results.map(({ outcome }) => outcome)).toEqual(["timed out", "agrees"]);
    expect(sentences(results)).toEqual([expect.stringMatching(/^values\.typed-code: it took too long/)]);
  });

  test("what needs a newer API than the platform has is said, and not played", async () => {
    const results = await playedOn("ltsc2021", {
      cases: [{ fact: "values.typed-code", run: () => Promise.reject(new Error("was run")) }],
      facts: [{ ...factOf("values.typed-code"), needs: "ExcelApi 1.16" }],
    });
    expect(results).toMatchObject([{ outcome: "not supported here", error: null }]);
  });
});

describe("a contradiction names what was seen and what is recorded", () => {
  const only = (id: string, change: Partial<Fact>): Partial<CaseRun> => ({
    cases: SELF_TEST_CASES.filter(({ fact }) => fact === id),
    facts: [{ ...factOf(id), ...change }],
  });

  test("in a record", async () => {
    const changed = only("sizes.longest-sheet-name", { observation: { "31 characters": "no error" } });
    expect(sentences(await playedOn("web", changed))).toEqual([
      'sizes.longest-sheet-name: seen {"31 characters":"no error","32 characters":"InvalidArgument"}, recorded {"31 characters":"no error"}.',
    ]);
  });

  test("in a platform's own entry", async () => {
    const changed = only("values.date-system", { differs: { mac: 35064 } });
    expect(sentences(await playedOn("web", changed))).toEqual([]);
    expect(sentences(await playedOn("mac", changed))).toEqual([
      "values.date-system: seen 36526, recorded 35064.",
    ]);
  });

  test("in what a real Excel showed, which outranks the record", async () => {
    const changed = { ...only("values.date-system", {}), seen: { "values.date-system": 35064 } };
    expect(sentences(await playedOn("web", changed))).toEqual([
      "values.date-system: seen 36526, recorded 35064.",
    ]);
  });

  test("in a refusal of which the record does not speak", async () => {
    const results = await playedOn("web", {
      cases: [
        {
          fact: "values.wrong-size",
          run: (scratch) =>
            scratch.run(async (context, sheet) => {
              sheet.getRange("A1:B2").values = [[1]];
              await context.sync();
              return null;
            }),
        },
      ],
    });
    expect(sentences(results)).toEqual([
      expect.stringMatching(/^values\.wrong-size: it failed with InvalidArgument at Range\.values \(/),
    ]);
  });
});

describe("the host's own code", () => {
  const tags = filesIn("src/host").concat(filesIn("src/spreadsheet")).flatMap(tagsIn);

  test("names facts that are recorded and that it plays", () => {
    const played = new Set(FACTS.filter(({ playedBy }) => playedBy === "host").map(({ id }) => id));
    expect(tags.filter(({ fact }) => !played.has(fact))).toEqual([]);
    expect(tags.length).toBeGreaterThan(0);
  });

  test("plays nothing that nobody could see: a case, a test or a place in the code", () => {
    const known = new Set([...SELF_TEST_CASES.map(({ fact }) => fact), ...tags.map(({ fact }) => fact)]);
    const unseen = FACTS.filter(
      ({ id, playedBy, testedBy }) => playedBy === "host" && !testedBy && !known.has(id),
    );
    expect(unseen.map(({ id }) => id)).toEqual([]);
  });
});

function filesIn(folder: string): string[] {
  return readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts"))
    .map((file) => path.join(folder, file));
}

function tagsIn(file: string) {
  const source = readFileSync(path.join(root, file), "utf8");
  return [...source.matchAll(/\/\/ Fact: ([a-z]+\.[a-z0-9-]+)/g)].map(([, fact]) => ({ file, fact: fact! }));
}
