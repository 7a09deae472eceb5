import { refresh } from "../../src/workflows/refresh";
import { openWorkbook } from "../../src/spreadsheet/xlsx/openWorkbook";
import { share, type Shared, type ShareRequest } from "../../src/workflows/share";
import { openShareChoices } from "../../src/workflows/shareChoices";
import type { GivenWorkbook } from "../host/givenWorkbook";
import { done, ENROL, givenContractBook, type Tables } from "./givenContractBook";

const MEETING: ShareRequest = { for: { meetingId: "M-1" }, today: "2026-11-20" };
const HARBOR: ShareRequest = { for: { providerIds: ["PRV-0001"] }, today: "2026-11-20" };

/** Two providers that agreed to be named, and their meeting; four of Harbor's 51 in August. */
function givenTables(meetings = "PRV-0001; PRV-0002"): Tables {
  const months = ["2026-04", "2026-05", "2026-06", "2026-07", "2026-08", "2026-09"];
  return {
    tblContract: [
      { key: "contract_id", value: "C-1" },
      { key: "as_of", value: "2026-11-05" },
      { key: "consent_joint_view", value: "yes" },
    ],
    tblProviders: [
      { provider_id: "PRV-0001", name: "Harbor House", masked_code: "K7" },
      { provider_id: "PRV-0002", name: "Elmwood Center", masked_code: "M2" },
    ],
    tblIndicators: [ENROL],
    tblTargets: [{ indicator_id: "enrol", effective_from: "2026-01-01", value: 0.9, kind: "contract" }],
    tblMeasures: ["PRV-0001", "PRV-0002"].flatMap((id) =>
      months.map((period, i) => ({
        provider_id: id,
        indicator_id: "enrol",
        period,
        numerator: id === "PRV-0001" && i === 4 ? 4 : 26 + i,
        denominator: 47 + i,
      })),
    ),
    tblMeetings: [{ meeting_id: "M-1", provider_ids: meetings, date: "2026-11-12", minutes: 60 }],
    tblActions: ["PRV-0001", "PRV-0002"].map((id, i) => ({
      action_id: `A-${i + 1}`,
      provider_id: id,
      action: `Call the families, list ${id}`,
      owner: "A. Reed",
      owner_side: "provider",
      due: "2026-10-01",
      linked_indicator: "enrol",
      status: "in_progress",
    })),
  };
}

/** A refreshed workbook whose agenda a person works on. */
async function givenAgenda(tables = givenTables()) {
  const book = await givenContractBook(tables);
  done(await refresh({}));
  return book;
}

/** Row, as a person counts rows, of the line with such a key. */
function rowOf(book: GivenWorkbook, key: string): number {
  const row = book.cells("Agenda!F1:F80").findIndex(([cell]) => String(cell) === key);
  if (row < 0) throw new Error(`no line ${key}`);
  return row + 1;
}

/** A line of her own below one with such a key. */
async function insertBelow(book: GivenWorkbook, key: string, text: string): Promise<string> {
  const row = rowOf(book, key) + 1;
  await book.excel.run(async (context) => {
    context.workbook.worksheets.getItem("Agenda").getRange(`${row}:${row}`).insert("Down");
    await context.sync();
  });
  book.type(`Agenda!B${row}`, text);
  return `Agenda!B${row}`;
}

function agendaOf(shared: Shared): string[] {
  const { cells } = openWorkbook(shared.files[0]!.bytes).model.sheet("Agenda")!;
  return cells.read(cells.used(false)!).map((row) => String(row[1] ?? ""));
}

test("a reworded line and a line of her own are in the meeting's file, each in its place", async () => {
  const book = await givenAgenda();
  await insertBelow(book, "action:A-1", "Bring the list of families");
  book.type(`Agenda!B${rowOf(book, "action:A-1")}`, "Who calls the families, and when?");
  const lines = agendaOf(done(await share(MEETING)));
  const at = lines.indexOf("Who calls the families, and when?");
  expect(at).toBeGreaterThan(0);
  expect(lines[at + 1]).toBe("Bring the list of families");
  expect(lines.some((line) => line.includes("list PRV-0001"))).toBe(false);
});

