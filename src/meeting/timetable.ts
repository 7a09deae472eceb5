import type { AgendaLine } from "./agenda";

/** A line before its minutes are known; a line of weight 0 is read, not spoken to. */
export type WeighedLine = Omit<AgendaLine, "minutes"> & { readonly weight: number };

/** Minutes of the six items; `glance` is 0 where item 3 joins item 4. */
export interface SectionMinutes {
  readonly goingWell: number;
  readonly actions: number;
  readonly glance: number;
  readonly deepDive: number;
  readonly decisions: number;
  readonly next: number;
}

/** Shares of items 1-6 in a meeting with one provider (60 minutes) and in a joint one (90 minutes). */
const SINGLE_SHARES = [5, 10, 10, 25, 8, 2];
const JOINT_SHARES = [5, 15, 15, 40, 12, 3];

/** Actions and decisions are never squeezed out; every other item keeps a minute. */
const LEAST_MINUTES = [1, 5, 1, 1, 5, 1];

/** Under this length item 3 has no time of its own. */
const JOINED_UNDER = 40;

/** The shortest meeting that an agenda is drafted for, and the length where none was entered. */
const SHORTEST_MEETING = 15;
const USUAL_MEETING = 60;

/** The length to draft for: what was entered, in whole minutes, where an agenda fits into it. */
export function draftLength(entered: number | null): number {
  if (entered === null || !Number.isFinite(entered) || entered <= 0) return USUAL_MEETING;
  return Math.max(SHORTEST_MEETING, Math.round(entered));
}

/**
 * Divides a meeting into its six items by the shares of the specification, in whole minutes that add up.
 *
 * @param minutes length of the meeting, whole, at least `SHORTEST_MEETING`
 * @param withGlance false where nothing is flagged: the time of item 3 then goes to item 4, as in a short meeting
 * @example sectionMinutes(60, { joint: false, withGlance: true }).deepDive === 25
 */
export function sectionMinutes(
  minutes: number,
  { joint, withGlance }: { readonly joint: boolean; readonly withGlance: boolean },
): SectionMinutes {
  const shares = [...(joint ? JOINT_SHARES : SINGLE_SHARES)];
  const least = [...LEAST_MINUTES];
  if (!withGlance || minutes < JOINED_UNDER) {
    shares[3]! += shares[2]!;
    shares[2] = 0;
    least[2] = 0;
  }
  const [goingWell, actions, glance, deepDive, decisions, next] = shareOut(minutes, shares, least);
  return {
    goingWell: goingWell!,
    actions: actions!,
    glance: glance!,
    deepDive: deepDive!,
    decisions: decisions!,
    next: next!,
  };
}

/**
 * Whole minutes by weight, by largest remainder; the earlier one wins a tie. Who would fall under `least` gets it
 * first, and the others share the rest.
 */
export function shareOut(minutes: number, weights: readonly number[], least?: readonly number[]): number[] {
  const result = new Array<number>(weights.length).fill(0);
  let open = weights.flatMap((weight, index) => (weight > 0 ? [index] : []));
  let rest = minutes;
  for (;;) {
    const total = open.reduce((sum, index) => sum + weights[index]!, 0);
    const tooSmall = open.filter((index) => (rest * weights[index]!) / total < (least?.[index] ?? 0));
    if (tooSmall.length === 0) {
      const quotas = open.map((index) => ({ index, quota: (rest * weights[index]!) / total }));
      for (const { index, quota } of quotas) result[index] = Math.floor(quota);
      const left = rest - quotas.reduce((sum, { quota }) => sum + Math.floor(quota), 0);
      const byRemainder = [...quotas].sort((a, b) => (b.quota % 1) - (a.quota % 1) || a.index - b.index);
      for (const { index } of byRemainder.slice(0, left)) result[index]! += 1;
      return result;
    }
    for (const index of tooSmall) {
      result[index] = least![index]!;
      rest -= result[index];
    }
    open = open.filter((index) => !tooSmall.includes(index));
  }
}

/** Lines with the section's minutes shared out by their weights. */
export function withMinutes(lines: readonly WeighedLine[], minutes: number): AgendaLine[] {
  const shares = shareOut(
    minutes,
    lines.map((line) => line.weight),
  );
  return lines.map(({ weight: _, ...line }, index) => ({ ...line, minutes: shares[index]! }));
}

/**
 * Moves minutes from the agency's longest lines to the provider's until the provider has at least half of these
 * sections, the later sections giving first. What both sides speak to counts half.
 */
export function giveProviderHalf(sections: readonly (readonly AgendaLine[])[]): AgendaLine[][] {
  const minutes = sections.map((lines) => lines.map((line) => line.minutes));
  const total = minutes.flat().reduce((sum, m) => sum + m, 0);
  const share = { agency: 0, both: 0.5, provider: 1 };
  const spoken = (): number =>
    sections.reduce(
      (sum, lines, s) => sum + lines.reduce((t, line, l) => t + share[line.side] * minutes[s]![l]!, 0),
      0,
    );

  for (let s = sections.length - 1; s >= 0 && spoken() < total / 2; s--) {
    const lines = sections[s]!;
    const receiver = lines.findIndex((line) => line.side === "provider");
    if (receiver < 0) continue;
    while (spoken() < total / 2) {
      const giver = longest(lines, minutes[s]!);
      if (giver < 0) break;
      minutes[s]![giver]! -= 1;
      minutes[s]![receiver]! += 1;
    }
  }
  return sections.map((lines, s) => lines.map((line, l) => ({ ...line, minutes: minutes[s]![l]! })));
}

/** Index of the line with the most minutes that is not the provider's own; -1 where none has any. */
function longest(lines: readonly AgendaLine[], minutes: readonly number[]): number {
  let best = -1;
  lines.forEach((line, index) => {
    if (line.side !== "provider" && minutes[index]! > (best < 0 ? 0 : minutes[best]!)) best = index;
  });
  return best;
}
