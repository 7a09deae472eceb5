import { assessContract } from "../../src/analysis/assess";
import type { Flag } from "../../src/analysis/finding";
import type { Breakdown, Indicator, Observation } from "../../src/analysis/measure";
import { raiseSubgroupFlags } from "../../src/analysis/subgroupFlags";
import { compareSubgroups, SITES, type SubgroupComparison } from "../../src/analysis/subgroupGap";
import { COLLAPSE, contract, ENROLMENT, rows } from "./contractOf";

/** Figures of a group from July 2026 on. */
function group(name: string, entries: string, dimension = "geography", first = "2026-07"): Breakdown[] {
  return rows(first, entries).map(
    ({ providerId, indicatorId, siteId, period, numerator, denominator, cells }) => ({
      providerId,
      indicatorId,
      siteId,
      period,
      dimension,
      group: name,
      numerator,
      denominator,
      cells: { sheet: name, address: cells.address },
    }),
  );
}

const NORTH = group("North", "9/21 8/20 8/21");
const SOUTH = group("South", "17/27 16/27 17/29");

interface Given {
  readonly observations?: readonly Observation[];
  readonly indicator?: Indicator;
}

function compared(breakdowns: readonly Breakdown[], given: Given = {}): SubgroupComparison[] {
  const { observations = COLLAPSE, indicator = ENROLMENT } = given;
  const findings = assessContract(contract({ observations, indicators: [indicator] }));
  return compareSubgroups({ breakdowns, observations }, findings);
}

function flags(breakdowns: readonly Breakdown[], given: Given = {}): Flag[] {
  return raiseSubgroupFlags(compared(breakdowns, given), { lastMeetingDate: null, threshold: 11 });
}

const WIDE = rows("2026-07", "400/900 400/900 400/900");

describe("two groups", () => {
  test("40.3% in the North against 60.2% in the South is worth watching", () => {
    const [comparison] = compared([...NORTH, ...SOUTH]);
    expect(comparison).toMatchObject({
      dimension: "geography",
      method: "twoProportions",
      overlapping: false,
      groups: [
        { name: "North", numerator: 25, denominator: 62, known: 3, beyond: "watch", notJudged: null },
        { name: "South", numerator: 50, denominator: 83, beyond: "watch" },
      ],
    });
    expect(comparison!.groups[0]!.test!.p).toBeCloseTo(0.018, 3);
    expect(flags([...NORTH, ...SOUTH])).toMatchObject([
      {
        id: "PRV-0001|enrolled|subgroup_gap|geography",
        kind: "subgroup_gap",
        tone: "watch",
        severity: 1,
        rule: "two-proportion test: North below the others, p = 0.018",
        periods: ["2026-07", "2026-08", "2026-09"],
        sentence:
          "By geography, Jul 2026 to Sep 2026: North 40.3% (25 of 62) against 60.2% (50 of 83) for South: 19.9 points apart (95% interval 3.5 points to 34.9 points; p = 0.018), more than chance explains in 95 of 100 cases (worth watching, not yet a signal).",
        wouldChangeOurMinds:
          "28 or more of 62 in North would be within what chance explains. The next periods alike speak for a one-off; another difference like it for one that stays.",
      },
    ]);
  });

  test("it rests on the cells of both, and counts the people between the two shares", () => {
    const [flag] = flags([...NORTH, ...SOUTH]);
    expect(flag!.cells.map(({ sheet }) => sheet)).toEqual(
      [..."NNN", ..."SSS"].map((each) => (each === "N" ? "North" : "South")),
    );
    expect(flag!.score).toBeCloseTo(62 * (50 / 83 - 25 / 62), 9);
  });

  test("under p = 0.002 it is a flag; where fewer is better the higher group is told of", () => {
    const far = [...group("North", "8/21 7/20 8/21"), ...group("South", "20/27 20/27 21/29")];
    expect(flags(far)).toMatchObject([
      { tone: "concern", severity: 2, rule: "two-proportion test: North below the others, p < 0.001" },
    ]);
    const fewer: Indicator = { ...ENROLMENT, direction: "decrease" };
    expect(flags(far, { indicator: fewer })).toMatchObject([
      { tone: "concern", rule: "two-proportion test: South above the others, p < 0.001" },
    ]);
    const neutral: Indicator = { ...ENROLMENT, direction: "neutral" };
    expect(flags(far, { indicator: neutral })).toMatchObject([{ tone: "watch", severity: 2 }]);
  });

  test("the count that would clear it does, and one fewer does not", () => {
    const clears = (events: number): boolean => {
      const north = group("North", `${events - 16}/21 8/20 8/21`);
      return flags([...north, ...SOUTH], { observations: WIDE }).length === 0;
    };
    expect([clears(27), clears(28)]).toEqual([false, true]);
  });

  test("alike they raise nothing", () => {
    expect(flags([...group("North", "10/21 10/20 10/21"), ...SOUTH])).toEqual([]);
  });
});

