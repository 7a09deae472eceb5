import { zipSync } from "fflate";
import { openWorkbook } from "../../../src/spreadsheet/xlsx/openWorkbook";
import { saveWorkbook } from "../../../src/spreadsheet/xlsx/saveWorkbook";
import { UnreadableWorkbookError } from "../../../src/spreadsheet/xlsx/unreadableWorkbook";
import { everything, partText, trendWorkbook, withParts } from "./samples";

function refusal(bytes: Uint8Array): UnreadableWorkbookError {
  try {
    openWorkbook(bytes);
  } catch (error) {
    if (error instanceof UnreadableWorkbookError) return error;
    throw error;
  }
  throw new Error("was opened");
}

const compoundFile = (stream: string) =>
  new Uint8Array([
    0xd0,
    0xcf,
    0x11,
    0xe0,
    0xa1,
    0xb1,
    0x1a,
    0xe1,
    ...new Uint8Array(504),
    ...Buffer.from(stream, "utf16le"),
  ]);

describe("a file that is no workbook is refused in words", () => {
  const good = () => saveWorkbook(trendWorkbook());
  const cases: [string, () => Uint8Array, string, RegExp][] = [
    ["nothing", () => new Uint8Array(), "empty", /empty \(0 bytes\)/],
    [
      "junk",
      () => new TextEncoder().encode("Provider,Month,Value\nA,1,2\n"),
      "notZip",
      /not an Excel workbook/,
    ],
    ["three bytes", () => new Uint8Array([1, 2, 3]), "notZip", /not an Excel workbook/],
    ["a password", () => compoundFile("EncryptedPackage"), "encrypted", /password/],
    ["an .xls", () => compoundFile("Workbook"), "oldFormat", /old Excel format/],
    ["half a download", () => good().slice(0, 2000), "truncated", /cut off/],
    ["another zip", () => zipSync({ "a.txt": new Uint8Array(3) }), "notZip", /not an Excel workbook/],
    ["no workbook part", () => withParts(good(), { "xl/workbook.xml": null }), "damaged", /no workbook part/],
    ["a missing sheet", () => withParts(good(), { "xl/worksheets/sheet1.xml": null }), "damaged", /sheet1/],
    [
      "broken XML",
      () => withParts(good(), { "xl/worksheets/sheet1.xml": "<worksheet><sheetData><row>" }),
      "damaged",
      /sheet1/,
    ],
  ];
  test.each(cases)("%s", (_name, bytes, code, words) => {
    const error = refusal(bytes());
    expect(error.code).toBe(code);
    expect(error.message).toMatch(words);
  });
});

test("a Word document, an .xlsb", () => {
  const types = partText(everything(), "[Content_Types].xml");
  const main = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml";
  const as = (type: string) => withParts(everything(), { "[Content_Types].xml": types.replace(main, type) });
  expect(
    refusal(as("application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml")).code,
  ).toBe("notWorkbook");
  expect(refusal(as("application/vnd.ms-excel.sheet.binary.macroEnabled.main")).code).toBe("binaryFormat");
});

test("a zip bomb is refused by what it declares, before anything is unpacked", () => {
  const bomb = withParts(everything(), { "xl/worksheets/sheet3.xml": new Uint8Array(80_000_000) });
  const started = process.memoryUsage().arrayBuffers;
  expect(refusal(bomb).code).toBe("tooLarge");
  expect(process.memoryUsage().arrayBuffers - started).toBeLessThan(40_000_000);
});

test("an entry that unpacks to more than it declares is damaged", () => {
  const bytes = saveWorkbook(trendWorkbook());
  const view = new DataView(bytes.buffer);
  const name = new TextEncoder().encode("xl/styles.xml");
  // The size stands 22 bytes before the name in the central directory.
  for (let at = bytes.length - name.length; at > 46; at--) {
    if (!name.every((byte, i) => bytes[at + i] === byte) || view.getUint32(at - 46, true) !== 0x02014b50)
      continue;
    view.setUint32(at - 22, 10, true);
    break;
  }
  expect(refusal(bytes).code).toBe("damaged");
});

test("external entities are never resolved: a document type is refused", () => {
  const evil = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>';
  for (const part of ["xl/worksheets/sheet1.xml", "xl/workbook.xml", "xl/styles.xml"]) {
    const text = partText(everything(), part).replace(/<\?xml[^>]*\?>/, evil);
    expect(refusal(withParts(everything(), { [part]: text })).message).toMatch(/document type/);
  }
});
