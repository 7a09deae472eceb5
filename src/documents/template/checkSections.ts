import type { Period } from "../../analysis/period";
import { periodEnd } from "../../analysis/periodCalendar";
import {
  SPARE_ROWS,
  templateActions,
  templateBreakdowns,
  templateMeasures,
  templatePathway,
} from "../../submission/templateDefinition";
import type { ContractSetup, TemplateOptions } from "../contractSetup";
import { serialOf } from "../sheetWriter";
import type { CheckSection } from "./checkSection";
import type { ExpectedContent, ExpectedMeasure, ExpectedStage } from "./expectedRows";
import { needsOf, rulesOf, stageIds } from "./listsSheet";
import { breakdownChecks, measureChecks, type PrefilledFigure } from "./measureChecks";
import { actionChecks, pathwayChecks, type PrefilledStage } from "./pathwayChecks";

/** The tables that the Check sheet looks at, row by row, in the order of their sheets. */
export function checkSections(
  setup: ContractSetup,
  options: TemplateOptions,
  { measures, breakdowns, stages }: ExpectedContent,
): readonly CheckSection[] {
  const settings = { ...setup, examplePeriod: options.period };
  const countsPeople = setup.indicators.some((indicator) => indicator.countsPeople);
  const ending = (period: Period) => {
    const end = periodEnd(period, setup.fiscalYearStart);
    return { end: serialOf(end), isOver: end <= options.issuedOn };
  };
  const figure = (measure: ExpectedMeasure, group: string): PrefilledFigure => ({
    index: setup.indicators.indexOf(measure.indicator) + 1,
    name: measure.indicator.name,
    needs: group === "" ? needsOf(measure.indicator) : "ab",
    rules: rulesOf(measure.indicator),
    period: measure.period.key,
    siteId: measure.siteId,
    group,
    ...ending(measure.period),
  });
  const stage = ({ stageId, siteId, period }: ExpectedStage): PrefilledStage => ({
    index: stageIds(setup).indexOf(stageId) + 1,
    stageId,
    period: period.key,
    siteId,
    ...ending(period),
  });
  return [
    {
      table: templateMeasures,
      rows: measures.length + SPARE_ROWS,
      entry: "numerator",
      subject: null,
      period: "period",
      countsAsFilled: true,
      about: (i) => aboutFigure(measures[i]),
      formulas: (place, i) => {
        const row = measures[i];
        return measureChecks(place, row ? figure(row, "") : null, settings);
      },
    },
    {
      table: templateBreakdowns,
      rows: breakdowns.length + SPARE_ROWS,
      entry: "numerator",
      subject: null,
      period: "period",
      countsAsFilled: true,
      about: (i) => aboutFigure(breakdowns[i]),
      formulas: (place, i) => {
        const row = breakdowns[i];
        return breakdownChecks(place, row ? figure(row, `${row.dimension}: ${row.group}`) : null, settings);
      },
    },
    {
      table: templatePathway,
      rows: stages.length + SPARE_ROWS,
      entry: "count",
      subject: null,
      period: "cohort_period",
      countsAsFilled: true,
      about: (i) => (stages[i] ? `${stages[i].stageId}, ${stages[i].period.key}` : ""),
      formulas: (place, i) => {
        const row = stages[i];
        return pathwayChecks(place, row ? stage(row) : null, settings, countsPeople);
      },
    },
    {
      table: templateActions,
      rows: options.openActions.length + SPARE_ROWS,
      entry: "status",
      subject: "action",
      period: null,
      countsAsFilled: false,
      about: (i) => options.openActions[i]?.action ?? "",
      formulas: (place, i) => actionChecks(place, i < options.openActions.length),
    },
  ];
}

function aboutFigure(row: ExpectedMeasure | undefined): string {
  return row ? `${row.indicator.name}, ${row.period.key}` : "";
}
