import type { Finding, Flag, FlagKind, SeriesPoint, Signal } from "../../src/analysis/finding";
import type { Figure, Indicator, Observation, Provider } from "../../src/analysis/measure";
import type { Period } from "../../src/analysis/period";
import { periodFromKey, shiftPeriod } from "../../src/analysis/periodCalendar";
import type { Agenda, AgendaLine, AgendaSection } from "../../src/meeting/agenda";
import type { Action, ContractData, Meeting } from "../../src/submission/contractData";

/** A small language for agendas: contracts, series, flags and meetings in one line each. */
export const NO_FIGURE: Figure = { kind: "missing" };

export function givenContract(over: Partial<ContractData> = {}): ContractData {
  return {
    contract: {
      contractId: "C-1",
      title: "Family support",
      domain: "child_welfare",
      fiscalYearStart: 1,
      threshold: 11,
      asOf: "2026-11-05",
      consentJointView: false,
    },
    providers: [],
    indicators: [],
    targets: [],
    baselines: [],
    observations: [],
    breakdowns: [],
    stages: [],
    stageCounts: [],
    actions: [],
    meetings: [],
    people: [],
    problems: [],
    ...over,
  };
}

export function givenIndicator(id: string, over: Partial<Indicator> = {}): Indicator {
  return {
    id,
    name: id,
    type: "leading",
    unit: "percent",
    direction: "increase",
    aggregation: "ratio_of_sums",
    cadence: "monthly",
    priority: 1,
    countsPeople: true,
    minDenominator: 20,
    decimals: 3,
    maturityDays: null,
    allowOver1: false,
    allowNegative: false,
    subset: true,
    rareEvent: false,
    safety: false,
    controllability: 1,
    cumulative: false,
    laggingOf: null,
    pathwayStage: null,
    ...over,
  };
}

/** One period of a series: numerator and denominator, a value alone, or no figure. */
export type Entry = readonly [number, number] | number | null;

/** A series as it would be found; limits, signals and the like are said, not computed. */
export interface GivenFinding extends Partial<Omit<Finding, "provider" | "indicator" | "points">> {
  readonly provider: Provider;
  readonly indicator: Indicator;
  /** First period, e.g. "2024-10". */
  readonly from: string;
  readonly entries: readonly Entry[];
  /** Points entered as "<11", by index. */
  readonly suppressed?: readonly number[];
  /** First row of the series on the sheet Data. */
  readonly row?: number;
}

export function givenFinding({
  provider,
  indicator,
  from,
  entries,
  suppressed = [],
  row = 2,
  ...over
}: GivenFinding): Finding {
  const points = entries.map((entry, index): SeriesPoint => {
    const [numerator, denominator] = Array.isArray(entry) ? (entry as [number, number]) : [null, null];
    const base = indicator.unit === "rate_per_1000" ? 1000 : 1;
    const ratio = numerator === null || denominator === null ? null : (base * numerator) / denominator;
    return {
      period: shiftPeriod(period(from), index),
      value: typeof entry === "number" ? entry : ratio,
      numerator,
      denominator,
      status: "final",
      cells: [{ sheet: "Data", address: `F${row + index}:G${row + index}` }],
      suppressed: suppressed.includes(index),
      variation: "commonCause",
      mean: over.mean ?? null,
      lpl: over.lpl ?? null,
      upl: over.upl ?? null,
      target: over.target ?? null,
    };
  });
  const latest = points.at(-1);
  return {
    provider,
    indicator,
    points,
    latest: points.length - 1,
    value: latest?.value ?? null,
    numerator: latest?.numerator ?? null,
    denominator: latest?.denominator ?? null,
    target: null,
    gap: null,
    short: null,
    met: null,
    missedInARow: 0,
    missedOfLast12: 0,
    variation: "commonCause",
    assurance: null,
    mean: null,
    lpl: null,
    upl: null,
    n: points.length,
    rules: [],
    signals: [],
    states: [],
    ...over,
  };
}

