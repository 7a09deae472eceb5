import { itemNotFound } from "../../spreadsheet/model/excelError";
import type { SheetModel } from "../../spreadsheet/model/sheet";
import { addSheet } from "../../spreadsheet/model/sheets";
import type { WorkbookModel } from "../../spreadsheet/model/workbook";
import type { Arguments } from "../protocol/arguments";
import { excelClass, type DefinedClass, type HostObject } from "../protocol/excelClass";
import { WORKBOOK_TARGET } from "../protocol/events";
import { WORKSHEET_COLLECTION_EVENTS } from "./eventTypes";
import { refuseProtectedStructure } from "./workbookProtection";
import { worksheet } from "./worksheet";

export const worksheetCollection: DefinedClass<WorkbookModel> = excelClass("WorksheetCollection", {
  methods: {
    add: {
      since: "1.1",
      call: (model, args) => {
        refuseProtectedStructure(model);
        return worksheet.of(addSheet(model, args.has(0) ? args.text(0) : undefined));
      },
    },
    getActiveWorksheet: { since: "1.1", call: (model) => worksheet.of(model.activeSheet) },
    getItemOrNullObject: { since: "1.4", call: (model, args) => find(model, args.any(0)) },
    getCount: { since: "1.4", call: (model, args) => listed(model, args).length },
    getFirst: { since: "1.5", call: (model, args) => worksheet.of(orNotFound(listed(model, args)[0])) },
    getLast: { since: "1.5", call: (model, args) => worksheet.of(orNotFound(listed(model, args).at(-1))) },
  },
  events: WORKSHEET_COLLECTION_EVENTS,
  eventTarget: () => WORKBOOK_TARGET,
  collection: {
    items: (model) => model.sheets.map((sheet) => worksheet.of(sheet)),
    item: find,
  },
});

function listed(model: WorkbookModel, args: Arguments): SheetModel[] {
  return args.flagOr(0, false)
    ? model.sheets.filter((sheet) => sheet.visibility === "Visible")
    : model.sheets;
}

/** By name, in any case, or by id. */
function find(model: WorkbookModel, key: unknown): HostObject<SheetModel> | null {
  const sheet = model.sheets.find((one) => one.id === key) ?? model.sheet(String(key));
  return sheet ? worksheet.of(sheet) : null;
}

function orNotFound(sheet: SheetModel | undefined): SheetModel {
  if (!sheet) throw itemNotFound();
  return sheet;
}
