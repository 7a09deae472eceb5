import { expectedSeries } from "../analysis/expected";
import { contractTargets } from "../analysis/targets";
import { measuresOf } from "../meeting/measure";
import type { BaselineRow } from "../workbook/planBaseline";
import { preflightRefresh } from "../workbook/preflight";
import { inWorkbook } from "../workbook/session";
import { writeBaseline } from "../workbook/writeBaseline";
import {
  baselineChoices,
  baselineOutlook,
  checkDraft,
  decisionOf,
  replacedBy,
  type BaselineChoices,
  type BaselineDesk,
  type BaselineDraft,
  type BaselineOutlook,
} from "./baselineDesk";
import type { Outcome, RunOptions } from "./outcome";
import { introduce } from "./otherRefresh";
import { prepare, type Prepared } from "./prepare";
import { writeAll, type RefreshResult } from "./refresh";
import { settingsIn } from "./settings";
import { runAlone, WAITING } from "./task";
import { WorkflowProblem } from "./workflowProblem";

/** A provider × indicator. */
export interface SeriesId {
  readonly providerId: string;
  readonly indicatorId: string;
}

/** Reads a series and what was decided about its limits, for the baseline editor. Writes nothing. */
export function openBaselines(
  id: SeriesId,
): Promise<Outcome<{ readonly desk: BaselineDesk; readonly choices: BaselineChoices }>> {
  return runAlone("Reading the baselines", {}, () =>
    inWorkbook(async (context, answered) => {
      const desk = deskOf(await prepare(context, answered, {}), id);
      return { desk, choices: baselineChoices(desk) };
    }),
  );
}

/** What a draft would change; asks nothing of the workbook. */
export function previewBaseline(desk: BaselineDesk, draft: BaselineDraft): Promise<Outcome<BaselineOutlook>> {
  return Promise.resolve({ kind: "done", value: baselineOutlook(desk, draft) });
}

/**
 * Writes a decision about a series' limits into tblBaselines and refreshes: limits, flags, charts and agenda follow.
 *
 * The draft is checked again against what stands in the workbook now. A decision from the same place takes the place
 * of its row; no other row is touched. What is decided is never removed from here: its row is the person's.
 */
export function fixBaseline(
  id: SeriesId,
  draft: BaselineDraft,
  options: RunOptions = {},
): Promise<Outcome<RefreshResult>> {
  return runAlone("Fixing the baseline", options, () =>
    inWorkbook(
      async (context, answered) => {
        const prepared = await prepare(context, answered, options);
        const desk = deskOf(prepared, id);
        const [stop] = checkDraft(desk, draft).stops;
        if (stop) throw new WorkflowProblem("NotDecided", stop.message);
        // The sheets that follow are looked at before the decision is written: half of it helps nobody.
        preflightRefresh(prepared.book.inventory);
        introduce(draft.author.trim());
        const replaced = replacedBy(desk, draft)?.cells ?? null;
        await writeBaseline(context, prepared.book, rowOf(desk, draft, prepared), replaced);
        // From here on the decision stands, and the sheets have to follow: nothing is cancelled any more.
        const onProgress = options.onProgress ? { onProgress: options.onProgress } : {};
        const after = await prepare(context, answered, onProgress);
        return writeAll(context, rememberingAuthor(after, draft.author.trim()), onProgress);
      },
      () => options.onProgress?.(WAITING),
    ),
  );
}

function deskOf({ book, data, findings, flagContext, asOf }: Prepared, id: SeriesId): BaselineDesk {
  const { contract, baselines, targets } = data;
  const { fiscalYearStart, threshold } = contract;
  const isAsked = ({ provider, indicator }: (typeof findings)[number]) =>
    provider.id === id.providerId && indicator.id === id.indicatorId;
  const finding = findings.find(isAsked);
  const series = expectedSeries({ ...data, asOf, fiscalYearStart }, asOf).find(
    ({ provider, indicator }) => provider.id === id.providerId && indicator.id === id.indicatorId,
  );
  if (!finding || !series) {
    throw new WorkflowProblem("NoFigures", "This series is no longer in the workbook. Press Refresh.");
  }
  const providers = findings.filter(({ indicator }) => indicator.id === id.indicatorId);
  const isForAll =
    providers.length === 1 &&
    baselines.some(({ providerId, indicatorId }) => providerId === null && indicatorId === id.indicatorId) &&
    baselines.every(({ providerId, indicatorId }) => providerId === null || indicatorId !== id.indicatorId);
  const context = { targets: contractTargets(targets), baselines, asOf, fiscalYearStart };
  return {
    study: { series, context, flagContext },
    finding,
    hidden: measuresOf([finding], data)[0]!.hidden,
    providerId: isForAll ? null : id.providerId,
    author: settingsIn(book.state).author,
    threshold,
  };
}

function rowOf(desk: BaselineDesk, draft: BaselineDraft, { book }: Prepared): BaselineRow {
  const { providerId, indicatorId, from, to, action, reason, author } = decisionOf(desk, draft);
  return {
    provider_id: providerId ?? "",
    indicator_id: indicatorId,
    from,
    to: to ?? "",
    action,
    reason,
    author,
    decided_on: serialOfToday(new Date(), book.inventory.date1904),
  };
}

function rememberingAuthor(prepared: Prepared, author: string): Prepared {
  const { book } = prepared;
  const settings = { ...settingsIn(book.state), author };
  return { ...prepared, book: { ...book, state: { ...book.state, settings } } };
}

/** Days by which the 1904 system counts less. */
const DAYS_TO_1904 = 1462;
/** Excel's day 0 in the 1900 system, from March 1900 on. */
const DAY_ZERO = Date.UTC(1899, 11, 30);

/** This computer's day as a serial number, from its calendar parts: a moment would shift with the time zone. */
function serialOfToday(now: Date, date1904: boolean): number {
  const day = Date.UTC(now.getFullYear(), now.getMonth(), now.getDate());
  return (day - DAY_ZERO) / 86_400_000 - (date1904 ? DAYS_TO_1904 : 0);
}
