import { openWorkbook } from "../../src/spreadsheet/xlsx/openWorkbook";
import { share, type Shared } from "../../src/workflows/share";
import { openShareChoices } from "../../src/workflows/shareChoices";
import { partsOf } from "../documents/share/givenShared";
import { columnOf, done, ENROL, givenContractBook, type Tables } from "./givenContractBook";

const TODAY = "2026-11-20";
const HARBOR = { for: { providerIds: ["PRV-0001"] }, today: TODAY };

function sheetsOf({ files }: Shared): string[] {
  return openWorkbook(files[0]!.bytes).model.sheets.map(({ name }) => name);
}

/** Two providers, a meeting of both, a story each. */
function givenTables(story = "Two workers left in August."): Tables {
  const months = ["2026-07", "2026-08", "2026-09"];
  return {
    tblContract: [
      { key: "contract_id", value: "C-1" },
      { key: "as_of", value: "2026-11-05" },
    ],
    tblProviders: [
      { provider_id: "PRV-0001", name: "Harbor House", masked_code: "K7" },
      { provider_id: "PRV-0002", name: "Elmwood Center", masked_code: null },
    ],
    tblIndicators: [ENROL],
    tblTargets: [{ indicator_id: "enrol", effective_from: "2026-01-01", value: 0.7, kind: "contract" }],
    tblMeasures: ["PRV-0001", "PRV-0002"].flatMap((id) =>
      months.map((period, i) => ({
        provider_id: id,
        indicator_id: "enrol",
        period,
        numerator: id === "PRV-0001" && i === 1 ? 4 : 30 + i,
        denominator: 50 + i,
      })),
    ),
    tblMeetings: [{ meeting_id: "M-1", provider_ids: "PRV-0001; PRV-0002", date: "2026-11-12", minutes: 60 }],
    tblNarrative: [
      {
        provider_id: "PRV-0001",
        indicator_id: "enrol",
        period: "2026-09",
        what_happened: story,
        shareable: "no",
      },
      {
        provider_id: "PRV-0002",
        indicator_id: "enrol",
        period: "2026-09",
        what_happened: "The office moved.",
        shareable: "yes",
      },
    ],
  };
}

function textOf(shared: Shared): string {
  const { model } = openWorkbook(shared.files[0]!.bytes);
  return JSON.stringify(model.sheets.map(({ cells }) => cells.read(cells.used(false)!)));
}

test("one file for one provider, and what it shows and hides is recorded", async () => {
  const book = await givenContractBook(givenTables());
  const shared = done(await share(HARBOR));
  expect(shared.files.map(({ name }) => name)).toEqual(["C-1_PRV-0001_2026-11-05.xlsx"]);
  expect(sheetsOf(shared)).toEqual(["About", "Summary", "Trends", "Figures", "Agenda", "Story"]);
  expect(columnOf(book, "tblPublished", "shown")).toEqual(expect.arrayContaining(["32/52", "*"]));
  expect(new Set(columnOf(book, "tblPublished", "shown_to"))).toEqual(new Set(["PRV-0001"]));
  expect(shared.masked.map(({ figure, reason }) => `${figure}: ${reason}`)).toContain(
    "Harbor House, Aug 2026: small number",
  );
});

test("the same again records nothing new and gives the same bytes", async () => {
  const book = await givenContractBook(givenTables());
  const first = done(await share(HARBOR));
  const rows = columnOf(book, "tblPublished", "shown");
  const second = done(await share(HARBOR));
  expect(columnOf(book, "tblPublished", "shown")).toEqual(rows);
  expect(Buffer.from(second.files[0]!.bytes).equals(Buffer.from(first.files[0]!.bytes))).toBe(true);
});

test("a story is in its own provider's file, and nowhere else unless it may be", async () => {
  await givenContractBook(givenTables());
  const text = textOf(done(await share(HARBOR)));
  expect(text).toContain("Two workers left in August.");
  expect(text).not.toContain("The office moved.");
});

test("a meeting needs a code or an agreement for each provider", async () => {
  const request = { for: { meetingId: "M-1" }, today: TODAY };
  await givenContractBook(givenTables());
  expect(await share(request)).toMatchObject({
    kind: "failed",
    message:
      "No agreement to be named is recorded for PRV-0002, and no code. Enter masked_code in tblProviders, or names_consented_on, or consent_joint_view in tblContract.",
  });
  const tables = givenTables();
  const agreed = [...tables["tblContract"]!, { key: "consent_joint_view", value: "yes" }];
  await givenContractBook({ ...tables, tblContract: agreed });
  const shared = done(await share(request));
  const text = textOf(shared);
  expect(text).toContain("Elmwood Center");
  expect(text).toContain("The office moved.");
  expect(text).not.toContain("Two workers left in August.");
  expect(sheetsOf(shared)).toEqual(expect.arrayContaining(["Decisions", "Actions", "Agenda"]));
});

