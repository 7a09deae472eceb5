import { type ImportCounts, NO_ROWS } from "../submission/planImport";
import type { Problem } from "../submission/problem";
import type { SourceProposal } from "../submission/sources/sourceProposal";

/** What a person said about the files before they are imported. */
export interface ImportChoices {
  /** Why figures changed, for rows that do not say so themselves; by file, "" for all others. */
  readonly reasons?: Readonly<Record<string, string>>;
  /** How files of other layouts are read, confirmed by a person; by file. */
  readonly sources?: Readonly<Record<string, SourceProposal>>;
  /** The answer of `acm read --json` for such files, corrected by hand. */
  readonly mapping?: unknown;
}

/** How a file of another layout was read, for a person who did not see it. */
export interface ReadingInWords {
  /** Nobody had to say anything: it is as it was. */
  readonly isRemembered: boolean;
  readonly sentence: string;
  readonly details: readonly string[];
}

/** What a file says of one provider, and what became of that: nothing in it is of another one. */
export interface ProviderShare {
  readonly providerId: string;
  /** By name. */
  readonly provider: string;
  /** The latest. */
  readonly period: string;
  readonly outcome: FileSummary["outcome"];
  readonly counts: ImportCounts;
  readonly problems: readonly Problem[];
  /** One sentence. */
  readonly sentence: string;
}

/** What becomes of one file, for a person. */
export interface FileSummary {
  readonly file: string;
  /**
   * `ready`: something of it is new or changed · `repeated`: the workbook says all of it already · `refused`: nothing
   * of it is used · `empty`: nothing is filled in · `unknown`: somebody has to say first how it is read · `changed`: it
   * is not as it was when somebody said so · `unreadable`.
   */
  readonly outcome: "ready" | "repeated" | "refused" | "empty" | "unknown" | "changed" | "unreadable";
  readonly providerId: string;
  /** By name. */
  readonly provider: string;
  readonly period: string;
  readonly counts: ImportCounts;
  readonly questions: number;
  readonly problems: readonly Problem[];
  /** One sentence. */
  readonly sentence: string;
  /** Of a file of another layout: what is each provider's; empty for others. */
  readonly shares: readonly ProviderShare[];
  /** Of a file that is no template: how it is read, to be said or corrected; null for others. */
  readonly proposal: SourceProposal | null;
  /** How such a file was read; null where it was not. */
  readonly reading: ReadingInWords | null;
}

/** Of a file of which nothing is used. */
export function nothingOf(file: string): Omit<FileSummary, "outcome" | "sentence"> {
  return {
    file,
    providerId: "",
    provider: "",
    period: "",
    counts: NO_ROWS,
    questions: 0,
    problems: [],
    shares: [],
    proposal: null,
    reading: null,
  };
}

export function outcomeOf({
  added,
  changed,
  setAside,
  waiting,
  repeated,
}: ImportCounts): FileSummary["outcome"] {
  if (added + changed + setAside + waiting > 0) return "ready";
  return repeated > 0 ? "repeated" : "empty";
}

/** @example countsInWords({ added: 3, changed: 0, repeated: 0, setAside: 1, waiting: 0 }, 0) // "3 new, 1 set aside." */
export function countsInWords(counts: ImportCounts, questions: number, answers = 0): string {
  const { added, changed, repeated, setAside, waiting } = counts;
  if (added + changed + repeated + setAside + waiting === 0) return "Nothing is filled in yet.";
  if (added + changed + setAside + waiting + questions + answers === 0)
    return "The workbook has all of it already.";
  const parts = [
    added > 0 ? `${added} new` : "",
    changed > 0 ? `${changed} changed` : "",
    repeated > 0 ? `${repeated} as before` : "",
    setAside > 0 ? `${setAside} set aside` : "",
    waiting > 0 ? `${waiting} waiting for a reason` : "",
    answers > 0 ? `${answers} ${answers === 1 ? "answer" : "answers"} to questions` : "",
    questions > 0 ? `${questions} ${questions === 1 ? "question" : "questions"}` : "",
  ];
  return `${parts.filter((part) => part !== "").join(", ")}.`;
}
