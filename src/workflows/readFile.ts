import { readFile as readSheetsOf } from "../documents/readFile";
import { UnreadableFileError } from "../documents/reading/unreadableFile";
import type { FileSheets } from "../submission/fileSheets";
import { type Reading, readingSteps } from "../submission/proposeReading";
import type { Outcome, RunOptions } from "./outcome";
import { inPieces, runAlone } from "./task";
import { WorkflowProblem } from "./workflowProblem";

/** A file that is no submission of ours, as it would be read. */
export interface FileReading extends Reading {
  readonly name: string;
  /** What the file is by its content. */
  readonly format: string;
  readonly date1904: boolean;
}

export interface ReadFileOptions extends RunOptions {
  /** Name of the one sheet to read; absent: all that hold figures. */
  readonly sheet?: string;
}

/**
 * Reads any file of figures: what it holds, how it would be mapped and what must be asked. Nothing is written.
 *
 * @param bytes of the file; they may come from another page
 */
export function readFile(
  name: string,
  bytes: ArrayLike<number>,
  options: ReadFileOptions = {},
): Promise<Outcome<FileReading>> {
  return runAlone("Reading a file", options, async () => {
    const file = await sheetsOf(name, Uint8Array.from(bytes), options);
    const sheet = options.sheet === undefined ? null : nameOfSheet(name, file, options.sheet);
    const reading = await inPieces(readingSteps(file, sheet), options, (done) =>
      options.onProgress?.({ done: Math.round(50 + done * 50), total: 100, text: `Reading ${name}` }),
    );
    if (reading.tables.length === 0) throw nothingToRead(name, reading.notes);
    return { name, format: file.format, date1904: file.date1904, ...reading };
  });
}

async function sheetsOf(name: string, bytes: Uint8Array, options: ReadFileOptions): Promise<FileSheets> {
  const onProgress = (done: number) =>
    options.onProgress?.({ done: Math.round(done * 50), total: 100, text: `Reading ${name}` });
  try {
    return await readSheetsOf(bytes, name, { onProgress, signal: options.signal });
  } catch (error) {
    if (error instanceof UnreadableFileError)
      throw new WorkflowProblem("UnreadableFile", `${name} ${error.message}`);
    throw error;
  }
}

function nameOfSheet(name: string, { sheets }: FileSheets, wanted: string): string {
  const found = sheets.find((sheet) => sheet.name.trim().toLowerCase() === wanted.trim().toLowerCase());
  if (found) return found.name;
  const names = sheets
    .map((sheet) => `"${sheet.name}"`)
    .slice(0, 8)
    .join(", ");
  const message = `${name} has no sheet "${wanted}". It has ${names}${sheets.length > 8 ? ` and ${sheets.length - 8} more` : ""}.`;
  throw new WorkflowProblem("NoFigures", message);
}

function nothingToRead(name: string, notes: readonly string[]): WorkflowProblem {
  const why = notes.slice(0, 3).join(" ");
  return new WorkflowProblem("NoFigures", `There is nothing to read in ${name}. ${why}`.trim());
}
