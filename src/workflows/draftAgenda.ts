import type { Agenda } from "../meeting/agenda";
import { agendaAsKept } from "../workbook/agendaAsKept";
import { inWorkbook } from "../workbook/session";
import { writeResults } from "../workbook/writeResults";
import type { Outcome, RunOptions } from "./outcome";
import { prepare } from "./prepare";
import { runAlone, WAITING } from "./task";

/** Drafts the agenda of the next meeting into the sheet Agenda, and shows it; lines that a person changed stay. */
export function draftAgenda(options: RunOptions = {}): Promise<Outcome<{ agenda: Agenda }>> {
  return runAlone("Draft agenda", options, () =>
    inWorkbook(
      async (context, answered) => {
        const { book, agenda } = await prepare(context, answered, options);
        await writeResults(context, book, {
          tables: [],
          trends: null,
          agenda,
          headings: {},
          state: { ...book.state, agendaMeeting: agenda.meetingId },
          show: "agenda",
        });
        return { agenda: agendaAsKept(agenda, book) };
      },
      () => options.onProgress?.(WAITING),
    ),
  );
}
