import { analysisFloor, analysisScenario } from "./analysis";
import { importScenario } from "./importFiles";
import { refreshScenario } from "./refresh";
import type { Measured } from "./report";

export const SCENARIOS = [
  { name: "refresh-7200", title: "Refresh: 20 providers × 10 indicators × 36 periods (7,200 rows)" },
  { name: "refresh-100000", title: "Refresh: 100,000 rows" },
  {
    name: "analysis-1000",
    title: "Analysis: 1,000 series × 36 points (nhs-r: screening, rules, variation, assurance)",
  },
  { name: "analysis-100000", title: "Analysis: 100,000 series × 36 points" },
  { name: "import-200", title: "Import: 200 files × 120 rows (20 providers × 10 months)" },
] as const;

export async function runScenario(name: string): Promise<Measured> {
  switch (name) {
    case "refresh-7200":
      return refreshScenario(20, 10, 36);
    case "refresh-100000":
      return refreshScenario(100, 25, 40);
    case "analysis-1000":
      return analysisScenario(1_000, analysisFloor);
    case "analysis-100000":
      return analysisScenario(100_000, analysisFloor);
    case "import-200":
      return importScenario(20, 10);
    default:
      throw new Error(`There is no scenario ${name}.`);
  }
}
