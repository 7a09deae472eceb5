import { cleanedText, entryKind, suppressedHigh } from "./entryKind";
import {
  type CheckSettings,
  type RowFormulas,
  type RowPlace,
  silent,
  type Slot,
  SLOTS,
} from "./checkColumns";
import { firstOf, has, say } from "./formulaText";

/** The entries of a row: which column stands in which slot, and which slots its indicator needs. */
export interface Entries {
  readonly columns: Readonly<Partial<Record<Slot, string>>>;
  /** The slots needed as the template is made, "" for a spare row. */
  readonly needed: string;
}

/** Text, kind and highest possible count of every entry. */
export function entryHelpers(place: RowPlace, { columns, needed }: Entries, threshold: number): RowFormulas {
  const helpers = SLOTS.flatMap((slot) => {
    const column = columns[slot];
    if (column === undefined) return [];
    const cell = place.cell(column);
    const text = place.own(`text_${slot}`);
    const high = place.own(`high_${slot}`);
    const isNeeded = has(place.own("needs"), slot);
    const kind = entryKind(cell, isNeeded, text, high);
    return [
      [`text_${slot}`, silent(cleanedText(cell))],
      [`high_${slot}`, { formula: `=${suppressedHigh(text, threshold)}`, result: 0 }],
      [`kind_${slot}`, { formula: `=${kind}`, result: needed.includes(slot) ? "b" : "" }],
    ];
  });
  return Object.fromEntries(helpers) as RowFormulas;
}

/** DQ16, DQ17, DQ18 and DQ28: what each entry is. */
export function readingChecks(
  place: RowPlace,
  { columns }: Entries,
  { threshold }: CheckSettings,
): RowFormulas {
  const slots = SLOTS.filter((slot) => columns[slot] !== undefined);
  const where = (kind: string, message: (value: string) => string): string =>
    firstOf(
      ...slots.map(
        (slot) =>
          [`${place.own(`kind_${slot}`)}="${kind}"`, message(place.cell(columns[slot] ?? ""))] as const,
      ),
    );
  const limit = String(threshold);
  return {
    numberAsText: silent(where("t", (value) => say("numberAsText", { value: cut(value) }))),
    notNumber: silent(where("x", (value) => say("notNumber", { value: cut(value), threshold: limit }))),
    unclear: silent(where("u", (value) => say("unclear", { value: cut(value), threshold: limit }))),
    error: silent(where("e", () => say("error", { row: String(place.row) }))),
    suppressed: silent(where("s", (value) => say("suppressed", { value: cut(value) }))),
  };
}

/** DQ10 to DQ14 of a numerator (slot a) and a denominator (slot b). */
export function ratioChecks(place: RowPlace, { columns }: Entries, period: string): RowFormulas {
  const num = place.cell(columns.a ?? "");
  const den = place.cell(columns.b ?? "");
  const rules = place.own("rules");
  const areNumbers = `AND(${isNumber(place, "a")},${isNumber(place, "b")})`;
  const isClean = `AND(${place.own("negative")}="",${place.own("fraction")}="")`;
  const highest = `IF(${isNumber(place, "b")},${den},IF(${place.own("kind_b")}="s",${place.own("high_b")},10^15))`;
  const shownMost = `IF(${isNumber(place, "b")},${den},"at most "&${place.own("high_b")})`;
  const isAbove = `IF(AND(${isNumber(place, "a")},${has(rules, "part")},${isClean},${place.own("ofNobody")}=""),${num}>${highest},FALSE)`;
  const parts = { num, den: shownMost, indicator: place.own("name") };
  const isOfNobody = `IF(AND(${areNumbers},${isClean}),AND(${den}=0,${num}>0),FALSE)`;
  return {
    ofNobody: silent(firstOf([isOfNobody, say("ofNobody", { num })])),
    nobody: silent(firstOf([`IF(${areNumbers},AND(${den}=0,${num}=0),FALSE)`, say("nobody", { period })])),
    above: silent(firstOf([`AND(${isAbove},NOT(${has(rules, "over1")}))`, say("above", parts)])),
    aboveAsked: silent(firstOf([`AND(${isAbove},${has(rules, "over1")})`, say("aboveAsked", parts)])),
  };
}

