import type { Target } from "../../analysis/measure";
import type { Cadence } from "../../analysis/period";
import type { DomainOffer, IndicatorOffer } from "../../workflows/contractOffer";
import type { createContract } from "../../workflows/createTemplate";

/** What a new contract is made from. */
export type ContractChoices = Parameters<typeof createContract>[1];

/** Steps of the wizard, in their order. */
export const STEPS = ["kind", "indicators", "details", "summary"] as const;
export type Step = (typeof STEPS)[number];

export interface ProviderDraft {
  /** Tells rows apart while they are edited. */
  readonly key: number;
  readonly name: string;
  /** Empty: the next number. */
  readonly id: string;
  /** One a line. */
  readonly sites: string;
}

export interface TargetDraft {
  /** As typed: percentages as people say them, 75 for 75%. */
  readonly value: string;
  /** ISO date. */
  readonly from: string;
  readonly kind: Target["kind"];
}

/** What was chosen for one kind of contract: looking at another one loses none of it. */
export interface KindDraft {
  /** The most important first. */
  readonly indicatorIds: readonly string[];
  readonly targets: Readonly<Record<string, TargetDraft>>;
  /** Dimensions by which figures are broken down. */
  readonly brokenDownBy: readonly string[];
  /** Groups by dimension, one a line. */
  readonly groups: Readonly<Record<string, string>>;
  /** One a line. */
  readonly stages: string;
  readonly agencyStages: readonly string[];
}

/** A new contract as it is being filled in: texts are as typed. */
export interface ContractDraft {
  readonly step: Step;
  /** Empty: not chosen yet. */
  readonly domainId: string;
  readonly kinds: Readonly<Record<string, KindDraft>>;
  readonly title: string;
  readonly contractId: string;
  readonly cadence: Cadence;
  readonly fiscalYearStart: number;
  readonly threshold: string;
  readonly mustSuppress: boolean;
  readonly providers: readonly ProviderDraft[];
}

export const NEW_DRAFT: ContractDraft = {
  step: "kind",
  domainId: "",
  kinds: {},
  title: "",
  contractId: "",
  cadence: "monthly",
  fiscalYearStart: 1,
  threshold: "11",
  mustSuppress: false,
  providers: [{ key: 1, name: "", id: "", sites: "" }],
};

export const NO_TARGET: TargetDraft = { value: "", from: "", kind: "contract" };

/** What was chosen for a kind of contract; before anything was, what the library suggests. */
export function kindDraft(
  draft: ContractDraft,
  { id, suggested, stages, dimensions }: DomainOffer,
): KindDraft {
  const known = draft.kinds[id];
  if (known) return known;
  return {
    indicatorIds: suggested,
    targets: {},
    brokenDownBy: dimensions.slice(0, 1).map((dimension) => dimension.id),
    groups: Object.fromEntries(dimensions.map((dimension) => [dimension.id, dimension.groups.join("\n")])),
    stages: stages.map((stage) => stage.id).join("\n"),
    agencyStages: stages.filter(({ ownerSide }) => ownerSide === "agency").map((stage) => stage.id),
  };
}

/** The id of a provider that was given none. */
export function nextId({ reportedBy }: Pick<DomainOffer, "reportedBy">, index: number): string {
  return `${reportedBy === "department" ? "DEP" : "PRV"}-${String(index + 1).padStart(4, "0")}`;
}

export function idOf({ id }: ProviderDraft, index: number, offer: Pick<DomainOffer, "reportedBy">): string {
  return id.trim() || nextId(offer, index);
}

/** @example linesIn(" North \n\nSouth") // ["North", "South"] */
export function linesIn(text: string): readonly string[] {
  return text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== "");
}

/** The number that a target says, as tables hold it (percentages as fractions); null where it is none. */
export function targetValue(text: string, { unit }: Pick<IndicatorOffer, "unit">): number | null {
  const match = /^(-?\d+(?:\.\d+)?)(\s*%)?$/.exec(text.trim());
  if (!match || (match[2] !== undefined && unit !== "percent")) return null;
  const number = Number(match[1]);
  // 71.4 / 100 is 0.7140000000000001.
  return unit === "percent" ? Number((number / 100).toFixed(10)) : number;
}

/** The draft as the workbook is made from it. */
export function choicesOf(draft: ContractDraft, offer: DomainOffer): ContractChoices {
  const kind = kindDraft(draft, offer);
  const masked = offer.reportedBy === "department" ? "Department" : "Provider";
  return {
    contractId: draft.contractId.trim(),
    title: draft.title.trim(),
    indicatorIds: kind.indicatorIds,
    cadence: draft.cadence,
    fiscalYearStart: draft.fiscalYearStart,
    threshold: Number(draft.threshold),
    mustSuppress: draft.mustSuppress,
    providers: draft.providers.map((provider, index) => ({
      id: idOf(provider, index, offer),
      name: provider.name.trim(),
      maskedCode: `${masked} ${letters(index)}`,
      sites: linesIn(provider.sites).map((site) => ({ id: site, name: site })),
    })),
    targets: kind.indicatorIds.flatMap((indicatorId): Target[] => {
      const { value, from, kind: targetKind } = kind.targets[indicatorId] ?? NO_TARGET;
      const indicator = offer.indicators.find(({ id }) => id === indicatorId);
      const number = indicator ? targetValue(value, indicator) : null;
      if (number === null) return [];
      return [{ providerId: null, indicatorId, effectiveFrom: from, value: number, kind: targetKind }];
    }),
    stages: linesIn(kind.stages).map((id) => ({
      id,
      ownerSide: kind.agencyStages.includes(id) ? "agency" : "provider",
    })),
    dimensions: offer.dimensions
      .filter(({ id }) => kind.brokenDownBy.includes(id))
      .map(({ id, overlapping }) => ({ id, overlapping, groups: linesIn(kind.groups[id] ?? "") })),
  };
}

/** @example letters(27) // "AB" */
function letters(index: number): string {
  const rest = Math.floor(index / 26);
  return (rest > 0 ? letters(rest - 1) : "") + String.fromCharCode(65 + (index % 26));
}
