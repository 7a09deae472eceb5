import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { refresh } from "../../src/workflows/refresh";
import { done, givenContractBook } from "./givenContractBook";

const SHARED = path.resolve(__dirname, "..", "..", "..", "shared");
const DATA = path.join(SHARED, "data", "ae_attendances.csv");
const REFERENCE = path.join(SHARED, "reference", "xmr-ae.json");
const present = existsSync(DATA) && existsSync(REFERENCE);

interface ReferenceCase {
  readonly series: string;
  readonly tag: string;
  readonly variation_icon: string;
  readonly assurance_icon: string;
}

const VARIATION: Readonly<Record<string, string>> = {
  commonCause: "common_cause",
  specialCauseImprovement: "improvement_high",
  specialCauseConcern: "concern_low",
};
const ASSURANCE: Readonly<Record<string, string>> = {
  consistentlyPassing: "pass",
  consistentlyFailing: "fail",
  hitOrMiss: "inconsistent",
};

if (!present && process.env.CI !== "true") {
  console.warn("Not run: the emergency departments of NHS England (the folder ../shared is not here).");
}

(present || process.env.CI === "true" ? test : test.skip)(
  "about 140 emergency departments of NHS England over 36 months: variation and assurance as the R package finds them",
  async () => {
    const rows = readFileSync(DATA, "utf8")
      .trim()
      .split("\n")
      .slice(1)
      .map((line) => line.split(","))
      .filter(([, , type]) => type === "1");
    const book = await givenContractBook({
      tblIndicators: [
        {
          indicator_id: "four_hours",
          name: "Seen within four hours",
          type: "outcome",
          unit: "percent",
          direction: "increase",
          aggregation: "ratio_of_sums",
          cadence: "monthly",
          priority: 1,
          counts_people: "yes",
        },
      ],
      tblTargets: [
        {
          provider_id: null,
          indicator_id: "four_hours",
          effective_from: "2016-04-01",
          value: 0.95,
          kind: "contract",
        },
      ],
      tblMeasures: rows.map(([period, provider, , attendances, breaches]) => ({
        provider_id: provider!,
        indicator_id: "four_hours",
        period: period!.slice(0, 7),
        numerator: Number(attendances) - Number(breaches),
        denominator: Number(attendances),
      })),
    });
    const { findings, problems } = done(await refresh());
    expect(problems.filter(({ severity }) => severity === "stop")).toEqual([]);
    expect(findings.length).toBeGreaterThan(130);

    const reference = JSON.parse(readFileSync(REFERENCE, "utf8")) as { cases: ReferenceCase[] };
    const expected = reference.cases
      .filter(({ series, tag }) => series.endsWith(":1") && tag === "perf increase target .95")
      .map(({ series, variation_icon, assurance_icon }) => [
        series.split(":")[1]!,
        variation_icon,
        assurance_icon,
      ]);
    expect(expected).toHaveLength(36);
    const found = new Map(
      findings.map((f) => [f.provider.id, [VARIATION[f.variation!], ASSURANCE[f.assurance!]]]),
    );
    expect(expected.map(([provider]) => [provider, ...found.get(provider!)!])).toEqual(expected);
    expect(book.sheet("Trends").charts).toHaveLength(11);
  },
  60_000,
);
