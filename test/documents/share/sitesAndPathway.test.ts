import fc from "fast-check";
import { groupBy } from "../../../src/analysis/groupBy";
import type { Observation, StageCount } from "../../../src/analysis/measure";
import { attack } from "../../../src/analysis/suppression/attack";
import { fewestValues } from "../../../src/analysis/suppression/rule";
import { buildSharedWorkbook } from "../../../src/documents/share/buildShared";
import { publishedBy } from "../../../src/documents/share/publishedBy";
import { viewForProvider } from "../../../src/documents/share/sharedView";
import { openWorkbook } from "../../../src/spreadsheet/xlsx/openWorkbook";
import type { ContractData } from "../../../src/submission/contractData";
import { schemaFindings, schemaTest } from "../../spreadsheet/xlsx/schemaCheck";
import { givenIndicator } from "../../meeting/givenContract";
import {
  cellsOf,
  givenShared,
  listOf,
  monthAfter,
  months,
  partsOf,
  saysCount,
  shownFigures,
} from "./givenShared";

const ENROL = givenIndicator("enrol", { name: "Enrolled", pathwayStage: "enrolled" });
const PROVIDERS = [
  "Harbor House",
  "Elmwood Center",
  "Oakridge Trust",
  "Birchfield Aid",
  "Pinecrest Home",
].map((name, i) => ({ id: `PRV-000${i + 1}`, name, maskedCode: `Code ${"KMPRT"[i]!}` }));
const HARBOR = PROVIDERS[0]!.id;
const STAGES = ["referred", "intake", "enrolled"].map((id, i) => ({
  id,
  order: i + 1,
  ownerSide: i === 1 ? ("agency" as const) : ("provider" as const),
}));

/** "50101>40203>30307" for each month from the first on. */
function cohorts(providerId: string, first: string, entries: string): StageCount[] {
  return entries.split(" ").flatMap((entry, i) =>
    entry.split(">").map((count, stage) => ({
      providerId,
      siteId: "ALL",
      cohort: monthAfter(first, i),
      basis: "referral_cohort" as const,
      stageId: STAGES[stage]!.id,
      count: { kind: "number" as const, value: Number(count) },
      medianDays: { kind: "number" as const, value: 12 },
      nDays: { kind: "number" as const, value: Number(count) },
      cells: { sheet: "Pathway", address: `${"FGH"[stage]!}${i + 2}` },
    })),
  );
}

function atSite(siteId: string, rows: readonly Observation[]): Observation[] {
  return rows.map((row) => ({ ...row, siteId }));
}

/** Harbor's August: six of 40,117 + 7 at South; in September nobody is few. Its July cohort loses four at intake. */
const SITES = [
  ...atSite("North", months(HARBOR, "enrol", "2026-07", "20411/40507 21713/40117 20611/40709")),
  ...atSite("South", months(HARBOR, "enrol", "2026-07", "20507/40609 6/41813 20707/40801")),
  ...atSite("West", months(HARBOR, "enrol", "2026-07", "20809/40903 21911/43117 20903/41011")),
];
const PATHWAY = [
  ...cohorts(HARBOR, "2026-04", "50101>40207>30303 51103>41203>31307 52103>42209>32303"),
  ...cohorts(HARBOR, "2026-07", "53117>53113>33331 54101>44203>34303 55103>45197>35311"),
  ...PROVIDERS.slice(1).flatMap(({ id }, i) =>
    cohorts(id, "2026-04", "61001>41011>31013 61027>41023>31019 61031>41039>31033")
      .concat(cohorts(id, "2026-07", "62003>42013>32009 62011>42017>32027 62017>42019>32029"))
      .map((row) => ({
        ...row,
        count: { kind: "number" as const, value: (row.count as { value: number }).value + 1009 * i },
      })),
  ),
];

const shared = givenShared({
  providers: PROVIDERS,
  indicators: [ENROL],
  observations: SITES,
  stages: STAGES,
  stageCounts: PATHWAY,
});
const view = viewForProvider(shared, HARBOR)!;
const { bytes } = buildSharedWorkbook(view);

test("the provider finds its sites, and the small one and what protects it are not shown", () => {
  const rows = listOf(bytes, "Groups").filter((row) => row["By"] === "site");
  expect(rows.map((row) => [row["Group"], row["Counted"], row["Of all"]])).toEqual([
    ["North", 20_611, 40_709],
    ["South", 20_707, 40_801],
    ["West", 20_903, 41_011],
  ]);
  const hidden = shared.mask.masked.filter(({ name }) => name.startsWith("site "));
  expect(hidden.map(({ name, reason }) => [name, reason])).toEqual([
    ["site North, Harbor House, Aug 2026", "complement"],
    ["site South, Harbor House, Aug 2026", "small"],
  ]);
  const text = [...partsOf(bytes).values()].join("\n");
  for (const count of [41_813, 41_807, 40_117, 21_713, 18_404])
    expect([count, saysCount(text, count)]).toEqual([count, false]);
});

