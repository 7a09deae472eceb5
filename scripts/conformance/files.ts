import type { Comparison } from "./comparison";
import { compareFunnelCase, type FunnelCase } from "./funnel";
import { compareQicCase, type QicCase } from "./qic";
import { compareXmrCase, type XmrCase } from "./xmr";

/** How far we agree with one file of cases. */
export interface FileReport {
  readonly cases: number;
  /** Cases that agree in everything. */
  readonly agreeing: number;
  /** Cases by named departure; a case may have two. */
  readonly departures: ReadonlyMap<string, number>;
  /** `id: what differs`, one for each case that neither agrees nor departs by name. */
  readonly failures: readonly string[];
}

interface ReferenceFile {
  readonly package: string;
  readonly cases: readonly { readonly id: string }[];
}

/** How a case of each package is compared. */
const COMPARERS: Record<string, (given: never) => Comparison> = {
  NHSRplotthedots: (given: XmrCase) => compareXmrCase(given),
  qicharts2: (given: QicCase) => compareQicCase(given),
  FunnelPlotR: (given: FunnelCase) => compareFunnelCase(given),
};

/**
 * Compares every case of a reference file with our analysis.
 *
 * @param json `{package, cases: [{id, input, …}]}`
 * @throws Error where the file has another format
 */
export function compareFile(json: string): FileReport {
  const file = JSON.parse(json) as Partial<ReferenceFile>;
  const compare = COMPARERS[file.package ?? ""];
  if (!compare || !Array.isArray(file.cases)) throw new Error("not a reference file of a known package");

  const departures = new Map<string, number>();
  const failures: string[] = [];
  let agreeing = 0;
  for (const given of (file as ReferenceFile).cases) {
    const { departures: named, differences } = compare(given as never);
    if (differences.length > 0) failures.push(`${given.id}: ${differences.slice(0, 3).join("; ")}`);
    else if (named.length === 0) agreeing++;
    for (const name of named) departures.set(name, (departures.get(name) ?? 0) + 1);
  }
  return { cases: file.cases.length, agreeing, departures, failures };
}

/** A line for a file, one for each kind of departure, and one for each failure. */
export function reportText(name: string, { cases, departures, failures }: FileReport): string {
  const named = [...departures].map(([departure, count]) => `  ${count} on purpose: ${departure}`);
  return [
    `${name} ${cases - failures.length}/${cases}`,
    ...named,
    ...failures.map((each) => `  ${each}`),
  ].join("\n");
}
