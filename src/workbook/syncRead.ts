import { excelErrorCode } from "./excelErrors";

/**
 * Failures that pass by themselves, by Microsoft's table of errors and Office.js' own list; Excel itself repeats
 * nothing. A request that took too long comes as GeneralException.
 */
const TRANSIENT = new Set([
  "ActivityLimitReached",
  "Conflict",
  "GeneralException",
  "RequestAborted",
  "ServiceNotAvailable",
  "Timeout",
]);

/** Time for a busy service to come back, and short enough not to be felt as a second wait. */
const PAUSE_MS = 400;

/**
 * Queues reads and sends them. What fails for a moment is queued and sent once more: reading twice changes nothing,
 * while a write may have been done before its answer was lost. Nothing else may wait in the context's queue.
 *
 * @param queue asks for what is wanted and returns the proxies; called again for the second attempt
 */
export async function syncRead<T>(context: Excel.RequestContext, queue: () => T): Promise<T> {
  const asked = queue();
  try {
    await context.sync();
    return asked;
  } catch (error) {
    if (!TRANSIENT.has(excelErrorCode(error) ?? "")) throw error;
  }
  await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  const again = queue();
  await context.sync();
  return again;
}
