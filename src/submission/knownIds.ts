import { closestMatch } from "./closestMatch";
import { plainText, quoted } from "./cellText";
import type { Remark } from "./problem";
import type { RowReader } from "./rowReader";

/** Ids of a list, found in any case and with blanks around; a code that was kept as a number matches its text. */
export class KnownIds {
  private readonly byKey = new Map<string, string>();
  private readonly unusable = new Set<string>();

  constructor(ids: Iterable<string> = []) {
    for (const id of ids) this.add(id);
  }

  add(id: string): void {
    this.byKey.set(idKey(id), id);
  }

  /** An id that the list holds in a row that was set aside. */
  addUnusable(id: string): void {
    this.unusable.add(idKey(id));
  }

  /** The id as the list writes it, or undefined. */
  find(entered: string): string | undefined {
    return this.byKey.get(idKey(entered));
  }

  /** DQ03 for an id that is not in the list, with the closest one that is. */
  unknown(entered: string): Remark {
    if (this.unusable.has(idKey(entered))) {
      const message = `"${quoted(entered)}" stands in a row that was set aside. Correct that row first; see its own problem.`;
      return { code: "DQ03", severity: "stop", message };
    }
    const match = closestMatch(entered, this.byKey.values());
    const hint = match === null ? "" : ` Closest match: ${quoted(match)}.`;
    const message = `"${quoted(entered)}" is not in this contract's list. Choose from the dropdown.${hint}`;
    return { code: "DQ03", severity: "stop", message };
  }
}

/** The id in a column of one of the agency's tables; null, with a problem, where it is empty or not in the list. */
export function knownId(row: RowReader, column: string, list: KnownIds): string | null {
  const entered = row.text(column);
  if (entered === "") {
    row.report(column, emptyId(column));
    return null;
  }
  const id = list.find(entered);
  if (id === undefined) row.report(column, list.unknown(entered));
  return id ?? null;
}

/** The row's own id; null, with a problem, where it is empty or was already taken by a row above. */
export function ownId(row: RowReader, column: string, taken: Map<string, string>): string | null {
  const id = row.text(column);
  if (id === "") {
    row.report(column, emptyId(column));
    return null;
  }
  const first = taken.get(idKey(id));
  if (first !== undefined) {
    const message = `"${quoted(id)}" is already used in ${first}. The first row is used. Delete this row or give it an id of its own.`;
    row.report(column, { code: "IN02", severity: "stop", message });
    return null;
  }
  taken.set(idKey(id), row.address(column));
  return id;
}

export function emptyId(column: string): Remark {
  return { code: "IN01", severity: "stop", message: `${column} is empty, so the row is not used. Enter it.` };
}

function idKey(id: string): string {
  return plainText(id).toLowerCase();
}
