/**
 * Lets Office.js work on a plain http page of this machine, for the workbench only.
 *
 * Office.js answers only to a host page that is https and of the pane's own hostname. A newcomer should not have to
 * install a certificate to try the add-in, so this script, loaded before office.js, lends the parent page an https
 * origin: what the pane posts goes to the real parent, what comes from there is handed on with the https origin.
 * Office.js itself stays as it is. On an https page it does nothing.
 */
export function lendParentHttps(pane: Window & typeof globalThis): void {
  const realOrigin = pane.location.origin;
  if (!realOrigin.startsWith("http:") || pane.parent === pane) return;
  const realParent = pane.parent;
  const guise = realOrigin.replace(/^http:/, "https:");
  pane.addEventListener(
    "message",
    (event) => {
      if (event.source !== realParent || event.origin !== realOrigin) return;
      event.stopImmediatePropagation();
      pane.dispatchEvent(new pane.MessageEvent("message", { data: event.data as unknown, origin: guise }));
    },
    true,
  );
  Object.defineProperty(pane, "parent", {
    configurable: true,
    value: { postMessage: (text: string) => realParent.postMessage(text, realOrigin) },
  });
}
