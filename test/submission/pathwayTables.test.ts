import type { RawCell } from "../../src/submission/block";
import { givenContract, problemsOf } from "./givenTables";

const measures: RawCell[][] = [["HARBOR", "", "enrolled", "2026-09", 25, 50]];
const PATHWAY = [
  "provider_id",
  "site_id",
  "cohort_period",
  "cohort_basis",
  "stage",
  "count",
  "median_days_from_previous",
  "n_days",
];
const STAGES: RawCell[][] = [
  ["stage", "order", "owner_side"],
  ["referred", 1, "agency"],
  ["contacted", 2, "agency"],
  ["enrolled", 3, "provider"],
];

const given = (pathway: RawCell[][], stages: RawCell[][] | null = STAGES) =>
  givenContract({ measures, tables: { tblPathway: [PATHWAY, ...pathway], tblStages: stages } });

const row = (stage: string, count: RawCell, more: readonly RawCell[] = [], cohort: RawCell = "2026-09") => [
  "HARBOR",
  "",
  cohort,
  "referral_cohort",
  stage,
  count,
  ...more,
];

describe("tblPathway and tblStages", () => {
  test("a stage has a status of its own; of a cohort that is not over only what is provisional is read", () => {
    const said = (status: RawCell, reason: RawCell = "") => ["", "", status, reason];
    const read = (allowed: string) =>
      givenContract({
        measures,
        contract: { as_of: "2026-10-15", allow_provisional: allowed },
        tables: {
          tblPathway: [
            [...PATHWAY, "data_status", "revision_reason"],
            row("referred", 50, said("")),
            row("contacted", 43, said("revised")),
            row("enrolled", 40, said("nearly")),
            row("referred", 30, said("final"), "2026-10"),
            row("contacted", 20, said("provisional"), "2026-10"),
          ],
          tblStages: STAGES,
        },
      });
    const places = (data: ReturnType<typeof read>) => problemsOf(data).map((text) => text.split(":")[0]);
    const data = read("yes");
    expect(data.stageCounts.map(({ status }) => status)).toEqual([
      "final",
      "revised",
      "provisional",
      "provisional",
    ]);
    expect(places(data)).toEqual(["DQ22 ask Pathway!I3", "IN04 ask Pathway!I4", "DQ08 stop Pathway!C5"]);
    expect(places(read("no"))).toEqual([...places(data), "DQ08 stop Pathway!C6"]);
  });

  test("counts, days and cases are read with their cells; stages in their order", () => {
    const data = given(
      [row("Referred", 50), row("contacted", 43, [4.5, 41])],
      [STAGES[0]!, STAGES[3]!, STAGES[1]!, STAGES[2]!],
    );
    expect(problemsOf(data)).toEqual([]);
    expect(data.stages).toEqual([
      { id: "referred", order: 1, ownerSide: "agency" },
      { id: "contacted", order: 2, ownerSide: "agency" },
      { id: "enrolled", order: 3, ownerSide: "provider" },
    ]);
    expect(data.stageCounts).toMatchObject([
      { stageId: "referred", count: { value: 50 }, cells: { sheet: "Pathway", address: "F2" } },
      {
        providerId: "HARBOR",
        siteId: "ALL",
        cohort: { key: "2026-09" },
        basis: "referral_cohort",
        stageId: "contacted",
        count: { kind: "number", value: 43 },
        medianDays: { kind: "number", value: 4.5 },
        nDays: { kind: "number", value: 41 },
        cells: { sheet: "Pathway", address: "F3:H3" },
      },
    ]);
  });

  test("without tblStages the order is that of first appearance, and that is said", () => {
    const data = given([row("referred", 50), row("enrolled", 25)], null);
    expect(data.stages).toEqual([
      { id: "referred", order: 1, ownerSide: null },
      { id: "enrolled", order: 2, ownerSide: null },
    ]);
    expect(problemsOf(data)).toEqual([
      "IN12 note Pathway!E1: There is no table tblStages: stages stand in the order of these rows, and nobody is known to own a step. Add the table.",
    ]);
  });

  test.each<[string, RawCell[], string]>([
    [
      "an unknown provider",
      ["HARBUR", "", "2026-09", "referral_cohort", "referred", 50],
      `DQ03 stop Pathway!A2: "HARBUR" is not in this contract's list. Choose from the dropdown. Closest match: HARBOR.`,
    ],
    [
      "an unknown stage",
      row("contactd", 50),
      `DQ03 stop Pathway!E2: "contactd" is not in this contract's list. Choose from the dropdown. Closest match: contacted.`,
    ],
    [
      "a period in two readings",
      row("referred", 50, [], "01/09/26"),
      `DQ09 stop Pathway!C2: We cannot tell which month "01/09/26" is. Choose from the list, e.g. 2026-09.`,
    ],
    [
      "a cohort that is not over",
      row("referred", 50, [], "2026-11"),
      "DQ08 stop Pathway!C2: 2026-11 has not finished. Remove it, or mark it provisional if your contract allows part-periods.",
    ],
    [
      "no basis",
      ["HARBOR", "", "2026-09", "", "referred", 50],
      "IN03 stop Pathway!D2: cohort_basis is empty, so the row is not used. Enter referral_cohort or snapshot.",
    ],
    ["a count below zero", row("referred", -1), "DQ13 stop Pathway!F2: -1 is below zero. Enter 0 or more."],
    [
      "a part of a person",
      row("referred", 5.5),
      "DQ14 stop Pathway!F2: 5.5 should be a whole number of people.",
    ],
    [
      "text",
      row("referred", "many"),
      `DQ17 stop Pathway!F2: "many" is not a number. Use a number, 0, NA or ND; for small counts use <11.`,
    ],
    [
      "days below zero",
      row("referred", 5, [-2, 5]),
      "DQ13 stop Pathway!G2: -2 is below zero. Enter 0 or more.",
    ],
  ])("%s is set aside at its cell", (_, cells, problem) => {
    const data = given([cells]);
    expect(problemsOf(data)).toEqual([problem]);
    expect(data.stageCounts).toEqual([]);
  });

  test("a suppressed count is an interval, a blank one is asked for, a median without cases too", () => {
    const data = given([row("referred", "<11"), row("contacted", "", [4, ""])]);
    expect(data.stageCounts.map(({ count }) => count)).toEqual([
      { kind: "suppressed", low: 1, high: 10 },
      { kind: "missing" },
    ]);
    expect(problemsOf(data).map((text) => text.slice(0, 20))).toEqual([
      "DQ28 note Pathway!F2",
      "DQ04 ask Pathway!F3:",
      "DQ35 ask Pathway!H3:",
    ]);
  });

  test("two figures for the same stage are both set aside; the same figure twice is asked about", () => {
    const data = given([
      row("referred", 50),
      row("referred", 40),
      row("contacted", 30),
      row("contacted", 30),
    ]);
    expect(data.stageCounts.map(({ stageId }) => stageId)).toEqual(["contacted"]);
    expect(problemsOf(data)).toEqual([
      `DQ07 stop Pathway!F2: Two different figures for referred, 2026-09, ALL: 50 (row 2) and 40 (row 3). Keep the right one.`,
      `DQ07 stop Pathway!F3: Two different figures for referred, 2026-09, ALL: 50 (row 2) and 40 (row 3). Keep the right one.`,
      "DQ06 ask Pathway!F5: Rows 4 and 5 are identical. Delete one.",
    ]);
  });

  test("a cohort that grows is set aside at the stage that does; a snapshot is noted", () => {
    const up = given([row("referred", 50), row("contacted", 60), row("enrolled", 40)]);
    expect(up.stageCounts.map(({ stageId }) => stageId)).toEqual(["referred", "enrolled"]);
    expect(problemsOf(up)).toEqual([
      "DQ25 stop Pathway!F3: contacted (60) is larger than referred (50). In a referral cohort each step is part of the one before. Correct one of the two.",
    ]);
    const snapshot = given([
      ["HARBOR", "", "2026-09", "Snapshot", "referred", 50],
      ["HARBOR", "", "2026-09", "snapshot", "contacted", 60],
    ]);
    expect(snapshot.stageCounts).toHaveLength(2);
    expect(problemsOf(snapshot)[0]).toMatch(/^DQ25 note Pathway!F3:/);
  });

  test("a suppressed count goes up only where it does so whatever it is", () => {
    expect(problemsOf(given([row("referred", 5), row("contacted", "<11")])).join()).not.toContain("DQ25");
    expect(problemsOf(given([row("referred", "<11"), row("contacted", 11)])).join()).toContain("DQ25");
  });

  test("cohorts and snapshots of one provider are asked about once", () => {
    const data = given([
      row("referred", 50),
      ["HARBOR", "", "2026-09", "snapshot", "referred", 50],
      ["HARBOR", "", "2026-09", "snapshot", "contacted", 40],
    ]);
    expect(problemsOf(data)).toEqual([
      "IN13 ask Pathway!D3: HARBOR reports referral cohorts and snapshots. They are never mixed: the cohorts are used. Keep one basis.",
    ]);
  });

  test("spare rows are nothing; two stages with one order are asked about", () => {
    const data = given([["HARBOR", "", "", "", "", ""]], [...STAGES, ["assessed", 2, "both"]]);
    expect(data.stages.map(({ id }) => id)).toEqual(["referred", "contacted", "assessed", "enrolled"]);
    expect(problemsOf(data)).toEqual([
      "IN04 ask Stages!B5: Two stages have order 2 (see B3). They are read in the order of their rows. Give each its own.",
      'IN04 ask Stages!C5: owner_side says "both"; nobody is asked about this step. Enter agency or provider.',
    ]);
  });
});

