/** A number that a person typed into a sentence. */
export interface TextNumber {
  readonly value: number;
  /** Decimals of a percentage; null: a count. */
  readonly percentDecimals: number | null;
}

const ONES = [
  ..."zero one two three four five six seven eight nine ten eleven twelve thirteen".split(" "),
  ..."fourteen fifteen sixteen seventeen eighteen nineteen".split(" "),
];
const TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split(" ");

/** Dates, times, versions and numbers of something are no counts: 2026-09-30, 30/9/2026, 10:30, A-12, Q3, 3rd. */
const NO_COUNTS =
  /\b\d{4}-\d{1,2}(?:-\d{1,2})?\b|\b\d{1,2}[/.]\d{1,2}[/.]\d{2,4}\b|\b\d{1,2}:\d{2}\b|\b[\p{L}_]+-?\d[\w-]*|\b\d+(?:st|nd|rd|th)\b/giu;
const NUMBER = /(?<![\d.,])\d{1,3}(?:[,  ]\d{3})+(?!\d)|(?<![\d,])\d+(?:\.\d+)?/gu;
const PERCENT = /^\s?(?:%|percent\b|per cent\b|percentage\b)/iu;
/** What is counted so is no people. */
const OTHER_THINGS =
  /^[\s-]?(?:(?:working|business|calendar|more|full)\s)?(?:minutes?|hours?|days?|weeks?|months?|quarters?|years?|dollars?|usd|euros?|miles?|km|points?|p\.?m\.?|a\.?m\.?|o'clock|o’clock)\b/iu;

/**
 * The numbers of a text that may count people: in digits, and in words below the threshold. Dates, times, ids, money
 * and stretches of time are none.
 *
 * @param threshold smallest count that may be shown: words are looked for up to it
 */
export function numbersIn(text: string, threshold: number): TextNumber[] {
  const plain = text.normalize("NFKC").replace(NO_COUNTS, (found) => "x".repeat(found.length));
  const found: TextNumber[] = [];
  const add = (value: number, decimals: number, rest: string, before: string): void => {
    if (PERCENT.test(rest)) found.push({ value, percentDecimals: decimals });
    else if (Number.isInteger(value) && !OTHER_THINGS.test(rest) && !/[$€£]\s?$/u.test(before))
      found.push({ value, percentDecimals: null });
  };
  for (const { 0: digits, index } of plain.matchAll(NUMBER)) {
    const decimals = /\.(\d+)$/.exec(digits)?.[1]?.length ?? 0;
    const value = Number(digits.replace(/[,\s]/gu, ""));
    add(value, decimals, plain.slice(index + digits.length), plain.slice(0, index));
  }
  for (const { 0: word, index } of plain.matchAll(wordsBelow(threshold))) {
    const value = wordValue(word);
    if (!/\bno\s$/iu.test(plain.slice(0, index))) add(value, 0, plain.slice(index + word.length), "");
  }
  return found;
}

function wordsBelow(threshold: number): RegExp {
  const words = Array.from({ length: Math.max(0, Math.min(99, threshold - 1)) }, (_, i) => wordOf(i + 1));
  const longestFirst = words.sort((a, b) => b.length - a.length).map((word) => word.replace("-", "[- ]"));
  return new RegExp(`(?<![\\p{L}-])(?:${longestFirst.join("|") || "(?!)"})(?![\\p{L}-])`, "giu");
}

function wordOf(value: number): string {
  const small = ONES[value];
  if (small !== undefined) return small;
  const [tens, ones] = [TENS[Math.floor(value / 10) - 2]!, value % 10];
  return ones === 0 ? tens : `${tens}-${ONES[ones]!}`;
}

function wordValue(word: string): number {
  const [first = "", second] = word.toLowerCase().split(/[- ]/);
  const value = ONES.indexOf(first) >= 0 ? ONES.indexOf(first) : 10 * (TENS.indexOf(first) + 2);
  return value + (second === undefined ? 0 : ONES.indexOf(second));
}
