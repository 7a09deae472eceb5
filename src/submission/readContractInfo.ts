import type { Cadence } from "../analysis/period";
import type { ContractInfo } from "./contractData";
import type { OpenTable } from "./openTable";
import { monthOfName } from "./parseDate";
import type { Problem } from "./problem";
import { type RowReader, rowsOf } from "./rowReader";
import { type PeriodContext, parsePeriod } from "./parsePeriod";
import { CADENCES } from "./tables";

/** Counts of 1-10 are not shown: the CMS cell-size policy, confirmed in CalHHS guidance. */
export const DEFAULT_THRESHOLD = 11;

/** What tblContract says, and what only the reading of the other tables needs. */
export interface ContractSettings {
  readonly info: ContractInfo;
  /** Cadence of indicators that state none. */
  readonly cadence: Cadence | null;
  /** Part-periods may be reported as provisional. */
  readonly allowProvisional: boolean;
}

/** Settings of a workbook without tblContract. */
export const DEFAULT_SETTINGS: ContractSettings = {
  info: {
    contractId: "",
    title: "",
    domain: "",
    fiscalYearStart: 1,
    threshold: DEFAULT_THRESHOLD,
    asOf: null,
    consentJointView: false,
    pathwayBaseline: null,
  },
  cadence: null,
  allowProvisional: false,
};

/** Reads tblContract (key, value). Keys that it does not know are the user's; blank values keep the default. */
export function readContractInfo(table: OpenTable, problems: Problem[], date1904: boolean): ContractSettings {
  const rows = new Map<string, RowReader>();
  for (const row of rowsOf(table, problems, date1904)) rows.set(row.text("key").toLowerCase(), row);
  const text = (key: string) => rows.get(key)?.text("value") ?? "";
  const cadenceRow = rows.get("cadence");
  const cadence = cadenceRow && cadenceRow.text("value") !== "" ? cadenceRow.choice("value", CADENCES) : null;
  const yearStart = fiscalYearStart(rows.get("fiscal_year_start"));
  const periods = { date1904, cadence, fiscalYearStart: yearStart };
  return {
    info: {
      contractId: text("contract_id"),
      title: text("title"),
      domain: text("domain"),
      fiscalYearStart: yearStart,
      threshold: threshold(rows.get("threshold")),
      asOf: rows.get("as_of")?.date("value") ?? null,
      consentJointView: rows.get("consent_joint_view")?.yesOr("value", false) ?? false,
      dueDays: dueDays(rows.get("due_days")),
      pathwayBaseline: pathwayBaseline(rows.get("pathway_baseline"), periods),
    },
    cadence,
    allowProvisional: rows.get("allow_provisional")?.yesOr("value", false) ?? false,
  };
}

/** `7`, `July`, `07-01` and `2026-07-01` all mean July. */
function fiscalYearStart(row: RowReader | undefined): number {
  const text = row?.text("value") ?? "";
  if (!row || text === "") return DEFAULT_SETTINGS.info.fiscalYearStart;
  const month = /^\d{1,2}(?:-\d{1,2})?$/.test(text)
    ? Number.parseInt(text, 10)
    : /^[a-z]/i.test(text)
      ? monthOfName(text)
      : Number(row.date("value")?.slice(5, 7) ?? 0);
  if (month >= 1 && month <= 12) return month;
  const message = `fiscal_year_start ${row.named("value")}; read as January. Enter the month as a number from 1 to 12.`;
  row.report("value", { code: "IN04", severity: "ask", message });
  return DEFAULT_SETTINGS.info.fiscalYearStart;
}

/** `2026-01 to 2026-03`, or one period. */
function pathwayBaseline(
  row: RowReader | undefined,
  context: PeriodContext,
): ContractInfo["pathwayBaseline"] {
  const text = row?.text("value") ?? "";
  if (!row || text === "") return null;
  const readings = text.split(/\s+to\s+/i).map((part) => parsePeriod(part, context));
  const [from, to] = [readings[0], readings.at(-1)];
  if (readings.length <= 2 && from?.kind === "period" && to?.kind === "period") {
    const isSpan = from.period.cadence === to.period.cadence && from.period.ordinal <= to.period.ordinal;
    if (isSpan) return { from: from.period, to: to.period };
  }
  const message = `pathway_baseline ${row.named("value")}, which names no periods; it is left out. Enter them as 2026-01 to 2026-03.`;
  row.report("value", { code: "IN05", severity: "ask", message });
  return null;
}

function dueDays(row: RowReader | undefined): number | null {
  const entered = row?.number("value") ?? null;
  if (row === undefined || entered === null) return null;
  if (Number.isInteger(entered) && entered >= 0 && entered <= 366) return entered;
  const message = `due_days ${row.named("value")}; it is left out. Enter the days after a period's end by which its report is due.`;
  row.report("value", { code: "IN04", severity: "ask", message });
  return null;
}

function threshold(row: RowReader | undefined): number {
  const entered = row?.number("value") ?? null;
  if (row === undefined || entered === null) return DEFAULT_THRESHOLD;
  if (Number.isInteger(entered) && entered >= 1) return entered;
  const message = `threshold ${row.named("value")}; read as ${DEFAULT_THRESHOLD}. Enter a whole number of 1 or more.`;
  row.report("value", { code: "IN04", severity: "ask", message });
  return DEFAULT_THRESHOLD;
}
