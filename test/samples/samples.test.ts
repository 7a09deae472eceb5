import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { bytesOf, SAMPLES, SUBMISSIONS } from "../../scripts/samples/samples";
import { assessContract } from "../../src/analysis/assess";
import type { Finding, Flag } from "../../src/analysis/finding";
import { analysePathways } from "../../src/analysis/analysePathways";
import { raiseFlags } from "../../src/analysis/flags";
import type { PathwayResult } from "../../src/analysis/pathway";
import { raisePathwayFlags } from "../../src/analysis/pathwayFlags";
import type { WorkbookModel } from "../../src/spreadsheet/model/workbook";
import { openWorkbook } from "../../src/spreadsheet/xlsx/openWorkbook";
import { draftAgenda } from "../../src/meeting/draftAgenda";
import type { ContractData } from "../../src/submission/contractData";
import { linesOf, textsOf } from "../meeting/givenContract";
import { readSample } from "../../scripts/samples/readSample";

interface Opened {
  readonly model: WorkbookModel;
  readonly data: ContractData;
  readonly findings: readonly Finding[];
  readonly flags: readonly Flag[];
  readonly pathways: readonly PathwayResult[];
}

/** A sample as it lies in the project, read and assessed. */
function open(file: string): Opened {
  const { model } = openWorkbook(new Uint8Array(readFileSync(resolve("assets", "samples", file))));
  const data = readSample(model);
  const { asOf, fiscalYearStart, threshold } = data.contract;
  const findings = assessContract({ ...data, asOf, fiscalYearStart });
  const closed = data.meetings.filter((meeting) => meeting.closedOn !== null).map((meeting) => meeting.date);
  const lastMeetingDate = closed.sort().at(-1) ?? null;
  const context = { lastMeetingDate, threshold, fiscalYearStart };
  const baseline = data.contract.pathwayBaseline;
  const pathways = analysePathways({ ...data, ...context, findings, asOf, baseline });
  return {
    model,
    data,
    findings,
    pathways,
    flags: raiseFlags(findings, context, raisePathwayFlags(pathways, { ...context, findings })),
  };
}

function agendaOf({ data, findings, flags, pathways }: Opened) {
  const asOf = data.contract.asOf ?? "";
  const next = data.meetings.find(({ closedOn }) => closedOn === null) ?? null;
  return draftAgenda({ data, findings, flags, pathways, meeting: next, asOf });
}

function findingOf({ findings }: Opened, providerId: string, indicatorId: string): Finding {
  const found = findings.find(
    ({ provider, indicator }) => provider.id === providerId && indicator.id === indicatorId,
  );
  if (!found) throw new Error(`no finding of ${providerId} ${indicatorId}`);
  return found;
}

test.each([...SAMPLES, ...SUBMISSIONS].map((sample) => [sample.file, sample] as const))(
  "%s is what `npm run samples:make` writes, byte for byte, every time",
  (file, sample) => {
    const bytes = Buffer.from(bytesOf(sample));
    expect(bytes.equals(Buffer.from(bytesOf(sample)))).toBe(true);
    expect(bytes.equals(readFileSync(resolve("assets", "samples", file)))).toBe(true);
  },
);

describe.each(SAMPLES.map(({ file }) => file))("%s", (file) => {
  test("opens on Start, with frozen headers and texts that Excel leaves alone", () => {
    const { model } = open(file);
    expect(model.activeSheet.name).toBe("Start");
    for (const sheet of model.sheets.slice(1)) expect(sheet.frozenRows).toBe(4);
    const data = model.sheet("Data")!;
    const period = data.tables[0]!.columns.findIndex(({ name }) => name === "period");
    expect(model.styles.get(data.cells.style(4, period)).numberFormat).toBe("@");
    expect(data.cells.value(4, period)).toMatch(/^\d{4}-/);
  });
});

