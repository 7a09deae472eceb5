import { groupBy } from "../../analysis/groupBy";
import type { Finding, Flag } from "../../analysis/finding";
import type { Provider } from "../../analysis/measure";
import type { PathwayCohort, PathwayResult } from "../../analysis/pathway";
import { ALL_SITES } from "../../analysis/series";
import type { Agenda } from "../../meeting/agenda";
import { draftAgenda } from "../../meeting/draftAgenda";
import { withTypedLines } from "../../meeting/typedLines";
import type { Action, ContractData, Meeting } from "../../submission/contractData";
import { columnName } from "../../spreadsheet/model/address";
import { linesFor, type OwnedLine } from "./agendaLines";
import { FIGURES, FIGURES_COUNT, FIGURES_OF, figureRowOf } from "./figuresRows";
import type { MaskedContract } from "./maskContract";
import { pathwayCells, type PathwayRow, pathwayRows } from "./pathwayRows";
import type { Story } from "./stories";

/** A masked contract, judged: what shared workbooks are made from. */
export interface SharedContract {
  readonly mask: MaskedContract;
  /** Of the masked data, like everything here. */
  readonly findings: readonly Finding[];
  readonly flags: readonly Flag[];
  readonly pathways: readonly PathwayResult[];
  readonly asOf: string;
  readonly stories: readonly Story[];
  /** What was typed into agendas. */
  readonly lines: readonly OwnedLine[];
  /** Ids of rows that came back from earlier workbooks: new rows get others. */
  readonly takenIds: readonly string[];
}

/** What one shared workbook shows. */
export interface SharedView {
  readonly kind: "provider" | "meeting";
  readonly contract: ContractData["contract"];
  readonly asOf: string;
  /** Whose figures these are, by the names that may be shown. */
  readonly providers: readonly Provider[];
  readonly meeting: Meeting | null;
  readonly findings: readonly Finding[];
  readonly flags: readonly Flag[];
  readonly agenda: Agenda;
  readonly actions: readonly Action[];
  readonly stories: readonly Story[];
  readonly breakdowns: ContractData["breakdowns"];
  /** The rows of single sites. */
  readonly sites: ContractData["observations"];
  readonly pathways: readonly PathwayResult[];
  /** Every stage of every cohort, as the sheet has them. */
  readonly pathwayRows: readonly PathwayRow[];
  /** Findings of all providers, for comparisons. */
  readonly peers: readonly Finding[];
  readonly peerPathways: readonly PathwayResult[];
  /** How a provider is called; null: it is drawn without a name. */
  readonly nameOf: (provider: Provider) => string | null;
  readonly mask: MaskedContract;
  readonly takenIds: readonly string[];
}

/** Safety matters are a call today, in no file that is passed around. */
const isShared = ({ indicator }: Finding): boolean => !indicator.safety;

/** One provider's own figures; the others by name only where they agreed. */
export function viewForProvider(shared: SharedContract, providerId: string): SharedView | null {
  const { data } = shared.mask;
  const own = data.providers.find(({ id }) => id.toLowerCase() === providerId.toLowerCase());
  if (!own) return null;
  const next = nextMeeting(data.meetings, shared.asOf, own.id);
  const nameOf = (provider: Provider) =>
    provider.id === own.id || provider.namesConsentedOn !== undefined
      ? provider.name
      : (provider.maskedCode ?? null);
  // Who else sits at a joint meeting is not for this file.
  const meeting = next && { ...next, providerIds: [own.id] };
  return viewOf(shared, { kind: "provider", providers: [own], meeting, nameOf });
}

/** All providers of a meeting, by name where they agreed, else by their codes. */
export function viewForMeeting(shared: SharedContract, meeting: Meeting): SharedView {
  const { data } = shared.mask;
  const providers = data.providers.filter(
    ({ id }) => meeting.providerIds.length === 0 || meeting.providerIds.includes(id),
  );
  const isAlone = providers.length < 2;
  const inMeeting = new Set(providers.map(({ id }) => id));
  const nameOf = (provider: Provider) => {
    const mayBeNamed =
      provider.namesConsentedOn !== undefined ||
      (inMeeting.has(provider.id) && (isAlone || data.contract.consentJointView));
    return mayBeNamed ? provider.name : (provider.maskedCode ?? null);
  };
  return viewOf(shared, { kind: "meeting", providers, meeting, nameOf });
}

/** Providers of a meeting that can be called neither by name nor by code. */
export function withoutName({ providers }: SharedView): Provider[] {
  return providers.filter(({ name }) => name === "");
}

