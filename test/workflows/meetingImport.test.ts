import type { CellValue } from "../../src/spreadsheet/model/cells";
import type { WorkbookModel } from "../../src/spreadsheet/model/workbook";
import { openWorkbook } from "../../src/spreadsheet/xlsx/openWorkbook";
import { saveWorkbook } from "../../src/spreadsheet/xlsx/saveWorkbook";
import { importFiles } from "../../src/workflows/importSubmissions";
import { share } from "../../src/workflows/share";
import type { GivenWorkbook } from "../host/givenWorkbook";
import { columnOf, done, givenContractBook, type Tables } from "./givenContractBook";

jest.setTimeout(60_000);

const TODAY = "2026-11-13";

/** Two providers, masked to each other, and two actions of the first. */
function givenTables(contractId = "C-1"): Tables {
  const action = (id: string, text: string) => ({
    action_id: id,
    provider_id: "PRV-0001",
    meeting_id: "M-0",
    action: text,
    owner: "A. Reed",
    owner_side: "provider",
    due: "2026-12-01",
    linked_indicator: "enrol",
    status: "in_progress",
    last_update: "Begun",
    blocker: null,
  });
  return {
    tblContract: [
      { key: "contract_id", value: contractId },
      { key: "as_of", value: "2026-11-05" },
    ],
    tblProviders: [
      { provider_id: "PRV-0001", name: "Harbor House", masked_code: "K7" },
      { provider_id: "PRV-0002", name: "Elmwood Center", masked_code: "M2" },
    ],
    tblIndicators: [
      {
        indicator_id: "enrol",
        name: "Enrolled",
        unit: "percent",
        direction: "increase",
        aggregation: "ratio_of_sums",
        cadence: "monthly",
        counts_people: "yes",
        subset: "yes",
      },
    ],
    tblTargets: [{ indicator_id: "enrol", effective_from: "2026-01-01", value: 0.7, kind: "contract" }],
    tblMeasures: ["PRV-0001", "PRV-0002"].flatMap((id) =>
      ["2026-08", "2026-09"].map((period) => ({
        provider_id: id,
        indicator_id: "enrol",
        period,
        numerator: 30,
        denominator: 50,
      })),
    ),
    tblMeetings: [{ meeting_id: "M-1", provider_ids: "PRV-0001; PRV-0002", date: "2026-11-12", minutes: 60 }],
    tblActions: [action("A-1", "Ask Elmwood Center how intake works"), action("A-2", "Hire a second worker")],
  };
}

interface Meeting {
  /** Types into the row whose first column of that name has that entry. */
  type(table: string, key: string, id: string, typed: Readonly<Record<string, CellValue>>): Meeting;
  readonly model: WorkbookModel;
  file(name?: string): { readonly name: string; readonly bytes: Uint8Array };
}

async function givenMeeting(): Promise<Meeting> {
  const { files } = done(await share({ for: { meetingId: "M-1" }, today: "2026-11-10" }));
  const opened = openWorkbook(files[0]!.bytes);
  const { model } = opened;
  const meeting: Meeting = {
    model,
    type: (name, key, id, typed) => {
      const sheet = model.sheets.find(({ tables }) => tables.some((table) => table.name === name))!;
      const { box } = sheet.tables.find((table) => table.name === name)!;
      const [headers, ...rows] = sheet.cells.read(box);
      const row = rows.findIndex((cells) => cells[headers!.indexOf(key)] === id);
      expect([name, id, row]).not.toContain(-1);
      for (const [column, value] of Object.entries(typed))
        sheet.cells.setValue(box.top + 1 + row, box.left + headers!.indexOf(column), value);
      return meeting;
    },
    file: (name = "meeting.xlsx") => ({ name, bytes: saveWorkbook(opened) }),
  };
  return meeting;
}

async function imported(...files: ReturnType<Meeting["file"]>[]) {
  return done(await importFiles(files, { today: TODAY }));
}

const actions = (book: GivenWorkbook, column: string) => columnOf(book, "tblActions", column);

