import type { Finding, Flag, SeriesPoint } from "./finding";
import type { PathwayResult, PathwayStep } from "./pathway";
import { flagHead, type PathwayFlagContext, pathwayScore, peopleLost, shareOf } from "./pathwayFlagHead";
import {
  type ComparedStep,
  cohortsText,
  comparedSteps,
  conversionText,
  dropClearing,
  ownerText,
  stepName,
  tellsFewPeople,
} from "./pathwaySentences";
import { stageName } from "./pathwayWords";
import { periodLabel, shiftPeriod } from "./periodCalendar";
import { isSmallCell } from "./smallCells";
import { figureText, numberText, valueText } from "./wording";

/** Providers at which a step must be weak to be a pattern. */
const FEWEST_PROVIDERS = 2;

/**
 * What lies in the system and not in one provider: the same step weak at two or more of them, or a step of the
 * agency's own that takes more time than all others. Each provider's flag tells of its own figures only.
 */
export function raisePatternFlags(pathways: readonly PathwayResult[], context: PathwayFlagContext): Flag[] {
  const weak = pathways.flatMap(comparedSteps).filter(({ step }) => step.verdict === "drop");
  const byStep = new Map<string, ComparedStep[]>();
  for (const compared of weak) {
    const key = JSON.stringify([compared.step.from.id, compared.step.to.id]);
    byStep.set(key, [...(byStep.get(key) ?? []), compared]);
  }
  const shared = [...byStep.values()].filter((steps) => steps.length >= FEWEST_PROVIDERS);
  return [
    ...shared.flatMap((steps) => steps.flatMap((one) => sharedFlag(one, steps.length, context))),
    ...pathways.flatMap((pathway) => slowFlag(pathway, context)),
  ];
}

function sharedFlag(compared: ComparedStep, providers: number, context: PathwayFlagContext): Flag[] {
  const { pathway, index, step, current, baseline } = compared;
  const { provider } = pathway;
  if (!provider || !pathway.current || !pathway.baseline) return [];
  const indicator = shareOf(pathway, step.to, context.findings);
  const isSecret = tellsFewPeople([current, baseline], context.threshold);
  const [now, before] = [cohortsText(pathway.current), cohortsText(pathway.baseline)];
  const own = isSecret
    ? `in ${now}, as here; the numbers are too small to show`
    : `here ${conversionText(current)} in ${now}, against ${conversionText(baseline)} in ${before}`;
  return [
    {
      ...flagHead(provider, indicator, "system_pattern", step.to),
      kind: "system_pattern",
      tone: "concern",
      severity: 3,
      score: pathwayScore(3, peopleLost(compared), provider, indicator, context),
      rule: `the same step weak at ${providers} providers`,
      periods: pathway.current.cohorts.map(({ key }) => key),
      cells: [pathway.baseline, pathway.current].flatMap(({ cells }) => [
        ...cells[index]!,
        ...cells[index + 1]!,
      ]),
      sentence: `${providers} providers lose people at the same step, ${stepName(step)}, ${ownerText(step)}: ${own}.`,
      wouldChangeOurMinds: dropClearing(compared, context.threshold),
    },
  ];
}

/** The median of one step in the latest cohort. */
interface StepTime {
  readonly step: PathwayStep;
  readonly finding: Finding;
  readonly point: SeriesPoint;
  readonly value: number;
}

function slowFlag(pathway: PathwayResult, context: PathwayFlagContext): Flag[] {
  const { provider } = pathway;
  const times = latestTimes(pathway);
  const slow = times.find(({ value }) => 2 * value > times.reduce((sum, other) => sum + other.value, 0));
  if (!provider || !slow || times.length < 2 || slow.step.to.ownerSide !== "agency") return [];
  const { step, finding, point } = slow;
  const indicator = shareOf(pathway, step.to, context.findings);
  const isSecret = times.some((time) => isSmallCell(time.point, time.finding.indicator, context.threshold));
  const others = times.reduce((sum, other) => sum + other.value, -slow.value);
  const when = periodLabel(point.period);
  const figure = isSecret
    ? "the numbers are too small to show"
    : `a median of ${figureText(point, finding.indicator)}`;
  const next = periodLabel(shiftPeriod(point.period, 1));
  return [
    {
      ...flagHead(provider, indicator, "system_pattern", step.to),
      id: `${flagHead(provider, indicator, "system_pattern", step.to).id}|days`,
      kind: "system_pattern",
      tone: "concern",
      severity: 3,
      score: pathwayScore(3, 1, provider, indicator, context),
      rule: "most time in a step of the agency's own",
      periods: [point.period.key],
      cells: times.flatMap((time) => time.point.cells),
      sentence: `The step ${stepName(step)}, which the agency owns, took more days than all others together in ${when}: ${figure}.`,
      wouldChangeOurMinds: isSecret
        ? `Fewer days to ${stageName(step.to)} in ${next} than to the other stages together.`
        : `A median of ${valueText(others, finding.indicator)} or less to ${stageName(step.to)} in ${next}, with the others as they are (${numberText(times.length - 1)} of them).`,
    },
  ];
}

/** The steps with a median in the pathway's latest cohort. */
function latestTimes({ steps, current }: PathwayResult): StepTime[] {
  const latest = current?.cohorts.at(-1);
  return steps.flatMap((step): StepTime[] => {
    const point = step.days?.points.find(({ period }) => period.key === latest?.key);
    return step.days && point?.value != null ? [{ step, finding: step.days, point, value: point.value }] : [];
  });
}
