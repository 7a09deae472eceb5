import { expectedFalseFlags, falseFlagsText } from "../analysis/falseFlags";
import type { Finding, Flag } from "../analysis/finding";
import { periodLabel } from "../analysis/periodCalendar";
import { yearToDate } from "../analysis/yearToDate";
import type { Agenda } from "../meeting/agenda";
import { measuresOf } from "../meeting/measure";
import type { Problem } from "../submission/problem";
import { agendaAsKept } from "../workbook/agendaAsKept";
import { buildComparison, comparedByChance, type ComparisonSheet } from "../workbook/buildComparison";
import { buildFlags } from "../workbook/buildFlags";
import { buildProblems, problemSummary } from "../workbook/buildProblems";
import { buildPathway } from "../workbook/buildPathway";
import { buildSummary } from "../workbook/buildSummary";
import { buildTrends, type Trends } from "../workbook/buildTrends";
import type { ChartBlock } from "../workbook/chartBlocks";
import { comparedUnits, type ComparedUnits } from "../workbook/comparedUnits";
import { inWorkbook } from "../workbook/session";
import { seriesKey } from "../workbook/words";
import type { WorkbookState } from "../workbook/state";
import { writeResults, type Written } from "../workbook/writeResults";
import type { Outcome, RunOptions } from "./outcome";
import { suppressedFigures } from "./suppressedFigures";
import { otherRefresh, thisRefresh } from "./otherRefresh";
import { prepare, type Prepared } from "./prepare";
import { runAlone, WAITING } from "./task";
import { contractTitle, dayInWords, headingLines, timeInWords } from "./titles";
import { WorkflowProblem } from "./workflowProblem";

/** What a refresh found, for the pane and for programs. */
export interface RefreshResult {
  readonly title: string;
  /** As a person reads it: "5 Nov 2026". */
  readonly asOf: string;
  /** Local time of the last refresh as text, and by whom as far as she has said. */
  readonly finishedAt: string;
  readonly findings: readonly Finding[];
  /** In order of importance. */
  readonly flags: readonly Flag[];
  /** "Call today": safety matters, which enter no agenda. */
  readonly safety: readonly Flag[];
  readonly problems: readonly Problem[];
  /** As it stands on its sheet, with the words of whoever changed it. */
  readonly agenda: Agenda | null;
  /** Series (`provider|indicator`) → the period of its latest figure as a person reads it: "Sep 2026". */
  readonly latestPeriods: ReadonlyMap<string, string>;
  /** Series (`provider|indicator`) whose latest figures rest on too few people to be shown to a room. */
  readonly tooFewPeople: readonly string[];
  /** Series → by point, true where it rests on too few people to be shown; series without such a point are not in it. */
  readonly hiddenPoints: ReadonlyMap<string, readonly boolean[]>;
  /** Month 1-12. */
  readonly fiscalYearStart: number;
  /** The sheets can be brought back to what they were before the last refresh. */
  readonly canBeUndone: boolean;
  readonly changed: {
    readonly newFlags: number;
    readonly clearedFlags: number;
    readonly cellsWritten: number;
  };
  readonly expectedByChance: string;
}

export interface RefreshOptions extends RunOptions {
  /** A person can be asked: where somebody else has refreshed a few minutes ago, she is, once. */
  readonly asksFirst?: boolean;
}

/** Reads the contract's tables, judges them and writes all result sheets. */
export function refresh(options: RefreshOptions = {}): Promise<Outcome<RefreshResult>> {
  return runAlone("Refresh", options, () =>
    inWorkbook(
      async (context, answered) => {
        const prepared = await prepare(context, answered, options);
        const { lastRefresh } = prepared.book.state;
        const question = options.asksFirst ? otherRefresh(lastRefresh, new Date()) : null;
        if (question !== null) throw new WorkflowProblem("RefreshedByOther", question);
        return writeAll(context, prepared, options);
      },
      () => options.onProgress?.(WAITING),
    ),
  );
}

