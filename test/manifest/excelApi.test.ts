import { readdirSync } from "node:fs";
import path from "node:path";
import { excelMembersUsed } from "./excelMembers";
import { all, attribute, ROOT } from "./manifest";

/** An older Excel installs the add-in by what the manifest asks for, and then fails at the first newer member. */

/** The rooms that may hold an object of Excel's: only these import src/workbook. */
const files = ["workbook", "workflows"].flatMap((room) =>
  readdirSync(path.join(ROOT, "src", room), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts"))
    .map((file) => path.join(ROOT, "src", room, file)),
);

const used = excelMembersUsed(ROOT, files);

test("the members in use are seen, whichever way they are written", () => {
  const uses = new Set(used.map(({ name, since }) => `${name}: ${since}`));
  expect(uses.size).toBeGreaterThan(100);
  // A call, a property set (and read), a name in load(), a destructured property, an object given whole.
  expect([...uses]).toEqual(
    expect.arrayContaining([
      "Table.resize: ExcelApi 1.13",
      "Worksheet.visibility: ExcelApi 1.2",
      "Worksheet.visibility: ExcelApi 1.1",
      "Range.numberFormatCategories: ExcelApi 1.12",
      "RangeFormat.font: ExcelApi 1.1",
      "PageLayoutZoomOptions.horizontalFitToPages: ExcelApi 1.9",
    ]),
  );
});

test("the add-in needs the ExcelApi that the manifest asks for, nothing newer and nothing online only", () => {
  const set = all("Set").find((element) => attribute(element, "Name") === "ExcelApi")!;
  const required = attribute(set, "MinVersion");
  const minorOf = (version: string) => Number(/^1\.(\d+)$/.exec(version)?.[1]);
  const newer = used.filter(
    ({ since }) => since !== null && !(minorOf(since.replace("ExcelApi ", "")) <= minorOf(required)),
  );
  expect(newer).toEqual([]);
  expect(used.map(({ since }) => since)).toContain(`ExcelApi ${required}`);
});
