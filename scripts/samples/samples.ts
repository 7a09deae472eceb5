import type { WorkbookModel } from "../../src/spreadsheet/model/workbook";
import { saveWorkbook } from "../../src/spreadsheet/xlsx/saveWorkbook";
import { badInput } from "./badInput";
import { childWelfare } from "./childWelfare";
import { portfolio } from "./portfolio";
import { filledTemplate } from "./submissions";
import { workforce } from "./workforce";

export interface Sample {
  readonly file: string;
  readonly build: () => WorkbookModel;
}

/** The sample workbooks, in the order in which the workbench lists them. */
export const SAMPLES: readonly Sample[] = [
  { file: "child-welfare.xlsx", build: childWelfare },
  { file: "workforce.xlsx", build: workforce },
  { file: "bad-input.xlsx", build: badInput },
  { file: "portfolio.xlsx", build: portfolio },
];

/** What providers of two samples sent for the next month: the last one with mistakes to find. */
export const SUBMISSIONS: readonly Sample[] = [
  { file: "submissions/harbor-2026-10.xlsx", build: () => filledTemplate(childWelfare(), "PRV-0001") },
  { file: "submissions/alder-2026-10.xlsx", build: () => filledTemplate(portfolio(), "PRV-0001") },
  {
    file: "submissions/bayside-2026-10.xlsx",
    build: () =>
      filledTemplate(portfolio(), "PRV-0002", [
        { row: 1, cells: { numerator: 170, denominator: 142 } },
        { row: 5, cells: { numerator: "75%", denominator: 148 } },
      ]),
  },
];

/** A sample as an .xlsx file. */
export function bytesOf(sample: Sample): Uint8Array {
  return saveWorkbook(sample.build());
}

/** The next month of a third provider of the portfolio, which has a file of its own and no template. */
export const OWN_LAYOUT = {
  file: "submissions/canyon-2026-10.csv",
  text: [
    "Provider;Month;Measure;Clients;Of",
    "Canyon House;Oct 2026;Treatment begun within 14 days;61;121",
    "Canyon House;Oct 2026;Engaged within 34 days of beginning;52;108",
    "Canyon House;Oct 2026;In treatment after 90 days;66;117",
    "Canyon House;Oct 2026;Readmitted to detox within 30 days;24;99",
    "Canyon House;Oct 2026;Appointments kept;101;133",
    "",
  ].join("\r\n"),
};
