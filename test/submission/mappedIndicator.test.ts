import { mappedIndicator } from "../../src/submission/mappedIndicator";
import type { Mapping } from "../../src/submission/mapping";

const mappingOf = (unit: string): Mapping => ({
  version: 1,
  signature: "",
  headerRows: { first: 0, count: 1 },
  provider: { from: "column", column: 0, fillDown: false },
  indicator: null,
  period: { from: "column", column: 1, fillDown: false },
  cadence: "monthly",
  dateOrder: null,
  fiscalYearStart: 1,
  figures: [{ column: 2, role: "value", indicator: "Seen" }],
  excluded: [],
  marks: {},
  indicators: [
    { label: "Seen", direction: "increase", unit, aggregation: "sum", percentScale: null, target: null },
  ],
});

test.each([
  ["count", 0],
  ["percent", 3],
  ["days", 1],
])("figures in %s are shown as they are counted: %i decimals", (unit, decimals) => {
  expect(mappedIndicator(mappingOf(unit), "Seen").decimals).toBe(decimals);
});
