import type { Indicator } from "../analysis/measure";
import type { ContractData, InputTables } from "../submission/contractData";
import { openTable } from "../submission/openTable";
import { DEFAULT_SETTINGS, readContractInfo } from "../submission/readContractInfo";
import { tblGroups, tblSites } from "../submission/recordTables";
import { type RowReader, rowsOf } from "../submission/rowReader";
import { COHORT_BASES, tblContract, tblIndicators, type TableDefinition } from "../submission/tables";
import type { ContractSetup, SetupDimension, SetupIndicator } from "./contractSetup";

/** Tables that a template is made from, beside those of a refresh. */
export const SETUP_TABLES: readonly string[] = [tblSites.name, tblGroups.name];

/**
 * The setup that a contract workbook holds: what was read of it, and the texts and lists that only templates need.
 * What a table lacks has the default of a new contract.
 *
 * @param tables the workbook's tables, `SETUP_TABLES` among them where it has them
 */
export function setupOfContract(data: ContractData, tables: InputTables, date1904: boolean): ContractSetup {
  const rows = (definition: TableDefinition): readonly RowReader[] => {
    const table = openTable(tables, definition, false, []);
    return table === null ? [] : [...rowsOf(table, [], date1904)];
  };
  const contractTable = openTable(tables, tblContract, false, []);
  const settings = contractTable ? readContractInfo(contractTable, [], date1904) : DEFAULT_SETTINGS;
  const said = new Map(rows(tblContract).map((row) => [row.text("key").toLowerCase(), row]));
  const words = new Map(rows(tblIndicators).map((row) => [row.text("indicator_id"), row]));
  const sites = rows(tblSites).map((row) => ({
    providerId: row.text("provider_id"),
    id: row.text("site_id"),
    name: row.text("name"),
  }));
  return {
    ...data.contract,
    reportedBy:
      said.get("reported_by")?.text("value").toLowerCase() === "department" ? "department" : "provider",
    cadence: settings.cadence ?? "monthly",
    mustSuppress: said.get("must_suppress")?.yesOr("value", false) ?? false,
    allowProvisional: settings.allowProvisional,
    providers: data.providers.map((provider) => ({
      ...provider,
      sites: sites.filter(({ providerId, id }) => providerId === provider.id && id !== ""),
    })),
    indicators: data.indicators.map((indicator) => withWords(indicator, words.get(indicator.id))),
    targets: data.targets,
    stages: data.stages,
    cohortBasis: said.get("cohort_basis")?.choice("value", COHORT_BASES) ?? "referral_cohort",
    dimensions: dimensionsOf(rows(tblGroups)),
  };
}

function withWords(indicator: Indicator, row: RowReader | undefined): SetupIndicator {
  const text = (column: string) => row?.text(column) ?? "";
  const isRatio = indicator.aggregation === "ratio_of_sums" || indicator.aggregation === "rate_per_1000";
  return {
    ...indicator,
    numeratorMeans: text("numerator_means") || `The first number of "${indicator.name}"`,
    denominatorMeans: text("denominator_means") || (isRatio ? "What it is counted out of" : ""),
    evidence: text("evidence"),
    caution: text("caution"),
    brokenDownBy: text("broken_down_by")
      .split(/[;,]/)
      .map((id) => id.trim())
      .filter((id) => id !== ""),
  };
}

function dimensionsOf(rows: readonly RowReader[]): readonly SetupDimension[] {
  const ids = [...new Set(rows.map((row) => row.text("dimension")))].filter((id) => id !== "");
  return ids.map((id) => {
    const own = rows.filter((row) => row.text("dimension") === id);
    return {
      id,
      groups: own.map((row) => row.text("group")).filter((group) => group !== ""),
      overlapping: own.some((row) => row.yesOr("overlapping", false)),
    };
  });
}
