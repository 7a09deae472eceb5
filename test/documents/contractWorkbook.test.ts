import { buildContractWorkbook, contractModel } from "../../src/documents/contractWorkbook";
import { priorityWarning, setupOfDomain } from "../../src/documents/setupOfDomain";
import { DOMAINS, domainOf } from "../../src/library/domains";
import { openWorkbook } from "../../src/spreadsheet/xlsx/openWorkbook";
import * as records from "../../src/submission/recordTables";
import { CONTRACT_TABLES } from "../../src/submission/tables";
import { tblNarrative } from "../../src/submission/templateDefinition";
import { createContract, createTemplates } from "../../src/workflows/createTemplate";
import { refresh } from "../../src/workflows/refresh";
import { schemaFindings, schemaTest } from "../spreadsheet/xlsx/schemaCheck";
import { done, givenBookOf } from "../workflows/givenContractBook";
import { cellAt, givenSetup, givenTemplate } from "./givenTemplate";

const ALL_TABLES = [
  ...CONTRACT_TABLES,
  tblNarrative,
  ...Object.values(records).filter((one) => "columns" in one),
];

test("every table is there with its columns", () => {
  const model = openWorkbook(buildContractWorkbook(givenSetup())).model;
  const found = new Map(
    model.sheets.flatMap(({ tables }) =>
      tables.map(({ name, columns }) => [name, columns.map((one) => one.name)]),
    ),
  );
  for (const { name, columns } of ALL_TABLES)
    expect([name, found.get(name)]).toEqual([name, columns.map((one) => one.name)]);
  expect(found.size).toBe(ALL_TABLES.length);
});

test("words of a list and ids have drop-downs", () => {
  const model = contractModel(givenSetup());
  const sources = model.sheets.flatMap(({ validations }) => validations.map(({ rule }) => rule["source"]));
  expect(sources).toContain("increase,decrease,neutral");
  expect(sources).toContain("=acm_indicator_ids");
  expect(model.names.find(({ name }) => name === "acm_indicator_ids")?.formula).toBe(
    "=Indicators!$A$5:INDEX(Indicators!$A$5:$A$504,MAX(1,COUNTA(Indicators!$A$5:$A$504)))",
  );
});

test("every default says how well it is supported", () => {
  const model = contractModel(givenSetup());
  const { cells, tables } = model.sheet("Indicators")!;
  const [headers, ...rows] = cells.read(tables[0]!.box);
  const evidence = headers!.indexOf("evidence");
  expect(rows.length).toBe(4);
  for (const row of rows)
    expect(row[evidence]).toMatch(/\[(published source, (seen|from memory.*)|expert practice.*)\]/);
  expect(String(rows[3]![evidence])).toContain("For context only: <= 4.48");
});

test("published figures are context: no target comes from the library", () => {
  for (const domain of DOMAINS) expect(setupOfDomain(domain).targets).toEqual([]);
});

test("more than five priorities are warned about, and the others are only watched", () => {
  expect(priorityWarning(5)).toBeNull();
  expect(priorityWarning(6)).toContain("6 indicators are priorities");
  const domain = domainOf("child_welfare")!;
  const setup = setupOfDomain(domain, { indicatorIds: domain.indicators.map(({ id }) => id) });
  expect(setup.indicators.map(({ priority }) => priority)).toEqual([1, 2, 3, 4, 5, null, null, null]);
});

test("an indicator that the library has not is refused by name", () => {
  expect(() => setupOfDomain(domainOf("child_welfare")!, { indicatorIds: ["cw_none"] })).toThrow(
    'The library of Child welfare has no indicator "cw_none".',
  );
});

test("what was chosen takes the place of the domain's stages and groups", () => {
  const domain = domainOf("child_welfare")!;
  const setup = setupOfDomain(domain, {
    stages: [
      { id: "called", ownerSide: "agency" },
      { id: "enrolment", ownerSide: "provider" },
    ],
    dimensions: [
      { id: "gender", groups: ["Female", "Male", "Unknown"], overlapping: false },
      { id: "language", groups: ["English", "Unknown"], overlapping: false },
    ],
  });
  expect(setup.stages.map(({ id, order, ownerSide }) => [id, order, ownerSide])).toEqual([
    ["called", 1, "agency"],
    ["enrolment", 2, "provider"],
  ]);
  expect(setup.indicators[0]!.brokenDownBy).toEqual(["gender", "language"]);
  const stageOf = (id: string) => domain.indicators.find((one) => one.id === id)!.pathwayStage;
  for (const { id, pathwayStage } of setup.indicators) {
    expect([id, pathwayStage]).toEqual([id, stageOf(id) === "enrolment" ? "enrolment" : null]);
  }
});

test("a new contract with an indicator or a domain that the library has not is a plain sentence", async () => {
  expect(await createContract("child_welfare", { indicatorIds: ["cw_none"] })).toEqual({
    kind: "failed",
    code: "NoSuchIndicator",
    message: 'The library of Child welfare has no indicator "cw_none".',
  });
  expect(await createContract("parks", {})).toMatchObject({ kind: "failed", code: "NoSuchDomain" });
});

test("a refresh of it, before any figure, says so in words and leaves no sheet behind", async () => {
  const book = await givenBookOf(contractModel(givenSetup()));
  const sheets = book.model.sheets.map(({ name }) => name);
  const outcome = await refresh();
  expect(outcome).toMatchObject({ kind: "failed", code: "NoFigures" });
  expect(book.model.sheets.map(({ name }) => name)).toEqual(sheets);
});

test("a template made from it is the template of its setup", async () => {
  const setup = givenSetup();
  await givenBookOf(contractModel(setup));
  const [file, ...more] = done(await createTemplates({ today: "2026-10-01" }));
  expect(more).toEqual([]);
  expect(file!.name).toBe("CW-2026_PRV-0001_2026-09.xlsx");
  const made = openWorkbook(file!.bytes).model;
  const expected = givenTemplate(setup, { openActions: [], dueOn: null }).model;
  for (const name of ["Data", "Breakdowns", "Pathway", "Lists", "_meta"]) {
    const box = expected.sheet(name)!.cells.used(true)!;
    expect([name, made.sheet(name)!.cells.read(box)]).toEqual([name, expected.sheet(name)!.cells.read(box)]);
  }
  expect(cellAt(made, "Start!B2")).toBe("Child welfare");
});

test("only the provider asked for, and one that is not there is named", async () => {
  await givenBookOf(contractModel(givenSetup()));
  expect(await createTemplates({ today: "2026-10-01", providerIds: ["PRV-9"] })).toMatchObject({
    kind: "failed",
    message: '"PRV-9" is not among this contract\'s providers: PRV-0001.',
  });
  expect(await createTemplates({ today: "2026-10-01", period: "soon" })).toMatchObject({
    kind: "failed",
    message: '"soon" names no period. Write it as 2026-09, 2026-Q3 or 2026-W36.',
  });
});

schemaTest("contract workbooks of every domain are valid files", () => {
  for (const domain of DOMAINS)
    expect(schemaFindings(buildContractWorkbook(setupOfDomain(domain)))).toEqual([]);
});
