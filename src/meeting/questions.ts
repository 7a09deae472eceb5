import type { Flag } from "../analysis/finding";
import { targetText } from "../analysis/wording";
import { cellText } from "./cellText";
import { claimText, clauseOf, inTellingOrder, restsOnHidden, startOf } from "./claims";
import { evidence, measureName, shortText } from "./figures";
import type { FlaggedMeasure } from "./matters";
import type { Measure } from "./measure";
import { fallOpening, flaggedStep } from "./pathwayLines";
import type { Scope } from "./scope";
import type { WeighedLine } from "./timetable";
import type { Voices } from "./voices";
import { periodText, sentenceCase } from "./wording";

/** What a flag gives to say before its question, and the question: open, in one breath, without blame or cause. */
interface Pattern {
  readonly opening: string;
  readonly question: string;
  readonly side: "provider" | "agency" | "both";
  /** What stands in brackets; where it is not said, the measure's latest figure. */
  readonly proof?: string;
}

/** Questions of one flagged measure by pattern, each with its figure and cells in brackets. */
export function questionsOf({ measure, flags }: FlaggedMeasure, scope: Scope, voices: Voices): WeighedLine[] {
  const voice = voices.provider(measure.finding.provider.id);
  const ordered = inTellingOrder(flags);
  const shown = ordered.filter((flag) => flag.tone === "data" || !restsOnHidden(flag, measure));
  const asked = new Set<string>();
  const lines: WeighedLine[] = [];
  for (const flag of shown) {
    const { opening, question, side, proof } = patternOf(flag, measure, scope);
    // A trend and the shift that it became are one change: one question.
    if (asked.has(question)) continue;
    asked.add(question);
    const subject = scope.joint
      ? `${scope.nameOf(measure.finding.provider.id)}: ${opening}`
      : sentenceCase(opening);
    const text = `${subject} ${proof ?? evidence(measure, flag.cells)}. ${question}`;
    const { speaker } = side === "agency" ? voices.contractManager : voice;
    lines.push(questionLine(flag, measure, speaker, side, text));
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
  side: Pattern["side"],
  text: string,
): WeighedLine {
  // A pattern of the system is one question, whichever providers it was found at.
  const about = flag.kind === "system_pattern" ? (flag.stageId ?? "") : measure.key;
  return {
    id: `ask:${about}:${flag.kind}`,
    kind: "question",
    speaker,
    side,
    text,
    flagId: flag.id,
    weight: 2,
  };
}

function patternOf(flag: Flag, measure: Measure, scope: Scope): Pattern {
  const { finding } = measure;
  switch (flag.kind) {
    case "pathway_drop": {
      const question = "What happens in those days?";
      const fall = fallOpening(flag, scope);
      if (!fall) return toldBySentence(flag, question, "both");
      const { owner, ...said } = fall;
      return owner === null
        ? { ...said, question: "What happens in those days, and who owns that step?", side: "both" }
        : { ...said, question, side: owner };
    }
    case "days_up": {
      const owner = flaggedStep(flag, scope)?.to.ownerSide ?? "both";
      return toldBySentence(flag, "Where do the days go?", owner);
    }
    case "system_pattern":
      return toldBySentence(flag, "What should the agency change?", "agency");
    case "subgroup_gap":
      return toldBySentence(flag, "What do they meet at this step that others don't?", "provider");
    case "leading_lagging":
      return toldBySentence(flag, "Are we measuring the right step?", "both");
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

/** The flag's own words, which have its figures, with its cells in brackets. */
function toldBySentence(flag: Flag, question: string, side: Pattern["side"]): Pattern {
  return { opening: clauseOf(flag), question, side, proof: `[${cellText(flag.cells)}]` };
}
