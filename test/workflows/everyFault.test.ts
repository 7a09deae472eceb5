import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { FAULTS, type FaultName } from "../../src/host/excel/faults";
import { PROFILES } from "../../src/host/excel/profiles";
import type { Outcome } from "../../src/workflows/outcome";
import { refresh } from "../../src/workflows/refresh";
import type { GivenWorkbook } from "../host/givenWorkbook";
import { givenEveryWorkflow, WORKFLOW_NAMES, type EveryWorkflow, type WorkflowName } from "./everyWorkflow";
import { done } from "./givenContractBook";
import { faultTable, type Seen } from "./faultTable";

/**
 * Every workflow under every fault: it is done, it waits and is done, or it fails with the sentence that is right,
 * with nothing half-written, a person's cells as they were, and the next run completes it.
 */

/** They ask nothing of Excel, or nothing but what refresh and share ask. */
const LEFT_OUT = new Set<WorkflowName>(["createTemplates", "createContract", "explainFlag"]);
const ASKED = WORKFLOW_NAMES.filter((name) => !LEFT_OUT.has(name));

const READING = ["lastResult", "previewImport", "openBaselines", "readSelection", "readSettings"] as const;
const SHOWING = ["goToCells", "openMadeFile"] as const;
const WAITS = "waits";

type Expected = Partial<Record<WorkflowName, string>>;

/** Enough for faults that nothing here depends on. */
const SOME = ["refresh", "fixBaseline", "importSubmissions", "saveSettings", "lastResult"] as const;

function all(sentence: string, but: Expected = {}, asked: readonly WorkflowName[] = ASKED): Expected {
  return { ...Object.fromEntries(asked.map((name) => [name, sentence])), ...but };
}

function doneFor(names: readonly WorkflowName[]): Expected {
  return Object.fromEntries(names.map((name) => [name, "done"]));
}

const READ_ONLY = "This workbook is open for reading only. Press Enable Editing";
const BEHIND = "Another workbook is in front. Click into this one, then try again.";
const STRUCTURE = "The workbook's structure is protected, so the sheet";

/** How each workflow ends under each fault: "done", or how its sentence begins. */
const EXPECTED: Readonly<Partial<Record<FaultName, Expected>>> = {
  cellEdit: all(WAITS),
  dropDown: all(WAITS),
  background: all("done", {
    importSubmissions: BEHIND,
    listSubmissions: BEHIND,
    share: BEHIND,
    readSelection: BEHIND,
    goToCells: BEHIND,
  }),
  readOnly: all(READ_ONLY, doneFor([...READING, ...SHOWING])),
  protectedSheets: all("The sheet ", doneFor([...READING, ...SHOWING, "share"])),
  protectedStructure: all("done", {
    importSubmissions: STRUCTURE,
    listSubmissions: STRUCTURE,
    share: STRUCTURE,
  }),
  filters: all("done", { fixBaseline: 'The table tblBaselines on the sheet "Baselines" is filtered.' }),
  sessionTimedOut: all("The connection to this workbook was lost. Reload the page", {
    openMadeFile: "Excel did not open empty.xlsx. The connection to this workbook was lost.",
  }),
  lostEvents: all("done", {}, SOME),
  coAuthor: all("done"),
  storageFull: all("done", {}, SOME),
  cellEditOnce: all("Excel is waiting: finish typing in the cell", {
    openMadeFile: "Excel did not open empty.xlsx. Excel is waiting: finish typing in the cell",
  }),
  generalException: all("done", {
    openMadeFile: "Excel did not open empty.xlsx. Excel could not finish a step.",
  }),
};

/** Faults that last for one request are switched on anew for each workflow. */
const ONCE = new Set<FaultName>(["cellEditOnce", "generalException"]);

const seen: Seen = new Map();

