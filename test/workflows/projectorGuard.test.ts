import { guardProjector, hideFromRoom, showRoomSheets } from "../../src/workflows/projectorGuard";
import { refresh } from "../../src/workflows/refresh";
import { done, ENROL, givenContractBook, type Tables } from "./givenContractBook";

/** One provider's half-year, a total for the language groups of the last month. */
function givenTables(counts: string, groups = ""): Tables {
  return {
    tblContract: [{ key: "contract_id", value: "C-1" }],
    tblProviders: [{ provider_id: "PRV-0001", name: "Harbor House" }],
    tblIndicators: [ENROL],
    tblTargets: [{ indicator_id: "enrol", effective_from: "2026-01-01", value: 0.7, kind: "contract" }],
    tblMeasures: counts.split(" ").map((entry, i) => ({
      provider_id: "PRV-0001",
      indicator_id: "enrol",
      period: `2026-0${i + 1}`,
      numerator: Number(entry.split("/")[0]),
      denominator: Number(entry.split("/")[1]),
    })),
    ...(groups !== "" && {
      tblBreakdowns: groups.split(" ").map((entry, i) => {
        const [numerator, denominator] = entry.split("/").map((part) => (part === "*" ? "*" : Number(part)));
        return {
          provider_id: "PRV-0001",
          indicator_id: "enrol",
          period: `2026-0${counts.split(" ").length}`,
          dimension: "language",
          group: `group ${i + 1}`,
          numerator: numerator!,
          denominator: denominator!,
        };
      }),
    }),
  };
}

function hide(book: Awaited<ReturnType<typeof givenContractBook>>, ...names: string[]): void {
  for (const name of names) book.sheet(name).visibility = "Hidden";
}

test("a workbook without small counts says that nothing can be worked out", async () => {
  await givenContractBook(givenTables("30/50 31/52 33/54"));
  expect(done(await guardProjector({}))).toEqual({
    sentence:
      "Nothing can be worked out: no small count of people can be read or computed from the visible sheets.",
    exposed: [],
    toHide: [],
    hidden: [],
    hiddenInWords: "",
  });
});

test("a small count on a visible sheet is named with its cells and the row to hide", async () => {
  const book = await givenContractBook(givenTables("30/50 4/52 33/54"));
  const { sentence, exposed } = done(await guardProjector({}));
  expect(sentence).toBe(
    "1 small count of people can be read or worked out. Hide row 3 of Measures, or show the meeting workbook instead.",
  );
  expect(exposed).toMatchObject([
    { what: "Enrolled: Harbor House, 2026-02", how: "can be read on Measures", sheets: ["Measures"] },
  ]);
  expect(exposed[0]!.cells[0]).toMatchObject({ sheet: "Measures" });
  hide(book, "Measures");
  expect(done(await guardProjector({})).exposed).toEqual([]);
});

test("our own sheets show it too: it is safe only once all that show it are hidden", async () => {
  const book = await givenContractBook(givenTables("30/50 33/54 4/52"));
  done(await refresh({}));
  hide(book, "Measures");
  const [seen] = done(await guardProjector({})).exposed;
  expect(seen!.what).toBe("Enrolled: Harbor House, Mar 2026");
  expect(seen!.sheets).toEqual(expect.arrayContaining(["Trends", "Trend data", "Summary"]));
  hide(book, ...seen!.sheets);
  expect(done(await guardProjector({})).exposed).toEqual([]);
});

test("a group that was sent hidden and can be worked out from the total is found", async () => {
  const book = await givenContractBook(givenTables("30/50 31/52 70/130", "33/60 */* 30/55"));
  const { exposed } = done(await guardProjector({}));
  expect(exposed).toMatchObject([{ what: expect.stringContaining("group 2") as string }]);
  expect(exposed[0]!.how).toContain("can be worked out");
  hide(book, "Breakdowns");
  expect(done(await guardProjector({})).exposed).toEqual([]);
});

/** Every sheet with its visibility, and the one in front. */
function sheetsOf(book: Awaited<ReturnType<typeof givenContractBook>>) {
  const { sheets, activeSheet } = book.model;
  return {
    sheets: sheets.map(({ name, visibility, hiddenRows, hiddenColumns }) => [
      name,
      visibility,
      [...hiddenRows].sort(),
      [...hiddenColumns].sort(),
    ]),
    active: activeSheet.name,
  };
}

test("one click hides what gives small counts away; another shows exactly what was there", async () => {
  const book = await givenContractBook(givenTables("30/50 33/54 4/52"));
  done(await refresh({}));
  hide(book, "Problems");
  const before = sheetsOf(book);
  const { toHide } = done(await guardProjector({}));
  const hidden = done(await hideFromRoom(toHide, {}));
  expect(hidden).toMatchObject({
    exposed: [],
    hidden: ["Summary", "Trends", "Trend data", "Measures!4:4"],
    hiddenInWords: "Summary, Trends, Trend data and row 4 of Measures",
  });
  for (const name of ["Summary", "Trends", "Trend data"]) expect(book.sheet(name).visibility).toBe("Hidden");
  expect([...book.sheet("Measures").hiddenRows]).toEqual([3]);
  expect(book.sheet(sheetsOf(book).active).visibility).toBe("Visible");
  // Asked anew, as after the pane was closed: it still knows what it hid.
  expect(done(await guardProjector({})).hidden).toEqual(hidden.hidden);
  const again = done(await showRoomSheets({}));
  expect(again.hidden).toEqual([]);
  expect(again.exposed.length).toBeGreaterThan(0);
  expect(sheetsOf(book)).toEqual(before);
  expect(book.model.sheets.flatMap(({ customProperties }) => [...customProperties.keys()])).toEqual(
    expect.not.arrayContaining(["acmHiddenByGuard"]),
  );
  expect(book.model.names.filter(({ name }) => name.startsWith("acm_aside"))).toEqual([]);
});

