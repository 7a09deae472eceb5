import { excelErrorCode, excelErrorSentence } from "../workbook/excelErrors";
import { OutputProblem } from "../workbook/outputProblem";
import type { Outcome, RunOptions } from "./outcome";
import { WorkflowProblem } from "./workflowProblem";

/** Shown when Excel has not answered for two seconds. */
export const WAITING = {
  done: 0,
  total: 100,
  text: "Waiting for Excel. If you are typing in a cell, finish with Enter; close an open drop-down list.",
} as const;

/** What a person asked for and is running now. */
let asked: string | null = null;
/** Settled when nothing runs: batches of two runs would interleave sync by sync. */
let lastTurn: Promise<unknown> = Promise.resolve();

/**
 * Runs what a person asked for and turns every way it can end into an outcome: nothing is thrown at a ribbon button.
 * While it runs, anything else she asks for is told so.
 *
 * @param name as a person calls it, e.g. "Refresh"
 */
export async function runAlone<T>(
  name: string,
  options: RunOptions,
  work: () => Promise<T>,
): Promise<Outcome<T>> {
  if (asked !== null)
    return { kind: "busy", message: `${asked} is still running. Please wait until it is done.` };
  asked = name;
  try {
    return await inTurn(options, work);
  } finally {
    asked = null;
  }
}

/** Runs what the pane does by itself: it waits for its turn, and nobody is told that it is busy. */
export function runInBackground<T>(work: () => Promise<T>): Promise<Outcome<T>> {
  return inTurn({}, work);
}

function inTurn<T>(options: RunOptions, work: () => Promise<T>): Promise<Outcome<T>> {
  const turn = lastTurn
    .then(work)
    .then((value): Outcome<T> => ({ kind: "done", value }))
    .catch((error: unknown) => failure(error, options.signal));
  lastTurn = turn;
  return turn;
}

function failure(error: unknown, signal: AbortSignal | undefined): Outcome<never> {
  if (signal?.aborted && error === signal.reason) return { kind: "cancelled" };
  if (error instanceof WorkflowProblem) return { kind: "failed", code: error.code, message: error.message };
  if (error instanceof OutputProblem) return { kind: "failed", code: error.code, message: error.message };
  const code = excelErrorCode(error);
  if (code !== null) return { kind: "failed", code, message: excelErrorSentence(code) };
  const text = error instanceof Error ? error.message : String(error);
  return { kind: "failed", code: "Unexpected", message: `Something went wrong that should not: ${text}` };
}

/** Longest time that the pane may be kept from answering. */
const PIECE_MS = 100;

/** Works through a generator in pieces, letting the pane breathe and a person cancel between them. */
export async function inPieces<S, T>(
  steps: Generator<S, T, void>,
  options: RunOptions,
  onStep: (step: S) => void = () => undefined,
): Promise<T> {
  let pieceEnds = performance.now() + PIECE_MS;
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    onStep(step.value);
    if (performance.now() < pieceEnds) continue;
    await new Promise((resolve) => setTimeout(resolve, 0));
    options.signal?.throwIfAborted();
    pieceEnds = performance.now() + PIECE_MS;
  }
}
