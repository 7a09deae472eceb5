import fc from "fast-check";
import { proposeReading } from "../../../src/submission/proposeReading";
import { proposeSource } from "../../../src/submission/sources/proposeSource";
import { reviseSource, sourceOf } from "../../../src/submission/sources/reviseSource";
import { readSource, type Source, withSource } from "../../../src/submission/sources/source";
import { type SourceProposal } from "../../../src/submission/sources/sourceProposal";
import { givenFile, givenSheet, type Rows } from "../givenFile";

/** What is remembered of a layout fits the same columns wherever they stand, and nothing else in silence. */

const NAMES = {
  providers: [
    { id: "PRV-0001", name: "Harbor House" },
    { id: "PRV-0002", name: "Bridge Center" },
  ],
  indicators: [{ id: "enrolled", name: "Enrolled", aggregation: "ratio_of_sums" as const }],
};
const FACTS = { date1904: false, isTextFile: false };
const HEADERS = ["Provider", "Month", "Referred", "Enrolled", "Remark"];
const ROWS: Rows = [
  ["Harbor House", "Aug 2026", 60, 40, "late"],
  ["Harbor House", "Sep 2026", 64, 41, ""],
  ["Bridge Center", "Aug 2026", 30, "*", ""],
  ["Bridge Center", "Sep 2026", 31, 19, "ok"],
];

const propose = (rows: Rows, sources: readonly Source[], sheet = "Report"): SourceProposal =>
  proposeSource("file.xlsx", proposeReading(givenFile(givenSheet(sheet, rows))), FACTS, sources, NAMES);

/** The layout above as a person confirmed it. */
function givenSource(): Source {
  const proposal = propose([HEADERS, ...ROWS], []);
  const answered = proposal.tables[0]!.questions.reduce(
    (now, { id, options }) =>
      reviseSource(now, { kind: "question", table: 0, id, value: options[0]!.value }, NAMES),
    proposal,
  );
  expect(answered.points).toEqual([]);
  const kept: unknown = JSON.parse(JSON.stringify(sourceOf(answered, [], "2026-10-08")));
  return readSource(kept)!;
}

/** Which header each part is read from. */
const partsOf = ({ tables }: SourceProposal, headers: readonly unknown[]) => {
  const { provider, period, figures } = tables[0]!.mapping;
  const at = (source: typeof provider | typeof period) =>
    source?.from === "column" ? headers[source.column] : source?.from;
  return {
    provider: at(provider),
    period: at(period),
    figures: figures.map(({ column, role }) => `${role} ${String(headers[column])}`).sort(),
  };
};

test("names are asked for once it is said what the columns mean", () => {
  const rows = [
    ["Provider", "Month", "Measure", "Clients", "Of"],
    ["Harbor House", "Oct 2026", "Enrolled", 40, 60],
    ["Bridge Center", "Oct 2026", "Enrolled", 19, 31],
  ];
  const asked = propose(rows, []);
  expect(asked.points).toEqual(['How do "Clients" and "Of" belong together?']);
  const say = (value: string) =>
    reviseSource(asked, { kind: "question", table: 0, id: "figures", value }, NAMES);
  expect(say("3/4").points).toEqual([]);
  expect(say("separate").points).toEqual([
    'Which indicator is "Enrolled: Clients"?',
    'Which indicator is "Enrolled: Of"?',
  ]);
});

test("columns in any order, under any number of titles, are read as they were confirmed", () => {
  const source = givenSource();
  const expected = partsOf(propose([HEADERS, ...ROWS], [source]), HEADERS);
  const orders = fc.shuffledSubarray([0, 1, 2, 3, 4], { minLength: 5 });
  fc.assert(
    fc.property(orders, fc.integer({ min: 0, max: 3 }), (order, titles) => {
      const moved = [HEADERS, ...ROWS].map((row) => order.map((column) => row[column]!));
      const above = Array.from({ length: titles }, (_, i) => [`A title ${"abc"[i]!}`]);
      const proposal = propose([...above, ...moved], [source]);
      expect(proposal.points).toEqual([]);
      expect(partsOf(proposal, moved[0]!)).toEqual(expected);
    }),
    { numRuns: 60 },
  );
});

test("a column that is read and has another name is never read before somebody says so", () => {
  const source = givenSource();
  const read = fc.constantFrom(0, 1, 2, 3);
  fc.assert(
    fc.property(read, fc.stringMatching(/^[A-Z][a-z]{3,8}$/), (column, name) => {
      fc.pre(!HEADERS.includes(name));
      const headers = HEADERS.map((header, i) => (i === column ? name : header));
      const proposal = propose([headers, ...ROWS], [source]);
      expect(proposal.source === null || proposal.points.length > 0).toBe(true);
    }),
    { numRuns: 60 },
  );
});

test("a renamed column is asked about with its cell; yes reads it as before", () => {
  const source = givenSource();
  const headers = HEADERS.map((header) => (header === "Referred" ? "Sent to us" : header));
  const proposal = propose([headers, ...ROWS], [source]);
  const [change] = proposal.tables[0]!.changes;
  expect(change).toMatchObject({ id: "renamed:Referred", cell: "C1" });
  const answer = (value: string) =>
    reviseSource(proposal, { kind: "change", table: 0, id: change!.id, value }, NAMES);
  expect(answer("same").points).toEqual([]);
  expect(partsOf(answer("same"), headers).figures).toEqual(["denominator Sent to us", "numerator Enrolled"]);
  expect(partsOf(answer("other"), headers).figures).toEqual(["numerator Enrolled"]);
  expect(answer("other").points).toEqual(["The figure is a count out of something: out of which column?"]);
});

test("what is kept by another version, or was damaged, stays and is not used", () => {
  const source = givenSource();
  const kept = [{ version: 2, id: "source-1" }, "damaged", source];
  expect(kept.map(readSource)).toEqual([null, null, source]);
  const newer = { ...source, name: "other.xlsx" };
  expect(withSource(kept, newer)).toEqual([kept[0], kept[1], newer]);
});
