import { associateCommands } from "./commands/commands";
import { exposeAutomation } from "./commands/automation";
import { associateFunctions } from "./functions/associateFunctions";
import { readFileOnDemand, workflowsOnDemand } from "./onDemand";
import { mountPane } from "./taskpane/mountPane";
import { hideOfficeMissing, showOfficeMissing } from "./taskpane/officeMissing";
import { PaneStore } from "./taskpane/store";

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
  // Trends has its selector from the first result on.
  store.subscribe(() => {
    if (store.getState().result) void keepChartWithSelector();
  });
  const { refresh, checkData, draftAgenda } = workflowsOnDemand;
  exposeAutomation({ ready, refresh, checkData, draftAgenda, readFile: readFileOnDemand });
}

async function loadFunctions() {
  return (await import(/* webpackChunkName: "functions" */ "./functions/customFunctions")).CUSTOM_FUNCTIONS;
}

async function keepChartWithSelector(): Promise<void> {
  const workflow = await import(/* webpackChunkName: "workflows" */ "./workflows/followSelector");
  await workflow.keepChartWithSelector();
}

if (typeof Office === "undefined") showOfficeMissing("notLoaded");
else start();
