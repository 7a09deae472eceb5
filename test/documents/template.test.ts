import { buildTemplate } from "../../src/documents/template/buildTemplate";
import { columnOf, FIRST_ENTRY_ROW } from "../../src/documents/template/entrySheet";
import { DOMAINS } from "../../src/library/domains";
import { styleAt } from "../../src/spreadsheet/model/cellStyles";
import { openWorkbook } from "../../src/spreadsheet/xlsx/openWorkbook";
import {
  SPARE_ROWS,
  TEMPLATE_HELP_LIMIT,
  TEMPLATE_HELP_TITLE_LIMIT,
  TEMPLATE_NAMES,
  TEMPLATE_TABLES,
  templateMeasures,
} from "../../src/submission/templateDefinition";
import { schemaFindings, schemaTest } from "../spreadsheet/xlsx/schemaCheck";
import { givenSetup, givenTemplate, type GivenTemplate } from "./givenTemplate";

const bytesOf = ({ setup, provider, options }: GivenTemplate) => buildTemplate(setup, provider, options);
const reopened = (template: GivenTemplate) => openWorkbook(bytesOf(template)).model;

test("the sheets stand in their order, lists and identity are very hidden, the structure is locked", () => {
  const model = reopened(givenTemplate());
  expect(
    model.sheets.map(({ name, visibility }) => (visibility === "Visible" ? name : `${name}: ${visibility}`)),
  ).toEqual([
    "Start",
    "Data",
    "Breakdowns",
    "Pathway",
    "Story",
    "Actions",
    "Check",
    "History",
    "Answers",
    "Lists: VeryHidden",
    "_meta: VeryHidden",
  ]);
  expect(model.structureProtection).toEqual({ password: "" });
  expect(model.activeSheet.name).toBe("Start");
});

test("every sheet is protected, without a password, and its locked cells may be read", () => {
  for (const { name, protection } of reopened(givenTemplate()).sheets) {
    // Its table grows with every answer.
    if (name === "Answers") continue;
    expect(protection?.password).toBe(false);
    expect(protection?.options["selectionMode"]).toBe("Normal");
  }
});

test("contract, provider, period and version have names", () => {
  const { model } = givenTemplate();
  const values = Object.values(TEMPLATE_NAMES).map((name) => {
    const [, sheet, column, row] =
      /^='?(\w+)'?!\$([A-Z])\$(\d+)$/.exec(model.names.find((one) => one.name === name)?.formula ?? "") ?? [];
    return [name, model.sheet(sheet!)?.cells.value(Number(row) - 1, column!.charCodeAt(0) - 65)];
  });
  expect(Object.fromEntries(values)).toMatchObject({
    acm_contract_id: "CW-2026",
    acm_provider_id: "PRV-0001",
    acm_period: "2026-09",
    acm_template_version: "1",
  });
});

describe.each(TEMPLATE_TABLES.map((table) => [table.name, table] as const))("%s", (name, table) => {
  const { model } = givenTemplate();
  const sheet = model.sheet(table.sheet)!;
  const placed = sheet.tables[0]!;

  test("has its columns by their headers, and ten spare rows", () => {
    expect(placed.name).toBe(name);
    expect(placed.columns.map((column) => column.name)).toEqual(table.columns.map((column) => column.name));
    const last = placed.box.bottom - SPARE_ROWS;
    const given = columnOf(
      table,
      table.columns.find(({ filling, list }) => filling === "given" && list)?.name ?? "action_id",
    );
    expect(sheet.cells.value(last, given)).not.toBeNull();
    expect(sheet.cells.value(last + 1, given)).toBeNull();
  });

  test("yellow cells are unlocked, and only they; a text says so above them", () => {
    for (let row = placed.box.top + 1; row <= placed.box.bottom; row++) {
      for (let column = placed.box.left; column <= placed.box.right; column++) {
        const { locked, fill } = model.styles.get(styleAt(sheet, row, column));
        expect(locked).toBe(fill !== "#FFF9DB");
        const { filling } = table.columns[column]!;
        if (!locked && filling !== "given")
          expect(sheet.cells.value(placed.box.top - 1, column)).toBe("✎ fill in");
      }
    }
  });

  test("who reports is text that Excel leaves alone", () => {
    const column = columnOf(table, "provider_id");
    expect(sheet.cells.value(FIRST_ENTRY_ROW, column)).toBe("PRV-0001");
    expect(model.styles.get(styleAt(sheet, FIRST_ENTRY_ROW, column)).numberFormat).toBe("@");
  });
});

