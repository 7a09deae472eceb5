import type { Finding, Flag } from "../finding";
import { limitsReading, type LimitsReading } from "./limitsReading";
import { flagReading, isOfSeries, ruleReadings, type RuleReading } from "./ruleReadings";
import { seriesPicture, type SeriesPicture, type ShownFinding } from "./seriesPicture";
import { stateMeanings, type StateMeaning } from "./stateMeanings";

/** What is known of a series when somebody asks why it is flagged. */
export interface SeriesQuestion {
  /** Null: a flag of something that is no series of the contract. */
  readonly finding: Finding | null;
  /** By point: true where its figures must not be shown. */
  readonly hidden: readonly boolean[];
  /** Flags of this series, the most important first. */
  readonly flags: readonly Flag[];
  readonly fiscalYearStart: number;
}

/** Why a series is flagged, from its figures to what stands beside them. */
export interface SeriesExplanation {
  /** Null where there is nothing to draw. */
  readonly picture: SeriesPicture | null;
  /** A flag whose chart on the sheets is the series'; null: none is. */
  readonly charted: Flag | null;
  /** Their points are those of the picture. */
  readonly rules: readonly RuleReading[];
  readonly limits: LimitsReading | null;
  readonly states: readonly StateMeaning[];
}

/**
 * Puts everything that a series is judged by into a drawing and plain words.
 *
 * @example
 * const finding = onlyFinding({ observations: COLLAPSE, baselines: [fixed("2024-10", "2025-09")] });
 * const flags = raiseFlags([finding], { lastMeetingDate: null, threshold: 11 });
 * explainSeries({ finding, hidden: [], flags, fiscalYearStart: 1 }).limits.canBeFixed // false
 */
export function explainSeries(question: SeriesQuestion): SeriesExplanation {
  const { finding, hidden, flags, fiscalYearStart } = question;
  if (!finding || finding.points.length === 0) {
    return {
      picture: null,
      charted: null,
      rules: flags.map((flag) => flagReading(flag, null)),
      limits: null,
      states: [],
    };
  }
  const shown: ShownFinding = { finding, hidden };
  const picture = seriesPicture(shown);
  return {
    picture: finding.points.some(({ value }) => value !== null) ? picture : null,
    charted: flags.find(isOfSeries) ?? null,
    rules: ruleReadings(shown, flags).map((rule) => ({
      ...rule,
      points: rule.points.map((i) => i - picture.offset).filter((i) => i >= 0),
    })),
    limits: limitsReading(shown, fiscalYearStart),
    states: stateMeanings(finding.states),
  };
}
