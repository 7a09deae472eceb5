import type { WorkbookModel } from "../../src/spreadsheet/model/workbook";
import { saveWorkbook } from "../../src/spreadsheet/xlsx/saveWorkbook";
import { badInput } from "./badInput";
import { childWelfare } from "./childWelfare";
import { portfolio } from "./portfolio";
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

/** A sample as an .xlsx file. */
export function bytesOf(sample: Sample): Uint8Array {
  return saveWorkbook(sample.build());
}
