import { inEnglish } from "./periodLanguages";
import { type DateOrder, type Day, MONTH_NAME, daysOfText, fullYear, monthOfName } from "./parseDate";

/** What a text names before it is known how often the indicator is reported. */
export type NamedTime =
  | { readonly unit: "day"; readonly day: Day }
  | { readonly unit: "month"; readonly year: number; readonly month: number }
  | { readonly unit: "quarter"; readonly year: number; readonly quarter: number; readonly fiscal: boolean }
  | { readonly unit: "week"; readonly year: number; readonly week: number }
  | { readonly unit: "year"; readonly year: number; readonly fiscal: boolean };

/** What a rule may need besides the text. */
interface RuleContext {
  readonly dateOrder: DateOrder | null;
  /** Year of a text that names only a month or quarter. */
  readonly year: number | null;
  readonly fiscalYearStart: number;
}

interface Rule {
  readonly pattern: RegExp;
  readonly read: (groups: readonly string[], context: RuleContext) => readonly (NamedTime | null)[];
}

const QUARTER = "(?:q|qtr|quarter)[ .]?([1-4])";
/** Fiscal, state fiscal, federal fiscal, school and academic years: none begins in January. */
const FISCAL =
  "(?:s?fy|ffy|sy|ay|fye|fiscal year|financial year|school year|academic year|state fiscal year)";
const PROGRAM_YEAR = "(?:py|program(?:me)? year)";
/** `2020/21`, `2020-21`, `2020/2021`, `202021` */
const SPLIT_YEAR = "((?:19|20)\\d{2})(?:[-/ ]?(\\d{2})|[-/](20\\d{2}))";
const YEAR = "((?:19|20)\\d{2})";

const month = (year: number, number: number): NamedTime | null =>
  number >= 1 && number <= 12 ? { unit: "month", year, month: number } : null;
const quarter = (year: number, number: number, fiscal: boolean): NamedTime => ({
  unit: "quarter",
  year,
  quarter: number,
  fiscal,
});
const year = (number: number, fiscal: boolean): NamedTime => ({ unit: "year", year: number, fiscal });
const week = (yearNumber: number, number: number): NamedTime | null =>
  number >= 1 && number <= 53 ? { unit: "week", year: yearNumber, week: number } : null;

/** End year of a fiscal year written over two years, or null where the second does not follow the first. */
function endOfSplitYear(first = "", short = "", long = ""): number | null {
  const end = Number(first) + 1;
  return (long || String(end).slice(0, 2) + short) === String(end) ? end : null;
}

function splitYear(groups: readonly string[]): NamedTime | null {
  const end = endOfSplitYear(groups[0], groups[1], groups[2]);
  return end === null ? null : year(end, true);
}

function splitYearQuarter(first: string[], number: string | undefined): (NamedTime | null)[] {
  const end = endOfSplitYear(...first);
  return [end === null ? null : quarter(end, Number(number), true)];
}

/** Twelve months that end with this one: a calendar year, or a fiscal year where years begin with the next month. */
function yearEnding(name: string, endYear: number, { fiscalYearStart }: RuleContext): NamedTime[] {
  const start = (monthOfName(name) % 12) + 1;
  if (start === 1) return [year(endYear, false)];
  return fiscalYearStart === start || fiscalYearStart === 1 ? [year(endYear, true)] : [];
}

/** A span from one day to another is the month, quarter or year that it covers whole. */
function daySpan(from: string, to: string, { dateOrder, fiscalYearStart }: RuleContext): NamedTime[] {
  return daysOfText(from, dateOrder).flatMap((first) =>
    daysOfText(to, dateOrder).flatMap((last) => {
      const next = new Date(Date.UTC(last.year, last.month - 1, last.day + 1));
      if (first.day !== 1 || next.getUTCDate() !== 1) return [];
      const months = (last.year - first.year) * 12 + last.month - first.month + 1;
      if (months === 1) return [{ unit: "month" as const, year: last.year, month: last.month }];
      if (months === 3 && first.month % 3 === 1) return [quarter(last.year, (first.month + 2) / 3, false)];
      if (months !== 12) return [];
      if (first.month === 1) return [year(last.year, false)];
      return first.month === fiscalYearStart || fiscalYearStart === 1 ? [year(last.year, true)] : [];
    }),
  );
}

