const ONES = [
  ..."zero one two three four five six seven eight nine ten eleven twelve thirteen".split(" "),
  ..."fourteen fifteen sixteen seventeen eighteen nineteen".split(" "),
];
const TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split(" ");
const MOST = 99;

/** "one" to "ninety-nine", longest first, as alternatives of an expression. */
export const NUMBER_WORDS = Array.from({ length: MOST }, (_, i) => wordOf(i + 1))
  .sort((a, b) => b.length - a.length)
  .map((word) => word.replace("-", "[- ]"))
  .join("|");

/**
 * A number in digits or words; NaN where it is none.
 *
 * @example numberOf("Forty two") // 42
 */
export function numberOf(text: string): number {
  if (/^\d/.test(text)) return Number(text.replace(/[,\s]/gu, ""));
  const [first = "", second] = text.toLowerCase().split(/[- ]/);
  const ones = ONES.indexOf(first);
  const value = ones >= 0 ? ones : 10 * (TENS.indexOf(first) + 2);
  return TENS.includes(first) || ones >= 0 ? value + (second === undefined ? 0 : ONES.indexOf(second)) : NaN;
}

function wordOf(value: number): string {
  const small = ONES[value];
  if (small !== undefined) return small;
  const [tens, ones] = [TENS[Math.floor(value / 10) - 2]!, value % 10];
  return ones === 0 ? tens : `${tens}-${ONES[ones]!}`;
}
