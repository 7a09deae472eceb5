import { readFileSync } from "node:fs";
import path from "node:path";
import { associateFunctions, type FunctionRuntime } from "../../src/functions/associateFunctions";
import { CUSTOM_FUNCTIONS } from "../../src/functions/customFunctions";
import { functionsMetadata } from "../../webpack/emitFunctions";
import type { FunctionLibrary } from "../../src/host/functions/functionLibrary";
import { givenWorkbook, type GivenWorkbook, type Grid } from "../host/givenWorkbook";
import { COUNTS, ENROLMENT } from "./givenCells";

/** The functions in cells: through functions.json, Office.js' own runtime and the host, as a person would use them. */

const page = globalThis as unknown as { CustomFunctions?: FunctionRuntime };

async function givenFormulas(
  grid: Grid,
  load = async (): Promise<typeof CUSTOM_FUNCTIONS> => CUSTOM_FUNCTIONS,
): Promise<GivenWorkbook> {
  const { functions } = JSON.parse(await functionsMetadata()) as Pick<FunctionLibrary, "functions">;
  const book = await givenWorkbook({ Data: grid }, { functions: { namespace: "ACM", functions } });
  page.CustomFunctions = (book.window as unknown as { CustomFunctions: FunctionRuntime }).CustomFunctions;
  associateFunctions(load);
  await book.host.calculated();
  return book;
}

afterEach(() => {
  delete page.CustomFunctions;
});

const months = ENROLMENT.map((value, i): Grid[number] => [value, COUNTS.enrolled[i]!, COUNTS.referred[i]!]);

test("limits, variation and signals of a column, beside it", async () => {
  const formulas: Grid = [
    ["=ACM.LIMITS(A1:A24,12)"],
    ['=IF(ACM.VARIATION(A1:A24,"increase",12)="concern",1,0)'],
    ['=ACM.ASSURANCE(A1:A24,"increase",70%,12)'],
    ['=ACM.SHORT(B24,C24,70%,"increase")'],
    ["=ACM.RUNCHART(A1:A24)"],
    ["=ACM.PROPOSE(B1:B24,C1:C24)"],
  ];
  const book = await givenFormulas(months.map((month, i) => [...month, null, ...(formulas[i] ?? [])]));
  const [mean, lower, upper] = book.cells("E1:G1")[0] as number[];
  expect([mean, lower, upper].map((limit) => (limit! * 100).toFixed(1))).toEqual(["69.6", "53.6", "85.7"]);
  expect(book.cells("E2:E4")).toEqual([[1], ["Hit or miss"], [10]]);
  expect(book.cells("E5:H5")[0]!.slice(1)).toEqual([7, 7, true]);
  expect(book.cell("E6")).toBe("p");

  book.type("J1", '=ACM.SIGNALS(A1:A24,"increase",12)');
  await book.host.calculated();
  expect(book.cells("J1:J24").filter(([word]) => word !== "")).toHaveLength(8);
  expect(book.cell("J24")).toBe(
    "outside limits below (concern); trend falling (concern); shift below (concern)",
  );
});

test("an error in a cell says why, and goes when the figures come", async () => {
  const book = await givenFormulas([
    ...months.slice(0, 11).map(([value]): Grid[number] => [value!]),
    [null],
    ["=ACM.LIMITS(A1:A12)", null],
  ]);
  expect(book.cell("A13")).toBe("#N/A");
  expect(book.host.errorReason(book.sheet("Data"), 12, 0)).toBe(
    "Too few points for limits: 12 are needed and there are 11.",
  );
  book.type("A12", 0.7);
  await book.host.calculated();
  expect(typeof book.cell("A13")).toBe("number");
  expect(book.host.errorReason(book.sheet("Data"), 12, 0)).toBeUndefined();
});

test("units without figures are #N/A among the limits of the others", async () => {
  const book = await givenFormulas([
    [90, 120, "=ACM.FUNNEL(A1:A4,B1:B4)"],
    ["<11", 20],
    [41, 88],
    [35, 46],
  ]);
  expect(book.cells("C2:G2")).toEqual([Array(5).fill("#N/A")]);
  expect(book.cell("E4")).toBeCloseTo(166 / 254, 12);
});

test("functions that cannot be loaded say so in their cells", async () => {
  const book = await givenFormulas([[1, 2, "=ACM.GAP(A1,B1)"]], () => Promise.reject(new Error("offline")));
  expect(book.cell("C1")).toBe("#N/A");
  expect(book.host.errorReason(book.sheet("Data"), 0, 2)).toMatch(/could not be loaded/);
});

test("outside Excel nothing is associated, and nothing fails", () => {
  expect(() => associateFunctions(async () => CUSTOM_FUNCTIONS)).not.toThrow();
});

test("the page associates the functions and loads them on demand", () => {
  const source = readFileSync(path.resolve(__dirname, "..", "..", "src", "addin.ts"), "utf8");
  expect(source).toMatch(/associateFunctions\(/);
  expect(source).not.toMatch(/^import .*customFunctions/m);
});
