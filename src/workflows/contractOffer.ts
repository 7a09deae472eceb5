import { MOST_PRIORITIES } from "../documents/setupOfDomain";
import type { LibraryDomain } from "../library/domain";
import { DOMAINS } from "../library/domains";
import {
  CONTEXT_BASES,
  EVIDENCE_WORDS,
  type ContextValue,
  type EvidenceGrade,
  type LibraryIndicator,
} from "../library/libraryIndicator";
import type { Outcome } from "./outcome";
import { runAlone } from "./task";

/** An indicator of the library, as a person chooses it. */
export interface IndicatorOffer {
  readonly id: string;
  readonly name: string;
  readonly direction: LibraryIndicator["direction"];
  readonly unit: LibraryIndicator["unit"];
  readonly allowOver1: boolean;
  /** What is counted, in sentences. */
  readonly definition: string;
  readonly grade: EvidenceGrade;
  readonly gradeInWords: string;
  readonly source: { readonly title: string; readonly url: string | null };
  readonly cautions: readonly string[];
  /** A published figure and whose it is; context, never a target. */
  readonly context: string | null;
}

/** A kind of contract, as a person chooses it. */
export interface DomainOffer extends Pick<
  LibraryDomain,
  "id" | "name" | "summary" | "reportedBy" | "suggested" | "stages" | "dimensions"
> {
  readonly indicators: readonly IndicatorOffer[];
}

/** What the library has for a new contract. */
export interface ContractOffer {
  readonly domains: readonly DomainOffer[];
  /** More priorities than this and none is one. */
  readonly mostPriorities: number;
}

/** Everything that can be chosen for a new contract. */
export function offerContracts(): Promise<Outcome<ContractOffer>> {
  return runAlone("Reading the library", {}, () =>
    Promise.resolve({ domains: DOMAINS.map(domainOffer), mostPriorities: MOST_PRIORITIES }),
  );
}

function domainOffer({ indicators, ...domain }: LibraryDomain): DomainOffer {
  return { ...domain, indicators: indicators.map(indicatorOffer) };
}

function indicatorOffer(indicator: LibraryIndicator): IndicatorOffer {
  const { id, name, direction, unit, allowOver1, numerator, denominator, source, context } = indicator;
  const notes = [indicator.caution, indicator.pointInTime ? "A count on the last day of the period." : ""];
  return {
    id,
    name,
    direction,
    unit,
    allowOver1,
    definition: definition(numerator, denominator),
    grade: source.grade,
    gradeInWords: EVIDENCE_WORDS[source.grade],
    source: { title: source.title, url: source.url },
    cautions: notes.filter((note) => note !== ""),
    context: context && contextInWords(context, unit),
  };
}

/** Shares say of whom first: the library's words of a numerator may lean on them. */
function definition(numerator: string, denominator: string | null): string {
  if (denominator === null) return `${numerator}.`;
  return /^of /i.test(numerator) ? `${denominator}. ${numerator}.` : `${numerator}. Out of: ${denominator}.`;
}

/** @example "at most 0.3 (one place's published target): Wandsworth Council, …" */
function contextInWords(
  { value, comparator, basis, source, caution }: ContextValue,
  unit: LibraryIndicator["unit"],
): string {
  const words = { ">=": "at least", "<=": "at most", "<": "less than" }[comparator];
  return `${words} ${figure(value, unit)} (${CONTEXT_BASES[basis]}): ${source.title}, ${EVIDENCE_WORDS[source.grade]}. ${caution}`.trim();
}

function figure(value: number, unit: LibraryIndicator["unit"]): string {
  const text = (number: number) => number.toLocaleString("en-US", { maximumFractionDigits: 2 });
  switch (unit) {
    case "percent":
      return `${text(value * 100)}%`;
    case "days":
      return `${text(value)} days`;
    case "rate_per_1000":
      return `${text(value)} for 1,000`;
    case "currency":
      return `$${text(value)}`;
    case "score":
      return text(value);
  }
}
