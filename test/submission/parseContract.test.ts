import fc from "fast-check";
import type { RawCell } from "../../src/submission/block";
import { parseContract, parseContractInPieces } from "../../src/submission/parseContract";
import { DAYS, ENROLLED, MEASURE_HEADER, givenContract, givenTables, problemsOf } from "./givenTables";

const number = (value: number) => ({ kind: "number", value });
const missing = { kind: "missing" };
/** A row for Harbor's enrolment. */
const row = (period: RawCell, numerator: RawCell, denominator: RawCell, ...rest: RawCell[]): RawCell[] => [
  "HARBOR",
  "",
  "enrolled",
  period,
  numerator,
  denominator,
  ...rest,
];

describe("rows that are right", () => {
  test("become observations with the cells they came from", () => {
    const data = givenContract({ measures: [row("2026-08", 26, 48), row("2026-09", 25, 50)] });
    expect(problemsOf(data)).toEqual([]);
    expect(data.providers).toEqual([{ id: "HARBOR", name: "HARBOR" }]);
    expect(data.observations[1]).toEqual({
      providerId: "HARBOR",
      indicatorId: "enrolled",
      siteId: "ALL",
      period: { key: "2026-09", cadence: "monthly", ordinal: 2026 * 12 + 8 },
      numerator: number(25),
      denominator: number(50),
      value: missing,
      n: missing,
      status: "final",
      cells: { sheet: "Data", address: "E3:F3" },
    });
  });

  test("columns are found by header in any order, case and with blanks; the user's own columns stay", () => {
    const header = [" Denominator ", "my remark", "NUMERATOR", "Period", "Indicator_ID", "provider_id"];
    const measures = [header, [50, "ask Ann", 25, 46266, "ENROLLED", "HARBOR"]];
    const data = givenContract({ tables: { tblMeasures: measures } });
    expect(problemsOf(data)).toEqual([]);
    expect(data.observations[0]).toMatchObject({
      indicatorId: "enrolled",
      period: { key: "2026-09" },
      numerator: number(25),
      cells: { address: "A2:C2" },
    });
  });

  test("codes are read and a suppressed count is named", () => {
    const data = givenContract({
      measures: [
        row("2026-06", "NA", "NA"),
        row("2026-07", "ND", 40),
        row("2026-08", "<11", 40),
        row("2026-09", 0, 40),
      ],
    });
    expect(data.observations.map((o) => o.numerator)).toEqual([
      { kind: "notApplicable" },
      { kind: "notCollected" },
      { kind: "suppressed", low: 1, high: 10 },
      number(0),
    ]);
    expect(problemsOf(data)).toEqual([
      'DQ28 note Data!E4: "<11" read as suppressed: not zero, not missing. It will not be charted as a number.',
    ]);
  });

  test("blank rows and spare rows of the template are nothing", () => {
    const data = givenContract({ measures: [["", " "], ["HARBOR"], [null], row("2026-09", 25, 50)] });
    expect(problemsOf(data)).toEqual([]);
    expect(data.observations).toHaveLength(1);
  });

  test("dates are those of the workbook's date system", () => {
    const data = givenContract({ measures: [row(46266 - 1462, 25, 50)], date1904: true });
    expect(data.observations[0]?.period.key).toBe("2026-09");
  });
});

describe("what is missing", () => {
  test("a prefilled row is a missing figure once its period is over, and nothing before", () => {
    const data = givenContract({
      measures: [row("2026-08", 25, 50), row("2026-09", "", ""), row("2026-10", "", "")],
    });
    expect(problemsOf(data)).toEqual([
      "DQ04 ask Data!E3: Enrolled within 30 days, 2026-09 is empty. Enter the figures, NA (does not apply) or ND (not yet collected).",
    ]);
    expect(data.observations.map((o) => [o.period.key, o.numerator.kind])).toEqual([
      ["2026-08", "number"],
      ["2026-09", "missing"],
    ]);
  });

  test("months that no row names are a gap; a month whose row was set aside is not", () => {
    const data = givenContract({
      measures: [
        row("2026-03", 25, 50),
        row("2026-06", "x", 50),
        row("2026-07", 25, 50),
        row("2026-09", 25, 50),
      ],
    });
    expect(problemsOf(data).filter((p) => p.startsWith("DQ05"))).toEqual([
      "DQ05 note Data!D3: 2026-04 to 2026-05 were never reported. Charts will show a gap.",
      "DQ05 note Data!D5: 2026-08 was never reported. Charts will show a gap.",
    ]);
  });

  test("without as_of the last reported period's end is used and said", () => {
    const data = givenContract({
      measures: [row("2026-09", 25, 50), row("2026-11", "", "")],
      contract: { as_of: "" },
    });
    expect(data.contract.asOf).toBeNull();
    expect(problemsOf(data)).toEqual([
      "IN09 note Contract!A1: No as_of date is given; 2026-09-30, the end of the last reported period, is used. Enter as_of in tblContract to change it.",
    ]);
  });

  test.each(["tblMeasures", "tblIndicators", "tblTargets"])("%s missing stops the file", (table) => {
    const data = givenContract({ measures: [row("2026-09", 25, 50)], tables: { [table]: null } });
    expect(data.observations).toEqual([]);
    expect(problemsOf(data)).toContain(
      `DQ02 stop !: The table "${table}" is missing from the workbook. Name the table with its rows "${table}" (Table Design), or map a range instead.`,
    );
  });

  test("a renamed column stops the file", () => {
    const header = MEASURE_HEADER.map((name) => (name === "denominator" ? "denom" : name));
    const data = givenContract({ tables: { tblMeasures: [header, row("2026-09", 25, 50)] } });
    expect(data.observations).toEqual([]);
    expect(problemsOf(data)).toEqual([
      'DQ02 stop Data!A1: The column "denominator" is missing from Data. Undo the change or paste your rows into a fresh template.',
    ]);
  });
});

