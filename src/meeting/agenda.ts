/** A meeting's agenda as drafted; plain text, ready for sheet, pane and document. */
export interface Agenda {
  readonly meetingId: string;
  /** Label and text of the header lines: contract, providers, period under review, data as of, meeting, chair, purpose, data quality … */
  readonly header: readonly { readonly label: string; readonly text: string }[];
  readonly minutes: number;
  readonly sections: readonly AgendaSection[];
}

export interface AgendaSection {
  readonly number: number;
  readonly title: string;
  readonly minutes: number;
  /** Who speaks first. */
  readonly speaker: string;
  readonly side: "agency" | "provider" | "both";
  readonly lines: readonly AgendaLine[];
}

export interface AgendaLine {
  /** Stable key within the meeting: the same matter keeps its id over refreshes. */
  readonly id: string;
  readonly kind: "statement" | "question" | "action" | "decision" | "note";
  readonly speaker: string;
  readonly side: "agency" | "provider" | "both";
  readonly text: string;
  /** Whole minutes of the section that are this line's own; 0 for what is only read. A section's lines add up to it. */
  readonly minutes: number;
  /** The flag it comes from, if any. */
  readonly flagId: string | null;
}
