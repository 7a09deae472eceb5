import type { Delivery } from "../analysis/flags";
import { daysAfter, periodEnd } from "../analysis/periodCalendar";
import type { ContractData, InputTables } from "./contractData";
import { KnownIds } from "./knownIds";
import { openTable } from "./openTable";
import { parsePeriod } from "./parsePeriod";
import { tblSubmissions } from "./recordTables";
import { rowsOf } from "./rowReader";

/**
 * When each provider's figures for a period came, by tblSubmissions, and when they were due: the agreed number of days
 * after the period's end. The first file counts; one that corrects it later is no late report. None where nobody
 * agreed on days, or no file is noted.
 */
export function deliveriesOf(
  { contract, providers }: Pick<ContractData, "contract" | "providers">,
  tables: InputTables,
  date1904: boolean,
): readonly Delivery[] {
  const table = openTable(tables, tblSubmissions, false, []);
  const dueDays = contract.dueDays ?? null;
  if (table === null || dueDays === null) return [];
  const { fiscalYearStart } = contract;
  const providerIds = new KnownIds(providers.map(({ id }) => id));
  const first = new Map<string, Delivery>();
  for (const row of rowsOf(table, [], date1904)) {
    const providerId = providerIds.find(row.text("provider_id"));
    const received = row.date("received_on");
    const reading = parsePeriod(row.cell("period"), { date1904, fiscalYearStart, cadence: null });
    if (providerId === undefined || received === null || reading.kind !== "period") continue;
    const due = daysAfter(periodEnd(reading.period, fiscalYearStart), dueDays);
    const delivery = { providerId, indicatorId: null, periodKey: reading.period.key, due, received };
    const key = `${providerId}|${delivery.periodKey}`;
    const known = first.get(key);
    if (known === undefined || received < known.received) first.set(key, delivery);
  }
  return [...first.values()];
}
