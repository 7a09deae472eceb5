import { readFileSync } from "node:fs";
import type { DOMWindow } from "jsdom";
import { ExcelHost } from "../../src/host/excel/excelHost";
import { bootOfficeInNode } from "../../src/host/transport/officeInNode";
import { WorkbookModel } from "../../src/spreadsheet/model/workbook";
import { PROFILE } from "../../src/workbench/profile";
import type { Snippet } from "./snippet";

/** What a press of a button may take. */
const PATIENCE_MS = 20_000;

/** How often the page is looked at while a button's work goes on. */
const LOOK_MS = 5;

/** Looks in a row without any work under way after which a button's work is over: events still come in. */
const QUIET_LOOKS = 6;

/** The page of a snippet in which a count of what is under way is kept. */
interface SnippetWindow extends DOMWindow {
  /** Batches and requests that have begun and not ended. */
  underWay: number;
  failures: unknown[];
}

/**
 * Runs a snippet in a new workbook: its script, then every button of its page, in the order of the page but the
 * setup first.
 *
 * @returns `ran`; `ApiNotFound Chart.xyz` where the host lacks a member; else `failed …` with the first error
 */
export async function runSnippet(snippet: Snippet): Promise<string> {
  const model = new WorkbookModel();
  model.addSheet("Sheet1");
  const office = await bootOfficeInNode(new ExcelHost(model, PROFILE));
  const window = office.window as unknown as SnippetWindow;
  // A promise that nobody waits for is refused to Node, whatever page it came from.
  const onRejection = (reason: unknown) => window.failures.push(reason);
  process.on("unhandledRejection", onRejection);
  try {
    preparePage(window, snippet);
    evaluate(window, snippet.script);
    await quiet(window);
    for (const button of buttonsOf(window)) {
      if (window.failures.length > 0) break;
      button.click();
      await quiet(window);
    }
    return window.failures.length === 0 ? "ran" : describe(window.failures[0]);
  } finally {
    process.off("unhandledRejection", onRejection);
    office.close();
  }
}

function preparePage(window: SnippetWindow, { html, libraries }: Snippet): void {
  window.document.body.innerHTML = html;
  window.underWay = 0;
  window.failures = [];
  window.addEventListener("error", (event) => {
    window.failures.push(event.error);
    event.preventDefault();
  });
  const { console } = window as unknown as { console: Console };
  console.log = console.info = console.warn = console.debug = console.table = () => undefined;
  console.error = (...what: unknown[]) => void window.failures.push(what.at(-1));
  window.alert = () => undefined;
  if (libraries.some((line) => /^jquery@/.test(line))) {
    evaluate(window, readFileSync(require.resolve("jquery/dist/jquery.js"), "utf8"));
  }
  evaluate(window, COUNT_BATCHES);
}

/** `Excel.run` with a count of the batches under way, so that the end of a button's work can be seen. */
const COUNT_BATCHES = `{
  const run = Excel.run;
  Excel.run = (...given) => {
    underWay++;
    return run.apply(Excel, given).finally(() => underWay--);
  };
}`;

function evaluate(window: SnippetWindow, script: string): void {
  const element = window.document.createElement("script");
  element.textContent = script;
  window.document.head.append(element);
}

function buttonsOf(window: SnippetWindow): HTMLElement[] {
  const buttons = [...window.document.querySelectorAll<HTMLElement>("button, [role=button]")];
  const isSetup = ({ id }: HTMLElement) => /^set-?up/i.test(id);
  return [...buttons.filter(isSetup), ...buttons.filter((button) => !isSetup(button))];
}

/** Resolves when nothing is under way any more. */
async function quiet(window: SnippetWindow): Promise<void> {
  const until = Date.now() + PATIENCE_MS;
  for (let looks = 0; looks < QUIET_LOOKS; looks = window.underWay === 0 ? looks + 1 : 0) {
    if (Date.now() > until) {
      window.failures.push(new Error(`no end after ${PATIENCE_MS / 1000} s`));
      return;
    }
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
  const missing = /\b[A-Z]\w*\.\w+/.exec(text)?.[0] ?? debugInfo?.errorLocation ?? "";
  if (code === "ApiNotFound" || code === "ApiNotAvailable") return `ApiNotFound ${missing}`;
  return `failed ${code === undefined ? "" : `${code}: `}${text}`;
}
