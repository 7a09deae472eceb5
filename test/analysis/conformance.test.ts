import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { compareFile } from "../../scripts/conformance/files";

const REFERENCE = path.resolve(__dirname, "..", "..", "..", "shared", "reference");
const present = existsSync(REFERENCE);

if (!present && process.env.CI !== "true") {
  test.skip("agreement with the reference packages: the reference data is not beside this checkout", () =>
    undefined);
} else {
  test("the reference data is there", () => expect(present).toBe(true));

  /** What we know and mean: cases that agree in everything, and departures by name (a case may have two). */
  const known: Record<string, Record<string, number>> = {
    "funnel.json": { agreeing: 88, "a funnel limit that folds back is held at 0 or 1": 22 },
    "qic.json": { agreeing: 709 },
    "xmr-ae.json": {
      agreeing: 335,
      "a constant baseline has limits: its mean": 49,
      "a constant series compares its value with the target": 22,
      "no icons without a moving range": 20,
    },
    "xmr-edge.json": {
      agreeing: 144,
      "a constant baseline has limits: its mean": 20,
      "a constant series compares its value with the target": 20,
      "a missing latest value has no variation": 2,
      "a missing value does not stop the analysis": 6,
      "no icons without a moving range": 7,
    },
    "xmr-pkg.json": { agreeing: 6 },
    "xmr-random.json": {
      agreeing: 113,
      "a constant baseline has limits: its mean": 3,
      "a missing value does not stop the analysis": 1,
      "no icons without a moving range": 13,
    },
  };

  const files = present ? readdirSync(REFERENCE).filter((name) => name.endsWith(".json")) : [];
  test("all files of cases are there", () => expect(files.sort()).toEqual(Object.keys(known).sort()));

  describe.each(files)("%s", (file) => {
    const report = compareFile(readFileSync(path.join(REFERENCE, file), "utf8"));

    test("every case agrees with the package, or departs by name", () => {
      expect(report.failures).toEqual([]);
      expect(report.cases).toBeGreaterThan(0);
    });

    test("departures are those we know", () => {
      expect({ agreeing: report.agreeing, ...Object.fromEntries(report.departures) }).toEqual(known[file]);
    });
  });
}
