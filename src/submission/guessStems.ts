import type { FigureCandidate } from "./guessFigures";
import type { FigureColumn, FigureRole } from "./mapping";

/** `Employment rate Num`, `Employment rate (denominator)`: the name and, at its end, the role. */
const ENDS_WITH_ROLE =
  /^(.*\S)[\s:,-]*[\s([](num|numerator|den|denom|denominator|rate|percent|percentage|%)[)\]]?$/i;

const ROLE_OF_WORD: readonly (readonly [RegExp, FigureRole])[] = [
  [/^num/i, "numerator"],
  [/^den/i, "denominator"],
];

interface Stem {
  readonly name: string;
  readonly role: FigureRole;
  readonly column: number;
}

/**
 * Several ratios side by side, each with a numerator, a denominator and mostly its rate under one name.
 *
 * @returns columns of the ratios, and their rates, which follow from them; null where fewer than two are whole
 */
export function guessStems(
  candidates: readonly FigureCandidate[],
): { readonly figures: readonly FigureColumn[]; readonly rates: readonly FigureCandidate[] } | null {
  const stems = candidates.flatMap((candidate) => stemOf(candidate) ?? []);
  const of = (name: string, role: FigureRole) =>
    stems.filter((stem) => stem.name === name && stem.role === role);
  const names = [...new Set(stems.map(({ name }) => name))].filter(
    (name) => of(name, "numerator").length === 1 && of(name, "denominator").length === 1,
  );
  if (names.length < 2) return null;
  const figures = stems
    .filter(({ name, role }) => names.includes(name) && role !== "value")
    .map(({ name, role, column }) => ({ column, role, indicator: name }));
  const rates = candidates.filter((each) => {
    const stem = stemOf(each);
    return stem !== null && stem.role === "value" && names.includes(stem.name);
  });
  return { figures, rates };
}

function stemOf({ label, column }: FigureCandidate): Stem | null {
  const match = ENDS_WITH_ROLE.exec(label.trim());
  if (!match) return null;
  const [, name = "", word = ""] = match;
  return { name, column, role: ROLE_OF_WORD.find(([words]) => words.test(word))?.[1] ?? "value" };
}
