/**
 * What the button below a long list says.
 *
 * @example
 * moreWords(25, 43) // "Show 25 more of 43"
 * moreWords(25, 18) // "Show the other 18"
 */
export function moreWords(page: number, left: number): string {
  return left > page ? `Show ${page} more of ${left}` : `Show the other ${left === 1 ? "one" : left}`;
}