/** The rows that a series was read from. */
export function observationsOf(finding: Finding): Observation[] {
  return finding.points.map((point) => ({
    providerId: finding.provider.id,
    indicatorId: finding.indicator.id,
    siteId: "ALL",
    period: point.period,
    numerator: figureOf(point.numerator, point.suppressed),
    denominator: figureOf(point.denominator, point.suppressed),
    value: point.numerator === null ? figureOf(point.value, point.suppressed) : NO_FIGURE,
    n: NO_FIGURE,
    status: "final",
    cells: point.cells[0]!,
  }));
}

function figureOf(value: number | null, suppressed: boolean): Figure {
  if (suppressed) return { kind: "suppressed", low: 1, high: 10 };
  return value === null ? NO_FIGURE : { kind: "number", value };
}

/** A contract that holds exactly these series. */
export function contractOf(findings: readonly Finding[], over: Partial<ContractData> = {}): ContractData {
  const byId = <T extends { readonly id: string }>(all: readonly T[]): T[] => [
    ...new Map(all.map((one) => [one.id, one])).values(),
  ];
  return givenContract({
    providers: byId(findings.map((finding) => finding.provider)),
    indicators: byId(findings.map((finding) => finding.indicator)),
    observations: findings.flatMap(observationsOf),
    ...over,
  });
}

export function givenFlag(finding: Finding, kind: FlagKind, over: Partial<Flag> = {}): Flag {
  const improvement = kind === "improvement" || kind === "newly_met";
  const latest = finding.points.slice(-1);
  return {
    id: `${finding.provider.id}|${finding.indicator.id}|${kind}`,
    kind,
    providerId: finding.provider.id,
    indicatorId: finding.indicator.id,
    tone: improvement ? "improvement" : kind.startsWith("data") ? "data" : "concern",
    severity: 3,
    score: 3,
    rule: kind,
    periods: latest.map((point) => point.period.key),
    cells: latest.flatMap((point) => point.cells),
    sentence: "",
    wouldChangeOurMinds: "",
    ...over,
  };
}

export function givenSignal(
  rule: Signal["rule"],
  direction: Signal["direction"],
  from: number,
  to: number,
): Signal {
  return { rule, direction, type: "concern", from, to };
}

export function givenMeeting(over: Partial<Meeting> = {}): Meeting {
  return {
    id: "M-1",
    providerIds: [],
    date: "2026-11-12",
    start: "10:00",
    minutes: 60,
    place: "Room 4",
    chair: "Deputy Director",
    noteTaker: "",
    sentOn: null,
    closedOn: null,
    ...over,
  };
}

export function givenAction(id: string, over: Partial<Action> = {}): Action {
  return {
    id,
    providerId: "P1",
    meetingId: "",
    action: `work on ${id}`,
    owner: "",
    ownerSide: "provider",
    opened: null,
    due: null,
    linkedIndicator: null,
    expectedEffect: "",
    lookAgain: null,
    status: "in_progress",
    doneOn: null,
    lastUpdate: "",
    blocker: "",
    cells: { sheet: "Actions", address: "A2:Q2" },
    ...over,
  };
}

export function period(key: string): Period {
  const found = periodFromKey(key);
  if (!found) throw new Error(`${key} is no period`);
  return found;
}

export function linesOf(agenda: Agenda): AgendaLine[] {
  return agenda.sections.flatMap((section) => section.lines);
}

/** Everything that is printed. */
export function textOf(agenda: Agenda): string {
  return [
    ...agenda.header.map(({ label, text }) => `${label}: ${text}`),
    ...agenda.sections.flatMap(({ title, speaker, lines }) => [
      title,
      speaker,
      ...lines.map((line) => `${line.speaker}: ${line.text}`),
    ]),
  ].join("\n");
}

export function headerOf(agenda: Agenda, label: string): string {
  return agenda.header.find((line) => line.label === label)?.text ?? "";
}

export function sectionOf(agenda: Agenda, number: number): AgendaSection {
  const section = agenda.sections.find((one) => one.number === number);
  if (!section) throw new Error(`no item ${number}`);
  return section;
}

export function textsOf(agenda: Agenda, number: number): string[] {
  return sectionOf(agenda, number).lines.map((line) => line.text);
}
