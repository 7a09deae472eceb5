import { addressIn } from "../address";
import type { InputTables } from "../contractData";
import { readNumberText } from "../numberText";
import type { CellCorrection, Problem } from "../problem";
import { entryAt, inColumn, tableCell, type TableCell } from "./tableCells";

/**
 * The problem with the one sensible correction, where there is exactly one: a number kept as text (DQ16), 38.7 where
 * 0.387 is expected (DQ15), numbers that were swapped (DQ10). Nothing is changed by it.
 */
export function withCorrection(problem: Problem, tables: InputTables): Problem {
  if (problem.correction) return problem;
  const at = tableCell(problem, tables);
  const correction = at === null ? [] : correctionsOf(problem, at);
  return correction.length === 0 ? problem : { ...problem, correction };
}

function correctionsOf({ code, severity, cell }: Problem, at: TableCell): readonly CellCorrection[] {
  const entry = entryAt(at);
  switch (code) {
    case "DQ10":
      // Where more than all is possible, swapping is not the only sensible thing.
      return severity === "stop" ? swapped(at) : [];
    case "DQ15": {
      const isHundredfold = severity === "ask" && typeof entry === "number" && entry > 1;
      return isHundredfold ? [{ cell, was: entry, value: Number((entry / 100).toPrecision(12)) }] : [];
    }
    case "DQ16": {
      if (typeof entry !== "string") return [];
      const read = readNumberText(entry, null);
      return read?.sure ? [{ cell, was: entry, value: read.value }] : [];
    }
    default:
      return [];
  }
}

/** Both numbers, each in the other's cell. */
function swapped(at: TableCell): readonly CellCorrection[] {
  const cells = ["numerator", "denominator"].map((name) => inColumn(at, name));
  const [num, den] = cells;
  if (!num || !den) return [];
  const [a, b] = [entryAt(num), entryAt(den)];
  if (typeof a !== "number" || typeof b !== "number") return [];
  return [
    { cell: addressIn(num.block, num.row, num.column), was: a, value: b },
    { cell: addressIn(den.block, den.row, den.column), was: b, value: a },
  ];
}
