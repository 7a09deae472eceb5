import type { Figure, Observation } from "../analysis/measure";
import { shown } from "./cellText";
import type { FigureRole } from "./mapping";

const ROLES: readonly FigureRole[] = ["numerator", "denominator", "value", "n"];

/** True where two rows report the same, whatever their notes say. */
export function sameFigures(a: Observation, b: Observation): boolean {
  return ROLES.every((role) => sameFigure(a[role], b[role]));
}

/** True where two entries say the same. */
export function sameFigure(a: Figure, b: Figure): boolean {
  if (a.kind === "number" && b.kind === "number") return a.value === b.value;
  if (a.kind === "suppressed" && b.kind === "suppressed") return a.high === b.high;
  return a.kind === b.kind;
}

/** `30/42`, `12.5` or `<11/40`, as a message names them. */
export function enteredFigures({ numerator, denominator, value }: Observation): string {
  if (value.kind !== "missing") return figureText(value);
  return `${figureText(numerator)}/${figureText(denominator)}`;
}

/** One entry as a message names it: `12.5`, `<11`, `NA`, `blank`. */
export function figureText(figure: Figure): string {
  switch (figure.kind) {
    case "number":
      return shown(figure.value);
    case "suppressed":
      return `<${figure.high + 1}`;
    case "notApplicable":
      return "NA";
    case "notCollected":
      return "ND";
    case "missing":
      return "blank";
  }
}
