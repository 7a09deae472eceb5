import fc from "fast-check";
import type { Breakdown, Observation, StageCount } from "../../../src/analysis/measure";
import { buildSharedWorkbook } from "../../../src/documents/share/buildShared";
import { publishedBy } from "../../../src/documents/share/publishedBy";
import {
  type SharedContract,
  type SharedView,
  viewForMeeting,
  viewForProvider,
} from "../../../src/documents/share/sharedView";
import { entryMark, readSharedMark, sharedMark } from "../../../src/meeting/sharedMark";
import type { ContractData } from "../../../src/submission/contractData";
import { givenIndicator, givenMeeting } from "../../meeting/givenContract";
import { givenShared, monthAfter, months, partsOf } from "./givenShared";

/**
 * An attacker that knows nothing of how figures are protected: it takes every number that stands anywhere in the parts
 * of files (cells, texts, caches of charts, names, properties) and looks for a hidden count among them, their sums and
 * differences, and percentages of them. All counts are so large that nothing is found by chance.
 */
function foundIn(texts: readonly string[], hidden: ReadonlySet<number>): number[] {
  const numbers = new Set(
    texts.flatMap((text) =>
      (text.match(/\d[\d,]*(?:\.\d+)?(?:[Ee][-+]?\d+)?/g) ?? []).map((digits) =>
        Number(digits.replaceAll(",", "")),
      ),
    ),
  );
  const counts = [...numbers].filter((number) => Number.isInteger(number) && number >= LARGE);
  const parts = [...numbers].filter((number) => number > 0 && number < 1);
  const isShown = new Set(counts);
  const found = new Set(counts.filter((count) => hidden.has(count)));
  for (const count of counts) {
    for (const part of parts) {
      for (const people of [
        Math.round(count * part),
        Math.round(count / part),
        count - Math.round(count * part),
      ])
        if (hidden.has(people)) found.add(people);
    }
    for (const other of counts) {
      if (hidden.has(count - other)) found.add(count - other);
      for (const people of hidden) if (isShown.has(count - other - people)) found.add(people);
    }
  }
  return [...found];
}

const LARGE = 1_000_000;
const ENROL = givenIndicator("enrol", { name: "Enrolled" });
const STAGES = ["referral", "contact", "intake"].map((id, i) => ({
  id,
  order: i + 1,
  ownerSide: "provider" as const,
}));
const MEETING = givenMeeting();

/** Any number in a range, none more often than others: two equal ones would be found as each other. */
const anyOf = (min: number, max: number) => fc.noBias(fc.integer({ min, max }));

/** Few people, and the rest of all but few: no sum of the ones is a sum of the others. */
const FEW = 10;
const REST = 3;

/** Counts of people: many, of whom most, few or none were reached, or all but few. */
const figure = fc
  .tuple(
    anyOf(20_000_000_000, 90_000_000_000),
    fc.constantFrom("part", "part", "part", "few", "allButFew"),
    anyOf(300_000_000, 700_000_000),
  )
  .map(([of, kind, part]) => {
    const count = kind === "part" ? Math.floor((of / 1e9) * part) : kind === "few" ? FEW : of - REST;
    return { count, of };
  });
type Pair = { readonly count: number; readonly of: number };

const contract = fc.noShrink(
  fc.record({
    series: fc.array(fc.array(figure, { minLength: 5, maxLength: 5 }), { minLength: 2, maxLength: 5 }),
    groups: fc.array(figure, { minLength: 0, maxLength: 3 }),
    sites: fc.array(figure, { minLength: 0, maxLength: 3 }),
    lost: fc.array(fc.oneof(fc.constant(4), anyOf(3_000_000_000, 9_000_000_000)), {
      minLength: 6,
      maxLength: 6,
    }),
    consentJointView: fc.boolean(),
  }),
);

const number = (value: number) => ({ kind: "number", value }) as const;
const LAST = "2026-09";

function sumOf(parts: readonly Pair[]): Pair {
  return parts.reduce((sum, { count, of }) => ({ count: sum.count + count, of: sum.of + of }), {
    count: 0,
    of: 0,
  });
}

/** The first provider has groups, sites and a pathway; the parts of a month add up to it. */
function dataOf(given: typeof contract extends fc.Arbitrary<infer T> ? T : never): Partial<ContractData> {
  const { series, groups, sites, lost, consentJointView } = given;
  const providers = series.map((_, i) => ({
    id: `PRV-000${i + 1}`,
    name: `House ${"ABCDE"[i]!}x`,
    maskedCode: `K${i}`,
  }));
  const own = "PRV-0001";
  const whole = groups.length > 0 ? sumOf(groups) : sites.length > 0 ? sumOf(sites) : null;
  const observations = series.flatMap((figures, i): Observation[] => {
    const entries = figures.map(({ count, of }) => `${count}/${of}`);
    if (i > 0 || whole === null) return months(providers[i]!.id, "enrol", "2026-05", entries.join(" "));
    const rows = months(own, "enrol", "2026-05", entries.slice(0, -1).join(" "));
    if (groups.length > 0) return [...rows, ...months(own, "enrol", LAST, `${whole.count}/${whole.of}`)];
    const ofSites = sites.flatMap(({ count, of }, site) =>
      months(own, "enrol", LAST, `${count}/${of}`).map((row) => ({ ...row, siteId: `S${site}` })),
    );
    return [...rows, ...ofSites];
  });
  const breakdowns = groups.map(({ count, of }, i): Breakdown => ({
    providerId: own,
    indicatorId: "enrol",
    siteId: "ALL",
    period: monthAfter(LAST, 0),
    dimension: "language",
    group: `group ${"xyz"[i]!}`,
    numerator: number(count),
    denominator: number(of),
    cells: { sheet: "Groups", address: "A2" },
  }));
  const stageCounts = [0, 1, 2].flatMap((month) =>
    STAGES.map((stage, i): StageCount => {
      const start = [61_234_567_891, 62_718_281_829, 63_141_592_653][month]!;
      const people = start - lost.slice(2 * month, 2 * month + i).reduce((sum, each) => sum + each, 0);
      return {
        providerId: own,
        siteId: "ALL",
        cohort: monthAfter("2026-07", month),
        basis: "referral_cohort",
        stageId: stage.id,
        count: number(people),
        medianDays: { kind: "missing" },
        nDays: { kind: "missing" },
        status: "final",
        cells: { sheet: "Pathway", address: `D${3 * month + i + 2}` },
      };
    }),
  );
  return {
    contract: { ...EMPTY.contract, consentJointView },
    providers,
    indicators: [ENROL],
    observations,
    breakdowns,
    stages: STAGES,
    stageCounts,
    meetings: [MEETING],
  };
}

