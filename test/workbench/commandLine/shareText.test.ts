import { parseArguments } from "../../../src/workbench/commandLine/parseArguments";
import { shareLines } from "../../../src/workbench/commandLine/shareText";

const words = (line: string): string[] => line.split(" ");

test("a provider or a meeting, and a file", () => {
  expect(parseArguments(words("share B.xlsx --provider PRV-1 --out S.xlsx"))).toEqual({
    kind: "share",
    input: "B.xlsx",
    whom: { provider: "PRV-1" },
    out: "S.xlsx",
    record: null,
    namesLookedAt: false,
    leaveTextsOut: false,
  });
  expect(
    parseArguments(words("share B.xlsx --meeting=M-1 --out S.xlsx --record B2.xlsx --names-looked-at")),
  ).toMatchObject({ whom: { meeting: "M-1" }, record: "B2.xlsx", namesLookedAt: true });
  expect(parseArguments(words("share B.xlsx --leave-texts-out --meeting M-1 --out S.xlsx"))).toMatchObject({
    leaveTextsOut: true,
  });
});

test.each([
  ["share", "share needs a workbook (.xlsx)."],
  ["share --provider P --out S.xlsx", "share needs a workbook (.xlsx)."],
  ["share B.xlsx --out S.xlsx", "share needs --provider ID or --meeting ID, one of them."],
  [
    "share B.xlsx --provider P --meeting M --out S.xlsx",
    "share needs --provider ID or --meeting ID, one of them.",
  ],
  ["share B.xlsx --provider P", "share needs --out S.xlsx: a new workbook."],
  [
    "share B.xlsx --whom P",
    'share does not know "--whom": it takes --provider, --meeting, --out, --record (see --help).',
  ],
])("%s is refused in one line", (line, message) => {
  expect(() => parseArguments(words(line))).toThrow(message);
});

test("what was left out is counted by measure; nobody forgets the record", () => {
  const masked = ["Aug", "Sep"].map((figure) => ({ measure: "Enrolled", figure, reason: "small number" }));
  expect(
    shareLines(
      { files: [], masked, warnings: ["D can be worked out."], textsLeftOut: ["Story!D2 (evidence)"] },
      true,
    ),
  ).toEqual([
    "Enrolled: 2 of the contract's figures not shown.",
    "D can be worked out.",
    "Left out: Story!D2 (evidence).",
  ]);
  expect(shareLines({ files: [], masked: [], warnings: [], textsLeftOut: [] }, false)).toEqual([
    "What was shown is not recorded. Use --record BOOK2.xlsx: without a record a later file could give away by subtraction what this one hides.",
  ]);
});