describe("child-welfare.xlsx", () => {
  const sample = open("child-welfare.xlsx");

  test("holds the figures of the worked meeting", () => {
    expect(new Set(sample.data.problems.map(({ code }) => code))).toEqual(new Set(["DQ28"]));
    const enrolment = findingOf(sample, "PRV-0001", "cw_referral_enrol_30d");
    expect(enrolment).toMatchObject({
      numerator: 25,
      denominator: 50,
      value: 0.5,
      short: 10,
      missedInARow: 7,
      n: 12,
    });
    expect([enrolment.mean, enrolment.lpl, enrolment.upl].map((limit) => limit!.toFixed(3))).toEqual([
      "0.696",
      "0.536",
      "0.857",
    ]);
    expect(enrolment.signals.map(({ rule, from, to }) => [rule, from, to])).toEqual(
      expect.arrayContaining([
        ["outsideLimits", 22, 23],
        ["trend", 16, 23],
        ["twoInThree", 20, 21],
        ["shift", 17, 23],
      ]),
    );
  });

  test("has one improvement and three measures without change", () => {
    const moves = findingOf(sample, "PRV-0001", "cw_placement_moves");
    expect(moves.signals.map(({ rule, type, from, to }) => [rule, type, from, to])).toEqual([
      ["outsideLimits", "improvement", 22, 23],
    ]);
    for (const id of ["cw_days_referral_contact", "cw_family_setting", "cw_home_visits"]) {
      expect(findingOf(sample, "PRV-0001", id).signals).toEqual([]);
    }
  });

  test("has a pathway whose ends are the figures of the measure", () => {
    const { points } = findingOf(sample, "PRV-0001", "cw_referral_enrol_30d");
    expect(sample.pathways).toHaveLength(1);
    const [{ cohorts, stages }] = sample.pathways as [PathwayResult];
    expect(stages.map(({ id }) => id)).toEqual(["referral", "contact", "intake", "enrolment"]);
    expect(cohorts.map(({ reached }) => [reached[3]?.low, reached[0]?.low])).toEqual(
      points.map(({ numerator, denominator }) => [numerator, denominator]),
    );
    const days = findingOf(sample, "PRV-0001", "cw_days_referral_contact");
    expect(sample.pathways[0]!.steps[0]!.days!.points.map(({ value, cases }) => [value, cases])).toEqual(
      days.points.map(({ value, cases }) => [value, cases]),
    );
  });

  test("has groups that add up to the measure where they can be shown", () => {
    const of = (dimension: string, period: string) =>
      sample.data.breakdowns.filter((row) => row.dimension === dimension && row.period.key === period);
    const { points } = findingOf(sample, "PRV-0001", "cw_referral_enrol_30d");
    for (const { period, numerator, denominator } of points.slice(-3)) {
      const rows = of("geography", period.key);
      const sum = (role: "numerator" | "denominator") =>
        rows.reduce(
          (total, { [role]: figure }) => total + (figure.kind === "number" ? figure.value : NaN),
          0,
        );
      expect([sum("numerator"), sum("denominator")]).toEqual([numerator, denominator]);
      expect(of("language", period.key).filter((row) => row.numerator.kind === "suppressed")).toHaveLength(2);
    }
  });

  test("gives the worked agenda", () => {
    const agenda = agendaOf(sample);
    expect(agenda.meetingId).toBe("M-2026-11");
    expect(textsOf(agenda, 1)[0]).toContain(
      "below its usual range of 2.39 to 6.71 per 1000 days in August and September 2026",
    );
    expect(textsOf(agenda, 2)[0]).toContain(
      "A-014, Agency: Put preferred language and phone on the referral form; due 22 October 2026, 21 days overdue",
    );
    expect(textsOf(agenda, 3)[0]).toContain(
      "50.0% (25 of 50) in September 2026, target 70%; 10 more would have met it; falling 7 months running, since February 2026",
    );
    expect(textsOf(agenda, 3)[1]).toMatch(
      /^No change: Median days to contact, .* and Planned home visits made\.$/,
    );
    expect(textsOf(agenda, 4)[1]).toMatch(
      /^Pathway of July to September 2026 against January to March 2026: contact to intake fell from 88\.9% \(104 of 117\) to 67\.4% \(87 of 129\); that step alone explains about 24 of the 27 people lost against the earlier rates\. The others: referral to contact 89\.0% \(129 of 145\) and intake to enrolment 86\.2% \(75 of 87\) \[Pathway!.*\]\.$/,
    );
    expect(
      linesOf(agenda)
        .filter(({ kind }) => kind === "question")
        .map(({ text }) => text),
    ).toContainEqual(
      "This began to change around February 2026 [50.0%, 25 of 50, September 2026; Data!F21:G28]. What changed then, on your side or ours?",
    );
  });
});

