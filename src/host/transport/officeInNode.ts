import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { JSDOM, ResourceLoader, VirtualConsole, type DOMWindow } from "jsdom";
import { Conversation, newPaneAddress, windowName, type RichApiHost } from "./conversation";
import { NativeBridge } from "./nativeBridge";
import { playWebView } from "./webView";

/** A page of an add-in that runs in Node, with the real Office.js in it. */
export interface OfficeInNode {
  readonly window: DOMWindow & { Office: typeof Office; Excel: typeof Excel };
  /** Presses a ribbon button; resolves when its command says that it is completed. */
  readonly runCommand: (functionName: string, controlId?: string) => Promise<void>;
  readonly close: () => void;
}

export interface NodePage {
  /** HTML of the page; scripts with relative addresses come from `folder`. */
  readonly html: string;
  readonly folder: string | null;
}

const EMPTY_PAGE: NodePage = {
  html: `<!doctype html><html><head><script src="https://appsforoffice.microsoft.com/lib/1/hosted/office.js"></script></head><body></body></html>`,
  folder: null,
};

const PAGE_ADDRESS = "https://localhost:3000/";
const CDN = "https://appsforoffice.microsoft.com/lib/1/hosted/";
const HOST_ORIGIN = "https://localhost:3001";

/**
 * Loads a page with the unmodified office.js under jsdom and connects it to the host by the transport of its platform:
 * messages on the web, an object of the window in native Excel.
 *
 * Microsoft's address is answered from the npm package, the page's own files from its folder; nothing else is ever
 * fetched. Resolves when `Office.onReady` has found its host.
 */
export async function bootOfficeInNode(
  host: RichApiHost,
  page: NodePage = EMPTY_PAGE,
): Promise<OfficeInNode> {
  const consoleOfPage = new VirtualConsole();
  consoleOfPage.on("jsdomError", (error) => {
    throw error;
  });
  let transport: Conversation | NativeBridge | undefined;
  const dom = new JSDOM(page.html, {
    url: PAGE_ADDRESS,
    runScripts: "dangerously",
    resources: new PackageFiles(page.folder),
    pretendToBeVisual: true,
    virtualConsole: consoleOfPage,
    beforeParse(window) {
      // jsdom has no document.domain; without it Office.js never finds its host.
      Object.defineProperty(window.Document.prototype, "domain", {
        configurable: true,
        get: () => window.location.hostname,
      });
      playWebView(window as unknown as globalThis.Window & typeof globalThis, host.platform);
      transport = host.platform.bundle === "web" ? talk(host, window) : lend(host, window);
      Object.assign(window, textCoders(window));
    },
  });
  const window = dom.window as OfficeInNode["window"];
  await new Promise((resolve) => window.addEventListener("load", resolve, { once: true }));
  await window.Office.onReady();
  return {
    window,
    runCommand: (functionName, controlId = functionName) => transport!.runCommand(functionName, controlId),
    close: () => window.close(),
  };
}

/** Excel on the web is the page around the pane. */
function talk(host: RichApiHost, window: DOMWindow): Conversation {
  const address = newPaneAddress(HOST_ORIGIN);
  window.name = windowName(address, host);
  const conversation = new Conversation(
    host,
    address,
    (text) =>
      void setTimeout(() => {
        window.dispatchEvent(new window.MessageEvent("message", { data: text, origin: HOST_ORIGIN }));
      }, 0),
  );
  Object.defineProperty(window, "parent", {
    configurable: true,
    value: { postMessage: (text: string) => conversation.receive(text) },
  });
  return conversation;
}

/** Native Excel is an object of the pane's window. */
function lend(host: RichApiHost, window: DOMWindow): NativeBridge {
  const bridge = new NativeBridge(host);
  Object.defineProperty(window, "external", { configurable: true, value: bridge.external });
  return bridge;
}

/** jsdom lacks what every browser has; bytes are the page's own, since those of Node are no Uint8Array to its scripts. */
function textCoders(window: DOMWindow) {
  const { Uint8Array: PageBytes } = window as DOMWindow & { Uint8Array: Uint8ArrayConstructor };
  return {
    TextDecoder,
    TextEncoder: class extends TextEncoder {
      override encode(text?: string) {
        return PageBytes.from(super.encode(text));
      }
    },
  };
}

/** Serves Office.js from the npm package and the page's files from its folder. */
class PackageFiles extends ResourceLoader {
  private readonly officeFolder = path.join(
    path.dirname(require.resolve("@microsoft/office-js/package.json")),
    "dist",
  );

  constructor(private readonly pageFolder: string | null) {
    super();
  }

  override fetch(url: string): ReturnType<ResourceLoader["fetch"]> {
    const file = this.fileOf(url);
    if (file === null || !existsSync(file)) return null;
    return Promise.resolve(readFileSync(file)) as ReturnType<ResourceLoader["fetch"]>;
  }

  private fileOf(url: string): string | null {
    if (url.startsWith(CDN))
      return path.join(this.officeFolder, decodeURI(url.slice(CDN.length)).split("?")[0]!);
    if (this.pageFolder === null || !url.startsWith(PAGE_ADDRESS)) return null;
    return path.join(this.pageFolder, decodeURI(url.slice(PAGE_ADDRESS.length)).split("?")[0]!);
  }
}