/** Three months from the start of a quarter are a quarter, twelve are a calendar or fiscal year. */
function span(from: string, to: string, endYear: number | null, startYear: number | null, start: number) {
  const first = monthOfName(from);
  const months = ((monthOfName(to) - first + 12) % 12) + 1;
  if (endYear === null) return [];
  const spannedYear = startYear ?? (first > monthOfName(to) ? endYear - 1 : endYear);
  if ((endYear - spannedYear) * 12 + monthOfName(to) - first + 1 !== months) return [];
  if (months === 3 && first % 3 === 1) return [quarter(endYear, (first + 2) / 3, false)];
  if (months === 12 && first === 1) return [year(endYear, false)];
  return months === 12 && (first === start || start === 1) ? [year(endYear, true)] : [];
}

/** The first pattern that fits is used; each gives every reading that the text allows. */
const RULES: readonly Rule[] = [
  {
    pattern: new RegExp(`^${YEAR}(?:[-/. ]?(\\d{2})|[-/. ](\\d)|[-/. ]?m(\\d{1,2}))$`),
    read: ([y = "", two = "", one = "", marked = ""]) => [
      splitYear([y, two, ""]),
      month(Number(y), Number(two || one || marked)),
    ],
  },
  { pattern: new RegExp(`^${SPLIT_YEAR}$`), read: (groups) => [splitYear(groups)] },
  { pattern: new RegExp(`^${YEAR}$`), read: ([y]) => [year(Number(y), false)] },
  {
    pattern: new RegExp(`^${FISCAL}[- ]?(\\d{4}|\\d{2})$`),
    read: ([y = ""]) => [year(fullYear(y), true)],
  },
  {
    pattern: new RegExp(`^${FISCAL}[- ]?${SPLIT_YEAR}$`),
    read: (groups) => [splitYear(groups)],
  },
  {
    pattern: new RegExp(`^${FISCAL} ?(\\d{2})[-/](\\d{2})$`),
    read: ([first = "", second = ""]) =>
      fullYear(first) + 1 === fullYear(second) && Number(second) > 12 ? [year(fullYear(second), true)] : [],
  },
  {
    // A program year of the United States is named by the year in which it begins.
    pattern: new RegExp(`^${PROGRAM_YEAR}[- ]?(\\d{4}|\\d{2})$`),
    read: ([y = ""]) => [year(fullYear(y) + 1, true)],
  },
  {
    pattern: new RegExp(`^${PROGRAM_YEAR}[- ]?(\\d{4}|\\d{2})[-, ]*${QUARTER}$`),
    read: ([y = "", q]) => [quarter(fullYear(y) + 1, Number(q), true)],
  },
  {
    pattern: new RegExp(`^${QUARTER}[-, ]*${PROGRAM_YEAR}[- ]?(\\d{4}|\\d{2})$`),
    read: ([q, y = ""]) => [quarter(fullYear(y) + 1, Number(q), true)],
  },
  { pattern: new RegExp(`^(?:cy|calendar year|year) ?${YEAR}$`), read: ([y]) => [year(Number(y), false)] },
  { pattern: new RegExp(`^${YEAR} ?(?:p|r|e|prov|prel)$`), read: ([y]) => [year(Number(y), false)] },
  {
    pattern: new RegExp(
      `^(?:(?:rolling )?(?:years?|12 months|twelve months)(?: ended| ending| to|,)?|y/?e) (?:\\d{1,2}(?:st|nd|rd|th)? )?${MONTH_NAME}[- ]*(\\d{4}|\\d{2})$`,
    ),
    read: ([name = "", y = ""], context) => yearEnding(name, fullYear(y), context),
  },
  {
    pattern: new RegExp(`^${YEAR}[- ]?q([1-4]) ?(?:-|to) ?${YEAR}[- ]?q([1-4])$`),
    read: ([first, from, last, to]) => {
      const quarters = (Number(last) - Number(first)) * 4 + Number(to) - Number(from) + 1;
      return quarters === 4 ? [year(Number(last), from !== "1")] : [];
    },
  },
  {
    pattern: new RegExp(`^${YEAR}[- ]?${QUARTER}$`),
    read: ([y, q]) => [quarter(Number(y), Number(q), false)],
  },
  {
    pattern: new RegExp(`^${QUARTER}[-/, ]*${YEAR}$`),
    read: ([q, y]) => [quarter(Number(y), Number(q), false)],
  },
  {
    pattern: new RegExp(`^([1-4])q[- ]?(?:cy ?)?(\\d{4}|\\d{2})$|^q([1-4])[-' ]*(\\d{2})$`),
    read: ([a = "", y = "", b = "", z = ""]) => [quarter(fullYear(y || z), Number(a || b), false)],
  },
  {
    pattern: new RegExp(`^${QUARTER}(?: ?\\(${MONTH_NAME} ?(?:-|to) ?${MONTH_NAME}\\))[-, ]*${YEAR}$`),
    read: ([, from = "", to = "", y]) => span(from, to, Number(y), null, 1),
  },
  {
    pattern: new RegExp(`^${YEAR}[-, ]*${MONTH_NAME} ?(?:-|to|through) ?${MONTH_NAME}$`),
    read: ([y, from = "", to = ""]) => span(from, to, Number(y), null, 1),
  },
  {
    pattern: new RegExp(`^fy ?(\\d{4}|\\d{2})[-, ]*${QUARTER}$`),
    read: ([y = "", q]) => [quarter(fullYear(y), Number(q), true)],
  },
  {
    pattern: new RegExp(`^${QUARTER}[-, ]*fy ?(\\d{4}|\\d{2})$`),
    read: ([q, y = ""]) => [quarter(fullYear(y), Number(q), true)],
  },
  {
    pattern: new RegExp(`^(?:fy ?)?${SPLIT_YEAR}[-, ]*${QUARTER}$`),
    read: ([a = "", b = "", c = "", q]) => splitYearQuarter([a, b, c], q),
  },
  {
    pattern: new RegExp(`^${QUARTER}[-, ]*(?:fy ?)?${SPLIT_YEAR}$`),
    read: ([q, a = "", b = "", c = ""]) => splitYearQuarter([a, b, c], q),
  },
  {
    pattern: new RegExp(`^${YEAR}[- ]?(?:w|wk|week) ?(\\d{1,2})$`),
    read: ([y, w]) => [week(Number(y), Number(w))],
  },
  {
    pattern: new RegExp(`^(?:w|wk|week) ?(\\d{1,2})[-/, ]*${YEAR}$`),
    read: ([w, y]) => [week(Number(y), Number(w))],
  },
  {
    pattern: new RegExp(`^${MONTH_NAME}[-/, ']*(\\d{4}|\\d{2})$`),
    read: ([name = "", y = ""]) => [month(fullYear(y), monthOfName(name))],
  },
  {
    // A footnote's number that was raised in the workbook and is no longer: `Jan-193`, `Dec-20111`.
    pattern: new RegExp(`^${MONTH_NAME}[-/ ]((?:19|20)\\d{2}|\\d{2})\\d$`),
    read: ([name = "", y = ""]) => [month(fullYear(y), monthOfName(name))],
  },
  {
    pattern: new RegExp(`^${YEAR}[-/, ]*${MONTH_NAME}$`),
    read: ([y, name = ""]) => [month(Number(y), monthOfName(name))],
  },
  {
    // "26-Sep" is a day without a year as well as a month.
    pattern: new RegExp(`^(\\d{2})[- ]${MONTH_NAME}$`),
    read: ([y = "", name = ""], { year: known }) => [
      month(fullYear(y), monthOfName(name)),
      known === null ? null : month(known, monthOfName(name)),
    ],
  },
  { pattern: /^(\d{1,2})[-/. ]((?:19|20)\d{2})$/, read: ([m, y]) => [month(Number(y), Number(m))] },
  {
    pattern: new RegExp(`^${MONTH_NAME}$`),
    read: ([name = ""], { year: known }) => [known === null ? null : month(known, monthOfName(name))],
  },
  {
    pattern: new RegExp(`^${QUARTER}$`),
    read: ([q], { year: known }) => [known === null ? null : quarter(known, Number(q), false)],
  },
  {
    pattern: new RegExp(`^${MONTH_NAME} ?(?:-|to|through) ?${MONTH_NAME}(?:[-, ]*${YEAR})?$`),
    read: ([from = "", to = "", y], { year: known, fiscalYearStart }) =>
      span(from, to, y ? Number(y) : known, null, fiscalYearStart),
  },
  {
    pattern: new RegExp(
      `^${MONTH_NAME}[-, ]*(\\d{4}|\\d{2}) ?(?:-|to|through) ?${MONTH_NAME}[-, ]*(\\d{4}|\\d{2})$`,
    ),
    read: ([from = "", first = "", to = "", last = ""], { fiscalYearStart }) =>
      span(from, to, fullYear(last), fullYear(first), fiscalYearStart),
  },
  {
    pattern:
      /^([a-z\d][\w/., -]*?\d{4}|\d{4}-\d\d-\d\d) ?(?:-|to|through) ?([a-z\d][\w/., -]*?\d{4}|\d{4}-\d\d-\d\d)$/,
    read: ([from = "", to = ""], context) => daySpan(from, to, context),
  },
];

