import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { JSDOM, ResourceLoader, VirtualConsole, type DOMWindow } from "jsdom";
import type { ExcelHost } from "../excel/excelHost";
import { PaneConversation } from "./paneConversation";

/** A window in which the real office.js runs against a host. */
export interface OfficeWindow extends DOMWindow {
  readonly Office: typeof Office;
  readonly Excel: typeof Excel;
  readonly OfficeExtension: typeof OfficeExtension;
}

export interface BootOptions {
  /** Scripts of the add-in, loaded after office.js in this order: absolute paths of files. */
  readonly scripts?: readonly string[];
  /** Query of the page's address, e.g. "?page=commands". */
  readonly search?: string;
  /** Settings of the document, values as JSON texts; the map follows what the add-in saves. */
  readonly settings?: Map<string, string>;
  /** Hears what the page writes to its console and every error that nobody caught. */
  readonly onConsole?: (kind: "error" | "warn" | "log" | "uncaught", message: string) => void;
}

export interface BootedOffice {
  readonly window: OfficeWindow;
  /** Presses a ribbon button; resolves when its function called event.completed(). */
  invokeCommand(functionName: string, buttonId?: string): Promise<void>;
  close(): void;
}

const PANE_ORIGIN = "https://localhost:8444";
const HOST_ORIGIN = "https://localhost:8443";
const OFFICE_PATH = "/officejs/";
const SCRIPT_PATH = "/script/";

/**
 * Loads the whole, unmodified office.js in jsdom and connects it to a host in this process: onReady, Excel.run,
 * settings, events and ribbon commands work as in a browser.
 */
export async function bootOfficeInNode(host: ExcelHost, options: BootOptions = {}): Promise<BootedOffice> {
  const scripts = options.scripts ?? [];
  let dom: JSDOM | null = null;
  const conversation = new PaneConversation(
    host,
    { hostOrigin: HOST_ORIGIN, settings: options.settings },
    (message) => {
      const { window } = dom!;
      window.setTimeout(() => {
        window.dispatchEvent(new window.MessageEvent("message", { data: message, origin: HOST_ORIGIN }));
      }, 0);
    },
  );
  const tags = scripts
    .map((_, index) => `<script src="${PANE_ORIGIN}${SCRIPT_PATH}${index}"></script>`)
    .join("");
  const page = `<!doctype html><html><head><script src="${PANE_ORIGIN}${OFFICE_PATH}office.js"></script></head><body><div id="root"></div>${tags}</body></html>`;
  dom = new JSDOM(page, {
    url: `${PANE_ORIGIN}/taskpane.html${options.search ?? ""}`,
    runScripts: "dangerously",
    resources: new LocalFiles(scripts),
    pretendToBeVisual: true,
    virtualConsole: consoleOf(options.onConsole),
    beforeParse: (window) => prepare(window, conversation),
  });
  const window = dom.window as OfficeWindow;
  await new Promise<void>((resolve) => window.addEventListener("load", () => resolve()));
  await window.Office.onReady();
  return {
    window,
    invokeCommand: (functionName, buttonId) => conversation.invokeCommand(functionName, buttonId),
    close: () => window.close(),
  };
}

/** Serves office.js from the npm package and the add-in's scripts from disk; nothing else is fetched. */
class LocalFiles extends ResourceLoader {
  constructor(private readonly scripts: readonly string[]) {
    super();
  }

  override fetch(url: string): ReturnType<ResourceLoader["fetch"]> {
    const { origin, pathname } = new URL(url);
    const file = origin === PANE_ORIGIN ? this.fileOf(decodeURIComponent(pathname)) : null;
    if (file === null) return null;
    return Promise.resolve(readFileSync(file)) as ReturnType<ResourceLoader["fetch"]>;
  }

  private fileOf(pathname: string): string | null {
    if (pathname.startsWith(SCRIPT_PATH))
      return this.scripts[Number(pathname.slice(SCRIPT_PATH.length))] ?? null;
    if (pathname.startsWith(OFFICE_PATH))
      return path.join(officeFolder(), pathname.slice(OFFICE_PATH.length));
    return null;
  }
}

function officeFolder(): string {
  const require = createRequire(path.join(process.cwd(), "package.json"));
  return path.join(path.dirname(require.resolve("@microsoft/office-js/package.json")), "dist");
}

function prepare(window: DOMWindow, conversation: PaneConversation): void {
  window.name = conversation.windowName;
  const parent = { postMessage: (message: unknown) => queueMicrotask(() => conversation.receive(message)) };
  Object.defineProperty(window, "parent", { value: parent });
  // jsdom has no document.domain, without which office.js never gets ready.
  Object.defineProperty(window.Document.prototype, "domain", { get: () => window.location.hostname });
}

function consoleOf(onConsole: BootOptions["onConsole"]): VirtualConsole {
  const console = new VirtualConsole();
  if (!onConsole) return console;
  console.on("jsdomError", (error: Error) => onConsole("uncaught", error.message));
  for (const kind of ["error", "warn", "log"] as const) {
    console.on(kind, (...parts: unknown[]) => onConsole(kind, parts.map(String).join(" ")));
  }
  return console;
}
