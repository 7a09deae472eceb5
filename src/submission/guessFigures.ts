import type { CellBlock } from "./block";
import { figureText } from "./figureText";
import { headerNames } from "./columnProfile";
import type { Confidence } from "./guessColumns";
import { guessStems } from "./guessStems";
import type { FigureColumn, FigureRole } from "./mapping";
import { readNumberText } from "./numberText";
import { type CellAt, columnLetters } from "./address";

/** A column, or a kind of column repeated under every period, that may hold figures. */
export interface FigureCandidate {
  readonly column: number;
  readonly label: string;
}

export interface FigureGuess {
  readonly figures: readonly FigureColumn[];
  readonly confidence: Confidence;
  /** Labels of columns that are not read, such as a rate beside its counts. */
  readonly unused: readonly string[];
}

const WORDS: readonly (readonly [FigureRole, RegExp])[] = [
  [
    "value",
    /%|per ?cent|\bpc(nt|t)?\b|\brate\b|proportion|\bshare\b|median|\bmean\b|average|\bavg\b|\bscore\b|\bvalue\b|\bratio\b/i,
  ],
  [
    "denominator",
    /denom|\bden\b|\btotal\b|eligible|\ball\b|\bbase\b|\bpopulation\b|\breferred\b|\breferrals\b|attendances|\benter(ed|ing)\b|\bentries\b|\bcohort\b|\bdue\b|\bexpected\b|\bscheduled\b|\binvited\b|\bof\b.*\bpossible\b/i,
  ],
  [
    "numerator",
    /numer|\bnum\b|\bmet\b|success|achieved|\bwithin\b|breach|completed|enrolled|placed|\bpassed\b|\bon time\b|\b(over|under|after|more than|less than|longer than) ?\d/i,
  ],
  ["n", /^n$|^cases$|sample size|number of cases/i],
];

/** The role that a header names, or null. */
export function roleOfHeader(header: string): FigureRole | null {
  const text = header
    .replace(/_/g, " ")
    .replace(/([a-z])([A-Z])/g, "$1 $2")
    .replace(/([a-z])(\d)/g, "$1 $2");
  return WORDS.find(([, words]) => words.test(text))?.[0] ?? null;
}

/**
 * Which columns are numerator, denominator and value: by their headers, then by arithmetic (a column that is the
 * ratio of two others proves all three). Columns without a role are indicators of their own; what stands beside the
 * figures (limits of confidence, ranks, changes) is named as not used.
 *
 * @param rowsNameIndicators a column of labels names the indicators, so that the figure columns need not
 * @param cellsOf numbers of a candidate, in the same order for all of them
 */
export function guessFigures(
  all: readonly FigureCandidate[],
  rowsNameIndicators: boolean,
  cellsOf: (candidate: FigureCandidate) => readonly (number | null)[],
): FigureGuess {
  const figures = all.filter(
    (each) =>
      !headerNames.beside(each.label) &&
      !isGoal(each, all) &&
      !sumsUpYear(each, all) &&
      cellsOf(each).some((n) => n !== null),
  );
  const candidates = figures.length > 0 ? figures : all.filter(({ label }) => !headerNames.geography(label));
  const unused = all.filter((each) => !candidates.includes(each)).map(({ label }) => label);
  const guess = rolesAmong(candidates, rowsNameIndicators, cellsOf);
  return { ...guess, unused: [...guess.unused, ...unused] };
}

/** `Target`, or `Referrals target` beside `Referrals actual`. */
function isGoal({ label }: FigureCandidate, all: readonly FigureCandidate[]): boolean {
  if (headerNames.goal(label)) return true;
  const stem = /^(.+\S)\W+(target|goal|plan(ned)?|trajectory)\)?$/i.exec(label)?.[1];
  return stem !== undefined && all.some((each) => each.label !== label && each.label.startsWith(stem));
}

const YEAR_TO_DATE = /^(f?ytd|year[- ]to[- ]date|cumulative)( total| actual)?$/i;

