import { createRoot } from "react-dom/client";
import { Pane } from "./Pane";
import { listenForKeys } from "./paneKeys";
import type { PaneStore } from "./store";

/**
 * Shows the pane in the page, and reads the workbook whenever the pane is shown: a page that only serves ribbon
 * buttons or programs does not read it twice.
 */
export function mountPane(store: PaneStore): void {
  const place = document.getElementById("pane");
  if (!place) throw new Error("The page has no element #pane.");
  createRoot(place).render(<Pane store={store} />);
  const openWhenShown = () => {
    if (document.visibilityState === "visible") void store.open();
  };
  openWhenShown();
  listenForKeys(window, store);
  document.addEventListener("visibilitychange", openWhenShown);
}
