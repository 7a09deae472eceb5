import { buildSharedWorkbook } from "../documents/share/buildShared";
import type { FoundIdentifier } from "../documents/share/identifiersIn";
import { maskContract, type MaskedContract } from "../documents/share/maskContract";
import { type PublishedFigure, readPublished } from "../documents/share/published";
import { type PublishedRow, publishedBy } from "../documents/share/publishedBy";
import {
  type SharedContract,
  type SharedView,
  viewForMeeting,
  viewForProvider,
  withoutName,
} from "../documents/share/sharedView";
import { tellingTexts, type TypedTexts, withoutTelling } from "../documents/share/tellingTexts";
import { listText } from "../analysis/wording";
import type { InputTables, Meeting } from "../submission/contractData";
import { tblMeetingRows } from "../submission/meetingTables";
import { openTable } from "../submission/openTable";
import { rowsOf } from "../submission/rowReader";
import { tblPublished } from "../submission/recordTables";
import { tblNarrative } from "../submission/templateDefinition";
import { readContract, type ContractWorkbook } from "../workbook/readContract";
import { inWorkbook } from "../workbook/session";
import { writeRows } from "../workbook/writeRows";
import type { Outcome, RunOptions } from "./outcome";
import { judgeAll, prepare, type Prepared } from "./prepare";
import { openMeetings, placeOf, sameId, tellingText, typedTexts } from "./sharedTexts";
import { runAlone, WAITING } from "./task";
import { WorkflowProblem } from "./workflowProblem";

export interface ShareRequest extends RunOptions {
  /** For these providers, a file each; or for this meeting, one file for all. */
  readonly for: { readonly providerIds: readonly string[] } | { readonly meetingId: string };
  /** ISO date of the day; the caller knows the calendar, this does not. */
  readonly today: string;
  /** Possible names in texts were looked at and are nobody's. Numbers that tell who a client is are never let through. */
  readonly namesLookedAt?: boolean;
  /** Texts that say a number which is not shown are left out; otherwise nothing is made as long as there are any. */
  readonly leaveTextsOut?: boolean;
}

/** What was made, and what was left out of it. */
export interface Shared {
  readonly files: readonly SharedFile[];
  /** Figures that are not shown, with the reason, for the agency only. */
  readonly masked: readonly MaskedFigureText[];
  /** Figures that nothing can protect, in words. */
  readonly warnings: readonly string[];
  /** Texts that were left out, by their place in the contract workbook. */
  readonly textsLeftOut: readonly string[];
}

export interface MaskedFigureText {
  readonly measure: string;
  /** "Harbor, Sep 2026" */
  readonly figure: string;
  readonly reason: string;
}

export interface SharedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** "Harbor Family Services", or the meeting. */
  readonly for: string;
}

const REASONS = {
  small: "small number",
  withheld: "hidden by who sent it, or in an earlier file",
  complement: "a small number could be worked out from it",
  total: "small numbers could be worked out from this total",
} as const;

/**
 * Makes workbooks that hold only what their readers may see, and records in the contract workbook what was shown to
 * whom, so that a later file does not give away by subtraction what this one hides.
 */
export function share(request: ShareRequest): Promise<Outcome<Shared>> {
  return runAlone("Share", request, () =>
    inWorkbook(
      async (context, answered) => {
        const prepared = await prepare(context, answered, request);
        const records = await readContract(
          context,
          answered,
          [tblNarrative.name, tblPublished.name, tblMeetingRows.name],
          [],
        );
        const { inputs } = records;
        const { date1904 } = records.inventory;
        const published = readPublished(inputs, date1904);
        const shared = await sharedContract(prepared, published, request);
        const typed = textsIn(typedTexts(prepared, inputs, date1904), shared, request);
        const telling = tellingTexts(typed, shared.mask.hidden, shared.mask.data.contract);
        if (telling.length > 0 && request.leaveTextsOut !== true)
          throw new WorkflowProblem("SmallNumbers", tellingText(telling));
        const views = viewsOf(
          withTexts(shared, withoutTelling(typed, telling), takenIdsIn(inputs, date1904)),
          request,
        );
        const files = views.map((view) => fileOf(view, request));
        const rows = views.flatMap((view, i) => publishedBy(view, published, files[i]!.name));
        await record(context, records, rows, request.today);
        return {
          files,
          masked: maskedFigures(shared.mask),
          warnings: shared.mask.warnings,
          textsLeftOut: telling.map(placeOf),
        };
      },
      () => request.onProgress?.(WAITING),
    ),
  );
}

/** Texts that the files could show that are asked for. */
function textsIn(
  { stories, actions, lines }: TypedTexts,
  { mask, asOf }: SharedContract,
  request: ShareRequest,
): TypedTexts {
  const { meetings } = mask.data;
  const isFor = ({ id }: Meeting) => "meetingId" in request.for && sameId(id, request.for.meetingId);
  const meeting = meetings.find(isFor);
  const whom = "providerIds" in request.for ? request.for.providerIds : (meeting?.providerIds ?? []);
  const isOf = (id: string) => id === "" || whom.length === 0 || whom.some((each) => sameId(each, id));
  const held = meeting ? [meeting] : openMeetings(meetings, asOf);
  const heldIds = new Set(held.map(({ id }) => id));
  return {
    stories: stories.filter(({ providerId }) => isOf(providerId)),
    actions: actions.filter(({ providerId }) => isOf(providerId)),
    lines: lines.filter((line) => heldIds.has(line.meetingId) && line.providerIds.every(isOf)),
  };
}

