import type { MarkMeaning } from "./mapping";

const SAYS: readonly (readonly [MarkMeaning, RegExp])[] = [
  [
    "suppressed",
    /suppress|confidential|disclos|small number|too small|too few|fewer than|less than|between 1 and|between 0 and|not published|not shown/i,
  ],
  ["notApplicable", /not applicable|does not apply|n\/a\b/i],
  ["notCollected", /not collected|not yet/i],
  [
    "missing",
    /not available|unavailable|missing|not reported|no return|not submitted|not provided|no data|unknown|not recorded/i,
  ],
  ["zero", /nil|zero|rounds? to 0/i],
  ["footnote", /provisional|estimat|revised|see note|break in|preliminary/i],
];

/**
 * Marks that a table's own notes explain: `x  Any number between 1 and 5 has been suppressed`, `.. = not available`.
 * A note that says two things of one mark, or two notes of one mark, leave it open.
 *
 * @returns meaning by mark
 */
export function guessLegend(
  texts: readonly string[],
  marks: Iterable<string>,
): ReadonlyMap<string, MarkMeaning> {
  const found = new Map<string, MarkMeaning>();
  for (const mark of marks) {
    const meanings = new Set(texts.flatMap((text) => explanations(text, mark)).flatMap(meaningsOf));
    const [only, second] = meanings;
    if (only !== undefined && second === undefined) found.set(mark, only);
  }
  return found;
}

/** What follows the mark in a note, up to the next explanation. */
function explanations(text: string, mark: string): string[] {
  const sign = mark.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  const pattern = new RegExp(
    `(?:^|[.;,(] ?|\\s)["'\u2018\u201c\\[]?${sign}["'\u2019\u201d\\]]?\\s*(?:=|:|-|denotes?|indicates?|represents?|means?|stands? for|is used|\\s(?=[A-Z]))\\s*([^.;]{3,120})`,
    "gi",
  );
  return [...text.matchAll(pattern)].map((match) => match[1] ?? "");
}

/** What a text says of a figure that is missing or not sure; none where it says nothing of the kind. */
export function meaningsOf(explanation: string): MarkMeaning[] {
  return SAYS.flatMap(([meaning, words]) => (words.test(explanation) ? [meaning] : [])).slice(0, 1);
}
