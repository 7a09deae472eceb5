import { isExplained } from "./baselines";
import { MINIMUM_POINTS } from "./constants";
import type { Finding } from "./finding";
import type { Baseline } from "./measure";
import type { Period } from "./period";
import { periodFromKey } from "./periodCalendar";
import { countValues } from "./limits";
import { judgedValues } from "./stretch";

/** What is wrong with a decision, at the column to mend. `stop`: the row is not used; `ask`: it is. */
export interface BaselineRemark {
  readonly column: "provider_id" | "indicator_id" | "from" | "to" | "reason" | "author" | "decided_on";
  readonly severity: "stop" | "ask";
  readonly message: string;
}

/** What a decision is checked against. */
export interface BaselineFacts {
  /** All series of the contract. */
  readonly findings: readonly Finding[];
  /** Decisions made so far. */
  readonly baselines: readonly Baseline[];
  readonly fiscalYearStart: number;
}

/**
 * Everything that speaks against a decision about limits, in plain words; an empty list: it can be written.
 *
 * Beside the rules of every row (`baselineRowRemarks`): provider, indicator and periods are known to the contract, a
 * rebase has figures before and after it, and a baseline of fewer than 12 figures is called short.
 *
 * @example
 * const findings = [onlyFinding({ observations: COLLAPSE })];
 * const decision = fixed("2024-10", "2025-03", { reason: "" });
 * checkBaselineDecision(decision, { findings, baselines: [], fiscalYearStart: 1 })[0].column // "reason"
 */
export function checkBaselineDecision(decision: Baseline, facts: BaselineFacts): BaselineRemark[] {
  const { providerId, indicatorId } = decision;
  const ofIndicator = facts.findings.filter(({ indicator }) => indicator.id === indicatorId);
  const cadence = ofIndicator[0]?.indicator.cadence;
  if (cadence === undefined)
    return [stop("indicator_id", `${named(indicatorId)} has no series. Choose one.`)];
  const findings = ofIndicator.filter(({ provider }) => providerId === null || provider.id === providerId);
  if (findings.length === 0) {
    const message = `${named(providerId ?? "")} has no series of this indicator. Choose a provider that has, or all.`;
    return [stop("provider_id", message)];
  }
  const unknown = (["from", "to"] as const).filter((column) => {
    const key = decision[column];
    const isOpen = key === null && decision.action === "rebase";
    return !isOpen && periodFromKey(key ?? "", facts.fiscalYearStart)?.cadence !== cadence;
  });
  if (unknown.length > 0) {
    return unknown.map((column) => {
      const said = decision[column] ? `says ${named(decision[column])}, which is` : "is empty; this needs";
      return stop(
        column,
        `${column} ${said} ${decision[column] ? "no" : "a"} ${cadence} period of the calendar.`,
      );
    });
  }
  const remarks = [
    ...baselineRowRemarks(decision, facts.baselines, facts.fiscalYearStart),
    ...figureRemarks(decision, findings, facts.fiscalYearStart),
  ];
  // Too few periods and too few figures are one thing to mend.
  return remarks.filter(({ column }, i) => remarks.findIndex((other) => other.column === column) === i);
}

/**
 * What every row must satisfy, by itself and beside the rows above it: it ends after it begins; a rebase, and a
 * baseline of fewer than 12 periods, has a reason and a name; no two rows decide about the same periods.
 *
 * @param decision with periods that the calendar has
 * @param others the rows that count already
 * @example baselineRowRemarks(fixed("2025-09", "2024-10"), [], 1)[0].column // "to"
 */
export function baselineRowRemarks(
  decision: Baseline,
  others: readonly Baseline[],
  fiscalYearStart: number,
): BaselineRemark[] {
  const { from, to, action, reason, decidedOn } = decision;
  const span = spanOf(decision, fiscalYearStart);
  if (!span) return [];
  if (periodsIn(span) < 1) {
    const message = `This baseline ends (${to}) before it begins (${from}), so it is not used. Exchange from and to.`;
    return [stop("to", message)];
  }
  const remarks: BaselineRemark[] = [];
  const column = reason.trim() === "" ? "reason" : "author";
  if (!isExplained(decision)) {
    if (action === "rebase") {
      const message =
        "A rebase needs a reason and the name of who decided it, so this one is not used. Enter both.";
      remarks.push(stop(column, message));
    } else if (periodsIn(span) < MINIMUM_POINTS) {
      remarks.push(stop(column, `${shortText(periodsIn(span), "periods")} ${NEEDS_BOTH}`));
    }
  }
  const rival = others.find((other) => decidesTheSame(decision, other, fiscalYearStart));
  if (rival) remarks.push(stop("from", rivalText(rival)));
  if (action === "rebase" && !decidedOn) {
    const message = "decided_on is empty. Enter the date on which this rebase was decided.";
    remarks.push({ column: "decided_on", severity: "ask", message });
  }
  return remarks;
}

