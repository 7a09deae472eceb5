import { cellText } from "../../src/meeting/cellText";

const at = (address: string, sheet = "Data") => ({ sheet, address });

test.each([
  [
    "neighbouring rows of the same columns as one range",
    [at("F24:G24"), at("F25:G25"), at("F27:G27")],
    "Data!F24:G25, Data!F27:G27",
  ],
  ["rows in any order, and twice, once", [at("F3"), at("F2"), at("F3")], "Data!F2:F3"],
  ["one cell as one cell", [at("F2")], "Data!F2"],
  [
    "sheets apart, with quotes where a formula needs them",
    [at("A1"), at("A2", "Elm St's")],
    "Data!A1, 'Elm St''s'!A2",
  ],
  ["what is no plain range as it is", [at("F:F")], "Data!F:F"],
  [
    "more than three places by number",
    [at("A1"), at("A3"), at("A5"), at("A7"), at("A9")],
    "Data!A1, Data!A3, Data!A5 and 2 more places",
  ],
  ["nothing as nothing", [], ""],
])("writes %s", (_, cells, text) => {
  expect(cellText(cells)).toBe(text);
});
