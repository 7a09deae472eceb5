import { type KeptLine, OWN_LINE } from "../../meeting/typedLines";
import type { ContractData } from "../../submission/contractData";
import { wholeWord } from "./namesTakenOut";

/** A typed line of an agenda, and whose it is. */
export interface OwnedLine extends KeptLine {
  /** Of whom it speaks; none: it is for all. */
  readonly providerIds: readonly string[];
  /** The measure that it speaks of, where its draft did. */
  readonly indicatorId: string | null;
}

/**
 * Whose the typed lines of agendas are: of the providers that their words name, and of the one that the line they
 * reword or follow is about.
 */
export function ownedLines(
  lines: readonly KeptLine[],
  { providers, actions, indicators }: Pick<ContractData, "providers" | "actions" | "indicators">,
): OwnedLine[] {
  const named = providers.map(({ id, name }) => ({
    id,
    words: [id, name].filter((word) => word.trim() !== "").map(wholeWord),
  }));
  const ownerOf = new Map([
    ...actions.map((action) => [action.id, action.providerId] as const),
    ...providers.map(({ id }) => [id, id] as const),
  ]);
  const measures = new Set(indicators.map(({ id }) => id));
  return lines.map((line): OwnedLine => {
    const [above = ""] = line.follows;
    const about = partsOf(line.id);
    const owners = [...about, ...(line.id.startsWith(OWN_LINE) ? partsOf(above) : [])];
    const inWords = named.filter(({ words }) => words.some((word) => line.text.search(word) >= 0));
    const ids = [...owners.flatMap((part) => ownerOf.get(part) ?? []), ...inWords.map(({ id }) => id)];
    return {
      ...line,
      providerIds: [...new Set(ids.filter((id) => id !== ""))],
      indicatorId: about.find((part) => measures.has(part)) ?? null,
    };
  });
}

/** The lines of a meeting that a view of these providers may show. */
export function linesFor(
  lines: readonly OwnedLine[],
  meetingId: string | undefined,
  inView: ReadonlySet<string>,
): OwnedLine[] {
  return lines.filter(
    (line) => line.meetingId === meetingId && line.providerIds.every((id) => inView.has(id)),
  );
}

/** A line's id names provider, measure or action between such signs; an action that stands twice has a number. */
function partsOf(id: string): string[] {
  return id.replace(/#\d+$/, "").split(/[:|]/);
}
