import { associateCommands } from "./commands/commands";
import { exposeAutomation } from "./commands/automation";
import { workflowsOnDemand } from "./onDemand";
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
  const ready = Office.onReady().then(({ host }) => {
    document.documentElement.dataset.office = "ready";
    hideOfficeMissing();
    if (host === null) showOfficeMissing("This page works inside Excel only.");
    else mountPane(store);
  });
  exposeAutomation({ ...workflowsOnDemand, ready });
}

if (typeof Office === "undefined") showOfficeMissing("Excel's own library, Office.js, could not be loaded.");
else start();
