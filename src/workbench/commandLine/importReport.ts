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
  readonly outcome: "ready" | "repeated" | "refused" | "empty" | "unknown" | "changed" | "unreadable";
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
  /** How a file of another layout would be read, and what is open; null: it is none. */
  readonly proposal: {
    readonly points: readonly string[];
    readonly unclearNames: readonly {
      readonly part: string;
      readonly label: string;
      readonly closest: string | null;
      readonly id?: string | null | undefined;
    }[];
  } | null;
}

/** A line for each file, with what must be fixed, explained or said below it. */
export function importLines({ files }: ImportResult): readonly string[] {
  return files.flatMap((file) => [
    firstLine(file),
    ...file.problems
      .filter(({ severity }) => severity !== "note")
      .map((each) => `  ${each.severity} ${each.code} ${each.sheet}!${each.cell}: ${each.message}`),
    ...openLines(file),
  ]);
}

/** What is said of a file that cannot be read names it already. */
function firstLine({ file, provider, period, sentence }: ImportedFile): string {
  if (sentence.startsWith(`${file} `)) return sentence;
  return [file, [provider, period].filter((part) => part !== "").join(", "), sentence]
    .filter((part) => part !== "")
    .join(": ");
}

/** Where nobody has confirmed how a file is read: what is open, and what to do. */
function openLines({ file, outcome, proposal }: ImportedFile): readonly string[] {
  if (proposal === null || (outcome !== "unknown" && outcome !== "changed")) return [];
  const names = proposal.unclearNames
    .filter(({ id, closest }) => id === undefined && closest !== null)
    .map(({ label, closest }) => `  "${label}" is spelled most like ${closest}`);
  return [
    ...proposal.points.map((point) => `  ? ${point}`),
    ...names,
    `  To say it: acm read "${file}" --json > mapping.json, correct that file, then import with --mapping mapping.json (see --help).`,
  ];
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
    files: files.map(
      ({ file, outcome, provider, period, counts, questions, problems, sentence, proposal }) => ({
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
        open: outcome === "unknown" || outcome === "changed" ? (proposal?.points ?? []) : [],
      }),
    ),
    rows_written: rowsWritten,
    cut_short_before: cutShort,
    note,
  };
}
