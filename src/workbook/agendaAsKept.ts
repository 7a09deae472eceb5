import type { Agenda, AgendaLine, AgendaSection } from "../meeting/agenda";
import { AGENDA_TABLE } from "./outputs";
import { AGENDA_COLUMN, sheetRows, staysOnSheet, storedHashes, type SheetRow } from "./planAgenda";
import type { ContractWorkbook } from "./readContract";

/**
 * The agenda as it stands on the sheet after this draft was written: lines that a person reworded in her words, and
 * the lines that she added, each after the line that it follows. The meeting reads one agenda, not two.
 */
export function agendaAsKept(
  agenda: Agenda,
  { agendaSheet, outputs, state }: Pick<ContractWorkbook, "agendaSheet" | "outputs" | "state">,
): Agenda {
  if (agendaSheet === null || state.agendaMeeting !== agenda.meetingId) return agenda;
  const hashes = storedHashes(agenda.meetingId, outputs[AGENDA_TABLE] ?? null);
  const rows = sheetRows(agendaSheet, hashes);
  const reworded = new Map(rows.filter(({ edited }) => edited).map((row) => [row.key, row]));
  const drafted = new Set(agenda.sections.flatMap(({ lines }) => lines.map(({ id }) => id)));
  const added = addedLines(rows, drafted);
  const sections = agenda.sections.map((section): AgendaSection => {
    const key = `section:${section.number}`;
    const lines = section.lines.flatMap((line) => [
      inOwnWords(line, reworded.get(line.id)),
      ...(added.get(line.id) ?? []),
    ]);
    return { ...section, lines: [...(added.get(key) ?? []), ...lines] };
  });
  return { ...agenda, sections };
}

function inOwnWords(line: AgendaLine, row: SheetRow | undefined): AgendaLine {
  return row ? { ...line, ...wordsOf(row) } : line;
}

function wordsOf({ cells }: SheetRow): Pick<AgendaLine, "text" | "speaker" | "minutes"> {
  const minutes = cells[AGENDA_COLUMN.minutes];
  return {
    text: String(cells[AGENDA_COLUMN.text] ?? ""),
    speaker: String(cells[AGENDA_COLUMN.speaker] ?? ""),
    minutes: typeof minutes === "number" ? minutes : 0,
  };
}

/** Lines that no draft holds, by the key of the drafted row that they follow. */
function addedLines(rows: readonly SheetRow[], drafted: ReadonlySet<string>): Map<string, AgendaLine[]> {
  const added = new Map<string, AgendaLine[]>();
  let after: string | null = null;
  rows.forEach((row, i) => {
    if (drafted.has(row.key) || row.key.startsWith("section:")) {
      after = row.key;
      return;
    }
    const words = wordsOf(row);
    if (after === null || words.text === "" || !staysOnSheet(row)) return;
    const line: AgendaLine = {
      id: `own:${i}`,
      kind: "statement",
      side: "agency",
      flagId: null,
      ...words,
    };
    added.set(after, [...(added.get(after) ?? []), line]);
  });
  return added;
}
