/** Operators of the object model and of the file differ in their first letter only. */
export function lower(word: string): string {
  return word.charAt(0).toLowerCase() + word.slice(1);
}

export function upper(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

/** An entry of a rule as text: rules come through the object model as plain JSON. */
export function textOf(entry: unknown): string {
  return typeof entry === "string"
    ? entry
    : typeof entry === "number" || typeof entry === "boolean"
      ? String(entry)
      : "";
}

/** Test of a text: operator of the object model, `type` and `operator` of the file, and the formula that says the same. */
export const TEXT_TESTS = [
  [
    "Contains",
    "containsText",
    "containsText",
    (text: string, cell: string) => `NOT(ISERROR(SEARCH(${text},${cell})))`,
  ],
  [
    "NotContains",
    "notContainsText",
    "notContains",
    (text: string, cell: string) => `ISERROR(SEARCH(${text},${cell}))`,
  ],
  [
    "BeginsWith",
    "beginsWith",
    "beginsWith",
    (text: string, cell: string) => `LEFT(${cell},LEN(${text}))=${text}`,
  ],
  ["EndsWith", "endsWith", "endsWith", (text: string, cell: string) => `RIGHT(${cell},LEN(${text}))=${text}`],
] as const;

type Attributes = Readonly<Record<string, string | number | boolean>>;

export interface Preset {
  readonly criterion: string;
  readonly type: string;
  readonly attributes: Attributes;
  readonly formula?: (cell: string) => string;
}

function simple(criterion: string, type: string, formula?: (cell: string) => string): Preset {
  return { criterion, type, attributes: {}, formula };
}

function average(criterion: string, attributes: Attributes): Preset {
  return { criterion, type: "aboveAverage", attributes };
}

function period(criterion: string, timePeriod: string, formula: (cell: string) => string): Preset {
  return { criterion, type: "timePeriod", attributes: { timePeriod }, formula };
}

const month = (cell: string, shift: number): string =>
  `AND(MONTH(${cell})=MONTH(EDATE(TODAY(),${shift})),YEAR(${cell})=YEAR(EDATE(TODAY(),${shift})))`;
const week = (cell: string, shift: number): string =>
  `AND(ROUNDDOWN(${cell},0)>=TODAY()-WEEKDAY(TODAY())+1+${7 * shift},ROUNDDOWN(${cell},0)<=TODAY()-WEEKDAY(TODAY())+7+${7 * shift})`;

/** Criteria with a name of their own (Excel.ConditionalFormatPresetCriterion), and how the file says them. */
export const PRESETS: readonly Preset[] = [
  simple("Blanks", "containsBlanks", (cell) => `LEN(TRIM(${cell}))=0`),
  simple("NonBlanks", "notContainsBlanks", (cell) => `LEN(TRIM(${cell}))>0`),
  simple("Errors", "containsErrors", (cell) => `ISERROR(${cell})`),
  simple("NonErrors", "notContainsErrors", (cell) => `NOT(ISERROR(${cell}))`),
  simple("UniqueValues", "uniqueValues"),
  simple("DuplicateValues", "duplicateValues"),
  average("AboveAverage", {}),
  average("BelowAverage", { aboveAverage: false }),
  average("EqualOrAboveAverage", { equalAverage: true }),
  average("EqualOrBelowAverage", { aboveAverage: false, equalAverage: true }),
  average("OneStdDevAboveAverage", { stdDev: 1 }),
  average("OneStdDevBelowAverage", { aboveAverage: false, stdDev: 1 }),
  average("TwoStdDevAboveAverage", { stdDev: 2 }),
  average("TwoStdDevBelowAverage", { aboveAverage: false, stdDev: 2 }),
  average("ThreeStdDevAboveAverage", { stdDev: 3 }),
  average("ThreeStdDevBelowAverage", { aboveAverage: false, stdDev: 3 }),
  period("Yesterday", "yesterday", (cell) => `FLOOR(${cell},1)=TODAY()-1`),
  period("Today", "today", (cell) => `FLOOR(${cell},1)=TODAY()`),
  period("Tomorrow", "tomorrow", (cell) => `FLOOR(${cell},1)=TODAY()+1`),
  period(
    "LastSevenDays",
    "last7Days",
    (cell) => `AND(TODAY()-FLOOR(${cell},1)<=6,FLOOR(${cell},1)<=TODAY())`,
  ),
  period("LastWeek", "lastWeek", (cell) => week(cell, -1)),
  period("ThisWeek", "thisWeek", (cell) => week(cell, 0)),
  period("NextWeek", "nextWeek", (cell) => week(cell, 1)),
  period("LastMonth", "lastMonth", (cell) => month(cell, -1)),
  period("ThisMonth", "thisMonth", (cell) => month(cell, 0)),
  period("NextMonth", "nextMonth", (cell) => month(cell, 1)),
];

/** Kinds of a limit (`cfvo`): object model and file. */
export const LIMITS: Readonly<Record<string, string>> = {
  LowestValue: "min",
  HighestValue: "max",
  Number: "num",
  Percent: "percent",
  Percentile: "percentile",
  Formula: "formula",
};

const COUNTS = [
  ["Three", "3"],
  ["Four", "4"],
  ["Five", "5"],
] as const;

/** "ThreeTrafficLights1" as the file has it: "3TrafficLights1". */
export function fileIconSet(style: string): string {
  const [word, digit] = COUNTS.find(([name]) => style.startsWith(name)) ?? ["", ""];
  return digit + style.slice(word.length);
}

export function modelIconSet(style: string): string {
  const [word] = COUNTS.find(([, digit]) => style.startsWith(digit)) ?? [""];
  return word + style.replace(/^\d/, "");
}
