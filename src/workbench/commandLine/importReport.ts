import { problemRecords, type Problem } from "./findingsFile";
import type { MadeFile } from "./makeFiles";

/** What the command line reads of an import; the add-in promises that it survives JSON. */
export interface ImportResult {
  readonly files: readonly ImportedFile[];
  readonly cutShort: readonly string[];
  readonly rowsWritten: number;
  readonly note: string;
  readonly receipts: readonly MadeFile[];
}

interface ImportedFile {
  readonly file: string;
  readonly outcome: "ready" | "repeated" | "refused" | "empty" | "unknown" | "unreadable";
  readonly provider: string;
  readonly period: string;
  readonly counts: {
    readonly added: number;
    readonly changed: number;
    readonly repeated: number;
    readonly setAside: number;
    readonly waiting: number;
  };
  readonly questions: number;
  readonly problems: readonly Problem[];
  readonly sentence: string;
}

/** A line for each file, with what must be fixed or explained below it. */
export function importLines({ files }: ImportResult): readonly string[] {
  return files.flatMap(({ file, provider, period, sentence, problems }) => [
    `${file}: ${[provider, period].filter((part) => part !== "").join(", ")}${provider === "" ? "" : ": "}${sentence}`,
    ...problems
      .filter(({ severity }) => severity !== "note")
      .map((each) => `  ${each.severity} ${each.code} ${each.sheet}!${each.cell}: ${each.message}`),
  ]);
}

/** False where something of a file was set aside, asked or not used at all. */
export function isAllUsed({ files }: ImportResult): boolean {
  return files.every(
    ({ outcome, counts, problems }) =>
      (outcome === "ready" || outcome === "repeated") &&
      counts.setAside + counts.waiting === 0 &&
      problems.every(({ severity }) => severity === "note"),
  );
}

/** The same for a program. */
export function importRecord({ files, rowsWritten, cutShort, note }: ImportResult): object {
  return {
    files: files.map(({ file, outcome, provider, period, counts, questions, problems, sentence }) => ({
      file,
      outcome,
      provider,
      period,
      rows: {
        new: counts.added,
        changed: counts.changed,
        repeated: counts.repeated,
        set_aside: counts.setAside,
        waiting_for_reason: counts.waiting,
      },
      questions,
      problems: problemRecords(problems),
      in_words: sentence,
    })),
    rows_written: rowsWritten,
    cut_short_before: cutShort,
    note,
  };
}
