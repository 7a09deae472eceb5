import { importFiles } from "../../src/workflows/importSubmissions";
import { readFile } from "../../src/workflows/readFile";
import { columnOf, done } from "./givenContractBook";
import { desk, givenContract, said, semicolons, xlsx } from "./givenOtherFiles";

/** Files of other layouts: asked about once, one click in the next month, and a change is noticed. */

jest.setTimeout(60_000);

const MONTHS = ["2026-07", "2026-08", "2026-09", "2026-10"];
const HARBOR = [40, 44, 51, 47];
const BRIDGE = [23, 28, 19, 31];

/** Visits by site with the months across. */
const wide = (name: string, months: number, header = "Site") =>
  xlsx(name, {
    "Visits report": [
      ["Home visits"],
      [header, ...MONTHS.slice(0, months)],
      ["Harbor House", ...HARBOR.slice(0, months)],
      ["Bridge Ctr", ...BRIDGE.slice(0, months)],
    ],
  });

const figures = (book: Awaited<ReturnType<typeof givenContract>>) => {
  const column = (name: string) => columnOf(book, "tblMeasures", name);
  const [providers, periods, values] = [column("provider_id"), column("period"), column("value")];
  const [numerators, denominators] = [column("numerator"), column("denominator")];
  return column("indicator_id").flatMap((id, row) =>
    id === null
      ? []
      : [
          `${providers[row]} ${id} ${periods[row]}: ${values[row] ?? `${numerators[row]}/${denominators[row]}`}`,
        ],
  );
};

test("month 1 asks, month 2 is one click, month 3 with another layout is noticed and not read", async () => {
  const book = await givenContract();
  const [first] = await desk().preview(wide("visits september.xlsx", 3));
  expect(first).toMatchObject({ outcome: "unknown", counts: { added: 0 } });
  expect(first!.proposal!.unclearNames).toMatchObject([
    { part: "providers", label: "Bridge Ctr", closest: "PRV-0002", cell: "B4" },
  ]);

  const proposal = said(first!.proposal, {
    kind: "name",
    part: "providers",
    label: "Bridge Ctr",
    id: "PRV-0002",
  });
  const sources = { "visits september.xlsx": proposal };
  const imported = await desk({ sources }).import(wide("visits september.xlsx", 3));
  expect(imported.files[0]).toMatchObject({ outcome: "ready", counts: { added: 6, setAside: 0 } });
  expect(figures(book)).toEqual([
    "PRV-0001 visits 2026-07: 40",
    "PRV-0001 visits 2026-08: 44",
    "PRV-0001 visits 2026-09: 51",
    "PRV-0002 visits 2026-07: 23",
    "PRV-0002 visits 2026-08: 28",
    "PRV-0002 visits 2026-09: 19",
  ]);
  expect(columnOf(book, "tblSubmissions", "provider_id")).toEqual(["PRV-0001", "PRV-0002"]);
  expect(columnOf(book, "tblSubmissions", "period")).toEqual(["2026-09", "2026-09"]);

  const [second] = (await desk().import(wide("another name.xlsx", 4))).files;
  expect(second).toMatchObject({
    outcome: "ready",
    counts: { added: 2, repeated: 6 },
    reading: { isRemembered: true },
  });
  expect(second!.reading!.sentence).toBe("Read as last time (visits september.xlsx, 2026-12-10).");
  expect(figures(book)).toContain("PRV-0002 visits 2026-10: 31");

  const before = figures(book);
  const [third] = (await desk().import(wide("visits november.xlsx", 4, "Location"))).files;
  expect(third).toMatchObject({ outcome: "changed", counts: { added: 0, changed: 0 } });
  expect(third!.problems).toMatchObject([
    {
      code: "MP05",
      sheet: "Visits report",
      cell: "A2",
      message:
        'The column "Site" is gone; "Location" stands in A2. Is it the same column under another name?',
    },
  ]);
  expect(figures(book)).toEqual(before);
});

/** Enrolled of referred, long, with marks; months as words. */
const long = (name: string, rows: readonly (readonly (string | number)[])[], headers?: readonly string[]) =>
  semicolons(name, [headers ?? ["Träger", "Monat", "Referred", "Enrolled"], ...rows]);

