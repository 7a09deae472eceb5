import { CellError, type CellValue } from "../../src/spreadsheet/model/cells";
import { setDay, verdictsOf } from "./checkSheetVerdicts";
import { cellAt, givenSetup, givenTemplate, type GivenTemplate, type Typed } from "./givenTemplate";
import { calculatedByLibreOffice, describeWithLibreOffice } from "./libreOffice";

const AS_OF = 46_296; // 1 Oct 2026

/** Under which a case is tried; every setting is one workbook, in which every case has a site of its own. */
const SETTINGS = {
  usual: {},
  beforeTheEnd: { asOf: AS_OF - 10 },
  noPartPeriods: { asOf: AS_OF - 10, changes: { allowProvisional: false } },
  mustSuppress: { changes: { mustSuppress: true } },
} as const;

/** A row of the case's site: of an indicator, of a stage by its number, or one of the spare rows of Data. */
type Place = "share" | "median" | "monthEnd" | "spare" | `stage ${number}`;

interface Case {
  readonly name: string;
  readonly typed: readonly (readonly [Place, Typed])[];
  readonly setting?: keyof typeof SETTINGS;
  /** "code severity row", rows of the case counted from 1. */
  readonly says: readonly string[];
}

const good = { numerator: 15, denominator: 20 };
const again = { indicator_id: "cw_family_setting", period: "2026-08" };
const share = (numerator: CellValue, denominator: CellValue): Case["typed"] => [
  ["share", { numerator, denominator }],
];

const CASES: readonly Case[] = [
  { name: "good figures", typed: share(15, 20), says: [] },
  { name: "a true zero", typed: share(0, 20), says: [] },
  { name: "NA and ND", typed: share("NA", "nd"), says: [] },
  { name: "an empty row of a period that is over", typed: [["share", {}]], says: ["DQ04 ask 1"] },
  { name: "an empty row of one that is not", typed: [["share", {}]], setting: "beforeTheEnd", says: [] },
  { name: "half a row", typed: share(15, null), says: ["DQ04 ask 1"] },
  {
    name: "the same row twice",
    typed: [
      ["spare", { ...again, ...good }],
      ["spare", { ...again, ...good }],
    ],
    says: ["DQ06 ask 2"],
  },
  {
    name: "two figures for the same",
    typed: [
      ["spare", { ...again, ...good }],
      ["spare", { ...again, ...good, numerator: 14 }],
    ],
    says: ["DQ07 stop 1", "DQ07 stop 2"],
  },
  {
    name: "a period that is not over",
    typed: [["monthEnd", good]],
    setting: "beforeTheEnd",
    says: ["DQ08 stop 1"],
  },
  {
    name: "a part-period marked provisional",
    typed: [["monthEnd", { ...good, data_status: "provisional" }]],
    setting: "beforeTheEnd",
    says: [],
  },
  {
    name: "a part-period where the contract allows none",
    typed: [["monthEnd", { ...good, data_status: "provisional" }]],
    setting: "noPartPeriods",
    says: ["DQ08 stop 1"],
  },
  {
    name: "a period that is not in the list",
    typed: [["spare", { ...again, ...good, period: "Sept" }]],
    says: ["DQ09 stop 1"],
  },
  { name: "more than all", typed: share(30, 20), says: ["DQ10 stop 1"] },
  { name: "out of nobody", typed: share(3, 0), says: ["DQ11 stop 1"] },
  { name: "nobody", typed: share(0, 0), says: ["DQ12 note 1"] },
  { name: "below zero", typed: share(-3, 20), says: ["DQ13 stop 1"] },
  { name: "half a person", typed: share(2.5, 20), says: ["DQ14 stop 1"] },
  { name: "a number as text", typed: share(" 15", 20), says: ["DQ16 ask 1"] },
  { name: "a thousand as text", typed: share(15, "1,234"), says: ["DQ16 ask 1"] },
  { name: "words", typed: share("about 15", 20), says: ["DQ17 stop 1"] },
  { name: "TRUE", typed: share(true, 20), says: ["DQ17 stop 1"] },
  { name: "a dash", typed: share("-", 20), says: ["DQ17 ask 1"] },
  { name: "an error value", typed: share(CellError.of("#REF!"), 20), says: ["DQ18 stop 1"] },
  {
    name: "a reason not given",
    typed: [["share", { ...good, data_status: "revised" }]],
    says: ["DQ22 ask 1"],
  },
  { name: "a small count, hidden", typed: share("<11", 20), says: ["DQ28 note 1"] },
  { name: "hidden by a star", typed: share("*", 20), says: ["DQ28 note 1"] },
  {
    name: "more than a hidden count can be",
    typed: share(15, "<= 10"),
    says: ["DQ10 stop 1", "DQ28 note 1"],
  },
  {
    name: "a small count that should be hidden",
    typed: share(4, 20),
    setting: "mustSuppress",
    says: ["DQ30 ask 1"],
  },
  { name: "one that is hidden", typed: share("<11", 20), setting: "mustSuppress", says: ["DQ28 note 1"] },
  { name: "a median and its cases", typed: [["median", { value: 4.5, n: 18 }]], says: [] },
  { name: "a median without", typed: [["median", { value: 4.5 }]], says: ["DQ35 ask 1"] },
  { name: "half a case", typed: [["median", { value: 4.5, n: 1.5 }]], says: ["DQ14 stop 1"] },
  {
    name: "an id that is not in the list",
    typed: [["spare", { ...again, ...good, indicator_id: "cw_famly" }]],
    says: ["DQ03 stop 1"],
  },
  {
    name: "a site that is not in the list",
    typed: [["spare", { ...again, ...good, site_id: "North" }]],
    says: ["DQ03 stop 1"],
  },
  { name: "figures of nothing", typed: [["spare", { numerator: 3 }]], says: ["IN01 stop 1"] },
  {
    name: "a quarter among months",
    typed: [["spare", { ...again, ...good, period: "2026-Q2" }]],
    says: ["DQ38 stop 1"],
  },
  {
    name: "the way down",
    typed: [
      ["stage 1", { count: 50 }],
      ["stage 2", { count: 40 }],
    ],
    says: [],
  },
  {
    name: "the way up, over a stage not collected",
    typed: [
      ["stage 1", { count: 50 }],
      ["stage 2", { count: "ND" }],
      ["stage 3", { count: 60 }],
    ],
    says: ["DQ25 stop 3"],
  },
  {
    name: "the way up in a snapshot",
    typed: [
      ["stage 1", { count: 50, cohort_basis: "snapshot" }],
      ["stage 2", { count: 60, cohort_basis: "snapshot" }],
    ],
    says: ["DQ25 note 2"],
  },
  {
    name: "a stage that was revised, nobody says why",
    typed: [["stage 1", { count: 50, data_status: "Revised" }]],
    says: ["DQ22 ask 1"],
  },
  {
    name: "a stage that was revised, and why",
    typed: [["stage 1", { count: 50, data_status: "revised", revision_reason: "Two late forms" }]],
    says: [],
  },
  {
    name: "a cohort that is not over",
    typed: [["stage 1", { count: 50 }]],
    setting: "beforeTheEnd",
    says: ["DQ08 stop 1"],
  },
  {
    name: "a part of a cohort marked provisional",
    typed: [["stage 1", { count: 50, data_status: "provisional" }]],
    setting: "beforeTheEnd",
    says: [],
  },
  {
    name: "a part of a cohort where the contract allows none",
    typed: [["stage 1", { count: 50, data_status: "provisional" }]],
    setting: "noPartPeriods",
    says: ["DQ08 stop 1"],
  },
];

