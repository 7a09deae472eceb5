import type { Confidence } from "./guessColumns";
import { looksLikePeriod } from "./headerPeriod";

interface FromText {
  readonly source: { readonly from: "text"; readonly text: string } | null;
  readonly confidence: Confidence;
}

const MOST_WORDS = 7;

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
