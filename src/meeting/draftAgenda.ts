import { actionReview, actionsToReview } from "./actionReview";
import type { Agenda, AgendaLine, AgendaSection } from "./agenda";
import { decisions, nextMeeting } from "./closing";
import { deepDive, topicLead, topicOf, topicTitle } from "./deepDive";
import { expectedFigures } from "./expectedFigures";
import { glance } from "./glance";
import { goingWell } from "./goingWell";
import { headerOf } from "./header";
import { mattersOf } from "./matters";
import { scopeOf, type AgendaInput } from "./scope";
import { draftLength, giveProviderHalf, sectionMinutes, withMinutes, type WeighedLine } from "./timetable";
import { voicesOf, type Voice } from "./voices";

/** Key of the agenda that is drafted while no meeting is planned. */
const NO_MEETING = "DRAFT";

/**
 * Drafts a meeting's agenda from what was found: rules and templates only, so the same input gives the same words.
 *
 * Times add up to the meeting. No cause is guessed, no percentage stands without its counts, and no small count of
 * people, nor anything computed from one, is said.
 */
export function draftAgenda(input: AgendaInput): Agenda {
  const scope = scopeOf(input);
  const voices = voicesOf(scope);
  const figures = expectedFigures(scope);
  const matters = figures.nothingCame ? [] : mattersOf(scope);
  const topic = topicOf(scope, matters, figures);
  const minutes = draftLength(scope.meeting?.minutes ?? null);
  const times = sectionMinutes(minutes, { joint: scope.joint, withGlance: matters.length > 0 });

  const review = actionsToReview(scope);
  const well = goingWell(
    scope,
    voices,
    review.filter(({ done }) => done).map(({ action }) => action),
  );
  const standings = review.filter(({ action }) => action !== well.told);
  const atAGlance = figures.nothingCame ? [] : glance(scope, voices, matters, times.glance);
  const ownItem = times.glance > 0;

  const sections = [
    section(1, "Purpose and what went well", voices.providers, times.goingWell, well.lines),
    section(
      2,
      "Actions from last time",
      { speaker: "Action owners, agency first", side: "both" },
      times.actions,
      actionReview(scope, voices, standings, times.actions),
    ),
    ...(ownItem ? [section(3, "Performance at a glance", voices.analyst, times.glance, atAGlance)] : []),
    section(4, `Deep dive: ${topicTitle(topic, scope)}`, topicLead(topic, voices), times.deepDive, [
      ...(ownItem ? [] : atAGlance),
      ...deepDive(scope, voices, topic),
    ]),
    section(
      5,
      "Decisions and new actions",
      { ...voices.chair, side: "both" },
      times.decisions,
      decisions(voices, topic, matters, standings, figures),
    ),
    section(
      6,
      "Next meeting",
      voices.contractManager,
      times.next,
      nextMeeting(scope, voices, topic, matters, figures),
    ),
  ];
  return {
    meetingId: scope.meeting?.id ?? NO_MEETING,
    header: headerOf(scope, topic, figures, minutes),
    minutes,
    sections: withDistinctIds(scope.joint ? sections : withProviderHalf(sections)),
  };
}

function section(
  number: number,
  title: string,
  { speaker, side }: Voice,
  minutes: number,
  lines: readonly WeighedLine[],
): AgendaSection {
  return { number, title, minutes, speaker, side, lines: withMinutes(lines, minutes) };
}

/** With one provider at the table, at least half of items 1-4 is the provider's to speak. */
function withProviderHalf(sections: readonly AgendaSection[]): AgendaSection[] {
  const talk = sections.filter(({ number }) => number <= 4);
  const shared = giveProviderHalf(talk.map(({ lines }) => lines));
  return sections.map((one, index) => (one.number <= 4 ? { ...one, lines: shared[index]! } : one));
}

/** An action that stands twice in the log gets two keys, in the order of the log. */
function withDistinctIds(sections: readonly AgendaSection[]): AgendaSection[] {
  const seen = new Map<string, number>();
  const distinct = (line: AgendaLine): AgendaLine => {
    const times = (seen.get(line.id) ?? 0) + 1;
    seen.set(line.id, times);
    return times === 1 ? line : { ...line, id: `${line.id}#${times}` };
  };
  return sections.map((one) => ({ ...one, lines: one.lines.map(distinct) }));
}