test("decisions, new actions and new states come back, with the provider's code as its id", async () => {
  const book = await givenContractBook(givenTables());
  const meeting = await givenMeeting();
  meeting
    .type("tblActions", "action_id", "A-2", {
      status: "done",
      done_on: 46_338,
      last_update: "She starts Monday",
    })
    .type("tblActions", "action_id", "M-1-A1", {
      provider_id: "m2",
      action: "Share the script",
      owner: "B. Lee",
      owner_side: "provider",
    })
    .type("tblDecisions", "decision_id", "M-1-D1", {
      decision: "Intake moves to the clinic",
      owner: "C. Moss",
    });
  const { files } = await imported(meeting.file());
  expect(files[0]).toMatchObject({
    outcome: "ready",
    provider: "Meeting M-1",
    sentence: "Actions and decisions: 2 new, 1 changed, 1 as before.",
    problems: [],
  });
  expect(actions(book, "status")).toEqual(["in_progress", "done", "not_started"]);
  expect(actions(book, "last_update")).toEqual(["Begun", "She starts Monday", null]);
  expect(actions(book, "provider_id")[2]).toBe("PRV-0002");
  expect(actions(book, "meeting_id")).toEqual(["M-0", "M-0", "M-1"]);
  // The name that the meeting saw as a code is not overwritten.
  expect(actions(book, "action")[0]).toBe("Ask Elmwood Center how intake works");
  expect(columnOf(book, "tblDecisions", "decision")).toEqual(["Intake moves to the clinic"]);
  expect(columnOf(book, "tblDecisions", "meeting_id")).toEqual(["M-1"]);
  expect(columnOf(book, "tblRevisions", "former")).toEqual(["in_progress", "Begun"]);
  expect(columnOf(book, "tblRevisions", "new")).toEqual(["done", "She starts Monday"]);
});

test("the same file again changes nothing; an edited one changes what was edited, and keeps the former text", async () => {
  const book = await givenContractBook(givenTables());
  const meeting = await givenMeeting();
  meeting.type("tblDecisions", "decision_id", "M-1-D1", { decision: "Meet weekly" });
  meeting.type("tblActions", "action_id", "M-1-A1", { action: "Send the list", owner_side: "agency" });
  await imported(meeting.file());
  const again = await imported(meeting.file("copy of it.xlsx"));
  expect(again.files[0]).toMatchObject({
    outcome: "repeated",
    sentence: "The workbook has all actions and decisions of it already.",
  });
  expect(columnOf(book, "tblDecisions", "decision")).toEqual(["Meet weekly"]);
  expect(actions(book, "action")).toHaveLength(3);
  meeting.type("tblDecisions", "decision_id", "M-1-D1", { decision: "Meet every two weeks" });
  const edited = await imported(meeting.file());
  expect(edited.files[0]!.counts).toMatchObject({ added: 0, changed: 1, waiting: 0 });
  expect(columnOf(book, "tblDecisions", "decision")).toEqual(["Meet every two weeks"]);
  expect(columnOf(book, "tblRevisions", "former")).toContain("Meet weekly");
});

test("what was changed in both places is named and left; what only one changed is taken", async () => {
  const book = await givenContractBook(givenTables());
  const meeting = await givenMeeting();
  const sheet = book.sheet("Actions");
  const headers = sheet.cells.read(book.table("tblActions").box)[0]!;
  sheet.cells.setValue(1, headers.indexOf("last_update"), "Called twice");
  sheet.cells.setValue(2, headers.indexOf("blocker"), "No budget");
  meeting
    .type("tblActions", "action_id", "A-1", { last_update: "Visited", status: "done" })
    .type("tblActions", "action_id", "A-2", { status: "blocked" });
  const { files } = await imported(meeting.file());
  expect(files[0]!.problems).toEqual([
    expect.objectContaining({
      severity: "ask",
      sheet: "Actions",
      message:
        'last_update of "A-1" differs: "Called twice" in the contract workbook, "Visited" in this file. Nothing was changed: enter what is right in the contract workbook.',
    }),
  ]);
  expect(actions(book, "last_update")[0]).toBe("Called twice");
  expect(actions(book, "status")).toEqual(["done", "blocked"]);
  expect(actions(book, "blocker")[1]).toBe("No budget");
  // Still open, and still asked about.
  expect((await imported(meeting.file())).files[0]!.counts).toMatchObject({ changed: 0, waiting: 1 });
});

test("a later file of the same meeting has rows of its own", async () => {
  const book = await givenContractBook(givenTables());
  const first = await givenMeeting();
  await imported(first.type("tblDecisions", "decision_id", "M-1-D1", { decision: "One" }).file());
  const second = await givenMeeting();
  await imported(second.type("tblDecisions", "decision_id", "M-1-D2", { decision: "Two" }).file());
  expect(columnOf(book, "tblDecisions", "decision")).toEqual(["One", "Two"]);
});

test("a provider that is nobody's code is set aside by name, and a file of another contract is refused", async () => {
  const book = await givenContractBook(givenTables());
  const meeting = await givenMeeting();
  meeting.type("tblActions", "action_id", "M-1-A1", {
    provider_id: "Z9",
    action: "Call",
    owner_side: "agency",
  });
  const { files } = await imported(meeting.file());
  expect(files[0]!.problems[0]).toMatchObject({ code: "DQ03", severity: "stop", sheet: "Actions" });
  expect(actions(book, "action")).toHaveLength(2);
  await givenContractBook(givenTables("C-2"));
  const refused = await imported(meeting.file());
  expect(refused.files[0]).toMatchObject({ outcome: "refused" });
  expect(refused.files[0]!.sentence).toContain("was made for contract");
});
