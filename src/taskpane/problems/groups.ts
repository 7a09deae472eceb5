import type { CellCorrection, Problem } from "../../submission/problem";

export interface ProblemGroup {
  readonly severity: Problem["severity"];
  readonly title: string;
  readonly explanation: string;
  readonly problems: readonly Problem[];
}

const GROUPS: readonly Omit<ProblemGroup, "problems">[] = [
  { severity: "stop", title: "To fix", explanation: "These rows are set aside until they are fixed." },
  { severity: "ask", title: "Questions", explanation: "Please confirm these or correct them." },
  { severity: "note", title: "Good to know", explanation: "Nothing needs to be done." },
];

/** Problems by what they ask of a person, the urgent first; groups without problems are left out. */
export function groupProblems(problems: readonly Problem[]): ProblemGroup[] {
  return GROUPS.map((group) => ({
    ...group,
    problems: problems.filter(({ severity }) => severity === group.severity),
  })).filter((group) => group.problems.length > 0);
}

/**
 * One line over all problems.
 *
 * @example
 * problemsInWords([stop, stop, ask]) // "2 to fix, 1 question"
 */
export function problemsInWords(problems: readonly Problem[]): string {
  const count = (severity: Problem["severity"]) =>
    problems.filter((problem) => problem.severity === severity).length;
  const [stops, asks, notes] = [count("stop"), count("ask"), count("note")];
  return [
    stops > 0 && `${stops} to fix`,
    asks > 0 && `${asks} ${asks === 1 ? "question" : "questions"}`,
    notes > 0 && `${notes} ${notes === 1 ? "note" : "notes"}`,
  ]
    .filter(Boolean)
    .join(", ");
}

/**
 * What the button under a problem says.
 *
 * @example
 * correctionInWords([{ cell: "F5", was: "60 ", value: 60 }]) // "Enter 60 in F5"
 */
export function correctionInWords(correction: readonly CellCorrection[]): string {
  return `Enter ${correction.map(({ cell, value }) => `${value} in ${cell}`).join(" and ")}`;
}
