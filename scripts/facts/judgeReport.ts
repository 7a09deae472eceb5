import { contradictionIn } from "../../src/selfTest/contradiction";
import { expectedOf, isSame, type Fact, type Json } from "../../src/selfTest/fact";
import type { SelfTestReport } from "../../src/selfTest/report";
import type { CaseResult } from "../../src/selfTest/runSelfTest";
import type { Seen } from "./seenFiles";

/** What a report says of the records as they are today. */
export interface Judgement {
  /** What the real Excel showed, to be kept. */
  readonly seen: Seen;
  /** How many cases came out in which way. */
  readonly counts: Readonly<Record<CaseResult["outcome"], number>>;
  /** A sentence for each case that contradicts its record, or came to no end. */
  readonly contradictions: readonly string[];
  /** A sentence for each fact that an earlier report of the same build saw otherwise. */
  readonly changes: readonly string[];
  /** Facts of the report of which there is no record any more; they are not kept. */
  readonly unknown: readonly string[];
}

/**
 * Compares a report with the records: with today's, whatever the add-in that made the report knew.
 *
 * @param before what an earlier report of the same platform and build showed; it stays where the new one is silent
 */
export function judgeReport(
  report: SelfTestReport,
  facts: readonly Fact[],
  before: Seen | null = null,
): Judgement {
  const recorded = new Map(facts.map((fact) => [fact.id, fact]));
  const known = report.results.filter(({ fact }) => recorded.has(fact));
  const judged = known.map((result): CaseResult => {
    if (!wasSeen(result)) return result;
    const expected = expectedOf(recorded.get(result.fact)!, report.platform) ?? null;
    return { ...result, expected, outcome: isSame(result.seen, expected) ? "agrees" : "differs" };
  });
  const observations = Object.fromEntries(judged.filter(wasSeen).map(({ fact, seen }) => [fact, seen]));
  const { platform, build, day, apiSets } = report;
  const earlier = Object.entries(before?.observations ?? {});
  return {
    seen: { platform, build, day, apiSets, observations: { ...before?.observations, ...observations } },
    counts: countOutcomes(judged),
    contradictions: judged.map(contradictionIn).filter((sentence) => sentence !== null),
    changes: earlier.flatMap(([fact, value]) => changeOf(fact, value, observations[fact])),
    unknown: report.results.map(({ fact }) => fact).filter((fact) => !recorded.has(fact)),
  };
}

function wasSeen({ outcome }: CaseResult): boolean {
  return outcome === "agrees" || outcome === "differs";
}

function changeOf(fact: string, before: Json, now: Json | undefined): string[] {
  if (now === undefined || isSame(before, now)) return [];
  return [
    `${fact}: an earlier report of this build saw ${JSON.stringify(before)}, this one ${JSON.stringify(now)}.`,
  ];
}

function countOutcomes(results: readonly CaseResult[]): Judgement["counts"] {
  const counts = { agrees: 0, differs: 0, failed: 0, "timed out": 0, "not supported here": 0 };
  for (const { outcome } of results) counts[outcome]++;
  return counts;
}

/** The judgement in lines for whoever runs the script. */
export function judgementLines({ seen, counts, contradictions, changes, unknown }: Judgement): string[] {
  const list = (title: string, lines: readonly string[]) =>
    lines.length === 0 ? [] : ["", title, ...lines.map((line) => `  ${line}`)];
  return [
    `Seen on ${seen.platform} ${seen.build}, ${seen.day}:`,
    ...Object.entries(counts).map(([outcome, count]) => `${String(count).padStart(5)} ${outcome}`),
    ...list("Contradicts the records:", contradictions),
    ...list("Contradicts an earlier report:", changes),
    ...list("No longer recorded, left out:", unknown),
  ];
}
