/** What of a platform shows in the window of a pane, before any script of the page. */
export interface WebView {
  readonly userAgent: string;
  /** What comes of a link with `download`. */
  readonly downloads: "saved" | "dropped";
}

/**
 * Makes a pane's window behave as the platform's web view does: its name, and its way with downloads. Excel for Mac
 * drops them without an error, whether a person clicks or a script does.
 */
export function playWebView(pane: Window & typeof globalThis, { userAgent, downloads }: WebView): void {
  Object.defineProperty(pane.navigator, "userAgent", { configurable: true, get: () => userAgent });
  if (downloads === "saved") return;
  Object.defineProperty(pane.HTMLAnchorElement.prototype, "click", {
    configurable: true,
    value: function (this: HTMLAnchorElement) {
      if (!this.hasAttribute("download")) pane.HTMLElement.prototype.click.call(this);
    },
  });
  pane.addEventListener(
    "click",
    (event) => {
      if (event.target instanceof pane.Element && event.target.closest("a[download]")) event.preventDefault();
    },
    true,
  );
}
