import { listText } from "../analysis/wording";
import { signalOf } from "./claims";
import type { ExpectedFigures } from "./expectedFigures";
import { evidence, lastReported, measureName, place, pointText, usualRange } from "./figures";
import { compareMeasures, type FlaggedMeasure, type Matter } from "./matters";
import type { Measure } from "./measure";
import { fallenSteps, pathwayLine } from "./pathwayLines";
import { questionsOf } from "./questions";
import type { Scope } from "./scope";
import type { WeighedLine } from "./timetable";
import type { Voices } from "./voices";
import { counted, sentenceCase } from "./wording";

/** With more providers a comparison is a chart, not a line. */
const MOST_COMPARED = 6;

/** Questions that one item can hold, the agency's own included. */
const MOST_QUESTIONS = 4;

/** What item 4 is about. */
export type Topic =
  | { readonly kind: "matter"; readonly matter: Matter }
  /** Nothing came: the meeting is about getting the figures. */
  | { readonly kind: "dataSupport" }
  /** Nothing is flagged: the next topic, with the first priority measure that has a figure to start from. */
  | { readonly kind: "roadmap"; readonly measure: Measure | null };

/** The top matter of concern; where there is none, missing data; where nothing is flagged, the next topic. */
export function topicOf(scope: Scope, matters: readonly Matter[], figures: ExpectedFigures): Topic {
  if (figures.nothingCame) return { kind: "dataSupport" };
  const matter = matters.find(({ tone }) => tone === "concern") ?? matters[0];
  if (matter) return { kind: "matter", matter };
  const measure = [...scope.measures]
    .sort(compareMeasures)
    .find((candidate) => pointText(candidate, lastReported(candidate)) !== null);
  return { kind: "roadmap", measure: measure ?? null };
}

/** What the topic is called in titles and in the header. */
export function topicName(topic: Topic): string {
  switch (topic.kind) {
    case "matter":
      return topic.matter.indicator.name;
    case "dataSupport":
      return "getting the figures";
    case "roadmap":
      return topic.measure ? topic.measure.finding.indicator.name : "the next roadmap topic";
  }
}

/** The topic with the step of the pathway that fell: `Enrolled within 30 days, contacted to intake`. */
export function topicTitle(topic: Topic, scope: Scope): string {
  const name = topicName(topic);
  const steps =
    topic.kind === "matter" ? topic.matter.measures.flatMap((entry) => fallenSteps(entry, scope)) : [];
  return [name, listText([...new Set(steps)])].filter(Boolean).join(", ");
}

/** Who opens the topic. */
export function topicLead(topic: Topic, voices: Voices): Voices["providers"] {
  const measure = topic.kind === "matter" ? topic.matter.measures[0]!.measure : null;
  return measure ? voices.provider(measure.finding.provider.id) : voices.providers;
}

/** Item 4: what the figures show, the provider's opening, then open questions to both sides. */
export function deepDive(scope: Scope, voices: Voices, topic: Topic): WeighedLine[] {
  switch (topic.kind) {
    case "matter":
      return matterLines(topic.matter, scope, voices);
    case "dataSupport":
      return dataSupportLines(scope, voices);
    case "roadmap":
      return roadmapLines(topic.measure, scope, voices);
  }
}

function matterLines({ measures, indicator, tone }: Matter, scope: Scope, voices: Voices): WeighedLine[] {
  const top = measures[0]!;
  const asked = measures.flatMap((entry) => questionsOf(entry, scope, voices));
  const questions = distinct(asked).slice(0, MOST_QUESTIONS - 1);
  const lead = voices.provider(top.measure.finding.provider.id);
  return [
    ...(tone === "concern" ? measures.flatMap((entry) => contextLine(entry, scope, voices)) : []),
    ...distinct(tone === "concern" ? measures.flatMap((entry) => pathwayLine(entry, scope, voices)) : []),
    ...(tone === "concern" ? comparisonLine(top.measure, scope, voices) : []),
    {
      id: `dive:${indicator.id}:opening`,
      kind: "statement",
      ...lead,
      text:
        tone === "concern"
          ? "Opens: what these figures look like from the front line."
          : "Opens: how these figures come about, and where they get stuck.",
      flagId: null,
      weight: 3,
    },
    ...questions,
    ...(questions.some(({ side }) => side === "agency") ? [] : [agencyLine(top, indicator.id, voices)]),
    ...mindsLine(top, voices),
  ];
}

/** The agency's own part is asked about in every deep dive. */
function agencyLine({ measure, flags }: FlaggedMeasure, indicatorId: string, voices: Voices): WeighedLine {
  return {
    id: `dive:${indicatorId}:agency`,
    kind: "question",
    ...voices.contractManager,
    text: `We look at our own part as well ${evidence(measure, [])}. What should the agency change first to make this easier?`,
    flagId: flags[0]!.id,
    weight: 2,
  };
}

/** Each line once: measures of one provider share its pathway, providers a pattern of the system. */
function distinct(lines: readonly WeighedLine[]): WeighedLine[] {
  return lines.filter((line, i) => lines.findIndex(({ id }) => id === line.id) === i);
}

/**
 * From the start of the change, or the first period, to now; with the range that the figures used to keep. Where only
 * the pathway is flagged, its own line says what changed.
 */