/** DQ13: entries below zero. `mayBeNegative`: slots that the indicator's own rule frees. */
export function negativeCheck(
  place: RowPlace,
  { columns }: Entries,
  mayBeNegative: readonly Slot[],
): RowFormulas {
  const rules = place.own("rules");
  const cases = SLOTS.filter((slot) => columns[slot] !== undefined).map((slot) => {
    const value = place.cell(columns[slot] ?? "");
    const isBelow = `IF(${isNumber(place, slot)},${value}<0,FALSE)`;
    const isWrong = mayBeNegative.includes(slot) ? `AND(${isBelow},NOT(${has(rules, "negative")}))` : isBelow;
    return [isWrong, say("negative", { value })] as const;
  });
  return { negative: silent(firstOf(...cases)) };
}

/**
 * DQ14: counts that are no whole numbers.
 *
 * @param flags by slot: the flag of the indicator under which it must be whole; null: always
 */
export function fractionCheck(
  place: RowPlace,
  { columns }: Entries,
  flags: Readonly<Partial<Record<Slot, string | null>>>,
  things: Readonly<Partial<Record<Slot, string>>>,
): RowFormulas {
  const cases = SLOTS.flatMap((slot) => {
    const flag = flags[slot];
    if (flag === undefined) return [];
    const value = place.cell(columns[slot] ?? "");
    const isBroken = `IF(${isNumber(place, slot)},${value}<>INT(${value}),FALSE)`;
    const isWrong = flag === null ? isBroken : `AND(${isBroken},${has(place.own("rules"), flag)})`;
    return [[isWrong, say("fraction", { value, things: things[slot] ?? '"people"' })] as const];
  });
  return { fraction: silent(firstOf(...cases)) };
}

/** DQ30: a count of people below the threshold, where the agreement asks for `<11`. */
export function smallCheck(
  place: RowPlace,
  { columns }: Entries,
  { threshold, mustSuppress }: CheckSettings,
  slots: readonly Slot[],
): RowFormulas {
  if (!mustSuppress) return {};
  const limit = String(threshold);
  const cases = slots.map((slot) => {
    const value = place.cell(columns[slot] ?? "");
    const isSmall = `IF(AND(${isNumber(place, slot)},${has(place.own("rules"), "people")}),AND(${value}>0,${value}<${limit}),FALSE)`;
    return [isSmall, say("small", { threshold: limit })] as const;
  });
  return { small: silent(firstOf(...cases)) };
}

/** DQ06 and DQ07: the same row twice, alike or not. */
export function repeatChecks(
  place: RowPlace,
  named: { readonly indicator: string; readonly period: string; readonly site: string },
): RowFormulas {
  const usable = place.own("usable");
  const first = `MATCH(${usable},${place.all("usable")},0)`;
  const isLater = `IF(${usable}="",FALSE,${first}<${place.position})`;
  const isSame = `${place.own("figures")}=INDEX(${place.all("figures")},${first})`;
  const row = String(place.row);
  const firstRow = `(${place.row - place.position}+${first})`;
  const others = `SUMPRODUCT((${place.all("usable")}=${usable})*(${place.all("figures")}<>${place.own("figures")}))`;
  return {
    duplicate: silent(
      firstOf([`IF(${isLater},${isSame},FALSE)`, say("duplicate", { first: firstRow, row })]),
    ),
    conflict: silent(firstOf([`IF(${usable}="",FALSE,${others}>0)`, say("conflict", { ...named, row })])),
  };
}

/** A message names what was entered, and of a long text its beginning. */
function cut(value: string): string {
  return `LEFT(${value},24)`;
}

export function isNumber(place: RowPlace, slot: Slot): string {
  return `${place.own(`kind_${slot}`)}="n"`;
}

/** Number of entries that are not blank. */
export function filledCount(place: RowPlace, { columns }: Entries): string {
  const slots = SLOTS.filter((slot) => columns[slot] !== undefined);
  return slots
    .map((slot) => place.own(`kind_${slot}`))
    .map((kind) => `(${kind}<>"")*(${kind}<>"b")`)
    .join("+");
}
