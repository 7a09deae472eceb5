import type { Flag } from "../analysis/finding";
import type { Stage } from "../analysis/measure";
import type { PathwayResult, PathwayStep } from "../analysis/pathway";
import {
  type ComparedStep,
  comparedSteps,
  conversionText,
  explainedPart,
  percentText,
  stepName,
  tellsFewPeople,
} from "../analysis/pathwaySentences";
import { stageName } from "../analysis/pathwayWords";
import { isSmallCount } from "../analysis/smallCells";
import { listText } from "../analysis/wording";
import { cellText } from "./cellText";
import type { FlaggedMeasure } from "./matters";
import type { Scope } from "./scope";
import type { WeighedLine } from "./timetable";
import type { Voices } from "./voices";
import { periodsText, sentenceCase, wholeText } from "./wording";

const TOO_SMALL = "figures too small to show; discuss practice, not numbers";

/** The step that a flag tells of; null where it tells of none, or its pathway is not at hand. */
export function flaggedStep(flag: Flag, scope: Scope): PathwayStep | null {
  if (flag.stageId === undefined) return null;
  return scope.pathways.get(flag.providerId)?.steps.find(({ to }) => to.id === flag.stageId) ?? null;
}

/** Names of the steps that the flags say have fallen, e.g. for a title: `contacted to intake`. */
export function fallenSteps({ flags }: FlaggedMeasure, scope: Scope): string[] {
  const steps = flags
    .filter(({ kind }) => kind === "pathway_drop")
    .flatMap((flag) => flaggedStep(flag, scope) ?? []);
  return steps.map(stepName);
}

/** The cohorts that the matter's pathway compares: `July to September 2026 against January to March 2026`. */
export function comparedCohorts(entry: FlaggedMeasure, scope: Scope): string | null {
  const pathway = pathwayOf(entry, scope);
  if (!pathway?.current || !pathway.baseline || comparedSteps(pathway).length === 0) return null;
  return `${periodsText(pathway.current.cohorts)} against ${periodsText(pathway.baseline.cohorts)}`;
}

/** Which step fell, how much of the gap it explains, and which steps held: one line of the deep dive. */
export function pathwayLine(entry: FlaggedMeasure, scope: Scope, voices: Voices): WeighedLine[] {
  const pathway = pathwayOf(entry, scope);
  const compared = comparedCohorts(entry, scope);
  if (!pathway || compared === null) return [];
  const { threshold } = scope.data.contract;
  const steps = comparedSteps(pathway);
  const fallen = steps.filter(({ step }) => step.verdict === "drop" || step.verdict === "watch");
  const others = steps.filter((step) => !fallen.includes(step));
  const text = [
    ...(fallen.length > 0
      ? fallen.map((step, i) =>
          i === 0 ? fallText(step, threshold) : sentenceCase(fallText(step, threshold)),
        )
      : ["no step fell by more than chance"]),
    ...(others.length > 0
      ? [`The others: ${listText(others.map((step) => stepText(step, threshold)))}`]
      : []),
  ].join(". ");
  const who = scope.joint ? `${scope.nameOf(entry.measure.finding.provider.id)}, pathway` : "Pathway";
  const cells = [pathway.current, pathway.baseline].flatMap((window) => window?.cells.flat() ?? []);
  return [
    {
      id: `dive:${entry.measure.finding.provider.id}:pathway`,
      kind: "note",
      ...voices.analyst,
      text: `${who} of ${compared}: ${text} [${cellText(cells)}].`,
      flagId: entry.flags.find(({ stageId }) => stageId !== undefined)?.id ?? entry.flags[0]?.id ?? null,
      weight: 0,
    },
  ];
}

/** What a fallen step gives to say before its question: how many leave there, and what stands in brackets. */
export function fallOpening(
  flag: Flag,
  scope: Scope,
): { readonly opening: string; readonly proof: string; readonly owner: Stage["ownerSide"] } | null {
  const step = flaggedStep(flag, scope);
  const pathway = scope.pathways.get(flag.providerId);
  if (!step || !pathway) return null;
  const { threshold } = scope.data.contract;
  return {
    opening: lostText(step, pathway, threshold),
    proof: `[${conversionInBrackets(step, pathway, threshold)}; ${cellText(flag.cells)}]`,
    owner: step.to.ownerSide,
  };
}

/** The pathway that leads to the measure, or that one of its flags tells of. */
function pathwayOf({ measure, flags }: FlaggedMeasure, scope: Scope): PathwayResult | null {
  const { provider, indicator } = measure.finding;
  const pathway = scope.pathways.get(provider.id);
  const isIts = pathway?.outcome?.id === indicator.id || flags.some(({ stageId }) => stageId !== undefined);
  return pathway && isIts ? pathway : null;
}

function fallText(compared: ComparedStep, threshold: number): string {
  const { step, current, baseline, pathway, index } = compared;
  if (tellsFewPeople([current, baseline], threshold)) return `${stepName(step)} fell; ${TOO_SMALL}`;
  const part = explainedPart(pathway, index, threshold);
  const share = part && part.share < 1 ? `about ${wholeText(part.people)} of the` : "all of the";
  const explains =
    part === null
      ? ""
      : `; that step alone explains ${share} ${wholeText(part.gap)} people lost against the earlier rates`;
  const watch = step.verdict === "watch" ? " (worth watching, not a signal)" : "";
  return `${stepName(step)} fell from ${conversionText(baseline)} to ${conversionText(current)}${watch}${explains}`;
}

function stepText({ step, current }: ComparedStep, threshold: number): string {
  return `${stepName(step)} ${tellsFewPeople([current], threshold) ? "(too small to show)" : conversionText(current)}`;
}

/** Of how many lost on the way how many leave at the step. */
function lostText(step: PathwayStep, { current, stages, steps }: PathwayResult, threshold: number): string {
  const at = `between ${stageName(step.from)} and ${stageName(step.to)}`;
  const conversions = steps.flatMap((one) => one.current ?? []);
  if (!current || !step.current || tellsFewPeople(conversions, threshold))
    return `more people leave ${at} than before`;
  const lost = current.reached[0]!.low - current.reached[stages.length - 1]!.low;
  const here = step.current.from.low - step.current.to.low;
  if (isSmallCount(lost - here, threshold)) return `more people leave ${at} than before`;
  return `of ${wholeText(lost)} lost in ${periodsText(current.cohorts)}, ${wholeText(here)} leave ${at}`;
}

/** `67.4%, 87 of 129, July to September 2026`. */
function conversionInBrackets({ current }: PathwayStep, pathway: PathwayResult, threshold: number): string {
  if (!current?.share || tellsFewPeople([current], threshold)) return "figures too small to show";
  const { share, from, to } = current;
  const cohorts = periodsText(pathway.current?.cohorts ?? []);
  return `${percentText(share.low)}, ${wholeText(to.low)} of ${wholeText(from.low)}, ${cohorts}`;
}