describe("the baseline window that tblContract names", () => {
  const named = (entry: RawCell, contract = {}) =>
    givenContract({ contract: { pathway_baseline: entry, ...contract } });

  test.each<[RawCell, string, string]>([
    ["2026-01 to 2026-03", "2026-01", "2026-03"],
    ["Jan 2026 to Mar 2026", "2026-01", "2026-03"],
    ["2026-Q1", "2026-Q1", "2026-Q1"],
  ])("%s", (entry, from, to) => {
    const data = named(entry);
    expect(problemsOf(data)).toEqual([]);
    expect(data.contract.pathwayBaseline).toMatchObject({ from: { key: from }, to: { key: to } });
  });

  test.each<[RawCell]>([["2026-03 to 2026-01"], ["last spring"], ["2026-01 to 2026-Q1"]])(
    "%s is asked about",
    (entry) => {
      const data = named(entry);
      expect(data.contract.pathwayBaseline).toBeNull();
      expect(problemsOf(data).map((text) => text.split(":")[0])).toEqual(["IN05 ask Contract!B3"]);
    },
  );

  test("none", () => {
    expect(named("").contract.pathwayBaseline).toBeNull();
  });
});

describe("tblBreakdowns", () => {
  const HEADER = ["provider_id", "indicator_id", "period", "dimension", "group", "numerator", "denominator"];
  const breakdowns = (...rows: RawCell[][]) =>
    givenContract({ measures, tables: { tblBreakdowns: [HEADER, ...rows] } });

  test("groups are read as parts of a measure, in any case", () => {
    const data = breakdowns(
      ["HARBOR", "enrolled", "2026-09", "geography", "North", 9, 21],
      ["HARBOR", "enrolled", "2026-08", "Geography", "NORTH", 8, 20],
      ["HARBOR", "enrolled", "2026-09", "language", "Spanish", "<11", 12],
    );
    expect(data.breakdowns).toMatchObject([
      {
        dimension: "geography",
        group: "North",
        siteId: "ALL",
        period: { key: "2026-09" },
        numerator: { kind: "number", value: 9 },
        denominator: { kind: "number", value: 21 },
        cells: { sheet: "Breakdowns", address: "F2:G2" },
      },
      { dimension: "geography", group: "North", period: { key: "2026-08" } },
      { group: "Spanish", numerator: { kind: "suppressed", low: 1, high: 10 } },
    ]);
    expect(problemsOf(data).map((text) => text.slice(0, 4))).toEqual(["DQ28"]);
  });

  test("a group has a status of its own, final where it says none", () => {
    const data = givenContract({
      measures,
      tables: {
        tblBreakdowns: [
          [...HEADER, "data_status", "revision_reason"],
          ["HARBOR", "enrolled", "2026-09", "geography", "North", 9, 21, "", ""],
          ["HARBOR", "enrolled", "2026-09", "geography", "South", 9, 21, "Provisional", ""],
          ["HARBOR", "enrolled", "2026-09", "geography", "West", 9, 21, "revised", ""],
          ["HARBOR", "enrolled", "2026-09", "geography", "East", 9, 21, "revised", "Late forms"],
        ],
      },
    });
    expect(data.breakdowns.map(({ status }) => status)).toEqual([
      "final",
      "provisional",
      "revised",
      "revised",
    ]);
    expect(problemsOf(data)).toEqual([
      "DQ22 ask Breakdowns!H4: This row is marked revised and revision_reason is empty. Say why the figure changed.",
    ]);
  });

  test("rows are checked as those of tblMeasures are", () => {
    const data = breakdowns(
      ["HARBOR", "enroled", "2026-09", "geography", "North", 9, 21],
      ["HARBOR", "enrolled", "2026-09", "geography", "", 9, 21],
      ["HARBOR", "enrolled", "2026-09", "geography", "South", 22, 21],
      ["HARBOR", "enrolled", "2026-09", "geography", "West", 9, 21],
      ["HARBOR", "enrolled", "2026-09", "geography", "West", 8, 21],
      ["HARBOR", "enrolled", "2026-09", "geography", "East", "", ""],
    );
    expect(data.breakdowns.map(({ group, numerator }) => [group, numerator.kind])).toEqual([
      ["East", "missing"],
    ]);
    expect(problemsOf(data).map((text) => text.split(":")[0])).toEqual([
      "DQ03 stop Breakdowns!B2",
      "IN01 stop Breakdowns!E3",
      "DQ10 stop Breakdowns!F4",
      "DQ07 stop Breakdowns!F5",
      "DQ07 stop Breakdowns!F6",
      "DQ04 ask Breakdowns!F7",
    ]);
  });
});
