import { PROFILES, type ProfileName } from "../../src/host/excel/profiles";
import { givenEveryWorkflow, type WorkflowName } from "./everyWorkflow";
import { columnOf } from "./givenContractBook";

/** Every workflow on every platform that the host plays, each with Microsoft's own bundle for it. */

test.each(Object.keys(PROFILES) as ProfileName[])(
  "%s: every workflow is done",
  async (name) => {
    const { book, run } = await givenEveryWorkflow(PROFILES[name], false);
    const notDone: unknown[] = [];
    for (const workflow of Object.keys(run) as WorkflowName[]) {
      const outcome = await run[workflow]();
      if (outcome.kind !== "done") notDone.push([workflow, outcome]);
    }
    expect(notDone).toEqual([]);
    expect(columnOf(book, "acmFlags", "Status")).toContain("open");
    expect(columnOf(book, "tblMeasures", "period")).toContain("2026-09");
    expect(columnOf(book, "tblBaselines", "author")).toContain("Ann Lee");
    expect(columnOf(book, "tblAnswers", "by")).toEqual(["Ann Lee"]);
    expect(book.sheet("Problems").visibility).toBe("Visible");
    expect(book.cell("_acm!C1")).toBeNull();
  },
  60_000,
);
