import fc from "fast-check";
import type { RawCell, TableBlock } from "../../../src/submission/block";
import { isBlank } from "../../../src/submission/cellText";
import { checkSubmission, type CheckedSubmission } from "../../../src/submission/checks/checkSubmission";
import type { SubmittedWorkbook } from "../../../src/submission/checks/submittedWorkbook";
import { contractTables, givenFile, smallSetup, TODAY, workbookOf } from "./givenSubmission";

const ODD: readonly RawCell[] = [
  "",
  " ",
  "\u00a0",
  "NA",
  "nd",
  "<11",
  "< 5",
  "1-10",
  "*",
  "-",
  "N/A",
  "#REF!",
  "1,234",
  "1.234,5",
  "12,5",
  "−3",
  "１２",
  "1O",
  "38.7 %",
  "$1,200",
  "about 20",
  "=cmd|' /C calc'!A0",
  "\t1",
  "__proto__",
  "constructor",
  "\ud800",
  "\u202e12",
  true,
  false,
  null,
  0,
  -0,
  1,
  0.1 + 0.2,
  1e21,
  -1e-9,
  Number.MAX_VALUE,
  46266,
];
const USUAL: Readonly<Record<string, readonly RawCell[]>> = {
  provider_id: ["PRV-0001", "prv-0001 "],
  contract_id: ["CW-2026", ""],
  site_id: ["ALL", "", "all"],
  period: ["2026-09", "2026-08", "2026-07", "Sep 2026", 46266],
  cohort_period: ["2026-09", "2026-08", "2026-07"],
  cohort_basis: ["referral_cohort", "snapshot"],
  stage: ["referral", "contact", "intake"],
  dimension: ["language", "Language"],
  group: ["English", "Spanish"],
  data_status: ["final", "revised", "provisional", ""],
};
const FIGURES: Readonly<Record<string, readonly string[]>> = {
  tblmeasures: ["numerator", "denominator", "value"],
  tblbreakdowns: ["numerator", "denominator"],
  tblpathway: ["count", "median_days_from_previous", "n_days"],
};

const entry = fc.oneof(
  { weight: 2, arbitrary: fc.constantFrom<RawCell>(...ODD) },
  { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 12 }) },
);

/** What an indicator needs; the other columns stay empty. */
const NEEDS: Readonly<Record<string, readonly string[]>> = {
  enrolled: ["numerator", "denominator"],
  days: ["value", "n"],
  served: ["value"],
};

/** A row that could be right, with up to two entries that could not: so that rows come through to all checks. */
const rowOf = (headers: readonly string[]): fc.Arbitrary<RawCell[]> =>
  fc
    .record({
      usual: fc.tuple(
        ...headers.map((header) => fc.constantFrom<RawCell>(...(USUAL[header] ?? [3, 11, 12, 40]))),
      ),
      indicator: fc.constantFrom(...Object.keys(NEEDS)),
      odd: fc.array(fc.tuple(fc.nat(headers.length - 1), entry), { maxLength: 2 }),
    })
    .map(({ usual, indicator, odd }) => {
      const isMeasure = headers.includes("value");
      const row = usual.map((cell, i): RawCell => {
        const header = headers[i] ?? "";
        if (header === "indicator_id") return isMeasure ? indicator : "enrolled";
        const isUnused = isMeasure && ALL_FIGURES.has(header) && !NEEDS[indicator]?.includes(header);
        return isUnused ? "" : cell;
      });
      for (const [at, cell] of odd) row[at] = cell;
      return row;
    });

const ALL_FIGURES = new Set(Object.values(NEEDS).flat());

const rowsOf = (block: TableBlock): fc.Arbitrary<RawCell[][]> =>
  fc.array(rowOf((block.values[0] ?? []).map(String)), { maxLength: 8 });

/** A workbook whose three tables of figures hold odd rows. */
function withOddRows(workbook: SubmittedWorkbook): fc.Arbitrary<SubmittedWorkbook> {
  const blocks = Object.keys(FIGURES).map((name) => workbook.tables.get(name)!);
  return fc.tuple(...blocks.map(rowsOf)).map((rows) => {
    const filled = blocks.map((block, i): readonly [string, TableBlock] => [
      block.table.toLowerCase(),
      { ...block, values: [block.values[0]!, ...(rows[i] ?? [])] },
    ]);
    return { ...workbook, tables: new Map([...workbook.tables, ...filled]) };
  });
}

const DAY = { contract: null, asOf: TODAY, receivedOn: TODAY };

test("every row with a figure is used or named, and every problem has words and a place", () => {
  fc.assert(
    fc.property(withOddRows(contractTables(smallSetup())), (workbook) => {
      const checked = checkSubmission(workbook, DAY);
      expect(rowsWithoutAWord(workbook, checked)).toEqual([]);
      for (const { code, message } of checked.problems) {
        expect(code).toMatch(/^(DQ|IN)\d\d$/);
        expect(message.length).toBeGreaterThan(5);
        expect(message.split(" ").length).toBeLessThan(30);
      }
    }),
    { numRuns: 300, seed: 20261008 },
  );
});

test("a template of odd entries is answered, alone and against its contract, and never changed", () => {
  const template = { ...workbookOf(givenFile().model), identity: IDENTITY };
  const contract = contractTables(smallSetup());
  fc.assert(
    fc.property(withOddRows(template), (workbook) => {
      const before = JSON.stringify([...workbook.tables]);
      for (const options of [DAY, { ...DAY, contract }]) {
        const { status, problems, isStopped, data } = checkSubmission(workbook, options);
        expect(status).toMatch(
          /^(Ready to send|Nothing is filled in yet|\d+ (things? to fix|questions?).*)$/,
        );
        if (isStopped) expect(data.observations).toEqual([]);
        expect(problems.filter(({ sheet }) => sheet.includes("\u0000"))).toEqual([]);
      }
      expect(JSON.stringify([...workbook.tables])).toBe(before);
    }),
    { numRuns: 150, seed: 20261008 },
  );
});

const IDENTITY = { contractId: "CW-2026", providerId: "PRV-0001", period: "2026-09", templateVersion: "1" };

/** Rows with a figure that neither the data nor a problem names: those of periods to come may be blank. */
function rowsWithoutAWord({ tables }: SubmittedWorkbook, { data, problems }: CheckedSubmission): string[] {
  const spoken = new Set([
    ...problems.flatMap(({ sheet, cell }) => rowsIn(sheet, cell)),
    ...[...data.observations, ...data.breakdowns, ...data.stageCounts].flatMap(({ cells }) =>
      rowsIn(cells.sheet, cells.address),
    ),
  ]);
  return Object.entries(FIGURES).flatMap(([name, columns]) => {
    const block = tables.get(name)!;
    const places = columns.map((column) => block.values[0]!.indexOf(column));
    return block.values.flatMap((row, i) => {
      const isFilled = i > 0 && places.some((place) => !isBlank(row[place]));
      const key = `${block.sheet} ${block.row + i + 1}`;
      return isFilled && !spoken.has(key) ? [`${key}: ${JSON.stringify(row)}`] : [];
    });
  });
}

function rowsIn(sheet: string, cell: string): string[] {
  const [from = 0, to = from] = [...cell.matchAll(/\d+/g)].map(([digits]) => Number(digits));
  return Array.from({ length: to - from + 1 }, (_, i) => `${sheet} ${from + i}`);
}
