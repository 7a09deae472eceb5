import fc from "fast-check";
import { periodAt, periodEnd, periodFromKey, periodStart } from "../../src/analysis/periodCalendar";
import type { RawCell } from "../../src/submission/block";
import { dayOfSerial, isoDay } from "../../src/submission/parseDate";
import { type PeriodContext, parsePeriod } from "../../src/submission/parsePeriod";

const unknown: PeriodContext = { date1904: false, cadence: null, fiscalYearStart: 1 };
const keysOf = (cell: RawCell, context: Partial<PeriodContext> = {}): string => {
  const reading = parsePeriod(cell, { ...unknown, ...context });
  if (reading.kind === "period") return reading.period.key;
  return reading.kind === "ambiguous"
    ? `${reading.candidates.map((p) => p.key).join(" or ")}?`
    : reading.kind;
};

describe("canonical text", () => {
  test.each(["2026-09", "2026-Q3", "FY2027-Q1", "2026-W36", "2026", "FY2027"])("%s is itself", (key) => {
    expect(keysOf(key)).toBe(key);
  });
});

describe("months as people and files write them", () => {
  test.each([
    ["Sep 2026", "2026-09"],
    ["Sept 2026", "2026-09"],
    ["Sept. 2026", "2026-09"],
    ["September 2026", "2026-09"],
    ["SEPTEMBER, 2026", "2026-09"],
    ["Sep-2011 ", "2011-09"],
    ["Apr-24", "2024-04"],
    ["Jul 19", "2019-07"],
    ["Jul '19", "2019-07"],
    ["Dec-98", "1998-12"],
    ["2026 Sep", "2026-09"],
    ["09/2026", "2026-09"],
    ["9-2026", "2026-09"],
    ["2026/09", "2026-09"],
    ["2026M9", "2026-09"],
    ["202609", "2026-09"],
    [202609, "2026-09"],
    ["Dec-2011 (1)", "2011-12"],
    ["Apr 2019¹", "2019-04"],
    ["Jan 2020†", "2020-01"],
    ["Sep\u00A02026", "2026-09"],
    ["Sep–2026", "2026-09"],
    ["as of October 15, 2019", "2019-10"],
    ["Month ending 30 September 2026", "2026-09"],
  ])("%p is %s", (cell, key) => expect(keysOf(cell)).toBe(key));

  test("a month without its year needs the year from elsewhere", () => {
    expect(keysOf("Sept")).toBe("unreadable");
    expect(keysOf("Sept", { year: 2026 })).toBe("2026-09");
    expect(keysOf("Jan†", { year: 2027 })).toBe("2027-01");
    expect(keysOf("Apr¹", { year: 2026 })).toBe("2026-04");
  });
});

describe("quarters, weeks and years", () => {
  test.each([
    ["2012Q1", "2012-Q1"],
    ["2012 Q1", "2012-Q1"],
    ["Q1 2012", "2012-Q1"],
    ["Quarter 3, 2012", "2012-Q3"],
    ["Jul-Sep 2026", "2026-Q3"],
    ["July to September 2026", "2026-Q3"],
    ["Feb-Apr 2026", "unreadable"],
    ["2020/21Q4", "FY2021-Q4"],
    ["2020-21 Q4", "FY2021-Q4"],
    ["Q4 2020/21", "FY2021-Q4"],
    ["FY27 Q1", "FY2027-Q1"],
    ["Week 36 2026", "2026-W36"],
    ["2026-W54", "unreadable"],
    ["2013", "2013"],
    [" 2015 *", "2015"],
    [2013, "2013"],
    ["2016-17", "FY2017"],
    ["2024/25", "FY2025"],
    ["2024/2025", "FY2025"],
    ["201617", "FY2017"],
    [202021, "FY2021"],
    ["FY 2019", "FY2019"],
    ["2016-19", "unreadable"],
    ["January 2019 to December 2019", "2019"],
  ])("%p is %s", (cell, key) => expect(keysOf(cell)).toBe(key));

  test("twelve months from the fiscal start are the fiscal year", () => {
    expect(keysOf("April 2020 - March 2021", { fiscalYearStart: 4 })).toBe("FY2021");
    expect(keysOf("April 2020 - March 2021", { fiscalYearStart: 7 })).toBe("unreadable");
  });

  test("a fiscal year is named after the year in which it ends", () => {
    const fiscal = periodFromKey("FY2021", 4);
    expect(fiscal && [periodStart(fiscal, 4), periodEnd(fiscal, 4)]).toEqual(["2020-04-01", "2021-03-31"]);
  });

  test("2010/11 is a month or a fiscal year, and the cadence decides", () => {
    expect(keysOf("2010/11")).toBe("FY2011 or 2010-11?");
    expect(keysOf("2010/11", { cadence: "yearly" })).toBe("FY2011");
    expect(keysOf("2010-11", { cadence: "monthly" })).toBe("2010-11");
  });
});