describe("three and four groups", () => {
  test("each is tested against the others together, and the furthest is told of", () => {
    const three = [...NORTH, ...SOUTH, ...group("East", "18/30 18/30 18/30")];
    const [comparison] = compared(three, { observations: WIDE });
    expect(comparison!.groups.map(({ test: each }) => each!.rest)).toEqual([
      { numerator: 104, denominator: 173, groups: 2 },
      { numerator: 79, denominator: 152, groups: 2 },
      { numerator: 75, denominator: 145, groups: 2 },
    ]);
    const [flag, ...more] = flags(three, { observations: WIDE });
    expect(more).toEqual([]);
    expect(flag!.sentence).toContain(
      "North 40.3% (25 of 62) against 60.1% (104 of 173) for the other 2 groups together",
    );
  });

  test("a dimension each", () => {
    const languages = [
      ...group("English", "9/21 8/20 8/21", "home_language"),
      ...group("Spanish", "17/27 16/27 17/29", "home_language"),
    ];
    const raised = flags([...NORTH, ...SOUTH, ...languages]);
    expect(raised.map(({ id }) => id.split("|").at(-1))).toEqual(["geography", "home_language"]);
    expect(raised[1]!.sentence).toMatch(/^By home language, Jul 2026 to Sep 2026: English/);
  });
});

test("from five groups on funnel limits judge", () => {
  const others = ["B", "C", "D", "E"].flatMap((name) => group(name, "20/30 20/30 20/30"));
  const five = [...group("A", "9/30 9/30 9/30"), ...others];
  const [comparison] = compared(five, { observations: WIDE });
  expect(comparison).toMatchObject({ method: "funnel", funnel: { judgedBy: "unadjusted" } });
  const [flag] = flags(five, { observations: WIDE });
  expect(flag).toMatchObject({ tone: "concern", severity: 2, rule: "funnel: below the 99.8% limit: A" });
  expect(flag!.sentence).toMatch(
    /^By geography, Jul 2026 to Sep 2026: A 30\.0% \(27 of 90\), lower than chance explains: 99\.8% limits for its size \d\d\.\d% to \d\d\.\d% \(unadjusted, under 10 groups\) around 59\.3% \(267 of 450\) of 5 groups together\.$/,
  );
  expect(flag!.wouldChangeOurMinds).toMatch(/^\d\d or more of 90 would lie within the limits\. /);
});

test("rates per 1,000 are compared by funnel limits from three groups", () => {
  const falls: Indicator = {
    ...ENROLMENT,
    aggregation: "rate_per_1000",
    unit: "rate_per_1000",
    subset: false,
    countsPeople: false,
  };
  const three = [
    ...group("A", "30/2000 30/2000 30/2000"),
    ...group("B", "8/2000 8/2000 8/2000"),
    ...group("C", "9/2000 9/2000 9/2000"),
  ];
  const observations = rows("2026-07", "47/6000 47/6000 47/6000");
  expect(compared(three, { observations, indicator: falls })).toMatchObject([{ method: "funnel" }]);
  expect(compared(three.slice(0, 6), { observations, indicator: falls })).toMatchObject([{ method: null }]);
});

