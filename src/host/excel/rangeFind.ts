import { joinCells } from "../../spreadsheet/model/areas";
import { intersection } from "../../spreadsheet/model/box";
import { invalidArgument, itemNotFound } from "../../spreadsheet/model/excelError";
import { refuseLocked } from "../../spreadsheet/model/protection";
import { isSpilled } from "../../spreadsheet/model/spills";
import { writeCells } from "../../spreadsheet/model/writeCells";
import type { Arguments } from "../protocol/arguments";
import type { HostObject, Method } from "../protocol/excelClass";
import type { Session } from "../protocol/session";
import { range } from "./range";
import type { RangeTarget } from "./rangeTarget";
import { readFormulas } from "./rangeValues";

/** A cell in which something was found. */
interface FoundCell {
  readonly row: number;
  readonly column: number;
  /** Its formula, or its value as text. */
  readonly text: string;
}

export const findMethods: Record<string, Method<RangeTarget>> = {
  find: {
    since: "1.9",
    call: (target, args, session) => {
      const found = findFirst(target, args, session);
      if (!found) throw itemNotFound();
      return found;
    },
  },
  findOrNullObject: { since: "1.9", call: findFirst },
  replaceAll: { since: "1.9", call: replaceAll },
};

function findFirst(target: RangeTarget, args: Arguments, session: Session): HostObject<RangeTarget> | null {
  const criteria = args.has(1) ? args.record(1) : {};
  const cells = findCells(target, searchPattern(args.text(0), criteria), session);
  const found = criteria["searchDirection"] === "Backwards" ? cells.at(-1) : cells[0];
  if (!found) return null;
  const { row, column } = found;
  return range.of({ sheet: target.sheet, box: { top: row, left: column, bottom: row, right: column } });
}

/** The cells whose formula or value holds the text of the first argument, under the criteria of the second. */
export function findAllCells(target: RangeTarget, args: Arguments, session: Session): FoundCell[] {
  return findCells(target, searchPattern(args.text(0), args.has(1) ? args.record(1) : {}), session);
}

/**
 * Replaces every occurrence of a text, in formulas too, and enters what comes of it as if it was typed.
 *
 * @returns how many replacements were made; a cell with two of them counts twice
 * @throws InvalidArgument where a formula would become none: nothing is replaced then
 */
export function replaceAll(target: RangeTarget, args: Arguments, session: Session): number {
  const pattern = searchPattern(args.text(0), args.has(2) ? args.record(2) : {});
  const replacement = args.text(1);
  const { sheet } = target;
  const everyOne = new RegExp(pattern.source, `${pattern.flags}g`);
  const entered = findCells(target, pattern, session).filter(
    ({ row, column }) => !isSpilled(sheet, row, column),
  );
  const changed = new Map<string, string>();
  let count = 0;
  for (const { row, column, text } of entered) {
    const replaced = text.replace(everyOne, () => {
      count++;
      return replacement;
    });
    if (replaced.startsWith("=") && !session.isFormula(replaced)) throw invalidArgument();
    changed.set(`${row},${column}`, replaced);
  }
  const areas = joinCells(entered);
  for (const box of areas) refuseLocked(session.model, sheet, box);
  for (const box of areas) {
    const rows = Array.from({ length: box.bottom - box.top + 1 }, (_row, r) =>
      Array.from({ length: box.right - box.left + 1 }, (_cell, c) =>
        changed.get(`${box.top + r},${box.left + c}`)!,
      ),
    );
    writeCells(session.model, sheet, box, rows, { source: "addin" });
  }
  return count;
}

/** `?` and `*` are wildcards, `~` makes them ordinary letters. */
function searchPattern(text: string, criteria: Readonly<Record<string, unknown>>): RegExp {
  if (text === "") throw invalidArgument();
  const pattern = text.replace(/~([*?~])|[*?]|[.+^${}()|[\]\\]/g, (match, literal: string | undefined) => {
    if (literal !== undefined) return `\\${literal}`;
    return match === "*" ? ".*" : match === "?" ? "." : `\\${match}`;
  });
  const whole = criteria["completeMatch"] === true;
  const flags = criteria["matchCase"] === true ? "su" : "isu";
  return new RegExp(whole ? `^${pattern}$` : pattern, flags);
}

function findCells({ sheet, box }: RangeTarget, wanted: RegExp, session: Session): FoundCell[] {
  const used = sheet.cells.used(true);
  const area = used && intersection(box, used);
  if (!area) return [];
  return readFormulas({ sheet, box: area }, session).flatMap((line, r) =>
    line.flatMap((value, c) => {
      const text = typeof value === "boolean" ? String(value).toUpperCase() : String(value);
      return text !== "" && wanted.test(text) ? [{ row: area.top + r, column: area.left + c, text }] : [];
    }),
  );
}
