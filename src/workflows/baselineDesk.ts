import { checkBaselineDecision } from "../analysis/baselineDecision";
import { baselineProposals } from "../analysis/baselineProposals";
import { MINIMUM_POINTS } from "../analysis/constants";
import { decisionText, limitsText } from "../analysis/explain/limitsReading";
import { seriesPicture, type SeriesPicture } from "../analysis/explain/seriesPicture";
import type { Finding } from "../analysis/finding";
import type { Baseline } from "../analysis/measure";
import { periodFromKey, periodLabel } from "../analysis/periodCalendar";
import { previewBaseline, type BaselineStudy } from "../analysis/previewBaseline";
import { rebaseCandidate } from "../analysis/rebaseCandidates";
import { judgedValues } from "../analysis/stretch";

/** What a person is about to decide about the limits of one series. */
export interface BaselineDraft {
  readonly action: Baseline["action"];
  /** Period keys; "" where nothing is chosen yet. */
  readonly from: string;
  /** "" on a rebase whose limits take in every later figure. */
  readonly to: string;
  readonly reason: string;
  readonly author: string;
}

/** A series on the desk: everything that a decision about its limits needs, as read from the workbook. */
export interface BaselineDesk {
  readonly study: BaselineStudy;
  readonly finding: Finding;
  /** By point: true where its figures must not be shown. */
  readonly hidden: readonly boolean[];
  /** Whom a decision is for: null where it is made for all providers, of which there is one only. */
  readonly providerId: string | null;
  /** Who decided last, on this workbook. */
  readonly author: string;
  readonly threshold: number;
}

/** What can be chosen, and what is proposed. */
export interface BaselineChoices {
  readonly title: string;
  /** Periods from the first to the last with a figure. */
  readonly periods: readonly { readonly key: string; readonly label: string }[];
  /** The series as it is now. */
  readonly picture: SeriesPicture;
  /** Limits now, in words. */
  readonly limitsNow: string;
  /** Decisions that hold now. */
  readonly decisions: readonly string[];
  /** A decision here would take the place of those for all providers, for this series. */
  readonly leavesOthers: boolean;
  /** Keys of the first and the last of the first 12 final figures; null where there are fewer. */
  readonly firstTwelve: { readonly from: string; readonly to: string } | null;
  readonly proposals: readonly {
    readonly label: string;
    readonly reason: string;
    readonly draft: Pick<BaselineDraft, "action" | "from" | "to">;
  }[];
}

/** A draft's consequences, and what speaks against it. */
export interface BaselineOutlook {
  /** What must be mended before it can be written, by field. */
  readonly stops: readonly { readonly field: keyof BaselineDraft; readonly message: string }[];
  /** What should be known. */
  readonly remarks: readonly string[];
  /** The decision that it replaces, in words; null: none. */
  readonly replaces: string | null;
  /** Null while the periods are not chosen or cannot be. */
  readonly effect: {
    readonly after: SeriesPicture;
    readonly limitsAfter: string;
    readonly appearing: readonly string[];
    readonly clearing: readonly string[];
    readonly changing: readonly string[];
    /** True where limits and flags stay as they are. */
    readonly nothing: boolean;
  } | null;
}

/** What the editor offers for a series. */
export function baselineChoices(desk: BaselineDesk): BaselineChoices {
  const { finding, hidden, providerId, threshold, study } = desk;
  const { provider, indicator, points, limits } = finding;
  const { fiscalYearStart } = study.context;
  const candidate = rebaseCandidate(finding, threshold);
  const last = points.findLastIndex(({ value }) => value !== null);
  const held = limits?.decisions ?? [];
  return {
    title: `${provider.name} – ${indicator.name}`,
    periods: points.slice(0, last + 1).map(({ period }) => ({ key: period.key, label: periodLabel(period) })),
    picture: seriesPicture({ finding, hidden }),
    limitsNow: limitsText({ finding, hidden }),
    decisions: held.map((row) => decisionText(row, fiscalYearStart)),
    leavesOthers: providerId !== null && held.length > 0 && held[0]!.providerId === null,
    firstTwelve: firstTwelve(finding),
    proposals: [
      ...baselineProposals(finding, threshold).map(({ from, to, reason }) => ({
        label: `Fix ${periodLabel(from)} to ${periodLabel(to)}`,
        reason,
        draft: { action: "fix" as const, from: from.key, to: to.key },
      })),
      ...(candidate
        ? [
            {
              label: `New limits from ${periodLabel(candidate.from)}`,
              reason: candidate.reason,
              draft: { action: "rebase" as const, from: candidate.from.key, to: "" },
            },
          ]
        : []),
    ],
  };
}

function firstTwelve({ points }: Finding): BaselineChoices["firstTwelve"] {
  const values = judgedValues(points);
  const [first, last] = points
    .filter((_, i) => !isNaN(values[i]!))
    .filter((_, i) => i === 0 || i === MINIMUM_POINTS - 1);
  return first && last ? { from: first.period.key, to: last.period.key } : null;
}