/** `Sep-23 Qtr`, `March quarter 2024`, `quarter ending 30 June 2024`: the three months that end with this one. */
const QUARTER_ENDS = new RegExp(
  `^(?:(?:quarter|qtr|three months|3 months) (?:ended|ending|to):? (?<ended>.+)|(?<month>${MONTH_NAME})[-/ ]*(?<year>\\d{4}|\\d{2})? ?(?:quarter|qtr)(?:[- ](?<after>\\d{4}|\\d{2}))?)$`,
);

/** The calendar quarter whose last month a text names; none where that month ends no quarter. */
function quarterEnding(text: string, context: RuleContext): readonly NamedTime[] | null {
  const groups = QUARTER_ENDS.exec(text)?.groups;
  if (groups === undefined) return null;
  const { ended, month: name, year: before, after } = groups;
  const last = ended ?? `${name} ${after ?? before ?? context.year ?? ""}`.trim();
  return timesOfText(last, context).flatMap((time) => {
    const at = time.unit === "day" ? time.day : time.unit === "month" ? time : null;
    return at !== null && at.month % 3 === 0 ? [quarter(at.year, at.month / 3, false)] : [];
  });
}

/** `MSitAE-APRIL-2024`, `RTT-April-2024`: the name of the collection before its month. */
const COLLECTION = new RegExp(`^(?!${MONTH_NAME}[-_])[a-z]{2,}[a-z0-9]*[-_](?=${MONTH_NAME}[-_ ]\\d{4}$)`);
const LEAD =
  /^(?:(?:position |snapshot )?as (?:of|at)|(?:data )?for|month(?: of| ending)?|m\/e|w\/[ec]|week (?:ending|commencing|of)|quarter ending|period(?: ending)?|reporting (?:period|month))[: ]+/;

