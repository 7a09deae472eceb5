import { givenSubmission, saidOf } from "./givenSubmission";
import { GOLDEN_ENTRIES } from "./goldenEntries";
import { GOLDEN_RELATIONS } from "./goldenRelations";

const GOLDEN = [...GOLDEN_ENTRIES, ...GOLDEN_RELATIONS];

test("the clean file is ready to send, by itself and on import", async () => {
  for (const changes of [{}, { contract: {} }]) {
    const checked = await givenSubmission(changes);
    expect([checked.status, ...saidOf(checked)]).toEqual(["Ready to send"]);
  }
});

describe("a workbook for each check", () => {
  test.each(GOLDEN.map((one) => [one.code, one] as const))(
    "%s",
    async (code, { triggers, spares, says, besides }) => {
      const found = await givenSubmission(triggers);
      const codes = new Set(found.problems.map((problem) => problem.code));
      expect([...codes].filter((each) => each !== besides)).toEqual([code]);
      expect(found.problems.map(({ message }) => message)).toContain(says);
      expect(saidOf(await givenSubmission(spares)).filter((said) => said.startsWith(code))).toEqual([]);
    },
  );

  test("there is one for each of the 38", () => {
    const codes = Array.from({ length: 38 }, (_, i) => `DQ${String(i + 1).padStart(2, "0")}`);
    expect([...new Set(GOLDEN.map(({ code }) => code))].sort()).toEqual(codes);
  });
});
