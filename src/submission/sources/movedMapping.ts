import { type Mapping, readMapping } from "../mapping";

/** What the parts of a mapping call the column they stand in. */
const COLUMN_KEYS = new Set(["column", "yearColumn", "monthColumn"]);
/** Parts that are a column, or several. */
const COLUMN_PARTS = new Set(["providerCode", "groups", "sections", "flags"]);
/** Parts without which nothing is read: without a place they are open. */
const LABELS = new Set(["provider", "indicator", "period"]);

/**
 * A mapping with its columns elsewhere. A label whose column has no place is open; figures and parts that may be absent
 * are left out.
 *
 * @param places new column by the old one
 * @param down rows by which the header stands lower than before
 */
export function withPlaces(mapping: Mapping, places: ReadonlyMap<number, number>, down: number): Mapping {
  const parts = Object.entries(mapping).flatMap(([name, part]: [string, unknown]): [string, unknown][] => {
    if (Array.isArray(part) && (name === "figures" || COLUMN_PARTS.has(name))) {
      const moved = part
        .map((each: unknown) => movedPart(each, places, down))
        .filter((each) => each !== null);
      return moved.length === 0 && name !== "figures" ? [] : [[name, moved]];
    }
    if (COLUMN_PARTS.has(name) || (isObject(part) && name !== "headerRows")) {
      const moved = movedPart(part, places, down);
      return moved === null && !LABELS.has(name) ? [] : [[name, moved]];
    }
    return [[name, part]];
  });
  const moved = readMapping(Object.fromEntries(parts));
  if (moved === null) throw new Error("A mapping that was moved is none any more.");
  return moved;
}

/** Null where a column of it has no place. */
function movedPart(part: unknown, places: ReadonlyMap<number, number>, down: number): unknown {
  if (typeof part === "number") return places.get(part) ?? null;
  if (!isObject(part)) return part;
  let isLost = false;
  const entries = Object.entries(part).map(([key, value]): [string, unknown] => {
    if (key === "row" && typeof value === "number") return [key, value + down];
    if (!COLUMN_KEYS.has(key) || typeof value !== "number") return [key, value];
    const place = places.get(value);
    isLost ||= place === undefined;
    return [key, place];
  });
  return isLost ? null : Object.fromEntries(entries);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