const september = [
  ["Harbor House", "Aug 2026", 60, 40],
  ["Harbor House", "Sep 2026", 64, 41],
  ["Bridge Center", "Aug 2026", 30, 18],
  ["Bridge Center", "Sep 2026", 31, "*"],
] as const;
const CONFIRMED_LONG = { kind: "question", table: 0, id: "labels", value: "provider" } as const;

test("a text file with semicolons: pairs of counts, a mark and letters of another alphabet", async () => {
  const book = await givenContract();
  const [first] = await desk().preview(long("a.csv", september));
  expect(first!.outcome).toBe("unknown");
  expect(first!.proposal!.tables[0]!.mapping.marks).toEqual({ "*": "suppressed" });
  const sources = { "a.csv": said(first!.proposal, CONFIRMED_LONG) };
  const { files } = await desk({ sources }).import(long("a.csv", september));
  expect(files[0]).toMatchObject({ outcome: "ready", counts: { added: 4 } });
  expect(figures(book)).toEqual([
    "PRV-0001 enrolled 2026-08: 40/60",
    "PRV-0001 enrolled 2026-09: 41/64",
    "PRV-0002 enrolled 2026-08: 18/30",
    "PRV-0002 enrolled 2026-09: <11/31",
  ]);
});

async function givenLongRemembered() {
  const book = await givenContract();
  const [first] = await desk().preview(long("a.csv", september));
  await desk({ sources: { "a.csv": said(first!.proposal, CONFIRMED_LONG) } }).import(
    long("a.csv", september),
  );
  return book;
}

test("a column that moved is found; a new one, a new mark and a missing one are asked about", async () => {
  await givenLongRemembered();
  const october = ["Harbor House", "Oct 2026", 66, 45];
  const moved = long(
    "b.csv",
    [[45, 66, "Oct 2026", "Harbor House"]],
    ["Enrolled", "Referred", "Monat", "Träger"],
  );
  const [asBefore] = await desk().preview(moved);
  expect(asBefore).toMatchObject({ outcome: "ready", counts: { added: 1 }, period: "2026-10" });

  const added = long("c.csv", [[...october, 7]], ["Träger", "Monat", "Referred", "Enrolled", "Declined"]);
  const marked = long("d.csv", [["Harbor House", "Oct 2026", 66, "n/r"]]);
  const short = long("e.csv", [["Harbor House", "Oct 2026", 45]], ["Träger", "Monat", "Enrolled"]);
  const files = await desk().preview(added, marked, short);
  expect(files.map(({ outcome }) => outcome)).toEqual(["changed", "changed", "changed"]);
  expect(files.map(({ problems }) => problems[0]!.message)).toEqual([
    'The column "Declined" in E1 is new. What is in it?',
    '"n/r" in D2 is new. What does it stand for?',
    'The column "Referred" is missing.',
  ]);

  const answered = said(files[1]!.proposal, {
    kind: "change",
    table: 0,
    id: "mark:n/r",
    value: "notCollected",
  });
  const [ready] = await desk({ sources: { "d.csv": answered } }).preview(marked);
  expect(ready).toMatchObject({ outcome: "ready", counts: { added: 1 } });
});

test("a mapping file says how a new layout is read, for programs", async () => {
  const book = await givenContract();
  const file = wide("visits.xlsx", 2);
  const { tables } = done(await readFile(file.name, file.bytes as Uint8Array));
  const mapping = tables.map(({ sheet, range, mapping: own }) => ({ sheet, range, ...own }));
  const today = "2026-12-10";

  const asked = done(await importFiles([file], { today, mapping: { mapping } }));
  expect(asked.files[0]).toMatchObject({ outcome: "unknown" });
  expect(asked.files[0]!.proposal!.points).toEqual(['Which provider is "Bridge Ctr"?']);
  const names = { providers: { "Bridge Ctr": "PRV-0002" }, indicators: {} };
  const read = done(await importFiles([file], { today, mapping: { mapping, names } }));
  expect(read.files[0]).toMatchObject({ outcome: "ready", counts: { added: 4 } });
  expect(figures(book)).toHaveLength(4);

  const [other] = done(await importFiles([long("x.csv", september)], { today, mapping: { mapping } })).files;
  expect(other).toMatchObject({ outcome: "unknown", counts: { added: 0 } });
  const [wrong] = done(await importFiles([long("x.csv", september)], { today, mapping: [] })).files;
  expect(wrong!.sentence).toMatch(/^The mapping file is none/);
});

