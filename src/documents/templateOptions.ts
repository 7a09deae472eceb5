import type { Figure, Observation } from "../analysis/measure";
import type { Cadence } from "../analysis/period";
import { periodContaining, shiftPeriod } from "../analysis/periodCalendar";
import type { ContractData } from "../submission/contractData";
import { HISTORY_PERIODS } from "../submission/templateDefinition";
import type { AcceptedFigure, TemplateOptions } from "./contractSetup";

/** The last period that is over on a day: what is reported next. */
export function lastFinishedPeriod(today: string, cadence: Cadence): string {
  return shiftPeriod(periodContaining(today, cadence), -1).key;
}

/** What a contract's figures and actions add to a provider's template: own history and open actions. */
export function optionsOfContract(
  data: ContractData,
  providerId: string,
  period: string,
  issuedOn: string,
): TemplateOptions {
  const own = data.observations.filter((each) => each.providerId === providerId);
  const isOpen = (status: string) => status !== "done" && status !== "dropped";
  return {
    period,
    issuedOn,
    dueOn: null,
    openActions: data.actions.filter(
      (action) => (action.providerId === providerId || action.providerId === "") && isOpen(action.status),
    ),
    history: latest(own).map(accepted),
    agencyCounts: [],
  };
}

/** The last periods of each indicator and site, oldest first. */
function latest(observations: readonly Observation[]): readonly Observation[] {
  const bySeries = new Map<string, Observation[]>();
  for (const each of observations) {
    const key = `${each.indicatorId}|${each.siteId}`;
    bySeries.set(key, [...(bySeries.get(key) ?? []), each]);
  }
  return [...bySeries.values()].flatMap((series) =>
    series.sort((a, b) => a.period.ordinal - b.period.ordinal).slice(-HISTORY_PERIODS),
  );
}

function accepted(observation: Observation): AcceptedFigure {
  return {
    indicatorId: observation.indicatorId,
    siteId: observation.siteId,
    period: observation.period.key,
    numerator: entered(observation.numerator),
    denominator: entered(observation.denominator),
    value: entered(observation.value),
    n: entered(observation.n),
  };
}

/** A figure as the provider would write it. */
function entered(figure: Figure): string | number | null {
  switch (figure.kind) {
    case "number":
      return figure.value;
    case "suppressed":
      return `<${figure.high + 1}`;
    case "notApplicable":
      return "NA";
    case "notCollected":
      return "ND";
    case "missing":
      return null;
  }
}
