import { headerNames } from "./columnProfile";
import type { LabelColumns } from "./guessColumns";
import { type FigureCandidate, type FigureGuess, roleOfHeader } from "./guessFigures";
import { namedTotals } from "./guessTotals";

/** `North depot`, `South depot`: the columns are the providers. */
export function namesProviders(kinds: readonly FigureCandidate[]): boolean {
  const named = kinds.filter(({ label }) => headerNames.organisation(label) && roleOfHeader(label) === null);
  return (
    kinds.length >= 2 &&
    named.length === kinds.length &&
    new Set(kinds.map((k) => k.label)).size === kinds.length
  );
}

/** Columns under which rows name the indicators, and headings the periods, are the providers. */
export function areNames(kinds: readonly FigureCandidate[]): boolean {
  return kinds.length >= 2 && kinds.every(({ label }) => label !== "" && roleOfHeader(label) === null);
}

/** Rows name the indicators, nothing surely names providers, and one of the columns is the total of places: NSW, Vic, Aust. */
export function isMatrix({ provider, indicator }: LabelColumns, kinds: readonly FigureCandidate[]): boolean {
  const names = kinds.map(({ label }) => label);
  return (
    provider?.confidence === "unsure" &&
    indicator?.confidence === "sure" &&
    names.length > 2 &&
    areNames(kinds) &&
    namedTotals(names).length === 1 &&
    !names.some((name) => /\d|male|unknown|not stated/i.test(name))
  );
}

export function oneKind(candidates: readonly FigureCandidate[]): FigureGuess {
  const figures = candidates.map(({ column }) => ({ column, role: "value" as const, indicator: null }));
  return { figures, confidence: "likely", unused: [] };
}

const NATION =
  /^(aust(ralia|\.)?|canada|england|great britain|gb|uk|united kingdom|usa?|united states|new zealand|ireland|scotland|wales|nation(al|wide)?)$/i;
const FEWEST_PLACES = 3;

/** NSW, Vic, … Aust: the columns are places, since the last or first of them is their nation. */
export function namesPlaces(kinds: readonly FigureCandidate[]): boolean {
  const names = kinds.map(({ label }) => label.split(" ").pop() ?? "");
  const isEdge = NATION.test(names[0] ?? "") || NATION.test(names[names.length - 1] ?? "");
  return isEdge && names.length > FEWEST_PLACES && new Set(names).size === names.length;
}
