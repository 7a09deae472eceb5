import type { Outcome } from "../workflows/outcome";

/** What each ribbon button does, by the FunctionName that manifest.xml gives it. */
export interface RibbonWork {
  readonly refresh: () => Promise<Outcome<unknown>>;
  readonly checkData: () => Promise<Outcome<unknown>>;
  readonly draftAgenda: () => Promise<Outcome<unknown>>;
  /** Makes the pane ready at the place where files are chosen. */
  readonly openImport: () => void;
}

/**
 * Work that takes longer is acknowledged after this time and runs on. Until then Excel keeps further clicks on
 * the button in a queue; afterwards they reach us, and "busy" can be said.
 */
const ACKNOWLEDGE_AFTER_MS = 1000;

/** Connects the ribbon's buttons and the shortcuts with their work; results land in the sheets, whether the pane is open or not. */
export function associateCommands(work: RibbonWork): void {
  Office.actions.associate("refresh", ribbonCommand(work.refresh));
  Office.actions.associate("checkData", ribbonCommand(work.checkData));
  Office.actions.associate("draftAgenda", ribbonCommand(work.draftAgenda));
  // By keys only: the ribbon's own button shows the pane without asking us.
  Office.actions.associate("showPane", (event: Office.AddinCommands.Event) => {
    event.completed();
    return showPane();
  });
  Office.actions.associate("openImport", paneCommand(work.openImport));
}

function ribbonCommand(run: () => Promise<Outcome<unknown>>) {
  return async (event: Office.AddinCommands.Event): Promise<void> => {
    const running = run();
    try {
      await Promise.race([running, afterMs(ACKNOWLEDGE_AFTER_MS)]);
    } finally {
      event.completed();
    }
    const outcome = await running;
    if (outcome.kind === "failed" || outcome.kind === "busy") await showPane();
  };
}

/** A button that only shows the pane at a place of its own: Excel honours that once the button is done. */
function paneCommand(open: () => void) {
  return async (event: Office.AddinCommands.Event): Promise<void> => {
    open();
    event.completed();
    await showPane();
  };
}

/** Excel shows it only once the command is completed. Add-ins from Microsoft Marketplace may not show it: no matter. */
async function showPane(): Promise<void> {
  try {
    await Office.addin.showAsTaskpane();
  } catch {
    return;
  }
}

function afterMs(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
