import { associateCommands } from "./commands/commands";
import { exposeAutomation } from "./commands/automation";
import { associateFunctions } from "./functions/associateFunctions";
import {
  importFilesOnDemand,
  makeFilesOnDemand,
  readFileOnDemand,
  shareOnDemand,
  workflowsOnDemand,
} from "./onDemand";
import { mountPane } from "./taskpane/mountPane";
import { hideOfficeMissing, showOfficeMissing } from "./taskpane/officeMissing";
import { PaneStore } from "./taskpane/store";
import type { RefreshResult } from "./workflows/refresh";

/**
 * The one page of the shared runtime. Ribbon and pane share a store, so that each shows what the other started;
 * programs call the workflows as they are.
 */
function start(): void {
  const store = new PaneStore(workflowsOnDemand);
  associateCommands(store);
  associateFunctions(loadFunctions);
  const ready = Office.onReady().then(({ host }) => {
    document.documentElement.dataset.office = "ready";
    hideOfficeMissing();
    if (host === null) showOfficeMissing("notInExcel");
    else mountPane(store);
  });
  // A sheet with a selector may come with any result.
  let known: RefreshResult | null = null;
  store.subscribe(() => {
    const { result } = store.getState();
    if (result && result !== known) void keepChartsWithSelectors();
    known = result;
  });
  const { refresh, undoRefresh, checkData, draftAgenda } = workflowsOnDemand;
  exposeAutomation({
    ready,
    refresh,
    undoRefresh,
    checkData,
    draftAgenda,
    readFile: readFileOnDemand,
    ...importFilesOnDemand,
    ...makeFilesOnDemand,
    ...shareOnDemand,
  });
}

async function loadFunctions() {
  return (await import(/* webpackChunkName: "functions" */ "./functions/customFunctions")).CUSTOM_FUNCTIONS;
}

async function keepChartsWithSelectors(): Promise<void> {
  const workflow = await import(/* webpackChunkName: "workflows" */ "./workflows/followSelector");
  await workflow.keepChartsWithSelectors();
}

if (typeof Office === "undefined") showOfficeMissing("notLoaded");
else start();