/** Writes everything that a refresh writes; `mapped` is kept as the range to read from now on. */
export async function writeAll(
  context: Excel.RequestContext,
  prepared: Prepared,
  options: RunOptions,
  mappedRange: WorkbookState["mappedRange"] = prepared.book.state.mappedRange,
): Promise<RefreshResult> {
  const { book, data, findings, flags, pathways, subgroups, agenda, asOf } = prepared;
  options.onProgress?.({ done: 75, total: 100, text: "Writing results and charts" });
  const heading = (title: string) => headingLines(title, data, asOf);
  const firstRaised = firstRaisedOf(prepared);
  const trends = buildTrends(findings, flags, book.state, book.chosen.trends);
  const comparisons = comparedUnits(findings, subgroups);
  const comparison = buildComparison(comparisons, flags, book.state, book.chosen.comparison);
  const pathway = buildPathway(pathways, flags, book.state, book.chosen.pathway);
  const suppressed = suppressedFigures(data);
  const isFirst = !book.inventory.sheets.has("summary");
  const now = new Date();
  const lastRefresh = thisRefresh(now);
  const finishedAt = timeInWords(now) + (lastRefresh.by === "" ? "" : ` by ${lastRefresh.by}`);
  const written = await writeResults(context, book, {
    tables: [
      buildSummary(findings, flags, {
        yearToDate: yearToDate({ ...data, asOf, fiscalYearStart: data.contract.fiscalYearStart }),
        threshold: data.contract.threshold,
      }),
      buildFlags(findings, flags, firstRaised),
      buildProblems(data.problems),
    ],
    trends,
    // A sheet appears when it has something to show, and stays.
    singleCharts: [comparison, pathway].filter(
      ({ chosen, choice }) => chosen !== null || book.inventory.sheets.has(choice.sheet),
    ),
    agenda,
    headings: {
      summary: heading("Summary"),
      flags: [...heading("Flags").slice(0, 1), `${heading("Flags")[1]} · ${expectedByChance(prepared)}`],
      comparison: [
        heading("Comparison")[0]!,
        comparisonNote(heading("Comparison")[1]!, comparison, comparisons),
      ],
      pathway: heading("Pathway steps"),
      problems: [...heading("Problems").slice(0, 1), problemSummary(data.problems)],
      trends: [heading("Trends")[0]!, `${heading("Trends")[1]}${leftOutNote(trends)}`],
    },
    canBeUndone: !hidesMore(suppressed, book.state.suppressed),
    state: {
      ...book.state,
      suppressed,
      refreshedAt: finishedAt,
      lastRefresh,
      flags: firstRaised,
      charts: trends.charts,
      withNeutral: trends.withNeutral || book.state.withNeutral,
      comparisonBlocks: remembered(comparison.blocks),
      pathwayBlocks: remembered(pathway.blocks),
      trendBlocks: remembered(trends.blocks),
      agendaMeeting: agenda.meetingId,
      mappedRange,
    },
    show: isFirst ? "summary" : null,
  });
  options.onProgress?.({ done: 100, total: 100, text: "Done" });
  return resultOf(prepared, { finishedAt, ...written });
}

/** True where a figure is hidden now that the sheets showed before: what they showed is not kept. */
function hidesMore(now: readonly string[], before: readonly string[] | null): boolean {
  if (before === null) return now.length > 0;
  const known = new Set(before);
  return now.some((figure) => !known.has(figure));
}

/** What is kept of the blocks behind charts: all but the figures themselves. */
function remembered<B extends ChartBlock>(blocks: readonly B[]): Omit<B, "rows" | "formats">[] {
  return blocks.map(({ rows: _rows, formats: _formats, ...block }) => block);
}

/** What must be known before a difference is read as one. */
function comparisonNote(
  context: string,
  { leftOut }: ComparisonSheet,
  comparisons: readonly ComparedUnits[],
): string {
  const chosen =
    leftOut === 0
      ? ""
      : ` · the ${comparisons.length - leftOut} most important of ${comparisons.length} comparisons can be chosen here`;
  return `${context} · ${comparedByChance(comparisons)}${chosen}`;
}

/** Said where there are more series than the selector can offer. */
function leftOutNote({ blocks, leftOut }: Trends): string {
  if (leftOut === 0) return "";
  return ` · the ${blocks.length} most important of ${blocks.length + leftOut} series can be chosen here`;
}

/** What is known without writing anything. */
export function resultOf(
  prepared: Prepared,
  {
    finishedAt,
    cellsWritten,
    canBeUndone,
  }: Pick<Written, "cellsWritten" | "canBeUndone"> & { readonly finishedAt: string },
): RefreshResult {
  const { book, data, findings, flags, safety, agenda, asOf } = prepared;
  const raised = new Set(flags.map(({ id }) => id));
  const measures = measuresOf(findings, data);
  return {
    title: contractTitle(data),
    asOf: dayInWords(asOf),
    finishedAt,
    findings,
    flags,
    safety,
    problems: data.problems,
    agenda: agendaAsKept(agenda, book),
    latestPeriods: latestPeriods(findings),
    tooFewPeople: measures.filter(({ finding, hidden }) => hidden[finding.latest]).map(({ key }) => key),
    hiddenPoints: new Map(
      measures.filter(({ hidden }) => hidden.includes(true)).map(({ key, hidden }) => [key, hidden]),
    ),
    fiscalYearStart: data.contract.fiscalYearStart,
    canBeUndone,
    changed: {
      newFlags: flags.filter(({ id }) => !(id in book.state.flags)).length,
      clearedFlags: Object.keys(book.state.flags).filter((id) => !raised.has(id)).length,
      cellsWritten,
    },
    expectedByChance: expectedByChance(prepared),
  };
}

function expectedByChance({ findings, subgroups }: Prepared): string {
  return falseFlagsText(expectedFalseFlags(findings, subgroups));
}

/** Flag id → the latest period when it was first raised; remembered, so that "since" does not move. */
function firstRaisedOf({ book, findings, flags }: Prepared): Record<string, string> {
  const latest = latestPeriods(findings);
  return Object.fromEntries(
    flags.map(({ id, providerId, indicatorId }) => [
      id,
      book.state.flags[id] ?? latest.get(seriesKey(providerId, indicatorId)) ?? "",
    ]),
  );
}

function latestPeriods(findings: readonly Finding[]): Map<string, string> {
  return new Map(
    findings.flatMap(({ provider, indicator, points, latest }): [string, string][] => {
      const point = points[latest];
      return point ? [[seriesKey(provider.id, indicator.id), periodLabel(point.period)]] : [];
    }),
  );
}
