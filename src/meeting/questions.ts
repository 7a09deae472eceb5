import type { Flag } from "../analysis/finding";
import { targetText } from "../analysis/wording";
import { claimText, inTellingOrder, restsOnHidden, startOf } from "./claims";
import { evidence, measureName, shortText } from "./figures";
import type { FlaggedMeasure } from "./matters";
import type { Measure } from "./measure";
import type { Scope } from "./scope";
import type { WeighedLine } from "./timetable";
import type { Voices } from "./voices";
import { periodText, sentenceCase } from "./wording";

/** What a flag gives to say before its question, and the question: open, in one breath, without blame or cause. */
interface Pattern {
  readonly opening: string;
  readonly question: string;
  readonly side: "provider" | "both";
}

/** Questions of one flagged measure by pattern, each with its figure and cells in brackets. */
export function questionsOf({ measure, flags }: FlaggedMeasure, scope: Scope, voices: Voices): WeighedLine[] {
  const voice = voices.provider(measure.finding.provider.id);
  const ordered = inTellingOrder(flags);
  const shown = ordered.filter((flag) => flag.tone === "data" || !restsOnHidden(flag, measure));
  const asked = new Set<string>();
  const lines: WeighedLine[] = [];
  for (const flag of shown) {
    const { opening, question, side } = patternOf(flag, measure);
    // A trend and the shift that it became are one change: one question.
    if (asked.has(question)) continue;
    asked.add(question);
    const subject = scope.joint
      ? `${scope.nameOf(measure.finding.provider.id)}: ${opening}`
      : sentenceCase(opening);
    const text = `${subject} ${evidence(measure, flag.cells)}. ${question}`;
    lines.push(questionLine(flag, measure, voice.speaker, side, text));
  }
  const withheld = ordered.find((flag) => !shown.includes(flag));
  if (!withheld) return lines;
  const text = `${measureName(scope, measure)} concerns few people ${evidence(measure, withheld.cells)}. What happens at this step today, and what would help?`;
  return [...lines, questionLine(withheld, measure, voice.speaker, "provider", text)];
}

function questionLine(
  flag: Flag,
  measure: Measure,
  speaker: string,
  side: "provider" | "both",
  text: string,
): WeighedLine {
  return {
    id: `ask:${measure.key}:${flag.kind}`,
    kind: "question",
    speaker,
    side,
    text,
    flagId: flag.id,
    weight: 2,
  };
}

function patternOf(flag: Flag, measure: Measure): Pattern {
  const { finding } = measure;
  switch (flag.kind) {
    case "worsening_trend":
    case "worsening_shift": {
      const start = startOf(flag, measure);
      return {
        opening: start ? `this began to change around ${periodText(start)}` : "this has changed",
        question: "What changed then, on your side or ours?",
        side: "both",
      };
    }
    case "target_miss": {
      const target =
        finding.target === null ? "target" : `target of ${targetText(finding.target, finding.indicator)}`;
      return finding.short
        ? {
            opening: `${shortText(finding.short, measure)} would have met the ${target}`,
            question: "What got in the way for them?",
            side: "provider",
          }
        : { opening: `the ${target} was missed`, question: "What got in the way?", side: "provider" };
    }
    case "persistent_miss":
      return {
        opening: `the target was ${claimText(flag, measure)}`,
        question: "What have we not tried, and what if the target or our process is wrong?",
        side: "both",
      };
    case "outlier_low":
    case "outlier_high":
      return {
        opening: `${claimText(flag, measure)}`,
        question: "What would tell us whether this was a one-off?",
        side: "provider",
      };
    case "peer_gap":
      return {
        opening: "this differs from similar providers by more than chance",
        question: "Who do you serve, and what do you do, that differs?",
        side: "provider",
      };
    case "data_missing":
      return {
        opening: `${claimText(flag, measure)}`,
        question: "What would make this easy to send, and is the measure worth it?",
        side: "provider",
      };
    default:
      return {
        opening: `${claimText(flag, measure) ?? flag.rule}`,
        question: "What would make this easy to send in time?",
        side: "provider",
      };
  }
}
