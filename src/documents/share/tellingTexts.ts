import type { Period } from "../../analysis/period";
import {
  periodEnd,
  periodFromKey,
  periodLabel,
  periodStart,
  shiftPeriod,
} from "../../analysis/periodCalendar";
import type { Action, ContractInfo } from "../../submission/contractData";
import type { OwnedLine } from "./agendaLines";
import { ALL_PROVIDERS } from "./countFigures";
import { PATHWAY } from "./pathwayKeys";
import type { HiddenCount } from "./protectCounts";
import type { Story } from "./stories";
import { numbersIn, type TextNumber } from "./textNumbers";

/** A typed text that says a number which is not shown; the text itself is never repeated. */
export interface TellingText {
  readonly providerId: string;
  readonly sheet: string;
  readonly cell: string;
  /** Column of its table. */
  readonly column: string;
  /** "Enrolled: Harbor House, Aug 2026" */
  readonly about: string;
}

/** Texts that people typed and that go into shared workbooks. */
export interface TypedTexts {
  readonly stories: readonly Story[];
  readonly actions: readonly Action[];
  readonly lines: readonly OwnedLine[];
}

/** Columns of an action that are shared as they were typed. */
const ACTION_TEXTS = {
  action: "action",
  expectedEffect: "expected_effect",
  lastUpdate: "last_update",
  blocker: "blocker",
} as const;
/** Column of a typed line. */
const LINE_TEXT = "text";
const ACTION_FIELDS = ["action", "expectedEffect", "lastUpdate", "blocker"] as const;

/** Periods up to that of a text that it is likely to speak of. */
const PERIODS_BEFORE = 2;

/**
 * Stories, actions and typed lines of agendas with a number that equals a hidden count of the same provider and
 * measure, what is left of it, or its share, in the periods that the text is about: those of a story and the two before,
 * the latest three of an action's or a line's measure, and every period that the text names.
 */
export function tellingTexts(
  { stories, actions, lines }: TypedTexts,
  hidden: readonly HiddenCount[],
  { fiscalYearStart }: ContractInfo,
): TellingText[] {
  const found: TellingText[] = [];
  const look = (
    text: string,
    place: Omit<TellingText, "about">,
    measure: string | null,
    period: string | null,
  ): void => {
    const numbers = numbersIn(text);
    if (numbers.length === 0) return;
    const own = hidden.filter((count) => isOf(count, place.providerId, measure));
    const spoken = spokenOf(own, periodFromKey(period ?? "", fiscalYearStart), text, fiscalYearStart);
    const told = spoken.find((count) => numbers.some((number) => tells(number, count)));
    if (told) found.push({ ...place, about: `${told.measure}: ${told.name}` });
  };
  for (const { providerId, indicatorId, period, paragraphs } of stories)
    for (const { text, sheet, cell, column } of paragraphs)
      look(text, { providerId, sheet, cell, column }, indicatorId, period);
  for (const action of actions) {
    const { providerId, cells, linkedIndicator } = action;
    for (const field of ACTION_FIELDS) {
      const place = { providerId, sheet: cells.sheet, cell: cells.address, column: ACTION_TEXTS[field] };
      look(action[field], place, linkedIndicator, null);
    }
  }
  for (const { providerIds, indicatorId, text, sheet, cell } of lines)
    for (const providerId of providerIds.length === 0 ? [""] : providerIds)
      look(text, { providerId, sheet, cell, column: LINE_TEXT }, indicatorId, null);
  return found;
}

/** The same texts without those: an action that tells is left out, of its other columns only what tells. */
export function withoutTelling(texts: TypedTexts, telling: readonly TellingText[]): TypedTexts {
  const places = new Set(telling.map(keyOf));
  const isLeft = (sheet: string, cell: string, column: string) => !places.has(keyOf({ sheet, cell, column }));
  return {
    stories: texts.stories.flatMap((story) => {
      const paragraphs = story.paragraphs.filter(({ sheet, cell, column }) => isLeft(sheet, cell, column));
      return paragraphs.length > 0 ? [{ ...story, paragraphs }] : [];
    }),
    actions: texts.actions.flatMap((action) => {
      const { sheet, address } = action.cells;
      const kept = (field: (typeof ACTION_FIELDS)[number]) =>
        isLeft(sheet, address, ACTION_TEXTS[field]) ? action[field] : "";
      const [expectedEffect, lastUpdate, blocker] = [
        kept("expectedEffect"),
        kept("lastUpdate"),
        kept("blocker"),
      ];
      return kept("action") === "" ? [] : [{ ...action, expectedEffect, lastUpdate, blocker }];
    }),
    lines: texts.lines.filter(({ sheet, cell }) => isLeft(sheet, cell, LINE_TEXT)),
  };
}

function keyOf({ sheet, cell, column }: Pick<TellingText, "sheet" | "cell" | "column">): string {
  return JSON.stringify([sheet, cell, column]);
}

function isOf(count: HiddenCount, providerId: string, measure: string | null): boolean {
  const isOne = (id: string, ids: readonly string[]) =>
    ids.some((each) => each.toLowerCase() === id.toLowerCase());
  const isTheirs = providerId === "" || isOne(count.providerId, [providerId, ALL_PROVIDERS]);
  return isTheirs && (measure === null || isOne(count.set, [measure, PATHWAY]));
}

/** Hidden counts of the periods that a text is about. */
function spokenOf(
  own: readonly HiddenCount[],
  about: Period | null,
  text: string,
  fiscalYearStart: number,
): HiddenCount[] {
  const endOf = (period: Period) => periodEnd(period, fiscalYearStart);
  const latest = own.reduce<Period | null>(
    (last, { period }) => (last === null || endOf(period) > endOf(last) ? period : last),
    null,
  );
  const last = about ?? latest;
  if (last === null) return [];
  const from = periodStart(shiftPeriod(last, -PERIODS_BEFORE), fiscalYearStart);
  const words = text.toLowerCase();
  return own.filter(
    ({ period }) =>
      (periodStart(period, fiscalYearStart) <= endOf(last) && endOf(period) >= from) ||
      isNamed(period, words),
  );
}

/** "Aug 2026", "August" and "2026-08" name a month. */
function isNamed(period: Period, words: string): boolean {
  const [first = ""] = periodLabel(period).toLowerCase().split(" ");
  const isMonth = period.cadence === "monthly";
  return words.includes(period.key.toLowerCase()) || (isMonth && new RegExp(`\\b${first}`).test(words));
}

function tells({ value, percentDecimals }: TextNumber, { count, of }: HiddenCount): boolean {
  const counts = of === null ? [count] : [count, of, of - count];
  if (percentDecimals === null) return value > 0 && counts.includes(value);
  if (of === null || of === 0) return false;
  const shares = [(100 * count) / of, (100 * (of - count)) / of];
  return shares.some((share) => Number(share.toFixed(percentDecimals)) === value);
}
