import { questionKey } from "../../../src/submission/checks/answers";
import { checkSubmission } from "../../../src/submission/checks/checkSubmission";
import { cell, groups, history, linked, measure, note, stages, values } from "./goldenChanges";
import {
  type Changes,
  contractTables,
  givenFile,
  givenSubmission,
  saidOf,
  smallSetup,
  TODAY,
  workbookOf,
} from "./givenSubmission";

const codesOf = async (changes: Changes) => (await givenSubmission(changes)).problems.map(({ code }) => code);
const MEASURES = [
  "provider_id",
  "contract_id",
  "site_id",
  "indicator_id",
  "period",
  "numerator",
  "denominator",
  "value",
  "n",
];
/** Figures that the contract workbook holds already. */
const accepted = (...rows: readonly (readonly (string | number)[])[]) => ({
  tblMeasures: [MEASURES, ...rows.map((row) => ["PRV-0001", "CW-2026", "ALL", ...row])],
});

describe("a file against the contract that it is imported into", () => {
  test("another contract's template stops, and nothing of it is used", async () => {
    const foreign = await givenSubmission({
      contract: {},
      change: cell("Start!C7", "RC-2026"),
    });
    expect(foreign.isStopped).toBe(true);
    expect(foreign.data.observations).toEqual([]);
    expect(saidOf(foreign)).toEqual([
      "DQ01 stop Start!C7: This template is for contract RC-2026 (PRV-0001). You appear to be reporting CW-2026. Open the template sent for CW-2026.",
    ]);
  });

  test("a provider that the contract does not list, and a template of another version, stop too", async () => {
    expect(await codesOf({ contract: {}, change: cell("Start!C9", "PRV-0077") })).toEqual(["DQ01"]);
    expect(await codesOf({ contract: {}, change: cell("Start!C10", "2") })).toEqual(["DQ01"]);
  });

  test("a figure that the contract holds with another value must say that it is revised", async () => {
    const contract = accepted(["enrolled", "2026-09", 58, 100, "", ""]);
    expect(saidOf(await givenSubmission({ contract }))).toEqual([
      'DQ22 ask Data!F5:G5: 2026-09 was 58/100, now 60/100. Choose "revised" and say why. Old value is kept.',
    ]);
    expect(await codesOf({ contract: accepted(["enrolled", "2026-09", 60, 100, "", ""]) })).toEqual([]);
  });

  test("the contract's own problems are none of the file's", async () => {
    expect(await codesOf({ contract: accepted(["enrolled", "2026-08", 90, 30, "", ""]) })).toEqual([]);
  });
});

describe("answers", () => {
  const odd = { ...history("days", values(4, 5, 4.5, 5, 4)), change: measure(2, { value: 17 }) };

  test("a question that was answered for the same value is not asked again; for another value it is", async () => {
    const { problems } = await givenSubmission(odd);
    expect(problems.map(({ code }) => code)).toEqual(["DQ20"]);
    const file = workbookOf(givenFile(odd).model);
    const { key, value } = questionKey(problems[0]!, file.tables);
    expect([key, value]).toEqual(["tblMeasures|PRV-0001|days|ALL|2026-09|value", "17"]);
    const rows = (answered: string) => ({
      ...accepted(...[4, 5, 4.5, 5, 4].map((days, i) => ["days", `2026-0${4 + i}`, "", "", days, 80])),
      tblAnswers: [
        ["code", "key", "value", "text", "by", "on"],
        ["DQ20", key, answered, "A holiday week", "R. Lee", "2026-10-09"],
      ],
    });
    expect(await codesOf({ ...odd, contract: rows("17") })).toEqual([]);
    expect(await codesOf({ ...odd, contract: rows("18") })).toEqual(["DQ20"]);
  });

  test("what must be fixed cannot be answered away", async () => {
    const change = measure(1, { numerator: 110 });
    const key = "tblMeasures|PRV-0001|enrolled|ALL|2026-09|numerator";
    const tblAnswers = [
      ["code", "key", "value", "text"],
      ["DQ10", key, "110", "It is so"],
    ];
    expect(await codesOf({ change, contract: { tblAnswers } })).toEqual(["DQ10"]);
  });

  test("a note in the row answers what is unusual", async () => {
    expect(await codesOf({ ...odd, change: measure(2, { value: 17, note: "Two teams merged." }) })).toEqual(
      [],
    );
  });
});

describe("own history", () => {
  test("with five points before, three times the median is far, and less is not", async () => {
    const before = history("days", values(4, 5, 4.5, 5, 4));
    expect(await codesOf({ ...before, change: measure(2, { value: 13.6 }) })).toEqual(["DQ20"]);
    expect(await codesOf({ ...before, change: measure(2, { value: 13.4 }) })).toEqual([]);
  });

  test("four points are too few to call anything unusual", async () => {
    expect(
      await codesOf({ ...history("days", values(4, 5, 4.5, 5)), change: measure(2, { value: 17 }) }),
    ).toEqual([]);
  });

  test("denominators are looked at like values", async () => {
    const counts = [98, 102, 100, 97, 103].map((denominator) => ({ numerator: 60, denominator }));
    const change = measure(1, { numerator: 250, denominator: 420 });
    const { problems } = await givenSubmission({ ...history("enrolled", counts), change });
    expect(problems.find(({ code }) => code === "DQ20")?.message).toBe(
      "420 is far from your usual 33.33-300 (last 5 periods). If right, add a short note; if not, correct it.",
    );
  });

  test("a whole column of fractions where percentages stood before is one question with one correction", async () => {
    const { indicators } = smallSetup();
    const setup = { indicators: indicators.map((one, i) => (i === 1 ? { ...one, unit: "score" } : one)) };
    const { problems } = await givenSubmission({
      setup,
      ...history("days", values(71, 68, 74)),
      change: measure(2, { value: 0.72 }),
    });
    expect(problems.map(({ code, correction }) => [code, correction])).toEqual([
      ["DQ15", [{ cell: "H6", was: 0.72, value: 72 }]],
    ]);
  });
});