describeWithLibreOffice("the Check sheet by formulas alone", () => {
  const tried = Object.keys(SETTINGS).map((setting) => givenCases(setting as keyof typeof SETTINGS));
  const fresh = ["child_welfare", "waste_collection", "internal_department"].map((id) =>
    givenTemplate(givenSetup(id)),
  );
  const other = givenTemplate(surveySetup());
  [0.7, 1, 38.7, 150].forEach((value, i) => {
    other.fill("tblMeasures", 2 + i, { indicator_id: "cw_survey", period: `2026-0${8 - i}`, value, n: 30 });
  });
  other.fill("tblActions", 1, { status: "done" });
  const finished = givenTemplate(givenSetup("waste_collection"));
  fillEverything(finished);
  const all = [...tried.map(({ template }) => template), ...fresh, other, finished];
  for (const { model, asOf } of tried.map(({ template, asOf: day }) => ({
    model: template.model,
    asOf: day,
  })))
    setDay(model, asOf);
  for (const { model } of [...fresh, other, finished]) setDay(model, AS_OF);
  const calculated = new Map(
    calculatedByLibreOffice(all.map(({ model }) => model)).map((model, i) => [all[i]!, model]),
  );
  const after = (template: GivenTemplate) => calculated.get(template)!;

  const cases = tried.flatMap(({ template, places }) =>
    places.map(({ one, rows }) => [one.name, one, rows, template] as const),
  );
  test.each(cases)("%s", (_name, { says }, rows, template) => {
    const found = verdictsOf(after(template), template).flatMap(({ at, verdict }) => {
      const row = rows.indexOf(at) + 1;
      return row > 0 ? [`${verdict} ${row}`] : [];
    });
    expect(found).toEqual(says);
  });

  test.each(fresh.map((template) => [template.setup.domain, template] as const))(
    "%s: the results in a fresh file are what the formulas come to",
    (_domain, template) => {
      const different = template.model.sheets.flatMap((sheet) =>
        [...sheet.cells.formulaCells()].flatMap(({ row, column, formula }) => {
          const now = after(template).sheet(sheet.name)?.cells.value(row, column) ?? "";
          const before = sheet.cells.value(row, column);
          return before === now ? [] : [{ sheet: sheet.name, row, column, before, now, formula }];
        }),
      );
      expect(different).toEqual([]);
      expect(cellAt(after(template), "Check!A2")).toBe("Nothing is filled in yet");
      expect(cellAt(after(template), "Start!C5")).toBe("✎ Nothing is filled in yet");
    },
  );

  test("percentages out of scale are asked about, and above 100 stopped", () => {
    const verdicts = verdictsOf(after(other), other).filter(({ at }) => at.startsWith("tblMeasures"));
    expect(verdicts.map(({ at, verdict }) => `${at}: ${verdict}`)).toEqual([
      "tblMeasures 1: DQ04 ask",
      "tblMeasures 3: DQ15 ask",
      "tblMeasures 4: DQ15 ask",
      "tblMeasures 5: DQ15 stop",
    ]);
  });

  test("an action that is done needs its day", () => {
    const verdicts = verdictsOf(after(other), other).filter(({ at }) => at.startsWith("tblActions"));
    expect(verdicts.map(({ verdict }) => verdict)).toEqual(["IN11 ask"]);
    expect(cellAt(after(other), "Actions!K5")).toBe(
      "? This action is done and done_on is empty. Enter the date on which it was done.",
    );
  });

  test("a file with everything filled is ready to send", () => {
    const file = after(finished);
    expect(cellAt(file, "Check!A2")).toBe("Ready to send");
    expect(cellAt(file, "Start!C5")).toBe("✔ Ready to send");
    expect(cellAt(file, "Check!A29")).toBe("Nothing to do here.");
    expect(cellAt(file, "Data!K5")).toBe("✔");
    expect(cellAt(file, "Data!J5")).toBeCloseTo(0.1);
  });

  test("the list begins with what is to fix, in words, with its place", () => {
    const file = after(tried[0]!.template);
    expect(cellAt(file, "Check!A2")).toMatch(/^\d+ things to fix, \d+ questions$/);
    const list = Array.from({ length: 20 }, (_, i) => [
      cellAt(file, `Check!A${9 + i}`),
      cellAt(file, `Check!D${9 + i}`),
    ]);
    expect(new Set(list.slice(0, 14).map(([verdict]) => verdict))).toEqual(new Set(["✖ To fix"]));
    expect(list.map(([, words]) => words)).toContain(
      '30 out of 20 cannot be right for "Families who start service within 30 days of referral": the first number must be part of the second. Have they been swapped?',
    );
    expect(cellAt(file, "Start!C5")).toMatch(/^✖ /);
  });
});

