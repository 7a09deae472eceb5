import { CellError } from "../../src/spreadsheet/model/cells";
import { day, monthsFrom, type Entry, type Row } from "./book";
import { Chance } from "./chance";

const CONTRACT = "C-2026-099";
const MONTHS = monthsFrom("2024-11", 24);
const SHARE = "enrolled_30d";
const STOCK = "beds_occupied";
const DAYS = "days_to_contact";

type Case = readonly [note: string, changes: Row];

/** What stands in the period cell. */
const PERIODS: readonly Case[] = [
  ["right: a month as text", {}],
  ["right: a true date, read as its month", { period: { value: day("2024-12-15"), format: "d mmm yyyy" } }],
  ["right: a month in words", { period: "January 2025" }],
  ["right: a month cut short, with blanks around it", { period: "  Feb 2025 " }],
  ["right: month and year in numbers", { period: "03/2025" }],
  ["right: a footnote mark behind the month", { period: "Apr-2025¹" }],
  ["the day or the month first: nobody can tell", { period: "05/06/25" }],
  ["a month without a year", { period: "Sept" }],
  ["a month that does not exist", { period: "2025-13" }],
  ["no period", { period: null }],
  ["a sentence in the period cell", { period: "see the other tab" }],
  ["a quarter in a monthly indicator", { period: "2025-Q3" }],
  ["a fiscal year in a monthly indicator", { period: "2024-25" }],
  ["a week in a monthly indicator", { period: "2025-W40" }],
  ["a month that is not over", { period: "2026-12" }],
];

/** What stands in the cells of counts; the month of each is its own. */
const COUNTS: readonly Case[] = [
  ["numerator and denominator swapped", { numerator: 46, denominator: 35 }],
  ["successes out of nobody", { numerator: 4, denominator: 0 }],
  ["nobody eligible: no rate", { numerator: 0, denominator: 0 }],
  ["right: a true zero", { numerator: 0, denominator: 31 }],
  ["below zero", { numerator: -3 }],
  ["half a person", { numerator: { value: 12.5, format: "0.0" } }],
  ["nothing entered", { numerator: null, denominator: null }],
  ["only blanks entered", { numerator: "   ", denominator: "   " }],
  ["no denominator", { denominator: null }],
  ["a formula that gives nothing", { numerator: { formula: '=""', result: "" } }],
  ["a broken formula", { numerator: CellError.of("#N/A") }],
  ["another broken formula", { denominator: CellError.of("#DIV/0!") }],
  ["Excel made a date of 1-10", { numerator: { value: day("2026-01-10"), format: "d-mmm" } }],
  ["yes instead of a number", { numerator: true }],
  ["a percentage instead of a count", { numerator: { value: 0.62, format: "0%" } }],
  ["not checked yet: far from this provider's usual figures", { numerator: 3, denominator: 300 }],
  ["not checked yet: the same figures as the month before", { numerator: 3, denominator: 300 }],
];

/** Numbers that are texts, and texts that are no numbers. */
const TEXTS: readonly Case[] = [
  ["a number as text, with a blank behind it", { numerator: "31 " }],
  ["a number as text, with a blank that does not break", { numerator: "31\u00a0" }],
  ["a letter O for a zero", { numerator: "3O" }],
  ["full-width digits", { numerator: "３１" }],
  ["a comma: thousands or decimals?", { denominator: "1,234" }],
  ["a decimal comma", { numerator: "31,5" }],
  ["a minus sign that is none", { numerator: "\u22124" }],
  ["a percent sign in a count", { numerator: "62 %" }],
  ["a count with its share", { numerator: "31 (62%)" }],
  ["a count with its unit", { numerator: "31 families" }],
  ["thousands in letters", { denominator: "1.2k" }],
  ["words", { numerator: "about thirty" }],
  ["a sentence", { numerator: "Number of cases too small" }],
];

/** Marks that sources use: some are codes of the template, some have to be asked about. */
const MARKS: readonly Case[] = [
  ["suppressed", { numerator: "<11" }],
  ["suppressed, with a blank", { numerator: "< 11" }],
  ["suppressed, in other words", { numerator: "<=10" }],
  ["suppressed at another threshold", { numerator: "<5" }],
  ["suppressed as a range", { numerator: { value: "1-10", format: "@" } }],
  ["suppressed as a star", { numerator: "*" }],
  ["suppressed as a letter", { numerator: "S" }],
  ["suppressed in a word", { numerator: "suppressed", denominator: "suppressed" }],
  ["right: does not apply", { numerator: "NA", denominator: "NA" }],
  ["right: not collected yet", { numerator: "ND", denominator: "ND" }],
  ["not applicable or not available?", { numerator: "N/A" }],
  ["a dash: suppressed, zero or not applicable?", { numerator: "-" }],
  ["a point: missing, or a merged header?", { numerator: "." }],
  ["two points", { numerator: ".." }],
  ["a letter of another source", { numerator: "c" }],
  ["another letter", { numerator: "x" }],
  ["a third letter", { numerator: "z" }],
  ["not required?", { numerator: "NReq" }],
  ["None: zero, or nothing sent?", { numerator: "None" }],
  ["a word for a low count", { numerator: "low" }],
];

