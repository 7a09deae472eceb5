import {
  measure,
  stages,
  groups,
  spare,
  august,
  BEFORE,
  history,
  values,
  withSites,
  allSites,
  withTarget,
  threeGroups,
  mustSuppress,
  note,
  sheetWith,
  type Golden,
} from "./goldenChanges";

/** DQ20 to DQ38: how entries go with history, totals, pathway and agreement. */
export const GOLDEN_RELATIONS: readonly Golden[] = [
  {
    code: "DQ20",
    triggers: {
      ...history("days", values(4, 5, 4.5, 5, 4, 4.6, 5.1, 4.2, 4.8, 4.4, 5, 4.5)),
      change: measure(2, { value: 14 }),
    },
    spares: {
      ...history("days", values(4, 5, 4.5, 5, 4, 4.6, 5.1, 4.2, 4.8, 4.4, 5, 4.5)),
      change: measure(2, { value: 6 }),
    },
    says: "14 is far from your usual 2.87-6.31 (last 12 periods). If right, add a short note; if not, correct it.",
  },
  {
    code: "DQ21",
    triggers: { ...history("days", values(110, 105, 108)) },
    spares: { ...history("days", values(9, 8, 7)) },
    says: "Values changed from about 108 to about 4.5 in 2026-09. Has the unit changed (hours to days, dollars to thousands)?",
  },
  {
    code: "DQ22",
    triggers: { ...history("enrolled", [{ numerator: 50, denominator: 90 }]), change: spare(august) },
    spares: {
      ...history("enrolled", [{ numerator: 50, denominator: 90 }]),
      change: spare({ ...august, data_status: "revised", revision_reason: "Late entries" }),
    },
    says: '2026-08 was 50/90, now 55/90. Choose "revised" and say why. Old value is kept.',
  },
  {
    code: "DQ23",
    triggers: {
      options: {
        history: [
          { ...BEFORE, indicatorId: "enrolled", period: "2026-08", numerator: 60, denominator: 100 },
          { ...BEFORE, indicatorId: "days", period: "2026-08", value: 4.5, n: 80 },
          { ...BEFORE, indicatorId: "served", period: "2026-08", value: 70 },
        ],
      },
    },
    spares: {
      options: {
        history: [
          { ...BEFORE, indicatorId: "enrolled", period: "2026-08", numerator: 60, denominator: 100 },
          { ...BEFORE, indicatorId: "days", period: "2026-08", value: 4.6, n: 80 },
          { ...BEFORE, indicatorId: "served", period: "2026-08", value: 70 },
        ],
      },
    },
    says: "All figures of PRV-0001 for 2026-09 equal last period's. Copied forward?",
  },
  {
    code: "DQ24",
    triggers: { change: groups([40, 65], [20, 30]) },
    spares: { setup: threeGroups, change: groups([50, 60], ["<11", 20], ["<11", 20]) },
    says: "language groups add to 95; the total is 100 (denominator). Add the missing people as Unknown.",
  },
  {
    code: "DQ25",
    triggers: { change: stages(80, 90, 70) },
    spares: { change: stages(90, 90, 70) },
    says: "contact (90) is larger than referral (80). In a referral cohort each step is part of the one before. Correct one of the two.",
  },
  {
    code: "DQ26",
    triggers: { change: stages(100, 90, 66) },
    spares: { change: stages(100, 90, "ND") },
    says: "intake in Pathway is 66; in Data it is 70. Correct one of the two, or say why they differ.",
  },
  {
    code: "DQ27",
    triggers: { options: { agencyCounts: [{ period: "2026-09", what: "referral", count: 107 }] } },
    spares: { options: { agencyCounts: [{ period: "2026-09", what: "referral", count: 100 }] } },
    says: "We sent 107 referrals in 2026-09; you report 100. List the difference with your contract manager (no names here).",
  },
  {
    code: "DQ28",
    triggers: { change: spare({ ...august, numerator: "<11" }) },
    spares: { change: spare({ ...august, numerator: 0 }) },
    says: '"<11" read as suppressed: not zero, not missing. It will not be charted as a number.',
  },
  {
    code: "DQ29",
    besides: "DQ28",
    triggers: { change: groups([55, 65], ["<11", 35]) },
    spares: { setup: threeGroups, change: groups([50, 60], ["<11", 20], ["<11", 20]) },
    says: "Spanish was hidden but can be worked out from the total. Hide one more group or we will do so on shared pages.",
  },
  {
    code: "DQ30",
    triggers: { setup: mustSuppress, change: spare({ ...august, numerator: 4 }) },
    spares: { setup: mustSuppress, change: spare({ ...august, numerator: 11 }) },
    says: "A count here is below 11. Your agreement asks you to enter <11.",
  },
  {
    code: "DQ31",
    triggers: note("Call 555-123-4567"),
    spares: note("Two families moved in week 36"),
    says: "Row 5 may hold a client's phone number. Remove it. We did not copy it.",
  },
  {
    code: "DQ32",
    triggers: { change: sheetWith("Date of birth") },
    spares: { change: sheetWith("Our own sums") },
    says: 'The sheet "Notes" looks like a client list. Delete it before sending.',
  },
  {
    code: "DQ33",
    triggers: withTarget("contract"),
    spares: withTarget("aspiration"),
    says: "Enrolled missed its target again. A sentence on what happened will help the meeting.",
  },
  {
    code: "DQ34",
    triggers: { check: { receivedOn: "2026-10-13" } },
    spares: { check: { receivedOn: "2026-10-12" } },
    says: "Due 2026-10-12; received 2026-10-13.",
  },
  {
    code: "DQ35",
    triggers: { change: measure(2, { n: null }) },
    spares: { change: measure(2, { n: "ND" }) },
    says: "Enter how many cases the median is based on.",
  },
  {
    code: "DQ36",
    triggers: { change: ({ model }) => void model.sheet("Data")!.hiddenRows.add(4) },
    spares: { change: ({ model }) => void model.sheet("Data")!.hiddenRows.add(12) },
    says: "1 row is filtered out or hidden; it is still read.",
  },
  {
    code: "DQ37",
    triggers: { setup: withSites, change: allSites(61) },
    spares: { setup: withSites, change: allSites(60) },
    says: "The sites add to 60; the row for all sites says 61 (numerator). Which is right?",
  },
  {
    code: "DQ38",
    triggers: { change: spare({ ...august, period: "2026-Q2" }) },
    spares: { change: spare(august) },
    says: "Enrolled has monthly and quarterly rows. Use one.",
  },
];
