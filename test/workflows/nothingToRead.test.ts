import { refresh } from "../../src/workflows/refresh";
import { givenContractBook } from "./givenContractBook";

const MEASURE = {
  provider_id: "P1",
  indicator_id: "enrolled",
  period: "2026-09",
  numerator: 30,
  denominator: 50,
};
const INDICATOR = {
  indicator_id: "enrolled",
  direction: "increase",
  aggregation: "ratio_of_sums",
  cadence: "monthly",
};

async function messageOf(tables: Parameters<typeof givenContractBook>[0]): Promise<string> {
  await givenContractBook(tables);
  const outcome = await refresh();
  return outcome.kind === "failed" ? outcome.message : outcome.kind;
}

test("a missing table is named, without a place that it does not have", async () => {
  expect(await messageOf({ tblMeasures: [MEASURE], tblIndicators: [INDICATOR] })).toBe(
    'No figure could be read. The table "tblTargets" is missing from the workbook. ' +
      'Name the table with its rows "tblTargets" (Table Design), or map a range instead. ' +
      "Check data lists all that was found.",
  );
});

test("what stands in a cell is named with it", async () => {
  const message = await messageOf({
    tblMeasures: [{ ...MEASURE, period: "someday" }],
    tblIndicators: [INDICATOR],
    tblTargets: [{ indicator_id: "enrolled", effective_from: "2026-01-01", value: 0.7 }],
  });
  expect(message).toContain('We cannot tell which month "someday" is.');
  expect(message).toContain("(Measures!C2)");
});