/** Who and what a row is about, and what was said of it. */
const NAMES: readonly Case[] = [
  ["an indicator that is misspelled", { indicator_id: "enroled_30d" }],
  ["an indicator that nobody agreed to", { indicator_id: "staff_turnover" }],
  ["no indicator", { indicator_id: null }],
  ["a provider that is not in the contract", { provider_id: "PRV-0042" }],
  ["a provider id that lost its letters and zeros", { provider_id: "3" }],
  ["no provider", { provider_id: null }],
  ["right: the id in other letters, with a blank", { provider_id: "prv-0003 " }],
  ["the contract of somebody else", { contract_id: "C-2026-001" }],
  ["a total between the rows", { provider_id: "TOTAL", numerator: 620, denominator: 1000 }],
  ["a provider that is none", { provider_id: "Unknown" }],
  ["a status that is misspelled", { data_status: "finl" }],
  ["revised without a reason", { data_status: "revised" }],
  ["right: revised, with its reason", { data_status: "revised", revision_reason: "two late discharges" }],
  ["right: provisional, for a month that is over", { data_status: "provisional" }],
  ["right: this row is hidden, and read all the same", {}],
  ["not checked yet: a social security number where none belongs: 987-65-4320", {}],
  ["not checked yet: a birth date and a case number: born 3 May 2012, case CW-2012-00417", {}],
  ["not checked yet: a phone number and an address: 555-0142, parent@family.example", {}],
  ["right: a text that looks like a formula, read as text", { revision_reason: "=1+1" }],
];

/** Values that are entered as such: a share of beds, and a median of days with its cases. */
const STOCKS: readonly Case[] = [
  ["right: a fraction", { value: 0.85 }],
  ["85: is that 85 %?", { value: 85 }],
  ["1: is that 1 % or 100 %?", { value: 1 }],
  ["above 100 %", { value: 850 }],
  ["right: a fraction shown as a percentage", { value: { value: 0.19, format: "0.0%" } }],
  ["a percentage as text", { value: "38.7 %" }],
  ["below zero", { value: -0.2 }],
];
const MEDIANS: readonly Case[] = [
  ["right: a median with its cases", { value: 4, n: 31 }],
  ["a median without its cases", { value: 4, n: null }],
  ["cases below zero", { value: 4, n: -2 }],
  ["half a case", { value: 4, n: { value: 30.5, format: "0.0" } }],
  ["days below zero", { value: -1, n: 31 }],
  ["not checked yet: hours instead of days", { value: 96, n: 31 }],
  ["a median of suppressed cases", { value: 4, n: "<11" }],
  ["days in words", { value: "4 days", n: 31 }],
];

const REPEATED_HEADER: Row = {
  provider_id: "provider_id",
  contract_id: "contract_id",
  site_id: "site_id",
  indicator_id: "indicator_id",
  period: "period",
  numerator: "numerator",
  denominator: "denominator",
};

/** All rows with their note, in the order of the lists above, then those that only two rows together make wrong. */
export function badMeasures(): Row[] {
  const chance = new Chance(99);
  const good = (provider: string, indicator: string, period: string): Row => ({
    provider_id: provider,
    contract_id: CONTRACT,
    site_id: "ALL",
    indicator_id: indicator,
    period,
    data_status: "final",
    unit: indicator === DAYS ? "days" : "percent",
  });
  const rows = (provider: string, indicator: string, cases: readonly Case[], figures: () => Row): Row[] =>
    cases.map(([note, changes], index) => ({
      ...good(provider, indicator, MONTHS[index] ?? ""),
      ...figures(),
      ...changes,
      note,
    }));
  const counts = (): Row => ({ numerator: chance.whole(28, 34), denominator: chance.whole(46, 54) });
  const none = (): Row => ({});
  const pair = (note: string, period: string, site: string, numerator: Entry, denominator: Entry): Row => ({
    ...good("PRV-0004", SHARE, period),
    site_id: site,
    numerator,
    denominator,
    note,
  });
  return [
    ...rows("PRV-0001", SHARE, PERIODS, counts),
    ...rows("PRV-0002", SHARE, COUNTS, counts),
    ...rows("PRV-0003", SHARE, TEXTS, counts),
    ...rows("PRV-0005", SHARE, MARKS, counts),
    ...rows("PRV-0003", "visits_made", NAMES, counts),
    ...rows("PRV-0001", STOCK, STOCKS, none),
    ...rows("PRV-0001", DAYS, MEDIANS, none),
    pair("right, but it comes again below", "2026-05", "ALL", 31, 50),
    pair("twice the same row", "2026-05", "ALL", 31, 50),
    pair("two different figures for the same month", "2026-06", "ALL", 31, 50),
    pair("two different figures for the same month", "2026-06", "ALL", 29, 50),
    pair("not checked yet: the sites add to 45, this row for all sites says 50", "2026-07", "ALL", 31, 50),
    pair("right: a site of the row above", "2026-07", "North", 14, 20),
    pair("right: a site of the row above", "2026-07", "South", 15, 25),
    pair("August was never reported: a gap before this row", "2026-09", "ALL", 30, 50),
    { ...REPEATED_HEADER, note: "the header is repeated between the rows" },
    { note: "right: a row with nothing but a note is read as empty" },
  ];
}

/** Index of the row that is hidden on the sheet. */
export const HIDDEN_ROW =
  PERIODS.length +
  COUNTS.length +
  TEXTS.length +
  MARKS.length +
  NAMES.findIndex(([note]) => note.includes("this row is hidden"));