const NEEDS_BOTH = "and needs a reason and the name of who decided it, so this one is not used. Enter both.";

interface Span {
  readonly from: Period;
  readonly to: Period | null;
}

function figureRemarks(
  decision: Baseline,
  findings: readonly Finding[],
  fiscalYearStart: number,
): BaselineRemark[] {
  const span = spanOf(decision, fiscalYearStart)!;
  if (periodsIn(span) < 1) return [];
  const counts = findings.map((finding) => ({
    before: figuresIn(finding, -Infinity, span.from.ordinal - 1),
    within: figuresIn(finding, span.from.ordinal, span.to?.ordinal ?? Infinity),
    hasPeriod: finding.points.some(({ period }) => period.ordinal === span.from.ordinal),
  }));
  if (decision.action === "rebase" && !counts.some(({ before, hasPeriod }) => before > 0 && hasPeriod)) {
    const message = `A rebase from ${decision.from} would change nothing: the series needs that period, and figures before it.`;
    return [stop("from", message)];
  }
  const fewest = Math.min(...counts.map(({ within }) => within));
  if (decision.to === null || fewest >= MINIMUM_POINTS) return [];
  if (counts.every(({ within }) => within === 0)) {
    return [stop("from", `There are no final figures from ${decision.from} to ${decision.to}.`)];
  }
  const short = shortText(fewest, "final figures");
  if (isExplained(decision)) {
    return [{ column: "to", severity: "ask", message: `${short}: its flags are only to be watched.` }];
  }
  return [stop(decision.reason.trim() === "" ? "reason" : "author", `${short} ${NEEDS_BOTH}`)];
}

function figuresIn({ points }: Finding, from: number, to: number): number {
  const within = points.filter(({ period }) => from <= period.ordinal && period.ordinal <= to);
  return countValues(judgedValues(within), 0, within.length);
}

/** Whether another row decides about the same series: limits of the same periods, or a rebase at the same one. */
function decidesTheSame(decision: Baseline, other: Baseline, fiscalYearStart: number): boolean {
  if (other.indicatorId !== decision.indicatorId || other.providerId !== decision.providerId) return false;
  const [own, known] = [spanOf(decision, fiscalYearStart), spanOf(other, fiscalYearStart)];
  if (!own || !known) return false;
  if (decision.action === "rebase" && other.action === "rebase" && own.from.ordinal === known.from.ordinal) {
    return true;
  }
  if (!own.to || !known.to) return false;
  return own.from.ordinal <= known.to.ordinal && known.from.ordinal <= own.to.ordinal;
}

function rivalText({ from, to, action, author }: Baseline): string {
  const by = author.trim() === "" ? "" : ` by ${author.trim()}`;
  const what = action === "rebase" ? "rebased" : "fixed";
  return `Limits are ${what}${by} ${to === null ? `from ${from} on` : `from ${from} to ${to}`} already, so this row is not used. Change that row, or choose other periods.`;
}

function spanOf({ from, to }: Baseline, fiscalYearStart: number): Span | null {
  const [first, last] = [periodFromKey(from, fiscalYearStart), periodFromKey(to ?? "", fiscalYearStart)];
  return first && { from: first, to: last };
}

function periodsIn({ from, to }: Span): number {
  return to === null ? Infinity : to.ordinal - from.ordinal + 1;
}

function shortText(count: number, what: string): string {
  return `A baseline of ${count} ${what} is short (limits need ${MINIMUM_POINTS})`;
}

function stop(column: BaselineRemark["column"], message: string): BaselineRemark {
  return { column, severity: "stop", message };
}

function named(text: string): string {
  return `"${text}"`;
}
