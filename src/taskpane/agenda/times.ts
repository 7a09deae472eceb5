import type { Agenda, AgendaSection } from "../../meeting/agenda";

export interface TimedSection {
  readonly section: AgendaSection;
  /** Minutes from the meeting's start. */
  readonly from: number;
  readonly to: number;
}

/** When each section begins and ends, in minutes from the meeting's start. */
export function timesOf({ sections }: Agenda): TimedSection[] {
  let from = 0;
  return sections.map((section) => {
    const timed = { section, from, to: from + section.minutes };
    from = timed.to;
    return timed;
  });
}
