import type { Agenda } from "../../src/meeting/agenda";
import { type TypedLine, withTypedLines } from "../../src/meeting/typedLines";

/** An agenda of sections by number, each with the ids of its lines. */
function agenda(sections: Readonly<Record<number, readonly string[]>>): Agenda {
  return {
    meetingId: "M-1",
    header: [],
    minutes: 60,
    sections: Object.entries(sections).map(([number, ids]) => ({
      number: Number(number),
      title: "",
      minutes: 10,
      speaker: "Chair",
      side: "agency",
      lines: ids.map((id) => ({
        id,
        kind: "question",
        speaker: "Chair",
        side: "both",
        text: id,
        minutes: 2,
        flagId: "F-1",
      })),
    })),
  };
}

function typed(id: string, section: number, follows: readonly string[], text = id): TypedLine {
  return { id, section, follows, text, speaker: "Jo", minutes: 1 };
}

function texts(given: Agenda): Record<number, string[]> {
  return Object.fromEntries(
    given.sections.map(({ number, lines }) => [number, lines.map(({ text }) => text)]),
  );
}

test("a reworded line keeps its place, its kind and its flag", () => {
  const [line] = withTypedLines(agenda({ 1: ["a"] }), [typed("a", 1, [], "In her words")]).sections[0]!.lines;
  expect(line).toMatchObject({ text: "In her words", speaker: "Jo", kind: "question", flagId: "F-1" });
});

test("an added line follows the nearest line above it that the draft has, in the order of the sheet", () => {
  const lines = [
    typed("own:3", 1, ["gone", "a"]),
    typed("own:4", 1, ["gone", "a"]),
    typed("own:6", 1, ["b"]),
  ];
  expect(texts(withTypedLines(agenda({ 1: ["a", "b"] }), lines))).toEqual({
    1: ["a", "own:3", "own:4", "b", "own:6"],
  });
});

test("with none of them it stands at the head of its section, or of the one before when there is none", () => {
  const lines = [typed("own:3", 2, ["gone"]), typed("own:5", 4, [])];
  expect(texts(withTypedLines(agenda({ 1: ["a"], 2: ["b"], 3: ["c"] }), lines))).toEqual({
    1: ["a"],
    2: ["own:3", "b"],
    3: ["own:5", "c"],
  });
});

test("a drafted line that she emptied is gone, and what she wrote below it stays", () => {
  const lines = [typed("a", 1, [], ""), typed("own:3", 1, ["a"])];
  expect(texts(withTypedLines(agenda({ 1: ["a", "b"] }), lines))).toEqual({ 1: ["own:3", "b"] });
});

test("an empty line of her own is none", () => {
  expect(texts(withTypedLines(agenda({ 1: ["a"] }), [typed("own:3", 1, ["a"], "")]))).toEqual({ 1: ["a"] });
});
