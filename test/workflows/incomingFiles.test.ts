import { readIncoming } from "../../src/workflows/incomingFiles";
import { done } from "./givenContractBook";
import { xlsx } from "./givenOtherFiles";

/** Files that the system does not hand out stop no others, and are named with what to do. */

const good = xlsx("good.xlsx", {
  Visits: [
    ["Provider", "2026-07"],
    ["Harbor House", 40],
    ["Bridge Center", 23],
  ],
});

const refusing = (name: string) => ({
  name: "open.xlsx",
  bytes: () => Promise.reject(new DOMException("The requested file could not be read", name)),
});

test.each(["NotReadableError", "NotFoundError"])("a file that is open or gone (%s)", async (name) => {
  const files = done(await readIncoming([refusing(name), good]));
  expect(files).toMatchObject([
    {
      kind: "unreadable",
      file: "open.xlsx",
      message:
        "open.xlsx could not be opened: another program has it open, or it was changed or moved since you chose it. Close it there, then choose it again.",
    },
    { kind: "other", file: "good.xlsx" },
  ]);
});

test("what Excel keeps beside a workbook that is open is named as such", async () => {
  const lock = { name: "~$good.xlsx", bytes: new Uint8Array(165).fill(32) };
  const [file] = done(await readIncoming([lock]));
  expect(file).toMatchObject({
    kind: "unreadable",
    message: "~$good.xlsx is only Excel's mark that good.xlsx is open somewhere. Choose good.xlsx itself.",
  });
});

test("an empty file says that it is empty", async () => {
  const [file] = done(await readIncoming([{ name: "zero.xlsx", bytes: new Uint8Array(0) }]));
  expect(file).toMatchObject({ kind: "unreadable" });
  expect((file as { message: string }).message).toMatch(/^zero\.xlsx .*empty/);
});
