import { saveSettings } from "../../src/workflows/settings";
import { refresh } from "../../src/workflows/refresh";
import type { Outcome } from "../../src/workflows/outcome";
import type { GivenWorkbook } from "../host/givenWorkbook";
import { columnOf, done, givenContractBook } from "./givenContractBook";

const ASKING = { asksFirst: true };

async function givenRefreshed(): Promise<GivenWorkbook> {
  const book = await givenContractBook({
    tblMeasures: [{ provider_id: "A", indicator_id: "seen", period: "2026-09", value: 3 }],
    tblIndicators: [
      { indicator_id: "seen", unit: "count", direction: "increase", aggregation: "sum", cadence: "monthly" },
    ],
    tblTargets: [{ provider_id: null, indicator_id: "seen", effective_from: "2020-01-01", value: 2 }],
  });
  done(await refresh(ASKING));
  return book;
}

const said = (outcome: Outcome<unknown>) =>
  outcome.kind === "failed" ? `${outcome.code}: ${outcome.message}` : outcome.kind;

/** As if a co-author had refreshed so many minutes ago. */
function refreshedBy(book: GivenWorkbook, by: string, minutes: number): void {
  const row = columnOf(book, "acmState", "key").indexOf("lastRefresh");
  const { box } = book.table("acmState");
  const at = new Date(Date.now() - minutes * 60_000).toISOString();
  book.type(`_acm!C${box.top + 2 + row}`, JSON.stringify({ at, by, session: "another" }), "remote");
}

test("a refresh after one's own goes on", async () => {
  await givenRefreshed();
  expect((await refresh(ASKING)).kind).toBe("done");
});

test("a refresh a few minutes after a co-author's asks first, and nothing is written; asked for again it goes on", async () => {
  const book = await givenRefreshed();
  book.type("Measures!D2", 4);
  refreshedBy(book, "R. Lee", 2);
  const before = columnOf(book, "acmSummary", "Value");
  expect(said(await refresh(ASKING))).toMatch(
    /^RefreshedByOther: R\. Lee refreshed this workbook at \d+ \w+ \d{4}, \d\d:\d\d, 2 minutes ago\. Press Refresh again/,
  );
  expect(columnOf(book, "acmSummary", "Value")).toEqual(before);
  expect((await refresh(ASKING)).kind).toBe("done");
  expect(columnOf(book, "acmSummary", "Value")).not.toEqual(before);
});

test("without a name it says so much as is known", async () => {
  const book = await givenRefreshed();
  refreshedBy(book, "", 0);
  expect(said(await refresh(ASKING))).toContain("just now, by somebody else or from another window.");
});

test("later nothing is asked, and programs are never asked", async () => {
  const book = await givenRefreshed();
  refreshedBy(book, "R. Lee", 6);
  expect((await refresh(ASKING)).kind).toBe("done");
  refreshedBy(book, "R. Lee", 1);
  expect((await refresh()).kind).toBe("done");
});

test("what is remembered besides stays", async () => {
  const book = await givenRefreshed();
  done(await saveSettings({ largeText: true }));
  expect(columnOf(book, "acmState", "key")).toContain("lastRefresh");
});
