import type { RawCell } from "../../src/submission/block";
import { givenContract, problemsOf } from "./givenTables";

const measures: RawCell[][] = [["HARBOR", "", "enrolled", "2026-09", 25, 50]];
const withTable = (name: string, ...rows: RawCell[][]) =>
  givenContract({ measures, tables: { [name]: rows } });

describe("tblActions, tblMeetings and tblPeople", () => {
  test("actions are read with their dates", () => {
    const data = withTable(
      "tblActions",
      ["action_id", "action", "owner", "owner_side", "due", "status", "linked_indicator"],
      ["A-014", "Put language on the form", "Intake lead", "Agency", "2026-10-22", "Not started", "ENROLLED"],
    );
    expect(problemsOf(data)).toEqual([]);
    expect(data.actions[0]).toMatchObject({
      id: "A-014",
      ownerSide: "agency",
      due: "2026-10-22",
      status: "not_started",
      linkedIndicator: "enrolled",
      cells: { sheet: "Actions", address: "B2" },
    });
  });

  test("a promise with an unclear entry stays in the list", () => {
    const data = withTable(
      "tblActions",
      ["action_id", "action", "owner_side", "due", "status"],
      ["A-1", "Call", "both", "soon", "done"],
    );
    expect(data.actions).toHaveLength(1);
    expect(problemsOf(data)).toEqual([
      'IN04 ask Actions!C2: owner_side says "both"; read as agency. Enter agency or provider.',
      'IN05 ask Actions!D2: due says "soon", which is no clear date; it is left out. Enter it as 2026-09-30.',
      "IN11 ask Actions!A2: This action is done and done_on is empty. Enter the date on which it was done.",
    ]);
  });

  test.each<[RawCell, string | null]>([
    ["10:00", "10:00"],
    ["2:30 pm", "14:30"],
    ["12 am", "00:00"],
    [10.5 / 24, "10:30"],
    ["", null],
  ])("a meeting at %p starts at %p", (start, expected) => {
    const data = withTable(
      "tblMeetings",
      ["meeting_id", "date", "start", "provider_ids"],
      ["M-1", 46338, start, "Harbor; Elm"],
    );
    expect(data.meetings[0]).toMatchObject({
      date: "2026-11-12",
      start: expected,
      minutes: 60,
      providerIds: ["HARBOR"],
    });
    expect(problemsOf(data)).toEqual([
      `DQ03 ask Meetings!D2: "Elm" is not in this contract's list. Choose from the dropdown.`,
    ]);
  });

  test("a meeting without a date is set aside", () => {
    const data = withTable(
      "tblMeetings",
      ["meeting_id", "date"],
      ["M-1", ""],
      ["M-2", "2026-11-12"],
      ["M-3", "soon"],
    );
    expect(data.meetings.map((m) => m.id)).toEqual(["M-2"]);
    expect(problemsOf(data)).toEqual([
      "IN05 stop Meetings!B2: date is empty, so this meeting is not used. Enter it as 2026-11-12.",
      'IN05 stop Meetings!B4: date says "soon", so this meeting is not used. Enter it as 2026-11-12.',
    ]);
  });

  test("people have a name, a role and a side", () => {
    const data = withTable(
      "tblPeople",
      ["name", "role", "side"],
      ["Ann", "chair", "agency"],
      ["", "guest", "agency"],
    );
    expect(data.people).toEqual([{ name: "Ann", role: "chair", side: "agency" }]);
    expect(problemsOf(data)).toEqual([
      "IN01 stop People!A3: name is empty, so the row is not used. Enter it.",
    ]);
  });
});