test("a recorded agreement of each provider makes the names visible, and only theirs", async () => {
  const tables = givenTables();
  const providers = (agreed: string | null) => [
    { provider_id: "PRV-0001", name: "Harbor House", masked_code: "K7", names_consented_on: null },
    { provider_id: "PRV-0002", name: "Elmwood Center", masked_code: "M2", names_consented_on: agreed },
  ];
  const request = { for: { meetingId: "M-1" }, today: TODAY };
  await givenContractBook({ ...tables, tblProviders: providers(null) });
  const coded = textOf(done(await share(request)));
  expect([coded.includes("Elmwood Center"), coded.includes("M2")]).toEqual([false, true]);
  await givenContractBook({ ...tables, tblProviders: providers("2026-01-15") });
  const named = textOf(done(await share(request)));
  expect([named.includes("Elmwood Center"), named.includes("Harbor House"), named.includes("K7")]).toEqual([
    true,
    false,
    true,
  ]);
});

test("a text that may tell who a client is stops everything, and is not repeated", async () => {
  const book = await givenContractBook(givenTables("Call her at 555-123-4567."));
  const outcome = await share(HARBOR);
  expect(outcome).toMatchObject({ kind: "failed", code: "Identifiers" });
  expect(JSON.stringify(outcome)).not.toContain("555");
  expect(JSON.stringify(outcome)).toContain("phone number");
  expect(book.model.sheets.flatMap(({ tables }) => tables.map(({ name }) => name))).not.toContain(
    "tblPublished",
  );
});

test("a possible name is let through once somebody has looked", async () => {
  await givenContractBook(givenTables("The client Maria Lopez moved."));
  expect(await share(HARBOR)).toMatchObject({ kind: "failed", code: "Identifiers" });
  expect(textOf(done(await share({ ...HARBOR, namesLookedAt: true })))).toContain("moved.");
});

describe("a text that says a number which is not shown", () => {
  // Four of 51 in August: 47 did not, 7.8% did.
  test.each([
    "Only 4 clients came in August.",
    "four clients came",
    "47 of 51 stayed away",
    "All but forty-seven; 7.8% came",
    "In Aug 8 percent came",
  ])("%s: is named before anything is made, and not repeated", async (story) => {
    const book = await givenContractBook(givenTables(story));
    const outcome = await share(HARBOR);
    expect(outcome).toMatchObject({
      kind: "failed",
      code: "SmallNumbers",
      message:
        "Nothing was shared yet. A text says a number that is not shown: Narrative!D2 (what_happened; a number of Enrolled: Harbor House, Aug 2026). Reword it, or choose to leave it out.",
    });
    expect(book.model.sheets.flatMap(({ tables }) => tables.map(({ name }) => name))).not.toContain(
      "tblPublished",
    );
  });

  test("is left out when a person says so, and the file says nothing of it", async () => {
    await givenContractBook(givenTables("Only 4 clients came in August."));
    const shared = done(await share({ ...HARBOR, leaveTextsOut: true }));
    expect(shared.textsLeftOut).toEqual([
      "Narrative!D2 (what_happened; a number of Enrolled: Harbor House, Aug 2026)",
    ]);
    const parts = [...partsOf(shared.files[0]!.bytes).values()].join("\n");
    expect(parts).not.toContain("clients came");
    expect(sheetsOf(shared)).not.toContain("Story");
  });

  test("other numbers, and those of other providers, are let through", async () => {
    await givenContractBook(givenTables("3 workers left; it took 4 weeks; 32 of 52 came in September."));
    expect(textOf(done(await share(HARBOR)))).toContain("it took 4 weeks");
    await givenContractBook(givenTables("Only 4 clients came in August."));
    expect((await share({ for: { providerIds: ["PRV-0002"] }, today: TODAY })).kind).toBe("done");
  });

  test("in an action it is left out of the actions and of the agenda", async () => {
    const action = (id: string, text: string) => ({
      action_id: id,
      provider_id: "PRV-0001",
      action: text,
      owner: "A. Reed",
      owner_side: "provider",
      due: "2026-10-01",
      linked_indicator: "enrol",
      status: "in_progress",
      last_update: id === "A-2" ? "Spoke with all 47" : "Begun",
    });
    const tables = {
      ...givenTables(),
      tblActions: [action("A-1", "Call the 4 who came"), action("A-2", "Ask why")],
    };
    await givenContractBook(tables);
    expect(await share(HARBOR)).toMatchObject({
      message: expect.stringContaining(
        "Texts say a number that is not shown: Actions!C2 (action; ",
      ) as string,
    });
    expect(done(await openShareChoices({})).tellingTexts).toHaveLength(2);
    const text = textOf(done(await share({ ...HARBOR, leaveTextsOut: true })));
    expect(text).toContain("Ask why");
    expect(text).not.toContain("who came");
    expect(text).not.toContain("all 47");
  });
});

test("a provider or meeting that is not there is named", async () => {
  await givenContractBook(givenTables());
  expect(await share({ for: { providerIds: ["PRV-9"] }, today: TODAY })).toMatchObject({
    kind: "failed",
    message: '"PRV-9" is no provider of this contract. It has PRV-0001, PRV-0002.',
  });
  expect(await share({ for: { meetingId: "M-9" }, today: TODAY })).toMatchObject({
    kind: "failed",
    message: '"M-9" is no meeting of this contract. It has M-1.',
  });
});
