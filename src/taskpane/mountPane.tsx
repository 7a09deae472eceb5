import { createRoot } from "react-dom/client";
import { Pane } from "./Pane";
import type { PaneStore } from "./store";

/** Shows the pane in the page, and reads the workbook: now, and whenever the pane is shown again. */
export function mountPane(store: PaneStore): void {
  const place = document.getElementById("pane");
  if (!place) throw new Error("The page has no element #pane.");
  createRoot(place).render(<Pane store={store} />);
  void store.open();
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible") void store.open();
  });
}
