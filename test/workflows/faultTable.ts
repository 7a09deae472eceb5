import { FAULTS, type FaultName } from "../../src/host/excel/faults";
import { PROFILES } from "../../src/host/excel/profiles";
import type { WorkflowName } from "./everyWorkflow";

/** How each workflow ended under each fault: "done", "waits" or its sentence. */
export type Seen = Map<FaultName, ReadonlyMap<WorkflowName, string>>;

/** What is seen of faults, as a page for people. */
export function faultTable(seen: Seen): string {
  const most = Math.max(...[...seen.values()].map(({ size }) => size));
  const blocks = [...seen].map(([name, ended]) => {
    const { label, does } = FAULTS[name];
    const endings = [...new Set(ended.values())].map((ending) => {
      const workflows = [...ended].filter(([, one]) => one === ending).map(([workflow]) => workflow);
      return `- ${inWords(ending)}: ${workflows.length === most ? "all of them" : workflows.join(", ")}`;
    });
    return [`## ${label} (\`${name}\`)`, "", does, "", ...endings].join("\n");
  });
  return [
    "# What the add-in does when Excel refuses",
    "",
    "Made by `npm run faults` from the test that holds it (`test/workflows/everyFault.test.ts`); not edited by hand.",
    "Each workflow was asked for while the fault was on; what failed had written nothing, and was done when the fault was over.",
    `On ${Object.keys(PROFILES).join(", ")} every workflow is done while nothing is in the way (\`test/workflows/everyProfile.test.ts\`).`,
    "",
    blocks.join("\n\n"),
    "",
  ].join("\n");
}

function inWords(ending: string): string {
  if (ending === "done") return "**Done**";
  return ending === "waits" ? "**Waits, then done**" : `“${ending}”`;
}
