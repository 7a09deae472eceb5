import type { CellValue } from "../spreadsheet/model/cells";
import { TEMPLATE_VERSION } from "../submission/templateDefinition";
import type { ContractSetup } from "./contractSetup";

/*
 * What a setup settles, as rows of the contract's tables: they stand in a contract workbook, and in the hidden sheet
 * of a template, so that a template can be checked by itself.
 */

/** A row by column name; dates are ISO. */
type SetupRow = Readonly<Record<string, CellValue>>;

/** Layout of the contract workbook. */
const FORMAT_VERSION = "1";

export function contractRows(setup: ContractSetup): readonly SetupRow[] {
  const values: Readonly<Record<string, string>> = {
    contract_id: setup.contractId,
    domain: setup.domain,
    title: setup.title,
    reported_by: setup.reportedBy,
    fiscal_year_start: String(setup.fiscalYearStart),
    cadence: setup.cadence,
    due_days: String(setup.dueDays ?? ""),
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

export function providerRows({ providers }: Pick<ContractSetup, "providers">): readonly SetupRow[] {
  return providers.map(({ id, name, maskedCode }) => ({
    provider_id: id,
    name,
    masked_code: maskedCode ?? null,
  }));
}

export function indicatorRows({ indicators }: ContractSetup): readonly SetupRow[] {
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

export function siteRows({ providers }: Pick<ContractSetup, "providers">): readonly SetupRow[] {
  return providers.flatMap(({ id, sites }) =>
    sites.map((site) => ({ provider_id: id, site_id: site.id, name: site.name })),
  );
}

export function targetRows({ targets }: Pick<ContractSetup, "targets">): readonly SetupRow[] {
  return targets.map(({ providerId, indicatorId, effectiveFrom, value, kind }) => ({
    provider_id: providerId,
    indicator_id: indicatorId,
    effective_from: effectiveFrom,
    value,
    kind,
  }));
}

export function stageRows({ stages }: ContractSetup): readonly SetupRow[] {
  return stages.map(({ id, order, ownerSide }) => ({ stage: id, order, owner_side: ownerSide }));
}

export function groupRows({ dimensions }: ContractSetup): readonly SetupRow[] {
  return dimensions.flatMap(({ id, groups, overlapping }) =>
    groups.map((group) => ({ dimension: id, group, overlapping: yesNo(overlapping) })),
  );
}

function yesNo(value: boolean): string {
  return value ? "yes" : "no";
}