/** Texts that look like a month and a day but leave the year out: never a period by themselves. */
const MONTH_OR_DAY = /^(\d{1,2})[-/.](\d{2})$/;

/** The time alone where words stand before it: `week ending 07/04/2024`, `as of October 15, 2019`. */
export function withoutLead(text: string): string {
  return text.replace(LEAD, "");
}

/**
 * Every time that a text can name, in lower case and plain; none where it names no time.
 *
 * @example timesOfText("2020/21q4", { dateOrder: null, year: null, fiscalYearStart: 4 })
 * // [{ unit: "quarter", year: 2021, quarter: 4, fiscal: true }]
 */
export function timesOfText(text: string, context: RuleContext): readonly NamedTime[] {
  const ofQuarter = quarterEnding(text, context);
  if (ofQuarter !== null) return ofQuarter;
  const named = inEnglish(withoutLead(text).replace(COLLECTION, "").replace(/_/g, " "));
  for (const rule of RULES) {
    const match = rule.pattern.exec(named);
    if (match)
      return rule
        .read(
          match.slice(1).map((group) => group ?? ""),
          context,
        )
        .filter((time) => time !== null);
  }
  const monthAndYear = MONTH_OR_DAY.exec(named);
  if (monthAndYear)
    return [month(fullYear(monthAndYear[2] ?? ""), Number(monthAndYear[1]))].filter((t) => t !== null);
  return daysOfText(named, context.dateOrder).map((day) => ({ unit: "day", day }));
}

/** True for text that may leave out the year (`09/26`, `26-Sep`): its one reading must be confirmed. */
export function mayLackYear(text: string): boolean {
  return MONTH_OR_DAY.test(text) || new RegExp(`^\\d{2}[- ]${MONTH_NAME}$`).test(text);
}
