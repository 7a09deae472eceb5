import { PROFILES } from "../../src/host/excel/profiles";
import type { Fault } from "../../src/host/protocol/fault";
import { refresh } from "../../src/workflows/refresh";
import { cellsOf } from "./everyContract";
import { givenEveryWorkflow, type EveryWorkflow, READING, type WorkflowName } from "./everyWorkflow";
import { done } from "./givenContractBook";
import { withoutPauses } from "./withoutPauses";

/** Each request of a workflow in its turn meets something: reads are asked for once more, changes are never sent twice. */

withoutPauses();

const CHANGING: readonly WorkflowName[] = [
  "refresh",
  "checkData",
  "draftAgenda",
  "fixBaseline",
  "correct",
  "answer",
  "importSubmissions",
  "listSubmissions",
  "share",
  "saveSettings",
  "hideFromRoom",
  "showRoomSheets",
];

const BUSY: Fault = { code: "ServiceNotAvailable", message: "Not now" };
const ANSWER_LOST: Fault = { ...BUSY, isDone: true };

/** Lets one request from now on meet a fault; how many there were is told afterwards. */
function meet({ book: { host } }: EveryWorkflow, at: number, fault: Fault | null): () => number {
  let requests = 0;
  host.fault = () => (++requests === at ? fault : null);
  return () => {
    host.fault = () => null;
    return requests;
  };
}

test.each(READING)("%s: whichever of its requests fails for a moment, it is done", async (name) => {
  const every = await givenEveryWorkflow(PROFILES.web, true);
  const count = meet(every, 0, null);
  done(await every.run[name]());
  const requests = count();
  expect(requests).toBeGreaterThan(0);
  for (let at = 1; at <= requests; at++) {
    const switchOff = meet(every, at, BUSY);
    done(await every.run[name]());
    switchOff();
  }
});

/** Trying again finds it done: its correction is in the cell. */
const SAYS_SO: Partial<Record<WorkflowName, string>> = { correct: "EntryChanged" };

test.each(CHANGING)(
  "%s: whichever of its requests is carried out and said to have failed, trying again leaves what one run leaves",
  async (name) => {
    const undisturbed = await givenEveryWorkflow(PROFILES.web, true);
    const count = meet(undisturbed, 0, null);
    done(await undisturbed.run[name]());
    const requests = count();
    done(await refresh());
    const expected = contentOf(undisturbed);
    const kinds: string[] = [];
    for (let at = 1; at <= requests; at++) {
      const every = await givenEveryWorkflow(PROFILES.web, true);
      const switchOff = meet(every, at, ANSWER_LOST);
      const { kind } = await every.run[name]();
      switchOff();
      kinds.push(kind);
      if (kind === "failed") {
        const again = await every.run[name]();
        if (again.kind !== "done") expect(again).toMatchObject({ code: SAYS_SO[name] });
      }
      done(await refresh());
      expect([at, contentOf(every)]).toEqual([at, expected]);
    }
    expect(kinds).toContain("failed");
  },
  120_000,
);

/** What stands in the workbook, but for the moment at which it was written; our memory is full of moments. */
function contentOf({ book }: EveryWorkflow): unknown {
  const sheets = JSON.parse(cellsOf(book).replaceAll(/\d{1,2}:\d\d/g, "0:00")) as [string, ...unknown[]][];
  return sheets.filter(([name]) => name !== "_acm");
}
