import { answerQuestion } from "../../src/submission/answerQuestion";
import { guessMapping } from "../../src/submission/guessMapping";
import { readMapping } from "../../src/submission/mapping";
import { proposeReading, questionsAbout } from "../../src/submission/proposeReading";
import {
  choicesOf,
  QUESTION_KINDS,
  type QuestionKind,
  questionKind,
} from "../../src/submission/questionKinds";
import { proposeSource } from "../../src/submission/sources/proposeSource";
import { reviseSource } from "../../src/submission/sources/reviseSource";
import { date, givenFile, givenSheet, percent, type Rows } from "./givenFile";

/** Whatever a guess can ask is answered in the wizard and on import, or named with its cells when it is read. */

const HEADER = ["Provider", "2026-07", "2026-08", "2026-09"];
const long = (...rows: Rows): Rows => [["Provider", "Month", "Visits"], ...rows];
const days = Array.from({ length: 9 }, (_, i) => ["H", date(`2026-09-0${i + 1}`), i + 20] as const);
const marked = (letter: string, i: number) => [`P${i}`, `~${letter}`, i + 3, i] as const;

/** Sheets by which each kind of question comes up. A guess has always some name for an indicator. */
const ASKED: Readonly<Record<Exclude<QuestionKind, "indicator">, Rows>> = {
  labels: [["Home visits"], ["", "2026-07", "2026-08"], ["Alpha", 4, 5], ["Beta", 6, 7]],
  providers: [
    ["Type of thing", "Visits in 2026-07", "Calls in 2026-07"],
    ["a", 3, 40],
    ["b", 3, 41],
  ],
  providerName: [
    ["Measure", "2026-07", "2026-08"],
    ["Visits", 10, 20],
    ["Calls", 1, 2],
  ],
  seriesNames: [
    ["Month", "Barts: seen", "Kings: seen", "Barts: missed", "Kings: missed"],
    ["2026-07", 3, 4, 5, 6],
    ["2026-08", 3, 4, 5, 6],
  ],
  figures: [
    ["Provider", "Month", "Alpha", "Beta"],
    ["H", "2026-07", 3, 9],
    ["B", "2026-07", 4, 8],
  ],
  decimalMark: long(["H", "2026-07", "15.220"], ["B", "2026-07", "12.110"]),
  thousands: [["Spending, £000"], HEADER, ["H", 4, 5, 6], ["B", 6, 7, 8]],
  units: [
    ["Area", "2016", "2017"],
    ["Kent", 100, percent(0.12)],
    ["Surrey", 90, 95],
  ],
  dateOrder: [
    ["Provider", "Date", "Visits"],
    ["H", "01/09/2026", 3],
    ["B", "01/09/2026", 4],
  ],
  year: long(["H", "July", 3], ["B", "July", 4]),
  fiscalYearStart: [
    ["Provider", "Year", "Visits"],
    ["H", "2025/26", 3],
    ["B", "2025/26", 4],
  ],
  span: [
    ["Facility Name", "Measure Name", "Denominator", "Score", "Start Date", "End Date"],
    ["Southeast", "Death rate", 323, 12.5, "07/01/2019", "06/30/2022"],
    ["Marshall", "Death rate", 17, 14, "07/01/2019", "06/30/2022"],
  ],
  daily: [["Provider", "Day", "Visits"], ...days],
  exclude: long(["H", "2026-07", 3], ["Unknown", "2026-07", 4]),
  provider: [
    ["Month", "Visits"],
    ["2026-07", 3],
    ["2026-08", 4],
  ],
  period: [
    ["Provider", "Visits"],
    ["H", 3],
    ["B", 4],
  ],
  mark: [HEADER, ["H", "#", 5, 6], ["B", 6, 7, 8]],
  marks: [HEADER, ...[..."abcdefghijklmn"].map(marked)],
  direction: [HEADER, ["H", 4, 5, 6], ["B", 6, 7, 8]],
  scale: [
    ["Provider", "Month", "% seen"],
    ["H", "2026-07", 1],
    ["B", "2026-07", 1],
  ],
  periods: [
    ["Area", "Indicator", "Period", "Value"],
    ["Altrincham", "Obese", "2017/18 to 2019/20", 12.6],
    ["Bowdon", "Obese", "2017/18 to 2019/20", 14.9],
  ],
  unread: [HEADER, ["H", "The figures of this quarter are being checked by the trust", 5, 6], ["B", 6, 7, 8]],
  duplicates: long(["H", "2026-07", 3], ["H", "2026-07", 4], ["B", "2026-07", 4]),
};

const NAMES = { providers: [], indicators: [] };
/** What is only confirmed, or leads away from the table, changes nothing about how it is read. */
const CONFIRMED = new Set<QuestionKind>(["span", "providerName", "units", "daily"]);

function asked(kind: keyof typeof ASKED) {
  const sheets = kind === "providerName" ? ["Barnet", "Camden"] : ["Figures"];
  const file = givenFile(...sheets.map((name) => givenSheet(name, ASKED[kind])));
  const read = proposeReading(file);
  const proposal = proposeSource("a.xlsx", read, { date1904: false, isTextFile: false }, [], NAMES);
  const { block } = file.sheets[0]!;
  const guess = guessMapping(block, { date1904: false });
  if (guess.kind === "nothing") throw new Error(guess.reason);
  const inWizard = questionsAbout(block, guess, false);
  return { read, proposal, guess, inWizard };
}

const kinds = Object.keys(ASKED) as (keyof typeof ASKED)[];

test.each(kinds)("%s: asked by a file of its own, and every question of it is of a known kind", (kind) => {
  const { read, guess } = asked(kind);
  const ids = [...read.tables.flatMap(({ questions }) => questions), ...guess.questions].map(({ id }) => id);
  expect(ids.map(questionKind)).toContain(kind);
  expect(ids.filter((id) => !(questionKind(id) in QUESTION_KINDS))).toEqual([]);
});

const choices = kinds.filter((kind) => QUESTION_KINDS[kind] === "choice");

test.each(choices.filter((kind) => kind !== "providerName"))(
  "%s: the wizard offers answers, and takes each of them",
  (kind) => {
    const { guess, inWizard } = asked(kind);
    const question = choicesOf(inWizard).find(({ id }) => questionKind(id) === kind);
    expect(question?.options.length).toBeGreaterThan(0);
    const answers = question!.options.map(({ value }) => answerQuestion(guess.mapping, question!, value));
    const before = JSON.stringify(readMapping(guess.mapping));
    const isTold = answers.some((mapping) => JSON.stringify(mapping) !== before);
    expect(isTold).toBe(!CONFIRMED.has(kind));
    // The first answer holds again after the others were tried.
    const [first] = question!.options;
    const back = answerQuestion(answers.at(-1)!, question!, first!.value);
    if (kind !== "exclude" && kind !== "figures") expect(back).toEqual(answers[0]);
  },
);

test.each(choices)("%s: the form of the import asks it, and an answer closes it", (kind) => {
  const { proposal } = asked(kind);
  const table = proposal.tables.findIndex(({ questions }) =>
    questions.some(({ id }) => questionKind(id) === kind),
  );
  const question = proposal.tables[table]!.questions.find(({ id }) => questionKind(id) === kind)!;
  expect(proposal.points).toContain(question.text);
  const value = question.options[0]!.value;
  const revised = reviseSource(proposal, { kind: "question", table, id: question.id, value }, NAMES);
  expect(revised.points).not.toContain(question.text);
  expect(revised.tables[table]!.isRead).toBe(kind !== "daily");
});
