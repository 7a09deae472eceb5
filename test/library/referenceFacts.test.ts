import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { DOMAINS } from "../../src/library/domains";

/** Facts of an indicator as the reference library keeps them, beside the checkout. */
interface ReferenceIndicator {
  readonly id: string;
  readonly unit: string;
  readonly aggregation: string;
  readonly target: {
    value: number;
    comparator: string;
    basis: string;
    url: string;
    verification: string;
  } | null;
  readonly source_url: string | null;
  readonly verification: string;
  readonly time_rollup?: string;
  readonly outcome_lag?: string;
  readonly display_unit?: string;
  readonly [fact: string]: unknown;
}
interface Reference {
  readonly pathways: Readonly<Record<string, readonly string[]>>;
  readonly domains: Readonly<Record<string, readonly ReferenceIndicator[]>>;
}

const file = path.resolve(__dirname, "..", "..", "..", "shared", "spec", "indicator-library.json");
const isThere = existsSync(file);

if (!isThere && process.env.CI !== "true") {
  test.skip("reference facts of the indicators: the reference folder is not beside this checkout", () => {});
} else {
  const reference = JSON.parse(readFileSync(file, "utf8")) as Reference;
  const ours = new Map(DOMAINS.map((domain) => [domain.id, domain]));
  const cases = Object.entries(reference.domains).flatMap(([domain, indicators]) =>
    indicators.map((facts) => [facts.id, domain, facts] as const),
  );

  test.each(Object.entries(reference.pathways))("the way through %s", (domain, stages) => {
    expect(ours.get(domain)?.stages.map(({ id }) => id)).toEqual(stages);
  });

  test.each(cases)("%s has the facts of the reference", (id, domain, facts) => {
    const indicator = ours.get(domain)?.indicators.find((one) => one.id === id);
    expect(indicator && factsOf(indicator)).toEqual({
      type: facts.type,
      unit: facts.unit,
      direction: facts.direction,
      // Events for 1,000 of something are a quotient that the analysis knows by a name of its own.
      aggregation: facts.unit === "rate_per_1000" ? "rate_per_1000" : facts.aggregation,
      cadence: facts.cadence,
      stage: facts.pathway_stage,
      countsPeople: facts.counts_people,
      minDenominator: facts.min_denominator,
      decimals: facts.decimals,
      flags: [facts.subset, facts.allow_negative, facts.allow_over_1, facts.safety, facts.rare_event],
      pointInTime: facts.time_rollup === "last",
      cumulative: facts.time_rollup === "cumulative_program_year",
      hasDisplayUnit: facts.display_unit !== undefined,
      grade: facts.verification,
      url: facts.source_url,
      target: facts.target && {
        value: facts.target.value,
        comparator: facts.target.comparator,
        basis: facts.target.basis,
        url: facts.target.url,
        grade: facts.target.verification,
      },
    });
  });

  test.each(cases)("%s says when its figures are complete", (id, domain, { outcome_lag }) => {
    const indicator = ours.get(domain)?.indicators.find((one) => one.id === id);
    const waits = indicator?.denominator?.includes("fell in the period") ?? false;
    if (outcome_lag !== undefined && !waits) expect(indicator?.maturityDays).toBeGreaterThanOrEqual(30);
  });
}

function factsOf(indicator: (typeof DOMAINS)[number]["indicators"][number]) {
  const { subset, allowNegative, allowOver1, safety, rareEvent, source, context } = indicator;
  return {
    type: indicator.type,
    unit: indicator.unit,
    direction: indicator.direction,
    aggregation: indicator.aggregation,
    cadence: indicator.cadence,
    stage: indicator.pathwayStage,
    countsPeople: indicator.countsPeople,
    minDenominator: indicator.minDenominator,
    decimals: indicator.decimals,
    flags: [subset, allowNegative, allowOver1, safety, rareEvent],
    pointInTime: indicator.pointInTime,
    cumulative: indicator.cumulative,
    hasDisplayUnit: indicator.displayUnit !== null,
    grade: source.grade,
    url: source.url,
    target: context && {
      value: context.value,
      comparator: context.comparator,
      basis: context.basis,
      url: context.source.url,
      grade: context.source.grade,
    },
  };
}
