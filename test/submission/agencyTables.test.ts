import type { RawCell } from "../../src/submission/block";
import { ENROLLED, givenContract, indicatorRow, problemsOf } from "./givenTables";

const measures: RawCell[][] = [["HARBOR", "", "enrolled", "2026-09", 25, 50]];
const withTable = (name: string, ...rows: RawCell[][]) =>
  givenContract({ measures, tables: { [name]: rows } });

describe("tblContract", () => {
  test("values are read with their defaults", () => {
    const contract = {
      contract_id: "C-1",
      title: "Family support",
      fiscal_year_start: "July",
      threshold: 6,
      as_of: 46310,
      consent_joint_view: "Yes",
    };
    expect(givenContract({ measures, contract }).contract).toEqual({
      contractId: "C-1",
      title: "Family support",
      domain: "",
      fiscalYearStart: 7,
      threshold: 6,
      asOf: "2026-10-15",
      consentJointView: true,
      pathwayBaseline: null,
      dueDays: null,
    });
    expect(givenContract({ measures, tables: { tblContract: null } }).contract).toMatchObject({
      threshold: 11,
      asOf: null,
    });
  });

  test.each<[Record<string, RawCell>, string]>([
    [
      { fiscal_year_start: 13 },
      'IN04 ask Contract!B3: fiscal_year_start value says "13"; read as January. Enter the month as a number from 1 to 12.',
    ],
    [
      { threshold: 0.5 },
      'IN04 ask Contract!B3: threshold value says "0.5"; read as 11. Enter a whole number of 1 or more.',
    ],
    [
      { consent_joint_view: "perhaps" },
      'IN04 ask Contract!B3: value says "perhaps"; read as no. Enter yes or no.',
    ],
  ])("%p", (contract, problem) => {
    expect(problemsOf(givenContract({ measures, contract }))).toEqual([problem]);
  });

  test("the threshold rules what a mark can stand for", () => {
    const suppressed: RawCell[][] = [["HARBOR", "", "enrolled", "2026-09", "*", 50]];
    const data = givenContract({ measures: suppressed, contract: { threshold: 6 } });
    expect(data.observations[0]?.numerator).toEqual({ kind: "suppressed", low: 1, high: 5 });
  });
});

describe("tblIndicators", () => {
  const read = (...indicators: Record<string, RawCell>[]) => givenContract({ indicators });

  test("optional attributes have their defaults", () => {
    expect(read(ENROLLED).indicators[0]).toEqual({
      id: "enrolled",
      name: "Enrolled within 30 days",
      type: "leading",
      unit: "percent",
      direction: "increase",
      aggregation: "ratio_of_sums",
      cadence: "monthly",
      priority: 1,
      countsPeople: true,
      minDenominator: 20,
      decimals: 3,
      maturityDays: null,
      allowOver1: false,
      allowNegative: false,
      subset: true,
      rareEvent: false,
      safety: false,
      controllability: 1,
      cumulative: false,
      laggingOf: null,
      pathwayStage: null,
    });
  });

  test.each<[Record<string, RawCell>, string]>([
    [
      { direction: "" },
      "IN04 ask Indicators!E2: direction is empty; read as neutral. Enter increase, decrease or neutral.",
    ],
    [
      { type: "soft" },
      'IN04 ask Indicators!C2: type says "soft"; read as outcome. Enter leading, lagging, output, outcome or process.',
    ],
    [
      { counts_people: "" },
      "IN04 ask Indicators!I2: counts_people is empty; read as yes, so small counts are hidden. Enter yes or no.",
    ],
    [
      { priority: "high" },
      'IN06 ask Indicators!H2: priority says "high", which is no plain number; it is left out. Enter a number.',
    ],
  ])("%p is asked about and the row used", (attributes, problem) => {
    const data = read(indicatorRow("enrolled", attributes));
    expect(problemsOf(data)).toEqual([problem]);
    expect(data.indicators).toHaveLength(1);
  });

  test("an aggregation that cannot be read sets the indicator and its rows aside", () => {
    const data = givenContract({
      measures,
      indicators: [indicatorRow("enrolled", { aggregation: "average" })],
    });
    expect(problemsOf(data)).toEqual([
      'IN03 stop Indicators!F2: aggregation says "average", so "enrolled" is not used. Enter ratio_of_sums, rate_per_1000, sum, last, mean or median.',
      'DQ03 stop Data!C2: "enrolled" stands in a row that was set aside. Correct that row first; see its own problem.',
    ]);
    expect(data.observations).toEqual([]);
  });

  test("an id that stands twice is used once", () => {
    expect(problemsOf(read(ENROLLED, ENROLLED))).toEqual([
      'IN02 stop Indicators!A3: "enrolled" is already used in A2. The first row is used. Delete this row or give it an id of its own.',
    ]);
  });

  test("without a cadence the contract's holds", () => {
    const indicators = [indicatorRow("enrolled", { cadence: "" })];
    expect(givenContract({ indicators, contract: { cadence: "quarterly" } }).indicators[0]?.cadence).toBe(
      "quarterly",
    );
  });
});

