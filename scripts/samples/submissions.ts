import type { Figure, Observation } from "../../src/analysis/measure";
import { templateModel } from "../../src/documents/template/buildTemplate";
import { columnOf, FIRST_ENTRY_ROW } from "../../src/documents/template/entrySheet";
import { ExcelHost } from "../../src/host/excel/excelHost";
import { setupOfContract } from "../../src/documents/setupOfContract";
import { optionsOfContract } from "../../src/documents/templateOptions";
import type { CellValue } from "../../src/spreadsheet/model/cells";
import type { WorkbookModel } from "../../src/spreadsheet/model/workbook";
import { TEMPLATE_TABLES } from "../../src/submission/templateDefinition";
import { Chance } from "./chance";
import { readSample, tablesOf } from "./readSample";

/** The month that follows the samples' figures, and the day on which its templates were made. */
const PERIOD = "2026-10";
const ISSUED_ON = "2026-11-01";

/** Something that a person typed into the template's figures: which row, counted from 1, and what. */
export interface Typed {
  readonly row: number;
  readonly cells: Readonly<Record<string, CellValue>>;
}

/**
 * A provider's template for the month after a sample's last, filled with figures near those of that last month.
 * @param typed what stands there instead, e.g. a mistake to find
 */
export function filledTemplate(
  sample: WorkbookModel,
  providerId: string,
  typed: readonly Typed[] = [],
): WorkbookModel {
  const data = readSample(sample);
  const setup = setupOfContract(data, tablesOf(sample), sample.date1904);
  const provider = setup.providers.find(({ id }) => id === providerId)!;
  const model = templateModel(setup, provider, {
    ...optionsOfContract(data, providerId, PERIOD, ISSUED_ON),
    dueOn: null,
  });
  const chance = new Chance(20261101);
  const measures = writerOf(model, "tblMeasures");
  for (let row = 1; measures.at(row, "indicator_id"); row++) {
    const last = data.observations.findLast(
      (each) =>
        each.providerId === providerId &&
        each.indicatorId === measures.at(row, "indicator_id") &&
        each.siteId === measures.at(row, "site_id"),
    );
    if (last) measures.write(row, near(last, chance));
  }
  const pathway = writerOf(model, "tblPathway");
  for (let row = 1; pathway.at(row, "stage"); row++) {
    const stage = setup.stages.findIndex(({ id }) => id === pathway.at(row, "stage"));
    pathway.write(row, { count: Math.round(60 * 0.85 ** stage) });
  }
  for (const { row, cells } of typed) measures.write(row, cells);
  // As Excel saves it: with the verdicts of its Check sheet.
  new ExcelHost(model).calculate();
  return model;
}

/** Figures near an earlier one: as many people as then, about as many who made it. */
function near({ numerator, denominator, value, n }: Observation, chance: Chance): Typed["cells"] {
  const [made, among] = [numberOf(numerator), numberOf(denominator)];
  if (made !== null && among !== null && among > 0) {
    const now = Math.round(among * (0.95 + chance.next() / 10));
    const share = made / among;
    return {
      numerator: share <= 1 ? chance.binomial(now, share) : Math.round(now * share),
      denominator: now,
    };
  }
  const [one, cases] = [numberOf(value), numberOf(n)];
  return { value: one ?? "ND", ...(cases === null ? {} : { n: cases }) };
}

function numberOf(figure: Figure): number | null {
  return figure.kind === "number" ? figure.value : null;
}

function writerOf(model: WorkbookModel, name: string) {
  const table = TEMPLATE_TABLES.find((each) => each.name === name)!;
  const { cells } = model.sheet(table.sheet)!;
  const place = (row: number, column: string) =>
    [FIRST_ENTRY_ROW + row - 1, columnOf(table, column)] as const;
  return {
    at: (row: number, column: string) => cells.value(...place(row, column)),
    write: (row: number, typed: Typed["cells"]) => {
      for (const [column, value] of Object.entries(typed)) cells.setValue(...place(row, column), value);
    },
  };
}
