import { MAX_COLUMNS, MAX_ROWS, type Box } from "./cells";

export const WHOLE_SHEET: Box = { top: 0, left: 0, bottom: MAX_ROWS - 1, right: MAX_COLUMNS - 1 };

export function boxOf(top: number, left: number, rows: number, columns: number): Box {
  return { top, left, bottom: top + rows - 1, right: left + columns - 1 };
}

export function rowCount(box: Box): number {
  return box.bottom - box.top + 1;
}

export function columnCount(box: Box): number {
  return box.right - box.left + 1;
}

export function isWholeRows(box: Box): boolean {
  return box.left === 0 && box.right === MAX_COLUMNS - 1;
}

export function isWholeColumns(box: Box): boolean {
  return box.top === 0 && box.bottom === MAX_ROWS - 1;
}

/** True for a single cell. */
export function sameCell(box: Box): boolean {
  return box.top === box.bottom && box.left === box.right;
}

export function sameBox(a: Box, b: Box): boolean {
  return a.top === b.top && a.left === b.left && a.bottom === b.bottom && a.right === b.right;
}

export function contains(outer: Box, inner: Box): boolean {
  return (
    outer.top <= inner.top &&
    outer.left <= inner.left &&
    outer.bottom >= inner.bottom &&
    outer.right >= inner.right
  );
}

export function intersection(a: Box, b: Box): Box | null {
  const top = Math.max(a.top, b.top);
  const left = Math.max(a.left, b.left);
  const bottom = Math.min(a.bottom, b.bottom);
  const right = Math.min(a.right, b.right);
  return top > bottom || left > right ? null : { top, left, bottom, right };
}

export function boundingBox(a: Box, b: Box): Box {
  return {
    top: Math.min(a.top, b.top),
    left: Math.min(a.left, b.left),
    bottom: Math.max(a.bottom, b.bottom),
    right: Math.max(a.right, b.right),
  };
}

/** What is left of `box` when `hole` is cut out of it: up to four boxes. */
export function without(box: Box, hole: Box): Box[] {
  const cut = intersection(box, hole);
  if (!cut) return [box];
  const rest: Box[] = [];
  if (cut.top > box.top) rest.push({ ...box, bottom: cut.top - 1 });
  if (cut.bottom < box.bottom) rest.push({ ...box, top: cut.bottom + 1 });
  if (cut.left > box.left) rest.push({ ...cut, left: box.left, right: cut.left - 1 });
  if (cut.right < box.right) rest.push({ ...cut, left: cut.right + 1, right: box.right });
  return rest;
}

export function isOnSheet(box: Box): boolean {
  return (
    box.top >= 0 &&
    box.left >= 0 &&
    box.bottom < MAX_ROWS &&
    box.right < MAX_COLUMNS &&
    box.top <= box.bottom &&
    box.left <= box.right
  );
}