function contextLine({ measure, flags }: FlaggedMeasure, scope: Scope, voices: Voices): WeighedLine[] {
  const { points } = measure.finding;
  if (flags.every(({ stageId }) => stageId !== undefined)) return [];
  const to = lastReported(measure);
  const starts = flags.flatMap((flag) => signalOf(flag, measure)?.from ?? []);
  const from = starts.length > 0 ? Math.min(...starts) : 0;
  const before = pointText(measure, from);
  const now = pointText(measure, to);
  if (before === null || now === null || from === to) return [];
  const cells = points.slice(from, to + 1).flatMap((point) => point.cells);
  const range = usualRange(measure, to);
  return [
    {
      id: `dive:${measure.key}:context`,
      kind: "note",
      ...voices.analyst,
      text: `${measureName(scope, measure)}: from ${before} to ${now}${range.includes(" of ") ? `, against ${range}` : ""} ${place(measure, cells)}.`,
      flagId: flags[0]!.id,
      weight: 0,
    },
  ];
}

/** In a joint meeting the same indicator at every provider, in the providers' order: no ranks, nothing too small. */
function comparisonLine({ finding }: Measure, scope: Scope, voices: Voices): WeighedLine[] {
  const same = scope.measures.filter((measure) => measure.finding.indicator.id === finding.indicator.id);
  if (same.length < 2 || same.length > MOST_COMPARED) return [];
  const shown = same.flatMap((measure) => {
    const text = pointText(measure, lastReported(measure));
    const status = measure.finding.states.includes("provisional") ? ", provisional" : "";
    return text === null ? [] : [`${scope.nameOf(measure.finding.provider.id)} ${text}${status}`];
  });
  const withheld = same.filter((measure) => measure.hidden[lastReported(measure)]).length;
  const small = withheld > 0 ? ` ${sentenceCase(counted(withheld, "provider"))}: too small to show.` : "";
  if (shown.length === 0) return [];
  return [
    {
      id: `dive:${finding.indicator.id}:comparison`,
      kind: "note",
      ...voices.analyst,
      text: `${finding.indicator.name}, by provider: ${listText(shown)}.${small}`,
      flagId: null,
      weight: 0,
    },
  ];
}

/** What would change our minds, of the target where it is missed; left out where it could tell of a figure that may not be said. */
function mindsLine({ measure, flags }: FlaggedMeasure, voices: Voices): WeighedLine[] {
  const flag = flags.find(({ kind }) => kind === "target_miss") ?? flags[0]!;
  if (flag.wouldChangeOurMinds === "" || measure.hidden.includes(true)) return [];
  return [
    {
      id: `dive:${measure.key}:minds`,
      kind: "note",
      ...voices.analyst,
      text: `What would change our minds: ${flag.wouldChangeOurMinds}`,
      flagId: flag.id,
      weight: 0,
    },
  ];
}

function dataSupportLines(scope: Scope, voices: Voices): WeighedLine[] {
  const sample = [...scope.measures].sort(compareMeasures)[0];
  const proof = sample ? evidence(sample, []) : "[no figures in the workbook]";
  const ask = (id: string, voice: Voices["providers"], text: string, weight: number): WeighedLine => ({
    id: `data:${id}`,
    kind: "question",
    ...voice,
    text,
    flagId: null,
    weight,
  });
  return [
    ask(
      "path",
      voices.providers,
      `None of the expected figures came ${proof}. How do they get from the work into the template?`,
      3,
    ),
    ask(
      "easy",
      voices.providers,
      `The template asks for them each period ${proof}. What would make this easy to send?`,
      3,
    ),
    ask(
      "worth",
      { ...voices.providers, side: "both" },
      `Each measure costs time to report ${proof}. Which of them are worth it?`,
      2,
    ),
    ask(
      "agency",
      voices.contractManager,
      `Some of it the agency may already hold ${proof}. What can we send instead of asking?`,
      2,
    ),
  ];
}

function roadmapLines(measure: Measure | null, scope: Scope, voices: Voices): WeighedLine[] {
  const opening: WeighedLine = {
    id: "topic:opening",
    kind: "statement",
    ...voices.providers,
    text: "Opens: where people wait longest or leave, as seen from the front line.",
    flagId: null,
    weight: 3,
  };
  if (!measure) return [opening];
  const proof = evidence(measure, []);
  const { direction, id } = measure.finding.indicator;
  const raise = direction === "decrease" ? "lower" : direction === "increase" ? "raise" : "understand";
  return [
    {
      id: `topic:${id}`,
      kind: "note",
      ...voices.contractManager,
      text: `No measure is flagged. Next topic: ${measureName(scope, measure)}, ${pointText(measure, lastReported(measure))} ${place(measure, [])}.`,
      flagId: null,
      weight: 0,
    },
    opening,
    {
      id: `topic:${id}:level`,
      kind: "question",
      ...voices.providers,
      side: "both",
      text: `This is where we are ${proof}. What would it take to ${raise} the usual level?`,
      flagId: null,
      weight: 2,
    },
    {
      id: `topic:${id}:agency`,
      kind: "question",
      ...voices.contractManager,
      text: `The agency's own steps are part of this ${proof}. Which of them should we look at, and with what data?`,
      flagId: null,
      weight: 2,
    },
  ];
}
