import type { Figure, Observation } from "../analysis/measure";
import { shown } from "./cellText";
import type { FigureRole } from "./mapping";

const ROLES: readonly FigureRole[] = ["numerator", "denominator", "value", "n"];

/** True where two rows report the same, whatever their notes say. */
export function sameFigures(a: Observation, b: Observation): boolean {
  return ROLES.every((role) => {
    const [first, second] = [a[role], b[role]];
    if (first.kind === "number" && second.kind === "number") return first.value === second.value;
    if (first.kind === "suppressed" && second.kind === "suppressed") return first.high === second.high;
    return first.kind === second.kind;
  });
}

/** `30/42`, `12.5` or `<11/40`, as a message names them. */
export function enteredFigures({ numerator, denominator, value }: Observation): string {
  if (value.kind !== "missing") return figureText(value);
  return `${figureText(numerator)}/${figureText(denominator)}`;
}

function figureText(figure: Figure): string {
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
