import { boxOf } from "../../spreadsheet/model/box";
import { clearFilters, setFilter } from "../../spreadsheet/model/filters";
import { writeCells } from "../../spreadsheet/model/writeCells";
import { CELL_EDIT_MODE, SESSION_TIMED_OUT, TransportError, type Fault } from "../protocol/fault";
import type { ExcelHost } from "./excelHost";

/** A state of Excel in which an add-in meets refusals, to be switched on and off. */
export interface SwitchableFault {
  /** As a tester reads it. */
  readonly label: string;
  /** What Excel does then. */
  readonly does: string;
  /** Switches it on; the function that is returned switches it off. */
  on(host: ExcelHost): () => void;
}

/** A mode of the host, for as long as it is switched on. */
function mode(name: "cellEdit" | "dropDown" | "background" | "readOnly" | "dialogOpen" | "storageFull") {
  return ({ modes }: ExcelHost): (() => void) => {
    modes[name] = true;
    return () => {
      modes[name] = false;
      modes.ended();
    };
  };
}

/** The next request fails, or the next that changes something; the one after it is answered. */
function once(fault: Fault, isForChanges = false) {
  return (host: ExcelHost): (() => void) => {
    let hasFailed = false;
    host.fault = (_request, changes) => {
      if (hasFailed || (isForChanges && !changes)) return null;
      hasFailed = true;
      return fault;
    };
    return () => {
      host.fault = () => null;
    };
  };
}

function always(fault: Fault) {
  return (host: ExcelHost): (() => void) => {
    host.fault = () => fault;
    return () => {
      host.fault = () => null;
    };
  };
}

function transient(
  code: string,
  fault: Fault = { code, message: "The request could not be processed. Please try again." },
): SwitchableFault {
  return {
    label: `${code}, once`,
    does: `The next request fails with ${code}, as happens now and then; the same request would succeed afterwards.`,
    on: once(fault),
  };
}

/**
 * Everything that can be switched on in the host, by name. What a platform always limits (5 MB a request, the size of
 * settings) is no fault: it is in its profile.
 */