test("in its latest month a small site is not shown, and says so", () => {
  const smaller = SITES.map((row) =>
    row.siteId === "South" && row.period.key === "2026-09"
      ? { ...row, numerator: { kind: "number" as const, value: 5 } }
      : row,
  );
  const file = buildSharedWorkbook(
    viewForProvider(
      givenShared({ providers: PROVIDERS, indicators: [ENROL], observations: smaller }),
      HARBOR,
    )!,
  ).bytes;
  const rows = listOf(file, "Groups").filter((row) => row["By"] === "site");
  expect(rows.map((row) => [row["Group"], row["Value"], row["Note"]])).toEqual([
    ["North", null, "not shown: small numbers"],
    ["South", null, "not shown: small numbers"],
    ["West", expect.any(Number), null],
  ]);
});

test("the provider finds its pathway; a stage that gives few lost people away is not shown", () => {
  const rows = listOf(bytes, "Pathway figures");
  expect(rows.filter((row) => row["Cohort"] === "Sep 2026").map((row) => row["People"])).toEqual([
    55_103, 45_197, 35_311,
  ]);
  expect(
    rows.filter((row) => row["Cohort"] === "Jul 2026").map((row) => [row["People"], row["Note"]]),
  ).toEqual([
    [53_117, null],
    [null, "not shown: small numbers"],
    [33_331, null],
  ]);
  expect(new Set(rows.map((row) => row["Provider"]))).toEqual(new Set(["Harbor House"]));
  const steps = listOf(bytes, "Pathway");
  expect(steps.map((row) => [row["Step"], row["At the step now"], row["Went on now"]])).toEqual([
    ["Referred to intake (agency)", 54_101 + 55_103, 44_203 + 45_197],
    ["Intake to enrolled (provider)", 44_203 + 45_197, 34_303 + 35_311],
  ]);
  const text = [...partsOf(bytes).values()].join("\n");
  expect(saysCount(text, 53_113)).toBe(false);
  expect(openWorkbook(bytes).model.sheet("Pathway")!.charts).toHaveLength(1);
});

test("months in which few are lost are shown as quarters, bound to the months of the measure, and remain so", () => {
  const stageCounts = cohorts(
    HARBOR,
    "2026-01",
    "61>53>47 62>54>48 63>51>44 64>52>45 65>53>46 66>54>47 67>55>48 68>56>49 69>57>50 61>53>47",
  );
  const data: Partial<ContractData> = {
    providers: PROVIDERS.slice(0, 1),
    indicators: [ENROL],
    observations: months(HARBOR, "enrol", "2026-07", "48/67 49/68 50/69"),
    stages: STAGES,
    stageCounts,
  };
  const quarters = givenShared(data);
  const one = viewForProvider(quarters, HARBOR)!;
  const rows = listOf(buildSharedWorkbook(one).bytes, "Pathway figures");
  expect(rows.filter((row) => row["Cohort"] === "Q3 2026").map((row) => row["People"])).toEqual([
    204, 168, 147,
  ]);
  expect(new Set(rows.map((row) => row["Cohort"]))).toEqual(new Set(["Q1 2026", "Q2 2026", "Q3 2026"]));
  const smaller = months(HARBOR, "enrol", "2026-07", "48/67 49/50 50/69");
  const bound = givenShared({ ...data, observations: smaller }).mask.masked.map(({ name }) => name);
  expect(bound).toContain("Harbor House, Aug 2026");
  expect(
    bound.some((name) => name === "enrolled, Harbor House, Q3 2026" || / Jul | Sep /.test(`${name} `)),
  ).toBe(true);
  const larger = stageCounts.map((row) => ({
    ...row,
    count: { kind: "number" as const, value: 1000 * (row.count as { value: number }).value },
  }));
  const next = { ...data, stageCounts: larger };
  const cadences = (given: ReturnType<typeof givenShared>) =>
    new Set(given.mask.data.stageCounts.map(({ cohort }) => cohort.cadence));
  expect(cadences(givenShared(next))).toEqual(new Set(["monthly"]));
  expect(cadences(givenShared(next, publishedBy(one, [], "first.xlsx")))).toEqual(new Set(["quarterly"]));
});

