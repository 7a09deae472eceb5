import { WorkbookModel } from "../spreadsheet/model/workbook";
import { saveWorkbook } from "../spreadsheet/xlsx/saveWorkbook";
import * as records from "../submission/recordTables";
import * as tables from "../submission/tables";
import { tblNarrative, TEMPLATE_VERSION } from "../submission/templateDefinition";
import { addContractStart } from "./contractStart";
import type { ContractSetup } from "./contractSetup";
import { addTableSheet, type TableRow } from "./tableSheet";

/** Layout of the contract workbook. */
const FORMAT_VERSION = "1";

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
    [
      records.tblSites,
      setup.providers.flatMap(({ id, sites }) =>
        sites.map((site) => ({ provider_id: id, site_id: site.id, name: site.name })),
      ),
    ],
  ]);
  add("Indicators", [[tables.tblIndicators, indicatorRows(setup)]]);
  add("Targets", [
    [
      tables.tblTargets,
      setup.targets.map(({ providerId, indicatorId, effectiveFrom, value, kind }) => ({
        provider_id: providerId,
        indicator_id: indicatorId,
        effective_from: effectiveFrom,
        value,
        kind,
      })),
    ],
    [tables.tblBaselines, []],
  ]);
  add("Pathway", [
    [
      tables.tblStages,
      setup.stages.map(({ id, order, ownerSide }) => ({ stage: id, order, owner_side: ownerSide })),
    ],
    [tables.tblPathway, []],
  ]);
  add("Groups", [
    [
      records.tblGroups,
      setup.dimensions.flatMap(({ id, groups, overlapping }) =>
        groups.map((group) => ({ dimension: id, group, overlapping: yesNo(overlapping) })),
      ),
    ],
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

function contractRows(setup: ContractSetup): readonly TableRow[] {
  const values: Readonly<Record<string, string>> = {
    contract_id: setup.contractId,
    domain: setup.domain,
    title: setup.title,
    reported_by: setup.reportedBy,
    fiscal_year_start: String(setup.fiscalYearStart),
    cadence: setup.cadence,
    threshold: String(setup.threshold),
    must_suppress: yesNo(setup.mustSuppress),
    as_of: "",
    consent_joint_view: yesNo(setup.consentJointView),
    allow_provisional: yesNo(setup.allowProvisional),
    cohort_basis: setup.cohortBasis,
    template_version: TEMPLATE_VERSION,
    format_version: FORMAT_VERSION,
  };
  return Object.entries(values).map(([key, value]) => ({ key, value }));
}

function providerRows({ providers }: ContractSetup): readonly TableRow[] {
  return providers.map(({ id, name, maskedCode }) => ({
    provider_id: id,
    name,
    masked_code: maskedCode ?? null,
  }));
}

function indicatorRows({ indicators }: ContractSetup): readonly TableRow[] {
  return indicators.map((indicator) => ({
    indicator_id: indicator.id,
    name: indicator.name,
    type: indicator.type,
    unit: indicator.unit,
    direction: indicator.direction,
    aggregation: indicator.aggregation,
    cadence: indicator.cadence,
    priority: indicator.priority,
    counts_people: yesNo(indicator.countsPeople),
    pathway_stage: indicator.pathwayStage,
    min_denominator: indicator.minDenominator,
    decimals: indicator.decimals,
    maturity_days: indicator.maturityDays,
    allow_over_1: yesNo(indicator.allowOver1),
    allow_negative: yesNo(indicator.allowNegative),
    allow_decimals: yesNo(indicator.allowDecimals ?? false),
    subset: yesNo(indicator.subset),
    rare_event: yesNo(indicator.rareEvent),
    safety: yesNo(indicator.safety),
    controllability: indicator.controllability,
    cumulative: yesNo(indicator.cumulative),
    lagging_of: indicator.laggingOf,
    numerator_means: indicator.numeratorMeans,
    denominator_means: indicator.denominatorMeans,
    broken_down_by: indicator.brokenDownBy.join("; "),
    evidence: indicator.evidence,
    caution: indicator.caution,
  }));
}

function yesNo(value: boolean): string {
  return value ? "yes" : "no";
}