describe("text dates", () => {
  test("01/09/26 is never guessed", () => {
    expect(keysOf("01/09/26")).toBe("2026-09 or 2026-01?");
    expect(keysOf("01/09/2026", { cadence: "monthly" })).toBe("2026-09 or 2026-01?");
    expect(keysOf("01/09/26", { dateOrder: "dayFirst" })).toBe("2026-09");
    expect(keysOf("01/09/26", { dateOrder: "monthFirst" })).toBe("2026-01");
  });

  test("a text that may leave out the year is not taken for a month", () => {
    expect(keysOf("09/26")).toBe("2026-09?");
    expect(keysOf("26-Sep")).toBe("2026-09?");
  });

  test.each([
    ["25/09/2026", "2026-09"],
    ["09/25/2026", "2026-09"],
    ["09/09/26", "2026-09"],
    ["2026-09-15", "2026-09"],
    ["2026-09-15T00:00:00", "2026-09"],
    ["20260915", "2026-09"],
    [20260915, "2026-09"],
    ["15 Sep 2026", "2026-09"],
    ["15-Sep-26", "2026-09"],
    ["Tuesday, 15th September 2026", "2026-09"],
    ["September 15, 2026", "2026-09"],
    ["31/02/2026", "unreadable"],
    ["2026-02-30", "unreadable"],
  ])("%p is %s", (cell, key) => expect(keysOf(cell)).toBe(key));
});

describe("true dates", () => {
  test("any day of the month, with or without a time, in both date systems", () => {
    expect(keysOf(46266)).toBe("2026-09");
    expect(keysOf(46295.75)).toBe("2026-09");
    expect(keysOf(46266 - 1462, { date1904: true })).toBe("2026-09");
  });

  test("a date stands for the period of the indicator's cadence", () => {
    expect(keysOf(46266, { cadence: "quarterly" })).toBe("2026-Q3");
    expect(keysOf(46266, { cadence: "weekly" })).toBe("2026-W36");
    expect(keysOf(46266, { cadence: "yearly" })).toBe("2026");
    expect(keysOf(46266, { cadence: "yearly", fiscalYearStart: 7 })).toBe("2026 or FY2027?");
  });

  test.each([
    [1, false, "1900-01-01"],
    [59, false, "1900-02-28"],
    [60, false, "1900-02-29"],
    [61, false, "1900-03-01"],
    [0, true, "1904-01-01"],
    [44804, true, "2026-09-01"],
  ])("serial %d (1904: %p) is %s", (serial, date1904, day) => {
    expect(isoDay(dayOfSerial(serial, date1904))).toBe(day);
  });

  test.each([0, -5, 12, 1e9, NaN, 2013.5, 20261399])("%p is no period", (cell) => {
    expect(keysOf(cell)).toBe("unreadable");
  });
});

describe("any content", () => {
  const anyCell = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.double(),
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    fc.stringMatching(/^[\dQWFYa-e/\-. ]{0,10}$/),
  );

  test("never throws, and a period is always one of the calendar", () => {
    fc.assert(
      fc.property(anyCell, fc.boolean(), (cell, date1904) => {
        const reading = parsePeriod(cell, { ...unknown, date1904 });
        if (reading.kind === "period") expect(Number.isInteger(reading.period.ordinal)).toBe(true);
      }),
    );
  });

  test("every canonical key of the calendar is read back", () => {
    const cadence = fc.constantFrom(
      "weekly" as const,
      "monthly" as const,
      "quarterly" as const,
      "yearly" as const,
    );
    fc.assert(
      fc.property(cadence, fc.integer({ min: 0, max: 60 }), (each, step) => {
        const base = { weekly: 2800, monthly: 24240, quarterly: 8080, yearly: 1980 }[each];
        const period = periodAt(each, base + step);
        expect(parsePeriod(period.key, { ...unknown, cadence: each })).toEqual({ kind: "period", period });
      }),
    );
  });
});
