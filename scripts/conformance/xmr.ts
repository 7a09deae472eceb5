import { analyseSeries, type SeriesAnalysis } from "../../src/analysis/analyseSeries";
import type { Assurance, Rule, RuleDirection, Variation } from "../../src/analysis/finding";
import type { LimitGroup } from "../../src/analysis/limits";
import type { ImprovementDirection } from "../../src/analysis/measure";
import { Mark, rulesOf, variationOf } from "../../src/analysis/signals";
import { type Comparison, isNear, largestOf } from "./comparison";
import { marksByDefinition } from "./rulesByDefinition";

export interface XmrCase {
  readonly id: string;
  readonly input: {
    readonly dates: readonly string[];
    readonly y: readonly (number | null)[];
    readonly improvement_direction: ImprovementDirection;
    readonly target: number | null;
    readonly rebase: readonly string[] | null;
    readonly fix_after_n_points: number | null;
    readonly screen_outliers: boolean;
  };
  readonly error?: string;
  readonly points?: {
    readonly x: readonly string[];
    readonly rebase_group: readonly number[];
    readonly mean: readonly (number | null)[];
    readonly lpl: readonly (number | null)[];
    readonly upl: readonly (number | null)[];
    readonly outside_limits: readonly (boolean | null)[];
    readonly relative_to_mean: readonly (number | null)[];
    readonly close_to_limits: readonly (boolean | null)[];
    readonly special_cause_type: readonly string[];
    readonly special_cause_flag: readonly boolean[];
    readonly point_type: readonly string[];
  };
  readonly summary?: readonly { readonly variation_type: string; readonly assurance_type: string | null }[];
  readonly variation_icon?: string | null;
  readonly assurance_icon?: string | null;
}

/** Where we do better on purpose; anything else that differs is a failure. */
type XmrDeparture =
  | "a missing value does not stop the analysis"
  | "a constant baseline has limits: its mean"
  | "a constant series compares its value with the target"
  | "a missing latest value has no variation"
  | "no icons without a moving range";

const RULE_NAMES: Record<string, { rule: Rule; direction: RuleDirection }> = {
  "Above UCL": { rule: "outsideLimits", direction: "above" },
  "Below LCL": { rule: "outsideLimits", direction: "below" },
  "7 Point Trend (Increasing)": { rule: "trend", direction: "increasing" },
  "7 Point Trend (Decreasing)": { rule: "trend", direction: "decreasing" },
  "2 in 3 Above CL": { rule: "twoInThree", direction: "above" },
  "2 in 3 Below CL": { rule: "twoInThree", direction: "below" },
  "7 Points Above CL": { rule: "shift", direction: "above" },
  "7 Points Below CL": { rule: "shift", direction: "below" },
};

const VARIATIONS: Record<string, Variation> = {
  common_cause: "commonCause",
  special_cause_improvement: "specialCauseImprovement",
  special_cause_concern: "specialCauseConcern",
  special_cause_neutral_high: "specialCauseNeutralHigh",
  special_cause_neutral_low: "specialCauseNeutralLow",
};

const ASSURANCES: Record<string, Assurance> = {
  pass: "consistentlyPassing",
  fail: "consistentlyFailing",
  inconsistent: "hitOrMiss",
};

/** Runs one case of NHSRplotthedots through the public analysis and lists what differs, by name where it is on purpose. */
export function compareXmrCase(given: XmrCase): Comparison {
  if (given.error?.startsWith("fix_after_n_points")) return compareRefusal(given);
  const ours = analyse(given);
  const comparer = new Comparer(given, ours);
  if (given.error === undefined) comparer.comparePoints();
  else comparer.compareCrash();
  return { departures: [...comparer.departures], differences: comparer.differences };
}

function analyse({ input }: XmrCase): SeriesAnalysis {
  return analyseSeries({
    values: Float64Array.from(input.y, (value) => value ?? NaN),
    at: input.dates.map(dayNumber),
    direction: input.improvement_direction,
    target: input.target,
    rebases: (input.rebase ?? []).map(dayNumber),
    baseline: input.fix_after_n_points === null ? undefined : { firstPoints: input.fix_after_n_points },
    screenOutliers: input.screen_outliers,
  });
}

function compareRefusal(given: XmrCase): Comparison {
  try {
    analyse(given);
  } catch (error) {
    if (error instanceof RangeError) return { departures: [], differences: [] };
  }
  return { departures: [], differences: ["a baseline of fewer than 12 points is not refused"] };
}

class Comparer {
  readonly departures = new Set<XmrDeparture>();
  readonly differences: string[] = [];
  private readonly scale: number;

  constructor(
    private readonly given: XmrCase,
    private readonly ours: SeriesAnalysis,
  ) {
    this.scale = largestOf(given.input.y);
  }

  comparePoints(): void {
    const { points } = this.given;
    if (!points) return this.differs("neither points nor error in the reference");
    this.same("number of points", this.ours.values.length, points.x.length);
    this.ours.groups.forEach((group, g) => {
      for (let i = group.from; i < group.to; i++)
        this.same(`group of ${points.x[i]}`, g, points.rebase_group[i]);
      if (points.upl[group.from] === null) this.compareGroupWithoutLimits(group);
      else this.compareGroup(group);
    });
    this.compareIcons();
  }

