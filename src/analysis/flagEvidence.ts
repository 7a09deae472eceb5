import { MISSES_BEFORE_NEWLY_MET, PERSISTENT_MISSES, STALE_AFTER } from "./constants";
import type { Finding, Flag, FlagKind, Signal } from "./finding";
import { periodEnd } from "./periodCalendar";

/** Flags that one series raises by itself; a peer gap needs the others. */
export type SeriesFlagKind = Exclude<FlagKind, "peer_gap">;

/** A flag before it is put into words: what it is and which points it rests on. */
export interface FlagEvidence {
  readonly kind: SeriesFlagKind;
  readonly tone: Flag["tone"];
  readonly severity: Flag["severity"];
  /** Indices of the points that it rests on, in order. */
  readonly points: readonly number[];
  /** The run of points that meets the rule, where a rule raised it. */
  readonly signal?: Signal;
}

/** The points that flags may be raised from, as indices, inclusive. */
export interface Window {
  readonly from: number;
  readonly to: number;
}

/** Severity of a rule: outside limits, shift and trend weigh more than two in three. */
const RULE_SEVERITY: Record<Signal["rule"], Flag["severity"]> = {
  outsideLimits: 3,
  shift: 3,
  trend: 3,
  twoInThree: 2,
};

/**
 * Final points whose period ended after the last meeting, and always the latest final one. Null where nothing
 * can be judged: no final figure, fewer cases than the indicator needs, or more than two missing periods since.
 */
export function judgedWindow(
  { points, judged = -1, states }: Finding,
  lastMeetingDate: string | null,
  fiscalYearStart: number,
): Window | null {
  const silent = points.slice(judged + 1).filter(({ missing }) => missing).length;
  if (judged < 0 || silent > STALE_AFTER || states.includes("smallDenominator")) return null;
  return { from: firstSince(points, judged, lastMeetingDate, fiscalYearStart), to: judged };
}

/** Which flags the figures raise, by the table "when a kind of flag exists". */
export function performanceEvidence(finding: Finding, window: Window): FlagEvidence[] {
  const signals = confirmedSignals(finding).filter(({ from, to }) => from <= window.to && to >= window.from);
  const concerns = signals.filter(({ type }) => type === "concern");
  const improvements = signals.filter(({ type }) => type === "improvement");
  const outside = signals.filter(({ rule }) => rule === "outsideLimits");
  return [
    ...targetEvidence(finding, concerns, improvements),
    ...signalEvidence(
      finding,
      "worsening_trend",
      concerns.filter(({ rule }) => rule === "trend"),
    ),
    ...signalEvidence(
      finding,
      "worsening_shift",
      concerns.filter(({ rule }) => rule === "shift" || rule === "twoInThree"),
    ),
    ...signalEvidence(
      finding,
      "outlier_low",
      outside.filter(({ direction }) => direction === "below"),
    ),
    ...signalEvidence(
      finding,
      "outlier_high",
      outside.filter(({ direction }) => direction === "above"),
    ),
    ...signalEvidence(finding, "improvement", improvements),
  ];
}

/** Expected figures that did not come for periods that ended since the last meeting, and for the latest one. */
export function missingEvidence(
  { points }: Finding,
  lastMeetingDate: string | null,
  fiscalYearStart: number,
): FlagEvidence[] {
  const end = points.length - 1;
  if (end < 0) return [];
  const from = firstSince(points, end, lastMeetingDate, fiscalYearStart);
  const missing = indices(from, end).filter((i) => points[i]!.missing && points[i]!.status !== "immature");
  return missing.length === 0 ? [] : [{ kind: "data_missing", tone: "data", severity: 2, points: missing }];
}

function targetEvidence(
  finding: Finding,
  concerns: readonly Signal[],
  improvements: readonly Signal[],
): FlagEvidence[] {
  const { points, missedInARow, assurance } = finding;
  const told = points.findLastIndex(({ met }) => met != null);
  if (told < 0) return [];
  if (points[told]!.met) {
    const misses = missesBefore(finding, told);
    const isNews = misses >= MISSES_BEFORE_NEWLY_MET && improvements.length > 0 && told === finding.judged;
    if (!isNews) return [];
    const points = indices(told - misses, told);
    return isWatchedOnly(finding)
      ? [{ kind: "newly_met", tone: "watch", severity: 1, points }]
      : [{ kind: "newly_met", tone: "improvement", severity: 2, points }];
  }
  const persistent = missedInARow >= PERSISTENT_MISSES;
  const evidence: FlagEvidence[] = [];
  if (missedInARow > 0 && (assurance === "consistentlyFailing" || persistent || concerns.length > 0)) {
    const watched = !persistent && isWatchedOnly(finding);
    evidence.push({
      kind: "target_miss",
      tone: watched ? "watch" : "concern",
      severity: watched ? 1 : 2,
      points: [told],
    });
  }
  if (persistent) {
    const run = indices(told - missedInARow + 1, told);
    evidence.push({ kind: "persistent_miss", tone: "concern", severity: 3, points: run });
  }
  return evidence;
}

/** One flag of a kind, from the signal that weighs most (of equals the latest, then the first rule). */
function signalEvidence(finding: Finding, kind: SeriesFlagKind, signals: readonly Signal[]): FlagEvidence[] {
  const [signal] = [...signals].sort((a, b) => RULE_SEVERITY[b.rule] - RULE_SEVERITY[a.rule] || b.to - a.to);
  if (!signal) return [];
  const points = indices(signal.from, signal.to);
  if (isWatchedOnly(finding)) return [{ kind, tone: "watch", severity: 1, points, signal }];
  const tone = signal.type === "neutral" ? "watch" : signal.type;
  return [{ kind, tone, severity: RULE_SEVERITY[signal.rule], points, signal }];
}

/** A baseline of fewer than 12 points carries no more than "watch". */
function isWatchedOnly({ states }: Finding): boolean {
  return states.includes("shortBaseline");
}

/**
 * Signals without the points outside limits that are too narrow to trust alone: where XmR limits are narrower
 * than counting noise a point must be outside the p′ or u′ limits too, and limits without width prove nothing.
 */
function confirmedSignals({ signals, points }: Finding): Signal[] {
  const isConfirmed = (i: number): boolean => {
    const { value, lpl, upl, countLimits } = points[i]!;
    if (value === null || lpl === null || upl === null) return false;
    if (countLimits) return value > countLimits.upl || value < countLimits.lpl;
    return upl > lpl;
  };
  return signals.flatMap((signal) => {
    if (signal.rule !== "outsideLimits") return [signal];
    return runsOf(indices(signal.from, signal.to).filter(isConfirmed)).map(([from, to]) => ({
      ...signal,
      from,
      to,
    }));
  });
}

/** Whole numbers in order as runs of neighbours, [first, last]. */
function runsOf(sorted: readonly number[]): [number, number][] {
  const runs: [number, number][] = [];
  for (const i of sorted) {
    const run = runs.at(-1);
    if (run && run[1] === i - 1) run[1] = i;
    else runs.push([i, i]);
  }
  return runs;
}

function missesBefore({ points }: Finding, told: number): number {
  let misses = 0;
  while (points[told - 1 - misses]?.met === false) misses++;
  return misses;
}

function firstSince(
  points: Finding["points"],
  last: number,
  lastMeetingDate: string | null,
  fiscalYearStart: number,
): number {
  let from = last;
  while (
    lastMeetingDate !== null &&
    from > 0 &&
    periodEnd(points[from - 1]!.period, fiscalYearStart) > lastMeetingDate
  ) {
    from--;
  }
  return from;
}

function indices(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, k) => from + k);
}