describe("tblTargets", () => {
  const header = ["provider_id", "indicator_id", "effective_from", "value", "kind"];

  test("a blank provider is all providers, a blank kind a contract target", () => {
    const data = withTable(
      "tblTargets",
      header,
      ["", "enrolled", "2026-07-01", 0.7, ""],
      ["Harbor", "enrolled", 46204, 1, "aspiration"],
    );
    expect(problemsOf(data)).toEqual([]);
    expect(data.targets).toEqual([
      {
        providerId: null,
        indicatorId: "enrolled",
        effectiveFrom: "2026-07-01",
        value: 0.7,
        kind: "contract",
      },
      {
        providerId: "HARBOR",
        indicatorId: "enrolled",
        effectiveFrom: "2026-07-01",
        value: 1,
        kind: "aspiration",
      },
    ]);
  });

  test.each<[RawCell[], string]>([
    [
      ["", "enrolled", "2026-07-01", 70, ""],
      "DQ15 ask Targets!D2: 70 looks like 70% but this cell expects a fraction from 0 to 1. Did you mean 70% or 7000%?",
    ],
    [
      ["", "enrolled", "2026-07-01", "70%", ""],
      'IN06 stop Targets!D2: value says "70%", so this target is not used. Enter a plain number (70% as 0.7).',
    ],
    [
      ["", "enrolled", "01/09/26", 0.7, ""],
      'IN05 stop Targets!C2: effective_from says "01/09/26", so this target is not used. Enter the date from which it holds, e.g. 2026-07-01.',
    ],
    [
      ["", "enrolment", "2026-07-01", 0.7, ""],
      `DQ03 stop Targets!B2: "enrolment" is not in this contract's list. Choose from the dropdown. Closest match: enrolled.`,
    ],
    [
      ["Elm", "enrolled", "2026-07-01", 0.7, ""],
      `DQ03 stop Targets!A2: "Elm" is not in this contract's list. Choose from the dropdown.`,
    ],
    [
      ["", "enrolled", "2026-07-01", 0.7, "wish"],
      'IN03 stop Targets!E2: kind says "wish", so this target is not used. Enter contract, aspiration or benchmark.',
    ],
  ])("%p is set aside", (row, problem) => {
    const data = withTable("tblTargets", header, row);
    expect(problemsOf(data)).toEqual([problem]);
    expect(data.targets).toEqual([]);
  });

  test("two values for the same are both set aside", () => {
    const data = withTable(
      "tblTargets",
      header,
      ["", "enrolled", "2026-07-01", 0.7, ""],
      ["", "enrolled", "2026-07-01", 0.8, ""],
    );
    expect(data.targets).toEqual([]);
    expect(problemsOf(data)).toEqual([
      "IN07 stop Targets!D2: Two targets for enrolled from 2026-07-01: 0.7 and 0.8 (see D3). Keep the right one.",
      "IN07 stop Targets!D3: Two targets for enrolled from 2026-07-01: 0.7 and 0.8 (see D2). Keep the right one.",
    ]);
  });
});

describe("tblBaselines", () => {
  const header = ["provider_id", "indicator_id", "from", "to", "action", "reason", "author", "decided_on"];

  test("a fixed window and a rebase without an end", () => {
    const data = withTable(
      "tblBaselines",
      header,
      ["HARBOR", "enrolled", "2024-10", "Sep 2025", "fix", "", "", ""],
      ["", "enrolled", "2026-01", "", "rebase", "New intake", "Ann", "2026-02-01"],
    );
    expect(problemsOf(data)).toEqual([]);
    expect(data.baselines).toEqual([
      {
        providerId: "HARBOR",
        indicatorId: "enrolled",
        from: "2024-10",
        to: "2025-09",
        action: "fix",
        reason: "",
        author: "",
        decidedOn: null,
        cells: { sheet: "Baselines", address: "C2" },
      },
      {
        providerId: null,
        indicatorId: "enrolled",
        from: "2026-01",
        to: null,
        action: "rebase",
        reason: "New intake",
        author: "Ann",
        decidedOn: "2026-02-01",
        cells: { sheet: "Baselines", address: "C3" },
      },
    ]);
  });

  test.each<[RawCell[], string]>([
    [
      ["", "enrolled", "2025-09", "2024-10", "fix"],
      "IN08 stop Baselines!D2: This baseline ends (2024-10) before it begins (2025-09), so it is not used. Exchange from and to.",
    ],
    [
      ["", "enrolled", "2026-01", "", "rebase", "", ""],
      "IN08 stop Baselines!F2: A rebase needs a reason and the name of who decided it, so this one is not used. Enter both.",
    ],
    [
      ["", "enrolled", "2024-10", "", "fix"],
      "IN05 stop Baselines!D2: to is empty, so this baseline is not used. Enter one monthly period, e.g. 2026-09.",
    ],
    [
      ["", "enrolled", "2024-Q4", "2025-09", "fix"],
      'IN05 stop Baselines!C2: from says "2024-Q4", so this baseline is not used. Enter one monthly period, e.g. 2026-09.',
    ],
    [
      ["", "enrolled", "2024-10", "2025-09", "freeze"],
      'IN03 stop Baselines!E2: action says "freeze", so this baseline is not used. Enter fix or rebase.',
    ],
  ])("%p is set aside", (row, problem) => {
    const data = withTable("tblBaselines", header, row);
    expect(problemsOf(data)).toEqual([problem]);
    expect(data.baselines).toEqual([]);
  });
});