test.each(Object.keys(EXPECTED) as FaultName[])(
  "%s: done, waiting, or said in words; nothing is half-written, and the next run is right",
  async (fault) => {
    const every = await givenEveryWorkflow(PROFILES.win365, true);
    const { book, run } = every;
    book.model.activeSheet = book.sheet("Measures");
    book.model.selection = { top: 1, left: 0, bottom: 1, right: 0 };
    if (fault === "coAuthor") book.model.selection = { top: 40, left: 20, bottom: 40, right: 20 };
    const ended = new Map<WorkflowName, string>();
    const wrong: string[] = [];
    let switchOff = ONCE.has(fault) ? null : FAULTS[fault].on(book.host);
    for (const name of ASKED.filter((one) => one in EXPECTED[fault]!)) {
      if (ONCE.has(fault)) switchOff = FAULTS[fault].on(book.host);
      const before = cellsOf(book);
      const [ending, again] = await runUnder(fault, every, name, switchOff!);
      if (again) switchOff = again;
      ended.set(name, ending);
      const expected = EXPECTED[fault]![name]!;
      if (!ending.startsWith(expected)) wrong.push(`${name}: ${ending}`);
      if (ending !== "done" && ending !== WAITS && cellsOf(book) !== before)
        wrong.push(`${name}: half-written`);
    }
    switchOff!();
    await book.settle();
    expect(wrong).toEqual([]);
    seen.set(fault, ended);
    for (const [name, ending] of ended) {
      if (ending === "done" || ending === WAITS) continue;
      const { kind, ...rest } = await run[name]();
      expect([name, kind, rest]).toEqual([name, "done", expect.anything()]);
    }
    done(await refresh());
    expect(done(await refresh()).changed.cellsWritten).toBe(0);
    expect(book.cell("_acm!C1")).toBeNull();
  },
  90_000,
);

/** How a workflow ends while a fault is on; where it waited, with the switch for what was switched on again. */
async function runUnder(
  fault: FaultName,
  { book, run }: EveryWorkflow,
  name: WorkflowName,
  switchOff: () => void,
): Promise<[string, (() => void) | null]> {
  const running = run[name]();
  if (fault !== "cellEdit" && fault !== "dropDown") return [endingOf(await running), null];
  const early = await Promise.race([running, book.settle()]);
  if (early) return [endingOf(early), null];
  switchOff();
  const ending = endingOf(await running);
  return [ending === "done" ? WAITS : ending, FAULTS[fault].on(book.host)];
}

function endingOf(outcome: Outcome<unknown>): string {
  return "message" in outcome ? outcome.message : outcome.kind;
}

/** Everything that stands in the workbook. */
function cellsOf(book: GivenWorkbook): string {
  return JSON.stringify(
    book.model.sheets.map((sheet) => {
      const used = sheet.cells.used(false);
      return [sheet.name, used && sheet.cells.read(used), [...sheet.cells.formulaCells()]];
    }),
  );
}

describe("the first refresh, which makes the sheets", () => {
  const REFUSED: Readonly<Partial<Record<FaultName, string>>> = {
    protectedStructure: STRUCTURE,
    background: BEHIND,
    readOnly: READ_ONLY,
  };

  test.each(Object.keys(REFUSED) as FaultName[])(
    "%s: said in words, and no sheet is made",
    async (fault) => {
      const { book } = await givenEveryWorkflow(PROFILES.win365, false);
      const before = cellsOf(book);
      const switchOff = FAULTS[fault].on(book.host);
      expect(endingOf(await refresh())).toContain(REFUSED[fault]);
      expect(cellsOf(book)).toBe(before);
      switchOff();
      done(await refresh());
      expect(book.cell("_acm!C1")).toBeNull();
    },
    60_000,
  );
});

test("cut short at any request, a refresh leaves its mark or nothing, and the next one makes it good", async () => {
  const { book } = await givenEveryWorkflow(PROFILES.web, false);
  const inputs = () => JSON.stringify(book.cells("Measures!A1:F19"));
  const before = inputs();
  const marks: (string | null)[] = [];
  for (let step = 1; ; step++) {
    const cells = cellsOf(book);
    await book.settle();
    const at = book.host.syncLog.length + step;
    book.host.fault = (request) => (request >= at ? { transportError: 5012 } : null);
    const outcome = await refresh();
    book.host.fault = () => null;
    if (outcome.kind === "done") break;
    expect(endingOf(outcome)).toContain("The connection to this workbook was lost");
    const mark = book.model.sheet("_acm") ? book.cell("_acm!C1") : null;
    if (cellsOf(book) !== cells) expect(mark).toBe("A refresh is writing");
    marks.push(mark === null ? null : "mark");
    expect(inputs()).toBe(before);
  }
  expect(marks).toContain("mark");
  done(await refresh());
  expect(done(await refresh()).changed.cellsWritten).toBe(0);
  expect(book.cell("_acm!C1")).toBeNull();
  expect(inputs()).toBe(before);
}, 60_000);

/** Made anew by `npm run faults`. */
test("docs/faults.md says what was seen above", () => {
  const file = path.resolve(__dirname, "../../docs/faults.md");
  const table = faultTable(seen);
  if (process.env["WRITE_FAULTS"] !== undefined) writeFileSync(file, table);
  expect(readFileSync(file, "utf8")).toBe(table);
});
