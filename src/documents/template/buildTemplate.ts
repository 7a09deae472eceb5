import {
  HISTORY_PERIODS,
  templateActions,
  templateBreakdowns,
  templateMeasures,
  templateNarrative,
  templatePathway,
  TEMPLATE_SHEETS,
  type TemplateTable,
} from "../../submission/templateDefinition";
import { tblAnswers } from "../../submission/recordTables";
import { WorkbookModel } from "../../spreadsheet/model/workbook";
import { saveWorkbook } from "../../spreadsheet/xlsx/saveWorkbook";
import type { ContractSetup, SetupProvider, TemplateOptions } from "../contractSetup";
import { addTableSheet } from "../tableSheet";
import { checkSections } from "./checkSections";
import { addCheckSheet, checkCell, checkCellOfAction, checkRowOf } from "./checkSheet";
import { actionRows, breakdownRows, measureRows, spareCells, stageRows, storyRows } from "./entryRows";
import { addEntrySheet, type EntryRow } from "./entrySheet";
import { expectedContent, offeredPeriods, offeredSites } from "./expectedRows";
import { addHistorySheet } from "./historySheet";
import { addListsSheet } from "./listsSheet";
import { addMetaSheet } from "./metaSheet";
import { addStartSheet, SHEET_PURPOSES } from "./startSheet";

/**
 * The template of one provider for one period, as the bytes of an .xlsx file. It works in Excel and LibreOffice
 * without any add-in; the same setup and options give the same bytes.
 *
 * @throws RangeError where the period is no canonical key
 * @example buildTemplate(setup, provider, { period: "2026-09", issuedOn: "2026-10-01", … })
 */
export function buildTemplate(
  setup: ContractSetup,
  provider: SetupProvider,
  options: TemplateOptions,
): Uint8Array {
  return saveWorkbook(templateModel(setup, provider, options));
}

/** The same as a workbook model. */
export function templateModel(
  setup: ContractSetup,
  provider: SetupProvider,
  options: TemplateOptions,
): WorkbookModel {
  const content = expectedContent(setup, provider, options);
  const sections = checkSections(setup, options, content);
  const owners = { provider_id: provider.id, contract_id: setup.contractId };
  const model = new WorkbookModel();
  addStartSheet(model, setup, provider, options);
  /** `section`: which of the Check sheet's sections looks at the table; null: none does. */
  const addEntries = (
    table: TemplateTable,
    section: number | null,
    rows: readonly EntryRow[],
    frozenColumns: number,
  ): void => {
    const check = table === templateActions ? checkCellOfAction : checkCell;
    const checked = (index: number, isOpen: boolean): EntryRow["cells"] =>
      section === null ? {} : { check: check(checkRowOf(sections, section, index), isOpen) };
    addEntrySheet(model, {
      table,
      hint: SHEET_PURPOSES[table.sheet] ?? "",
      rows: rows.map((row, i) => ({ ...row, cells: { ...row.cells, ...checked(i, true) } })),
      spare: (row, i) => ({ ...spareCells(table, row, owners), ...checked(rows.length + i, false) }),
      frozenColumns,
    });
  };
  addEntries(templateMeasures, 0, measureRows(content.measures, owners), 2);
  addEntries(templateBreakdowns, 1, breakdownRows(content.breakdowns, owners), 2);
  addEntries(templatePathway, 2, stageRows(content.stages, setup, owners), 0);
  addEntries(templateNarrative, null, storyRows(content.measures, owners), 2);
  addEntries(templateActions, 3, actionRows(options.openActions, owners), 2);
  addCheckSheet(model, sections);
  addHistorySheet(model, setup, options);
  // Not protected: a table on a protected sheet cannot grow.
  addTableSheet(model, TEMPLATE_SHEETS.answers, SHEET_PURPOSES[TEMPLATE_SHEETS.answers] ?? "", [
    [tblAnswers, []],
  ]);
  addListsSheet(model, setup, {
    periods: offeredPeriods(setup, options, HISTORY_PERIODS),
    sites: offeredSites(provider),
  });
  addMetaSheet(model, setup, provider, options, content.measures);
  model.structureProtection = { password: "" };
  model.selection = { top: 11, left: 2, bottom: 11, right: 2 };
  return model;
}