test.each(DOMAINS.map(({ id }) => id))("%s: messages and lists keep within what Excel takes", (domain) => {
  for (const { validations } of givenTemplate(givenSetup(domain)).model.sheets) {
    for (const { prompt, errorAlert, rule } of validations) {
      expect(prompt.message.length).toBeLessThanOrEqual(TEMPLATE_HELP_LIMIT);
      expect(prompt.title.length).toBeLessThanOrEqual(TEMPLATE_HELP_TITLE_LIMIT);
      expect(errorAlert.message.length).toBeLessThanOrEqual(TEMPLATE_HELP_LIMIT);
      if ("source" in rule) expect(rule["source"]).toMatch(/^=acm_list_/);
    }
  }
});

test.each(DOMAINS.map(({ id }) => id))("%s: a rule covers its column, and not each cell of it", (domain) => {
  for (const { tables, validations } of givenTemplate(givenSetup(domain)).model.sheets) {
    const columns = tables.reduce((sum, table) => sum + table.columns.length, 0);
    if (columns > 0) expect(validations.length).toBeLessThanOrEqual(2 * columns);
  }
});

test("formulas are short enough for Excel, and know nothing younger than Excel 2016", () => {
  const { model } = givenTemplate(givenSetup("waste_collection"));
  const names = new Set<string>();
  for (const { cells } of model.sheets) {
    for (const { formula } of cells.formulaCells()) {
      expect(formula.length).toBeLessThan(8192);
      for (const text of formula.matchAll(/"((?:[^"]|"")*)"/g))
        expect(text[1]!.length).toBeLessThanOrEqual(255);
      for (const call of formula.replaceAll(/"(?:[^"]|"")*"/g, "").matchAll(/([A-Z]+)\(/g))
        names.add(call[1]!);
    }
  }
  expect([...names].sort()).toEqual([
    "AND",
    "CHAR",
    "COUNTA",
    "COUNTIF",
    "FIND",
    "HYPERLINK",
    "IF",
    "IFERROR",
    "INDEX",
    "INT",
    "ISERROR",
    "ISLOGICAL",
    "ISNA",
    "ISNUMBER",
    "LEFT",
    "LEN",
    "MATCH",
    "MAX",
    "MID",
    "NOT",
    "OR",
    "SUBSTITUTE",
    "SUM",
    "SUMPRODUCT",
    "TODAY",
    "TRIM",
    "UNICHAR",
    "UPPER",
    "VALUE",
  ]);
});

test("a row asks for what its indicator needs: counts for a share, the value and its cases for a median", () => {
  const { model } = givenTemplate();
  const open = (row: number) =>
    templateMeasures.columns
      .filter(
        ({ filling }, column) =>
          filling === "figure" && !model.styles.get(styleAt(model.sheet("Data")!, row, column)).locked,
      )
      .map(({ name }) => name);
  expect(open(FIRST_ENTRY_ROW)).toEqual(["numerator", "denominator"]);
  expect(open(FIRST_ENTRY_ROW + 1)).toEqual(["value", "n"]);
});

describe("the rows of a period", () => {
  const periodsOf = (template: GivenTemplate, indicator: string) => {
    const { cells, tables } = template.model.sheet("Data")!;
    return cells
      .read(tables[0]!.box)
      .filter(([id]) => id === indicator)
      .map((row) => row[columnOf(templateMeasures, "period")]);
  };

  test("an indicator reported by the week has a row for each week that ends in the month", () => {
    const template = givenTemplate(givenSetup("waste_collection"));
    expect(periodsOf(template, "wc_missed")).toEqual(["2026-W36", "2026-W37", "2026-W38", "2026-W39"]);
  });

  test("one reported by the quarter has a row when its quarter ends, and none before", () => {
    const setup = givenSetup("road_construction");
    expect(periodsOf(givenTemplate(setup), "rc_on_time")).toEqual(["2026-Q3"]);
    expect(periodsOf(givenTemplate(setup, { period: "2026-08" }), "rc_on_time")).toEqual([]);
  });

  test("one whose figures take half a year asks for the quarter that is complete now", () => {
    expect(periodsOf(givenTemplate(givenSetup("workforce_development")), "wd_emp_q2")).toEqual(["2026-Q1"]);
  });

  test("every site has its own", () => {
    const setup = givenSetup();
    const sites = [
      { id: "S1", name: "North" },
      { id: "S2", name: "South" },
    ];
    const template = givenTemplate({ ...setup, providers: [{ ...setup.providers[0]!, sites }] });
    expect(periodsOf(template, "cw_referral_enrol_30d")).toHaveLength(2);
  });

  test("a period that is none is refused in words", () => {
    expect(() => givenTemplate(givenSetup(), { period: "September" })).toThrow(
      '"September" names no period. Write it as 2026-09',
    );
  });
});

test("the same setup gives the same bytes", () => {
  expect(Buffer.from(bytesOf(givenTemplate())).equals(Buffer.from(bytesOf(givenTemplate())))).toBe(true);
});

schemaTest("templates of every domain are valid files", () => {
  for (const { id } of DOMAINS) expect(schemaFindings(bytesOf(givenTemplate(givenSetup(id))))).toEqual([]);
});