describe("totals and pathways", () => {
  test("groups of a dimension that overlap need not add up", async () => {
    const dimensions = [{ id: "language", groups: ["English", "Spanish"], overlapping: true }];
    expect(await codesOf({ setup: { dimensions }, change: groups([50, 80], [50, 80]) })).toEqual([]);
  });

  test("with a hidden count, only a total that it cannot reach is asked about", async () => {
    const said = async (total: number) => {
      const { problems } = await givenSubmission({
        change: (template) => {
          measure(1, { numerator: total, denominator: 100 })(template);
          groups(["<11", 65], [35, 35])(template);
        },
      });
      return problems.filter(({ code }) => code === "DQ24").map(({ message }) => message);
    };
    expect(await said(45)).toEqual([]);
    expect(await said(46)).toEqual([
      "language groups add to 36 to 45; the total is 46 (numerator). Add the missing people as Unknown.",
    ]);
  });

  test("a share may leave people of the stage out, and cannot have more", async () => {
    const { indicators } = smallSetup();
    const setup = {
      indicators: indicators.map((one, i) => ({ ...one, pathwayStage: i === 0 ? "contact" : null })),
    };
    expect(await codesOf({ setup, change: stages(100, 90, 70) })).toEqual([]);
    expect(await codesOf({ setup, change: stages(100, 59, 40) })).toEqual(["DQ26"]);
  });
});

describe("the file itself", () => {
  test("a row that was deleted is still expected", async () => {
    const empty = { indicator_id: null, period: null, numerator: null, denominator: null, site_id: null };
    const gone = await givenSubmission({ change: measure(1, empty) });
    expect(gone.problems.map(({ code, message }) => `${code}: ${message}`)).toContain(
      "DQ04: Enrolled, 2026-09 has no row. Enter it in a spare row: the figures, NA (does not apply) or ND (not yet collected).",
    );
  });

  test.each([
    ["'C:\\files\\[Clients.xlsx]Counts'!B2", ["DQ19"]],
    ["SUM([1]Counts!B2:B4)", ["DQ19"]],
    ["SUM(tblBreakdowns[[numerator]:[denominator]])", []],
    ["Breakdowns!G5", []],
  ])("the formula =%s", async (formula, codes) => {
    expect(await codesOf({ change: linked(`=${formula}`) })).toEqual(codes);
  });

  test("merged cells are named", async () => {
    const merged = await givenSubmission({
      change: ({ model }) =>
        void model.sheet("Data")!.merges.push({ top: 5, left: 14, bottom: 6, right: 14 }),
    });
    expect(saidOf(merged)).toEqual([
      "DQ36 note Data!O6:O7: O6:O7 is merged: only its first cell is read. Unmerge it and fill each row.",
    ]);
  });

  test("what may tell who a client is stops the file, a possible name is asked about, and neither is repeated", async () => {
    const stopped = await givenSubmission(note("Client SSN 219-09-9999"));
    expect([stopped.isStopped, stopped.data.observations.length]).toEqual([true, 0]);
    expect(JSON.stringify(stopped.problems)).not.toContain("219");
    const asked = await givenSubmission(note("The mother Jane Placeholder called"));
    expect(asked.problems.map(({ code, severity }) => `${code} ${severity}`)).toEqual(["DQ31 ask"]);
    expect(JSON.stringify(asked.problems)).not.toContain("Placeholder");
    expect(asked.isStopped).toBe(false);
  });

  test("whoever prepared the file may be called back", async () => {
    expect(await codesOf({ change: cell("Start!C14", "Jo Field, 555-123-4567, jo@example.org") })).toEqual(
      [],
    );
  });

  test("the agency's own workbook is never stopped as a whole: the row is set aside", () => {
    const header = ["provider_id", "indicator_id", "period", "numerator", "denominator", "note"];
    const tblMeasures = [
      header,
      ["PRV-0001", "enrolled", "2026-08", 55, 90, "Call 555-123-4567"],
      ["PRV-0001", "enrolled", "2026-09", 60, 100, ""],
    ];
    const book = contractTables(smallSetup(), { tblMeasures });
    const checked = checkSubmission(book, { contract: null, asOf: TODAY, receivedOn: null });
    expect(checked.problems.map(({ code }) => code)).toEqual(["DQ31"]);
    expect([checked.isStopped, checked.data.observations.map(({ period }) => period.key)]).toEqual([
      false,
      ["2026-09"],
    ]);
  });
});

test("a site that is not in the list is set aside; where the contract lists no sites, any will do", async () => {
  const north = measure(1, { site_id: "North" });
  const codes = async (changes: Changes) =>
    (await givenSubmission(changes)).problems.filter(({ code }) => code === "DQ03").map(({ cell: at }) => at);
  expect(await codes({ change: north })).toEqual(["C5"]);
  expect(await codes({ change: north, contract: {} })).toEqual([]);
  const tblSites = [
    ["provider_id", "site_id"],
    ["PRV-0001", "South"],
  ];
  expect(await codes({ change: north, contract: { tblSites } })).toEqual(["C5"]);
});
