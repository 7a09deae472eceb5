import type { Stage } from "../analysis/measure";
import { ownId } from "./knownIds";
import type { OpenTable } from "./openTable";
import type { Problem } from "./problem";
import { type RowReader, listed, rowsOf } from "./rowReader";
import { SIDES } from "./tables";

/**
 * Reads tblStages, in the order in which clients pass the stages. A stage without a number of its own stands where its
 * row stands among the others.
 *
 * @returns stages numbered from 1
 */
export function readStages(table: OpenTable, problems: Problem[], date1904: boolean): readonly Stage[] {
  const taken = new Map<string, string>();
  const numbered = new Map<number, string>();
  const found: { readonly id: string; readonly place: number; readonly ownerSide: Stage["ownerSide"] }[] = [];
  for (const row of rowsOf(table, problems, date1904)) {
    const id = ownId(row, "stage", taken);
    if (id === null) continue;
    const order = row.number("order");
    const earlier = order === null ? undefined : numbered.get(order);
    if (earlier !== undefined) {
      const message = `Two stages have order ${order} (see ${earlier}). They are read in the order of their rows. Give each its own.`;
      row.report("order", { code: "IN04", severity: "ask", message });
    }
    if (order !== null && earlier === undefined) numbered.set(order, row.address("order"));
    found.push({ id, place: order ?? found.at(-1)?.place ?? 0, ownerSide: ownerSide(row) });
  }
  return found
    .sort((a, b) => a.place - b.place)
    .map(({ id, ownerSide: side }, index) => ({ id, order: index + 1, ownerSide: side }));
}

/** Who runs the step; null where nobody said. */
function ownerSide(row: RowReader): Stage["ownerSide"] {
  const side = row.choice("owner_side", SIDES);
  if (side === null && row.text("owner_side") !== "") {
    const message = `${row.named("owner_side")}; nobody is asked about this step. Enter ${listed(SIDES)}.`;
    row.report("owner_side", { code: "IN04", severity: "ask", message });
  }
  return side;
}
