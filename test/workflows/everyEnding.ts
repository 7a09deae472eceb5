import { FAULTS, type FaultName } from "../../src/host/excel/faults";
import { READING, type WorkflowName } from "./everyWorkflow";

/** What is asked for under each fault: every workflow that needs Excel, and the self-test. */
export type AskedName = WorkflowName | "selfTest";

/** How each ends under a fault: "done", "waits" (and is done when the fault is over), or how its sentence begins. */
export type Endings = Partial<Record<AskedName, string>>;

const SHOWING: readonly WorkflowName[] = ["goToCells", "goToChart", "openMadeFile"];

/** They make sheets in the small contract. */
const MAKING: readonly WorkflowName[] = [
  "answer",
  "importSubmissions",
  "importFiles",
  "listSubmissions",
  "share",
  "refreshWithMapping",
];

/** How everything ends; the lines that follow are exceptions. */
interface Expected {
  readonly all: string;
  readonly but: Endings;
}

/** @param but exceptions, by the names that share them */
function ends(all: string, ...but: readonly (readonly [readonly AskedName[], string])[]): Expected {
  const pairs = but.flatMap(([names, ending]) => names.map((name) => [name, ending] as const));
  return { all, but: Object.fromEntries(pairs) };
}

const READ_ONLY = "This workbook is open for reading only. Press Enable Editing";
const BEHIND = "Another workbook is in front. Click into this one, then try again.";
const STRUCTURE = "The workbook's structure is protected, so the sheet";
const LOST = "The connection to this workbook was lost. Reload the page";
const TYPING = "Excel is waiting: finish typing in the cell";
const BUSY = "Excel is busy with too many requests. Wait a moment";
const DIALOG = "Close the dialog that is open in Excel";
const TOO_LARGE = "This workbook is too large to be written in one go (over 5 MB).";
const ROW_TOO_LARGE = "A row of the data is too large to be read (over 5 MB).";
const NO_MEMORY = "Excel has no memory left for a step.";
const NOT_FINISHED = "Excel could not finish a step. Close its dialogs";
const STOPPED = "Excel stopped the request. Try again.";
const NO_SERVICE = "Excel's service does not answer. Wait a moment";
const CONFLICT = "Somebody else changed the workbook at the same moment.";

const notBegun = (code: string) => `Excel did not let the self-test begin (${code}).`;
const notOpened = (sentence: string) => `Excel did not open empty.xlsx. ${sentence}`;

/** A fault that hits whatever is asked first and that is not repeated. */
const refusesAll = (sentence: string, code: string) =>
  ends(sentence, [["openMadeFile"], notOpened(sentence)], [["selfTest"], notBegun(code)]);

/** One that passes by itself: what is asked first is a read, and is asked once more. */
const passes = (sentence: string, code: string) =>
  ends("done", [["openMadeFile"], notOpened(sentence)], [["selfTest"], notBegun(code)]);

/** One that hits the first change: nothing is changed twice. */
const stopsChanges = (sentence: string, ...but: readonly (readonly [readonly AskedName[], string])[]) =>
  ends(
    sentence,
    [[...READING, "goToCells", "goToChart", "selfTest"], "done"],
    [["openMadeFile"], notOpened(sentence)],
    ...but,
  );

export const EXPECTED: Readonly<Record<FaultName, Expected>> = {
  cellEdit: ends("waits"),
  dropDown: ends("waits"),
  background: ends(
    "done",
    [[...MAKING, "readSelection", "goToCells", "goToChart"], BEHIND],
    [["selfTest"], notBegun("GeneralException")],
  ),
  readOnly: ends(READ_ONLY, [[...READING, ...SHOWING], "done"], [["selfTest"], notBegun("AccessDenied")]),
  protectedSheets: ends("The sheet ", [
    [...READING, ...SHOWING, "share", "hideFromRoom", "showRoomSheets", "selfTest"],
    "done",
  ]),
  protectedStructure: ends(
    "done",
    [MAKING, STRUCTURE],
    [["hideFromRoom", "showRoomSheets"], "The structure of this workbook is protected"],
    [["selfTest"], notBegun("AccessDenied")],
  ),
  filters: ends("done", [["fixBaseline"], 'The table tblBaselines on the sheet "Baselines" is filtered.']),
  sessionTimedOut: refusesAll(LOST, "InvalidOrTimedOutSession"),
  lostEvents: ends("done"),
  coAuthor: ends("done", [["selfTest"], 'This workbook holds filled cells on "Sheet1".']),
  storageFull: ends("done"),
  cellEditOnce: refusesAll(TYPING, "InvalidOperationInCellEditMode"),
  throttled: refusesAll(BUSY, "ActivityLimitReached"),
  dialogOpen: ends(
    DIALOG,
    [[...READING, "goToCells", "goToChart", "openMadeFile"], "done"],
    [["selfTest"], notBegun("WriteNotSupportedWhenModalDialogOpen")],
  ),
  requestTooLarge: stopsChanges(TOO_LARGE, [
    ["openMadeFile"],
    notOpened("It is larger than Excel on the web takes from an add-in (5 MB)."),
  ]),
  responseTooLarge: refusesAll(ROW_TOO_LARGE, "ResponsePayloadSizeLimitExceeded"),
  memoryLimit: refusesAll(NO_MEMORY, "MemoryLimitReached"),
  inactiveWorkbook: refusesAll(BEHIND, "InactiveWorkbook"),
  generalException: passes(NOT_FINISHED, "GeneralException"),
  activityLimit: passes(BUSY, "ActivityLimitReached"),
  serviceNotAvailable: passes(NO_SERVICE, "ServiceNotAvailable"),
  requestAborted: passes(STOPPED, "RequestAborted"),
  conflict: passes(CONFLICT, "Conflict"),
  requestTimeout: passes(NOT_FINISHED, "GeneralException"),
  changeFailed: stopsChanges(NOT_FINISHED),
  // The refresh whose answer was lost counts as cut short.
  answerLost: stopsChanges(STOPPED, [["undoRefresh"], "There is nothing to take back"]),
};

/** Faults that last for one request are switched on anew for each workflow. */
export function lastsForOneRequest(fault: FaultName): boolean {
  return FAULTS[fault].does.startsWith("The next request");
}

/** How `name` is to end under `fault`. */
export function expectedEnding(fault: FaultName, name: AskedName): string {
  const { all, but } = EXPECTED[fault];
  return but[name] ?? all;
}
