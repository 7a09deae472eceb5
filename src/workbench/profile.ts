import type { ExcelHostOptions } from "../host/excel/excelHost";
import { EXCEL_ON_THE_WEB } from "../host/excel/profiles";

/** The workbench and the command line play Excel on the web: its API sets, its limits, US English. */
export const PROFILE: ExcelHostOptions = {
  apiSets: EXCEL_ON_THE_WEB.apiSets,
  limits: EXCEL_ON_THE_WEB.limits,
  locale: EXCEL_ON_THE_WEB.locale,
  userName: "You",
};
