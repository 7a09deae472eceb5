import type { Breakdown } from "../../../src/analysis/measure";
import { buildSharedWorkbook } from "../../../src/documents/share/buildShared";
import { viewForMeeting, viewForProvider } from "../../../src/documents/share/sharedView";
import { fewestValues } from "../../../src/analysis/suppression/rule";
import { seriesValues } from "../../../src/spreadsheet/model/charts";
import { openWorkbook } from "../../../src/spreadsheet/xlsx/openWorkbook";
import type { Meeting } from "../../../src/submission/contractData";
import { schemaFindings, schemaTest } from "../../spreadsheet/xlsx/schemaCheck";
import { givenIndicator } from "../../meeting/givenContract";
import {
  attackFile,
  cellsOf,
  givenShared,
  monthAfter,
  months,
  partsOf,
  saysCount,
  shownFigures,
} from "./givenShared";

/** Counts that are so large that no row number, date or width of the file is one of them by chance. */
const ENROL = givenIndicator("enrol", { name: "Enrolled" });
const HARBOR = { id: "PRV-0001", name: "Harbor House", maskedCode: "Code K7" };
const ELM = { id: "PRV-0002", name: "Elmwood Center", maskedCode: "Code M2" };
const OAK = { id: "PRV-0003", name: "Oakridge Trust", maskedCode: "Code P9" };
const BIRCH = { id: "PRV-0004", name: "Birchfield Aid", maskedCode: "Code R4" };

const PINE = { id: "PRV-0005", name: "Pinecrest Home", maskedCode: "Code T6" };
const ASH = { id: "PRV-0006", name: "Ashgrove Works", maskedCode: "Code V8" };
const ALL = [HARBOR, ELM, OAK, BIRCH, PINE, ASH];

const MEETING: Meeting = {
  id: "M-1",
  providerIds: ALL.map(({ id }) => id),
  date: "2026-11-12",
  start: "10:00",
  minutes: 90,
  place: "",
  chair: "",
  noteTaker: "",
  sentOn: null,
  closedOn: null,
};

/** March: three of Harbor's 48,731 enrolled; May: all but four of 57,913. */
const SMALL = [
  { numerator: 3, denominator: 48_731 },
  { numerator: 57_909, denominator: 57_913 },
];
const OBSERVATIONS = [
  ...months(
    HARBOR.id,
    "enrol",
    "2025-07",
    "20411/40507 20507/40609 20611/40709 20707/40801 20809/40903 20903/41011",
  ),
  ...months(
    HARBOR.id,
    "enrol",
    "2026-01",
    "20311/40117 20717/41813 3/48731 21911/43117 57909/57913 22303/44017 23117/45119 20929/42013 21017/43019",
  ),
  ...months(
    ELM.id,
    "enrol",
    "2026-01",
    "20113/40009 20219/40111 20323/40213 20431/40319 20533/40423 20639/40529 20743/40637 20849/40739 20857/40841",
  ),
  ...months(
    OAK.id,
    "enrol",
    "2026-01",
    "30113/60013 30223/60101 30323/60209 30427/60317 30529/60413 30631/60521 30737/60623 30839/60719 5/60821",
  ),
  ...months(
    BIRCH.id,
    "enrol",
    "2026-01",
    "33113/70001 33223/70111 33329/70207 33427/70313 33529/70423 33637/70529 33739/70627 33851/70729 33857/70823",
  ),
  ...months(PINE.id, "enrol", "2026-08", "35117/72019 35221/72109"),
  ...months(ASH.id, "enrol", "2026-08", "36217/73013 36319/73121"),
];

function group(name: string, numerator: number, denominator: number): Breakdown {
  return {
    providerId: HARBOR.id,
    indicatorId: "enrol",
    siteId: "ALL",
    period: monthAfter("2026-09", 0),
    dimension: "language",
    group: name,
    numerator: { kind: "number", value: numerator },
    denominator: { kind: "number", value: denominator },
    cells: { sheet: "Groups", address: "A2" },
  };
}

const BREAKDOWNS = [group("English", 14_011, 28_019), group("Spanish", 6_997, 14_983), group("Other", 9, 17)];

