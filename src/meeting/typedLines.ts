import { groupBy } from "../analysis/groupBy";
import type { Agenda, AgendaLine, AgendaSection } from "./agenda";

/** Begins the id of a line that nobody drafted. */
export const OWN_LINE = "own:";

/** A line of an agenda in a person's own words. */
export interface TypedLine {
  /** Of the drafted line that it rewords; of a line that she added, one that no draft has. */
  readonly id: string;
  /** Ids of the lines above it in its section, the nearest first. */
  readonly follows: readonly string[];
  /** Number of its section. */
  readonly section: number;
  readonly text: string;
  readonly speaker: string;
  readonly minutes: number;
}

/** A typed line with its place in the contract workbook. */
export interface KeptLine extends TypedLine {
  readonly meetingId: string;
  readonly sheet: string;
  readonly cell: string;
}

/**
 * An agenda with what a person typed into an earlier draft of it: reworded lines in place of the drafted ones, none in
 * place of those that she emptied, added lines below the nearest line that this draft has too, or at the head of their
 * section.
 */
export function withTypedLines(agenda: Agenda, typed: readonly TypedLine[]): Agenda {
  const drafted = new Set(agenda.sections.flatMap(({ lines }) => lines.map(({ id }) => id)));
  const reworded = new Map(typed.filter(({ id }) => drafted.has(id)).map((line) => [line.id, line]));
  const numbers = agenda.sections.map(({ number }) => number);
  const placeOf = ({ follows, section }: TypedLine): string => {
    const number = numbers.findLast((each) => each <= section) ?? numbers[0];
    return follows.find((id) => drafted.has(id)) ?? headOf(number ?? section);
  };
  const added = groupBy(
    typed.filter(({ id, text }) => !drafted.has(id) && text !== ""),
    placeOf,
  );
  const below = (id: string): AgendaLine[] => (added.get(id) ?? []).map(ownLine);
  const sections = agenda.sections.map((section): AgendaSection => {
    const lines = section.lines.flatMap((line) => {
      const { text, speaker, minutes } = reworded.get(line.id) ?? line;
      return [...(text === "" ? [] : [{ ...line, text, speaker, minutes }]), ...below(line.id)];
    });
    return { ...section, lines: [...below(headOf(section.number)), ...lines] };
  });
  return { ...agenda, sections };
}

/** Stands for the head of a section; no line is called so. */
function headOf(section: number): string {
  return `section:${section}`;
}

function ownLine({ id, text, speaker, minutes }: TypedLine): AgendaLine {
  return { id, kind: "statement", side: "agency", flagId: null, text, speaker, minutes };
}
