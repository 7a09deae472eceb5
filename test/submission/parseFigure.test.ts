import fc from "fast-check";
import { parseFigure } from "../../src/submission/parseFigure";
import { readNumberText } from "../../src/submission/numberText";

const context = { threshold: 11, cell: "F7" };
const figureOf = (cell: string | number | boolean | null) => parseFigure(cell, context).figure;
const remarkOf = (cell: string | number | boolean | null, category?: string) =>
  parseFigure(cell, { ...context, category }).remarks.map((r) => `${r.code} ${r.severity}: ${r.message}`);
const suppressedTo = (high: number) => ({ kind: "suppressed", low: 1, high });

describe("entries that speak for themselves", () => {
  test.each([
    [0, { kind: "number", value: 0 }],
    [25, { kind: "number", value: 25 }],
    [-3.5, { kind: "number", value: -3.5 }],
    [null, { kind: "missing" }],
    ["", { kind: "missing" }],
    [" \u00A0", { kind: "missing" }],
    ["NA", { kind: "notApplicable" }],
    [" na ", { kind: "notApplicable" }],
    ["ND", { kind: "notCollected" }],
  ])("%p is read without a remark", (cell, figure) => {
    expect(parseFigure(cell, context)).toEqual({ figure, remarks: [] });
  });
});

describe("suppressed counts are intervals", () => {
  test.each([
    ["<11", 10],
    ["< 11", 10],
    ["<=10", 10],
    ["≤10", 10],
    ["＜11", 10],
    ["*", 10],
    ["S", 10],
    ["M", 10],
    ["suppressed", 10],
    ["1-10", 10],
    ["1–10", 10],
    ["<5", 4],
    ["<10", 9],
  ])("%s is 1 to %d", (cell, high) => {
    expect(figureOf(cell)).toEqual(suppressedTo(high));
    expect(remarkOf(cell)).toEqual([
      `DQ28 note: "${cell}" read as suppressed: not zero, not missing. It will not be charted as a number.`,
    ]);
  });

  test("the marks follow the contract's threshold", () => {
    expect(parseFigure("*", { ...context, threshold: 6 }).figure).toEqual(suppressedTo(5));
  });

  test.each(["<1", "<0"])("%s leaves no count and is no code", (cell) => {
    expect(figureOf(cell)).toBeNull();
  });
});

describe("numbers kept as text are read and confirmed", () => {
  test.each([
    ["25", 25],
    ["'25", 25],
    [" 25 ", 25],
    ["1\u00A0234", 1234],
    ["1\u2009234\u2009567", 1234567],
    ["1,234,567", 1234567],
    ["1.234.567", 1234567],
    ["1,234.5", 1234.5],
    ["1.234,5", 1234.5],
    ["12,5", 12.5],
    ["0,123", 0.123],
    ["−3", -3],
    ["１２", 12],
    ["38.7 %", 0.387],
    ["38,7%", 0.387],
    ["1O", 10],
    ["$1,200.50", 1200.5],
    ["1'234'567", 1234567],
    [".5", 0.5],
  ])("%p is read as %p", (cell, value) => {
    expect(figureOf(cell)).toEqual({ kind: "number", value });
    expect(remarkOf(cell)).toEqual([
      expect.stringMatching(
        /^DQ16 ask: ".*" is stored as text \(a space, apostrophe, comma or letter O\)\. Read as .*\. Confirm\.$/,
      ),
    ]);
  });

  test.each(["1,234", "1.234", "12,345", "O"])("%s has two readings and none is chosen", (cell) => {
    expect(figureOf(cell)).toBeNull();
    expect(remarkOf(cell)[0]).toMatch(
      /^DQ16 ask: ".*" is stored as text and can be read in two ways, e\.g\. \d+(\.\d+)?\. Enter it again/,
    );
  });

  test("once the source's decimal mark is confirmed, text numbers are read without asking", () => {
    const read = (cell: string, textNumbers: "." | ",") => parseFigure(cell, { ...context, textNumbers });
    expect(read("3,025", ".")).toEqual({ figure: { kind: "number", value: 3025 }, remarks: [] });
    expect(read("3,025", ",")).toEqual({ figure: { kind: "number", value: 3.025 }, remarks: [] });
  });
});

describe("entries that cannot be used say why", () => {
  test.each([
    [
      "about 20",
      'DQ17 stop: "about 20" is not a number. Use a number, 0, NA or ND; for small counts use <11.',
    ],
    ["12 34", 'DQ17 stop: "12 34" is not a number. Use a number, 0, NA or ND; for small counts use <11.'],
    [true, 'DQ17 stop: "TRUE" is not a number. Use a number, 0, NA or ND; for small counts use <11.'],
    ["#N/A", "DQ18 stop: F7 shows #N/A. A formula is broken; paste values."],
    ["#DIV/0!", "DQ18 stop: F7 shows #DIV/0!. A formula is broken; paste values."],
    [
      "-",
      'DQ17 ask: "-" can mean several things. Enter 0, NA (does not apply), ND (not yet collected) or <11 (small count).',
    ],
    [
      "N/A",
      'DQ17 ask: "N/A" can mean several things. Enter 0, NA (does not apply), ND (not yet collected) or <11 (small count).',
    ],
  ])("%p", (cell, remark) => {
    expect(figureOf(cell)).toBeNull();
    expect(remarkOf(cell)).toEqual([remark]);
  });

  test("a date in a count column is Excel's conversion, not 46,000 people", () => {
    expect(parseFigure(46032, { ...context, category: "Date" }).figure).toBeNull();
    expect(remarkOf(46032, "Date")).toEqual([
      "DQ17 stop: F7: Excel turned your entry into a date. Format the cell as a number and enter the figure again; for small counts use <11.",
    ]);
    expect(figureOf(46032)).toEqual({ kind: "number", value: 46032 });
  });
});

describe("any content", () => {
  const anyCell = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.double(),
    fc.boolean(),
    fc.constant(null),
    fc.stringMatching(/^[-+<*$ ]?[\d.,'O %]{0,9}$/),
  );

  test("never throws, and a figure that is not used has a remark of under 30 words", () => {
    fc.assert(
      fc.property(anyCell, (cell) => {
        const reading = parseFigure(cell, context);
        if (reading.figure === null) expect(reading.remarks).not.toHaveLength(0);
        for (const remark of reading.remarks) expect(remark.message.split(/\s+/).length).toBeLessThan(30);
        if (reading.figure?.kind === "number") expect(Number.isFinite(reading.figure.value)).toBe(true);
      }),
    );
  });

  test("a whole number survives being kept as text with thousands separators", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1_000_000, max: 999_999_999 }), (value) => {
        expect(readNumberText(value.toLocaleString("en-US"), null)).toEqual({
          value,
          sure: true,
          percent: false,
        });
        expect(readNumberText(value.toLocaleString("de-DE"), null)).toEqual({
          value,
          sure: true,
          percent: false,
        });
      }),
    );
  });
});
