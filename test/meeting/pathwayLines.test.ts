import { analysePathways } from "../../src/analysis/analysePathways";
import type { Stage, StageCount } from "../../src/analysis/measure";
import { raisePathwayFlags } from "../../src/analysis/pathwayFlags";
import { draftAgenda } from "../../src/meeting/draftAgenda";
import type { AgendaInput } from "../../src/meeting/scope";
import { cohorts, pathwayFigures, STAGES, withDays } from "../analysis/givenPathway";
import { contractOf, givenFinding, givenIndicator, givenMeeting, sectionOf, textsOf } from "./givenContract";

const ENROLLED = givenIndicator("enrolled", { name: "Enrolled", pathwayStage: "enrolled" });
const WEAK = "100>88>66>45 100>60>44>30";

interface Given {
  readonly stages?: readonly Stage[];
  readonly threshold?: number;
}

/** A meeting about providers whose only flags come from their pathways. */
function meetingAbout(
  counts: readonly StageCount[],
  { stages = STAGES, threshold = 11 }: Given = {},
): AgendaInput {
  const figures = pathwayFigures(counts, { stages, indicators: [ENROLLED] });
  const findings = figures.providers.map((provider, i) =>
    givenFinding({
      provider,
      indicator: ENROLLED,
      from: "2026-01",
      entries: [
        [45, 100],
        [30, 100],
      ],
      row: 10 * i + 2,
    }),
  );
  const pathways = analysePathways({ ...figures, findings });
  const data = contractOf(findings);
  return {
    data: { ...data, contract: { ...data.contract, threshold, consentJointView: true } },
    findings,
    pathways,
    flags: raisePathwayFlags(pathways, { findings, lastMeetingDate: null, threshold }),
    meeting: givenMeeting({ providerIds: figures.providers.map(({ id }) => id) }),
    asOf: "2026-03-05",
  };
}

const of = (providerId: string, entries: string) => cohorts("2026-01", entries, { providerId });
const questionsOf = (input: AgendaInput) =>
  sectionOf(draftAgenda(input), 4).lines.filter(({ kind }) => kind === "question");

test("a measure that only its pathway flags is told of by it", () => {
  expect(textsOf(draftAgenda(meetingAbout(of("A", WEAK))), 3)[0]).toBe(
    "Enrolled: 30.0% (30 of 100) in February 2026; from referred to contacted: 60.0% (60 of 100) in Feb 2026, against 88.0% (88 of 100) in Jan 2026 [Pathway!ALL-2026-01-referred, Pathway!ALL-2026-01-contacted, Pathway!ALL-2026-02-referred and 1 more place].",
  );
});

test("a step that the agency owns is the agency's to open", () => {
  const [first, ...others] = questionsOf(meetingAbout(of("A", WEAK)));
  expect(first).toMatchObject({ speaker: "Contract manager", side: "agency" });
  expect(first!.text).toMatch(
    /^Of 70 lost in February 2026, 40 leave between referred and contacted \[60\.0%, 60 of 100, February 2026; .*\]\. What happens in those days\?$/,
  );
  expect(others.map(({ side }) => side)).not.toContain("agency");
});

test("a step that nobody owns is asked about as such", () => {
  const stages = STAGES.map((stage) => ({ ...stage, ownerSide: null }));
  const [first] = questionsOf(meetingAbout(of("A", WEAK), { stages }));
  expect(first).toMatchObject({ speaker: "A", side: "both" });
  expect(first!.text).toMatch(/What happens in those days, and who owns that step\?$/);
});

test("the same step weak at two providers is one question, to the agency", () => {
  const questions = questionsOf(meetingAbout([...of("A", WEAK), ...of("B", WEAK)]));
  const patterns = questions.filter(({ text }) => text.includes("What should the agency change?"));
  expect(patterns).toHaveLength(1);
  expect(patterns[0]).toMatchObject({ side: "agency", speaker: "Contract manager" });
  expect(patterns[0]!.text).toContain(
    "A: 2 providers lose people at the same step, referred to contacted, which the agency owns",
  );
  const lines = textsOf(draftAgenda(meetingAbout([...of("A", WEAK), ...of("B", WEAK)])), 4);
  expect(lines.filter((line) => line.includes("pathway of February 2026 against January 2026"))).toHaveLength(
    2,
  );
});

test("two steps that fell are told one after the other; the series has no line of its own", () => {
  const lines = textsOf(draftAgenda(meetingAbout(of("A", "200>180>160>140 200>120>80>66"))), 4);
  expect(lines[0]).toMatch(
    /^Pathway of February 2026 against January 2026: referred to contacted fell from 90\.0% \(180 of 200\) to 60\.0% \(120 of 200\); that step alone explains about 33 of the 74 people lost against the earlier rates\. Contacted to intake fell from 88\.9% \(160 of 180\) to 66\.7% \(80 of 120\); that step alone explains about 22 of the 74 people lost against the earlier rates\. The others: /,
  );
});

test("days that rose are asked about", () => {
  const days = [4, 5, 4, 4.5, 5, 4, 4.5, 4, 5, 4.5, 4, 5, 9];
  const counts = withDays(cohorts("2025-02", "60>48>36>24 ".repeat(13)), "intake", days);
  const [first] = questionsOf(meetingAbout(counts));
  expect(first!.text).toMatch(
    /^Median days from contacted to intake: Feb 2026 with 9\.0 days \(40 cases\) lies above the usual range of .* \[Pathway!ALL-2026-02-intake\]\. Where do the days go\?$/,
  );
  expect(first!.side).toBe("provider");
});

test("small counts are said nowhere", () => {
  const agenda = draftAgenda(meetingAbout(of("A", "60>55>44>33 60>25>16>8")));
  const text = textsOf(agenda, 4).join("\n");
  // Five were lost before contact in January, and eight reached the end in February.
  expect(text).toContain(
    "referred to contacted fell; figures too small to show; discuss practice, not numbers.",
  );
  expect(text).toContain("More people leave between referred and contacted than before");
  expect(text).not.toMatch(/\b55\b|\b8\b|\b16\b/);
});
