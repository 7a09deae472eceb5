import { contractModel } from "../../../src/documents/contractWorkbook";
import type { ContractSetup, TemplateOptions } from "../../../src/documents/contractSetup";
import { readSubmission } from "../../../src/documents/readSubmission";
import { CellError, type CellValue } from "../../../src/spreadsheet/model/cells";
import type { WorkbookModel } from "../../../src/spreadsheet/model/workbook";
import { saveWorkbook } from "../../../src/spreadsheet/xlsx/saveWorkbook";
import type { RawCell, TableBlock } from "../../../src/submission/block";
import { checkSubmission, type CheckedSubmission } from "../../../src/submission/checks/checkSubmission";
import type { CheckOptions, SubmittedWorkbook } from "../../../src/submission/checks/submittedWorkbook";
import { givenSetup, givenTemplate, type GivenTemplate } from "../../documents/givenTemplate";

/** The day on which the files of these tests are checked: September is over. */
export const TODAY = "2026-10-08";

export type Change = (template: GivenTemplate) => void;

/** What makes a submission another one than the clean one. */
export interface Changes {
  readonly setup?: Partial<ContractSetup>;
  readonly options?: Partial<TemplateOptions>;
  readonly change?: Change;
  readonly check?: Partial<CheckOptions>;
  /** Rows of the contract workbook that the file is imported into, by table; absent: the file is checked by itself. */
  readonly contract?: Readonly<Record<string, readonly (readonly RawCell[])[]>>;
}

/** A share, a median and a count, one dimension with two groups, and a way of three stages. */
export function smallSetup(changes: Partial<ContractSetup> = {}): ContractSetup {
  const base = givenSetup();
  const [share, second, , fourth] = base.indicators;
  const indicators = [
    {
      ...share!,
      id: "enrolled",
      name: "Enrolled",
      brokenDownBy: ["language"],
      maturityDays: null,
      subset: true,
    },
    {
      ...second!,
      id: "days",
      name: "Days to contact",
      aggregation: "median" as const,
      unit: "days",
      maturityDays: null,
    },
    {
      ...fourth!,
      id: "served",
      name: "Families served",
      aggregation: "sum" as const,
      unit: "count",
      countsPeople: true,
      cadence: "monthly" as const,
      pathwayStage: "intake",
      maturityDays: null,
    },
  ].map((indicator, i) => ({ ...indicator, brokenDownBy: i === 0 ? ["language"] : [] }));
  return {
    ...base,
    indicators,
    targets: [],
    dimensions: [{ id: "language", groups: ["English", "Spanish"], overlapping: false }],
    stages: base.stages.slice(0, 3),
    ...changes,
  };
}

/** The clean file: everything is filled in and nothing is wrong. */
function fillAll(template: GivenTemplate): void {
  const { fill } = template;
  fill("tblMeasures", 1, { numerator: 60, denominator: 100 });
  fill("tblMeasures", 2, { value: 4.5, n: 80 });
  fill("tblMeasures", 3, { value: 70 });
  fill("tblBreakdowns", 1, { numerator: 40, denominator: 65 });
  fill("tblBreakdowns", 2, { numerator: 20, denominator: 35 });
  [100, 90, 70].forEach((count, i) => fill("tblPathway", i + 1, { count }));
}

export function givenFile({ setup, options, change }: Changes = {}): GivenTemplate {
  const template = givenTemplate(smallSetup(setup), { openActions: [], ...options });
  fillAll(template);
  change?.(template);
  return template;
}

/** The whole path: a workbook is saved as bytes, its bytes are read, what was read is checked. */
export async function givenSubmission(changes: Changes = {}): Promise<CheckedSubmission> {
  const template = givenFile(changes);
  const incoming = await readSubmission(saveWorkbook(template.model), "anything.xlsx");
  if (incoming.kind !== "template") throw new Error("no template");
  const contract = changes.contract ? contractTables(template.setup, changes.contract) : null;
  const options = { contract, asOf: TODAY, receivedOn: null, ...changes.check };
  return checkSubmission(incoming.submission.workbook, options);
}

/** A contract workbook with some rows more. */
export function contractTables(
  setup: ContractSetup,
  rows: NonNullable<Changes["contract"]> = {},
): SubmittedWorkbook {
  const workbook = workbookOf(contractModel(setup));
  const tables = new Map(workbook.tables);
  for (const [name, [header = [], ...more]] of Object.entries(rows)) {
    const block = tables.get(name.toLowerCase());
    const headers = block?.values[0] ?? [];
    const placed = more.map((row) => headers.map((each) => row[header.indexOf(each)] ?? ""));
    if (block) tables.set(name.toLowerCase(), { ...block, values: [...block.values, ...placed] });
  }
  return { ...workbook, tables };
}

/** The tables and sheets of a workbook that was never saved. */
export function workbookOf(model: WorkbookModel): SubmittedWorkbook {
  const raw = (value: CellValue): RawCell => (value instanceof CellError ? value.code : (value ?? ""));
  const tables = model.sheets.flatMap((sheet) =>
    sheet.tables.map((table): readonly [string, TableBlock] => [
      table.name.toLowerCase(),
      {
        table: table.name,
        sheet: sheet.name,
        row: table.box.top,
        column: table.box.left,
        values: sheet.cells.read(table.box).map((row) => row.map(raw)),
      },
    ]),
  );
  const sheets = model.sheets.map((sheet) => ({
    name: sheet.name,
    hidden: sheet.visibility !== "Visible",
    block: { sheet: sheet.name, row: 0, column: 0, values: [] },
    merges: sheet.merges,
    hiddenRows: [...sheet.hiddenRows],
    hiddenColumns: [],
  }));
  return { tables: new Map(tables), sheets, date1904: false, identity: null };
}

/** `DQ10 stop Data!F5: 30 out of 20 …` */
export function saidOf({ problems }: Pick<CheckedSubmission, "problems">): readonly string[] {
  return problems.map(
    ({ code, severity, sheet, cell, message }) => `${code} ${severity} ${sheet}!${cell}: ${message}`,
  );
}
