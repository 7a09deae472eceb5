import { UNLIKELY } from "./constants";
import type { Conversion, ExplainedGap, PathwayResult, PathwayStep, Range } from "./pathway";
import { isExact } from "./pathwaySteps";
import { stageName } from "./pathwayWords";
import type { Period } from "./period";
import { shiftPeriod } from "./periodCalendar";
import { isSmallCount } from "./smallCells";
import { firstWhole } from "./targets";
import { twoProportions } from "./twoProportions";
import { numberText, periodsText } from "./wording";

const TOO_SMALL = "the numbers are too small to show";

/** A step of a pathway with both of its conversions. */
export interface ComparedStep {
  readonly pathway: PathwayResult;
  /** Place of the step in the pathway. */
  readonly index: number;
  readonly step: PathwayStep;
  readonly current: Conversion;
  readonly baseline: Conversion;
}

/**
 * The steps that have a conversion in both windows.
 *
 * @example comparedSteps({ steps: [{ current: null, baseline: null }] }) // []: a snapshot has no conversions
 */
export function comparedSteps(pathway: PathwayResult): ComparedStep[] {
  return pathway.steps.flatMap((step, index) =>
    step.current && step.baseline
      ? [{ pathway, index, step, current: step.current, baseline: step.baseline }]
      : [],
  );
}

/** A step that fell, in plain words: both conversions with their counts and periods, and what it explains of the gap. */
export function dropSentence(compared: ComparedStep, threshold: number): string {
  const { pathway, step, current, baseline } = compared;
  const [now, before] = [cohortsText(pathway.current), cohortsText(pathway.baseline)];
  const watch =
    step.verdict === "watch"
      ? " (by more than chance in 95 of 100 cases: worth watching, not yet a signal)"
      : "";
  if (tellsFewPeople([current, baseline], threshold)) {
    return `From ${stepName(step)}: a smaller part in ${now} than in ${before}${watch}; ${TOO_SMALL}.`;
  }
  const explained = explainedText(compared, threshold);
  return `From ${stepName(step)}: ${conversionText(current)} in ${now}, against ${conversionText(baseline)} in ${before}${watch}.${explained && ` ${explained}`}`;
}

/**
 * A conversion with its counts, without which no percentage stands; empty where a count is not known exactly.
 *
 * @example
 * const people = (n) => ({ low: n, high: n });
 * conversionText({ from: people(129), to: people(87), share: people(87 / 129) }) // "67.4% (87 of 129)"
 */
export function conversionText({ from, to, share }: Conversion): string {
  if (share === null || !isExact(share)) return "";
  return `${percentText(share.low)} (${numberText(to.low)} of ${numberText(from.low)})`;
}

/**
 * A share to one decimal.
 *
 * @example percentText(87 / 129) // "67.4%"
 */
export function percentText(share: number): string {
  return `${numberText(100 * share, 1)}%`;
}

/**
 * What putting the step alone back to its baseline would have gained, as a sentence. Empty where no gap is explained,
 * or a count on the way is too small to say.
 */
export function explainedText({ pathway, index }: ComparedStep, threshold: number): string {
  const part = explainedPart(pathway, index, threshold);
  if (part === null) return "";
  const end = stageName(pathway.stages.at(-1)!);
  const { people, share, gap } = part;
  const ofGap = share < 1 ? `${numberText(100 * share, 0)}%` : "all";
  return `At the earlier rate, about ${numberText(people, 0)} more would have reached ${end}: ${ofGap} of the gap of ${numberText(gap, 0)}.`;
}

/**
 * People that a step explains, with the whole gap; null where there is none, or a count on the way may not be said.
 *
 * @example explainedPart({ explained: null, current: null, baseline: null, steps: [] }, 0, 11) // null
 */
export function explainedPart(
  { explained, current, baseline, steps }: PathwayResult,
  index: number,
  threshold: number,
): (ExplainedGap["steps"][number] & { readonly gap: number }) | null {
  const part = explained?.steps[index];
  if (!explained || !part || !current || !baseline || part.people < 1) return null;
  const all = steps.flatMap((step) => [step.current, step.baseline].flatMap((one) => one ?? []));
  return tellsFewPeople(all, threshold) ? null : { ...part, gap: explained.gap };
}

/** `pathway: contacted to intake fell, p < 0.002`. */
export function dropRule(step: PathwayStep): string {
  const limit = step.verdict === "drop" ? UNLIKELY.flag : UNLIKELY.watch;
  return `pathway: ${stepName(step)} fell, p < ${limit}`;
}

/** The nearest count, at as many starters, that would lie within chance of the baseline window. */
export function dropClearing(compared: ComparedStep, threshold: number): string {
  const { pathway, step, current, baseline } = compared;
  const to = stageName(step.to);
  const next = periodsText(nextPeriods(pathway));
  const before = cohortsText(pathway.baseline);
  const confirms = "another window like this one confirms the drop";
  const starters = current.from.low;
  const holds = (events: number): boolean => {
    const test = twoProportions(events, starters, baseline.to.low, baseline.from.low);
    return test !== null && (test.difference >= 0 || test.p >= UNLIKELY.watch);
  };
  const isSecret = tellsFewPeople([current, baseline], threshold);
  const count = isSecret ? null : firstWhole(0, starters, holds);
  if (count === null || [count, starters - count].some((each) => isSmallCount(each, threshold))) {
    return `A part that reaches ${to} in ${next} as in ${before}, within chance, clears it; ${confirms}.`;
  }
  return `${numberText(count)} or more of ${numberText(starters)} reaching ${to} in ${next} would be within chance of ${before}; ${confirms}.`;
}

/** The cohorts of a window as a span. */
export function cohortsText(window: PathwayResult["current"]): string {
  return periodsText(window?.cohorts ?? []);
}

/**
 * True where one of these counts, or those lost between two, is of 1 to threshold − 1 people, or not known exactly.
 *
 * @example
 * const people = (n) => ({ low: n, high: n });
 * tellsFewPeople([{ from: people(60), to: people(55), share: people(55 / 60) }], 11) // true: five were lost
 */
export function tellsFewPeople(conversions: readonly Conversion[], threshold: number): boolean {
  return conversions.some(({ from, to }) => {
    const isOpen = (range: Range): boolean => !isExact(range) || isSmallCount(range.low, threshold);
    return isOpen(from) || isOpen(to) || isSmallCount(from.low - to.low, threshold);
  });
}

/** `agency` steps are ours: said so in a sentence. */
export function ownerText({ to }: PathwayStep): string {
  if (to.ownerSide === null) return "whose owner nobody has named";
  return to.ownerSide === "agency" ? "which the agency owns" : "which the providers own";
}

/**
 * A step by its two stages.
 *
 * @example stepName({ from: { id: "contacted" }, to: { id: "intake" } }) // "contacted to intake"
 */
export function stepName({ from, to }: PathwayStep): string {
  return `${stageName(from)} to ${stageName(to)}`;
}

/** As many periods as the current window has, after it. */
function nextPeriods({ current }: PathwayResult): Period[] {
  const periods = current?.periods ?? [];
  return periods.map((period) => shiftPeriod(period, periods.length));
}
