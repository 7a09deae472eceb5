import type { Mapping } from "../mapping";
import type { MappingQuestion } from "../mappingQuestions";
import type { TableReading } from "../proposeReading";
import type { ChangeAnswers, LayoutChange } from "./fitTable";
import type { FileFacts, SourceNames, SourceTable } from "./source";
import type { NamedPart, UnclearName } from "./sourceNames";

/** One table of a file on its way from a guess to what a person means. */
export interface TableProposal {
  /** The table as it would be read if nothing were known. */
  readonly table: TableReading;
  /** What is remembered of a table that looks like it; null: nothing. */
  readonly known: SourceTable | null;
  /** False: its figures are left alone. */
  readonly isRead: boolean;
  readonly mapping: Mapping;
  /** What is not as it was, with the answers so far. */
  readonly changes: readonly LayoutChange[];
  readonly changeAnswers: ChangeAnswers;
  readonly questions: readonly MappingQuestion[];
  readonly answers: Readonly<Record<string, string>>;
  /** Rows that were taken for totals at first: they stay on the list when they are counted again. */
  readonly leftOutAtFirst: readonly string[];
  /** What keeps it from being read, as sentences; empty: nothing. */
  readonly points: readonly string[];
}

/** How a file is read: as its source is remembered, or as a person is just saying. */
export interface SourceProposal {
  readonly file: string;
  readonly facts: FileFacts;
  /** The source that it was recognised as; null: none. */
  readonly source: { readonly id: string; readonly name: string; readonly confirmedOn: string } | null;
  readonly tables: readonly TableProposal[];
  /** Remembered tables that the file lacks. */
  readonly missing: readonly LayoutChange[];
  readonly missingAnswers: ChangeAnswers;
  /** All that was said about names, remembered and new. */
  readonly names: SourceNames;
  readonly unclearNames: readonly UnclearName[];
  /** Everything that must be said before the file can be read, as sentences; empty: nothing. */
  readonly points: readonly string[];
}

/** Something that can be said of a proposal; tables count from 0. */
export type SourceEdit =
  /** `table` null: a remembered table that the file lacks. */
  | { readonly kind: "change"; readonly table: number | null; readonly id: string; readonly value: string }
  | { readonly kind: "question"; readonly table: number; readonly id: string; readonly value: string }
  | { readonly kind: "mapping"; readonly table: number; readonly mapping: Mapping }
  | { readonly kind: "read"; readonly table: number; readonly isRead: boolean }
  /** `id` null: rows of this label are left out. */
  | { readonly kind: "name"; readonly part: NamedPart; readonly label: string; readonly id: string | null }
  /** All labels that are still open are left out. */
  | { readonly kind: "leaveOut"; readonly part: NamedPart };

/** Everything that must be said before the file can be read, as sentences. */
export function openPoints({
  tables,
  missing,
  missingAnswers,
  unclearNames,
}: Omit<SourceProposal, "points">): readonly string[] {
  const isConcerned = ({ isRead, changes }: TableProposal) => isRead || changes.length > 0;
  const points = [
    ...(tables.some(({ isRead }) => isRead) ? [] : ["Choose at least one table to read."]),
    ...missing.filter(({ id }) => !(id in missingAnswers)).map(({ text }) => text),
    ...tables.filter(isConcerned).flatMap((each) => each.points),
    ...unclearNames
      .filter(({ id }) => id === undefined)
      .map(({ part, label }) => `Which ${part === "providers" ? "provider" : "indicator"} is "${label}"?`),
  ];
  return [...new Set(points)];
}

/** Everything that is not as it was, whether it was answered or not. */
export function changesOf({ tables, missing }: SourceProposal): readonly PlacedChange[] {
  return [
    ...missing.map((change) => ({ ...change, sheet: "" })),
    ...tables.flatMap(({ table, changes }) => changes.map((change) => ({ ...change, sheet: table.sheet }))),
  ];
}

export interface PlacedChange extends LayoutChange {
  readonly sheet: string;
}
