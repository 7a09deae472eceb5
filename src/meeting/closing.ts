import { listText } from "../analysis/wording";
import type { Standing } from "./actionReview";
import { topicName, type Topic } from "./deepDive";
import type { ExpectedFigures } from "./expectedFigures";
import type { Matter } from "./matters";
import { sharesProvider, type Scope } from "./scope";
import type { WeighedLine } from "./timetable";
import type { Voices } from "./voices";
import { dayText, periodText } from "./wording";

/** Decisions beyond this number are not taken in one meeting. */
const MOST_DECISIONS = 5;

/** What each decision needs so that it can be looked at again. */
const WHO_WHAT_WHEN = "one owner, date, expected change, and when we look again";

/** Item 5: what to decide: on the topic, on what is overdue or blocked, and on missing figures. */
export function decisions(
  voices: Voices,
  topic: Topic,
  matters: readonly Matter[],
  standings: readonly Standing[],
  figures: ExpectedFigures,
): WeighedLine[] {
  const decide = (id: string, text: string, flagId: string | null = null): WeighedLine => ({
    id: `decide:${id}`,
    kind: "decision",
    speaker: voices.chair.speaker,
    side: "both",
    text,
    flagId,
    weight: 1,
  });
  const others = matters.filter(
    (matter) => matter.tone === "concern" && (topic.kind !== "matter" || matter !== topic.matter),
  );
  const missing = figures.missing.length > 0 && topic.kind !== "dataSupport";
  return [
    topicDecision(topic, decide),
    ...standings
      .filter(({ daysOverdue }) => daysOverdue > 0)
      .map(({ action }) => decide(action.id, `${action.id} is overdue: new date and owner, or stop it.`)),
    ...standings
      .filter(({ action, daysOverdue }) => action.status === "blocked" && daysOverdue === 0)
      .map(({ action }) => decide(action.id, `${action.id} is blocked: who clears it, and by when.`)),
    ...others.map(({ indicator, measures }) =>
      decide(indicator.id, `${indicator.name}: whether it is the next topic.`, measures[0]!.flags[0]!.id),
    ),
    ...(missing ? [decide("figures", "How the missing figures come: who sends them, and by when.")] : []),
  ].slice(0, MOST_DECISIONS);
}

function topicDecision(
  topic: Topic,
  decide: (id: string, text: string, flagId?: string | null) => WeighedLine,
): WeighedLine {
  switch (topic.kind) {
    case "matter": {
      const { indicator, measures, tone } = topic.matter;
      const what = tone === "data" ? "how its figures reach the next meeting" : "what we try next";
      return decide(
        `topic:${indicator.id}`,
        `${indicator.name}: ${what}; ${WHO_WHAT_WHEN}.`,
        measures[0]!.flags[0]!.id,
      );
    }
    case "dataSupport":
      return decide("topic:figures", `How the figures reach the next meeting; ${WHO_WHAT_WHEN}.`);
    case "roadmap":
      return decide(
        "topic:roadmap",
        `The topic of the next meeting: the question, the data it needs, and who prepares it.`,
      );
  }
}

/** Item 6: when, about what, and with which figures we meet again. */
export function nextMeeting(
  scope: Scope,
  voices: Voices,
  topic: Topic,
  matters: readonly Matter[],
  figures: ExpectedFigures,
): WeighedLine[] {
  const ids = new Set(scope.providers.map((provider) => provider.id));
  const next = scope.data.meetings
    .filter((other) => other.date > scope.day && sharesProvider(other, ids))
    .sort((a, b) => a.date.localeCompare(b.date))[0];
  const nextMatter = matters.find((matter) => topic.kind !== "matter" || matter !== topic.matter);
  const when = next
    ? `${dayText(next.date)}${next.start === null ? "" : `, ${next.start}`}${next.place === "" ? "" : `, ${next.place}`}.`
    : "Agree the date.";
  const about = nextMatter
    ? `Topic to choose, for example ${nextMatter.indicator.name}.`
    : "Topic to choose.";
  const latest = listText(figures.latest.map((period) => periodText(period)));
  const due =
    latest === ""
      ? "Agree when the first figures are due."
      : `Agree when the figures after ${latest} are due.`;
  return [
    {
      id: "next:meeting",
      kind: "statement",
      ...voices.contractManager,
      text: `${when} ${about} ${due}`,
      flagId: null,
      weight: 1,
    },
  ];
}

/** The meeting's purpose in one sentence. */
export function purposeText(topic: Topic, targetOf: (matter: Matter) => string | null): string {
  switch (topic.kind) {
    case "matter": {
      if (topic.matter.tone === "data")
        return `Agree how the figures of ${topicName(topic)} reach the next meeting.`;
      const target = targetOf(topic.matter);
      return target === null
        ? `Agree what to do about the change in ${topicName(topic)}.`
        : `Agree what will bring ${topicName(topic)} to its target of ${target}.`;
    }
    case "dataSupport":
      return "Agree how the figures reach the next meeting; there are none to discuss yet.";
    case "roadmap":
      return topic.measure === null
        ? "Agree the next topic and the data that it needs."
        : `Keep what works, and agree what would move ${topicName(topic)}; no measure is flagged.`;
  }
}
