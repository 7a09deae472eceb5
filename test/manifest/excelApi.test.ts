import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { readOfficialTypes } from "../host/excel/officialTypes";
import { excelMembersUsed } from "./excelMembers";
import { all, attribute, ROOT } from "./manifest";

/** An older Excel installs the add-in by what the manifest asks for, and then fails at the first newer member. */

/** The rooms that may hold an object of Excel's: only these import src/workbook. */
const files = ["workbook", "workflows"].flatMap((room) =>
  readdirSync(path.join(ROOT, "src", room), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts"))
    .map((file) => path.join(ROOT, "src", room, file)),
);

const used = excelMembersUsed(ROOT, files);

test("the members in use are seen, whichever way they are written", () => {
  const uses = new Set(used.map(({ name, since }) => `${name}: ${since}`));
  expect(uses.size).toBeGreaterThan(100);
  // A call, a property set (and read), a name in load(), a destructured property, an object given whole.
  expect([...uses]).toEqual(
    expect.arrayContaining([
      "Table.resize: ExcelApi 1.13",
      "Worksheet.visibility: ExcelApi 1.2",
      "Worksheet.visibility: ExcelApi 1.1",
      "Range.numberFormatCategories: ExcelApi 1.12",
      "RangeFormat.font: ExcelApi 1.1",
      "PageLayoutZoomOptions.horizontalFitToPages: ExcelApi 1.9",
      "RunOptions.delayForCellEdit: null",
    ]),
  );
});

test("the add-in needs the ExcelApi that the manifest asks for, nothing newer and nothing online only", () => {
  const set = all("Set").find((element) => attribute(element, "Name") === "ExcelApi")!;
  const required = attribute(set, "MinVersion");
  const minorOf = (version: string) => Number(/^1\.(\d+)$/.exec(version)?.[1]);
  const newer = used.filter(
    ({ since }) => since !== null && !(minorOf(since.replace("ExcelApi ", "")) <= minorOf(required)),
  );
  expect(newer).toEqual([]);
  expect(used.map(({ since }) => since)).toContain(`ExcelApi ${required}`);
});

/** Members that fail somewhere, or do something that nobody asked for, by what of them is known. */
const LEFT_ALONE: readonly (readonly [string, RegExp])[] = [
  ["pictures of charts, which fail or are offset on some platforms", /^Chart\.getImage$/],
  ["error bars, whose lengths cannot be given", /^(ChartErrorBars\.|ChartSeries\.[xy]ErrorBars)/],
  ["rules that are not drawn until somebody edits them", /^ConditionalFormat\.(dataBar|colorScale|iconSet)/],
  ["rows added one after the other, which conflict with co-authors", /^TableRowCollection\.add$/],
  ["the sheets of another file, which come with its names, styles and links", /^Workbook\.(insertW|addFrom)/],
  ["saving and closing, which ask a person and clear what she could undo", /^Workbook\.(save|close)$/],
  ["deleting and copying sheets, which co-authors lose their place by", /^Worksheet\.(delete|copy)$/],
  ["deleting tables and charts, which a person may have added to", /^(Table|Chart)\.delete$/],
  ["protecting, which clears what a person could undo", /^W(orkbook|orksheet)Protection\.(un)?protect$/],
  [
    "settings, parts and properties of the file, which are bound to an add-in or cut",
    /^(Setting|CustomXml|Document|CustomProp)/,
  ],
  ["texts in a person's own language, which differ by account", /^Range\.(formulas|numberFormat)Local$/],
  [
    "events and calculation of the whole workbook, which are everybody's",
    /^(Runtime\.enableEvents|Application\.calculationMode)$/,
  ],
];

const known = [...readOfficialTypes()].flatMap(([type, members]) =>
  [...members.keys()].map((member) => `${type}.${member}`),
);

test.each(LEFT_ALONE)("the add-in leaves alone: %s", (_what, members) => {
  expect(known.some((name) => members.test(name))).toBe(true);
  const uses = used.filter(({ name }) => members.test(name)).map(({ name, place }) => `${name} (${place})`);
  expect(uses).toEqual([]);
});

describe("charts", () => {
  const charts = files.map((file) => readFileSync(file, "utf8")).join("\n");

  test("are of types whose series can be reached, and never stacked", () => {
    const types = [...charts.matchAll(/charts\.add\(\s*"(\w+)"|chartType = "(\w+)"/g)];
    const names = new Set(types.map(([, added, set]) => added ?? set));
    expect(names).toEqual(new Set(["LineMarkers", "BarClustered", "XYScatter", "XYScatterLinesNoMarkers"]));
  });

  test("say that their series stand in columns, which Excel otherwise guesses", () => {
    const made = [...charts.matchAll(/charts\.add\(([^)]*)\)/g)].map(([, given]) => given!);
    expect(made).toHaveLength(3);
    expect(made.filter((given) => !given.endsWith('"Columns"'))).toEqual([]);
  });
});

test("what is loaded is named: an object loaded whole fails where one of its members does", () => {
  const loaded = files.flatMap((file) => [
    ...readFileSync(file, "utf8").matchAll(/\.load\(\s*(?:"([^"]*)")?/g),
  ]);
  expect(loaded.length).toBeGreaterThan(30);
  const whole = loaded.filter(
    ([, names]) => names !== undefined && /(^|,|\/)\s*(items)?\s*(,|$)/.test(names),
  );
  expect(whole.map(([call]) => call)).toEqual([]);
});

/** Members of Office's common API that the add-in asks, with the set that brings them; null: they are always there. */
const COMMON: Readonly<Record<string, string | null>> = {
  onReady: null,
  "context.officeTheme": null,
  "context.platform": null,
  "actions.associate": "SharedRuntime 1.1",
  "addin.showAsTaskpane": "SharedRuntime 1.1",
};

test("of Office's common API the add-in asks only what is always there or required", () => {
  const asked = readdirSync(path.join(ROOT, "src"), { recursive: true, encoding: "utf8" })
    .filter((file) => /\.tsx?$/.test(file) && !/^(host|workbench|selfTest)\b/.test(file))
    .flatMap((file) => [
      ...readFileSync(path.join(ROOT, "src", file), "utf8").matchAll(/\bOffice((?:\??\.[a-z]\w*)+)/g),
    ])
    .map(([, members]) => members!.replaceAll("?", "").slice(1))
    .filter((members) => members !== "js");
  expect([...new Set(asked)].sort()).toEqual(Object.keys(COMMON).sort());
  const required = all("Set").map((set) => `${attribute(set, "Name")} ${attribute(set, "MinVersion")}`);
  const needed = Object.values(COMMON).filter((set) => set !== null);
  expect(needed.filter((set) => !required.includes(set))).toEqual([]);
});