test("a line that she emptied does not come back in the file", async () => {
  const book = await givenAgenda();
  const isOfAction = (line: string) => line.includes("list PRV-0001");
  expect(agendaOf(done(await share(MEETING))).some(isOfAction)).toBe(true);
  book.type(`Agenda!B${rowOf(book, "action:A-1")}`, "");
  expect(agendaOf(done(await share(MEETING))).some(isOfAction)).toBe(false);
});

test("a provider finds its own lines and those for all, and nothing that belongs to another", async () => {
  const book = await givenAgenda();
  await insertBelow(book, "action:A-2", "Ask why nobody answered the phone");
  await insertBelow(book, "action:A-1", "Bring the list of families");
  await insertBelow(book, "section:6", "The room is booked until noon");
  await insertBelow(book, "section:5", "Thank Elmwood Center for the van");
  const harbor = agendaOf(done(await share(HARBOR)));
  // The action is in the file of its provider alone, and so is what was written below it.
  expect(harbor).toEqual(
    expect.arrayContaining(["Bring the list of families", "The room is booked until noon"]),
  );
  expect(harbor.filter((line) => /answered the phone|for the van/.test(line))).toEqual([]);
  const elmwood = agendaOf(done(await share({ ...HARBOR, for: { providerIds: ["PRV-0002"] } })));
  expect(elmwood).toEqual(
    expect.arrayContaining(["Ask why nobody answered the phone", "Thank Elmwood Center for the van"]),
  );
  expect(elmwood).not.toContain("Bring the list of families");
});

test("a typed line that says a hidden number is named before anything is made, and left out when she says so", async () => {
  const book = await givenAgenda();
  const place = await insertBelow(book, "action:A-1", "Only 4 clients came in August.");
  const said = `${place} (text; a number of Enrolled: Harbor House, Aug 2026)`;
  expect(done(await openShareChoices({})).tellingTexts).toEqual([said]);
  expect(await share(MEETING)).toMatchObject({
    kind: "failed",
    code: "SmallNumbers",
    message: expect.stringContaining(said) as string,
  });
  const shared = done(await share({ ...MEETING, leaveTextsOut: true }));
  expect(shared.textsLeftOut).toEqual([said]);
  expect(agendaOf(shared).filter((line) => line.includes("4 clients"))).toEqual([]);
});

test("a reworded line that is left out gives its place back to the draft", async () => {
  const book = await givenAgenda();
  const row = rowOf(book, "action:A-1");
  book.type(`Agenda!B${row}`, "Call the four who came");
  expect((await share(MEETING)).kind).toBe("failed");
  const lines = agendaOf(done(await share({ ...MEETING, leaveTextsOut: true })));
  expect(lines.some((line) => line.includes("list PRV-0001"))).toBe(true);
});

test("a typed line that may tell who a client is stops everything, and is not repeated", async () => {
  const book = await givenAgenda();
  await insertBelow(book, "section:6", "Ring her at 555-123-4567");
  const outcome = await share(MEETING);
  expect(outcome).toMatchObject({ kind: "failed", code: "Identifiers" });
  expect(JSON.stringify(outcome)).not.toContain("555");
});

test("what was typed for another meeting stays there", async () => {
  const tables = givenTables();
  const second = { meeting_id: "M-2", provider_ids: "PRV-0001; PRV-0002", date: "2026-12-12", minutes: 60 };
  const book = await givenAgenda({ ...tables, tblMeetings: [...tables["tblMeetings"]!, second] });
  await insertBelow(book, "section:6", "The room is booked until noon");
  const other = agendaOf(done(await share({ ...MEETING, for: { meetingId: "M-2" } })));
  expect(other).not.toContain("The room is booked until noon");
  expect(agendaOf(done(await share(MEETING)))).toContain("The room is booked until noon");
});
