import { columnCount, rowCount } from "../../spreadsheet/model/box";
import type { Box } from "../../spreadsheet/model/cells";
import { invalidArgument } from "../../spreadsheet/model/excelError";
import { asRecord } from "../protocol/arguments";
import type { HostObject, Method } from "../protocol/excelClass";
import { linkOf, propertyOf, unknownMember } from "../protocol/members";
import type { Session } from "../protocol/session";
import { range } from "./range";
import type { RangeTarget } from "./rangeTarget";

type Tree = Readonly<Record<string, unknown>>;

/** Sides of a cell as these trees name them. */
const BORDERS: Readonly<Record<string, string>> = {
  top: "EdgeTop",
  bottom: "EdgeBottom",
  left: "EdgeLeft",
  right: "EdgeRight",
  horizontal: "InsideHorizontal",
  vertical: "InsideVertical",
  diagonalDown: "DiagonalDown",
  diagonalUp: "DiagonalUp",
};

/** Pieces that a range is cut into: its cells, rows or columns. */
interface Pieces {
  readonly count: (box: Box) => number;
  readonly at: (box: Box, index: number) => Box;
}

const ROWS: Pieces = {
  count: rowCount,
  at: (box, i) => ({ ...box, top: box.top + i, bottom: box.top + i }),
};
const COLUMNS: Pieces = {
  count: columnCount,
  at: (box, i) => ({ ...box, left: box.left + i, right: box.left + i }),
};

/** Properties of many cells in one call, as trees of the members of a range. */
export const cellProperties: Record<string, Method<RangeTarget>> = {
  setCellProperties: {
    since: "1.9",
    call: ({ sheet, box }, args, session) => {
      const rows = listOf(args.any(0), rowCount(box));
      const cells = rows.map((row) => listOf(row, columnCount(box)));
      cells.forEach((row, r) =>
        row.forEach((tree, c) =>
          assign(range.of({ sheet, box: COLUMNS.at(ROWS.at(box, r), c) }), tree, session),
        ),
      );
    },
  },
  getCellProperties: {
    since: "1.9",
    call: ({ sheet, box }, args, session) =>
      Array.from({ length: rowCount(box) }, (_, r) =>
        Array.from({ length: columnCount(box) }, (_, c) =>
          read(range.of({ sheet, box: COLUMNS.at(ROWS.at(box, r), c) }), args.record(0), session),
        ),
      ),
  },
  setRowProperties: setter(ROWS),
  setColumnProperties: setter(COLUMNS),
  getRowProperties: getter(ROWS),
  getColumnProperties: getter(COLUMNS),
};

function setter({ count, at }: Pieces): Method<RangeTarget> {
  return {
    since: "1.9",
    call: ({ sheet, box }, args, session) =>
      listOf(args.any(0), count(box)).forEach((tree, i) =>
        assign(range.of({ sheet, box: at(box, i) }), tree, session),
      ),
  };
}

function getter({ count, at }: Pieces): Method<RangeTarget> {
  return {
    since: "1.9",
    call: ({ sheet, box }, args, session) =>
      Array.from({ length: count(box) }, (_, i) =>
        read(range.of({ sheet, box: at(box, i) }), args.record(0), session),
      ),
  };
}

/** @throws InvalidArgument for a list of another length */
function listOf(value: unknown, length: number): unknown[] {
  if (!Array.isArray(value) || value.length !== length) throw invalidArgument();
  return value as unknown[];
}

/** Sets every leaf of the tree; what it does not name stays. */
function assign(object: HostObject, tree: unknown, session: Session): void {
  for (const [name, value] of Object.entries(asRecord(tree ?? {}))) {
    if (value === undefined || value === null) continue;
    const property = propertyOf(object.type, name, session);
    if (property) property.set?.(object.target, value, session);
    else if (name === "borders") {
      for (const [edge, line] of Object.entries(asRecord(value))) {
        assign(borderOf(object, edge, session), line, session);
      }
    } else assign(linked(object, name, session), value, session);
  }
}

/** The leaves that the tree marks with true. */
function read(object: HostObject, tree: Tree, session: Session): Tree {
  const found: Record<string, unknown> = {};
  for (const [name, wanted] of Object.entries(tree)) {
    if (wanted === false || wanted === undefined || wanted === null) continue;
    const property = propertyOf(object.type, name, session);
    if (property) found[name] = property.get(object.target, session);
    else if (name === "borders") found[name] = readBorders(object, wanted, session);
    else found[name] = read(linked(object, name, session), asRecord(wanted), session);
  }
  return found;
}

/** What is wanted of a border is answered for every side. */
function readBorders(format: HostObject, wanted: unknown, session: Session): Tree {
  const members = asRecord(wanted);
  return Object.fromEntries(
    Object.keys(BORDERS).map((edge) => [edge, read(borderOf(format, edge, session), members, session)]),
  );
}

function borderOf(format: HostObject, edge: string, session: Session): HostObject {
  const borders = linked(format, "borders", session);
  const border = borders.type.collection?.item?.(borders.target, BORDERS[edge], session);
  if (!border) throw invalidArgument();
  return border;
}

function linked(object: HostObject, name: string, session: Session): HostObject {
  const to = linkOf(object.type, name, session)?.to(object.target, session);
  if (!to) throw unknownMember(object.type, name);
  return to;
}
