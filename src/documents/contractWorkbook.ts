import { WorkbookModel } from "../spreadsheet/model/workbook";
import { saveWorkbook } from "../spreadsheet/xlsx/saveWorkbook";
import * as records from "../submission/recordTables";
import * as tables from "../submission/tables";
import { tblNarrative } from "../submission/templateDefinition";
import { addContractStart } from "./contractStart";
import type { ContractSetup } from "./contractSetup";
import {
  contractRows,
  groupRows,
  indicatorRows,
  providerRows,
  siteRows,
  stageRows,
  targetRows,
} from "./setupRows";
import { addTableSheet } from "./tableSheet";

/** What each sheet of a new contract workbook is for, in their order. */
export const CONTRACT_SHEETS = {
  Contract: "The contract, and who reports.",
  Indicators:
    "What is measured, which way is better, how figures are added up, and how well each default is supported.",
  Targets: "What was agreed, and the periods that the usual range is computed from.",
  Pathway: "The stages clients pass, and how many reached each.",
  Groups: "The groups that figures are broken down by, and their figures.",
  Data: "The figures: one row for each provider, indicator and period. Counts, not percentages.",
  Story: "What lies behind the figures, in the providers' words.",
  Actions: "Who promised what, by when.",
  Meetings: "The meetings and the people in them, what was decided, and what to look into.",
  Records: "What came when, what was revised, answered and shown. The add-in keeps it.",
} as const;

/**
 * A new contract workbook, as the bytes of an .xlsx file: every table with its headers and drop-downs, filled with
 * what the setup settles. Figures come later, from the providers' templates.
 *
 * @example buildContractWorkbook(setupOfDomain(childWelfare, { contractId: "CW-2026" }))
 */
export function buildContractWorkbook(setup: ContractSetup): Uint8Array {
  return saveWorkbook(contractModel(setup));
}

/** The same as a workbook model. */
export function contractModel(setup: ContractSetup): WorkbookModel {
  const model = new WorkbookModel();
  addContractStart(model, setup, CONTRACT_SHEETS);
  const add = (name: keyof typeof CONTRACT_SHEETS, parts: Parameters<typeof addTableSheet>[3]) =>
    addTableSheet(model, name, CONTRACT_SHEETS[name], parts);
  add("Contract", [
    [tables.tblContract, contractRows(setup)],
    [tables.tblProviders, providerRows(setup)],
    [records.tblSites, siteRows(setup)],
  ]);
  add("Indicators", [[tables.tblIndicators, indicatorRows(setup)]]);
  add("Targets", [
    [tables.tblTargets, targetRows(setup)],
    [tables.tblBaselines, []],
  ]);
  add("Pathway", [
    [tables.tblStages, stageRows(setup)],
    [tables.tblPathway, []],
  ]);
  add("Groups", [
    [records.tblGroups, groupRows(setup)],
    [tables.tblBreakdowns, []],
  ]);
  add("Data", [[tables.tblMeasures, []]]);
  add("Story", [[tblNarrative, []]]);
  add("Actions", [[tables.tblActions, []]]);
  add("Meetings", [
    [tables.tblMeetings, []],
    [tables.tblPeople, []],
    [records.tblDecisions, []],
    [records.tblRoadmap, []],
  ]);
  add("Records", [
    [records.tblSubmissions, []],
    [records.tblRevisions, []],
    [records.tblAnswers, []],
    [records.tblPublished, []],
    [records.tblAgencyCounts, []],
  ]);
  return model;
}
