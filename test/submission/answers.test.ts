import type { Observation } from "../../src/analysis/measure";
import type { RawCell } from "../../src/submission/block";
import { checkSubmission } from "../../src/submission/checks/checkSubmission";
import { enteredFigures } from "../../src/submission/enteredFigures";
import { ENROLLED, givenTables, indicatorRow, type Given } from "./givenTables";

const SHARE = indicatorRow("share", { name: "Attended", aggregation: "last" });
const ANSWERS = ["code", "key", "value", "text", "by", "on"];

/** A contract workbook with one row of measures and what tblAnswers says of it. */
function check(row: readonly RawCell[], answers: readonly (readonly RawCell[])[] = [], given: Given = {}) {
  const measures = [["PRV-1", "ALL", ...row]];
  const tables = givenTables({ measures, indicators: [ENROLLED, SHARE], ...given });
  tables.set("tblanswers", {
    table: "tblAnswers",
    sheet: "Answers",
    row: 0,
    column: 0,
    values: [ANSWERS, ...answers],
  });
  const workbook = { tables, sheets: [], date1904: false, identity: null };
  const { data, problems } = checkSubmission(workbook, { contract: null, asOf: null, receivedOn: null });
  return {
    figures: data.observations.map(told),
    asks: problems.filter(({ severity }) => severity === "ask"),
  };
}

const told = (observation: Observation) => enteredFigures(observation);

/** The row with its one question answered by that button, and by those words behind it. */
function answered(row: readonly RawCell[], label: string, words = "", given: Given = {}) {
  const [ask] = check(row, [], given).asks;
  const answer = ask?.question?.answers.find((each) => each.label === label);
  if (!ask?.question || !answer) throw new Error(`${ask?.message} does not offer "${label}"`);
  const { key, value } = ask.question;
  const text = answer.text + words;
  return check(row, [[ask.code, key, value, text, "R. Lee", "2026-10-09"]], given);
}

const labels = (row: readonly RawCell[], given: Given = {}) =>
  check(row, [], given).asks.map(({ question }) => question?.answers.map(({ label }) => label));

describe("an entry with several readings is set aside until one is chosen", () => {
  test.each<[string, RawCell, readonly string[], readonly string[]]>([
    ["a percentage", 70, ["Read as 70%"], ["0.7"]],
    ["1", 1, ["Read as 1%", "Read as 100%"], ["0.01", "1"]],
    ["a thousand or one and a bit", "1,234", ["Read as 1234", "Read as 1.234"], []],
    [
      "a mark",
      "-",
      [
        "Read as 0",
        "Read as NA (does not apply)",
        "Read as ND (not yet collected)",
        "Read as <11 (small count)",
      ],
      ["0", "NA", "ND", "<11"],
    ],
  ])("%s", (_, entry, offered, figures) => {
    const row = ["share", "2026-09", "", "", entry, "", "final"];
    expect(check(row).figures).toEqual([]);
    expect(labels(row)).toEqual([offered]);
    figures.forEach((figure, i) => {
      const { figures: used, asks } = answered(row, offered[i]!, ". Told on the phone");
      expect(used).toEqual([figure]);
      expect(asks).toEqual([]);
    });
  });

  test("more than all, where the indicator allows it, can be right as entered", () => {
    const indicators = [indicatorRow("share", { aggregation: "last", allow_over_1: "yes" })];
    const row = ["share", "2026-09", "", "", 12, "", "final"];
    expect(answered(row, "Read as 1200%", "", { indicators }).figures).toEqual(["12"]);
    expect(answered(row, "Read as 12%", "", { indicators }).figures).toEqual(["0.12"]);
  });

  test("other words, or a reading that is not offered, leave it set aside, and the question open", () => {
    const row = ["share", "2026-09", "", "", 70, "", "final"];
    const key = "tblMeasures|PRV-1|share|ALL|2026-09|value";
    for (const text of ["It is right", "Read as 0.5", "Read as 0.70", "Read as 0.7x"]) {
      const { figures, asks } = check(row, [["DQ15", key, "70", text, "R. Lee", "2026-10-09"]]);
      expect([text, figures, asks.length]).toEqual([text, [], 1]);
    }
  });

  test("another entry is another question", () => {
    const key = "tblMeasures|PRV-1|share|ALL|2026-09|value";
    const answer = ["DQ15", key, "70", "Read as 0.7", "R. Lee", "2026-10-09"];
    expect(check(["share", "2026-09", "", "", 71, "", "final"], [answer]).figures).toEqual([]);
    expect(check(["share", "2026-09", "", "", 71, "", "final"], [answer]).asks).toHaveLength(1);
  });
});

describe("blanks", () => {
  test("a row without figures does not apply, once that is said", () => {
    const row = ["enrolled", "2026-09", "", "", "", "", "final"];
    expect(check(row).figures).toEqual(["blank/blank"]);
    const { figures, asks } = answered(row, "Read as NA (does not apply)");
    expect([figures, asks]).toEqual([["NA"], []]);
    expect(answered(row, "It will come later")).toEqual({ figures: ["blank/blank"], asks: [] });
  });

  test("a row with half its figures is used once the other half is explained", () => {
    const row = ["enrolled", "2026-09", 30, "", "", "", "final"];
    expect(check(row).figures).toEqual([]);
    expect(labels(row)).toEqual([["Read as NA (does not apply)", "Read as ND (not yet collected)"]]);
    expect(answered(row, "Read as ND (not yet collected)").figures).toEqual(["30/ND"]);
  });

  test("figures in columns that are not used can only be moved", () => {
    const [ask] = check(["enrolled", "2026-09", 30, "", 0.7, "", "final"]).asks;
    expect([ask?.code, ask?.question]).toEqual(["IN10", undefined]);
  });
});

describe("an entry that is used with its question open", () => {
  const indicators = [indicatorRow("enrolled", { allow_over_1: "yes" })];
  const row = (num: number, den: number) => ["enrolled", "2026-09", num, den, "", "", "final"];

  test("is not asked about again while both of its numbers stay", () => {
    const [ask] = check(row(110, 100), [], { indicators }).asks;
    expect([ask?.code, ask?.question?.takesWords]).toEqual(["DQ10", true]);
    const { key, value } = ask!.question!;
    const answer = ["DQ10", key, value, "Siblings came along", "R. Lee", "2026-10-09"];
    expect(check(row(110, 100), [answer], { indicators }).asks).toEqual([]);
    expect(check(row(110, 90), [answer], { indicators }).asks).toHaveLength(1);
    expect(check(row(111, 100), [answer], { indicators }).asks).toHaveLength(1);
  });
});
