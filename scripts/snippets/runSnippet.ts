import type { DOMWindow } from "jsdom";
import { ExcelHost, type ExcelHostOptions } from "../../src/host/excel/excelHost";
import type { FunctionLibrary } from "../../src/host/functions/functionLibrary";
import { bootOfficeInNode } from "../../src/host/transport/officeInNode";
import { WorkbookModel } from "../../src/spreadsheet/model/workbook";
import { saveWorkbook } from "../../src/spreadsheet/xlsx/saveWorkbook";
import { PROFILE } from "../../src/workbench/profile";
import { installedScript, packageOf, substitute } from "./libraries";
import { callFunctions } from "./callFunctions";
import { nameLackingMembers, type ExcelRuntime } from "./lackingMembers";
import { officeHelpers } from "./officeHelpers";
import type { Snippet } from "./snippet";
import { NAMESPACE } from "./snippetFunctions";

/** What a press of a button may take without a request of it reaching the host, or a batch of it coming to an end. */
const PATIENCE_MS = 10_000;

/** What all of a button's work may take; one that goes on by itself, such as a game, is then left to it. */
const LONGEST_MS = 15_000;

/** How often the page is looked at while a button's work goes on. */
const LOOK_MS = 5;

/** Looks in a row without any work under way after which a button's work is over: events still come in. */
const QUIET_LOOKS = 6;

/** Snippets may use what is newer than the oldest platform that is played; what is missing is named. */
const NEWEST_EXCEL: ExcelHostOptions = {
  ...PROFILE,
  apiSets: { ...PROFILE.apiSets, ExcelApi: "1.20" },
  // A new workbook has a window of its own, which stays as it is.
  openNewWorkbook: () => undefined,
};

/** The page of a snippet in which a count of what is under way is kept. */
interface SnippetWindow extends DOMWindow {
  /** Batches that have begun and not ended, and those that have ended. */
  underWay: number;
  ended: number;
  failures: unknown[];
  Excel: ExcelRuntime;
  File: typeof File;
  jQuery?: { fn: Record<string, unknown> };
}

/**
 * Runs a snippet in a new workbook as a person tries it: its script, then every button of its page and every file that
 * it asks for, in the order of the page but the setup first.
 *
 * @returns `ran`; `ApiNotFound Chart.xyz` where the host lacks a member; else `failed …` with the first error
 */
export async function runSnippet(snippet: Snippet): Promise<string> {
  const model = new WorkbookModel();
  model.addSheet("Sheet1");
  const host = new ExcelHost(model, { ...NEWEST_EXCEL, functions: libraryOf(snippet) });
  const office = await bootOfficeInNode(host);
  const window = office.window as unknown as SnippetWindow;
  // A promise that nobody waits for is refused to Node, whatever page it came from.
  const onRejection = (reason: unknown) => window.failures.push(reason);
  process.on("unhandledRejection", onRejection);
  try {
    preparePage(window, snippet);
    evaluate(window, snippet.script);
    await quiet(window, host);
    await callFunctions(host, snippet.functions, (script) => evaluate(window, script)).catch(onRejection);
    for (const control of controlsOf(window)) {
      // A workbook that was closed has taken the page with it.
      if (window.failures.length > 0 || host.modes.closed) break;
      if (isFileInput(control)) chooseFile(window, control);
      else control.click();
      await quiet(window, host);
    }
    return window.failures.length === 0 ? "ran" : describe(window.failures[0]);
  } finally {
    process.off("unhandledRejection", onRejection);
    office.close();
  }
}

function libraryOf({ functions }: Snippet): FunctionLibrary | undefined {
  if (functions.length === 0) return undefined;
  return { namespace: NAMESPACE, functions: functions.map(({ description }) => description) };
}

