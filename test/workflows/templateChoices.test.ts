import { contractModel } from "../../src/documents/contractWorkbook";
import { type ContractChoices, setupOfDomain } from "../../src/documents/setupOfDomain";
import { domainOf } from "../../src/library/domains";
import { unzipSync } from "fflate";
import { openWorkbook } from "../../src/spreadsheet/xlsx/openWorkbook";
import { createTemplates } from "../../src/workflows/createTemplate";
import { openMadeFile, zipFiles } from "../../src/workflows/madeFiles";
import { openTemplateChoices } from "../../src/workflows/templateChoices";
import { done, givenBookOf } from "./givenContractBook";

const TODAY = "2026-11-23";

function aContract(change: ContractChoices = {}) {
  const providers = ["Harbor", "Bridge"].map((name, i) => ({ id: `PRV-000${i + 1}`, name, sites: [] }));
  const choices = { contractId: "CW-2027", providers, ...change };
  return contractModel(setupOfDomain(domainOf("child_welfare")!, choices));
}

test("offers the providers, and the last period that is over before the running one and those before", async () => {
  await givenBookOf(aContract());
  const choices = done(await openTemplateChoices(TODAY));
  expect(choices).toMatchObject({ contractId: "CW-2027", reportedBy: "provider" });
  expect(choices.providers.map(({ name }) => name)).toEqual(["Harbor", "Bridge"]);
  expect(choices.periods.slice(0, 3)).toEqual([
    { key: "2026-10", label: "Oct 2026" },
    { key: "2026-11", label: "Nov 2026" },
    { key: "2026-09", label: "Sep 2026" },
  ]);
});

test("a contract by quarter offers quarters", async () => {
  await givenBookOf(aContract({ cadence: "quarterly" }));
  expect(done(await openTemplateChoices(TODAY)).periods[0]).toEqual({ key: "2026-Q3", label: "Q3 2026" });
});

test("without providers it says what to enter", async () => {
  await givenBookOf(aContract({ providers: [] }));
  expect(await openTemplateChoices(TODAY)).toMatchObject({
    message: "This workbook lists no providers in tblProviders. Enter at least one.",
  });
});

test("templates for two providers go into one zip that holds both", async () => {
  await givenBookOf(aContract());
  const files = done(await createTemplates({ today: TODAY, providerIds: ["PRV-0002", "PRV-0001"] }));
  const { name, bytes } = done(await zipFiles("CW-2027.zip", files));
  expect(name).toBe("CW-2027.zip");
  expect(Object.entries(unzipSync(bytes))).toEqual(files.map((file) => [file.name, file.bytes]));
});

test("ids that differ only by what a file name cannot hold make two files", async () => {
  const providers = ["A/1", "A 1", "Ä1"].map((id) => ({ id, name: id, sites: [] }));
  await givenBookOf(aContract({ providers, indicatorIds: ["cw_days_referral_contact"] }));
  const steps: number[] = [];
  const onProgress = ({ text, done: made }: { readonly text: string; readonly done: number }) =>
    void (/^Made/.test(text) && steps.push(made));
  const files = done(await createTemplates({ today: TODAY, onProgress }));
  expect(files.map(({ name }) => name)).toEqual([
    "CW-2027_A-1_2026-10.xlsx",
    "CW-2027_A-1_2026-10_2.xlsx",
    "CW-2027_Ä1_2026-10.xlsx",
  ]);
  expect(steps).toEqual([1, 2, 3]);
});

test("can be stopped between two templates", async () => {
  await givenBookOf(aContract({ indicatorIds: ["cw_days_referral_contact"] }));
  const stop = new AbortController();
  const outcome = await createTemplates({
    today: TODAY,
    signal: stop.signal,
    onProgress: ({ text }) => void (text === "Made 1 of 2" && stop.abort()),
  });
  expect(outcome).toEqual({ kind: "cancelled" });
});

test("where Excel opens no new workbook, the sentence names the file", async () => {
  await givenBookOf(aContract());
  const outcome = await openMadeFile({ name: "CW-2027.xlsx", bytes: new Uint8Array() });
  expect(outcome).toMatchObject({ kind: "failed", code: "NotOpened" });
  expect("message" in outcome && outcome.message).toMatch(
    /^Excel did not open CW-2027\.xlsx\. This Excel cannot do this step here\./,
  );
});

test("the days that the contract agreed on give the template's due date, unless a person chooses another", async () => {
  const setup = setupOfDomain(domainOf("child_welfare")!, {
    contractId: "CW-2027",
    providers: [{ id: "PRV-0001", name: "Harbor", sites: [] }],
  });
  const startOf = async (dueOn?: string) => {
    await givenBookOf(contractModel({ ...setup, dueDays: 10 }));
    const [file] = done(await createTemplates({ today: TODAY, period: "2026-10", ...(dueOn && { dueOn }) }));
    const { cells } = openWorkbook(file!.bytes).model.sheet("Start")!;
    return JSON.stringify(cells.read(cells.used(false)!));
  };
  // Excel counts 10 and 12 November 2026 as these days.
  expect(await startOf()).toContain('"Due on",46336');
  expect(await startOf("2026-11-12")).toContain('"Due on",46338');
});