/** A workbook with every case of a setting, each at a site of its own. */
function givenCases(setting: keyof typeof SETTINGS) {
  const cases = CASES.filter((one) => (one.setting ?? "usual") === setting);
  const options: { readonly asOf?: number; readonly changes?: object } = SETTINGS[setting];
  const sites = cases.map((_, i) => ({ id: `S${i + 1}`, name: `Site ${i + 1}` }));
  const base = givenSetup("child_welfare", options.changes);
  // The last indicator becomes a quarterly one, so that quarters are on the list of periods.
  const indicators = base.indicators.map((one, i) => ({
    ...one,
    brokenDownBy: [],
    cadence: i === 3 ? ("quarterly" as const) : one.cadence,
  }));
  const template = givenTemplate({ ...base, indicators, providers: [{ ...base.providers[0]!, sites }] });
  let spare = 4 * sites.length;
  const rowOf = (place: Place, site: number): readonly [table: string, row: number] => {
    const [kind, number] = place.split(" ");
    if (kind === "stage") return ["tblPathway", site * base.stages.length + Number(number)];
    if (kind === "spare") return ["tblMeasures", ++spare];
    return ["tblMeasures", ["share", "median", "monthEnd"].indexOf(place) * sites.length + site + 1];
  };
  const places = cases.map((one, site) => ({
    one,
    rows: one.typed.map(([place, typed]) => {
      const [table, row] = rowOf(place, site);
      template.fill(table, row, place === "spare" ? { site_id: `S${site + 1}`, ...typed } : typed);
      return `${table} ${row}`;
    }),
  }));
  return { template, places, asOf: options.asOf ?? AS_OF };
}

/** Of a contract with one indicator whose percentages come as they are. */
function surveySetup() {
  const setup = givenSetup();
  const survey = {
    ...setup.indicators[0]!,
    id: "cw_survey",
    aggregation: "mean" as const,
    maturityDays: null,
  };
  return { ...setup, indicators: [survey] };
}

function fillEverything({ model }: GivenTemplate): void {
  for (const [sheet, columns] of [
    ["Data", ["numerator", "denominator"]],
    ["Breakdowns", ["numerator", "denominator"]],
    ["Pathway", ["count"]],
  ] as const) {
    const { cells, tables } = model.sheet(sheet)!;
    const [table] = tables;
    for (let row = table!.box.top + 1; row <= table!.box.bottom; row++) {
      const key = table!.columns.findIndex(({ name }) => name === "period" || name === "cohort_period");
      if (cells.value(row, table!.box.left + key) === null) continue;
      columns.forEach((column, i) => {
        const at = table!.columns.findIndex(({ name }) => name === column);
        const value: CellValue = i === 0 ? 20 : 200;
        cells.setValue(row, table!.box.left + at, value);
      });
    }
  }
}