test("what is provisional stays so: a cohort is in no window, nor is the quarter that it is part of", () => {
  const given = (entries: string) => {
    const sent = cohorts(HARBOR, "2026-04", entries);
    const stageCounts = sent.map((row, i) =>
      i === sent.length - 1 ? { ...row, status: "provisional" as const } : row,
    );
    const providers = PROVIDERS.slice(0, 1);
    return givenShared({ providers, indicators: [ENROL], stages: STAGES, stageCounts }).pathways[0]!;
  };
  const ofMonths = given("53117>43113>33331 54101>44203>34303 55103>45197>35311");
  expect(ofMonths.cohorts.map(({ leftOut }) => leftOut)).toEqual([null, null, "provisionalCohort"]);
  const ofQuarters = given("61>53>47 62>54>48 63>51>44 64>52>45 65>53>46 66>54>47");
  expect(ofQuarters.cohorts.map(({ period, leftOut }) => [period.key, leftOut])).toEqual([
    ["2026-Q2", null],
    ["2026-Q3", "provisionalCohort"],
  ]);
});

test("the others' steps are dots with codes, without counts", () => {
  const rows = listOf(bytes, "Compared figures").filter(({ Measure }) =>
    String(Measure).startsWith("Pathway: referred"),
  );
  expect(rows.map((row) => [row["Provider"], row["Value"], row["Of all"]])).toEqual([
    ["Harbor House", 0.82, 109_204],
    ["Code M", 0.68, null],
    ["Code P", 0.68, null],
    ["Code R", 0.69, null],
    ["Code T", 0.69, null],
  ]);
  expect(cellsOf(openWorkbook(bytes).model)).not.toContain(62_003);
});

test("every number of the pathway in a sentence names its cell in this workbook", () => {
  const cited = [...view.pathways, ...view.flags].flatMap((each) =>
    "cohorts" in each ? each.cohorts.flatMap(({ cells }) => cells.flat()) : each.cells,
  );
  expect(cited.length).toBeGreaterThan(10);
  expect(new Set(cited.map(({ sheet }) => sheet))).toEqual(new Set(["Pathway figures"]));
  const { cells } = openWorkbook(bytes).model.sheet("Pathway figures")!;
  const { current } = view.pathways[0]!;
  const [first] = current!.cells[0]!;
  expect(cells.value(Number(first!.address.slice(1)) - 1, 3)).toBe(54_101);
});

test("a measure that counts a stage's people hides that stage with itself", () => {
  const observations = months(HARBOR, "enrol", "2026-07", "33331/53117 34303/44203 35311/45197");
  const few = { ...observations[1]!, denominator: { kind: "number" as const, value: 34_309 } };
  const both = givenShared({
    providers: PROVIDERS.slice(0, 1),
    indicators: [ENROL],
    observations: [observations[0]!, few, observations[2]!],
    stages: STAGES,
    stageCounts: cohorts(HARBOR, "2026-07", "53117>43113>33331 54101>44203>34303 55103>45197>35311"),
  });
  const hidden = new Set(both.mask.masked.map(({ name }) => name));
  expect(hidden).toContain("Harbor House, Aug 2026");
  expect(hidden).toContain("enrolled, Harbor House, Aug 2026");
  const file = buildSharedWorkbook(viewForProvider(both, HARBOR)!).bytes;
  const text = [...partsOf(file).values()].join("\n");
  for (const count of [34_303, 34_309]) expect([count, saysCount(text, count)]).toEqual([count, false]);
});

test("what was shown and hidden of sites and stages is recorded, and hidden stays hidden", () => {
  const published = publishedBy(view, [], "first.xlsx");
  expect(published.map(({ shown }) => shown)).toEqual(
    expect.arrayContaining([
      "(site)|South *",
      "(site)|West 21911/43117",
      "referral_cohort|intake *",
      "referral_cohort|enrolled 35311",
    ]),
  );
  const later = givenShared(
    {
      providers: PROVIDERS,
      indicators: [ENROL],
      observations: SITES,
      stages: STAGES,
      stageCounts: PATHWAY.map((row) =>
        row.cohort.key === "2026-07" && row.stageId === "intake" && row.providerId === HARBOR
          ? { ...row, count: { kind: "number", value: 43_113 } }
          : row,
      ),
    },
    published,
  );
  expect(later.mask.masked.find(({ name }) => name === "intake, Harbor House, Jul 2026")?.reason).toBe(
    "withheld",
  );
});

schemaTest("a workbook with sites and a pathway is a valid file", () => {
  expect(schemaFindings(bytes)).toEqual([]);
});

