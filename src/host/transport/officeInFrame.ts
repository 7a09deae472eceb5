import { Conversation, newPaneAddress, windowName, type RichApiHost } from "./conversation";

/** A task pane in an iframe of this page, with the real Office.js in it. */
export interface OfficeInFrame {
  /** To be put into the page; it loads then. */
  readonly frame: HTMLIFrameElement;
  /** Presses a ribbon button; resolves when its command says that it is completed. */
  runCommand(functionName: string, controlId?: string): Promise<void>;
  close(): void;
}

/** Office.js talks to https host pages only; what plain http pages claim instead (see `httpsGuise.ts`). */
function trustedOrigin(origin: string): string {
  return origin.replace(/^http:/, "https:");
}

/** Makes an iframe for a task pane and speaks Excel's side of its conversation over postMessage. */
export function serveTaskPane(host: RichApiHost, paneAddress: string): OfficeInFrame {
  const address = newPaneAddress(trustedOrigin(location.origin));
  const paneOrigin = new URL(paneAddress, location.href).origin;
  const frame = document.createElement("iframe");
  // The window's name tells Office.js who its host is; it must stand before the page loads.
  frame.name = windowName(address, host);
  frame.src = paneAddress;
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
