import type { Problem } from "../submission/problem";
import { PROBLEMS_TABLE } from "./outputs";
import type { OutputTable } from "./outputTable";

const SEVERITY_WORDS: Readonly<Record<Problem["severity"], string>> = {
  stop: "1 To fix",
  ask: "2 Question",
  note: "3 Note",
};

/** One row for each thing that a person should know about the data. */
export function buildProblems(problems: readonly Problem[]): OutputTable {
  const seen = new Map<string, number>();
  return {
    name: PROBLEMS_TABLE,
    sheet: "problems",
    headerRow: 3,
    keyColumns: [6],
    vanished: { column: 5, text: "no longer found" },
    columns: [
      { header: "Severity", kind: "text", width: 12 },
      { header: "Sheet", kind: "text", width: 16 },
      { header: "Cell", kind: "text", width: 10 },
      { header: "What to know and what to do", kind: "sentence", width: 90, wrap: true },
      { header: "Check", kind: "text", width: 8 },
      { header: "Status", kind: "text", width: 16 },
      { header: "Key", kind: "text", width: 20, hidden: true },
    ],
    rows: problems.map(({ code, severity, sheet, cell, message }) => {
      const place = `${code}|${sheet}|${cell}`;
      const times = (seen.get(place) ?? 0) + 1;
      seen.set(place, times);
      const key = times === 1 ? place : `${place}|${times}`;
      return { cells: [SEVERITY_WORDS[severity], sheet, cell, message, code, "open", key] };
    }),
  };
}

/** "Ready: nothing to fix" or "2 to fix, 3 questions, 1 note". */
export function problemSummary(problems: readonly Problem[]): string {
  const count = (severity: Problem["severity"]) => problems.filter((p) => p.severity === severity).length;
  const stops = count("stop");
  const asks = count("ask");
  const notes = count("note");
  if (stops + asks + notes === 0) return "Nothing to fix and no questions.";
  const parts = [
    stops > 0 ? `${stops} to fix` : "",
    asks > 0 ? `${asks} ${asks === 1 ? "question" : "questions"}` : "",
    notes > 0 ? `${notes} ${notes === 1 ? "note" : "notes"}` : "",
  ];
  return parts.filter((part) => part !== "").join(", ");
}
