import { periodLabel } from "../analysis/periodCalendar";
import { serialOfDate } from "../submission/parseDate";
import type { SubmissionLine } from "../submission/whoHasSubmitted";
import { SUBMISSIONS_TABLE } from "./outputs";
import type { OutputTable } from "./outputTable";

const DATE = "d mmm yyyy";

/** One row for each provider and period: what was due, what came, and what that means in words. */
export function buildSubmissions(lines: readonly SubmissionLine[], date1904: boolean): OutputTable {
  const day = (date: string | null) => (date === null ? null : serialOfDate(date, date1904));
  return {
    name: SUBMISSIONS_TABLE,
    sheet: "submissions",
    headerRow: 3,
    keyColumns: [7],
    vanished: { column: 4, text: "no longer listed" },
    columns: [
      { header: "Provider", kind: "text", width: 28 },
      { header: "Period", kind: "text", width: 12 },
      { header: "Due", kind: "number", width: 13, numberFormat: DATE, align: "Left" },
      { header: "Received", kind: "number", width: 13, numberFormat: DATE, align: "Left" },
      { header: "Status", kind: "text", width: 46, wrap: true, signs: true },
      { header: "Rows set aside", kind: "number", width: 11 },
      { header: "File", kind: "text", width: 36 },
      { header: "Key", kind: "text", width: 20, hidden: true },
    ],
    rows: lines.map((line) => ({
      cells: [
        line.provider,
        periodLabel(line.period),
        day(line.dueOn),
        day(line.receivedOn),
        statusInWords(line),
        line.status.startsWith("received") ? line.rowsSetAside : null,
        line.file,
        `${line.providerId}|${line.period.key}`,
      ],
    })),
  };
}

/** What a line says to a person; a sign first, so that the colour is not needed. */
export function statusInWords({ status, daysLate }: SubmissionLine): string {
  const days = `${daysLate} ${daysLate === 1 ? "day" : "days"}`;
  switch (status) {
    case "received":
      return "✔ Received";
    case "receivedLate":
      return `✔ Received ${days} late`;
    case "cutShort":
      return "✖ The import was cut short: import the file again";
    case "withoutFile":
      return "✔ Figures are here; no file is noted";
    case "late":
      return `✖ Not received, ${days} late`;
    case "expected":
      return "Expected";
    case "open":
      return "Not received; no due date is agreed";
  }
}

/** "3 received, 1 late, 2 expected." of the latest period, and what is late of earlier ones. */
export function submissionsInWords(lines: readonly SubmissionLine[]): string {
  const latest = lines.at(-1)?.period;
  if (latest === undefined) return "No provider is listed in tblProviders.";
  const now = lines.filter(({ period }) => period.ordinal === latest.ordinal);
  const has = ({ status }: SubmissionLine) => status.startsWith("received") || status === "withoutFile";
  const earlier = lines.filter(
    (line) => line.period.ordinal < latest.ordinal && line.status === "late",
  ).length;
  const undated = lines.some(({ dueOn }) => dueOn === null)
    ? " No due date is agreed: enter due_days (days after a period's end) in tblContract."
    : "";
  const late = now.filter(({ status }) => status === "late").length;
  const words = [
    `${periodLabel(latest)}: ${now.filter(has).length} of ${now.length} received`,
    ...(late > 0 ? [`${late} late`] : []),
    ...(earlier > 0 ? [`${earlier} of earlier periods still missing`] : []),
  ];
  return `${words.join(", ")}.${undated}`;
}
