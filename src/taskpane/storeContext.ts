import { createContext, useContext, useSyncExternalStore } from "react";
import type { PaneState } from "./paneState";
import type { PaneStore } from "./store";

export const StoreContext = createContext<PaneStore | null>(null);

/** The store of the pane that a component stands in. */
export function usePaneStore(): PaneStore {
  const store = useContext(StoreContext);
  if (!store) throw new Error("A pane component stands outside the pane.");
  return store;
}

/** A part of the pane's state; the component is drawn again when that part is replaced. */
export function usePaneState<Part>(part: (state: PaneState) => Part): Part {
  const store = usePaneStore();
  return useSyncExternalStore(store.subscribe, () => part(store.getState()));
}
