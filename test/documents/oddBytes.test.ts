import fc from "fast-check";
import { readFile } from "../../src/documents/readFile";
import { UnreadableFileError } from "../../src/documents/reading/unreadableFile";
import { proposeReading } from "../../src/submission/proposeReading";
import { lines } from "../submission/givenFile";
import { utf8, workbook } from "./givenBytes";

const TRUE_FIGURES = [
  "B2 Harbor, Data, 2020-01: 5",
  "C2 Harbor, Data, 2020-02: 6",
  "B3 Elm, Data, 2020-01: 7",
  "C3 Elm, Data, 2020-02: 8",
];

/** What is read of a file, or why it is not; anything but a refusal in words fails the test. */
async function outcome(bytes: Uint8Array): Promise<{ figures: string[]; words: readonly string[] }> {
  try {
    const file = await readFile(bytes, "Data.xlsx");
    const read = proposeReading(file);
    return { figures: lines(read), words: read.notes };
  } catch (error) {
    if (!(error instanceof UnreadableFileError)) throw error;
    expect(error.message).not.toMatch(/\n|undefined|\bat \w+ \(/);
    return { figures: [], words: [error.message] };
  }
}

test("a workbook with damaged bytes gives its true figures or words, and never others", async () => {
  const whole = workbook();
  const damage = fc.array(fc.tuple(fc.nat({ max: whole.length - 1 }), fc.integer({ min: 1, max: 255 })), {
    minLength: 1,
    maxLength: 4,
  });
  await fc.assert(
    fc.asyncProperty(damage, async (changes) => {
      const bytes = whole.slice();
      for (const [at, change] of changes) bytes[at] = (bytes[at] ?? 0) ^ change;
      const { figures, words } = await outcome(bytes);
      if (words.length === 0) expect(figures).toEqual(TRUE_FIGURES);
      for (const figure of figures) expect(TRUE_FIGURES).toContain(figure);
      expect(figures.length + words.length).toBeGreaterThan(0);
    }),
    { numRuns: 1500 },
  );
});

test("a workbook that is cut off anywhere is refused in words", async () => {
  const whole = workbook();
  for (let length = 1; length < whole.length; length += 7)
    expect((await outcome(whole.subarray(0, length))).figures).toEqual([]);
});

test("no text is a crash: it is a table, or it is said why it is none", async () => {
  const piece = fc.constantFrom(
    ...[",", ";", "\t", "|", "\n", "\r\n", '"', " ", "'", "=", "\0", "\ufeff", "\u00a0", "%", "(", ")"],
    ...["12", "1.234", "3,5", "Jan-20", "2020", "2020/21", "Q1", "Harbor", "Total", "*", "..", "<5", "n/a"],
    ...["Year", "Period", "STATUS", "Value", "geo\\time", "A,PC,AT", "M01", "Title", "sep=;", "<table>"],
  );
  const content = fc.array(piece, { maxLength: 120 }).map((pieces) => pieces.join(""));
  await fc.assert(
    fc.asyncProperty(content, async (text) => {
      const { figures, words } = await outcome(utf8(text));
      expect(figures.length + words.length).toBeGreaterThan(0);
    }),
    { numRuns: 1500 },
  );
});
