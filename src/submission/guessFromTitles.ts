import { columnLetters } from "./address";
import { headerNames } from "./columnProfile";
import type { Confidence } from "./guessColumns";
import type { FigureCandidate, FigureGuess } from "./guessFigures";
import { looksLikePeriod } from "./headerPeriod";
import type { Layout } from "./layout";

interface FromText {
  readonly source: { readonly from: "text"; readonly text: string } | null;
  readonly confidence: Confidence;
}

const MOST_WORDS = 8;
/** Longest text of a title that is taken for the name of what the range measures. */
export const LONGEST_NAME = 80;
const LONGEST_TITLE = 110;
/** Headers of figures that name no indicator. */
export const SAYS_NOTHING =
  /^$|^(value|number|count|figure|rate|percent(age)?|%|num(erator)?|total|result|data|amount|quantity|actual|in[- ]month|this month|current( (month|period|quarter))?|wert|valor|valeur|waarde|aantal|anzahl|nombre|(obs(ervation)?|data|measure)[ _]?value)s?$/i;

/**
 * The period of a range that names it once: in a title, a label cell, a note or the sheet's name. The longest wording
 * wins, so that "year ending March 2019" is no month; one with a year of four digits comes before others.
 */
export function periodInTitle(titles: readonly string[], date1904: boolean): FromText {
  const named = titles.flatMap((title) => longestPeriod(title, date1904) ?? []);
  const text = named.find((each) => /(19|20)\d{2}/.test(each)) ?? named[0];
  return text === undefined
    ? { source: null, confidence: "unsure" }
    : { source: { from: "text", text }, confidence: "likely" };
}

function longestPeriod(title: string, date1904: boolean): string | null {
  const words = title
    .replace(/[,:;()[\]]/g, " ")
    .split(/\s+/)
    .filter((word) => word !== "");
  let found: string | null = null;
  for (let taken = Math.min(MOST_WORDS, words.length); taken >= 1; taken--) {
    for (let start = 0; start + taken <= words.length; start++) {
      const text = words.slice(start, start + taken).join(" ");
      if (!/\d{2}/.test(text) || !looksLikePeriod(text, date1904)) continue;
      if (/(19|20)\d{2}/.test(text)) return text;
      found ??= text;
    }
  }
  return found;
}

/** What stands beside or after a label among the titles: `Provider:` and, in the next cell, `Harbor House`. */
export function statedIn(titles: readonly string[], label: RegExp): FromText | null {
  for (const [i, title] of titles.entries()) {
    const [name = "", ...rest] = title.split(":");
    if (!label.test(name.trim())) continue;
    const text = rest.join(":").trim() || (title.includes(":") ? (titles[i + 1] ?? "") : "");
    if (text !== "") return { source: { from: "text", text }, confidence: "likely" };
  }
  return null;
}

export const PROVIDER_LABEL =
  /^(name of )?(the )?(provider|organi[sz]ation|agency|trust|hospital|school|district|county|contractor|vendor|grantee)( name)?$/i;

/** Titles that say where the figures come from and not what they are. */
const NO_NAME =
  /:$|^table:? [\w.-]+$|^geography:|^(contents$|back to|return to|source|summary|title|period|publi|basis|contact|note|extract|data (extract|as|from|source)|last |coverage|as (of|at)|updated|www|http|\(|\d+[.)] )/i;

/** Whose figures they are, or of where: no name of a figure. */
const NATION =
  /^(england( and wales)?|wales|scotland|northern ireland|united kingdom|uk|great britain|canada|australia|ireland|new zealand|usa?|united states)$/i;

/** The title that says what the figures measure; one that names an office does so only where no other does. */
export function indicatorTitle(titles: readonly string[], date1904: boolean): string | undefined {
  const stated = statedIn(titles, TITLE_LABEL)?.source?.text;
  if (stated !== undefined && stated.length <= LONGEST_NAME) return stated;
  const names = titles.filter(
    (text) =>
      text.length <= LONGEST_TITLE &&
      !NO_NAME.test(text) &&
      !NATION.test(text) &&
      /\p{L}{2}/u.test(text) &&
      !/^[A-Z]+\d{3,}$/.test(text) &&
      !looksLikePeriod(text, date1904),
  );
  return names.find((text) => !OFFICE.test(text)) ?? names[0];
}

const TITLE_LABEL = /^((series|table|dataset|data set|report) )?(title|measure|indicator)$/i;

/** Who published the figures, and not what they are. */
const OFFICE =
  /\b(department of|ministry of|office of|university|bureau|administration|commission|authority|council|project|agency|statistics canada)\b|\bservices$/i;

/**
 * What all figures measure: the title, the header of their column, or what a column says in every row.
 *
 * @param constant what the columns of labels say that never differ, or the sheet's name
 */
export function indicatorFromTitle(
  constant: string,
  { titles, periodRow }: Layout,
  { figures }: FigureGuess,
  candidates: readonly FigureCandidate[],
  date1904: boolean,
): FromText | { source: null; confidence: Confidence } {
  if (figures.some((figure) => figure.indicator !== null)) return { source: null, confidence: "likely" };
  const isAcross = periodRow !== null;
  const areProviders = figures.length > 1 && figures.every(({ role }) => role === "value");
  const figureName = areProviders
    ? ""
    : (candidates.find(({ column }) => column === figures[0]?.column)?.label ?? "");
  const title = indicatorTitle(titles, date1904);
  const isNamed = !SAYS_NOTHING.test(figureName) && !headerNames.period(figureName);
  const own = isNamed && isAcross && title !== undefined ? `${title}: ${figureName}` : title;
  const text = own ?? (SAYS_NOTHING.test(figureName) ? constant : figureName);
  return { source: { from: "text", text }, confidence: "likely" };
}

/** "number" and "rate per 10,000" under a title are the number and the rate of what the title names. */
export function namedAfterTitle(guess: FigureGuess, title: string | undefined): FigureGuess {
  if (title === undefined) return guess;
  const unnamed = guess.figures.filter(({ indicator }) => /^Column \d+$/.test(indicator ?? ""));
  const figures = guess.figures.map((figure) => {
    if (figure.indicator === null) return figure;
    // Two columns of one name would hide each other's figures: the second is named with its place.
    const isSecond = figure.role === "value" && figure !== unnamed[0];
    if (unnamed.includes(figure))
      return { ...figure, indicator: isSecond ? `${title} (${columnLetters(figure.column)})` : title };
    return BARE_UNIT.test(figure.indicator)
      ? { ...figure, indicator: `${title}: ${figure.indicator}` }
      : figure;
  });
  return { ...guess, figures };
}

const BARE_UNIT =
  /^(number|no\.?|count|value|rate|percent(age)?|per cent|%|total|numbers)s?( per .*| \(.*\))?$/i;