/** The year up to the month beside the month: what it adds has been counted there. */
function sumsUpYear({ label }: FigureCandidate, all: readonly FigureCandidate[]): boolean {
  return YEAR_TO_DATE.test(label) && all.some((each) => !YEAR_TO_DATE.test(each.label));
}

function rolesAmong(
  candidates: readonly FigureCandidate[],
  rowsNameIndicators: boolean,
  cellsOf: (candidate: FigureCandidate) => readonly (number | null)[],
): FigureGuess {
  const stems = guessStems(candidates);
  if (stems !== null) {
    const taken = new Set(stems.figures.map(({ column }) => column));
    const others = candidates.filter((each) => !taken.has(each.column) && !stems.rates.includes(each));
    return {
      figures: [...withOwnNames(others.map(named)), ...stems.figures],
      confidence: "sure",
      unused: stems.rates.map(({ label }) => label),
    };
  }
  const by = (role: FigureRole) => candidates.filter(({ label }) => roleOfHeader(label) === role);
  const [numerator, otherNumerator] = by("numerator");
  const [denominator, otherDenominator] = by("denominator");
  const isPair =
    numerator && denominator && !otherNumerator && !otherDenominator
      ? neverAbove(cellsOf(numerator), cellsOf(denominator))
      : false;
  const proven = isPair ? null : ratioAmong(candidates, cellsOf);
  const pair = isPair && numerator && denominator ? { numerator, denominator } : proven;
  if (pair !== null) return withRatio(pair, candidates, proven?.rate ?? null, cellsOf);
  const [only, second] = candidates;
  if (only && second === undefined) return { figures: [value(only, null)], confidence: "likely", unused: [] };
  const [cases] = by("n");
  const [first] = by("value");
  if (candidates.length === 2 && cases && first) {
    return {
      figures: [value(first, null), { column: cases.column, role: "n", indicator: null }],
      confidence: "likely",
      unused: [],
    };
  }
  const main =
    candidates.find(({ label }) => ACHIEVED.test(label)) ??
    candidates.find(({ label }) => MAIN_VALUE.test(label));
  if (rowsNameIndicators && main) {
    const counts = candidates.flatMap(({ column, label }) =>
      /^(numerator|denominator)$/i.test(label)
        ? [{ column, role: label.toLowerCase() as FigureRole, indicator: null }]
        : [],
    );
    const used = new Set([main.column, ...counts.map(({ column }) => column)]);
    const unused = candidates.filter(({ column }) => !used.has(column)).map(({ label }) => label);
    return { figures: [value(main, null), ...counts], confidence: "unsure", unused };
  }
  const figures = candidates.map((each) =>
    rowsNameIndicators && each.label === "" ? value(each, null) : named(each),
  );
  return { figures: withOwnNames(figures), confidence: "unsure", unused: [] };
}

/** Two columns of one name are two indicators: the second is named with its place. */
function withOwnNames(figures: readonly FigureColumn[]): readonly FigureColumn[] {
  const taken = new Set<string | null>();
  return figures.map((figure) => {
    const isSecond = taken.has(figure.indicator);
    taken.add(figure.indicator);
    return isSecond
      ? { ...figure, indicator: `${figure.indicator ?? ""} (${columnLetters(figure.column)})` }
      : figure;
  });
}

/** What was reached, beside the points that are given for it. */
const ACHIEVED = /^(actual|achieved|result|performance|outcome)( (value|%|performance))?$/i;
/** What tidy files call the column of their figures. */
const MAIN_VALUE =
  /^((data|obs|indicator|measure)?[ _]?value|score|result|rate|figure|wert|valor|valeur|waarde)$/i;

function named(candidate: FigureCandidate): FigureColumn {
  return value(candidate, candidate.label || `Column ${candidate.column + 1}`);
}

