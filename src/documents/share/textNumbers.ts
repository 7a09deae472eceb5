import { NUMBER_WORDS, numberOf } from "./numberWords";
import { countsInShares, sharesIn } from "./textShares";

/** A number that a person typed into a sentence. */
export interface TextNumber {
  readonly value: number;
  /** Decimals of a percentage; null: a count. */
  readonly percentDecimals: number | null;
}

/** Dates, times, versions and numbers of something are no counts: 2026-09-30, 30/9/2026, 10:30, A-12, Q3, 3rd. */
const NO_COUNTS =
  /\b\d{4}-\d{1,2}(?:-\d{1,2})?\b|\b\d{1,2}[/.]\d{1,2}[/.]\d{2,4}\b|\b\d{1,2}:\d{2}\b|\b[\p{L}_]+-?\d[\w-]*|\b\d+(?:st|nd|rd|th)\b/giu;
const NUMBER = /(?<![\d.,])\d{1,3}(?:[,  ]\d{3})+(?!\d)|(?<![\d,])\d+(?:\.\d+)?/gu;
const PERCENT = /^\s?(?:%|percent\b|per cent\b|percentage\b)/iu;
/** A year is no count of people where nobody counts thousands. */
const YEAR =
  /\b(?:in|of|since|until|by|(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]{0,6}\.?)\s$/iu;
/** What is counted so is no people. */
const OTHER_THINGS =
  /^[\s-]?(?:(?:working|business|calendar|more|full)\s)?(?:minutes?|hours?|days?|weeks?|months?|quarters?|years?|dollars?|usd|euros?|miles?|km|points?|p\.?m\.?|a\.?m\.?|o'clock|o’clock)\b/iu;
const WORD = new RegExp(`(?<![\\p{L}-])(?:${NUMBER_WORDS})(?![\\p{L}-])`, "giu");

const PEOPLE =
  "clients?|children|child|youths?|famil(?:y|ies)|participants?|persons?|people|parents?|residents?|patients?|students?";
const ORDINALS =
  "second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth".split(
    " ",
  );
/** The fourth client has three before it; "client survey" and "client meeting" are no people. */
const ORDINAL_PERSON = new RegExp(
  `\\b(?:(\\d+)(?:st|nd|rd|th)|(${ORDINALS.join("|")}))\\s(?:${PEOPLE})\\b(?!\\s(?:meeting|survey|visit|interview|group|file|record|contact)s?\\b)`,
  "giu",
);

/** Words for a number; more than one value: about so many. */
const SAID: readonly (readonly [RegExp, readonly number[]])[] = [
  [/\ba (?:couple|pair)\b(?: of)?/giu, [2]],
  [/\ba handful\b(?: of)?/giu, [3, 4, 5]],
  [/\bhalf a dozen\b/giu, [6]],
  [/(?<!\bhalf )\ba dozen\b/giu, [12]],
];

/**
 * The numbers of a text that may count people: in digits and in words up to ninety-nine, "a couple", "a handful" and
 * "the fourth client"; shares ("one in five", "two thirds") as percentages, and what they come to of a number that
 * stands beside them. Dates, times, ids, money and stretches of time are none.
 *
 * @example numbersIn("half of the 12 came") // 12, 50 % and 6
 */
export function numbersIn(text: string): TextNumber[] {
  const whole = text.normalize("NFKC");
  const plain = whole.replace(NO_COUNTS, (found) => "x".repeat(found.length));
  const found: TextNumber[] = [];
  const add = (value: number, decimals: number, rest: string, before: string): void => {
    if (PERCENT.test(rest)) found.push({ value, percentDecimals: decimals });
    else if (Number.isInteger(value) && !OTHER_THINGS.test(rest) && !/[$€£]\s?$/u.test(before))
      found.push({ value, percentDecimals: null });
  };
  for (const { 0: digits, index } of plain.matchAll(NUMBER)) {
    if (/^(?:19|20)\d\d$/.test(digits) && YEAR.test(plain.slice(0, index))) continue;
    const decimals = /\.(\d+)$/.exec(digits)?.[1]?.length ?? 0;
    add(numberOf(digits), decimals, plain.slice(index + digits.length), plain.slice(0, index));
  }
  const shares = sharesIn(plain).filter(({ rest }) => !OTHER_THINGS.test(rest));
  const isInFraction = (at: number) =>
    shares.some(({ from, to, isFraction }) => isFraction && at >= from && at < to);
  for (const { 0: word, index } of plain.matchAll(WORD)) {
    const before = plain.slice(0, index);
    if (!/\bno\s$/iu.test(before) && !isInFraction(index))
      add(numberOf(word), 0, plain.slice(index + word.length), "");
  }
  for (const [looks, values] of SAID) {
    for (const { 0: word, index } of plain.matchAll(looks))
      for (const value of values) add(value, 0, plain.slice(index + word.length), "");
  }
  for (const { 1: digits, 2: word = "" } of whole.matchAll(ORDINAL_PERSON))
    found.push({
      value: digits === undefined ? ORDINALS.indexOf(word.toLowerCase()) + 2 : Number(digits),
      percentDecimals: null,
    });
  found.push(...shares.map(({ share }) => ({ value: Math.round(100 * share), percentDecimals: 0 })));
  found.push(...countsInShares(plain, shares).map((value) => ({ value, percentDecimals: null })));
  return found;
}