function preparePage(window: SnippetWindow, { html, libraries }: Snippet): void {
  window.document.body.innerHTML = html;
  window.underWay = window.ended = 0;
  window.failures = [];
  window.addEventListener("error", (event) => {
    window.failures.push(event.error ?? event.message);
    event.preventDefault();
  });
  const { console } = window as unknown as { console: Console };
  console.log = console.info = console.warn = console.debug = console.table = () => undefined;
  console.error = (...what: unknown[]) => void window.failures.push(what.at(-1));
  const report = (what: unknown): void => {
    if (what instanceof window.Error) window.failures.push(what);
  };
  Object.assign(window, {
    alert: () => undefined,
    confirm: () => true,
    prompt: () => "",
    // Where a snippet is written as a module.
    exports: {},
    fetch: (address: unknown) =>
      Promise.reject(new window.Error(`There is no network here: ${String(address)}`)),
    // What Microsoft's helpers show of an error is one.
    OfficeHelpers: officeHelpers(report),
  });
  for (const name of new Set(libraries.map(packageOf))) {
    const script = installedScript(name);
    if (script === null) Object.assign(window, substitute(name, window));
    else evaluate(window, script);
  }
  evaluate(window, COUNT_BATCHES);
  nameLackingMembers(window.Excel, (message) => new window.Error(message));
}

/** `Excel.run` with a count of the batches under way, so that the end of a button's work can be seen. */
const COUNT_BATCHES = `{
  const run = Excel.run;
  Excel.run = (...given) => {
    underWay++;
    return run.apply(Excel, given).finally(() => {
      underWay--;
      ended++;
    });
  };
}`;

function evaluate(window: SnippetWindow, script: string): void {
  const element = window.document.createElement("script");
  element.textContent = script;
  window.document.head.append(element);
}

/** Buttons and choices of a file. */
function controlsOf(window: SnippetWindow): HTMLElement[] {
  const controls = [
    ...window.document.querySelectorAll<HTMLElement>(
      "button, [role=button], input[type=button], input[type=file]",
    ),
  ];
  const isSetup = ({ id }: HTMLElement) => /^set-?up/i.test(id);
  return [...controls.filter(isSetup), ...controls.filter((control) => !isSetup(control))];
}

function isFileInput(control: HTMLElement): control is HTMLInputElement {
  return control.getAttribute("type") === "file";
}

/** A picture of one point, as bytes of a PNG file in base64. */
const PICTURE =
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

/** Chooses a picture where the page speaks of pictures, else a workbook. */
function chooseFile(window: SnippetWindow, input: HTMLInputElement): void {
  const words = `${input.accept} ${window.document.body.textContent}`;
  const isPicture = /image|picture|png|jpe?g/i.test(words);
  const bytes = isPicture ? Buffer.from(PICTURE, "base64") : otherWorkbook();
  const file = new window.File([new Uint8Array(bytes)], isPicture ? "point.png" : "other.xlsx", {
    type: isPicture ? "image/png" : "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  });
  Object.defineProperty(input, "files", { configurable: true, value: [file] });
  input.dispatchEvent(new window.Event("change", { bubbles: true }));
}

function otherWorkbook(): Uint8Array {
  const model = new WorkbookModel();
  model.addSheet("Template").cells.setValue(0, 0, "Total");
  return saveWorkbook(model);
}

/** Resolves when nothing is under way any more, or what is goes on by itself. */
async function quiet(window: SnippetWindow, host: ExcelHost): Promise<void> {
  const start = Date.now();
  const progress = () => window.ended + host.syncLog.length;
  let [seen, since] = [progress(), start];
  for (let looks = 0; looks < QUIET_LOOKS; looks = window.underWay === 0 ? looks + 1 : 0) {
    if (progress() !== seen) [seen, since] = [progress(), Date.now()];
    if (Date.now() - since > PATIENCE_MS) {
      window.failures.push(new Error(`no end after ${PATIENCE_MS / 1000} s`));
      return;
    }
    if (Date.now() - start > LONGEST_MS) return;
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
}

interface OfficeFailure {
  readonly code?: string;
  readonly message?: string;
  readonly debugInfo?: { readonly message?: string; readonly errorLocation?: string };
}

function describe(failure: unknown): string {
  const { code, message, debugInfo } = (failure ?? {}) as OfficeFailure;
  const text = (debugInfo?.message ?? message ?? String(failure)).replace(/\s+/g, " ");
  const named = /\b[A-Z]\w*\.\w+/.exec(text)?.[0] ?? debugInfo?.errorLocation ?? "";
  // Office.js registers for an event by a hidden method.
  const missing = named.replace(/\._Register(\w+)Event$/, ".on$1");
  if (code === "ApiNotFound" || code === "ApiNotAvailable") return `ApiNotFound ${missing}`;
  return `failed ${code === undefined ? "" : `${code}: `}${text}`;
}
