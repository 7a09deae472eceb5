import { applyMapping } from "../../src/submission/applyMapping";
import type { TableBlock } from "../../src/submission/block";
import { guessMapping } from "../../src/submission/guessMapping";
import { withBaselines } from "../../src/submission/mappedBaselines";

const OPTIONS = { date1904: false };

const BLOCK = {
  sheet: "Board report",
  row: 0,
  column: 0,
  values: [
    ["Provider", "Month", "Days to contact"],
    ["Harbor", "2026-01", 4],
    ["Harbor", "2026-02", 5],
    ["Elm Street", "2026-01", 6],
    ["Elm Street", "2026-02", 7],
  ],
};

function decided(...rows: (string | number)[][]) {
  const guess = guessMapping(BLOCK, OPTIONS);
  if (guess.kind !== "guess") throw new Error(guess.reason);
  const table: TableBlock = {
    table: "tblBaselines",
    sheet: "Baselines",
    row: 0,
    column: 0,
    values: [["provider_id", "indicator_id", "from", "to", "action", "reason", "author"], ...rows],
  };
  const data = applyMapping(BLOCK, guess.mapping, OPTIONS);
  return withBaselines(data, new Map([["tblbaselines", table]]), OPTIONS);
}

test("a mapped range follows the decisions about limits that stand in the workbook", () => {
  const { baselines } = decided(["Harbor", "Days to contact", "2026-01", "2026-02", "fix", "agreed", "Ann"]);
  expect(baselines).toMatchObject([
    { providerId: "Harbor", indicatorId: "Days to contact", from: "2026-01", author: "Ann" },
  ]);
});

test("a decision about a series that the range does not have is named with its cell", () => {
  const { baselines, problems } = decided(["Harbor", "Beds", "2026-01", "2026-02", "fix", "agreed", "Ann"]);
  expect(baselines).toEqual([]);
  expect(problems).toContainEqual(expect.objectContaining({ code: "DQ03", sheet: "Baselines", cell: "B2" }));
});