describe("workforce.xlsx", () => {
  const sample = open("workforce.xlsx");

  test("holds the third quarter of the worked meeting, with enough people in every count to be shown", () => {
    expect(sample.data.problems).toEqual([]);
    const completed = ["PRV-0101", "PRV-0102", "PRV-0103", "PRV-0104"].map((id) =>
      findingOf(sample, id, "wd_training_completion"),
    );
    expect(completed.map(({ numerator, denominator }) => [numerator, denominator])).toEqual([
      [90, 120],
      [40, 64],
      [41, 88],
      [35, 46],
    ]);
    for (const { points } of sample.findings) {
      for (const { numerator, denominator } of points) {
        if (numerator !== null && denominator !== null)
          expect(denominator - numerator).toBeGreaterThanOrEqual(11);
      }
    }
  });

  test("signals one provider; the provisional and the smallest are none", () => {
    const concerned = sample.findings
      .filter(({ signals }) => signals.length > 0)
      .map(({ provider }) => provider.id);
    expect(concerned).toEqual(["PRV-0103"]);
    expect(findingOf(sample, "PRV-0102", "wd_training_completion").states).toContain("provisional");
    expect(sample.flags.map(({ providerId }) => providerId)).toEqual(expect.arrayContaining(["PRV-0103"]));
    expect(sample.flags.map(({ providerId }) => providerId)).not.toContain("PRV-0104");
  });

  test("gives a joint agenda of 90 minutes with names, by agreement", () => {
    const agenda = agendaOf(sample);
    expect(agenda.sections.map(({ minutes }) => minutes)).toEqual([5, 15, 15, 40, 12, 3]);
    expect(textsOf(agenda, 1)[1]).toContain("W-07, done 12 October 2026: Match wage records every month");
    expect(textsOf(agenda, 2)[0]).toContain("blocked: the voucher rule needs a decision");
    expect(textsOf(agenda, 3)[0]).toContain(
      "Training completed, Cedar Skills: 46.6% (41 of 88) in Q3 2026, target 60%",
    );
    expect(textsOf(agenda, 4).join(" ")).toContain(
      "2 providers lose people at the same step, enrolment to start, which the agency owns",
    );
    expect(textsOf(agenda, 4).join(" ")).toContain("Birch Training 62.5% (40 of 64) in Q3 2026, provisional");
  });
});

describe("bad-input.xlsx", () => {
  const { model, data } = open("bad-input.xlsx");
  const rows = model.sheets.flatMap((sheet) =>
    sheet.tables.flatMap(({ name, box, columns }) => {
      const note = columns.findIndex((column) => column.name === "note");
      if (note < 0) return [];
      return Array.from({ length: box.bottom - box.top }, (_, index) => {
        const row = box.top + 1 + index;
        const codes = data.problems
          .filter(({ sheet: at, cell }) => at === sheet.name && isIn(cell, row, box))
          .map(({ code }) => code);
        return { name, row: row + 1, note: String(sheet.cells.value(row, box.left + note)), codes };
      });
    }),
  );
  // A gap and a suppressed or empty count are noted beside rows that are right.
  const ASKED = (code: string) => !["DQ05", "DQ28"].includes(code);

  test("has a problem for every row whose note says what is wrong", () => {
    const wrong = rows.filter(({ note }) => !/^(right|not checked yet)/.test(note));
    expect(wrong.length).toBeGreaterThan(80);
    expect(wrong.filter(({ codes }) => codes.length === 0)).toEqual([]);
  });

  test("has none for the rows that are right, nor yet for those whose checks are to come", () => {
    const others = rows.filter(
      ({ note, codes }) => /^(right|not checked yet)/.test(note) && codes.some(ASKED),
    );
    expect(others).toEqual([]);
  });

  test("covers the codes of the reading", () => {
    const codes = new Set(data.problems.map(({ code }) => code));
    const expected = [
      "DQ01",
      "DQ03",
      "DQ04",
      "DQ05",
      "DQ06",
      "DQ07",
      "DQ08",
      "DQ09",
      "DQ10",
      "DQ11",
      "DQ12",
      "DQ13",
    ];
    const more = ["DQ14", "DQ15", "DQ16", "DQ17", "DQ18", "DQ22", "DQ28", "DQ35", "DQ38"];
    expect([...expected, ...more].filter((code) => !codes.has(code))).toEqual([]);
  });
});

describe("portfolio.xlsx", () => {
  const sample = open("portfolio.xlsx");

  test("has 40 providers, six measures and 36 months", () => {
    expect(sample.data.providers).toHaveLength(40);
    expect(sample.data.observations).toHaveLength(40 * 6 * 36);
    expect(sample.data.problems.filter(({ severity }) => severity === "stop")).toEqual([]);
  });

  test("has a few of everything, and most of it steady", () => {
    const kinds = new Set(sample.flags.map(({ kind }) => kind));
    expect([...kinds]).toEqual(
      expect.arrayContaining([
        "target_miss",
        "persistent_miss",
        "worsening_shift",
        "worsening_trend",
        "outlier_low",
        "improvement",
        "data_missing",
      ]),
    );
    const states = new Set(sample.findings.flatMap((finding) => finding.states));
    expect([...states]).toEqual(
      expect.arrayContaining(["suppressedValues", "latestMissing", "seasonalityLikely"]),
    );
    const concerned = new Set(
      sample.flags
        .filter(({ tone }) => tone === "concern")
        .map(({ providerId, indicatorId }) => providerId + indicatorId),
    );
    expect(concerned.size).toBeLessThan(sample.findings.length / 5);
  });
});

/** True where a cell or range begins in this row and between these columns. */
function isIn(address: string, row: number, box: { readonly left: number; readonly right: number }): boolean {
  const [, letters = "", digits = ""] = /^([A-Z]+)(\d+)/.exec(address) ?? [];
  const column = [...letters].reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0) - 1;
  return Number(digits) === row + 1 && column >= box.left && column <= box.right;
}
