import { readFileSync } from "node:fs";
import path from "node:path";
import { DOMParser } from "@xmldom/xmldom";
import type { DOMWindow } from "jsdom";
import { ExcelHost } from "../../host/excel/excelHost";
import type { FunctionLibrary } from "../../host/functions/functionLibrary";
import { WorkbookModel } from "../../spreadsheet/model/workbook";
import { bootOfficeInNode } from "../../host/transport/officeInNode";
import manifestXml from "../../../manifest.xml";
import { readFunctions } from "../functionsFile";
import type { ProfileName } from "../../host/excel/profiles";
import { PROFILE, profileOf } from "../profile";
import { readManifest } from "../ribbon/manifest";

/** How a workflow of the add-in ended, as it tells programs. */
export type Outcome<T> =
  | { readonly kind: "done"; readonly value: T }
  | { readonly kind: "cancelled" }
  | { readonly kind: "busy" | "failed"; readonly message: string };

/** What the built add-in offers to programs as `globalThis.acm`. */
interface Automation {
  readonly ready: Promise<void>;
  readonly refresh: Workflow;
  readonly checkData: Workflow;
  readonly readFile: (
    name: string,
    bytes: Uint8Array,
    options: { readonly sheet?: string },
  ) => Promise<Outcome<unknown>>;
  readonly createTemplates: (request: TemplateRequest) => Promise<Outcome<unknown>>;
  readonly createDomainTemplate: (domain: string, request: TemplateRequest) => Promise<Outcome<unknown>>;
  readonly importFiles: (
    files: readonly { readonly name: string; readonly bytes: Uint8Array }[],
    options: ImportOptions,
  ) => Promise<Outcome<unknown>>;
  readonly createContract: (domain: string, choices: object) => Promise<Outcome<unknown>>;
  readonly share: (request: ShareOptions) => Promise<Outcome<unknown>>;
}

interface ShareOptions {
  readonly for: { readonly providerIds: readonly string[] } | { readonly meetingId: string };
  readonly today: string;
  readonly namesLookedAt: boolean;
  readonly onProgress: (step: { readonly text: string }) => void;
}

interface ImportOptions {
  readonly today: string;
  readonly withReceipts: boolean;
  readonly reasons: Readonly<Record<string, string>>;
  readonly mapping?: unknown;
  readonly onProgress: (step: { readonly text: string }) => void;
}

interface TemplateRequest {
  readonly today: string;
  readonly providerIds?: readonly string[];
  readonly period?: string;
  readonly onProgress: (step: { readonly text: string }) => void;
}

type Workflow = (options: { onProgress: (step: { text: string }) => void }) => Promise<Outcome<unknown>>;

let played = PROFILE;

/** Chooses which Excel answers the add-in from now on. */
export function play(name: ProfileName): void {
  played = profileOf(name);
}

/** The add-in could not do its work; the message is one sentence. */
export class AddinError extends Error {
  override readonly name = "AddinError";
}

/**
 * Runs a workflow of the built add-in on a workbook: its own page with the real Office.js under jsdom, Excel played
 * by the host.
 *
 * @param folder where the add-in was built
 * @param tell hears what the workflow is doing
 * @throws AddinError where the add-in says that it could not
 */
export function runAddin<T>(
  book: WorkbookModel,
  workflow: "refresh" | "checkData",
  folder: string,
  tell: (text: string) => void,
): Promise<T> {
  return callAddin<T>(book, folder, (acm) => acm[workflow]({ onProgress: ({ text }) => tell(text) }));
}

/**
 * Lets the built add-in read a file that is no workbook of ours; an empty workbook is open meanwhile.
 * @throws AddinError where there is nothing to read, or the file cannot be read
 */
export function readWithAddin<T>(
  name: string,
  bytes: Uint8Array,
  sheet: string | null,
  folder: string,
): Promise<T> {
  const book = new WorkbookModel();
  book.activeSheet = book.addSheet("Sheet1");
  return callAddin<T>(book, folder, (acm) => acm.readFile(name, bytes, sheet === null ? {} : { sheet }));
}

/**
 * Lets the built add-in work on a workbook.
 * @throws AddinError where the add-in says that it could not
 */
export async function callAddin<T>(
  book: WorkbookModel,
  folder: string,
  call: (acm: Automation) => Promise<Outcome<unknown>>,
): Promise<T> {
  const host = new ExcelHost(book, { ...played, functions: functionsIn(folder) });
  host.calculate();
  const html = readFileSync(path.join(folder, "taskpane.html"), "utf8");
  const page = await bootOfficeInNode(host, { html, folder });
  try {
    const { acm } = page.window as DOMWindow & { acm?: Automation };
    if (!acm) throw new AddinError("The add-in did not start: build it again with npm run build.");
    await acm.ready;
    await host.calculated();
    const outcome = (await call(acm)) as Outcome<T>;
    await host.calculated();
    if (outcome.kind === "done") return outcome.value;
    throw new AddinError(outcome.kind === "cancelled" ? "The add-in stopped." : outcome.message);
  } finally {
    page.close();
  }
}

/** The add-in's functions as its manifest and its build describe them. */
function functionsIn(folder: string): FunctionLibrary {
  const parser = new DOMParser() as unknown as globalThis.DOMParser;
  const { namespace, metadata } = readManifest(manifestXml, parser).functions;
  const file = path.join(folder, new URL(metadata).pathname);
  return readFunctions(namespace, readFileSync(file, "utf8"));
}
