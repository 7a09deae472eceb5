import type { checkData } from "../workflows/checkData";
import type { createContract, createDomainTemplate, createTemplates } from "../workflows/createTemplate";
import type { draftAgenda } from "../workflows/draftAgenda";
import type { importFiles } from "../workflows/importSubmissions";
import type { readFile } from "../workflows/readFile";
import type { refresh } from "../workflows/refresh";
import type { undoRefresh } from "../workflows/undoRefresh";
import type { share } from "../workflows/share";

/**
 * What a program outside can call on the add-in's page, as `globalThis.acm`: the command line does.
 *
 * Every function is a workflow of the same name, mostly that behind a ribbon button, with its options (`onProgress`,
 * `signal`) and its outcome: `{ kind: "done", value }`, `{ kind: "cancelled" }`, `{ kind: "busy", message }` or
 * `{ kind: "failed", message, code }`. Values are plain and survive JSON, apart from the bytes of files; none of the
 * functions throws.
 *
 * @example
 * await page.acm.ready;
 * const outcome = await page.acm.refresh({ onProgress: ({ text }) => console.error(text) });
 * if (outcome.kind === "done") console.log(outcome.value.flags.length);
 */
export interface Automation {
  /** Settled when Office.js has found its host; nothing may be called before. */
  readonly ready: Promise<void>;
  readonly refresh: typeof refresh;
  /** Brings the result sheets back to what they were before the last refresh, once. */
  readonly undoRefresh: typeof undoRefresh;
  readonly checkData: typeof checkData;
  readonly draftAgenda: typeof draftAgenda;
  /** Reads a file that is no workbook of ours, without touching the one that is open. */
  readonly readFile: typeof readFile;
  /** Templates for the providers of the workbook that is open, as files; nothing is written to it. */
  readonly createTemplates: typeof createTemplates;
  /** A template of one of the library's domains, without a contract workbook. */
  readonly createDomainTemplate: typeof createDomainTemplate;
  /** Puts files of providers into the workbook that is open. */
  readonly importFiles: typeof importFiles;
  /** A new contract workbook, as a file. */
  readonly createContract: typeof createContract;
  /** Workbooks with nothing in them that their readers may not see; the one that is open gets a record. */
  readonly share: typeof share;
}

/** Puts the automation surface on the page's global object. */
export function exposeAutomation(automation: Automation): void {
  Object.defineProperty(globalThis, "acm", { value: Object.freeze({ ...automation }), configurable: true });
}
