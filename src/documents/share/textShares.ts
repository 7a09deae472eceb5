import { NUMBER_WORDS, numberOf } from "./numberWords";

/** A part of a whole, as a sentence says it. */
export interface TextShare {
  /** From 0 to 1. */
  readonly share: number;
  /** Where it stands in the text. */
  readonly from: number;
  readonly to: number;
  /** "two thirds": its words are no counts of their own. */
  readonly isFraction: boolean;
  /** What follows, without "of the": what it is a part of. */
  readonly rest: string;
}

const NUMBER = `\\d{1,3}|${NUMBER_WORDS}`;
/** "one in five", "3 out of every 10" */
const IN_SO_MANY = new RegExp(
  `(?<![\\p{L}\\d.,-])(${NUMBER})\\s(?:in|out of|of)\\s(every\\s)?(${NUMBER})(?![\\p{L}\\d.,-])`,
  "giu",
);
const PARTS = ["half", "third", "quarter", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"];
const NAMES = PARTS.slice(1).join("|");
/** "two thirds" needs nothing after it; "a third" is one of something only where that is named. */
const SEVERAL = new RegExp(`\\b(two|three|four|five|six|seven|eight|nine)[- ](${NAMES})s\\b`, "giu");
const ONE = new RegExp(`\\b(?:a|one)[- ](${NAMES})\\b(?=\\sof\\b)`, "giu");
/** The second half of a year is no part of any people. */
const HALF = /(?<!\b(?:first|second|other|last|latter)\s)\bhalf\b(?=\s(?:of|the|our|all|these|those)\b)/giu;
const OF_THEM = /^\s(?:of\s)?(?:(?:the|our|all|these|those)\s)*/iu;
const PERCENT_OF = new RegExp(
  `(\\d+(?:\\.\\d+)?)\\s?(?:%|percent|per cent)\\sof\\s(?:(?:the|our|all|these|those)\\s)*(${NUMBER})(?![\\p{L}\\d.,%-])`,
  "giu",
);
const NUMBER_FIRST = new RegExp(`^(?:${NUMBER})(?![\\p{L}\\d.,%-])`, "iu");
const STRETCH_OF_TIME = /^(?:\d{4}\b|(?:hour|day|week|month|quarter|year)s?\b)/iu;

/** The parts of a whole that a text says in words or as so many in so many. */
export function sharesIn(text: string): TextShare[] {
  const place = (whole: string, index: number) => ({
    from: index,
    to: index + whole.length,
    rest: text.slice(index + whole.length).replace(OF_THEM, ""),
  });
  const inSoMany = [...text.matchAll(IN_SO_MANY)].flatMap((match): TextShare[] => {
    const [whole, few = "", every, many = ""] = match;
    const [count, of] = [numberOf(few), numberOf(many)];
    // "3 of 40" are counts, whose share is found by them.
    const isShare = !/\sof\s/iu.test(whole.replace(/out of/iu, "")) || every !== undefined;
    if (!isShare || count >= of) return [];
    const at = place(whole, match.index);
    return [{ ...at, rest: text.slice(at.to), share: count / of, isFraction: false }];
  });
  const fractions = [
    ...[...text.matchAll(SEVERAL)].map((match) => ({ match, count: numberOf(match[1]!), name: match[2]! })),
    ...[...text.matchAll(ONE)].map((match) => ({ match, count: 1, name: match[1]! })),
    ...[...text.matchAll(HALF)].map((match) => ({ match, count: 1, name: "half" })),
  ].flatMap(({ match, count, name }): TextShare[] => {
    const of = PARTS.indexOf(name.toLowerCase()) + 2;
    const at = place(match[0], match.index);
    return count >= of || STRETCH_OF_TIME.test(at.rest)
      ? []
      : [{ ...at, share: count / of, isFraction: true }];
  });
  return [...inSoMany, ...fractions];
}

/** Counts that shares come to: "half of the 12" are 6, "10% of our 30" are 3. */
export function countsInShares(text: string, shares: readonly TextShare[]): number[] {
  const ofFractions = shares.flatMap(({ share, rest, isFraction }) => {
    const of = isFraction ? NUMBER_FIRST.exec(rest)?.[0] : undefined;
    return of === undefined ? [] : [share * numberOf(of)];
  });
  const ofPercentages = [...text.matchAll(PERCENT_OF)].map(
    ([, percent, of = ""]) => (Number(percent) / 100) * numberOf(of),
  );
  return [...ofFractions, ...ofPercentages].map(Math.round);
}
