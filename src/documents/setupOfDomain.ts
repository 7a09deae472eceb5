import type { LibraryDomain } from "../library/domain";
import { EVIDENCE_WORDS, type LibraryIndicator, type Source } from "../library/libraryIndicator";
import type { ContractSetup, SetupDimension, SetupIndicator, SetupProvider } from "./contractSetup";

/** More priorities than this and none is one. */
export const MOST_PRIORITIES = 5;
const THRESHOLD = 11;

/** What a person decides about a new contract; everything else has a default of its domain. */
export interface ContractChoices {
  readonly contractId?: string;
  readonly title?: string;
  /** In order of importance; absent: those that the domain suggests. */
  readonly indicatorIds?: readonly string[];
  readonly providers?: readonly SetupProvider[];
  readonly targets?: ContractSetup["targets"];
  readonly fiscalYearStart?: number;
  readonly cadence?: ContractSetup["cadence"];
  readonly threshold?: number;
  readonly mustSuppress?: boolean;
  /** The way through the service, in order; absent: the domain's. */
  readonly stages?: LibraryDomain["stages"];
  /** By which figures are broken down; absent: the domain's, of which only the first is reported. */
  readonly dimensions?: readonly SetupDimension[];
}

/**
 * A contract of a domain, with the domain's own indicators, stages and groups where nothing else was chosen. The
 * library's published figures come along as words, never as targets.
 *
 * @throws RangeError where an indicator is not in the domain's library
 */
export function setupOfDomain(domain: LibraryDomain, choices: ContractChoices = {}): ContractSetup {
  const ids = choices.indicatorIds ?? domain.suggested;
  const stages = choices.stages ?? domain.stages;
  const dimensions = choices.dimensions ?? domain.dimensions;
  const reportedBy = choices.dimensions ?? domain.dimensions.slice(0, 1);
  return {
    contractId: choices.contractId ?? "CONTRACT-1",
    title: choices.title ?? domain.name,
    domain: domain.id,
    reportedBy: domain.reportedBy,
    fiscalYearStart: choices.fiscalYearStart ?? 1,
    threshold: choices.threshold ?? THRESHOLD,
    consentJointView: false,
    cadence: choices.cadence ?? "monthly",
    mustSuppress: choices.mustSuppress ?? false,
    allowProvisional: true,
    providers: choices.providers ?? [exampleProvider(domain)],
    indicators: ids.map((id, index) => {
      const found = domain.indicators.find((indicator) => indicator.id === id);
      if (!found) throw new RangeError(`The library of ${domain.name} has no indicator "${id}".`);
      const isFirstShare = ids.findIndex((one) => isCounted(domain, one)) === index;
      const stage = stages.find((one) => one.id === found.pathwayStage)?.id ?? null;
      const brokenDownBy = isFirstShare ? reportedBy.map((dimension) => dimension.id) : [];
      return { ...setupIndicator(found, index + 1, brokenDownBy), pathwayStage: stage };
    }),
    targets: choices.targets ?? [],
    stages: stages.map(({ id, ownerSide }, index) => ({ id, order: index + 1, ownerSide })),
    cohortBasis: "referral_cohort",
    dimensions: dimensions.map(({ id, groups, overlapping }) => ({ id, groups, overlapping })),
  };
}

/** A sentence where more indicators are priorities than a meeting can hold; null otherwise. */
export function priorityWarning(priorities: number): string | null {
  if (priorities <= MOST_PRIORITIES) return null;
  return `${priorities} indicators are priorities. Meetings that look at more than ${MOST_PRIORITIES} decide little: keep ${MOST_PRIORITIES} and only watch the others.`;
}

/** How a default is supported, as it is shown with it. */
export function evidenceText({ source, context }: Pick<LibraryIndicator, "source" | "context">): string {
  const cited = sourceText(source);
  if (!context) return cited;
  const caution = context.caution ? ` ${context.caution}` : "";
  return `${cited}. For context only: ${context.comparator} ${context.value} (${sourceText(context.source)}).${caution}`;
}

function sourceText({ title, url, grade }: Source): string {
  return `${title} [${EVIDENCE_WORDS[grade]}]${url === null ? "" : ` ${url}`}`;
}

function exampleProvider(domain: LibraryDomain): SetupProvider {
  return domain.reportedBy === "department"
    ? { id: "DEP-0001", name: "Department 1", sites: [] }
    : { id: "PRV-0001", name: "Provider 1", maskedCode: "Provider A", sites: [] };
}

function isCounted(domain: LibraryDomain, id: string): boolean {
  return domain.indicators.some((one) => one.id === id && one.denominator !== null && one.unit === "percent");
}

function setupIndicator(
  indicator: LibraryIndicator,
  order: number,
  brokenDownBy: readonly string[],
): SetupIndicator {
  const { numerator, denominator, source, context, pointInTime, displayUnit, ...facts } = indicator;
  const notes = [
    indicator.caution,
    pointInTime && !/one day/.test(indicator.caution) ? "A count on the last day of the period." : "",
    displayUnit === null ? "" : `Often said ${displayUnit}.`,
  ];
  return {
    ...facts,
    priority: order <= MOST_PRIORITIES ? order : null,
    controllability: 1,
    laggingOf: null,
    numeratorMeans: numerator,
    denominatorMeans: denominator ?? "",
    evidence: evidenceText({ source, context }),
    caution: notes.filter((note) => note !== "").join(" "),
    brokenDownBy,
  };
}