  /** The package stops at a missing value inside a monotone run: ours must follow the rules' definitions there. */
  compareCrash(): void {
    if (this.given.error !== "missing value where TRUE/FALSE needed") {
      return this.differs(`the reference refuses: ${this.given.error}`);
    }
    this.departs("a missing value does not stop the analysis");
    const group = this.ours.groups[0]!;
    this.compareMarksWithDefinition(group);
    const { values, variation, assurance } = this.ours;
    const latestMissing = isNaN(values[values.length - 1]!);
    this.same("variation where nothing can be said", variation === null, latestMissing || isNaN(group.upl));
    if (isNaN(group.upl)) this.same("assurance without limits", assurance, null);
  }

  private compareGroup(group: LimitGroup): void {
    const points = this.given.points!;
    for (let i = group.from; i < group.to; i++) {
      const when = points.x[i]!;
      this.near(`mean at ${when}`, group.mean, points.mean[i]!);
      this.near(`lpl at ${when}`, group.lpl, points.lpl[i]!);
      this.near(`upl at ${when}`, group.upl, points.upl[i]!);
      this.comparePoint(group, i);
    }
  }

  private comparePoint(group: LimitGroup, i: number): void {
    const points = this.given.points!;
    const value = this.ours.values[i]!;
    const marks = this.ours.marks[i]!;
    const when = points.x[i]!;
    const outside = (marks & (Mark.outsideAbove | Mark.outsideBelow)) !== 0;
    const beyondWarning = value > group.upperWarning || value < group.lowerWarning;
    this.same(`outside at ${when}`, outside, points.outside_limits[i] ?? false);
    this.same(`close at ${when}`, !outside && beyondWarning, points.close_to_limits[i] ?? false);
    this.same(`side at ${when}`, Math.sign(value - group.mean) || 0, points.relative_to_mean[i] ?? 0);
    this.same(`flag at ${when}`, marks !== 0, points.special_cause_flag[i]);
    const direction = this.given.input.improvement_direction;
    this.same(`type at ${when}`, variationOf(marks, direction), VARIATIONS[points.point_type[i]!]);
    const first = rulesOf(marks)[0];
    const expected = RULE_NAMES[points.special_cause_type[i]!];
    this.same(
      `rule at ${when}`,
      `${first?.rule} ${first?.direction}`,
      `${expected?.rule} ${expected?.direction}`,
    );
  }

  /** The package has no limits where a screened baseline is constant, or where there is no moving range at all. */
  private compareGroupWithoutLimits(group: LimitGroup): void {
    const points = this.given.points!;
    if (isNaN(group.averageRange)) {
      this.departs("no icons without a moving range");
      this.same("limits without a moving range", isNaN(group.lpl) && isNaN(group.upl), true);
    } else {
      this.departs("a constant baseline has limits: its mean");
      this.same("average range of a constant baseline", group.averageRange, 0);
      this.same("lpl of a constant baseline", group.lpl, group.mean);
      this.same("upl of a constant baseline", group.upl, group.mean);
    }
    for (let i = group.from; i < group.to; i++)
      this.near(`mean at ${points.x[i]}`, group.mean, points.mean[i]!);
    this.compareMarksWithDefinition(group);
  }

  private compareMarksWithDefinition(group: LimitGroup): void {
    for (let i = group.from; i < group.to; i++) {
      this.same(`marks of point ${i}`, this.ours.marks[i], marksByDefinition(this.ours.values, group, i));
    }
  }

  private compareIcons(): void {
    const { values, variation, assurance, groups } = this.ours;
    const latest = groups[groups.length - 1]!;
    const { target, improvement_direction: direction } = this.given.input;
    const expected = VARIATIONS[this.given.summary!.at(-1)!.variation_type];
    if (isNaN(latest.upl)) {
      this.same("variation without limits", variation, null);
      this.same("assurance without limits", assurance, null);
      return;
    }
    if (isNaN(values[values.length - 1]!)) {
      this.departs("a missing latest value has no variation");
      this.same("variation of a missing value", variation, null);
    } else if (this.given.points!.upl.at(-1) !== null) {
      this.same("variation", variation, expected);
      this.same("variation icon", iconOf(variation, this.ours), this.given.variation_icon);
    }
    const theirs = ASSURANCES[this.given.assurance_icon ?? ""] ?? null;
    if (assurance !== theirs && latest.constant && target !== null) {
      this.departs("a constant series compares its value with the target");
      const met = direction === "increase" ? latest.mean >= target : latest.mean <= target;
      this.same("assurance", assurance, met ? "consistentlyPassing" : "consistentlyFailing");
    } else {
      this.same("assurance", assurance, theirs);
    }
  }

  private departs(name: XmrDeparture): void {
    this.departures.add(name);
  }

  private differs(what: string): void {
    this.differences.push(what);
  }

  private same(what: string, ours: unknown, theirs: unknown): void {
    if (ours !== theirs) this.differs(`${what}: ours ${String(ours)}, theirs ${String(theirs)}`);
  }

  private near(what: string, ours: number, theirs: number | null): void {
    if (!isNear(ours, theirs, this.scale)) this.differs(`${what}: ours ${ours}, theirs ${theirs}`);
  }
}

function iconOf(variation: Variation | null, { marks, values }: SeriesAnalysis): string {
  const first = rulesOf(marks[values.length - 1]!)[0];
  const high = first?.direction === "above" || first?.direction === "increasing";
  switch (variation) {
    case "specialCauseImprovement":
      return high ? "improvement_high" : "improvement_low";
    case "specialCauseConcern":
      return high ? "concern_high" : "concern_low";
    case "specialCauseNeutralHigh":
      return "neutral_high";
    case "specialCauseNeutralLow":
      return "neutral_low";
    default:
      return "common_cause";
  }
}

function dayNumber(isoDate: string): number {
  return Date.parse(isoDate) / 86_400_000;
}
