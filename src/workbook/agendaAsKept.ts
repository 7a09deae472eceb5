import type { Agenda } from "../meeting/agenda";
import { withTypedLines } from "../meeting/typedLines";
import { AGENDA_TABLE } from "./outputs";
import { sheetRows, staysOnSheet, storedHashes } from "./planAgenda";
import type { ContractWorkbook } from "./readContract";
import { typedLines } from "./typedLines";

/**
 * The agenda as it stands on the sheet after this draft was written: lines that a person reworded in her words, and
 * the lines that she added, each after the line that it follows. The meeting reads one agenda, not two.
 */
export function agendaAsKept(
  agenda: Agenda,
  { agendaSheet, outputs, state }: Pick<ContractWorkbook, "agendaSheet" | "outputs" | "state">,
): Agenda {
  if (agendaSheet === null || state.agendaMeeting !== agenda.meetingId) return agenda;
  const rows = sheetRows(agendaSheet, storedHashes(agenda.meetingId, outputs[AGENDA_TABLE] ?? null));
  const drafted = new Set(agenda.sections.flatMap(({ lines }) => lines.map(({ id }) => id)));
  const isKept = (row: (typeof rows)[number]) => row.edited || (!drafted.has(row.key) && staysOnSheet(row));
  return withTypedLines(agenda, typedLines(rows, isKept));
}
