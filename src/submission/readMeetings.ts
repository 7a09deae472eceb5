import type { Action, Meeting, Person } from "./contractData";
import { type KnownIds, ownId } from "./knownIds";
import type { OpenTable } from "./openTable";
import { parseDate } from "./parseDate";
import type { Problem } from "./problem";
import { type RowReader, rowsOf } from "./rowReader";
import { ACTION_STATUSES, SIDES, tblActions } from "./tables";

/** Length of a meeting that states none. */
const DEFAULT_MINUTES = 60;

const ACTION_ENTRIES = tblActions.columns
  .map(({ name }) => name)
  .filter((name) => name !== "provider_id" && name !== "contract_id");

/** Reads tblActions. An action with an unclear entry stays in the list with the entry asked about: promises are not lost. */
export function readActions(
  table: OpenTable,
  indicatorIds: KnownIds,
  problems: Problem[],
  date1904: boolean,
): readonly Action[] {
  const actions: Action[] = [];
  const taken = new Map<string, string>();
  for (const row of rowsOf(table, problems, date1904)) {
    if (isSpare(row)) continue;
    const id = ownId(row, "action_id", taken);
    if (id === null) continue;
    const action: Action = {
      id,
      providerId: row.text("provider_id"),
      meetingId: row.text("meeting_id"),
      action: row.text("action"),
      owner: row.text("owner"),
      ownerSide: row.choiceOr("owner_side", SIDES, "agency"),
      opened: row.date("opened"),
      due: row.date("due"),
      linkedIndicator: linkedIndicator(row, indicatorIds),
      expectedEffect: row.text("expected_effect"),
      lookAgain: row.date("look_again"),
      status: row.choiceOr("status", ACTION_STATUSES, "in_progress"),
      doneOn: row.date("done_on"),
      lastUpdate: row.text("last_update"),
      blocker: row.text("blocker"),
      cells: { sheet: row.sheet, address: row.address("action") },
    };
    askForClosing(row, action);
    actions.push(action);
  }
  return actions;
}

/** Spare rows of the template carry the provider and contract and nothing else. */
function isSpare(row: RowReader): boolean {
  return ACTION_ENTRIES.every((name) => row.text(name) === "");
}

function linkedIndicator(row: RowReader, indicatorIds: KnownIds): string | null {
  const entered = row.text("linked_indicator");
  if (entered === "") return null;
  const id = indicatorIds.find(entered);
  if (id === undefined) row.report("linked_indicator", { ...indicatorIds.unknown(entered), severity: "ask" });
  return id ?? null;
}

function askForClosing(row: RowReader, action: Action): void {
  if (action.status === "done" && row.text("done_on") === "") {
    const message = "This action is done and done_on is empty. Enter the date on which it was done.";
    row.report("done_on", { code: "IN11", severity: "ask", message });
  }
  if (action.status === "dropped" && row.text("drop_reason") === "") {
    const message = "This action is dropped and drop_reason is empty. Enter the reason.";
    row.report("drop_reason", { code: "IN11", severity: "ask", message });
  }
}

/** Reads tblMeetings. */
export function readMeetings(
  table: OpenTable,
  providers: KnownIds,
  problems: Problem[],
  date1904: boolean,
): readonly Meeting[] {
  const meetings: Meeting[] = [];
  const taken = new Map<string, string>();
  for (const row of rowsOf(table, problems, date1904)) {
    const id = ownId(row, "meeting_id", taken);
    if (id === null) continue;
    const date = parseDate(row.cell("date"), date1904);
    if (date.kind !== "date") {
      const message = `${row.named("date")}, so this meeting is not used. Enter it as 2026-11-12.`;
      row.report("date", { code: "IN05", severity: "stop", message });
      continue;
    }
    meetings.push({
      id,
      providerIds: providerIds(row, providers),
      date: date.date,
      start: startTime(row),
      minutes: minutes(row),
      place: row.text("place"),
      chair: row.text("chair"),
      noteTaker: row.text("note_taker"),
      sentOn: row.date("sent_on"),
      closedOn: row.date("closed_on"),
    });
  }
  return meetings;
}

function providerIds(row: RowReader, providers: KnownIds): readonly string[] {
  const entered = row
    .text("provider_ids")
    .split(/[,;\n]/)
    .map((id) => id.trim())
    .filter((id) => id !== "");
  return entered.flatMap((id) => {
    const known = providers.find(id);
    if (known === undefined) row.report("provider_ids", { ...providers.unknown(id), severity: "ask" });
    return known ?? [];
  });
}

function minutes(row: RowReader): number {
  const entered = row.number("minutes") ?? DEFAULT_MINUTES;
  if (entered > 0) return entered;
  const message = `${row.named("minutes")}; read as ${DEFAULT_MINUTES}. Enter the length of the meeting in minutes.`;
  row.report("minutes", { code: "IN06", severity: "ask", message });
  return DEFAULT_MINUTES;
}

/** `10:00`, `2:30 pm`, or Excel's time, a fraction of a day. */
function startTime(row: RowReader): string | null {
  const cell = row.cell("start");
  if (typeof cell === "number" && cell >= 0) {
    const minute = Math.round((cell % 1) * 24 * 60) % (24 * 60);
    return clock(Math.floor(minute / 60), minute % 60);
  }
  const text = row.text("start");
  if (text === "") return null;
  const [, hours, minute, half = ""] = /^(\d{1,2})(?:[:.](\d{2}))?\s*([ap])?\.?(?:m\.?)?$/i.exec(text) ?? [];
  const afternoon =
    half.toLowerCase() === "p" && hours !== "12"
      ? 12
      : half.toLowerCase() === "a" && hours === "12"
        ? -12
        : 0;
  const hour = Number(hours) + afternoon;
  if (hour < 24 && Number(minute ?? 0) < 60) return clock(hour, Number(minute ?? 0));
  const message = `${row.named("start")}, which is no time; it is left out. Enter it as 10:00.`;
  row.report("start", { code: "IN05", severity: "ask", message });
  return null;
}

function clock(hour: number, minute: number): string {
  return `${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}`;
}

/** Reads tblPeople; addresses of people are not read. */
export function readPeople(table: OpenTable, problems: Problem[], date1904: boolean): readonly Person[] {
  const people: Person[] = [];
  for (const row of rowsOf(table, problems, date1904)) {
    const name = row.text("name");
    if (name === "") {
      row.report("name", {
        code: "IN01",
        severity: "stop",
        message: "name is empty, so the row is not used. Enter it.",
      });
      continue;
    }
    people.push({ name, role: row.text("role"), side: row.choiceOr("side", SIDES, "provider") });
  }
  return people;
}
