import * as fc from "fast-check";
import type { FlagKind } from "../../src/analysis/finding";
import { draftAgenda } from "../../src/meeting/draftAgenda";
import type { AgendaInput } from "../../src/meeting/scope";
import {
  contractOf,
  givenAction,
  givenFinding,
  givenFlag,
  givenIndicator,
  givenMeeting,
  linesOf,
  sectionOf,
} from "./givenContract";

const KINDS: FlagKind[] = [
  "target_miss",
  "persistent_miss",
  "newly_met",
  "worsening_shift",
  "worsening_trend",
  "outlier_low",
  "improvement",
  "data_missing",
];

/** Any meeting that the log could hold: its length, providers, figures, flags and actions. */
const anyMeeting: fc.Arbitrary<AgendaInput> = fc
  .record({
    minutes: fc.integer({ min: 15, max: 240 }),
    providers: fc.integer({ min: 1, max: 4 }),
    consent: fc.boolean(),
    series: fc.array(
      fc.record({
        provider: fc.nat(3),
        entries: fc.array(
          fc.option(fc.tuple(fc.nat(60), fc.nat(60)).map(([a, b]): [number, number] => [a, a + b + 1])),
          { minLength: 1, maxLength: 6 },
        ),
        kinds: fc.uniqueArray(fc.constantFrom(...KINDS)),
        met: fc.option(fc.boolean()),
      }),
      { maxLength: 7 },
    ),
    actions: fc.array(
      fc.record({
        ownerSide: fc.constantFrom("agency" as const, "provider" as const),
        status: fc.constantFrom(
          "not_started" as const,
          "blocked" as const,
          "done" as const,
          "dropped" as const,
        ),
        due: fc.option(fc.constantFrom("2026-09-01", "2026-11-12", "2027-01-01")),
        doneOn: fc.option(fc.constantFrom("2026-07-01", "2026-10-01")),
      }),
      { maxLength: 14 },
    ),
  })
  .map(({ minutes, providers, consent, series, actions }) => {
    const findings = series.map(({ provider, entries, met }, index) =>
      givenFinding({
        provider: { id: `P${provider % providers}`, name: `Provider name ${provider % providers}` },
        indicator: givenIndicator(`indicator ${index}`, { priority: (index % 3) + 1 }),
        from: "2026-04",
        entries,
        met,
        target: met === null ? null : 0.7,
        short: met === null ? null : met ? 0 : 4,
        row: 2 + index * 10,
      }),
    );
    const data = contractOf(findings, {
      providers: Array.from({ length: providers }, (_, p) => ({ id: `P${p}`, name: `Provider name ${p}` })),
      actions: actions.map((action, index) =>
        givenAction(`A-${index % 12}`, { providerId: "P0", ...action }),
      ),
    });
    return {
      data: { ...data, contract: { ...data.contract, consentJointView: consent } },
      findings,
      flags: findings.flatMap((finding, index) =>
        series[index]!.kinds.map((kind, k) => givenFlag(finding, kind, { score: (index * 7 + k) % 5 })),
      ),
      meeting: givenMeeting({ minutes }),
      asOf: "2026-10-05",
    };
  });

const always = (holds: (input: AgendaInput) => void): void =>
  fc.assert(fc.property(anyMeeting, holds), { numRuns: 300 });
const sum = (numbers: number[]): number => numbers.reduce((total, n) => total + n, 0);

describe("every agenda", () => {
  test("has times in whole minutes that add up to the meeting and to each item", () =>
    always((input) => {
      const agenda = draftAgenda(input);
      expect(sum(agenda.sections.map(({ minutes }) => minutes))).toBe(input.meeting!.minutes);
      for (const { minutes, lines } of agenda.sections) {
        expect(lines.every((line) => Number.isInteger(line.minutes) && line.minutes >= 0)).toBe(true);
        expect(sum(lines.map((line) => line.minutes))).toBe(minutes);
      }
    }));

  test("keeps five minutes for actions and for decisions, and one for every other item", () =>
    always((input) => {
      for (const { number, minutes } of draftAgenda(input).sections) {
        expect(minutes).toBeGreaterThanOrEqual(number === 2 || number === 5 ? 5 : 1);
      }
    }));

  test("gives one provider at least half of items 1 to 4", () =>
    always((input) => {
      if (input.data.providers.length > 1) return;
      const talk = draftAgenda(input)
        .sections.filter(({ number }) => number <= 4)
        .flatMap(({ lines }) => lines);
      const spoken = sum(talk.map((line) => line.minutes * { provider: 1, both: 0.5, agency: 0 }[line.side]));
      expect(spoken).toBeGreaterThanOrEqual(sum(talk.map((line) => line.minutes)) / 2);
    }));

  test("asks questions that end in a question mark, with evidence in brackets and someone to speak", () =>
    always((input) => {
      for (const line of linesOf(draftAgenda(input))) {
        expect(line.speaker).not.toBe("");
        if (line.kind === "question") expect(line.text).toMatch(/\[.+\].*\?$/);
      }
    }));

  test("touches at most five measures in item 3 and has distinct keys", () =>
    always((input) => {
      const agenda = draftAgenda(input);
      const glance = linesOf(agenda).filter((line) => line.id.startsWith("glance:") && line.flagId !== null);
      expect(glance.length).toBeLessThanOrEqual(5);
      const ids = linesOf(agenda).map((line) => line.id);
      expect(new Set(ids).size).toBe(ids.length);
    }));

  test("shows or counts every open action", () =>
    always((input) => {
      const open = input.data.actions.filter(
        ({ status }) => status === "not_started" || status === "blocked",
      );
      const lines = sectionOf(draftAgenda(input), 2).lines;
      const more = lines.find((line) => line.id === "actions:more")?.text ?? "";
      const counted = sum(
        [...more.matchAll(/\+(\d+) (?:overdue|blocked|on track)/g)].map(([, n]) => Number(n)),
      );
      const shown = lines.filter(({ id, text }) => id.startsWith("action:") && !text.includes("done"));
      expect(shown.length + counted).toBe(open.length);
    }));

  test("says no percentage of its own without the counts beside it", () =>
    always((input) => {
      for (const { text } of linesOf(draftAgenda(input))) {
        const figures = text.replace(/target(?: of)? [\d.]+%/g, "");
        if (/\d%/.test(figures)) expect(figures).toMatch(/\d+ of \d+/);
      }
    }));

  test("is the same for the same input, which it leaves alone", () =>
    always((input) => {
      const before = JSON.stringify(input);
      expect(draftAgenda(input)).toEqual(draftAgenda(input));
      expect(JSON.stringify(input)).toBe(before);
    }));
});
