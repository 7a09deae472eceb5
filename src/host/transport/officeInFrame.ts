import { Conversation, newPaneAddress, windowName, type RichApiHost } from "./conversation";
import { NativeBridge, type NativeExternal } from "./nativeBridge";
import type { WebView } from "./webView";

/** A task pane in an iframe of this page, with the real Office.js in it. */
export interface OfficeInFrame {
  /** To be put into the page; it loads then. */
  readonly frame: PaneFrame;
  /** Presses a ribbon button; resolves when its command says that it is completed. */
  runCommand(functionName: string, controlId?: string): Promise<void>;
  close(): void;
}

/** The iframe, with what the pane's window finds on it before its first script. */
export interface PaneFrame extends HTMLIFrameElement {
  platform: WebView;
  /** Native Excel; null on the web, where messages are exchanged. */
  nativeExcel: NativeExternal | null;
}

/** Office.js talks to https host pages only; what plain http pages claim instead (see `httpsGuise.ts`). */
function trustedOrigin(origin: string): string {
  return origin.replace(/^http:/, "https:");
}

/** Makes an iframe for a task pane and speaks Excel's side of its conversation, by the transport of its platform. */
export function serveTaskPane(host: RichApiHost, paneAddress: string): OfficeInFrame {
  const { platform } = host;
  const made = document.createElement("iframe");
  made.src = paneAddress;
  if (platform.bundle === "web")
    return overMessages(host, Object.assign(made, { platform, nativeExcel: null }));
  const bridge = new NativeBridge(host);
  return {
    frame: Object.assign(made, { platform, nativeExcel: bridge.external }),
    runCommand: (functionName, controlId = functionName) => bridge.runCommand(functionName, controlId),
    close: () => undefined,
  };
}

function overMessages(host: RichApiHost, frame: PaneFrame): OfficeInFrame {
  const address = newPaneAddress(trustedOrigin(location.origin));
  const paneOrigin = new URL(frame.src, location.href).origin;
  // The window's name tells Office.js who its host is; it must stand before the page loads.
  frame.name = windowName(address, host);
  const conversation = new Conversation(host, address, (text) =>
    frame.contentWindow?.postMessage(text, paneOrigin),
  );
  const onMessage = ({ source, origin, data }: MessageEvent) => {
    if (source === frame.contentWindow && origin === paneOrigin) conversation.receive(String(data));
  };
  window.addEventListener("message", onMessage);
  return {
    frame,
    runCommand: (functionName, controlId = functionName) => conversation.runCommand(functionName, controlId),
    close: () => window.removeEventListener("message", onMessage),
  };
}
