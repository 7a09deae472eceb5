import type { State } from "../finding";

/** What must stand beside a result: its name and what it means, one sentence each. */
export interface StateMeaning {
  readonly state: State;
  readonly name: string;
  readonly meaning: string;
}

const MEANINGS: Readonly<Record<State, readonly [name: string, meaning: string]>> = {
  noData: ["No figures yet", "Nothing was reported, so nothing can be judged."],
  constantSeries: ["Always the same value", "Nothing varies, so no figure can stand out."],
  latestMissing: ["Latest figure missing", "The series is judged by the last figure that came."],
  latestSuppressed: [
    "Latest figure suppressed",
    "It rests on too few people to be shown, so it is not judged.",
  ],
  latestNotApplicable: ["Latest figure does not apply", "The series is judged by the last figure that does."],
  tooFewPoints: [
    "Too few points for limits",
    "Limits need 12 figures; with fewer they would say more than is known.",
  ],
  shortBaseline: [
    "Baseline under 12 points",
    "Its limits are uncertain, so whatever rests on them is no more than something to watch.",
  ],
  limitsNotFixed: [
    "Limits not fixed",
    "They are computed from all figures and move with each new one: a slow change can hide in them.",
  ],
  rebaseNotFound: [
    "Rebase period not found",
    "A rebase names a period that the figures do not have, so nothing begins there.",
  ],
  periodSkipped: ["A period was skipped", "The line has a gap, and no rule counts across it."],
  suppressedValues: ["Some figures suppressed", "They are gaps in the line, and no rule counts across them."],
  provisional: ["Provisional figures", "They are drawn hollow, feed no limits and are not flagged."],
  immature: [
    "Not yet complete",
    "The latest periods still change; they are drawn hollow, feed no limits and are not flagged.",
  ],
  seasonalityLikely: [
    "Seasonal pattern likely",
    "The figures repeat with the year, so the rules sound false alarms more often: 5 to 18 in 100 instead of 2.",
  ],
  autocorrelationLikely: [
    "Neighbouring periods alike",
    "Each figure follows the one before, so the rules sound false alarms more often: 5 to 18 in 100 instead of 2.",
  ],
  narrowLimits: [
    "Limits narrower than counting noise",
    "A figure counts as outside only if it is beyond the limits from its counts too.",
  ],
  cumulative: ["Year to date", "Such figures rise by themselves, so the trend rule is off."],
  smallNumbers: [
    "Small numbers",
    "Most periods count too few people to judge one by one: consider quarters.",
  ],
  smallDenominator: [
    "Fewer cases than the minimum",
    "The latest figure rests on too few cases to be flagged.",
  ],
  underChange: [
    "Under change",
    "Against fixed limits the process is different now, so what it will usually reach is open.",
  ],
  conflictingRules: [
    "Rules disagree",
    "One rule says up, another down: look at the drawing before drawing a conclusion.",
  ],
};

/** What stands beside a result, in words. */
export function stateMeanings(states: readonly State[]): StateMeaning[] {
  return states.map((state) => {
    const [name, meaning] = MEANINGS[state];
    return { state, name, meaning };
  });
}