export const FAULTS = {
  cellEdit: {
    label: "Typing in a cell",
    does: "Requests fail with InvalidOperationInCellEditMode; those that said they can wait are answered when the typing ends.",
    on: mode("cellEdit"),
  },
  dropDown: {
    label: "An open drop-down list",
    does: "No request is answered until the list is closed.",
    on: mode("dropDown"),
  },
  background: {
    label: "Another workbook in front",
    does: "Activating, selecting, adding and deleting sheets, freezing panes and clearing filters fail.",
    on: mode("background"),
  },
  readOnly: {
    label: "Workbook is read-only",
    does: "Every change is refused with AccessDenied; reading works.",
    on: mode("readOnly"),
  },
  protectedSheets: {
    label: "All sheets protected",
    does: "Changes of cells, tables and charts are refused with AccessDenied.",
    on: protectSheets,
  },
  protectedStructure: {
    label: "Structure protected",
    does: "Sheets can be neither added nor deleted, renamed, moved or hidden: AccessDenied.",
    on: protectStructure,
  },
  filters: {
    label: "A filter on every table",
    does: "Rows are hidden; inserting and deleting rows in the tables conflicts.",
    on: filterTables,
  },
  sessionTimedOut: {
    label: "Session timed out",
    does: "Every request is refused (5012) until the page is loaded again.",
    on: always(SESSION_TIMED_OUT),
  },
  lostEvents: {
    label: "Events get lost",
    does: "Add-ins hear of no change, whoever made it.",
    on: ({ events }: ExcelHost) => {
      events.areLost = true;
      return () => {
        events.areLost = false;
      };
    },
  },
  coAuthor: {
    label: "A co-author types",
    does: "After each request a co-author has typed into the cell that is selected.",
    on: coAuthorTypes,
  },
  storageFull: {
    label: "Storage in the file is full",
    does: "New settings and custom XML of the add-in are refused.",
    on: mode("storageFull"),
  },
  cellEditOnce: {
    label: "Typing in a cell, once",
    does: "The next request fails with InvalidOperationInCellEditMode even though it could wait: so some builds do.",
    on: once(CELL_EDIT_MODE),
  },
  throttled: {
    label: "Too many requests",
    does: "Every request is refused with ActivityLimitReached until Excel has caught up.",
    on: always({ transportError: TransportError.ActivityLimitReached }),
  },
  dialogOpen: {
    label: "A dialog of Excel is open",
    does: "What changes the workbook is refused with WriteNotSupportedWhenModalDialogOpen; reading works.",
    on: mode("dialogOpen"),
  },
  requestTooLarge: {
    label: "Request too large",
    does: "The next request that changes something fails with RequestPayloadSizeLimitExceeded, as one over 5 MB does on the web.",
    on: once({ transportError: TransportError.RequestPayloadSizeLimitExceeded }, true),
  },
  responseTooLarge: {
    label: "Answer too large",
    does: "The next request fails with ResponsePayloadSizeLimitExceeded, as one whose answer has over 5 MB does on the web.",
    on: once({ transportError: TransportError.ResponsePayloadSizeLimitExceeded }),
  },
  memoryLimit: {
    label: "Not enough memory",
    does: "The next request fails with MemoryLimitReached.",
    on: once({ code: "MemoryLimitReached", message: "The memory limit has been reached." }),
  },
  inactiveWorkbook: {
    label: "Another workbook came to the front, once",
    does: "The next request fails with InactiveWorkbook, whatever it asks for: so Microsoft's table of errors has it.",
    on: once({ code: "InactiveWorkbook", message: "The workbook has lost focus." }),
  },
  generalException: transient("GeneralException"),
  activityLimit: transient("ActivityLimitReached", { transportError: TransportError.ActivityLimitReached }),
  serviceNotAvailable: transient("ServiceNotAvailable"),
  requestAborted: transient("RequestAborted"),
  conflict: transient("Conflict"),
  requestTimeout: {
    label: "Request timed out, once",
    does: "The next request takes too long, of which Office.js makes a GeneralException; the same request would succeed afterwards.",
    on: once({ transportError: TransportError.RequestTimeout }),
  },
  changeFailed: {
    label: "A change fails, once",
    does: "The next request that changes something fails with GeneralException, before its first step; the same request would succeed afterwards.",
    on: once({ code: "GeneralException", message: "There was an internal error." }, true),
  },
  answerLost: {
    label: "The answer gets lost, once",
    does: "The next request that changes something is carried out, and fails with RequestAborted all the same.",
    on: once({ code: "RequestAborted", message: "The request was aborted.", isDone: true }, true),
  },
} as const satisfies Readonly<Record<string, SwitchableFault>>;

export type FaultName = keyof typeof FAULTS;

function protectSheets({ model }: ExcelHost): () => void {
  const open = model.sheets.filter(({ protection }) => protection === null);
  for (const sheet of open) {
    sheet.protection = { password: false, options: {} };
    model.notify({ kind: "protection", sheet });
  }
  return () => {
    for (const sheet of open) {
      sheet.protection = null;
      model.notify({ kind: "protection", sheet });
    }
  };
}

function protectStructure({ model }: ExcelHost): () => void {
  const before = model.structureProtection;
  model.structureProtection = { password: "" };
  model.notify({ kind: "settings" });
  return () => {
    model.structureProtection = before;
    model.notify({ kind: "settings" });
  };
}

/** Leaves of each table the rows that have the first row's text in the first column. */
function filterTables({ model }: ExcelHost): () => void {
  for (const sheet of model.sheets) {
    for (const table of sheet.tables) {
      const first = sheet.cells.value(table.box.top + 1, table.box.left);
      setFilter(model, sheet, table, 0, { filterOn: "Values", values: [String(first ?? "")] });
    }
  }
  return () => {
    for (const sheet of model.sheets) for (const table of sheet.tables) clearFilters(model, sheet, table);
  };
}

function coAuthorTypes({ model, modes }: ExcelHost): () => void {
  let times = 0;
  modes.coAuthor = () => {
    times++;
    const { top, left } = model.selection;
    writeCells(model, model.activeSheet, boxOf(top, left, 1, 1), `Co-author ${times}`, { source: "remote" });
  };
  return () => {
    modes.coAuthor = null;
  };
}
