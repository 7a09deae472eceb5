import { assessContract, type ContractFigures } from "../../src/analysis/assess";
import { expectedSeries } from "../../src/analysis/expected";
import { raiseFlags } from "../../src/analysis/flags";
import { contractTargets } from "../../src/analysis/targets";
import { baselineChoices, type BaselineDesk } from "../../src/workflows/baselineDesk";
import type { RefreshResult } from "../../src/workflows/refresh";
import { COLLAPSE, contract, HARBOR, target } from "../analysis/contractOf";
import { aResult } from "./given";

const FLAG_CONTEXT = { lastMeetingDate: null, threshold: 11, fiscalYearStart: 7 };

/** Two years of figures that collapse in the second, as a refresh leaves them for the pane. */
export function aJudgedResult(more: Partial<ContractFigures> = {}): RefreshResult {
  const figures = contract({ observations: COLLAPSE, targets: [target(0.7)], ...more });
  const findings = assessContract(figures);
  return aResult({ findings, flags: raiseFlags(findings, FLAG_CONTEXT) });
}

/** The same series on the desk of the baseline editor. */
export function aDesk(more: Partial<ContractFigures> = {}, author = "") {
  const figures = contract({ observations: COLLAPSE, targets: [target(0.7)], ...more });
  const [finding] = assessContract(figures);
  const [series] = expectedSeries(figures, null);
  const desk: BaselineDesk = {
    study: {
      series: series!,
      context: {
        targets: contractTargets(figures.targets),
        baselines: figures.baselines,
        asOf: null,
        fiscalYearStart: 7,
      },
      flagContext: FLAG_CONTEXT,
    },
    finding: finding!,
    hidden: finding!.points.map(() => false),
    providerId: HARBOR.id,
    author,
    threshold: 11,
  };
  return { desk, choices: baselineChoices(desk) };
}
