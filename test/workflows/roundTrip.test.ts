import { readSubmission } from "../../src/documents/readSubmission";
import { DOMAINS } from "../../src/library/domains";
import { openWorkbook } from "../../src/spreadsheet/xlsx/openWorkbook";
import { saveWorkbook } from "../../src/spreadsheet/xlsx/saveWorkbook";
import { checkSubmission } from "../../src/submission/checks/checkSubmission";
import { share } from "../../src/workflows/share";
import { openShareChoices } from "../../src/workflows/shareChoices";
import type { GivenWorkbook } from "../host/givenWorkbook";
import { partsOf, saysCount, shownFigures } from "../documents/share/givenShared";
import { importFiles } from "../../src/workflows/importSubmissions";
import { columnOf, done, givenBookOf } from "./givenContractBook";
import { contractModel } from "../../src/documents/contractWorkbook";
import { givenContractOf, givenFilled } from "./givenSubmissions";

/** From the library to findings: contract, template, filled by a script, checked, imported, judged, saved. */

jest.setTimeout(60_000);

test.each(DOMAINS.map(({ id }) => id))(
  "%s: what a provider fills arrives whole and is judged",
  async (domain) => {
    const setup = givenContractOf(domain);
    const book = await givenBookOf(openWorkbook(saveWorkbook(contractModel(setup))).model);
    const filled = givenFilled(setup).fillAll();
    const file = filled.file(`${domain}.xlsx`);

    const incoming = await readSubmission(Uint8Array.from(file.bytes), file.name);
    if (incoming.kind !== "template") throw new Error("not read as a template");
    const { status, problems } = checkSubmission(incoming.submission.workbook, {
      contract: null,
      asOf: "2026-10-08",
      receivedOn: null,
    });
    expect(problems.filter(({ severity }) => severity === "stop")).toEqual([]);
    expect(status).not.toMatch(/to fix|Nothing/);

    const { files, rowsWritten, refreshed } = done(await importFiles([file], { today: "2026-10-08" }));
    expect(files[0]).toMatchObject({ outcome: "ready", providerId: "PRV-0001" });
    expect(files[0]!.counts).toMatchObject({ setAside: 0, waiting: 0, changed: 0, repeated: 0 });
    const entered = ["tblMeasures", "tblBreakdowns", "tblPathway"].reduce(
      (sum, table) => sum + columnOf(book, table, "provider_id").filter((id) => id === "PRV-0001").length,
      0,
    );
    expect(entered).toBe(rowsWritten);
    const judged = refreshed!.findings.filter(
      ({ provider, value }) => provider.id === "PRV-0001" && value !== null,
    );
    const asked = new Set(columnOf(book, "tblMeasures", "indicator_id"));
    expect(new Set(judged.map(({ indicator }) => indicator.id))).toEqual(asked);
    expect(columnOf(book, "acmSummary", "Provider").length).toBe(refreshed!.findings.length);
    await expectSharedSafely(book);
  },
);

/** Of a column of 80 people the first figure of each table becomes small: three of so many that none is there by chance. */
const MANY = 48_731;
const FEW = 3;

/** Shares with the provider and searches every part of its file for what is hidden, and for what is left of it. */
async function expectSharedSafely(book: GivenWorkbook): Promise<void> {
  makeSmall(book);
  const choices = done(await openShareChoices({}));
  const { files, masked } = done(
    await share({ for: { providerIds: ["PRV-0001"] }, today: "2026-10-09", leaveTextsOut: true }),
  );
  expect(masked).toEqual(choices.masked);
  const counts = columnOf(book, "tblIndicators", "counts_people").includes("yes");
  const isShare = columnOf(book, "tblIndicators", "aggregation").includes("ratio_of_sums");
  expect(masked.length > 0).toBe(counts && isShare);
  for (const [part, text] of partsOf(files[0]!.bytes)) {
    const found = masked.length > 0 ? [MANY, MANY - FEW].filter((count) => saysCount(text, count)) : [];
    expect([part, found]).toEqual([part, []]);
  }
  const figures = shownFigures(files[0]!.bytes, "Figures");
  expect(figures.length).toBeGreaterThan(0);
}

/** The first share that counts people: three of very many, in Data and wherever its people are broken down. */
function makeSmall(book: GivenWorkbook): void {
  const indicators = columnOf(book, "tblIndicators", "indicator_id");
  const [people, kinds] = ["counts_people", "aggregation"].map((name) =>
    columnOf(book, "tblIndicators", name),
  );
  const place = indicators.findIndex((_, i) => people![i] === "yes" && kinds![i] === "ratio_of_sums");
  if (place < 0) return;
  const { box } = book.table("tblMeasures");
  const sheet = book.model.sheets.find(({ tables }) => tables.some(({ name }) => name === "tblMeasures"))!;
  const [headers, ...rows] = sheet.cells.read(box);
  const at = (name: string) => headers!.indexOf(name);
  const row = rows.findIndex((cells) => cells[at("indicator_id")] === indicators[place]);
  expect(row).toBeGreaterThanOrEqual(0);
  sheet.cells.setValue(box.top + 1 + row, box.left + at("numerator"), FEW);
  sheet.cells.setValue(box.top + 1 + row, box.left + at("denominator"), MANY);
}

test("the next template carries what was accepted, and its file is told from the first", async () => {
  const setup = givenContractOf("child_welfare");
  const book = await givenBookOf(contractModel(setup));
  done(await importFiles([givenFilled(setup).fillAll().file()], { today: "2026-10-08" }));
  const october = givenFilled(setup, 1, { period: "2026-10", issuedOn: "2026-11-01" }).fillAll();
  const { files } = done(await importFiles([october.file()], { today: "2026-11-08" }));
  expect(files[0]!.counts.added).toBeGreaterThan(0);
  expect(columnOf(book, "tblSubmissions", "period")).toEqual(["2026-09", "2026-10"]);
  expect(new Set(columnOf(book, "tblMeasures", "period"))).toEqual(
    new Set([
      "2026-09",
      "2026-10",
      ...columnOf(book, "tblMeasures", "period").filter((key) => /-Q|^FY/.test(String(key))),
    ]),
  );
});