/** The number in a cell, also where it is kept as text; null for marks and blanks. */
export function numberIn(block: CellBlock, { row, column }: CellAt): number | null {
  const cell = block.values[row]?.[column];
  if (typeof cell === "number") return cell;
  if (typeof cell !== "string") return null;
  return readNumberText(figureText(cell)?.figure ?? cell, null)?.value ?? null;
}

/** A ratio alone has no name of its own; beside other figures its numerator names it. Its published rate follows from it. */
function withRatio(
  pair: { readonly numerator: FigureCandidate; readonly denominator: FigureCandidate },
  candidates: readonly FigureCandidate[],
  proven: FigureCandidate | null,
  cellsOf: (candidate: FigureCandidate) => readonly (number | null)[],
): FigureGuess {
  const rest = candidates.filter((each) => each !== pair.numerator && each !== pair.denominator);
  const isRate = (each: FigureCandidate) =>
    each === proven ||
    roleOfHeader(each.label) === "n" ||
    (roleOfHeader(each.label) === "value" && rest.length === 1) ||
    isRatio(cellsOf(each), cellsOf(pair.numerator), cellsOf(pair.denominator));
  const others = rest.filter((each) => !isRate(each) && each.label.toLowerCase() !== "value");
  const name = others.length > 0 ? pair.numerator.label : null;
  return {
    figures: [
      { column: pair.numerator.column, role: "numerator", indicator: name },
      { column: pair.denominator.column, role: "denominator", indicator: name },
      ...withOwnNames(others.map(named)),
    ],
    confidence: others.length > 0 ? "likely" : "sure",
    unused: rest.filter((each) => !others.includes(each)).map(({ label }) => label),
  };
}

function value({ column }: FigureCandidate, indicator: string | null): FigureColumn {
  return { column, role: "value", indicator };
}

/** Among more columns than this some are the ratio of two others by chance, and to try them all takes long. */
const MOST_COMPARED = 40;

/** Three columns of which one is the ratio of the other two, as a fraction or in hundredths, in every row. */
function ratioAmong(
  candidates: readonly FigureCandidate[],
  cellsOf: (candidate: FigureCandidate) => readonly (number | null)[],
): { numerator: FigureCandidate; denominator: FigureCandidate; rate: FigureCandidate } | null {
  if (candidates.length < 3 || candidates.length > MOST_COMPARED) return null;
  for (const rate of candidates) {
    // From n = r × d alone, rate and denominator could be exchanged.
    const isRate =
      roleOfHeader(rate.label) === "value" || cellsOf(rate).every((cell) => cell === null || cell <= 1);
    if (!isRate) continue;
    for (const numerator of candidates) {
      for (const denominator of candidates) {
        if (new Set([rate, numerator, denominator]).size < 3) continue;
        if (isRatio(cellsOf(rate), cellsOf(numerator), cellsOf(denominator)))
          return { numerator, denominator, rate };
      }
    }
  }
  return null;
}

function isRatio(
  rate: readonly (number | null)[],
  numerator: readonly (number | null)[],
  denominator: readonly (number | null)[],
): boolean {
  let checked = 0;
  for (let i = 0; i < rate.length; i++) {
    const [r, n, d] = [rate[i], numerator[i], denominator[i]];
    if (r == null || n == null || d == null || d <= 0 || n < 0) continue;
    const exact = n / d;
    if (n > d || (!isRounded(r, exact) && !isRounded(r / 100, exact))) return false;
    // Small rates are near zero whatever they are: they prove nothing.
    if (exact >= 0.05) checked++;
  }
  return checked >= 3;
}

/** Published rates are rounded to as little as a whole percent. */
function isRounded(published: number, exact: number): boolean {
  return Math.abs(published - exact) <= Math.min(0.0051, Math.max(0.1 * exact, 0.0005));
}

function neverAbove(smaller: readonly (number | null)[], larger: readonly (number | null)[]): boolean {
  const pairs = smaller.map((low, i) => [low, larger[i] ?? null] as const);
  const above = pairs.filter(([low, high]) => low !== null && high !== null && low > high).length;
  return above * 10 <= pairs.length;
}
