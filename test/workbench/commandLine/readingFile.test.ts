import { readingFile, readingText } from "../../../src/workbench/commandLine/readingFile";

const observation = {
  provider: "Harbor",
  indicator: "Enrolled",
  period: "2020-01",
  value: 0.5,
  numerator: 10,
  denominator: 20,
  mark: null,
  sheet: "Data",
  cell: "B3:C3",
};
const suppressed = { ...observation, value: null, numerator: null, denominator: null, mark: "*", cell: "B4" };
const question = {
  id: "mark:*",
  part: "marks",
  text: 'What does "*" stand for?',
  options: [{ value: "suppressed", label: "Suppressed: a small count" }],
  sheet: "Data",
  cells: "B4",
  assumed: "suppressed",
};
const result = {
  name: "figures.csv",
  format: "text with commas (UTF-8)",
  date1904: false,
  tables: [
    {
      sheet: "Data",
      range: "A1:C4",
      mapping: { version: 1, cadence: "monthly" },
      parts: [{ confidence: "sure", sentence: "The headers are in row 2." }],
      questions: [question],
      notes: ["1 figures are blank, the first in B5."],
      observations: [observation, suppressed],
    },
  ],
  notes: ['"Notes" holds no figures.'],
};

test("the figures, one mapping for each table, the questions and the notes are one object", () => {
  expect(readingFile(result)).toEqual({
    file: "figures.csv",
    format: "text with commas (UTF-8)",
    observations: [
      { ...observation, cell: "Data!B3:C3" },
      { ...suppressed, cell: "Data!B4" },
    ],
    mapping: [
      {
        sheet: "Data",
        range: "A1:C4",
        observations: 2,
        date1904: false,
        in_words: ["The headers are in row 2."],
        version: 1,
        cadence: "monthly",
        notes: ["1 figures are blank, the first in B5."],
      },
    ],
    questions: [question],
    notes: ['"Notes" holds no figures.'],
  });
});

test("a person reads the same in lines", () => {
  expect(readingText(result).split("\n")).toEqual([
    "figures.csv: text with commas (UTF-8)",
    "",
    "Data!A1:C4: 2 figures",
    "  The headers are in row 2.",
    '  ? What does "*" stand for? (B4) Assumed: suppressed.',
    "  1 figures are blank, the first in B5.",
    "  > B3:C3: Harbor, Enrolled, 2020-01: 0.5 (10 of 20)",
    "  > B4: Harbor, Enrolled, 2020-01: *",
    "",
    '"Notes" holds no figures.',
  ]);
});
