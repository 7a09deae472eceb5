import {
  choicesOf,
  type ContractDraft,
  kindDraft,
  linesIn,
  NEW_DRAFT,
  targetValue,
} from "../../../src/taskpane/newContract/contractDraft";
import { stopsOf } from "../../../src/taskpane/newContract/stops";
import { CARE, DEPARTMENT } from "./givenOffer";

const HARBOR = { key: 1, name: "Harbor", id: "", sites: "" };

function aDraft(change: Partial<ContractDraft> = {}): ContractDraft {
  return { ...NEW_DRAFT, domainId: "care", title: "Care", contractId: "C-1", providers: [HARBOR], ...change };
}

const withKind = (change: Partial<ReturnType<typeof kindDraft>>) =>
  aDraft({ kinds: { care: { ...kindDraft(aDraft(), CARE), ...change } } });

const stopsIn = (draft: ContractDraft) => Object.fromEntries(stopsOf("details", draft, CARE));

test("lines are what is left without blanks", () => {
  expect(linesIn(" North \n\n South\r\n")).toEqual(["North", "South"]);
});

test("percentages are typed as people say them and held as fractions; other units as they are", () => {
  const percent = (text: string) => targetValue(text, { unit: "percent" });
  expect([percent("75"), percent("71.4"), percent("7 %"), percent("100%")]).toEqual([0.75, 0.714, 0.07, 1]);
  expect(targetValue("4.5", { unit: "days" })).toBe(4.5);
  for (const text of ["", "1,5", "many", "5 days", "1e3"])
    expect([text, percent(text)]).toEqual([text, null]);
  expect(targetValue("5%", { unit: "days" })).toBeNull();
});

test("what was only left as suggested is the domain's own", () => {
  expect(choicesOf(aDraft(), CARE)).toEqual({
    contractId: "C-1",
    title: "Care",
    indicatorIds: ["enrolled", "days"],
    cadence: "monthly",
    fiscalYearStart: 1,
    threshold: 11,
    mustSuppress: false,
    providers: [{ id: "PRV-0001", name: "Harbor", maskedCode: "Provider A", sites: [] }],
    targets: [],
    stages: CARE.stages,
    dimensions: [{ id: "language", groups: ["English", "Spanish", "Unknown"], overlapping: false }],
  });
});

test("targets, sites, groups and stages go as they were typed", () => {
  const draft = {
    ...withKind({
      targets: {
        enrolled: { value: "75", from: "2027-01-01", kind: "contract" },
        g: { value: "1", from: "2027-01-01", kind: "contract" },
      },
      brokenDownBy: ["gender"],
      groups: { gender: "A\nB\nUnknown" },
      stages: "called\nenrolment",
      agencyStages: ["called", "referral"],
    }),
    providers: [HARBOR, { key: 2, name: "Bridge", id: "V77", sites: "North\nSouth" }],
  };
  const choices = choicesOf(draft, CARE);
  expect(choices.targets).toEqual([
    { providerId: null, indicatorId: "enrolled", effectiveFrom: "2027-01-01", value: 0.75, kind: "contract" },
  ]);
  expect(choices.providers![1]).toEqual({
    id: "V77",
    name: "Bridge",
    maskedCode: "Provider B",
    sites: [
      { id: "North", name: "North" },
      { id: "South", name: "South" },
    ],
  });
  expect(choices.stages).toEqual([
    { id: "called", ownerSide: "agency" },
    { id: "enrolment", ownerSide: "provider" },
  ]);
  expect(choices.dimensions).toEqual([{ id: "gender", groups: ["A", "B", "Unknown"], overlapping: false }]);
});

test("departments have ids and codes of their own, and what was chosen for another kind is kept", () => {
  const draft = withKind({ indicatorIds: ["g"] });
  expect(choicesOf(draft, DEPARTMENT).providers![0]).toMatchObject({
    id: "DEP-0001",
    maskedCode: "Department A",
  });
  expect(choicesOf(draft, DEPARTMENT).indicatorIds).toEqual(["c"]);
  expect(choicesOf(draft, CARE).indicatorIds).toEqual(["g"]);
});

test("a complete draft stops nothing; without a kind or an indicator it goes no further", () => {
  expect(stopsIn(aDraft())).toEqual({});
  expect([...stopsOf("kind", aDraft({ domainId: "" }), null).values()]).toEqual([
    "Choose a kind of contract.",
  ]);
  expect([...stopsOf("indicators", withKind({ indicatorIds: [] }), CARE).values()]).toEqual([
    "Choose at least one indicator.",
  ]);
});

test.each<[string, Partial<ContractDraft>, Record<string, string>]>([
  ["no title", { title: " " }, { title: "Enter the title of the contract." }],
  [
    "a blank in the id",
    { contractId: "C 1" },
    { contractId: expect.stringContaining("without blanks") as string },
  ],
  [
    "no number as threshold",
    { threshold: "ten" },
    { threshold: expect.stringContaining("whole number") as string },
  ],
  ["a threshold of 0", { threshold: "0" }, { threshold: expect.stringContaining("whole number") as string }],
  ["no name", { providers: [{ ...HARBOR, name: "" }] }, { "name|1": "Enter the name of the provider." }],
  [
    "the same name and id",
    {
      providers: [
        { ...HARBOR, id: "P1" },
        { ...HARBOR, key: 2, id: "p1" },
      ],
    },
    { "name|2": "Another provider has this name.", "id|2": "Another provider has the id p1." },
  ],
  [
    "a number that another has typed",
    {
      providers: [
        { ...HARBOR, id: "PRV-0002" },
        { ...HARBOR, key: 2, name: "B" },
      ],
    },
    { "id|2": "Another provider has the id PRV-0002." },
  ],
  [
    "a site twice",
    { providers: [{ ...HARBOR, sites: "North\nnorth" }] },
    { "sites|1": 'The site "north" is there twice.' },
  ],
  [
    "a site ALL",
    { providers: [{ ...HARBOR, sites: "all" }] },
    { "sites|1": "ALL stands for all sites together. Leave it out." },
  ],
])("%s is said at its field", (_name, change, stops) => {
  expect(stopsIn(aDraft(change))).toEqual(stops);
});

test.each([
  ["75", "", { "from|enrolled": "Enter the day from which it holds." }],
  ["", "2027-01-01", { "value|enrolled": "Enter the target, or clear the date." }],
  ["much", "2027-01-01", { "value|enrolled": "Enter a number of percent, such as 75 or 71.5." }],
  ["120", "2027-01-01", { "value|enrolled": "A share cannot be over 100%." }],
  ["100", "2027-01-01", {}],
])("a target of %j from %j", (value, from, stops) => {
  expect(stopsIn(withKind({ targets: { enrolled: { value, from, kind: "contract" } } }))).toEqual(stops);
});

test("groups must add up, and a pathway has more than one stage", () => {
  const groups = (text: string) => stopsIn(withKind({ groups: { language: text } }))["groups|language"];
  expect(groups("English\nSpanish")).toMatch(/Keep a line "Unknown"/);
  expect(groups("Unknown")).toMatch(/at least two/);
  expect(groups("A\na\nUnknown")).toBe('The group "a" is there twice.');
  expect(stopsIn(withKind({ brokenDownBy: [], groups: { language: "" } }))).toEqual({});
  expect(stopsIn(withKind({ stages: "a" }))["stages"]).toMatch(/One stage is no pathway/);
  expect(stopsIn(withKind({ stages: "" }))).toEqual({});
});
