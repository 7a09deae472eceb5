import { listText } from "../analysis/wording";
import { ownedLines } from "../documents/share/agendaLines";
import { readStories } from "../documents/share/stories";
import type { TellingText, TypedTexts } from "../documents/share/tellingTexts";
import type { InputTables, Meeting } from "../submission/contractData";
import { linesKept } from "../workbook/typedLines";
import type { Prepared } from "./prepare";

/** More places than these are counted. */
const MOST_NAMED = 5;

/** Everything that people typed and that files could show. */
export function typedTexts(
  { book, data }: Pick<Prepared, "book" | "data">,
  inputs: InputTables,
  date1904: boolean,
): TypedTexts {
  return {
    stories: readStories(inputs, date1904),
    actions: data.actions,
    lines: ownedLines(linesKept(book), data),
  };
}

/** Meetings that are still to be held. */
export function openMeetings(meetings: readonly Meeting[], asOf: string): Meeting[] {
  return meetings.filter(({ closedOn, date }) => closedOn === null && date >= asOf);
}

/** `Narrative!D2 (what_happened; a number of Enrolled: Harbor House, Aug 2026)` */
export function placeOf({ sheet, cell, column, about }: TellingText): string {
  return `${sheet}!${cell} (${column}; a number of ${about})`;
}

/** Says where texts tell, and never what they say. */
export function tellingText(telling: readonly TellingText[]): string {
  const places = listText(telling.slice(0, MOST_NAMED).map(placeOf));
  const more = telling.length > MOST_NAMED ? ` and ${telling.length - MOST_NAMED} more` : "";
  const [it, say] = telling.length === 1 ? ["A text says", "it"] : ["Texts say", "them"];
  return `Nothing was shared yet. ${it} a number that is not shown: ${places}${more}. Reword ${say}, or choose to leave ${say} out.`;
}

/** Ids are told apart without regard to capitals. */
export function sameId(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}