/** Small counts in most months of two years. */
const MANY = Array.from({ length: 9 }, (_, i) => `${i + 1}/50`).join(" ");

test("of many small counts the columns with figures are hidden, and the labels stay", async () => {
  const months = Array.from(
    { length: 14 },
    (_, i) => `20${25 + Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, "0")}`,
  );
  const tables = givenTables(MANY);
  const row = tables["tblMeasures"]![0]!;
  const rows = months.map((period) => ({ ...row, period, rate: 0.06, note: "as agreed", difference: 3 }));
  const book = await givenContractBook({ ...tables, tblMeasures: rows });
  const { toHide, sentence } = done(await guardProjector({}));
  // What a person put beside the figures goes with them; the note between them is a label.
  expect(toHide).toEqual(["Measures!D:F", "Measures!H:H"]);
  expect(sentence).toContain("Hide columns D to F of Measures and column H of Measures, or");
  expect(done(await hideFromRoom(toHide, {}))).toMatchObject({ exposed: [], hidden: toHide });
  expect([...book.sheet("Measures").hiddenColumns].sort()).toEqual([3, 4, 5, 7]);
});

test("only what shows the groups that a total gives away is hidden: of a table the columns with figures", async () => {
  const book = await givenContractBook(givenTables("30/50 31/52 70/130", "33/60 */* 30/55"));
  done(await refresh({}));
  const { toHide } = done(await guardProjector({}));
  expect(toHide).toEqual(["Comparison", "Breakdowns!F:G"]);
  expect(done(await hideFromRoom(toHide, {})).exposed).toEqual([]);
  expect(book.sheet("Measures").visibility).toBe("Visible");
});

test("a row that a person had hidden before stays hidden; what we hid moves along with its row", async () => {
  const book = await givenContractBook(givenTables("30/50 4/52 33/54 5/56 6/57"));
  book.sheet("Measures").hiddenRows.add(2);
  const { toHide } = done(await guardProjector({}));
  expect(toHide).toEqual(["Measures!3:3", "Measures!5:6"]);
  done(await hideFromRoom(toHide, {}));
  expect([...book.sheet("Measures").hiddenRows].sort()).toEqual([2, 4, 5]);
  await book.excel.run(async (context) => {
    context.workbook.worksheets.getItem("Measures").getRange("1:1").insert("Down");
    await context.sync();
  });
  expect(done(await guardProjector({})).hidden).toEqual(["Measures!4:4", "Measures!6:7"]);
  expect(done(await showRoomSheets({})).hidden).toEqual([]);
  expect([...book.sheet("Measures").hiddenRows]).toEqual([3]);
});

test("on a protected sheet nothing but the whole is offered", async () => {
  const book = await givenContractBook(givenTables("30/50 4/52 33/54"));
  await book.excel.run(async (context) => {
    context.workbook.worksheets.getItem("Measures").protection.protect();
    await context.sync();
  });
  expect(done(await guardProjector({})).toHide).toEqual(["Measures"]);
  expect(await hideFromRoom(["Measures!3:3"], {})).toMatchObject({
    kind: "failed",
    message: expect.stringContaining('The sheet "Measures" is protected') as string,
  });
});

test("a protected structure and a last sheet are refused in words, and nothing is hidden", async () => {
  const book = await givenContractBook(givenTables("30/50 4/52"));
  const names = book.model.sheets.map(({ name }) => name);
  expect(await hideFromRoom(names, {})).toMatchObject({
    kind: "failed",
    message: expect.stringContaining("one sheet has to stay") as string,
  });
  book.model.structureProtection = { password: "" };
  for (const refused of [await hideFromRoom(["Measures"], {}), await showRoomSheets({})]) {
    expect(refused).toMatchObject({
      kind: "failed",
      message: expect.stringContaining("structure of this workbook is protected") as string,
    });
  }
  expect(book.model.sheets.every(({ visibility }) => visibility === "Visible")).toBe(true);
});

test("few people lost between two stages that are visible are worked out", async () => {
  const stage = (name: string, count: number) => ({
    provider_id: "PRV-0001",
    cohort_period: "2026-01",
    cohort_basis: "referral_cohort",
    stage: name,
    count,
  });
  const book = await givenContractBook({
    ...givenTables("30/50 31/52 33/54"),
    tblStages: [
      { stage: "referral", order: 1 },
      { stage: "intake", order: 2 },
    ],
    tblPathway: [stage("referral", 50), stage("intake", 46)],
  });
  expect(done(await guardProjector({})).exposed).toMatchObject([
    {
      what: "Pathway: lost from referral to intake, Harbor House, 2026-01",
      how: "can be worked out: referral less intake on Pathway",
      sheets: ["Pathway"],
    },
  ]);
  hide(book, "Pathway");
  expect(done(await guardProjector({})).exposed).toEqual([]);
});
