import type { ContractOffer, DomainOffer } from "../../../src/workflows/contractOffer";

const source = { title: "Children's Bureau", url: "https://example.org/cfsr" };

function anIndicatorOffer(id: string, name: string) {
  return {
    id,
    name,
    direction: "increase",
    unit: "percent",
    allowOver1: false,
    definition: `${name}, counted in months.`,
    grade: "found",
    gradeInWords: "published source, seen",
    source,
    cautions: [],
    context: null,
  } as const;
}

/** Children in care: seven indicators, two of them suggested. */
export const CARE: DomainOffer = {
  id: "care",
  name: "Child welfare",
  summary: "Families and children in care.",
  reportedBy: "provider",
  suggested: ["enrolled", "days"],
  stages: [
    { id: "referral", ownerSide: "agency" },
    { id: "enrolment", ownerSide: "provider" },
  ],
  dimensions: [
    { id: "language", name: "Language", groups: ["English", "Spanish", "Unknown"], overlapping: false },
    { id: "gender", name: "Gender", groups: ["Female", "Male", "Unknown"], overlapping: false },
  ],
  indicators: [
    {
      ...anIndicatorOffer("enrolled", "Enrolled within 30 days"),
      cautions: ["Only families who were referred."],
      context: "at least 70% (published national performance): Children's Bureau.",
    },
    {
      ...anIndicatorOffer("days", "Days to contact"),
      unit: "days",
      direction: "decrease",
      grade: "practice",
    },
    ...["c", "d", "e", "f", "g"].map((id) => anIndicatorOffer(id, `Measure ${id}`)),
  ],
};

export const DEPARTMENT: DomainOffer = {
  ...CARE,
  id: "department",
  name: "Internal department",
  summary: "A department of your own.",
  reportedBy: "department",
  suggested: ["c"],
};

export const OFFER: ContractOffer = { domains: [CARE, DEPARTMENT], mostPriorities: 5 };
