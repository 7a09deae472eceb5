import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { PROCESSES } from "../../scripts/false-alarms/processes";
import { falseAlarms, type Reading, READINGS } from "../../scripts/false-alarms/simulate";
import { FLAGGED_BY_CHANCE } from "../../src/analysis/constants";

const SERIES = 1000;
const SEED = 1;

const page = readFileSync(resolve(__dirname, "..", "..", "docs", "false-alarms.md"), "utf8");

/** A row of the first table of the page, as shares of its columns: latest · any. */
function rowOf(process: string): { latest: number | null; anywhere: number }[] {
  const row = page.split("\n").find((line) => line.startsWith(`| ${process} `))!;
  const cells = row.split("|").slice(2, 2 + READINGS.length);
  return cells.map((cell) => {
    const shares = cell.split("·").map((text) => parseFloat(text) / 100);
    return { latest: shares.length === 2 ? shares[0]! : null, anywhere: shares.at(-1)! };
  });
}

/** Four standard errors of the difference between 1,000 series here and 20,000 on the page. */
function toleranceOf(share: number): number {
  return 4 * Math.sqrt(((share * (1 - share)) / SERIES) * 1.2) + 0.001;
}

describe.each(PROCESSES)("$name", (process) => {
  const row = rowOf(process.name);

  test.each(READINGS.map((reading, i): [string, Reading, number] => [reading.name, reading, i]))(
    "%s: as many false alarms as the page says",
    (_name, reading, i) => {
      const { latest, anywhere } = falseAlarms(process, reading, SERIES, SEED);
      const said = row[i]!;
      expect(Math.abs(anywhere - said.anywhere)).toBeLessThan(toleranceOf(said.anywhere));
      if (latest === null) expect(said.latest).toBeNull();
      else expect(Math.abs(latest - said.latest!)).toBeLessThan(toleranceOf(said.latest!));
    },
  );
});

test("the shares that flags are expected by chance from are those of the page", () => {
  const [allPoints, fixedBaseline] = rowOf("Stable (normal)");
  const said = { allPoints, fixedBaseline };
  for (const limits of ["allPoints", "fixedBaseline"] as const) {
    expect(said[limits]!.latest).toBeCloseTo(FLAGGED_BY_CHANCE[limits].latest, 3);
    expect(said[limits]!.anywhere).toBeCloseTo(FLAGGED_BY_CHANCE[limits].some, 3);
  }
});
