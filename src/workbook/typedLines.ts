import { type KeptLine, OWN_LINE, type TypedLine } from "../meeting/typedLines";
import type { CellBlock } from "../submission/block";
import { addressOf } from "./address";
import { AGENDA_TABLE } from "./outputs";
import { AGENDA_COLUMN, type SheetRow, sheetRows, storedHashes } from "./planAgenda";
import type { ContractWorkbook } from "./readContract";

/** Begins the key of a section's row; its number follows. */
const SECTION = "section:";
/** Begins the state of a line that a person reworded, as tblAgenda has it. */
const EDITED = "edited";

/**
 * The rows of the Agenda sheet that a person wrote or reworded, as typed lines. What stands above the first section is
 * no line.
 *
 * @param isTyped which rows are taken
 */
export function typedLines(
  rows: readonly SheetRow[],
  isTyped: (row: SheetRow) => boolean,
): (TypedLine & { readonly row: number })[] {
  let section: number | null = null;
  let above: string[] = [];
  return rows.flatMap((each, row) => {
    const { key, cells } = each;
    if (key.startsWith(SECTION)) {
      section = Number(key.slice(SECTION.length));
      above = [];
      return [];
    }
    const follows = above;
    if (key !== "") above = [key, ...above];
    if (section === null || !isTyped(each)) return [];
    const minutes = cells[AGENDA_COLUMN.minutes];
    return {
      row,
      id: key === "" ? `${OWN_LINE}${row}` : key,
      follows,
      section,
      text: String(cells[AGENDA_COLUMN.text] ?? ""),
      speaker: String(cells[AGENDA_COLUMN.speaker] ?? ""),
      minutes: typeof minutes === "number" ? minutes : 0,
    };
  });
}

/**
 * Everything that a person typed into agendas: into the Agenda sheet as it stands, and into those of other meetings as
 * tblAgenda keeps them. A drafted line that she emptied is among them: it is not to be said.
 */
export function linesKept({
  agendaSheet,
  outputs,
  state,
}: Pick<ContractWorkbook, "agendaSheet" | "outputs" | "state">): KeptLine[] {
  const stored = outputs[AGENDA_TABLE] ?? null;
  const meetingId = state.agendaMeeting;
  const onSheet = agendaSheet === null ? null : meetingId;
  const others = stored === null ? [] : storedLines(stored).filter((line) => line.meetingId !== onSheet);
  if (agendaSheet === null || meetingId === null) return others;
  const rows = sheetRows(agendaSheet, storedHashes(meetingId, stored));
  const own = typedLines(rows, ({ key, edited }) => key === "" || edited).map(({ row, ...line }) => ({
    ...line,
    meetingId,
    sheet: agendaSheet.sheet,
    cell: cellAt(agendaSheet.row + row, agendaSheet.column + AGENDA_COLUMN.text),
  }));
  return [...own, ...others];
}

/** Lines that tblAgenda says were reworded; those that a person added are kept on their sheet alone. */
function storedLines({ values, sheet, row, column }: CellBlock): KeptLine[] {
  const [headers = [], ...rows] = values;
  const at = (name: string) => headers.indexOf(name);
  return rows.flatMap((cells, i): KeptLine[] => {
    const textIn = (name: string) => String(cells[at(name)] ?? "");
    const [id, section] = [textIn("line_id"), cells[at("section")]];
    if (!textIn("state").startsWith(EDITED) || typeof section !== "number" || id.startsWith(SECTION))
      return [];
    return [
      {
        id,
        follows: [],
        section,
        text: textIn("text"),
        speaker: textIn("speaker"),
        minutes: Number(cells[at("minutes")]) || 0,
        meetingId: textIn("meeting_id"),
        sheet,
        cell: cellAt(row + 1 + i, column + at("text")),
      },
    ];
  });
}

function cellAt(row: number, column: number): string {
  return addressOf({ row, column, rows: 1, columns: 1 });
}
