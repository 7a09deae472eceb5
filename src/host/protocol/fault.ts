import type { ResponseBody } from "./request";

/** A request refused by the number of an error of the transport. */
export interface Refused {
  readonly transportError: number;
}

/** An error of Excel: before the first action, or, where the answer was lost, after the last. */
export interface Failed {
  readonly code: string;
  readonly message: string;
  readonly isDone?: boolean;
}

/** What may go wrong with a request: an error of the transport, or one of Excel. */
export type Fault = Refused | Failed;

/** Numbers by which Office.js knows errors of the transport; of others it makes a GeneralException. */
// Fact: runtime.transport-errors
export const TransportError = {
  RequestTimeout: 5011,
  InvalidOrTimedOutSession: 5012,
  ActivityLimitReached: 5102,
  RequestPayloadSizeLimitExceeded: 5103,
  ResponsePayloadSizeLimitExceeded: 5104,
} as const;

/** A person is editing a cell: every request fails until she is done. */
export const CELL_EDIT_MODE: Fault = {
  code: "InvalidOperationInCellEditMode",
  message:
    "Excel is in cell-editing mode. Please exit the edit mode by pressing ENTER or TAB or selecting another cell, and then try again.",
};

/** The session on the web is over: every request fails until the page is loaded again. */
export const SESSION_TIMED_OUT: Fault = { transportError: TransportError.InvalidOrTimedOutSession };

/** What Excel answers to a request that failed. */
export function failedResponse({ code, message }: Failed): ResponseBody {
  const error = { Code: code, Message: message, HttpStatusCode: 400, ActionIndex: 0, Location: "" };
  return { Results: [], Error: error };
}
