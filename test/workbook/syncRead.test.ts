import { inWorkbook } from "../../src/workbook/session";
import { syncRead } from "../../src/workbook/syncRead";
import { checkData } from "../../src/workflows/checkData";
import { refresh } from "../../src/workflows/refresh";
import { givenWorkbook } from "../host/givenWorkbook";
import { givenContractBook } from "../workflows/givenContractBook";

const fault = (code: string) => ({ code, message: "Not now", status: 500 });

async function givenFaults(codes: readonly (string | null)[]) {
  const book = await givenWorkbook({ Data: [["a", 1]] });
  Object.assign(globalThis, { Excel: book.window.Excel });
  await book.settle();
  let request = 0;
  book.host.fault = () => {
    const code = codes[request++] ?? null;
    return code === null ? null : fault(code);
  };
  /** The values, and how often they were asked for. */
  const read = () =>
    inWorkbook(async (context) => {
      const range = await syncRead(context, () =>
        context.workbook.worksheets.getItem("Data").getRange("A1:B1").load("values"),
      );
      return { values: range.values, requests: request };
    });
  return { read, requests: () => request };
}

test.each(["GeneralException", "ActivityLimitReached", "ServiceNotAvailable", "RequestAborted", "Conflict"])(
  "a read that fails for a moment (%s) is asked for once more",
  async (code) => {
    const { read } = await givenFaults([code]);
    expect(await read()).toEqual({ values: [["a", 1]], requests: 2 });
  },
);

test("a second failure is one, and so is any that does not pass by itself", async () => {
  const twice = await givenFaults(["Conflict", "Conflict"]);
  await expect(twice.read()).rejects.toMatchObject({ code: "Conflict" });
  expect(twice.requests()).toBe(2);
  const lasting = await givenFaults(["ItemNotFound"]);
  await expect(lasting.read()).rejects.toMatchObject({ code: "ItemNotFound" });
  expect(lasting.requests()).toBe(1);
});

test("reads of a whole refresh are repeated, its writes are not", async () => {
  const tables = {
    tblMeasures: [{ provider_id: "A", indicator_id: "i", period: "2026-09", value: 3 }],
    tblIndicators: [
      { indicator_id: "i", unit: "count", direction: "increase", aggregation: "sum", cadence: "monthly" },
    ],
    tblTargets: [{ provider_id: null, indicator_id: "i", effective_from: "2020-01-01", value: 2 }],
  };
  const book = await givenContractBook(tables);
  await book.settle();
  const start = book.host.syncLog.length;
  const failing = (at: number) => (request: number) => (request === start + at ? fault("Conflict") : null);
  book.host.fault = failing(1);
  expect((await refresh()).kind).toBe("done");
  const before = book.host.syncLog.length - start;
  book.host.fault = (request) => (request === start + before + 3 ? fault("Conflict") : null);
  expect(await refresh()).toMatchObject({ kind: "failed", code: "Conflict" });
  book.host.fault = () => null;
  expect((await checkData()).kind).toBe("done");
});