function withTexts(
  shared: SharedContract,
  { stories, actions, lines }: TypedTexts,
  takenIds: readonly string[],
): SharedContract {
  return {
    ...shared,
    stories,
    lines,
    takenIds,
    mask: { ...shared.mask, data: { ...shared.mask.data, actions } },
  };
}

/** Ids of rows that came back from workbooks of meetings. */
function takenIdsIn(tables: InputTables, date1904: boolean): string[] {
  const table = openTable(tables, tblMeetingRows, false, []);
  return table === null ? [] : [...rowsOf(table, [], date1904)].map((row) => row.text("row_id"));
}

/** Figures that are not shown, in words. */
export function maskedFigures({ masked }: MaskedContract): MaskedFigureText[] {
  return masked.map(({ measure, name, reason }) => ({
    measure,
    figure: name,
    reason: REASONS[reason],
  }));
}

/** Appends what was shown to tblPublished; a workbook without the table gets one. */
async function record(
  context: Excel.RequestContext,
  book: ContractWorkbook,
  published: readonly PublishedRow[],
  today: string,
): Promise<void> {
  const body = book.inputs.get(tblPublished.name.toLowerCase())?.values.slice(1) ?? [];
  const firstNew = 1 + body.findLastIndex((cells) => cells.some((cell) => cell !== null && cell !== ""));
  const rows = new Map(
    published.map((row, i) => [
      firstNew + i,
      {
        provider_id: row.providerId,
        indicator_id: row.indicatorId,
        period: row.period,
        shown_to: row.shownTo,
        shown: row.shown,
        published_on: today,
        file: row.file,
      },
    ]),
  );
  const table = {
    definition: tblPublished,
    changes: { table: tblPublished.name, rows, firstNew },
    sheet: "Records",
    mayAddColumns: true,
  };
  await writeRows(context, book, [table], [], () => undefined);
}

/** The contract without what may not be seen, judged anew: nothing that is shared rests on what is hidden. */
export async function sharedContract(
  { book, data, findings, asOf }: Pick<Prepared, "book" | "data" | "findings" | "asOf">,
  published: readonly PublishedFigure[],
  options: RunOptions,
): Promise<SharedContract> {
  const mask = maskContract(data, findings, published);
  const judged = await judgeAll(book, { ...mask.data, contract: { ...mask.data.contract, asOf } }, options);
  const { findings: shown, flags, pathways } = judged;
  return { mask, findings: shown, flags, pathways, asOf, stories: [], lines: [], takenIds: [] };
}

function viewsOf(shared: SharedContract, request: ShareRequest): SharedView[] {
  const { data } = shared.mask;
  if ("meetingId" in request.for) {
    const { meetingId } = request.for;
    const meeting = data.meetings.find(({ id }) => id.toLowerCase() === meetingId.toLowerCase());
    if (!meeting) throw unknown("meeting", meetingId, data.meetings);
    const view = viewForMeeting(shared, meeting);
    const nameless = withoutName(view).map(({ id }) => id);
    if (nameless.length === 0) return [view];
    throw new WorkflowProblem(
      "NoCode",
      `No agreement to be named is recorded for ${listText(nameless)}, and no code. Enter masked_code in tblProviders, or names_consented_on, or consent_joint_view in tblContract.`,
    );
  }
  const { providerIds } = request.for;
  return providerIds.map((providerId) => {
    const view = viewForProvider(shared, providerId);
    if (!view) throw unknown("provider", providerId, data.providers);
    return view;
  });
}

function fileOf(view: SharedView, { namesLookedAt }: ShareRequest): SharedFile {
  const { bytes, identifiers } = buildSharedWorkbook(view);
  const left = identifiers.filter(({ kinds }) => !(namesLookedAt && kinds.every((kind) => kind === "name")));
  if (left.length > 0) throw new WorkflowProblem("Identifiers", identifiersText(left));
  const { contractId } = view.contract;
  const [whom, called] =
    view.kind === "provider"
      ? [view.providers[0]!.id, view.providers[0]!.name]
      : [view.meeting!.id, `meeting ${view.meeting!.id}`];
  const name = `${contractId}_${whom}_${view.asOf}`.replaceAll(/[^\w.-]+/g, "-");
  return { name: `${name}.xlsx`, bytes, for: called };
}

function identifiersText(found: readonly FoundIdentifier[]): string {
  const kinds = [...new Set(found.flatMap((each) => each.kinds))];
  const places = found.slice(0, 3).map(({ sheet, cell }) => `${sheet}!${cell}`);
  const more = found.length > places.length ? ` and ${found.length - places.length} more` : "";
  return `Nothing was shared: a text may hold a client's ${listText(kinds)} (it would stand in ${places.join(", ")}${more}). Take it out of the stories, the actions or the agenda of the contract workbook.`;
}

function unknown(what: string, id: string, known: readonly { readonly id: string }[]): WorkflowProblem {
  const ids = known.map((each) => each.id).join(", ") || "none";
  return new WorkflowProblem("NotFound", `"${id}" is no ${what} of this contract. It has ${ids}.`);
}