function viewOf(
  shared: SharedContract,
  about: Pick<SharedView, "kind" | "providers" | "meeting" | "nameOf">,
): SharedView {
  const { mask, asOf } = shared;
  const { data } = mask;
  const ids = new Set(about.providers.map(({ id }) => id));
  const named = (provider: Provider): Provider => {
    const name = about.nameOf(provider) ?? "";
    return { ...provider, name, maskedCode: name };
  };
  const own = shared.findings.filter((finding) => isShared(finding) && ids.has(finding.provider.id));
  const findings = atTheirRows(own).map((finding) => ({ ...finding, provider: named(finding.provider) }));
  const isOwn = ({ providerId }: { readonly providerId: string }) => ids.has(providerId);
  const rows = pathwayRows(
    data.stageCounts.filter(isOwn),
    mask.hiddenStages.filter(isOwn),
    data.stages,
    about.providers,
  );
  const atPathway = pathwayCells(rows);
  const pathways = shared.pathways.flatMap((pathway) =>
    pathway.provider && ids.has(pathway.provider.id)
      ? [{ ...atTheirCohorts(pathway, atPathway), provider: named(pathway.provider) }]
      : [],
  );
  const shown = new Set(own.map(({ provider, indicator }) => `${provider.id}|${indicator.id}`));
  const showsAll = data.providers.every(({ id }) => ids.has(id));
  const ownFlags = shared.flags
    .filter((flag) => shown.has(`${flag.providerId}|${flag.indicatorId}`))
    // Less the own counts, a total of all would be those of the others.
    .map((flag) => (showsAll ? flag : { ...flag, sentence: flag.ownSentence ?? flag.sentence }));
  const flags = atRowsOf(findings, ownFlags, atPathway);
  const actions = data.actions.filter(({ providerId }) => providerId === "" || ids.has(providerId));
  const isOnlyOne = data.providers.length < 2;
  const scoped: ContractData = {
    ...data,
    providers: about.providers.map(named),
    observations: data.observations.filter(isOwn),
    breakdowns: data.breakdowns.filter(isOwn),
    stageCounts: data.stageCounts.filter(isOwn),
    actions: actions.map((action, i) => ({ ...action, cells: { sheet: "Actions", address: `E${i + 5}` } })),
    meetings: data.meetings.filter(({ providerIds }) => providerIds.every((id) => ids.has(id))),
    people: data.people.filter(({ side }) => isOnlyOne || side === "agency"),
    problems: [],
  };
  const drafted = draftAgenda({ data: scoped, findings, flags, pathways, meeting: about.meeting, asOf });
  return {
    ...about,
    mask,
    takenIds: shared.takenIds,
    asOf,
    contract: data.contract,
    providers: scoped.providers,
    findings,
    flags,
    agenda: withTypedLines(drafted, linesFor(shared.lines, about.meeting?.id, ids)),
    actions: scoped.actions,
    stories: shared.stories.filter(
      ({ providerId, shareable }) =>
        ids.has(providerId) && (shareable || (about.kind === "provider" && ids.size === 1)),
    ),
    breakdowns: scoped.breakdowns,
    sites: scoped.observations.filter(({ siteId }) => siteId !== ALL_SITES),
    pathways,
    pathwayRows: rows,
    peers: shared.findings.filter(isShared),
    peerPathways: shared.pathways.filter(({ provider }) => provider !== null),
  };
}

/** Figures name the cells of the workbook that is being made. */
function atTheirRows(findings: readonly Finding[]): Finding[] {
  const rowOf = figureRowOf(findings);
  return findings.map((finding) => ({
    ...finding,
    points: finding.points.map((point) => {
      const row = rowOf(finding, point.period);
      const address = `${columnName(FIGURES_COUNT)}${row}:${columnName(FIGURES_OF)}${row}`;
      return { ...point, cells: row === null ? [] : [{ sheet: FIGURES, address }] };
    }),
  }));
}

function atTheirCohorts(pathway: PathwayResult, place: ReturnType<typeof pathwayCells>): PathwayResult {
  const placed = <T extends Pick<PathwayCohort, "cells">>(cohort: T): T => ({
    ...cohort,
    cells: cohort.cells.map(place),
  });
  const { cohorts, current, baseline } = pathway;
  return {
    ...pathway,
    cohorts: cohorts.map(placed),
    current: current && placed(current),
    baseline: baseline && placed(baseline),
  };
}

function atRowsOf(
  findings: readonly Finding[],
  flags: readonly Flag[],
  atPathway: ReturnType<typeof pathwayCells>,
): Flag[] {
  const bySeries = groupBy(findings, ({ provider, indicator }) => `${provider.id}|${indicator.id}`);
  return flags.map((flag) => {
    if (flag.stageId !== undefined) return { ...flag, cells: atPathway(flag.cells) };
    const points = bySeries.get(`${flag.providerId}|${flag.indicatorId}`)![0]!.points;
    return {
      ...flag,
      cells: points.filter(({ period }) => flag.periods.includes(period.key)).flatMap(({ cells }) => cells),
    };
  });
}

function nextMeeting(meetings: readonly Meeting[], asOf: string, providerId: string): Meeting | null {
  return (
    meetings
      .filter(({ closedOn, date }) => closedOn === null && date >= asOf)
      .filter(({ providerIds }) => providerIds.length === 0 || providerIds.includes(providerId))
      .sort((a, b) => a.date.localeCompare(b.date))[0] ?? null
  );
}