/** What a draft would change, computed and not written. */
export function baselineOutlook(desk: BaselineDesk, draft: BaselineDraft): BaselineOutlook {
  const { fiscalYearStart } = desk.study.context;
  const replaced = replacedBy(desk, draft);
  const { stops, remarks } = checkDraft(desk, draft);
  return {
    stops,
    remarks,
    replaces: replaced && decisionText(replaced, fiscalYearStart),
    effect: hasPeriods(draft, fiscalYearStart) ? effectOf(desk, draft, replaced) : null,
  };
}

/** What speaks against a draft; every decision needs a name, and its periods one figure at least. */
export function checkDraft(
  desk: BaselineDesk,
  draft: BaselineDraft,
): Pick<BaselineOutlook, "stops" | "remarks"> {
  const unchosen = [
    ...(draft.from === "" ? [{ field: "from" as const, message: "Choose the first period." }] : []),
    ...(draft.to === "" && draft.action === "fix"
      ? [{ field: "to" as const, message: "Choose the last period." }]
      : []),
  ];
  const nameless =
    draft.author.trim() === "" ? [{ field: "author" as const, message: "Enter who decided this." }] : [];
  if (unchosen.length > 0) return { stops: [...unchosen, ...nameless], remarks: [] };
  const replaced = replacedBy(desk, draft);
  const { baselines, fiscalYearStart } = desk.study.context;
  const found = checkBaselineDecision(decisionOf(desk, draft), {
    findings: [desk.finding],
    baselines: baselines.filter((row) => row !== replaced),
    fiscalYearStart,
  });
  const stops = found
    .filter(({ severity }) => severity === "stop")
    .map(({ column, message }) => ({ field: fieldOf(column), message }));
  const named = stops.some(({ field }) => field === "author") ? [] : nameless;
  return {
    stops: [...stops, ...named],
    // The day is filled in when the decision is written.
    remarks: found
      .filter(({ severity, column }) => severity === "ask" && column !== "decided_on")
      .map(({ message }) => message),
  };
}

/**
 * The row that a draft takes the place of: a rebase from the same period, or a baseline of the same stretch of
 * limits, of which one alone can count. Rows for all providers are never replaced by one provider's.
 */
export function replacedBy(
  { finding, providerId, study }: BaselineDesk,
  draft: BaselineDraft,
): Baseline | null {
  const { baselines, fiscalYearStart } = study.context;
  const ordinal = (key: string) => periodFromKey(key, fiscalYearStart)?.ordinal ?? NaN;
  const own = baselines.filter(
    (row) =>
      row.indicatorId === finding.indicator.id &&
      row.providerId === providerId &&
      row.action === draft.action,
  );
  if (draft.action === "rebase") {
    return own.find((row) => ordinal(row.from) === ordinal(draft.from)) ?? null;
  }
  const rebases = baselines
    .filter((row) => row.indicatorId === finding.indicator.id && row.providerId === providerId)
    .filter(({ action }) => action === "rebase")
    .map(({ from }) => ordinal(from));
  const stretchOf = (at: number) => rebases.filter((rebase) => rebase <= at).length;
  return own.findLast((row) => stretchOf(ordinal(row.to ?? "")) === stretchOf(ordinal(draft.to))) ?? null;
}

/** A draft as the row that it becomes. */
export function decisionOf(
  { finding, providerId }: BaselineDesk,
  { action, from, to, reason, author }: BaselineDraft,
): Baseline {
  return {
    providerId,
    indicatorId: finding.indicator.id,
    from,
    to: to === "" ? null : to,
    action,
    reason: reason.trim(),
    author: author.trim(),
  };
}

function hasPeriods({ action, from, to }: BaselineDraft, fiscalYearStart: number): boolean {
  const [first, last] = [periodFromKey(from, fiscalYearStart), periodFromKey(to, fiscalYearStart)];
  if (!first || (!last && (action === "fix" || to !== ""))) return false;
  return !last || last.ordinal >= first.ordinal;
}

/** The preview takes reason and name for granted: they are asked for, and change no limit. */
function effectOf(
  desk: BaselineDesk,
  draft: BaselineDraft,
  replaced: Baseline | null,
): BaselineOutlook["effect"] {
  const { study, hidden } = desk;
  const decision = { ...decisionOf(desk, draft), reason: "-", author: "-" };
  const decisions = [...study.context.baselines.filter((row) => row !== replaced), decision];
  const { before, after, appearing, clearing, changing } = previewBaseline(study, decisions);
  const [now, then] = [
    { finding: before, hidden },
    { finding: after, hidden },
  ];
  const [pictureNow, pictureThen] = [seriesPicture(now), seriesPicture(then)];
  const sentences = (flags: typeof appearing) => [...new Set(flags.map(({ sentence }) => sentence))];
  return {
    after: pictureThen,
    limitsAfter: limitsText(then),
    appearing: sentences(appearing),
    clearing: sentences(clearing),
    changing: sentences(changing),
    nothing:
      JSON.stringify(pictureNow) === JSON.stringify(pictureThen) &&
      appearing.length + clearing.length + changing.length === 0,
  };
}

function fieldOf(column: ReturnType<typeof checkBaselineDecision>[number]["column"]): keyof BaselineDraft {
  return column === "to" || column === "reason" || column === "author" ? column : "from";
}
