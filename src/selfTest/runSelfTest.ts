import { expectedOf, isSame, type Fact, type Json, type Platform } from "./fact";
import { errorCode, withScratch, SCRATCH_PREFIX } from "./scratch";
import type { SelfTestCase } from "./selfTestCase";

/** What came of one case. */
export interface CaseResult {
  readonly fact: string;
  /**
   * "agrees" and "differs": what was seen, compared with the record. "failed": Excel refused something of which the
   * record does not speak. "not supported here": the platform lacks the requirement set that the record needs, or a
   * member of it, which the error names.
   */
  readonly outcome: "agrees" | "differs" | "failed" | "timed out" | "not supported here";
  /** What the case saw; null where it came to no end. */
  readonly seen: Json;
  /** What the record says; null where it says nothing that a program can compare. */
  readonly expected: Json;
  readonly error: CaseError | null;
  /** How long it took, in milliseconds. */
  readonly ms: number;
}

export interface CaseError {
  /** Office.js' code; null where the error is of another kind. */
  readonly code: string | null;
  readonly message: string;
  /** The member at which Excel stopped, e.g. "Range.values". */
  readonly location: string | null;
}

export interface CaseRun {
  readonly excel: typeof Excel;
  readonly office: typeof Office;
  readonly platform: Platform;
  readonly cases: readonly SelfTestCase[];
  readonly facts: readonly Fact[];
  /** What real Excels of the platform showed, by fact: it outranks the records. */
  readonly seen?: Readonly<Record<string, Json>>;
  readonly signal?: AbortSignal;
  /** Called before each case, with how many are done. */
  readonly onProgress?: (done: number, total: number, fact: string) => void;
  /** After how many milliseconds a case is given up. */
  readonly timeLimit?: number;
}

const TIME_LIMIT = 60_000;

/**
 * Runs the cases one after the other, each on a fresh sheet, and tells what each saw. A case that fails or takes
 * too long stops none of the others; cancelling ends the list with the case that is running.
 */
export async function runCases(run: CaseRun): Promise<CaseResult[]> {
  const results: CaseResult[] = [];
  for (const [index, selfTestCase] of run.cases.entries()) {
    if (run.signal?.aborted) break;
    run.onProgress?.(index, run.cases.length, selfTestCase.fact);
    results.push(await runCase(selfTestCase, index + 1, run));
  }
  return results;
}

async function runCase(selfTestCase: SelfTestCase, number: number, run: CaseRun): Promise<CaseResult> {
  const fact = run.facts.find(({ id }) => id === selfTestCase.fact);
  if (!fact) throw new Error(`The case ${selfTestCase.fact} has no record in facts/.`);
  const expected = expectedOf(fact, run.platform, run.seen) ?? null;
  const begun = performance.now();
  const result = (outcome: CaseResult["outcome"], seen: Json, error: CaseError | null): CaseResult => ({
    fact: fact.id,
    outcome,
    seen,
    expected,
    error,
    ms: Math.round(performance.now() - begun),
  });
  if (!isSupported(fact, run.office)) return result("not supported here", null, null);
  try {
    const sheetName = `${SCRATCH_PREFIX} ${number}`;
    const work = withScratch(run.excel, run.office, sheetName, (scratch) => selfTestCase.run(scratch));
    const seen = await withinTime(work, run.timeLimit ?? TIME_LIMIT);
    if (seen === TIMED_OUT) return result("timed out", null, null);
    return result(isSame(seen, expected) ? "agrees" : "differs", seen, null);
  } catch (error) {
    const described = describeError(error);
    return result(described.code === "ApiNotFound" ? "not supported here" : "failed", null, described);
  }
}

function isSupported({ needs }: Fact, office: typeof Office): boolean {
  if (needs === undefined) return true;
  const [set, version] = needs.split(" ") as [string, string];
  return office.context.requirements.isSetSupported(set, version);
}

const TIMED_OUT = Symbol("timed out");

async function withinTime<T>(work: Promise<T>, limit: number): Promise<T | typeof TIMED_OUT> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tooLate = new Promise<typeof TIMED_OUT>((resolve) => {
    timer = setTimeout(() => resolve(TIMED_OUT), limit);
  });
  try {
    return await Promise.race([work, tooLate]);
  } finally {
    clearTimeout(timer);
  }
}

function describeError(error: unknown): CaseError {
  const message = error instanceof Error ? error.message : String(error);
  const location = (error as Partial<OfficeExtension.Error> | null)?.debugInfo?.errorLocation ?? null;
  return { code: errorCode(error), message, location };
}
