import { unzipSync } from "fflate";
import { openWorkbook } from "../../src/spreadsheet/xlsx/openWorkbook";
import type { ChosenFile } from "../../src/workflows/incomingFiles";
import type { ImportResult } from "../../src/workflows/importSubmissions";
import { makeReceipts } from "../../src/workflows/receipts";
import { done } from "./givenContractBook";
import { desk, givenContract, said, semicolons, xlsx } from "./givenOtherFiles";

/** A file of several providers: a page for each of them, with nothing of the others. */

jest.setTimeout(60_000);

const TODAY = "2026-12-10";

/** Bridge Center's figures are odd on purpose: they are looked for in the other page. */
const visits = xlsx("From Bridge Center and others.xlsx", {
  "Visits report": [
    ["Home visits"],
    ["Site", "2026-07", "2026-08", "2026-09"],
    ["Harbor House", 40, 44, 51],
    ["Bridge Center", 7771, 7773, -9119],
  ],
});

/** Everything that a workbook says, in all of its parts. */
function everyWord(bytes: Uint8Array): string {
  const parts = Object.entries(unzipSync(bytes));
  return parts.map(([name, part]) => `${name} ${new TextDecoder().decode(part)}`).join("\n");
}

async function imported(...files: readonly ChosenFile[]): Promise<ImportResult> {
  const previewed = await desk().preview(...files);
  const sources = Object.fromEntries(
    previewed.flatMap(({ file, proposal }) => {
      if (proposal === null) return [];
      const answers = proposal.tables.flatMap(({ questions }, table) =>
        questions.map(({ id, options }) => ({
          kind: "question" as const,
          table,
          id,
          value: options[0]?.value ?? "",
        })),
      );
      return [[file, said(proposal, ...answers)]];
    }),
  );
  return desk({ sources }).import(...files);
}

test("each provider gets a page of its own, called by its name, with its own figures alone", async () => {
  await givenContract();
  const result = await imported(visits);
  const receipts = done(await makeReceipts(result, TODAY));
  expect(receipts.map(({ name }) => name)).toEqual([
    "Receipt_PRV-0001_Harbor-House_2026-09.xlsx",
    "Receipt_PRV-0002_Bridge-Center_2026-09.xlsx",
  ]);
  const [harbor, bridge] = receipts.map(({ bytes }) => everyWord(bytes));
  expect(harbor).toContain("Receipt: Harbor House, Sep 2026");
  expect(harbor).toContain("✔ Accepted: 3 new.");
  expect(harbor).not.toMatch(/Bridge|PRV-0002|777\d|9119/);
  expect(bridge).toContain("Receipt: Bridge Center, Sep 2026");
  expect(bridge).toContain("✔ Accepted: 2 new, 1 set aside");
  expect(bridge).toContain("-9119 is below zero");
  expect(bridge).not.toMatch(/Harbor|PRV-0001|\b4[04]\b<|\b51\b</);
  for (const { bytes } of receipts)
    expect(openWorkbook(bytes).model.sheet("Receipt")!.page.zoom).toEqual({
      horizontalFitToPages: 1,
      verticalFitToPages: 1,
    });
});

test("a provider of whom nothing could be used gets a page that says why, and nobody else's does", async () => {
  await givenContract();
  const rows = [
    ["Provider", "Month", "Referred", "Enrolled"],
    ["Harbor House", "Aug 2026", 60, 40],
    ["Bridge Center", "Aug 2026", 30, 18],
    ["Bridge Center", "Aug 2026", 30, 7],
  ];
  const result = await imported(semicolons("a.csv", rows));
  expect(result.files[0]).toMatchObject({ provider: "2 providers", counts: { added: 1, setAside: 2 } });
  const [harbor, bridge] = done(await makeReceipts(result, TODAY)).map(({ bytes }) => everyWord(bytes));
  expect(bridge).toContain("2 set aside.");
  expect(bridge).toContain("Two different figures");
  expect(bridge).not.toContain("Accepted");
  expect(harbor).toContain("Nothing. Thank you.");
  expect(harbor).not.toMatch(/Two different|Bridge/);
});

test("two files of one provider and month make two pages, none of which takes the other's place", async () => {
  await givenContract();
  const enrolled = semicolons("a.csv", [
    ["Provider", "Month", "Referred", "Enrolled"],
    ["Harbor House", "Sep 2026", 60, 40],
    ["Bridge Center", "Sep 2026", 30, 18],
  ]);
  const result = await imported(visits, enrolled);
  const names = done(await makeReceipts(result, TODAY)).map(({ name }) => name);
  expect(names).toHaveLength(4);
  expect(new Set(names).size).toBe(4);
  expect(names).toContain("Receipt_PRV-0001_Harbor-House_2026-09-2.xlsx");
});
