/**
 * A file from which no figures can be read. The message says what it is and what to do, in words that follow its
 * name: `figures.xls: is protected by a password …`.
 */
export class UnreadableFileError extends Error {
  override readonly name = "UnreadableFileError";
}
