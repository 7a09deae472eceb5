import {
  givenAction,
  givenFinding,
  givenFlag,
  givenIndicator,
  givenMeeting,
  givenSignal,
  contractOf,
  type Entry,
} from "./givenContract";
import { analysePathways } from "../../src/analysis/analysePathways";
import type { Finding } from "../../src/analysis/finding";
import { raisePathwayFlags } from "../../src/analysis/pathwayFlags";
import { periodFromKey } from "../../src/analysis/periodCalendar";
import { STAGES, WORKED } from "../analysis/givenPathway";
import type { AgendaInput } from "../../src/meeting/scope";

const HARBOR = { id: "PRV-0001", name: "Harbor Family Services" };

const ENROLLED: Entry[] = [
  [29, 40], [31, 42], [28, 43], [27, 43], [32, 43], [34, 46], [30, 42], [33, 46], [25, 46], [28, 41], [32, 43], [32, 44],
  [30, 42], [27, 38], [24, 35], [31, 44], [29, 40], [31, 45], [28, 41], [27, 43], [27, 46], [26, 48], [24, 47], [25, 50],
]; // prettier-ignore

/** The child-welfare contract: enrolment falls since February 2026, placement moves improve, the rest is steady. */
export function childWelfare(): AgendaInput {
  const enrolment = givenFinding({
    provider: HARBOR,
    indicator: givenIndicator("cw_referral_enrol_30d", {
      name: "Enrolled within 30 days",
      pathwayStage: "enrolled",
    }),
    from: "2024-10",
    entries: ENROLLED,
    target: 0.7,
    gap: -0.2,
    short: 10,
    met: false,
    missedInARow: 7,
    mean: 0.696,
    lpl: 0.536,
    upl: 0.857,
    variation: "specialCauseConcern",
    signals: [
      givenSignal("twoInThree", "below", 20, 21),
      givenSignal("shift", "below", 17, 23),
      givenSignal("trend", "decreasing", 16, 23),
      givenSignal("outsideLimits", "below", 22, 23),
    ],
  });
  const days = givenFinding({
    provider: HARBOR,
    indicator: givenIndicator("cw_days_referral_contact", {
      name: "Median days to contact",
      unit: "days",
      direction: "decrease",
      aggregation: "median",
      decimals: 1,
      priority: 2,
      subset: false,
    }),
    from: "2026-07",
    entries: [4, 4.5, 4],
    lpl: 2,
    upl: 6,
    row: 30,
  });
  const moves = givenFinding({
    provider: HARBOR,
    indicator: givenIndicator("cw_placement_moves", {
      name: "Placement moves",
      unit: "rate_per_1000",
      direction: "decrease",
      decimals: 2,
      priority: 3,
      subset: false,
    }),
    from: "2026-07",
    entries: [
      [33, 7000],
      [21, 7010],
      [20, 7020],
    ],
    lpl: 3.4,
    upl: 5.8,
    row: 60,
    variation: "specialCauseImprovement",
    signals: [{ ...givenSignal("outsideLimits", "below", 1, 2), type: "improvement" }],
  });
  const steady = (id: string, name: string, row: number): Finding =>
    givenFinding({
      provider: HARBOR,
      indicator: givenIndicator(id, { name, priority: 4 }),
      from: "2026-07",
      entries: [
        [70, 100],
        [71, 100],
        [70, 100],
      ],
      lpl: 0.6,
      upl: 0.8,
      row,
    });
  const findings = [
    enrolment,
    days,
    moves,
    steady("cw_family_setting", "Family setting", 90),
    steady("cw_perm", "Permanency", 120),
  ];
  const since = enrolment.points.slice(16).map((point) => point.period.key);
  const outside = since.slice(-2);
  const cells = enrolment.points.slice(16).flatMap((point) => point.cells);
  const pathways = analysePathways({
    stages: STAGES,
    stageCounts: WORKED.map((count, row) => ({
      ...count,
      cells: { sheet: "Pathway", address: `F${row + 5}` },
    })),
    providers: [HARBOR],
    indicators: [enrolment.indicator],
    findings,
    asOf: "2026-11-05",
    lastMeetingDate: null,
    baseline: { from: periodFromKey("2026-01")!, to: periodFromKey("2026-03")! },
  });
  return {
    pathways,
    data: contractOf(findings, {
      people: [
        { name: "Ana Ruiz", role: "Contract manager", side: "agency" },
        { name: "Lee Park", role: "Analyst", side: "agency" },
        { name: "Joy Okafor", role: "Program director", side: "provider" },
      ],
      meetings: [givenMeeting({ id: "M-2", date: "2026-12-10" })],
      actions: [
        givenAction("A-014", {
          providerId: HARBOR.id,
          ownerSide: "agency",
          owner: "Agency intake lead",
          action: "put preferred language and phone on the referral form",
          due: "2026-10-22",
        }),
        givenAction("A-012", {
          providerId: HARBOR.id,
          action: "second evening intake slot",
          status: "done",
          doneOn: "2026-09-01",
          linkedIndicator: "cw_referral_enrol_30d",
        }),
        givenAction("A-011", { providerId: HARBOR.id, action: "hire intake worker", due: "2026-11-30" }),
      ],
    }),
    findings,
    flags: [
      givenFlag(enrolment, "worsening_trend", { score: 30, periods: since, cells }),
      givenFlag(enrolment, "target_miss", { score: 30 }),
      givenFlag(enrolment, "persistent_miss", { score: 30, periods: since.slice(1), cells: cells.slice(1) }),
      givenFlag(enrolment, "outlier_low", { score: 30, periods: outside }),
      givenFlag(moves, "improvement", { periods: ["2026-08", "2026-09"] }),
      ...raisePathwayFlags(pathways, { findings, lastMeetingDate: null, threshold: 11 }),
    ],
    meeting: givenMeeting({ providerIds: [HARBOR.id], sentOn: "2026-11-06" }),
    asOf: "2026-11-05",
  };
}
