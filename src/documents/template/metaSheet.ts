import { hashOf } from "../../meeting/hashOf";
import { tblGroups, tblSites } from "../../submission/recordTables";
import {
  tblIndicators,
  tblProviders,
  tblStages,
  tblTargets,
  type TableDefinition,
} from "../../submission/tables";
import { TEMPLATE_NAMES, TEMPLATE_SHEETS, TEMPLATE_VERSION } from "../../submission/templateDefinition";
import { TEMPLATE_TABLE, tblExpected } from "../../submission/templateTables";
import type { CellValue } from "../../spreadsheet/model/cells";
import type { WorkbookModel } from "../../spreadsheet/model/workbook";
import type { ContractSetup, SetupProvider, TemplateOptions } from "../contractSetup";
import { HEADER } from "../documentLook";
import { groupRows, indicatorRows, providerRows, siteRows, stageRows, targetRows } from "../setupRows";
import { type Entry, serialOf, SheetWriter } from "../sheetWriter";
import type { ExpectedMeasure } from "./expectedRows";

/** First column of the definition, beside the keys. */
const DEFINITION_COLUMN = 3;

/** Keys of the very hidden sheet that says what a template is. */
export const META_KEYS = [
  "template_id",
  "template_version",
  "contract_id",
  "provider_id",
  "period",
  "definition_hash",
  "issued_on",
  "fiscal_year_start",
  "cadence",
  "threshold",
  "allow_provisional",
  "must_suppress",
] as const;

/** Adds the very hidden sheet that says what this file is, and the cell that says which day it is. */
export function addMetaSheet(
  model: WorkbookModel,
  setup: ContractSetup,
  provider: SetupProvider,
  { period, issuedOn }: TemplateOptions,
  expected: readonly ExpectedMeasure[],
): void {
  const writer = new SheetWriter(model, TEMPLATE_SHEETS.meta);
  const values: Readonly<Record<(typeof META_KEYS)[number], string>> = {
    template_id: `${setup.contractId}/${provider.id}/${period}`,
    template_version: TEMPLATE_VERSION,
    contract_id: setup.contractId,
    provider_id: provider.id,
    period,
    definition_hash: definitionHash(setup),
    issued_on: issuedOn,
    fiscal_year_start: String(setup.fiscalYearStart),
    cadence: setup.cadence,
    threshold: String(setup.threshold),
    allow_provisional: yesNo(setup.allowProvisional),
    must_suppress: yesNo(setup.mustSuppress),
  };
  const rows: readonly (readonly [string, Entry])[] = META_KEYS.map((key) => [key, values[key]]);
  [["key", "value"] as const, ...rows].forEach(([key, value], row) => {
    writer.put(row, 0, key, row === 0 ? HEADER : { numberFormat: "@" });
    writer.put(row, 1, value, row === 0 ? HEADER : { numberFormat: "@" });
  });
  writer.table(TEMPLATE_TABLE, { top: 0, left: 0, bottom: rows.length, right: 1 });
  const asOfRow = rows.length + 2;
  writer.put(asOfRow, 0, "as_of", { numberFormat: "@" });
  writer.put(asOfRow, 1, { formula: "=TODAY()", result: serialOf(issuedOn) }, { numberFormat: "yyyy-mm-dd" });
  writer.name(TEMPLATE_NAMES.asOf, asOfRow, 1);
  writer.widths([22, 40]);
  putDefinition(writer, setup, provider, expected);
  writer.sheet.visibility = "VeryHidden";
  writer.protect();
}

/**
 * The contract's own tables as far as they concern the provider, side by side, and the rows that are expected: with
 * them the add-in checks the file as it would check the contract workbook.
 */
function putDefinition(
  writer: SheetWriter,
  setup: ContractSetup,
  provider: SetupProvider,
  expected: readonly ExpectedMeasure[],
): void {
  const own = { providers: [provider] };
  const targets = setup.targets.filter(({ providerId }) => providerId === null || providerId === provider.id);
  const expectedRows = expected.map(({ indicator, siteId, period }) => ({
    indicator_id: indicator.id,
    site_id: siteId,
    period: period.key,
  }));
  const definition: readonly (readonly [TableDefinition, readonly Readonly<Record<string, CellValue>>[]])[] =
    [
      [tblIndicators, indicatorRows(setup)],
      [tblProviders, providerRows(own)],
      [tblSites, siteRows(own)],
      [tblTargets, targetRows({ targets })],
      [tblStages, stageRows(setup)],
      [tblGroups, groupRows(setup)],
      [tblExpected, expectedRows],
    ];
  let left = DEFINITION_COLUMN;
  for (const [{ name, columns }, rows] of definition) {
    columns.forEach((column, i) => {
      writer.put(0, left + i, column.name, HEADER);
      rows.forEach((row, k) => {
        const value = row[column.name] ?? null;
        if (value !== null && value !== "")
          writer.put(k + 1, left + i, value, typeof value === "string" ? { numberFormat: "@" } : {});
      });
    });
    const right = left + columns.length - 1;
    writer.table(name, { top: 0, left, bottom: Math.max(1, rows.length), right });
    left = right + 2;
  }
}

/** Changes with the indicators, stages and groups: two templates with the same one ask for the same. */
export function definitionHash({ indicators, stages, dimensions }: ContractSetup): string {
  const asked = indicators.map(
    ({ id, name, aggregation, unit, cadence, numeratorMeans, denominatorMeans }) =>
      [id, name, aggregation, unit, cadence, numeratorMeans, denominatorMeans] as const,
  );
  const ways = stages.map(({ id, order }) => [id, order] as const);
  return hashOf(JSON.stringify([asked, ways, dimensions.map(({ id, groups }) => [id, groups])]));
}

function yesNo(value: boolean): string {
  return value ? "yes" : "no";
}