test("revised figures wait for a reason, and their former ones are kept", async () => {
  const book = await givenLongRemembered();
  const revised = long("b.csv", [["Harbor House", "Sep 2026", 64, 43]]);
  const { files } = await desk().import(revised);
  expect(files[0]).toMatchObject({ counts: { waiting: 1, changed: 0 } });
  expect(files[0]!.problems[0]).toMatchObject({ code: "DQ22", sheet: "b", cell: "C2:D2" });
  await desk({ reasons: { "": "Late forms" } }).import(revised);
  expect(figures(book)).toContain("PRV-0001 enrolled 2026-09: 43/64");
  expect(columnOf(book, "tblRevisions", "former")).toEqual([41]);
  expect(columnOf(book, "tblRevisions", "reason")).toEqual(["Late forms"]);
});

test("wrong figures are set aside at their own cells", async () => {
  await givenLongRemembered();
  const rows = [
    ["Harbor House", "Oct 2026", 40, 66],
    ["Bridge Center", "Oct 2026", 33, 20],
    ["Bridge Center", "Oct 2026", 33, 21],
  ];
  const [file] = await desk().preview(long("b.csv", rows));
  expect(file!.counts).toMatchObject({ added: 0, setAside: 3 });
  expect(file!.problems.map(({ code, cell }) => `${code} ${cell}`)).toEqual(["DQ10 C2:D2", "DQ07 C4:D4"]);
});

test("percent texts are fractions; the same column as plain numbers is another unit, and asked", async () => {
  const book = await givenContract();
  const kept = (name: string, rate: string | number) =>
    semicolons(name, [
      ["Provider", "Month", "Appointments kept"],
      ["Harbor House", "2026-08", rate],
      ["Bridge Center", "2026-08", typeof rate === "string" ? "91,2 %" : 0.912],
    ]);
  const [first] = await desk().preview(kept("a.csv", "87,5 %"));
  const sources = {
    "a.csv": said(
      first!.proposal,
      ...first!.proposal!.tables[0]!.questions.map(({ id, options }) => ({
        kind: "question" as const,
        table: 0,
        id,
        value: options[0]!.value,
      })),
    ),
  };
  const { files } = await desk({ sources }).import(kept("a.csv", "87,5 %"));
  expect(files[0]).toMatchObject({ outcome: "ready", counts: { added: 2 } });
  expect(figures(book)[0]).toBe("PRV-0001 kept 2026-08: 0.875");
});

test("tables of one workbook: the largest is proposed, a sheet that is gone is missed", async () => {
  await givenContract();
  const sheet = [
    ["Provider", "2026-07", "2026-08"],
    ["Harbor House", 40, 44],
  ];
  const book = xlsx("a.xlsx", {
    "Home visits": sheet,
    "Enrolled within 30 days": [...sheet, ["Bridge Center", 3, 4]],
  });
  const [first] = await desk().preview(book);
  expect(first!.proposal!.tables.map(({ isRead }) => isRead)).toEqual([false, true]);
  const confirmed = said(
    first!.proposal,
    { kind: "read", table: 0, isRead: true },
    { kind: "read", table: 1, isRead: false },
  );
  const { files } = await desk({ sources: { "a.xlsx": confirmed } }).import(book);
  expect(files[0]).toMatchObject({ outcome: "ready", counts: { added: 2 } });

  const [again] = await desk().preview(book);
  expect(again).toMatchObject({ outcome: "repeated", reading: { isRemembered: true } });
  const [gone] = await desk().preview(
    xlsx("b.xlsx", { "Enrolled within 30 days": [...sheet, ["Bridge Center", 3, 4]] }),
  );
  expect(gone!.outcome).not.toBe("ready");
});
