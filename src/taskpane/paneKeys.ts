import file from "../../assets/shortcuts/shortcuts.json";
import type { PaneStore } from "./store";

const { shortcuts } = file;

type KeyPress = Pick<KeyboardEvent, "ctrlKey" | "metaKey" | "shiftKey" | "altKey" | "code">;

/**
 * The action whose keys these are, or null. Excel knows the shortcuts of the grid only, so that the pane listens by
 * itself; Ctrl is Command on a Mac, as in Excel.
 */
export function actionOf({ ctrlKey, metaKey, shiftKey, altKey, code }: KeyPress): string | null {
  if (!(ctrlKey || metaKey) || !shiftKey || !altKey) return null;
  // By its place on the keyboard: with Alt, a Mac gives another letter.
  const pressed = `Ctrl+Shift+Alt+${code.replace(/^Key/, "")}`;
  return shortcuts.find(({ key }) => key.default === pressed)?.action ?? null;
}

/** Lets the keys of the ribbon's buttons work while the pane has the focus. */
export function listenForKeys(
  page: Window,
  store: Pick<PaneStore, "refresh" | "checkData" | "draftAgenda">,
): void {
  const actions: Readonly<Record<string, () => Promise<unknown>>> = {
    refresh: store.refresh,
    checkData: store.checkData,
    draftAgenda: store.draftAgenda,
  };
  page.addEventListener("keydown", (event) => {
    const action = actionOf(event);
    const run = action === null ? undefined : actions[action];
    if (!run) return;
    event.preventDefault();
    // A key that is held down is one wish.
    if (!event.repeat) void run();
  });
}
