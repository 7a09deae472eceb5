import type { ContractData } from "../submission/contractData";

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** "5 Nov 2026" of an ISO date. */
export function dayInWords(isoDate: string): string {
  const [year, month, day] = isoDate.split("-").map(Number);
  return `${day} ${MONTHS[month! - 1]} ${year}`;
}

/** "23 Nov 2026, 14:05" of this computer's clock. */
export function timeInWords(time: Date): string {
  const day = `${time.getDate()} ${MONTHS[time.getMonth()]} ${time.getFullYear()}`;
  return `${day}, ${String(time.getHours()).padStart(2, "0")}:${String(time.getMinutes()).padStart(2, "0")}`;
}

/** What the contract is called on every sheet and in the pane. */
export function contractTitle({ contract, providers }: ContractData): string {
  if (contract.title) return contract.title;
  return providers.length === 1 ? providers[0]!.name : contract.contractId || "Contract review";
}

/** The heading of a sheet and the line below it. */
export function headingLines(sheetTitle: string, data: ContractData, asOf: string): string[] {
  const said =
    data.contract.asOf === null ? " (the end of the last period reported, as no date is stated)" : "";
  return [sheetTitle, `${contractTitle(data)} · data as of ${dayInWords(asOf)}${said}`];
}
