import type { DomainOffer, IndicatorOffer } from "../../workflows/contractOffer";
import {
  type ContractDraft,
  idOf,
  kindDraft,
  linesIn,
  NO_TARGET,
  type Step,
  targetValue,
  type TargetDraft,
} from "./contractDraft";

/** What keeps a step from being left: a sentence by the field that it belongs to. */
export type Stops = ReadonlyMap<string, string>;

const UNKNOWN = "Unknown";
const ALL_SITES = "ALL";
/** Ids stand in file names and formulas. */
const ID = /^[\p{L}\p{N}._-]{1,40}$/u;
const ID_RULE = "Use letters, digits, hyphens and points only, without blanks.";

/**
 * What is missing or wrong in a step, by field: `title`, `name|2` (the provider with that key), `value|cw_x` (the
 * target of that indicator), `groups|language`.
 *
 * @param offer null before a kind of contract was chosen
 */
export function stopsOf(step: Step, draft: ContractDraft, offer: DomainOffer | null): Stops {
  if (!offer) return new Map([["kind", "Choose a kind of contract."]]);
  switch (step) {
    case "kind":
    case "summary":
      return new Map();
    case "indicators":
      return new Map(
        kindDraft(draft, offer).indicatorIds.length === 0
          ? [["indicators", "Choose at least one indicator."]]
          : [],
      );
    case "details": {
      const found: readonly (readonly [string, string | null])[] = [
        ...contractStops(draft),
        ...providerStops(draft, offer),
        ...targetStops(draft, offer),
        ...partStops(draft, offer),
      ];
      return new Map(found.flatMap(([field, text]): [string, string][] => (text ? [[field, text]] : [])));
    }
  }
}

type Found = readonly (readonly [string, string | null])[];

function contractStops({ title, contractId, threshold }: ContractDraft): Found {
  const id = contractId.trim();
  const isCount = /^[1-9]\d{0,2}$/.test(threshold.trim());
  return [
    ["title", title.trim() === "" ? "Enter the title of the contract." : null],
    ["contractId", id === "" ? "Enter a short id." : ID.test(id) ? null : ID_RULE],
    ["threshold", isCount ? null : "Enter a whole number from 1 (nothing is hidden) to 999; 11 is usual."],
  ];
}

function providerStops({ providers }: ContractDraft, offer: DomainOffer): Found {
  const who = offer.reportedBy;
  const names = providers.map(({ name }) => name.trim().toLowerCase());
  const ids = providers.map((provider, index) => idOf(provider, index, offer).toLowerCase());
  return providers.flatMap((provider, index): Found => {
    const sites = linesIn(provider.sites);
    const twice = repeated(sites);
    const isRepeated = (all: readonly string[]) => all.indexOf(all[index]!) !== index;
    const name =
      names[index] === ""
        ? `Enter the name of the ${who}${providers.length > 1 ? ", or remove it" : ""}.`
        : isRepeated(names)
          ? `Another ${who} has this name.`
          : null;
    const id = !ID.test(idOf(provider, index, offer))
      ? ID_RULE
      : isRepeated(ids)
        ? `Another ${who} has the id ${idOf(provider, index, offer)}.`
        : null;
    const site = twice
      ? `The site "${twice}" is there twice.`
      : sites.some((one) => one.toUpperCase() === ALL_SITES)
        ? "ALL stands for all sites together. Leave it out."
        : null;
    return [
      [`name|${provider.key}`, name],
      [`id|${provider.key}`, id],
      [`sites|${provider.key}`, site],
    ];
  });
}

function targetStops(draft: ContractDraft, offer: DomainOffer): Found {
  const { indicatorIds, targets } = kindDraft(draft, offer);
  return indicatorIds.flatMap((id): Found => {
    const indicator = offer.indicators.find((one) => one.id === id);
    const target = targets[id] ?? NO_TARGET;
    if (!indicator || (target.value.trim() === "" && target.from === "")) return [];
    return [
      [`value|${id}`, valueStop(target, indicator)],
      [`from|${id}`, target.from === "" ? "Enter the day from which it holds." : null],
    ];
  });
}

function valueStop({ value }: TargetDraft, indicator: IndicatorOffer): string | null {
  if (value.trim() === "") return "Enter the target, or clear the date.";
  const number = targetValue(value, indicator);
  if (number === null) {
    return indicator.unit === "percent"
      ? "Enter a number of percent, such as 75 or 71.5."
      : "Enter a number, such as 12 or 4.5.";
  }
  return indicator.unit === "percent" && number > 1 && !indicator.allowOver1
    ? "A share cannot be over 100%."
    : null;
}

function partStops(draft: ContractDraft, offer: DomainOffer): Found {
  const kind = kindDraft(draft, offer);
  const stages = linesIn(kind.stages);
  const twice = repeated(stages);
  const pathway = twice
    ? `The stage "${twice}" is there twice.`
    : stages.length === 1
      ? "One stage is no pathway: enter the next one, or none."
      : null;
  return [
    ...offer.dimensions
      .filter(({ id }) => kind.brokenDownBy.includes(id))
      .map(
        ({ id, overlapping }) =>
          [`groups|${id}`, groupStop(linesIn(kind.groups[id] ?? ""), overlapping)] as const,
      ),
    ["stages", pathway],
  ];
}

function groupStop(groups: readonly string[], overlapping: boolean): string | null {
  const twice = repeated(groups);
  if (twice) return `The group "${twice}" is there twice.`;
  if (groups.length < 2) return "Enter at least two groups, one a line.";
  return overlapping || groups.includes(UNKNOWN)
    ? null
    : `Keep a line "${UNKNOWN}": without it the groups do not add up to the total.`;
}

/** The first text that comes again, in any case. */
function repeated(texts: readonly string[]): string | undefined {
  const lower = texts.map((text) => text.toLowerCase());
  return texts.find((_text, i) => lower.indexOf(lower[i]!) !== i);
}
