import type { Outcome } from "../workflows/outcome";

/** What a workflow answered, or the sentence why it did not. */
export function valueOrReason<T extends object>(outcome: Outcome<T>): T | string {
  if (outcome.kind === "done") return outcome.value;
  return "message" in outcome ? outcome.message : "Cancelled. Nothing was done.";
}
