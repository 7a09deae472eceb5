import { invalidArgument, itemNotFound } from "../../spreadsheet/model/excelError";
import type { Arguments } from "../protocol/arguments";
import type { HostObject, Method } from "../protocol/excelClass";
import type { Session } from "../protocol/session";
import { range } from "./range";
import type { RangeTarget } from "./rangeTarget";
import { readFormulas } from "./rangeValues";
import type { Box } from "../../spreadsheet/model/cells";

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
};

function findFirst(target: RangeTarget, args: Arguments, session: Session): HostObject<RangeTarget> | null {
  const criteria = args.has(1) ? args.record(1) : {};
  const boxes = findBoxes(target, args.text(0), criteria, session);
  const box = criteria["searchDirection"] === "Backwards" ? boxes.at(-1) : boxes[0];
  return box ? range.of({ sheet: target.sheet, box }) : null;
}

/** The cells whose formula or value holds `text`; `?` and `*` are wildcards, `~` makes them ordinary letters. */
export function findBoxes(
  target: RangeTarget,
  text: string,
  criteria: Readonly<Record<string, unknown>>,
  session: Session,
): Box[] {
  if (text === "") throw invalidArgument();
  const pattern = text.replace(/~([*?~])|[*?]|[.+^${}()|[\]\\]/g, (match, literal: string | undefined) => {
    if (literal !== undefined) return `\\${literal}`;
    return match === "*" ? ".*" : match === "?" ? "." : `\\${match}`;
  });
  const whole = criteria["completeMatch"] === true;
  const flags = criteria["matchCase"] === true ? "su" : "isu";
  const wanted = new RegExp(whole ? `^${pattern}$` : pattern, flags);
  const used = target.sheet.cells.used(true);
  const boxes: Box[] = [];
  if (!used) return boxes;
  const { box } = target;
  const area = {
    top: Math.max(box.top, used.top),
    left: Math.max(box.left, used.left),
    bottom: Math.min(box.bottom, used.bottom),
    right: Math.min(box.right, used.right),
  };
  readFormulas({ sheet: target.sheet, box: area }, session).forEach((row, r) => {
    row.forEach((value, c) => {
      if (value === "" || !wanted.test(String(value))) return;
      const [at, column] = [area.top + r, area.left + c];
      boxes.push({ top: at, left: column, bottom: at, right: column });
    });
  });
  return boxes;
}
