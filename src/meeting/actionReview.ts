import { daysAfter, periodStart } from "../analysis/periodCalendar";
import { countPeriods, listText } from "../analysis/wording";
import type { Action } from "../submission/contractData";
import { cellText } from "./cellText";
import type { Scope } from "./scope";
import type { WeighedLine } from "./timetable";
import type { Voices } from "./voices";
import { counted, dayText, daysBetween } from "./wording";

/** More lines than this cannot be spoken to; the rest of the log is counted. */
const MOST_ACTIONS = 8;

/** How far back an action counts as done since last time where no earlier meeting is in the log. */
const DAYS_WITHOUT_MEETING = 92;

/** An action as it stands on the meeting's day. */
export interface Standing {
  readonly action: Action;
  /** Whole days past its due day; 0 where it is not late, or closed. */
  readonly daysOverdue: number;
  readonly done: boolean;
}

/**
 * The actions to review: open ones, and those done, or due for a look at their effect, since the previous meeting.
 * The agency's come first, then the longest overdue, the blocked, and by due day.
 */
export function actionsToReview(scope: Scope): Standing[] {
  const since = scope.previousDay ?? daysAfter(scope.day, -DAYS_WITHOUT_MEETING);
  const isSince = (day: string | null): boolean => day !== null && day > since && day <= scope.day;
  return scope.actions
    .filter(({ status, doneOn, lookAgain }) =>
      status === "done" ? isSince(doneOn) || isSince(lookAgain) : status !== "dropped",
    )
    .map((action) => {
      const done = action.status === "done";
      const late = done || action.due === null ? 0 : daysBetween(action.due, scope.day);
      return { action, done, daysOverdue: Math.max(0, late) };
    })
    .sort(compareStandings);
}

/** Item 2: one line for each action as far as the time reaches, the others counted, and what was seen of them. */
export function actionReview(
  scope: Scope,
  voices: Voices,
  standings: readonly Standing[],
  minutes: number,
): WeighedLine[] {
  const room = Math.min(MOST_ACTIONS, Math.max(1, minutes - 1));
  const mostUrgent = new Set([...standings].sort((a, b) => urgencyOf(a) - urgencyOf(b)).slice(0, room));
  const shown = standings.filter((standing) => mostUrgent.has(standing));
  const rest = standings.filter((standing) => !mostUrgent.has(standing));
  const lines = shown.map((standing) => actionLine(standing, scope, voices));
  if (rest.length > 0) {
    lines.push({
      id: "actions:more",
      kind: "note",
      ...voices.contractManager,
      text: `${restText(rest)}: see the action log.`,
      flagId: null,
      weight: 0,
    });
  }
  lines.push({
    id: "actions:results",
    kind: "statement",
    ...voices.providers,
    text:
      standings.length > 0
        ? "What has changed since these were done, or while they wait."
        : "No action is open. What was agreed last time and is not in the log.",
    flagId: null,
    weight: 1,
  });
  return lines;
}

function actionLine(standing: Standing, scope: Scope, voices: Voices): WeighedLine {
  const { action, daysOverdue } = standing;
  const agency = action.ownerSide === "agency";
  const owner = agency || !scope.masked ? action.owner : "";
  const side = agency ? "Agency" : scope.nameOf(action.providerId);
  const fallback = agency ? voices.contractManager.speaker : voices.provider(action.providerId).speaker;
  const urgent = daysOverdue > 0 || action.status === "blocked";
  return {
    id: `action:${action.id}`,
    kind: "action",
    speaker: owner || fallback,
    side: action.ownerSide,
    text: `${action.id}, ${side}: ${scope.masking(action.action)}; ${standingText(standing, scope)}`,
    flagId: null,
    weight: urgent ? 2 : 1,
  };
}

function standingText({ action, daysOverdue, done }: Standing, scope: Scope): string {
  const cells = `[${cellText([action.cells])}]`;
  const said = action.lastUpdate === "" ? "" : ` (${scope.masking(action.lastUpdate)})`;
  if (done) return doneText(action, said, scope, cells);
  const due = action.due === null ? "no due date" : `due ${dayText(action.due)}`;
  const blocked = action.status === "blocked";
  const blocker =
    blocked && action.blocker !== "" ? `blocked: ${scope.masking(action.blocker)}` : blocked ? "blocked" : "";
  const state = (blocker || (action.status === "in_progress" ? "in progress" : "not started")) + said;
  if (daysOverdue > 0) {
    return `${due}, ${counted(daysOverdue, "day")} overdue, ${state} ${cells}. What is blocking it, and who can clear it?`;
  }
  return blocked ? `${due}, ${state} ${cells}. Who can clear it?` : `${state}, ${due} ${cells}.`;
}

/** When it was done and whether the linked measure shows a signal of improvement since; never that it was the cause. */
function doneText(action: Action, said: string, scope: Scope, cells: string): string {
  const done = (action.doneOn === null ? "done" : `done ${dayText(action.doneOn)}`) + said;
  const measure = scope.measures.find(
    ({ finding }) =>
      finding.indicator.id === action.linkedIndicator &&
      (finding.provider.id === action.providerId || action.providerId === ""),
  );
  if (action.doneOn === null || !measure) return `${done} ${cells}.`;

  const { finding, hidden } = measure;
  const { fiscalYearStart } = scope.data.contract;
  const first = finding.points.findIndex(
    (point) => periodStart(point.period, fiscalYearStart) >= action.doneOn!,
  );
  const since = first < 0 ? [] : finding.points.slice(first).filter((point) => point.value !== null);
  if (since.length === 0) return `${done}; no period has begun and been reported since ${cells}.`;
  if (hidden.slice(first).includes(true)) return `${done}; figures since are too small to show ${cells}.`;
  const improved = finding.signals.some((signal) => signal.type === "improvement" && signal.to >= first);
  const periods = countPeriods(since.length, finding.indicator.cadence);
  if (improved) return `${done}; a signal of improvement in the ${periods} since ${cells}.`;
  const lookNow = action.lookAgain !== null && action.lookAgain <= scope.day;
  return lookNow
    ? `${done}; no signal of effect in the ${periods} since ${cells}. Keep, change or stop it?`
    : `${done}; no signal of effect yet (${periods} since) ${cells}.`;
}

/** "+2 overdue and +4 on track" */
function restText(rest: readonly Standing[]): string {
  const words = ["overdue", "blocked", "on track", "done"];
  return listText(
    words.flatMap((word, urgency) => {
      const count = rest.filter((standing) => urgencyOf(standing) === urgency).length;
      return count > 0 ? `+${count} ${word}` : [];
    }),
  );
}

function compareStandings(a: Standing, b: Standing): number {
  const agencyFirst = Number(a.action.ownerSide === "provider") - Number(b.action.ownerSide === "provider");
  return (
    agencyFirst ||
    b.daysOverdue - a.daysOverdue ||
    urgencyOf(a) - urgencyOf(b) ||
    (a.action.due ?? "9999").localeCompare(b.action.due ?? "9999") ||
    (a.action.id < b.action.id ? -1 : 1)
  );
}

/** 0 overdue, 1 blocked, 2 open, 3 done. */
function urgencyOf({ action, daysOverdue, done }: Standing): number {
  if (done) return 3;
  if (daysOverdue > 0) return 0;
  return action.status === "blocked" ? 1 : 2;
}
