import { excelErrorCode, excelErrorSentence, SENTENCES } from "../../src/workbook/excelErrors";
import { givenWorkbook } from "../host/givenWorkbook";

/** Codes of Microsoft's library that an add-in can meet while it works on a workbook. */
async function codesOfOffice(): Promise<string[]> {
  const { window } = await givenWorkbook();
  const { Excel, OfficeExtension } = window as unknown as Record<
    string,
    { ErrorCodes: Record<string, string> }
  >;
  // Those of the library's core are inherited, and only this kind of loop meets them.
  const codes: string[] = [];
  for (const { ErrorCodes } of [Excel!, OfficeExtension!])
    for (const name in ErrorCodes) codes.push(ErrorCodes[name]!);
  return codes.filter((code) => typeof code === "string");
}

/**
 * Codes that Microsoft's page of errors lists beside them. Left out: BadPassword, ContentLengthRequired,
 * InvalidRibbonDefinition and "Client Error", for the add-in sends no passwords, no HTTP requests and no ribbons.
 */
const OF_MICROSOFTS_PAGE = [
  "ApiNotAvailable",
  "InvalidRequest",
  "MemoryLimitReached",
  "RequestPayloadSizeLimitExceeded",
  "ServiceNotAvailable",
  "Unauthenticated",
];

/** Mistakes of a program against the library itself, not states of a workbook. */
const OF_THE_PROGRAM = new Set([
  "CannotRegisterEvent",
  "CannotUpdateReadOnlyProperty",
  "ConnectionFailure",
  "InvalidObjectPath",
  "InvalidOrUnexpectedResponse",
  "InvalidRequestContext",
  "NotModified",
  "PropertyNotLoaded",
  "RunMustReturnPromise",
  "ValueNotLoaded",
]);

test("every code that Office.js knows of a workbook has a sentence of its own", async () => {
  const codes = (await codesOfOffice()).filter((code) => !OF_THE_PROGRAM.has(code));
  expect(codes).toEqual(expect.arrayContaining(["ActivityLimitReached", "Timeout", "InactiveWorkbook"]));
  expect([...codes, ...OF_MICROSOFTS_PAGE].filter((code) => !(code in SENTENCES))).toEqual([]);
});

test.each(Object.entries(SENTENCES))("%s: says what to do, without the code", (code, sentence) => {
  expect(excelErrorSentence(code)).toBe(sentence);
  expect(sentence).not.toContain(code);
  expect(sentence).toMatch(
    /([Tt]ry again|Update Office|Press Refresh|Reload the page|Use Excel on the desktop|use Excel on the web|paste the figures|open it|open it again|take it out)[^.]*\.$/,
  );
  expect(sentence.split(/\s+/).length).toBeLessThan(36);
});

test("a refusal that nobody foresaw names its code, so that it can be reported", () => {
  expect(excelErrorSentence("SomethingNew")).toContain("(SomethingNew)");
  expect(excelErrorSentence("constructor")).toContain("(constructor)");
});

test("the code is read from errors of any window; other errors have none", () => {
  expect(excelErrorCode({ code: "AccessDenied" })).toBe("AccessDenied");
  expect(excelErrorCode({ code: 5 })).toBeNull();
  expect(excelErrorCode(new Error("x"))).toBeNull();
  expect(excelErrorCode(null)).toBeNull();
});
