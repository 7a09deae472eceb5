import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { FAULTS, type FaultName } from "../../src/host/excel/faults";
import { PROFILES } from "../../src/host/excel/profiles";
import { conductSelfTest } from "../../src/selfTest/conductSelfTest";
import type { Outcome } from "../../src/workflows/outcome";
import { refresh } from "../../src/workflows/refresh";
import { givenWorkbook, type GivenWorkbook } from "../host/givenWorkbook";
import { expectedEnding, lastsForOneRequest, type AskedName } from "./everyEnding";
import { givenEveryWorkflow, type WorkflowName } from "./everyWorkflow";
import { cellsOf } from "./everyContract";
import { done } from "./givenContractBook";
import { faultTable } from "./faultTable";
import { withoutPauses } from "./withoutPauses";

/**
 * Every workflow under every fault: it is done, it waits and is done, or it fails with the sentence that is right,
 * with nothing half-written, a person's cells as they were, and the next run completes it.
 */

withoutPauses();

/** Where a change was carried out although it was said to have failed, trying again says so, too. */
const DONE_ALREADY: Partial<Record<FaultName, Partial<Record<WorkflowName, string>>>> = {
  answerLost: { correct: "The entry has changed since it was checked" },
};

const seen = new Map<FaultName, ReadonlyMap<AskedName, string>>();

test.each(Object.keys(FAULTS) as FaultName[])(
  "%s: done, waiting, or said in words; nothing is half-written, and the next run is right",
  async (fault) => {
    const { book, run } = await givenEveryWorkflow(PROFILES.win365, true);
    book.model.activeSheet = book.sheet("Measures");
    book.model.selection = { top: 1, left: 0, bottom: 1, right: 0 };
    if (fault === "coAuthor") book.model.selection = { top: 40, left: 20, bottom: 40, right: 20 };
    const remark = `Flags!Z${book.table("acmFlags").box.top + 2}`;
    book.type(remark, "Ask Jo");
    const remarked = rowWith(book, "Ask Jo");
    const ended = new Map<AskedName, string>();
    const wrong: string[] = [];
    let switchOff: () => void = () => undefined;
    for (const name of Object.keys(run) as WorkflowName[]) {
      if (ended.size === 0 || lastsForOneRequest(fault)) switchOff = FAULTS[fault].on(book.host);
      const before = cellsOf(book);
      const asked = await runUnder(fault, book, run[name], switchOff);
      switchOff = asked.switchOff;
      ended.set(name, asked.ending);
      const { ending } = asked;
      if (!ending.startsWith(expectedEnding(fault, name))) wrong.push(`${name}: ${ending}`);
      const mayHaveWritten = ending === "done" || ending === "waits" || fault === "answerLost";
      if (!mayHaveWritten && cellsOf(book) !== before) wrong.push(`${name}: half-written`);
    }
    switchOff();
    await book.settle();
    for (const [name, ending] of ended) {
      if (ending === "done" || ending === "waits") continue;
      const again = endingOf(await run[name as WorkflowName]());
      const expected = DONE_ALREADY[fault]?.[name as WorkflowName] ?? "done";
      if (!again.startsWith(expected)) wrong.push(`${name}, tried again: ${again}`);
    }
    done(await refresh());
    expect(done(await refresh()).changed.cellsWritten).toBe(0);
    expect([book.cell("_acm!C1"), rowWith(book, "Ask Jo")[0]]).toEqual([null, remarked[0]]);

    const selfTest = await selfTestUnder(fault);
    ended.set("selfTest", selfTest);
    if (!selfTest.startsWith(expectedEnding(fault, "selfTest"))) wrong.push(`selfTest: ${selfTest}`);
    expect(wrong).toEqual([]);
    seen.set(fault, ended);
  },
  90_000,
);

/** How something ends while a fault is on; where it waited, the fault is on again afterwards. */
async function runUnder(
  fault: FaultName,
  book: GivenWorkbook,
  run: () => Promise<Outcome<unknown>>,
  switchOff: () => void,
): Promise<{ readonly ending: string; readonly switchOff: () => void }> {
  const running = run();
  if (fault !== "cellEdit" && fault !== "dropDown") return { ending: endingOf(await running), switchOff };
  const early = await Promise.race([running, book.settle()]);
  if (early) return { ending: endingOf(early), switchOff };
  switchOff();
  const ending = endingOf(await running);
  return { ending: ending === "done" ? "waits" : ending, switchOff: FAULTS[fault].on(book.host) };
}

/** What stands in the sheet Flags beside a remark. */
function rowWith(book: GivenWorkbook, remark: string): unknown[] {
  return book.cells("Flags!A1:Z60").find((row) => row.includes(remark)) ?? [];
}

/** The self-test in a new workbook, cancelled after its first case. */
async function selfTestUnder(fault: FaultName): Promise<string> {
  const book = await givenWorkbook({ Sheet1: [] }, PROFILES.win365);
  Object.assign(globalThis, { Excel: book.window.Excel, Office: book.window.Office });
  await book.settle();
  const stop = new AbortController();
  const run = async (): Promise<Outcome<unknown>> => {
    const outcome = await conductSelfTest({ signal: stop.signal, onProgress: () => stop.abort() });
    if (outcome.kind === "refused") return { ...outcome, kind: "failed", code: "" };
    return { kind: "done", value: outcome };
  };
  const { ending, switchOff } = await runUnder(fault, book, run, FAULTS[fault].on(book.host));
  switchOff();
  return ending;
}

function endingOf(outcome: Outcome<unknown>): string {
  return "message" in outcome ? outcome.message : outcome.kind;
}

/** Refresh makes sheets at the first time, and when the agenda is one for another meeting. */
describe("a refresh that makes sheets", () => {
  const REFUSED = ["protectedStructure", "background", "readOnly", "dialogOpen", "changeFailed"] as const;
  const CASES = REFUSED.flatMap((fault) => [
    [fault, "the first one"] as const,
    [fault, "for another meeting"] as const,
  ]);

  test.each([...CASES, ["protectedSheets", "for another meeting"] as const])(
    "%s, %s: said in words, no sheet is made and none gets another name",
    async (fault, which) => {
      const { book } = await givenEveryWorkflow(PROFILES.win365, which === "for another meeting");
      if (which === "for another meeting") book.type("Meetings!A2", "M-2");
      const before = cellsOf(book);
      const switchOff = FAULTS[fault].on(book.host);
      const expected = expectedEnding(fault, fault === "background" ? "share" : "refreshWithMapping");
      expect(endingOf(await refresh())).toContain(expected);
      expect(cellsOf(book)).toBe(before);
      switchOff();
      done(await refresh());
      expect(book.cell("_acm!C1")).toBeNull();
    },
    60_000,
  );
});

/** Made anew by `npm run faults`. */
test("docs/faults.md says what was seen above", () => {
  const file = path.resolve(__dirname, "../../docs/faults.md");
  const table = faultTable(seen);
  if (process.env["WRITE_FAULTS"] !== undefined) writeFileSync(file, table);
  expect(readFileSync(file, "utf8")).toBe(table);
});
