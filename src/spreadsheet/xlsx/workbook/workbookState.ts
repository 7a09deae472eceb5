import type { WorkbookModel } from "../../model/workbook";
import { namesState } from "./definedNames";

/** What of the model xl/workbook.xml holds: tabs, names, date system. */
export function workbookState(model: WorkbookModel): unknown {
  return [
    model.sheets.map(({ id, name, visibility }) => [id, name, visibility]),
    model.activeSheet.id,
    model.date1904,
    model.structureProtection,
    namesState(model),
  ];
}
