import { funnel, type FunnelLimits } from "../../src/analysis/funnel";
import type { FunnelData } from "../../src/analysis/funnelScales";
import { type Comparison, isNear, largestOf } from "./comparison";

type LimitColumn = "ll95" | "ul95" | "ll998" | "ul998";
type FunnelColumn = "rr" | "z" | LimitColumn | `od_${LimitColumn}`;

export interface FunnelCase {
  readonly id: string;
  readonly input: {
    readonly data_type: "PR" | "SR" | "RC";
    readonly sr_method: "SHMI" | "CQC" | null;
    readonly numerator: readonly number[];
    readonly denominator: readonly number[];
  };
  readonly phi: number;
  readonly tau2: number;
  /** False where nothing was adjusted: not asked for, or no over-dispersion. */
  readonly od_adjust: boolean;
  readonly units: Readonly<Record<FunnelColumn, readonly (number | null)[]>> & {
    readonly outlier: readonly boolean[];
  };
}

/** The package's limits of proportions fold back below 0 and above 1, where ours are held. */
const HELD = "a funnel limit that folds back is held at 0 or 1";

/** Runs one case of FunnelPlotR through our funnel and lists what differs. */
export function compareFunnelCase({ input, phi, tau2, od_adjust, units }: FunnelCase): Comparison {
  const ours = funnel(
    input.numerator.map((numerator, i) => ({ numerator, denominator: input.denominator[i]!, judged: true })),
    dataOf(input),
  );
  const departures = new Set<string>();
  const differences: string[] = [];
  const isHeld = (limit: number): boolean => input.data_type === "PR" && (limit === 0 || limit === 1);
  const compareLimits = (column: `${"" | "od_"}${LimitColumn}`, limits: readonly number[]): void => {
    const theirs = units[column];
    limits.forEach((limit, i) => {
      if (isNear(limit, theirs[i]!, largestOf(theirs))) return;
      if (isHeld(limit)) departures.add(HELD);
      else differences.push(`${column} of unit ${i}: ours ${limit}, theirs ${theirs[i]}`);
    });
  };
  const compareAll = (prefix: "" | "od_", limits: readonly FunnelLimits[]): void => {
    compareLimits(
      `${prefix}ll95`,
      limits.map(({ watch }) => watch.lower),
    );
    compareLimits(
      `${prefix}ul95`,
      limits.map(({ watch }) => watch.upper),
    );
    compareLimits(
      `${prefix}ll998`,
      limits.map(({ flag }) => flag.lower),
    );
    compareLimits(
      `${prefix}ul998`,
      limits.map(({ flag }) => flag.upper),
    );
  };

  ours.z.forEach((z, i) => {
    if (!isNear(z, units.z[i]!, largestOf(units.z))) {
      differences.push(`z of unit ${i}: ours ${z}, theirs ${units.z[i]}`);
    }
  });
  compareAll("", ours.unadjusted);
  if (od_adjust) {
    compareAll("od_", ours.overdispersed);
    if (!isNear(ours.phi, phi, 0)) differences.push(`phi: ours ${ours.phi}, theirs ${phi}`);
    if (!isNear(ours.tau2, tau2, 0)) differences.push(`tau2: ours ${ours.tau2}, theirs ${tau2}`);
  }
  (od_adjust ? ours.overdispersed : ours.unadjusted).forEach(({ flag: { lower, upper } }, i) => {
    const isOutlier = units.rr[i]! > upper || units.rr[i]! < lower;
    const isExcused = departures.has(HELD) && (isHeld(lower) || isHeld(upper));
    if (isOutlier !== units.outlier[i] && !isExcused) {
      differences.push(`outlier ${i}: ours ${isOutlier}, theirs ${units.outlier[i]}`);
    }
  });
  return { departures: [...departures], differences };
}

function dataOf({ data_type, sr_method }: FunnelCase["input"]): FunnelData {
  if (data_type === "PR") return "proportion";
  if (data_type === "RC") return "ratioOfCounts";
  return sr_method === "CQC" ? "standardisedRoot" : "standardisedLog";
}
