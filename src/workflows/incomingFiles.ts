import { type IncomingFile, readSubmission } from "../documents/readSubmission";
import { UnreadableFileError } from "../documents/reading/unreadableFile";
import { type Reading, readingSteps } from "../submission/proposeReading";
import type { Outcome, RunOptions } from "./outcome";
import { inPieces, runAlone } from "./task";

/** A file as a person chose it. */
export interface ChosenFile {
  readonly name: string;
  /** They may come from another page; a function reads them when it is the file's turn. */
  readonly bytes: ArrayLike<number> | (() => Promise<ArrayLike<number>>);
}

/** A file that is no template of ours, with what it holds. */
export type OtherFile = Extract<IncomingFile, { kind: "other" }> & { readonly reading: Reading };

/** A file that was read, or why it could not be. */
export type ReadResult =
  | Extract<IncomingFile, { kind: "template" }>
  | Extract<IncomingFile, { kind: "shared" }>
  | OtherFile
  | { readonly kind: "unreadable"; readonly file: string; readonly message: string };

/** Reads files that providers sent, one after the other; one that cannot be read does not stop the others. */
export function readIncoming(
  files: readonly ChosenFile[],
  options: RunOptions = {},
): Promise<Outcome<readonly ReadResult[]>> {
  return runAlone("Reading the files", options, () => readAllFiles(files, options));
}

/** The same for a workflow that is running already. */
export async function readAllFiles(
  files: readonly ChosenFile[],
  { onProgress, signal }: RunOptions,
): Promise<readonly ReadResult[]> {
  const results: ReadResult[] = [];
  for (const { name, bytes } of files) {
    const tell = (done: number) =>
      onProgress?.({
        done: (100 * (results.length + done)) / files.length,
        total: 100,
        text: `Reading ${name} (${results.length + 1} of ${files.length})`,
      });
    try {
      const content = await bytesOf(name, bytes);
      const file = await readSubmission(content, name, { onProgress: tell, ...(signal && { signal }) });
      results.push(file.kind !== "other" ? file : await withReading(file, signal ? { signal } : {}));
    } catch (error) {
      if (!(error instanceof UnreadableFileError)) throw error;
      results.push({ kind: "unreadable", file: name, message: `${name} ${error.message}` });
    }
  }
  return results;
}

/** Excel keeps such a file beside each workbook that somebody has open; it holds a name and no figures. */
const LOCK = /^~\$/;

/** @throws UnreadableFileError where the system does not hand the file out */
async function bytesOf(name: string, bytes: ChosenFile["bytes"]): Promise<Uint8Array> {
  if (LOCK.test(name)) {
    const own = name.replace(LOCK, "");
    throw new UnreadableFileError(
      `is only Excel's mark that ${own} is open somewhere. Choose ${own} itself.`,
    );
  }
  if (typeof bytes !== "function") return Uint8Array.from(bytes);
  try {
    return Uint8Array.from(await bytes());
  } catch {
    throw new UnreadableFileError(
      "could not be opened: another program has it open, or it was changed or moved since you chose it. Close it there, then choose it again.",
    );
  }
}

async function withReading(
  file: Extract<IncomingFile, { kind: "other" }>,
  options: RunOptions,
): Promise<ReadResult> {
  const reading = await inPieces(readingSteps(file.sheets), options);
  if (reading.tables.length > 0) return { ...file, reading };
  const why = reading.notes.slice(0, 3).join(" ");
  return {
    kind: "unreadable",
    file: file.file,
    message: `There is nothing to read in ${file.file}. ${why}`.trim(),
  };
}