const shared = givenShared({
  providers: ALL,
  indicators: [ENROL],
  observations: OBSERVATIONS,
  breakdowns: BREAKDOWNS,
  meetings: [MEETING],
  targets: [
    { providerId: null, indicatorId: "enrol", effectiveFrom: "2026-01-01", value: 0.45, kind: "contract" },
  ],
  actions: [
    {
      id: "A-1",
      providerId: HARBOR.id,
      meetingId: "M-1",
      action: "Visit Elmwood Center to learn from its intake",
      owner: "J. Doe",
      ownerSide: "provider",
      opened: "2026-06-01",
      due: "2026-10-01",
      linkedIndicator: "enrol",
      expectedEffect: "",
      lookAgain: null,
      status: "in_progress",
      doneOn: null,
      lastUpdate: "PRV-0002 agreed",
      blocker: "",
      cells: { sheet: "Actions", address: "E2" },
    },
  ],
});
const pack = buildSharedWorkbook(viewForProvider(shared, HARBOR.id)!).bytes;
const meeting = buildSharedWorkbook(viewForMeeting(shared, MEETING)).bytes;

function ratesOf({ numerator, denominator }: (typeof SMALL)[number]): string[] {
  const rate = numerator / denominator;
  return [5, 6, 7, 8, 10].flatMap((digits) => [
    rate.toPrecision(digits),
    (100 * rate).toPrecision(digits),
    (1 - rate).toPrecision(digits),
  ]);
}

/** What protects a small number is hidden like it. */
const HIDDEN_COUNTS = [...shared.mask.masked].flatMap(({ key }) => {
  const [providerId, period, , name] = key.split("|");
  const rows = name ? BREAKDOWNS.filter((row) => row.group === name) : OBSERVATIONS;
  return rows
    .filter((row) => row.providerId === providerId && row.period.key === period)
    .flatMap(({ numerator, denominator }) => {
      const [count, of] = [numerator, denominator].map((figure) =>
        figure.kind === "number" ? figure.value : 0,
      );
      return [count!, of!, of! - count!];
    });
});

test("the samples have what they are meant to show: small figures, and others hidden to protect them", () => {
  const reasons = new Set(shared.mask.masked.map(({ reason }) => reason));
  expect([...reasons].sort()).toEqual(["complement", "small"]);
  expect(HIDDEN_COUNTS).toEqual(
    expect.arrayContaining([3, 48_731, 48_728, 57_913, 57_909, 60_821, 60_816, 9, 17]),
  );
});

test("the search finds a count where it is", () => {
  expect(saysCount(partsOf(pack).get("xl/worksheets/sheet4.xml")!, 40_117)).toBe(true);
  expect(saysCount("<v>48,731</v>", 48_731)).toBe(true);
});

describe.each([
  ["a provider's file", pack],
  ["a meeting's file", meeting],
])("%s", (_, bytes) => {
  const parts = partsOf(bytes);

  test("no part of it holds a hidden count, nor what is left of it", () => {
    const large = HIDDEN_COUNTS.filter((count) => count >= 1000);
    expect(large.length).toBeGreaterThan(10);
    for (const [name, text] of parts) {
      expect([name, large.filter((count) => saysCount(text, count))]).toEqual([name, []]);
    }
  });

  test("no part of it holds a rate of one, in any rounding", () => {
    for (const [name, text] of parts) {
      expect([name, SMALL.flatMap(ratesOf).filter((rate) => text.includes(rate))]).toEqual([name, []]);
    }
  });

  test("no count of people in it is small", () => {
    const rows = [...shownFigures(bytes, "Figures"), ...shownFigures(bytes, "Groups")];
    const counts = rows.flatMap(({ count, of }) =>
      count === null || of === null ? [] : [count, of, of - count],
    );
    expect(counts.length).toBeGreaterThan(15);
    expect(counts.filter((count) => count > 0 && count < 11)).toEqual([]);
  });

  test("it holds values only, nothing hidden, and no link", () => {
    const { model } = openWorkbook(bytes);
    expect(model.sheets.every(({ visibility }) => visibility === "Visible")).toBe(true);
    expect(model.sheets.flatMap(({ cells }) => [...cells.formulaCells()])).toEqual([]);
    expect(
      model.sheets.flatMap(({ hiddenRows, hiddenColumns }) => [...hiddenRows, ...hiddenColumns]),
    ).toEqual([]);
    expect(model.sheets.flatMap(({ comments, notes }) => [...comments, ...notes])).toEqual([]);
    expect(model.customXmlParts.size + model.settings.size).toBe(0);
    expect([...parts.keys()].filter((name) => /externalLink|pivot|docProps/i.test(name))).toEqual([]);
    expect(
      model.names.filter(({ visible, formula }) => !visible || !/^=About!\$C\$\d+$/.test(formula)),
    ).toEqual([]);
  });

  test("nobody can work out a hidden count from what is left", () => {
    const cells = attackFile(bytes, ENROL, 11);
    expect(cells.length).toBeGreaterThan(0);
    for (const cell of cells) expect(cell.values).toBeGreaterThanOrEqual(fewestValues({ threshold: 11 }));
  });
});

