import { type IncomingFile, readSubmission } from "../documents/readSubmission";
import { UnreadableFileError } from "../documents/reading/unreadableFile";
import type { Outcome, RunOptions } from "./outcome";
import { runAlone } from "./task";

/** A file as a person chose it. */
export interface ChosenFile {
  readonly name: string;
  /** They may come from another page; a function reads them when it is the file's turn. */
  readonly bytes: ArrayLike<number> | (() => Promise<ArrayLike<number>>);
}

/** A file that was read, or why it could not be. */
export type ReadResult =
  IncomingFile | { readonly kind: "unreadable"; readonly file: string; readonly message: string };

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
      results.push(
        await readSubmission(Uint8Array.from(typeof bytes === "function" ? await bytes() : bytes), name, {
          onProgress: tell,
          ...(signal && { signal }),
        }),
      );
    } catch (error) {
      if (!(error instanceof UnreadableFileError)) throw error;
      results.push({ kind: "unreadable", file: name, message: `${name} ${error.message}` });
    }
  }
  return results;
}
