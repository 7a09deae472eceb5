import type { Problem } from "./problem";

/** A check that the template makes by formulas, and the add-in again. `{…}` stands for the row's own content. */
export interface TemplateCheck {
  readonly code: string;
  readonly severity: Problem["severity"];
  readonly message: string;
}

const check = (code: string, severity: Problem["severity"], message: string): TemplateCheck => ({
  code,
  severity,
  message,
});

/**
 * What the Check sheet says, word for word as the add-in does. A check with two severities, or two things to say,
 * stands here twice.
 */
export const TEMPLATE_CHECKS = {
  unknownId: check("DQ03", "stop", '"{value}" is not in this contract\'s list. Choose from the dropdown.'),
  empty: check(
    "DQ04",
    "ask",
    "{indicator}, {period} is empty. Enter the figures, NA (does not apply) or ND (not yet collected).",
  ),
  partEmpty: check(
    "DQ04",
    "ask",
    "{indicator}, {period}: {role} is empty. Enter the figure, NA (does not apply) or ND (not yet collected).",
  ),
  duplicate: check("DQ06", "ask", "Rows {first} and {row} are identical. Delete one."),
  conflict: check(
    "DQ07",
    "stop",
    "Two different figures for {indicator}, {period}, {site} (row {row} and another row). Keep the right one.",
  ),
  future: check(
    "DQ08",
    "stop",
    "{period} has not finished. Remove it, or mark it provisional if your contract allows part-periods.",
  ),
  noIndicator: check("IN01", "stop", "indicator_id is empty, so the row is not used. Enter it."),
  cadence: check("DQ38", "stop", "{indicator} has {expected} and {cadence} rows. Use one."),
  period: check(
    "DQ09",
    "stop",
    'We cannot tell which period "{value}" is. Choose from the list, e.g. {example}.',
  ),
  above: check(
    "DQ10",
    "stop",
    '{num} out of {den} cannot be right for "{indicator}": the first number must be part of the second. Have they been swapped?',
  ),
  aboveAsked: check(
    "DQ10",
    "ask",
    '{num} out of {den} cannot be right for "{indicator}": the first number must be part of the second. Have they been swapped?',
  ),
  ofNobody: check("DQ11", "stop", "You report {num} successes out of 0 people. Check the denominator."),
  nobody: check("DQ12", "note", "No eligible clients in {period}; no rate will be shown."),
  negative: check("DQ13", "stop", "{value} is below zero. Enter 0 or more."),
  fraction: check("DQ14", "stop", "{value} should be a whole number of {things}."),
  scale: check(
    "DQ15",
    "ask",
    "{value} looks like {value}% but this cell expects a fraction from 0 to 1. Did you mean {value}% or {hundredfold}%?",
  ),
  overScale: check(
    "DQ15",
    "stop",
    "{value} is above 100% and this cell expects a fraction from 0 to 1. Enter 70% as 0.7.",
  ),
  numberAsText: check(
    "DQ16",
    "ask",
    '"{value}" is stored as text. Enter it again as a plain number, without blanks, signs or separators.',
  ),
  notNumber: check(
    "DQ17",
    "stop",
    '"{value}" is not a number. Use a number, 0, NA or ND; for small counts use <{threshold}.',
  ),
  unclear: check(
    "DQ17",
    "ask",
    '"{value}" can mean several things. Enter 0, NA (does not apply), ND (not yet collected) or <{threshold} (small count).',
  ),
  error: check(
    "DQ18",
    "stop",
    "A cell of row {row} shows an error value. A formula is broken; paste values.",
  ),
  revised: check(
    "DQ22",
    "ask",
    "This row is marked revised and revision_reason is empty. Say why the figure changed.",
  ),
  rises: check(
    "DQ25",
    "stop",
    "{stage} ({count}) is larger than {before} ({countBefore}). In a referral cohort each step is part of the one before. Correct one of the two.",
  ),
  risesInSnapshot: check(
    "DQ25",
    "note",
    "{stage} ({count}) is larger than {before} ({countBefore}). A snapshot may do so.",
  ),
  suppressed: check(
    "DQ28",
    "note",
    '"{value}" read as suppressed: not zero, not missing. It will not be charted as a number.',
  ),
  small: check(
    "DQ30",
    "ask",
    "A count here is below {threshold}. Your agreement asks you to enter <{threshold}.",
  ),
  withoutCases: check("DQ35", "ask", "Enter how many cases the {aggregation} is based on."),
  actionUndated: check(
    "IN11",
    "ask",
    "This action is done and done_on is empty. Enter the date on which it was done.",
  ),
  actionUnexplained: check(
    "IN11",
    "ask",
    "This action is dropped and drop_reason is empty. Enter the reason.",
  ),
} as const satisfies Record<string, TemplateCheck>;

export type TemplateCheckName = keyof typeof TEMPLATE_CHECKS;

/**
 * What the status line says of a file: `Ready to send`, `2 things to fix, 3 questions`. Notes hold nothing up.
 *
 * @param filled cells or rows that the provider has filled
 */
export function submissionStatus(stops: number, asks: number, filled: number): string {
  if (filled === 0) return STATUS_WORDS.nothing;
  const parts = [
    ...(stops > 0 ? [`${stops} ${stops === 1 ? STATUS_WORDS.stop : STATUS_WORDS.stops}`] : []),
    ...(asks > 0 ? [`${asks} ${asks === 1 ? STATUS_WORDS.ask : STATUS_WORDS.asks}`] : []),
  ];
  return parts.length === 0 ? STATUS_WORDS.ready : parts.join(", ");
}

/** The pieces of the status line, for the formula that makes it in the template. */
export const STATUS_WORDS = {
  ready: "Ready to send",
  nothing: "Nothing is filled in yet",
  stop: "thing to fix",
  stops: "things to fix",
  ask: "question",
  asks: "questions",
} as const;
