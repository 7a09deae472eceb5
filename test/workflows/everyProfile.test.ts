import { PROFILES, type ProfileName } from "../../src/host/excel/profiles";
import { givenEveryWorkflow, WORKFLOW_NAMES } from "./everyWorkflow";
import { columnOf } from "./givenContractBook";

/** Every workflow on every platform that the host plays, each with Microsoft's own bundle for it. */

const NAMES = Object.keys(PROFILES) as ProfileName[];
/** They make files and ask nothing more of Excel than others do; once is enough. */
const SLOW = new Set(["createTemplates", "createContract"]);

test.each(NAMES)(
  "%s: every workflow is done",
  async (name) => {
    const { book, run } = await givenEveryWorkflow(PROFILES[name], false);
    const notDone: unknown[] = [];
    for (const workflow of WORKFLOW_NAMES) {
      if (SLOW.has(workflow) && name !== "ltsc2021") continue;
      const outcome = await run[workflow]();
      if (outcome.kind !== "done") notDone.push([workflow, outcome]);
    }
    expect(notDone).toEqual([]);
    expect(columnOf(book, "acmFlags", "Status")).toContain("open");
    expect(columnOf(book, "tblMeasures", "period")).toContain("2026-09");
    expect(columnOf(book, "tblBaselines", "author")).toContain("Ann Lee");
    expect(book.cell("_acm!C1")).toBeNull();
  },
  60_000,
);
