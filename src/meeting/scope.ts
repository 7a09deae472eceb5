import type { Finding, Flag } from "../analysis/finding";
import type { Provider } from "../analysis/measure";
import type { PathwayResult } from "../analysis/pathway";
import type { Action, ContractData, Meeting } from "../submission/contractData";
import { measuresOf, type Measure } from "./measure";

/** What a draft is made from. */
export interface AgendaInput {
  readonly data: ContractData;
  readonly findings: readonly Finding[];
  readonly flags: readonly Flag[];
  /** The clients' pathways; none where none is reported. */
  readonly pathways?: readonly PathwayResult[];
  /** null: no meeting is planned. */
  readonly meeting: Meeting | null;
  /** ISO date up to which the figures reach. */
  readonly asOf: string;
}

/** One meeting: who is in it, what they may see, and the day from which everything is counted. */
export interface Scope {
  readonly data: ContractData;
  readonly meeting: Meeting | null;
  /** The meeting's day, or `asOf` where none is planned: overdue days and ages are counted at it. */
  readonly day: string;
  readonly asOf: string;
  /** Day of the meeting before this one; null where the log holds none. */
  readonly previousDay: string | null;
  readonly providers: readonly Provider[];
  readonly joint: boolean;
  /** True in a joint meeting without consent: providers are named by their code. */
  readonly masked: boolean;
  /** Without safety indicators: those are a call today, never an agenda item. */
  readonly measures: readonly Measure[];
  readonly flags: readonly Flag[];
  /** The pathways of the meeting's providers, by provider. */
  readonly pathways: ReadonlyMap<string, PathwayResult>;
  readonly actions: readonly Action[];
  readonly nameOf: (providerId: string) => string;
  /** Free text with the providers' names taken out where they are masked. */
  readonly masking: (text: string) => string;
}

/** Narrows a contract's figures to one meeting. */
export function scopeOf({ data, findings, flags, pathways = [], meeting, asOf }: AgendaInput): Scope {
  const providers = providersOf(data, findings, meeting);
  const ids = new Set(providers.map((provider) => provider.id));
  const day = meeting?.date ?? asOf;
  const joint = providers.length > 1;
  const masked = joint && !data.contract.consentJointView;
  const names = new Map(
    providers.map(({ id, name, maskedCode }, index) => [
      id,
      masked ? maskedCode || `Provider ${index + 1}` : name || id,
    ]),
  );
  const measures = measuresOf(
    findings.filter(({ provider, indicator }) => ids.has(provider.id) && !indicator.safety),
    data,
  );
  const keys = new Set(measures.map((measure) => measure.key));
  return {
    data,
    meeting,
    day,
    asOf,
    previousDay: previousDay(data.meetings, meeting, day, ids),
    providers,
    joint,
    masked,
    measures,
    flags: flags.filter(
      (flag) =>
        keys.has(`${flag.providerId}|${flag.indicatorId}`) && !(joint && givesTotalAway(flag, measures)),
    ),
    pathways: new Map(
      pathways.flatMap((pathway): [string, PathwayResult][] =>
        pathway.provider && ids.has(pathway.provider.id) ? [[pathway.provider.id, pathway]] : [],
      ),
    ),
    actions: data.actions.filter((action) => action.providerId === "" || ids.has(action.providerId)),
    nameOf: (providerId) => names.get(providerId) ?? "Provider",
    masking: (text) =>
      masked
        ? providers.reduce((t, { id, name }) => (name ? t.replaceAll(name, names.get(id)!) : t), text)
        : text,
  };
}

/**
 * A peer gap speaks of all providers together; beside the others' figures it narrows down one that is too small to
 * show.
 */
function givesTotalAway(flag: Flag, measures: readonly Measure[]): boolean {
  return (
    flag.kind === "peer_gap" &&
    measures.some(
      ({ finding, hidden }) => finding.indicator.id === flag.indicatorId && hidden[finding.latest] === true,
    )
  );
}

/** The providers of the meeting, in the order in which it names them; all of the contract where it names none. */
function providersOf(data: ContractData, findings: readonly Finding[], meeting: Meeting | null): Provider[] {
  const known = new Map(
    [...findings.map((finding) => finding.provider), ...data.providers].map((p) => [p.id, p]),
  );
  const ids = meeting && meeting.providerIds.length > 0 ? new Set(meeting.providerIds) : known.keys();
  return [...ids].map((id) => known.get(id) ?? { id, name: id });
}

function previousDay(
  meetings: readonly Meeting[],
  meeting: Meeting | null,
  day: string,
  ids: ReadonlySet<string>,
): string | null {
  const days = meetings
    .filter((other) => other.id !== meeting?.id && other.date < day && sharesProvider(other, ids))
    .map((other) => other.date)
    .sort();
  return days.at(-1) ?? null;
}

/** True where a meeting concerns one of these providers; one that names none concerns all. */
export function sharesProvider(meeting: Meeting, ids: ReadonlySet<string>): boolean {
  return meeting.providerIds.length === 0 || meeting.providerIds.some((id) => ids.has(id));
}