const EMPTY = givenShared({}).mask.data;

/** What must not be found: hidden counts, those of whom they are a part, and what is left of them. */
function secretsOf({ mask }: SharedContract): Set<number> {
  const counts = mask.hidden.flatMap(({ count, of }) => (of === null ? [count] : [count, of, of - count]));
  return new Set(counts.filter((count) => count >= LARGE));
}

function textsOf(view: SharedView): string[] {
  return [...partsOf(buildSharedWorkbook(view).bytes).values()];
}

test("no file gives a hidden count to arithmetic over all that stands in it", () => {
  fc.assert(
    fc.property(contract, (given) => {
      const shared = givenShared(dataOf(given));
      const secrets = secretsOf(shared);
      const files = [
        ...shared.mask.data.providers.map(({ id }) => textsOf(viewForProvider(shared, id)!)),
        textsOf(viewForMeeting(shared, MEETING)),
      ];
      expect(files.map((texts) => foundIn(texts, secrets))).toEqual(files.map(() => []));
    }),
    { numRuns: 25 },
  );
});

test("nor do a provider's file and the meeting's, side by side, nor last month's file and this month's", () => {
  fc.assert(
    fc.property(contract, (given) => {
      const data = dataOf(given);
      const earlier = givenShared({
        ...data,
        observations: data.observations!.filter(({ period }) => period.key !== LAST),
        breakdowns: [],
        stageCounts: data.stageCounts!.filter(({ cohort }) => cohort.key !== LAST),
      });
      const before = viewForProvider(earlier, "PRV-0001")!;
      const published = publishedBy(before, [], "first.xlsx");
      const now = givenShared(data, published);
      const views = [before, viewForProvider(now, "PRV-0001")!, viewForMeeting(now, MEETING)];
      expect(foundIn(views.flatMap(textsOf), secretsOf(now))).toEqual([]);
    }),
    { numRuns: 15 },
  );
});

test("a provider's file tells what is unlike the others without the total of all: less its own it would be theirs", () => {
  const entries = (count: number) => [{ count, of: 40_000_000_007 }];
  const shared = givenShared(
    dataOf({ ...OPEN, series: [entries(30_000_000_001), entries(20_000_000_003), entries(20_500_000_011)] }),
  );
  const sentenceIn = (view: SharedView) =>
    view.flags.find(({ id }) => id === "PRV-0001|enrol|peer_gap")?.sentence ?? "no flag";
  expect(sentenceIn(viewForMeeting(shared, MEETING))).toContain("of 3 providers together");
  const own = viewForProvider(shared, "PRV-0001")!;
  expect(sentenceIn(own)).toMatch(/higher than chance explains: 99.8% limits/);
  expect(foundIn(textsOf(own), new Set([20_000_000_003 + 20_500_000_011, 80_000_000_014]))).toEqual([]);
});

test("the mark of a masked entry gives nobody a fingerprint to try names on", () => {
  const mark = sharedMark([{ shared: "Visit Code K2", own: "Visit Elmwood Center" }]);
  expect(mark).not.toContain(entryMark("Visit Elmwood Center"));
  expect(readSharedMark(mark, 1)).toEqual([{ shared: entryMark("Visit Code K2"), own: "*" }]);
});

test("the attacker finds what is there to be found: by itself, as a rest, by a year to date, by a percentage", () => {
  const secrets = new Set([30_000_000_001, 20_000_000_003]);
  expect(foundIn(["<v>30000000001</v>"], secrets)).toEqual([30_000_000_001]);
  expect(foundIn(["50,000,000,004 less 30,000,000,001"], new Set([20_000_000_003]))).toEqual([
    20_000_000_003,
  ]);
  expect(foundIn(["90000000009 40000000006 20000000002"], secrets)).toEqual([30_000_000_001]);
  expect(foundIn([`<v>0.6</v><v>50000000005</v>`], new Set([30_000_000_003]))).toEqual([30_000_000_003]);
  const open = givenShared({ ...dataOf(OPEN), contract: { ...EMPTY.contract, threshold: 1 } });
  const few = { count: 7, of: 30_000_000_011 };
  expect(
    foundIn(textsOf(viewForProvider(open, "PRV-0001")!), new Set([few.of, few.of - few.count])),
  ).toHaveLength(2);
});

const OPEN = {
  series: [[{ count: 7, of: 30_000_000_011 }], [{ count: 21_000_000_007, of: 40_000_000_013 }]],
  groups: [],
  sites: [],
  lost: [4, 4, 4, 4, 4, 4],
  consentJointView: false,
};
