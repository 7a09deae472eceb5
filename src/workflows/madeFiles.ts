import { zipSync } from "fflate";
import { excelErrorCode, excelErrorSentence } from "../workbook/excelErrors";
import { openNewWorkbook } from "../workbook/newWorkbook";
import type { Outcome } from "./outcome";
import { runAlone } from "./task";
import { WorkflowProblem } from "./workflowProblem";

/** A file that was made, for the caller to save or show. */
export interface MadeFile {
  /** Without characters that a file system refuses. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Opens a workbook that was made in a window of its own; it has no name until a person saves it. */
export function openMadeFile({ name, bytes }: MadeFile): Promise<Outcome<null>> {
  return runAlone("Opening a new workbook", {}, async () => {
    try {
      await openNewWorkbook(bytes);
    } catch (error) {
      throw new WorkflowProblem(
        "NotOpened",
        `Excel did not open ${name}. ${whyNot(excelErrorCode(error), error)}`,
      );
    }
    return null;
  });
}

function whyNot(code: string | null, error: unknown): string {
  if (code === null) return String(error);
  return code === "RequestPayloadSizeLimitExceeded"
    ? "It is larger than Excel on the web takes from an add-in (5 MB). Download it and open it from there."
    : excelErrorSentence(code);
}

/**
 * Several files as one.
 *
 * @param name of the zip
 */
export function zipFiles(name: string, files: readonly MadeFile[]): Promise<Outcome<MadeFile>> {
  return runAlone("Packing files", {}, () => {
    // Workbooks are packed already: packing them again takes time and gains nothing.
    const bytes = zipSync(Object.fromEntries(files.map((file) => [file.name, file.bytes])), { level: 0 });
    return Promise.resolve({ name, bytes });
  });
}
