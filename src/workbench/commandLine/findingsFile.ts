/** What the command line reads of a refresh's result; the add-in promises that it survives JSON. */
export interface RefreshResult {
  readonly findings: readonly Finding[];
  readonly flags: readonly unknown[];
  readonly problems: readonly Problem[];
}

/** What it reads of a check's. */
export interface CheckResult {
  readonly problems: readonly Problem[];
  /** "Ready to send", "2 to fix, 3 questions". */
  readonly summary: string;
}

export interface Problem {
  readonly code: string;
  readonly severity: "stop" | "ask" | "note";
  readonly sheet: string;
  readonly cell: string;
  readonly message: string;
}

interface Finding {
  readonly provider: { readonly id: string };
  readonly indicator: { readonly id: string };
  readonly points: readonly { readonly period: { readonly key: string } }[];
  readonly latest: number;
  readonly value: number | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly target: number | null;
  readonly gap: number | null;
  readonly short: number | null;
  readonly variation: string | null;
  readonly assurance: string | null;
  readonly mean: number | null;
  readonly lpl: number | null;
  readonly upl: number | null;
  readonly n: number;
  readonly rules: readonly Signal[];
  readonly states: readonly string[];
}

interface Signal {
  readonly rule: string;
  readonly direction: string;
  readonly from: number;
  readonly to: number;
}

/** The findings file: `findings` for the latest period of each provider and indicator, and `problems`. */
export interface FindingsFile {
  readonly findings: readonly FindingRecord[];
  readonly problems: readonly Problem[];
}

/**
 * One provider and indicator at the latest period. Percentages are fractions 0-1, `gap` is value − target, `short`
 * the smallest whole number of further events that would have met the target; null where there is none.
 */
export interface FindingRecord {
  readonly provider_id: string;
  readonly indicator_id: string;
  readonly period: string | null;
  readonly value: number | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly target: number | null;
  readonly gap: number | null;
  readonly short: number | null;
  /** "common_cause", "special_cause_concern" … */
  readonly variation: string | null;
  /** "consistently_passing", "consistently_failing", "hit_or_miss". */
  readonly assurance: string | null;
  readonly mean: number | null;
  readonly lpl: number | null;
  readonly upl: number | null;
  readonly n: number;
  /** Rules that the latest point meets, each with the periods of its run. */
  readonly rules: readonly {
    readonly rule: string;
    readonly direction: string;
    readonly periods: readonly string[];
  }[];
  readonly states: readonly string[];
}

/** The findings file of a refresh. Order is the add-in's own, so that the same workbook gives the same file. */
export function findingsFile(result: Pick<RefreshResult, "findings" | "problems">): FindingsFile {
  return { findings: result.findings.map(findingRecord), problems: problemRecords(result.problems) };
}

export function problemRecords(problems: readonly Problem[]): Problem[] {
  return problems.map(({ code, severity, sheet, cell, message }) => ({
    code,
    severity,
    sheet,
    cell,
    message,
  }));
}

function findingRecord(finding: Finding): FindingRecord {
  const { points } = finding;
  return {
    provider_id: finding.provider.id,
    indicator_id: finding.indicator.id,
    period: points[finding.latest]?.period.key ?? null,
    value: finding.value,
    numerator: finding.numerator,
    denominator: finding.denominator,
    target: finding.target,
    gap: finding.gap,
    short: finding.short,
    variation: finding.variation && snakeCase(finding.variation),
    assurance: finding.assurance && snakeCase(finding.assurance),
    mean: finding.mean,
    lpl: finding.lpl,
    upl: finding.upl,
    n: finding.n,
    rules: finding.rules.map(({ rule, direction, from, to }) => ({
      rule: snakeCase(rule),
      direction: snakeCase(direction),
      periods: points.slice(from, to + 1).map(({ period }) => period.key),
    })),
    states: finding.states.map(snakeCase),
  };
}

/** @example snakeCase("twoInThree") // "two_in_three" */
export function snakeCase(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
