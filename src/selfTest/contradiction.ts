import type { CaseResult } from "./runSelfTest";

/** A sentence where a case saw something else than is recorded, or came to no end; null where all is well. */
export function contradictionIn({ fact, outcome, seen, expected, error }: CaseResult): string | null {
  switch (outcome) {
    case "agrees":
    case "not supported here":
      return null;
    case "differs":
      return `${fact}: seen ${JSON.stringify(seen)}, recorded ${JSON.stringify(expected)}.`;
    case "timed out":
      return `${fact}: it took too long, recorded ${JSON.stringify(expected)}.`;
    case "failed": {
      const { code, location, message } = error ?? { code: null, location: null, message: "" };
      const place = location ? ` at ${location}` : "";
      return `${fact}: it failed with ${code ?? "an error"}${place} (${message}).`;
    }
  }
}
