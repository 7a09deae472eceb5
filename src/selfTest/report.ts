import * as v from "valibot";
import { JsonSchema, PLATFORMS } from "./fact";
import type { CaseResult } from "./runSelfTest";

const CaseResultSchema: v.GenericSchema<CaseResult> = v.strictObject({
  fact: v.string(),
  outcome: v.picklist(["agrees", "differs", "failed", "timed out", "not supported here"]),
  seen: JsonSchema,
  expected: JsonSchema,
  error: v.nullable(
    v.strictObject({ code: v.nullable(v.string()), message: v.string(), location: v.nullable(v.string()) }),
  ),
  ms: v.number(),
});

export const ReportSchema = v.strictObject({
  format: v.literal("ACM self-test 1"),
  platform: v.picklist(PLATFORMS),
  /** What Excel says of itself: its version, e.g. "16.0.19426.20044". */
  build: v.string(),
  /** The day of the test, e.g. "2026-11-23". */
  day: v.pipe(v.string(), v.isoDate()),
  /** Highest version of each API set. */
  apiSets: v.record(v.string(), v.string()),
  /** Language of Excel's words, of the content, and of numbers and dates. */
  languages: v.strictObject({ display: v.string(), content: v.string(), culture: v.string() }),
  /** False where the test was cancelled. */
  complete: v.boolean(),
  results: v.array(CaseResultSchema),
});

/** What a self-test hands on: what Excel is, and what it did. Nothing of a person, nothing of a contract. */
export type SelfTestReport = v.InferOutput<typeof ReportSchema>;

/** Text that can be copied, mailed and read again. */
export function reportText(report: SelfTestReport): string {
  return JSON.stringify(report, null, 1);
}

/**
 * Reads the text of a report, also where a mail has put words before or after it.
 * @throws Error that says what is wrong with it
 */
export function parseReport(text: string): SelfTestReport {
  const json = text.slice(text.indexOf("{"), text.lastIndexOf("}") + 1);
  let content: unknown;
  try {
    content = JSON.parse(json);
  } catch {
    throw new Error("This is no report of a self-test, or a part of it is missing.");
  }
  const parsed = v.safeParse(ReportSchema, content);
  if (parsed.success) return parsed.output;
  const [issue] = parsed.issues;
  throw new Error(
    `This is no report of a self-test: ${v.getDotPath(issue) ?? "as a whole"}, ${issue.message}.`,
  );
}