describe("whose rows", () => {
  const providers = [
    ["provider_id", "name"],
    ["PRV-0001", "Harbor Family Services"],
  ];

  test("providers come from their list, in any case; others are set aside with the closest match", () => {
    const measures = [row("2026-08", 25, 50), row("2026-09", 25, 50)];
    measures.forEach((each, i) => (each[0] = i === 0 ? "prv-0001" : "PRV-001"));
    const data = givenContract({ measures, tables: { tblProviders: providers } });
    expect(data.providers).toEqual([{ id: "PRV-0001", name: "Harbor Family Services" }]);
    expect(data.observations.map((o) => o.providerId)).toEqual(["PRV-0001"]);
    expect(problemsOf(data)).toEqual([
      `DQ03 stop Data!A3: "PRV-001" is not in this contract's list. Choose from the dropdown. Closest match: PRV-0001.`,
    ]);
  });

  test("a code that lost its zeros is not taken for another, but recognised", () => {
    const measures = [row("2026-09", 25, 50)];
    measures.forEach((each) => (each[0] = 10001));
    const data = givenContract({
      measures,
      tables: { tblProviders: [["provider_id"], ["010001"], ["20002"]] },
    });
    expect(problemsOf(data)).toEqual([
      `DQ03 stop Data!A2: "10001" is not in this contract's list. Choose from the dropdown. Closest match: 010001.`,
    ]);
  });

  test("a row of another contract is set aside", () => {
    const header = [...MEASURE_HEADER, "contract_id"];
    const values = [header, [...row("2026-09", 25, 50), "", "", "", "C-2"]];
    const data = givenContract({ tables: { tblMeasures: values }, contract: { contract_id: "C-1" } });
    expect(problemsOf(data)).toEqual([
      "DQ01 stop Data!J2: This row is for contract C-2; the workbook is for C-1. Correct contract_id or move the row to its own workbook.",
    ]);
  });
});

describe("reading in pieces", () => {
  const many = Array.from({ length: 5000 }, (_, i): RawCell[] => [
    `P${i}`,
    "",
    "enrolled",
    "2026-09",
    25,
    50,
  ]);

  test("tells how far it has come and returns the same", () => {
    const tables = givenTables({ measures: many });
    const pieces = parseContractInPieces(tables, { date1904: false });
    const progress = [];
    let step = pieces.next();
    for (; !step.done; step = pieces.next()) progress.push(step.value);
    expect(progress).toEqual([
      { rowsRead: 2000, rowsInAll: 5000 },
      { rowsRead: 4000, rowsInAll: 5000 },
    ]);
    expect(step.value).toEqual(parseContract(tables, { date1904: false }));
  });
});

describe("any content", () => {
  const anyCell = fc.oneof(
    {
      weight: 3,
      arbitrary: fc.constantFrom<RawCell>("HARBOR", "enrolled", "days", "2026-09", "2026-08", 25, 50, "<11"),
    },
    fc.string({ unit: "binary", maxLength: 40 }),
    fc.double(),
    fc.boolean(),
    fc.constantFrom<RawCell>(null, "", "NA", "-", "#N/A", 46266),
  );
  const anyRow = fc.array(anyCell, { minLength: 9, maxLength: 9 });
  /** Mostly right rows, so that duplicates, gaps and checks meet. */
  const likelyRow = fc
    .tuple(
      fc.constantFrom("enrolled", "days"),
      fc.integer({ min: 1, max: 9 }),
      anyCell,
      anyCell,
      anyCell,
      anyCell,
    )
    .map(([id, month, ...cells]): RawCell[] => ["HARBOR", "", id, `2026-0${month}`, ...cells, ""]);

  test("never throws; every row is an observation, named in a problem, or blank; messages are short", () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(anyRow, likelyRow), { maxLength: 12 }), (measures) => {
        const data = givenContract({ measures, indicators: [ENROLLED, DAYS] });
        const used = data.observations.map((o) => Number(/\d+$/.exec(o.cells.address)?.[0]));
        const named = data.problems.map((p) => Number(/\d+$/.exec(p.cell)?.[0]));
        const text = (cell: RawCell | undefined) =>
          String(cell ?? "")
            .normalize("NFKC")
            .replace(/[\s\u200B-\u200D\u2060\uFEFF]/g, "");
        measures.forEach((cells, i) => {
          const isBlank =
            [2, 3, 4, 5, 6, 7].every((column) => text(cells[column]) === "") ||
            cells.every((c) => text(c) === "");
          if (!isBlank) expect([...used, ...named]).toContain(i + 2);
        });
        expect(new Set(used).size).toBe(used.length);
        for (const p of data.problems) expect(p.message.split(/\s+/).length).toBeLessThan(30);
      }),
      { numRuns: 300 },
    );
  });
});
