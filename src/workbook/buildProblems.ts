import type { CellBlock } from "../submission/block";
import type { Problem } from "../submission/problem";
import { PROBLEMS_TABLE } from "./outputs";
import type { OutputColumn, OutputTable } from "./outputTable";

const SEVERITY_WORDS: Readonly<Record<Problem["severity"], string>> = {
  stop: "1 To fix",
  ask: "2 Question",
  note: "3 Note",
};

const SEVERITIES = ["stop", "ask", "note"] as const;
const OPEN = "open";
const COLUMNS: readonly OutputColumn[] = [
  { header: "Severity", kind: "text", width: 12 },
  { header: "Sheet", kind: "text", width: 16 },
  { header: "Cell", kind: "text", width: 10 },
  { header: "What to know and what to do", kind: "sentence", width: 90, wrap: true },
  { header: "Check", kind: "text", width: 8 },
  { header: "Status", kind: "text", width: 16 },
  { header: "Key", kind: "text", width: 20, hidden: true },
];

/** One row for each thing that a person should know about the data. */
export function buildProblems(problems: readonly Problem[]): OutputTable {
  const seen = new Map<string, number>();
  return {
    name: PROBLEMS_TABLE,
    sheet: "problems",
    headerRow: 3,
    keyColumns: [6],
    vanished: { column: 5, text: "no longer found" },
    columns: COLUMNS,
    rows: problems.map(({ code, severity, sheet, cell, message }) => {
      const place = `${code}|${sheet}|${cell}`;
      const times = (seen.get(place) ?? 0) + 1;
      seen.set(place, times);
      const key = times === 1 ? place : `${place}|${times}`;
      return { cells: [SEVERITY_WORDS[severity], sheet, cell, message, code, OPEN, key] };
    }),
  };
}

/** Problems with these codes as the sheet lists them and as nobody has called them settled. */
export function problemsOnSheet(
  table: CellBlock | undefined,
  codes: ReadonlySet<string>,
): readonly Problem[] {
  const [headers = [], ...rows] = table?.values ?? [];
  const [severityAt, sheetAt, cellAt, messageAt, codeAt, statusAt] = COLUMNS.map(({ header }) =>
    headers.indexOf(header),
  );
  return rows.flatMap((row): readonly Problem[] => {
    const text = (column: number | undefined) => String(row[column ?? -1] ?? "");
    const code = text(codeAt);
    const severity = SEVERITIES.find((each) => SEVERITY_WORDS[each] === text(severityAt));
    if (!codes.has(code) || text(statusAt) !== OPEN || severity === undefined) return [];
    return [{ code, severity, sheet: text(sheetAt), cell: text(cellAt), message: text(messageAt) }];
  });
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
