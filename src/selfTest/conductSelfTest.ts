import { contentsOf } from "./contents";
import { contradictionIn } from "./contradiction";
import { FACTS } from "./facts";
import { apiSetsOf, platformOf } from "./platform";
import { reportText, type SelfTestReport } from "./report";
import { isOwnSheet, showReport, writeReport } from "./reportSheet";
import { runCases, type CaseRun } from "./runSelfTest";
import { errorCode, removeSheets, SCRATCH_PREFIX, withScratch } from "./scratch";
import { SELF_TEST_CASES } from "./selfTestCases";

export interface SelfTestOptions {
  /** Ends the test with the case that is running; what was seen until then is reported. */
  readonly signal?: AbortSignal;
  readonly onProgress?: CaseRun["onProgress"];
}

/** Something that Excel did otherwise than recorded, in words. */
export interface Contradiction {
  readonly fact: string;
  readonly does: string;
  readonly expected: string;
  /** What was seen and what is recorded, for whoever reads the report. */
  readonly sentence: string;
}

interface Refusal {
  readonly kind: "refused";
  readonly message: string;
}

export type SelfTestOutcome =
  | Refusal
  | {
      readonly kind: "done";
      readonly report: SelfTestReport;
      readonly text: string;
      /** False where Excel did not let the report be written: then only its text is there. */
      readonly isInSheet: boolean;
      readonly contradictions: readonly Contradiction[];
    };

/**
 * The self-test as a person starts it: refuses a workbook that holds anything of hers, runs every case, leaves the
 * report in a sheet and hands it back as text.
 */
export async function conductSelfTest({
  signal,
  onProgress,
}: SelfTestOptions = {}): Promise<SelfTestOutcome> {
  const { diagnostics, requirements, displayLanguage, contentLanguage } = Office.context;
  const platform = platformOf(diagnostics);
  if (!platform)
    return refused("The self-test knows Excel on the web, on Windows and on a Mac; this is none.");
  const begun = await begin();
  if ("message" in begun) return begun;
  const { culture } = begun;
  const results = await runCases({
    excel: Excel,
    office: Office,
    platform,
    cases: SELF_TEST_CASES,
    facts: FACTS,
    signal,
    onProgress,
  });
  const report: SelfTestReport = {
    format: "ACM self-test 1",
    platform,
    build: diagnostics.version,
    day: new Date().toISOString().slice(0, 10),
    apiSets: apiSetsOf(requirements),
    languages: { display: displayLanguage, content: contentLanguage, culture },
    complete: results.length === SELF_TEST_CASES.length,
    results,
  };
  return {
    kind: "done",
    report,
    text: reportText(report),
    isInSheet: await leaveReport(report),
    contradictions: contradictionsOf(report),
  };
}

/** Looks at the workbook and makes room in it: an Excel that refuses this much shows nothing of itself. */
async function begin(): Promise<Refusal | { readonly culture: string }> {
  try {
    const contents = await contentsOf(Excel);
    if (contents) {
      return refused(
        `This workbook holds ${contents}. Open a new, empty workbook and start the self-test there: yours is left alone.`,
      );
    }
    await removeSheets(Excel, isOwnSheet);
    await withScratch(Excel, Office, `${SCRATCH_PREFIX} 0`, () => Promise.resolve());
    return { culture: await cultureName() };
  } catch (error) {
    const code = errorCode(error);
    if (code === null) throw error;
    return refused(
      `Excel did not let the self-test begin (${code}). Close its dialogs and other workbooks, open a new, empty workbook that may be changed, or reload the page, then start it again.`,
    );
  }
}

/** Tidies up and leaves the report in its sheet; an Excel that refuses takes nobody's results away. */
async function leaveReport(report: SelfTestReport): Promise<boolean> {
  try {
    await removeSheets(Excel, isOwnSheet);
    await writeReport(Excel, report);
    await showReport(Excel);
    return true;
  } catch (error) {
    if (errorCode(error) === null) throw error;
    return false;
  }
}

function refused(message: string): Refusal {
  return { kind: "refused", message };
}

async function cultureName(): Promise<string> {
  return Excel.run(async (context) => {
    const culture = context.workbook.application.cultureInfo.load("name");
    await context.sync();
    return culture.name;
  });
}

function contradictionsOf({ results }: SelfTestReport): Contradiction[] {
  return results.flatMap((result) => {
    const sentence = contradictionIn(result);
    const fact = FACTS.find(({ id }) => id === result.fact);
    if (sentence === null || !fact) return [];
    return [{ fact: fact.id, does: fact.does, expected: fact.expected, sentence }];
  });
}
