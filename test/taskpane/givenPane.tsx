import { act, configure, fireEvent, render } from "@testing-library/react";
import { Pane } from "../../src/taskpane/Pane";
import type { PaneServices } from "../../src/taskpane/services";
import { PaneStore } from "../../src/taskpane/store";
import { previewBaseline } from "../../src/workflows/baselines";
import { reviseSource } from "../../src/submission/sources/reviseSource";
import { explainFlag } from "../../src/workflows/explain";
import { anAgenda, aResult, done, failed } from "./given";

// Looking for hidden ancestors of every element takes most of a query's time, and nothing here is hidden.
configure({ defaultHidden: true });

export const NO_NAMES = { providers: [], indicators: [] };

/** Workflows that all succeed on a small contract; a test replaces those that it is about. */
export function services(change: Partial<PaneServices> = {}): PaneServices {
  return {
    refresh: () => done(aResult()),
    checkData: () => done({ problems: [], summary: "No problems found", isTemplate: false }),
    undoRefresh: () => failed("NothingToUndo", "There is no refresh to take back."),
    correct: () => done(null),
    answer: () => done({ problems: [], summary: "Ready to send", isTemplate: false }),
    draftAgenda: () => done({ agenda: anAgenda() }),
    lastResult: () => done(aResult()),
    goToCells: () => done(null),
    goToChart: () => done(null),
    explainFlag,
    openBaselines: () => failed("NoFigures", "This series is no longer in the workbook. Press Refresh."),
    previewBaseline,
    fixBaseline: () => done(aResult()),
    readSelection: () =>
      done({
        address: "A1:B2",
        block: { sheet: "Data", row: 0, column: 0, values: [] },
        guess: { kind: "nothing", reason: "There are no figures in the selected cells." },
      }),
    answerQuestion: (mapping) => Promise.resolve(mapping),
    refreshWithMapping: () => done(aResult()),
    offerContracts: () => done({ domains: [], mostPriorities: 5 }),
    createContract: () => done({ name: "C-1.xlsx", bytes: new Uint8Array() }),
    openTemplateChoices: () => failed("NoProvider", "This workbook lists no providers."),
    createTemplates: () => done([]),
    openMadeFile: () => done(null),
    zipFiles: (name) => done({ name, bytes: new Uint8Array() }),
    openShareChoices: () => failed("NoFigures", "No figure could be read."),
    share: () => done({ files: [], masked: [], warnings: [], textsLeftOut: [] }),
    guardProjector: nothingSeen,
    hideFromRoom: nothingSeen,
    showRoomSheets: nothingSeen,
    readIncoming: () => done([]),
    reviseSource: (proposal, edit, names) => Promise.resolve(reviseSource(proposal, edit, names)),
    previewImport: () => done({ files: [], cutShort: [], names: NO_NAMES }),
    importSubmissions: () =>
      done({ files: [], cutShort: [], names: NO_NAMES, rowsWritten: 0, refreshed: null, note: "" }),
    makeReceipts: () => done([]),
    listSubmissions: () => done({ lines: [], latest: [], summary: "No provider is listed in tblProviders." }),
    readSettings: () => done({ largeText: false, author: "" }),
    saveSettings: () => done(null),
    selfTest: () => Promise.resolve({ kind: "refused", message: "This workbook holds filled cells." }),
    ...change,
  };
}

const nothingSeen = () =>
  done({ sentence: "Nothing can be worked out.", exposed: [], toHide: [], hidden: [], hiddenInWords: "" });

/** The pane on the screen, after it has read the workbook. */
export async function givenPane(change: Partial<PaneServices> = {}) {
  const store = new PaneStore(services(change));
  const view = render(<Pane store={store} />);
  await act(() => store.open());
  return { store, ...view };
}

/** A click, and everything that it sets in motion up to the next drawn frame. */
export async function press(element: Element): Promise<void> {
  await act(async () => {
    fireEvent.click(element);
    await new Promise((resolve) => requestAnimationFrame(resolve));
  });
}

/** Calls of a workflow, to be looked at; it answers like the function given. */
export function recorded<Arguments extends unknown[], Answer>(answer: (...given: Arguments) => Answer) {
  const calls: Arguments[] = [];
  const workflow = (...given: Arguments): Answer => {
    calls.push(given);
    return answer(...given);
  };
  return { calls, workflow };
}
