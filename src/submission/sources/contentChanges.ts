import { type CellAt, addressIn } from "../address";
import type { CellBlock } from "../block";
import { quoted } from "../cellText";
import type { MappedIndicator, Mapping, MarkMeaning } from "../mapping";
import { markOptions, multiplierQuestion } from "../mappingQuestions";
import { inWords, multiplierOf } from "../unitLines";
import { gatherFacts, type ValueFacts } from "../rangeFacts";
import type { ChangeAnswers, LayoutChange } from "./fitTable";
import { tableContent } from "./tableContent";

/** Percentages above this are no fractions: nobody reports 150 % without knowing it. */
const LARGEST_FRACTION = 1.5;

const SCALES = [
  { value: "hundred", label: "As 38.7" },
  { value: "fraction", label: "As 0.387" },
];
const DECIMAL_MARKS = [
  { value: ".", label: "As 1,234.5" },
  { value: ",", label: "As 1.234,5" },
];

/** What stands in a table's cells and is not as it was, and the mapping with what was answered. */
export interface ContentFit {
  readonly mapping: Mapping;
  readonly changes: readonly LayoutChange[];
}

/**
 * Compares what stands in a table with what a confirmed mapping knows: marks without a meaning, percentages in another
 * scale, numbers written another way. The mapping comes back with the answers; what has none is open in it.
 */
export function contentChanges(
  block: CellBlock,
  known: Mapping,
  guess: Mapping,
  date1904: boolean,
  answers: ChangeAnswers,
): ContentFit {
  const content = tableContent(block, known, date1904);
  const { values } = gatherFacts(block, known, date1904);
  const changes: LayoutChange[] = [];
  const cellOf = (at: CellAt | undefined) => (at ? addressIn(block, at.row, at.column) : "");
  const ask = (change: LayoutChange): string | undefined => {
    changes.push(change);
    const answer = answers[change.id];
    return change.options.some(({ value }) => value === answer) ? answer : undefined;
  };

  let mapping = known;
  for (const [mark, at] of content.marks) {
    if (Object.hasOwn(known.marks, mark)) continue;
    const cell = cellOf(at);
    const text = `"${quoted(mark)}" in ${cell} is new. What does it stand for?`;
    const meaning = ask({ id: `mark:${mark}`, cell, text, options: markOptions() });
    mapping = { ...mapping, marks: { ...mapping.marks, [mark]: (meaning as MarkMeaning) ?? null } };
  }
  for (const indicator of known.indicators) {
    const facts = values.get(indicator.label);
    const text = facts && scaleChange(indicator, facts);
    if (!text) continue;
    const cell = cellOf(content.indicators.get(indicator.label));
    const scale = ask({ id: `unit:${indicator.label}`, cell, text: `${text} (${cell})`, options: SCALES });
    const change = { unit: "percent", percentScale: (scale as MappedIndicator["percentScale"]) ?? null };
    mapping = {
      ...mapping,
      indicators: mapping.indicators.map((each) =>
        each.label === indicator.label ? { ...each, ...change } : each,
      ),
    };
  }
  mapping = withUnitLines(mapping, guess, ask, addressIn(block, 0, 0));
  const [before, now] = [known.textNumbers ?? null, guess.textNumbers ?? null];
  if (before !== null && now !== null && before !== now) {
    const example = now === "," ? "1.234,5" : "1,234.5";
    const cell = addressIn(block, known.headerRows.first, 0);
    const text = `The numbers look like ${example} now. How are they written?`;
    const answer = ask({ id: "textNumbers", cell, text, options: DECIMAL_MARKS });
    mapping = { ...mapping, textNumbers: answer === "," ? "," : answer === "." ? "." : before };
  }
  const { roleRows } = known;
  for (const [label, at] of content.roles) {
    if (!roleRows || label === "" || Object.hasOwn(roleRows.roles, label)) continue;
    const cell = cellOf(at);
    const text = `"${quoted(label)}" in ${cell} is new where rows say which figure they hold. What is it?`;
    const options = [
      { value: "unused", label: "Leave its rows out" },
      { value: "numerator", label: "Count (numerator)" },
      { value: "denominator", label: "Out of (denominator)" },
    ];
    const answer = ask({ id: `role:${label}`, cell, text, options });
    const role = answer === "numerator" || answer === "denominator" ? answer : null;
    mapping = { ...mapping, roleRows: { ...roleRows, roles: { ...mapping.roleRows?.roles, [label]: role } } };
  }
  return { mapping, changes };
}

/** Words such as "£000" that are new are asked about; the answer to those that are gone holds no longer. */
function withUnitLines(
  mapping: Mapping,
  guess: Mapping,
  ask: (change: LayoutChange) => string | undefined,
  cell: string,
): Mapping {
  const { multiplied: before = [], ...rest } = mapping;
  const now = guess.multiplied ?? [];
  const find = (list: typeof now, words: string) =>
    list.find((each) => each.words.toLowerCase() === words.toLowerCase());
  const multiplied = now.map((line) => {
    const known = find(before, line.words);
    if (known) return { ...line, by: known.by };
    const { text, options } = multiplierQuestion(line);
    const answer = ask({ id: `thousands:${line.words}`, cell, text: `New: ${text}`, options });
    return { ...line, by: answer === "yes" ? multiplierOf(line.words) : answer === "no" ? 1 : null };
  });
  for (const { words, by } of before) {
    if (find(now, words) || by === 1 || by === null) continue;
    const text = `The file no longer says "${quoted(words)}": its figures were multiplied by ${inWords(by)}, and are now read as written. Is that right?`;
    ask({
      id: `full:${words}`,
      cell,
      text,
      options: [{ value: "yes", label: "Yes, they are written in full" }],
    });
  }
  return multiplied.length > 0 ? { ...rest, multiplied } : rest;
}

/** How the values of an indicator are no longer written as they were, in words; null where they are. */
function scaleChange({ label, unit, percentScale }: MappedIndicator, facts: ValueFacts): string | null {
  const name = quoted(label);
  if (unit !== "percent")
    return facts.percent
      ? `"${name}" is written in percent now; it was a plain number. How is it to be read?`
      : null;
  if (facts.percent) return null;
  if (percentScale === "hundred" && facts.most <= 1 && !facts.whole)
    return `The percentages of "${name}" look like 0.387 now; they were written as 38.7. How are they written?`;
  if (percentScale === "fraction" && facts.most > LARGEST_FRACTION)
    return `The percentages of "${name}" look like 38.7 now; they were written as 0.387. How are they written?`;
  return null;
}
