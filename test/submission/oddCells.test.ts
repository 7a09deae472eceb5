import fc from "fast-check";
import { plainText } from "../../src/submission/cellText";
import { figureText } from "../../src/submission/figureText";
import { markIn } from "../../src/submission/guessMarks";
import { proposeReading } from "../../src/submission/proposeReading";
import { type Cell, givenFile, givenSheet, lines, notes, questions, type Rows } from "./givenFile";

const SIGNS = [
  "*",
  "-",
  ".",
  "..",
  "c",
  "x",
  "<11",
  "1-10",
  "NA",
  "#N/A",
  "",
  " ",
  "\u00a0",
  "Total",
  "England",
];
const PERIODS = [
  "2019-01",
  "Jan-19",
  "2018/19",
  "FY19",
  "Q1 2019",
  "01/02/2019",
  201819,
  43466,
  "Week 3",
  "Sept",
];
const NUMBERS = [
  "3,025",
  "12,5",
  "38.7 %",
  "78 students",
  "128277 (4%)",
  "1e5",
  "０１２",
  "−3",
  "$1,200",
  "1O",
];
const ATTACKS = [
  "=cmd|' /C calc'!A0",
  "+1",
  "@x",
  "\t1",
  "__proto__",
  "constructor",
  "toString",
  "\ud800",
  "\u202e12",
];

const oddCell: fc.Arbitrary<Cell> = fc.oneof(
  fc.constantFrom<Cell>(...SIGNS, ...PERIODS, ...NUMBERS, ...ATTACKS, null, true),
  fc.integer({ min: -5, max: 5000 }),
  fc.double({ noDefaultInfinity: false }),
  fc.string({ unit: "binary", maxLength: 12 }),
);
const oddRows: fc.Arbitrary<Rows> = fc.array(fc.array(oddCell, { maxLength: 6 }), { maxLength: 9 });

test("no odd cell is a crash: it is a figure, a mark, or named", () => {
  fc.assert(
    fc.property(oddRows, (rows) => {
      const read = proposeReading(givenFile(givenSheet("Odd", rows)));
      expect(read.tables.length + read.notes.length).toBeGreaterThan(0);
      for (const { observations } of read.tables)
        for (const { value, cell, sheet } of observations) {
          expect(value === null || Number.isFinite(value)).toBe(true);
          expect([sheet, cell]).toEqual(["Odd", expect.stringMatching(/^[A-Z]+\d+(:[A-Z]+\d+)?$/)]);
        }
    }),
    { numRuns: 600 },
  );
});

test("in a table with a header every row is read, left out by name, or its blank or its figure is asked about", () => {
  const figure = oddCell.filter((cell) =>
    typeof cell !== "string" ? cell !== null : plainText(cell) !== "",
  );
  fc.assert(
    fc.property(fc.array(figure, { minLength: 1, maxLength: 12 }), (cells) => {
      const known: Rows = Array.from({ length: 30 }, (_, i) => [`Known ${i}`, "2019-01", 100 + 7 * i * i]);
      const rows: Rows = [
        ["Provider", "Month", "Visits"],
        ...known,
        ...cells.map((cell, i) => [`P${i}`, "2019-01", cell]),
      ];
      const read = proposeReading(givenFile(givenSheet("Odd", rows)));
      const named = [...lines(read), ...notes(read), ...questions(read)].join("\n");
      cells.forEach((_, i) => {
        const at = new RegExp(`\\b[A-C]${i + 32}\\b`);
        const more = /and \d+ more/.test(named);
        expect(at.test(named) || more).toBe(true);
      });
    }),
    { numRuns: 400 },
  );
});

test("taking a figure and its mark apart never fails and never invents digits", () => {
  const text = fc.oneof(
    fc.string({ unit: "binary", maxLength: 20 }),
    fc.string({ unit: fc.constantFrom(..."0123456789.,%()[]*†¹- abcpe$'"), maxLength: 14 }),
  );
  fc.assert(
    fc.property(text, (entered) => {
      const parts = figureText(entered);
      const mark = markIn(entered);
      if (parts !== null) expect(plainText(entered)).toContain(parts.figure);
      if (mark !== null) expect(plainText(entered)).toContain(mark);
    }),
    { numRuns: 20_000 },
  );
});