/** A cohort that only loses people on its way. */
const cohort = fc
  .tuple(fc.integer({ min: 0, max: 90 }), fc.integer({ min: 0, max: 100 }), fc.integer({ min: 0, max: 100 }))
  .map(([referred, first, second]) => {
    const intake = Math.floor((referred * first) / 100);
    return [referred, intake, Math.floor((intake * second) / 100)] as const;
  });
const site = fc
  .integer({ min: 0, max: 60 })
  .chain((of) => fc.tuple(fc.integer({ min: 0, max: of }), fc.constant(of)));

test("of no pathway and no site can a small count be read or worked out", () => {
  fc.assert(
    fc.property(
      fc.array(cohort, { minLength: 3, maxLength: 5 }),
      fc.array(site, { minLength: 2, maxLength: 4 }),
      (way, sites) => {
        const data: Partial<ContractData> = {
          providers: PROVIDERS.slice(0, 1),
          indicators: [ENROL],
          observations: [
            ...way.flatMap(([, of, count], i) =>
              months(HARBOR, "enrol", monthAfter("2026-03", i).key, `${count}/${of}`),
            ),
            ...sites.flatMap(([count, of], i) =>
              atSite(`S${i}`, months(HARBOR, "enrol", "2026-09", `${count}/${of}`)),
            ),
          ],
          stages: STAGES,
          stageCounts: cohorts(HARBOR, "2026-03", way.map((each) => each.join(">")).join(" ")),
        };
        const one = givenShared(data);
        expect(one.mask.warnings).toEqual([]);
        expectSafe(buildSharedWorkbook(viewForProvider(one, HARBOR)!).bytes);
      },
    ),
    { numRuns: 40 },
  );
}, 120_000);

function isSmall(count: number): boolean {
  return count > 0 && count < 11;
}

/** Read back as a reader would: no small count, none lost between two shown stages, and ranges wide enough. */
function expectSafe(file: Uint8Array): void {
  const numberIn = (value: unknown): number | null => (typeof value === "number" ? value : null);
  const stages = listOf(file, "Pathway figures").map((row) => ({
    cohort: String(row["Cohort"]),
    stage: String(row["Stage"]).toLowerCase(),
    people: numberIn(row["People"]),
  }));
  const sites = listOf(file, "Groups")
    .filter((row) => row["By"] === "site")
    .map((row) => ({ count: numberIn(row["Counted"]), of: numberIn(row["Of all"]) }));
  const counts = sites.flatMap(({ count, of }) =>
    count === null || of === null ? [] : [count, of, of - count],
  );
  expect(counts.filter(isSmall)).toEqual([]);
  expect(stages.flatMap(({ people }) => people ?? []).filter(isSmall)).toEqual([]);
  // The measure counts the people of two stages: hidden in one place, shown in the other would be no use.
  const hiddenMonths = shownFigures(file, "Figures").filter(({ of }) => of === null);
  const alsoShown = stages.filter(
    ({ cohort, stage, people }) =>
      stage !== "referred" &&
      people !== null &&
      people > 0 &&
      hiddenMonths.some((row) => row.period === cohort),
  );
  expect(alsoShown).toEqual([]);
  const cell = (key: string, value: number | null) => ({
    key,
    name: key,
    figure: key,
    value,
    low: 0,
    high: Infinity,
    countsPeople: true,
    published: false,
    byRule: false,
  });
  const byCohort = groupBy(stages, (each) => each.cohort);
  const cells = [...byCohort].flatMap(([name, all]) =>
    all.flatMap(({ stage, people }, i) => {
      const next = all[i + 1];
      const lost = next && people !== null && next.people !== null ? people - next.people : null;
      const own = cell(`${name} ${stage}`, people);
      return next ? [own, cell(`${name} lost after ${stage}`, lost)] : [own];
    }),
  );
  const sums = [...byCohort].flatMap(([name, all]) =>
    all.slice(1).map(({ stage }, i) => ({
      total: `${name} ${all[i]!.stage}`,
      parts: [`${name} ${stage}`, `${name} lost after ${all[i]!.stage}`],
    })),
  );
  expect(cells.flatMap(({ value }) => value ?? []).filter(isSmall)).toEqual([]);
  const result = attack({ cells, sums, ratios: [] }, { threshold: 11, knowsRule: false });
  if (result.kind === "contradiction") throw new Error(result.sentence);
  for (const { high, values } of result.cells)
    if (high > 0) expect(values).toBeGreaterThanOrEqual(fewestValues({ threshold: 11 }));
}
