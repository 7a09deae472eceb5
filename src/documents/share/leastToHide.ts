import { type Exposed, exposedCounts, type GuardInput, type VisibleSheets } from "./projectorGuard";
import { type HidablePart, partOf, type Stretch, stretchesOf } from "./sheetParts";

/** Single rows are hidden up to so many on a sheet: more are hard to follow, and what is left hardly says anything. */
const MOST_ROWS = 10;

/** What hides something, and what it is called. */
interface Hiding {
  readonly sheet: string;
  /** Null: all of the sheet. */
  readonly stretches: readonly Stretch[] | null;
}

/**
 * The least to hide so that nothing is left to read or work out: no sheet that could as well stay, and of a sheet of
 * entries single rows where they suffice, else its columns with figures, else all of it. Whole sheets come first.
 *
 * @param columns columns with figures by sheet; of a sheet that is not in it nothing but the whole can be hidden
 */
export function leastToHide(
  input: GuardInput,
  columns: ReadonlyMap<string, readonly Stretch[]>,
): HidablePart[] {
  let hidings = enoughSheets(input).map((sheet): Hiding => ({ sheet, stretches: null }));
  for (const { sheet } of hidings) {
    const others = hidings.filter((each) => each.sheet !== sheet);
    if (isSafe(input, others)) hidings = others;
  }
  for (const { sheet } of hidings) {
    const figures = columns.get(sheet);
    if (figures === undefined) continue;
    const others = hidings.filter((each) => each.sheet !== sheet);
    const less = [rowsOf(input, others, sheet), figures]
      .filter((stretches) => stretches !== null)
      .map((stretches): Hiding => ({ sheet, stretches }))
      .find((hiding) => isSafe(input, [...others, hiding]));
    if (less) hidings = hidings.map((each) => (each.sheet === sheet ? less : each));
  }
  const whole = hidings.flatMap(({ sheet, stretches }) => (stretches === null ? [sheet] : []));
  return [...whole, ...hidings.flatMap(({ stretches }) => stretches ?? []).map(partOf)];
}

/** Sheets that show something, and those that would show it or give it away once the first are hidden. */
function enoughSheets(input: GuardInput): string[] {
  const hidden = new Set<string>();
  for (;;) {
    const hidings = [...hidden].map((sheet): Hiding => ({ sheet, stretches: null }));
    const more = exposedWithout(input, hidings).flatMap(({ sheets }) => sheets);
    if (more.every((sheet) => hidden.has(sheet))) return [...hidden];
    for (const sheet of more) hidden.add(sheet);
  }
}

/** The rows of a sheet in which small counts stand; null where it is not they, or too many. */
function rowsOf(input: GuardInput, others: readonly Hiding[], sheet: string): Stretch[] | null {
  const exposed = exposedWithout(input, others);
  const rows = exposed.flatMap(({ cells }) =>
    // Of two rows whose difference tells, the latter suffices.
    cells
      .slice(-1)
      .filter((cell) => cell.sheet === sheet)
      .flatMap(({ address }) => (address.match(/\d+/g) ?? []).map(Number)),
  );
  const places = new Set(rows);
  return places.size === 0 || places.size > MOST_ROWS ? null : stretchesOf(sheet, "rows", [...places]);
}

function isSafe(input: GuardInput, hidings: readonly Hiding[]): boolean {
  return exposedWithout(input, hidings).length === 0;
}

function exposedWithout(input: GuardInput, hidings: readonly Hiding[]): Exposed[] {
  const { names, own, aside } = input.visible;
  const gone = new Set(hidings.flatMap(({ sheet, stretches }) => (stretches === null ? [sheet] : [])));
  const visible: VisibleSheets = {
    names: new Set([...names].filter((name) => !gone.has(name))),
    own: Object.fromEntries(Object.entries(own).filter(([, name]) => !gone.has(name))),
    aside: [...aside, ...hidings.flatMap(({ stretches }) => stretches ?? [])],
  };
  return exposedCounts({ ...input, visible });
}