describe("what is shown and not judged", () => {
  const whyNot = (breakdowns: readonly Breakdown[], observations = WIDE): unknown =>
    compared(breakdowns, { observations })[0]!.groups.map(({ notJudged }) => notJudged);

  test.each([
    ["a suppressed month", group("East", "<11/30 15/30 15/30"), "suppressed"],
    ["a missing month", group("East", "5/30 - 5/30"), "incomplete"],
    ["under the minimum denominator", group("East", "5/6 5/6 5/6"), "smallDenominator"],
    ["people of whom it is not known", group("Unknown", "1/30 1/30 1/30"), "unknownGroup"],
    ["more events than people", group("East", "40/30 31/30 40/30"), "impossibleCounts"],
  ])("%s", (_, odd, why) => {
    expect(whyNot([...NORTH, ...SOUTH, ...odd])).toEqual([null, null, why]);
    expect(
      compared([...NORTH, ...SOUTH, ...odd], { observations: WIDE })[0]!.groups[0]!.test!.rest.groups,
    ).toBe(1);
  });

  test("one group alone, or one that may be judged, raises nothing", () => {
    expect(compared(NORTH)).toEqual([]);
    expect(flags([...NORTH, ...group("East", "5/6 5/6 5/6")])).toEqual([]);
  });

  test("groups that add to more than the whole overlap", () => {
    expect(compared([...NORTH, ...SOUTH, ...group("East", "9/21 8/20 8/21")])).toMatchObject([
      { overlapping: true, method: null },
    ]);
  });

  test("provisional months are not in the window", () => {
    const observations = [...COLLAPSE.slice(0, -1), { ...COLLAPSE.at(-1)!, status: "provisional" as const }];
    const longer = [
      ...group("North", "9/21 9/21 8/20 8/21", "geography", "2026-06"),
      ...group("South", "17/27 17/27 16/27 17/29", "geography", "2026-06"),
    ];
    expect(compared(longer, { observations })[0]!.periods.map(({ key }) => key)).toEqual([
      "2026-06",
      "2026-07",
      "2026-08",
    ]);
  });

  test("a group with a provisional figure is shown and not judged", () => {
    const [first, ...others] = NORTH;
    const [comparison] = compared([{ ...first!, status: "provisional" }, ...others, ...SOUTH]);
    expect(comparison!.groups.map(({ name, notJudged }) => [name, notJudged])).toEqual([
      ["North", "provisional"],
      ["South", null],
    ]);
    expect(comparison!.method).toBeNull();
  });

  test("medians and measures that are no share are not compared", () => {
    expect(compared([...NORTH, ...SOUTH], { indicator: { ...ENROLMENT, aggregation: "sum" } })).toEqual([]);
  });
});

describe("small counts of people", () => {
  const DIGITS = /\d/;
  const withoutDates = (text: string): string =>
    text.replace("Jul 2026 to Sep 2026", "").replace("95 of 100 cases", "");

  test.each([
    ["a suppressed group", group("East", "<11/30 15/30 15/30")],
    ["a small group", group("East", "1/30 2/30 1/30")],
    ["a small complement", group("East", "29/30 28/30 29/30")],
  ])("%s takes every number of its dimension with it", (_, small) => {
    for (const flag of flags(
      [...group("North", "8/21 7/20 8/21"), ...group("South", "20/27 20/27 21/29"), ...small],
      { observations: WIDE },
    )) {
      for (const text of [flag.sentence, flag.rule, flag.wouldChangeOurMinds]) {
        expect(withoutDates(text)).not.toMatch(DIGITS);
      }
    }
    expect(
      flags([...group("North", "8/21 7/20 8/21"), ...group("South", "20/27 20/27 21/29"), ...small], {
        observations: WIDE,
      }),
    ).toHaveLength(1);
  });
});

test("sites are groups too", () => {
  const site = (siteId: string, entries: string): Observation[] => rows("2026-07", entries, { siteId });
  const observations = [...site("N", "9/21 8/20 8/21"), ...site("S", "17/27 16/27 17/29")];
  const [flag] = flags([], { observations });
  expect(compared([], { observations })).toMatchObject([{ dimension: SITES }]);
  expect(flag!.sentence).toMatch(
    /^By site, Jul 2026 to Sep 2026: N 40\.3% \(25 of 62\) against 60\.2% \(50 of 83\) for S: /,
  );
});

test("safety indicators raise none", () => {
  expect(flags([...NORTH, ...SOUTH], { indicator: { ...ENROLMENT, safety: true } })).toEqual([]);
});