test("a provider finds the others without their names, their counts and their number in the contract", () => {
  const text = [...partsOf(pack).values()].join("\n");
  for (const { name, id } of ALL.slice(1))
    expect([name, text.includes(name), text.includes(id)]).toEqual([name, false, false]);
  expect(text).not.toContain("20857");
  const compared = cellsOf(openWorkbook(pack).model);
  expect(compared).toContain("Code R4");
  expect(compared).toContain("Visit Code M2 to learn from its intake");
  expect(compared).toContain("Code M2 agreed");
});

test("a provider of which too few others are shown is beside nobody", () => {
  const few = new Set([HARBOR.id, ELM.id, BIRCH.id]);
  const three = givenShared({
    providers: ALL.filter(({ id }) => few.has(id)),
    indicators: [ENROL],
    observations: OBSERVATIONS.filter(({ providerId }) => few.has(providerId)),
  });
  const { model } = openWorkbook(buildSharedWorkbook(viewForProvider(three, HARBOR.id)!).bytes);
  expect(model.sheet("Comparison")).toBeUndefined();
  expect(cellsOf(model)).not.toContain("Code M2");
});

test("a provider that agreed is named to the others, who did not is not", () => {
  const agreed = givenShared({
    providers: ALL.map((each) => (each === ELM ? { ...ELM, namesConsentedOn: "2026-01-15" } : each)),
    indicators: [ENROL],
    observations: OBSERVATIONS.map((row) =>
      row.providerId === OAK.id ? { ...row, numerator: { kind: "number", value: 30_013 } } : row,
    ),
  });
  const cells = cellsOf(openWorkbook(buildSharedWorkbook(viewForProvider(agreed, HARBOR.id)!).bytes).model);
  expect(cells).toContain("Elmwood Center");
  expect(cells).toContain("Code P9");
  expect(cells).not.toContain("Oakridge Trust");
});

test("in a meeting without consent everybody is a code, with consent a name", () => {
  const cells = cellsOf(openWorkbook(meeting).model);
  expect(cells).toContain("Code K7");
  expect(cells.filter((cell) => /Harbor House|Elmwood|PRV-000/.test(String(cell)))).toEqual([]);
  const contract = { ...shared.mask.data.contract, consentJointView: true };
  const withConsent = givenShared({ ...shared.mask.data, contract, observations: OBSERVATIONS });
  expect(
    cellsOf(openWorkbook(buildSharedWorkbook(viewForMeeting(withConsent, MEETING)).bytes).model),
  ).toContain("Harbor House");
});

test("charts draw the figures that are shown, with target and limits, and a gap where one is hidden", () => {
  const { model } = openWorkbook(pack);
  const [chart] = model.sheet("Trends")!.charts;
  const drawn = new Map(chart!.series.map(({ name, values }) => [name, seriesValues(model, values)]));
  expect(drawn.get("Value")).toHaveLength(15);
  expect([8, 10].map((month) => drawn.get("Value")![month])).toEqual([null, null]);
  expect(drawn.get("Value")![0]).toBeCloseTo(20_411 / 40_507);
  for (const name of ["Mean", "Lower limit", "Upper limit"])
    expect(drawn.get(name)![0]).toEqual(expect.any(Number));
  expect(drawn.get("Target")).toEqual([...new Array<null>(6).fill(null), ...new Array<number>(9).fill(0.45)]);
});

test("limits rest on what is shown alone", () => {
  const [finding] = viewForProvider(shared, HARBOR.id)!.findings;
  const shown = finding!.points.flatMap(({ value }) => value ?? []);
  expect(shown.length).toBeLessThan(15);
  expect(finding!.mean).toBeCloseTo(shown.reduce((sum, value) => sum + value, 0) / shown.length, 10);
});

schemaTest("shared workbooks are valid files", () => {
  for (const bytes of [pack, meeting]) expect(schemaFindings(bytes)).toEqual([]);
});
