import { format, parseISO } from "date-fns";
import type { DomainOffer } from "../../workflows/contractOffer";
import { CADENCES, MONTHS, TARGET_KINDS, UNITS } from "./words";
import { choicesOf, type ContractDraft, idOf, kindDraft, linesIn } from "./contractDraft";

interface SummaryPart {
  readonly about: string;
  readonly lines: readonly string[];
}

/** What a draft would become, in words. */
export function summaryOf(draft: ContractDraft, domain: DomainOffer): readonly SummaryPart[] {
  const kind = kindDraft(draft, domain);
  const { targets = [], dimensions = [], stages = [] } = choicesOf(draft, domain);
  const nameOf = (id: string) => domain.indicators.find((one) => one.id === id)?.name ?? id;
  const isDepartment = domain.reportedBy === "department";
  return [
    {
      about: "Contract",
      lines: [
        `${draft.title.trim()} (${draft.contractId.trim()}): ${domain.name.toLowerCase()}.`,
        `Figures are sent ${CADENCES[draft.cadence]}; the fiscal year starts in ${MONTHS[draft.fiscalYearStart - 1]}.`,
        Number(draft.threshold) > 1
          ? `Counts of people below ${Number(draft.threshold)} stay hidden${draft.mustSuppress ? " and are not sent as numbers" : ""}.`
          : "No count is hidden.",
      ],
    },
    { about: "Indicators", lines: kind.indicatorIds.map((id, i) => `${i + 1}. ${nameOf(id)}`) },
    {
      about: isDepartment ? "Departments" : "Providers",
      lines: draft.providers.map((provider, index) => {
        const sites = linesIn(provider.sites);
        const where = sites.length === 0 ? "" : `: ${sites.join(", ")}`;
        return `${provider.name.trim()} (${idOf(provider, index, domain)})${where}`;
      }),
    },
    {
      about: "Targets",
      lines:
        targets.length === 0
          ? ["None yet: without a target no figure can miss one. They can be entered in the sheet Targets."]
          : targets.map(({ indicatorId, effectiveFrom, kind: agreed }) => {
              const unit = domain.indicators.find((one) => one.id === indicatorId)?.unit ?? "score";
              const typed = (kind.targets[indicatorId]?.value ?? "").replace("%", "").trim();
              const figure = unit === "percent" ? `${typed}%` : `${typed} ${UNITS[unit]}`.trim();
              return `${nameOf(indicatorId)}: ${figure} from ${day(effectiveFrom)}, ${TARGET_KINDS[agreed]}.`;
            }),
    },
    {
      about: "Groups",
      lines:
        dimensions.length === 0
          ? ["None."]
          : dimensions.map(({ id, groups }) => {
              const name = domain.dimensions.find((one) => one.id === id)?.name ?? id;
              return `${name}: ${groups.join(", ")}.`;
            }),
    },
    {
      about: "Pathway",
      lines: [stages.length === 0 ? "None." : `${stages.map(({ id }) => id).join(", then ")}.`],
    },
  ];
}

/** @example day("2027-01-01") // "1 Jan 2027" */
function day(isoDate: string): string {
  return format(parseISO(isoDate), "d MMM yyyy");
}
