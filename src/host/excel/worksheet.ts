import { joinCells } from "../../spreadsheet/model/areas";
import { boxOf, WHOLE_SHEET } from "../../spreadsheet/model/box";
import { copySheet } from "../../spreadsheet/model/copySheet";
import { invalidArgument, itemNotFound } from "../../spreadsheet/model/excelError";
import { showOutlineLevels } from "../../spreadsheet/model/outline";
import type { SheetModel, SheetVisibility } from "../../spreadsheet/model/sheet";
import {
  activateSheet,
  deleteSheet,
  moveSheet,
  renameSheet,
  setVisibility,
} from "../../spreadsheet/model/sheets";
import type { WorkbookModel } from "../../spreadsheet/model/workbook";
import type { Arguments } from "../protocol/arguments";
import { asFlag, asInteger, asNumber, asOneOf, asText } from "../protocol/arguments";
import { excelClass, type DefinedClass, type HostObject, type Method } from "../protocol/excelClass";
import type { Session } from "../protocol/session";
import { autoFilter } from "./autoFilter";
import { chartCollection } from "./chartCollection";
import { asColor } from "./color";
import { commentCollection } from "./commentCollection";
import { WORKSHEET_EVENTS } from "./eventTypes";
import { freezePanes } from "./freezePanes";
import { charactersOfPoints, pointsOfCharacters } from "../../spreadsheet/model/gridSizes";
import { namedItemCollection } from "./namedItems";
import { pageBreakCollection } from "./pageBreaks";
import { pageLayout } from "./pageLayout";
import { range } from "./range";
import { areasAt, checked, rangeAt, usedIn, type RangeTarget } from "./rangeTarget";
import { rangeAreas } from "./rangeAreas";
import { findAllCells, replaceAll } from "./rangeFind";
import { shapeCollection } from "./shapeCollection";
import { tableCollection } from "./tableCollection";
import { refuseProtectedStructure } from "./workbookProtection";
import { worksheetCustomPropertyCollection } from "./worksheetCustomProperties";
import { worksheetProtection } from "./worksheetProtection";

const VISIBILITY: readonly SheetVisibility[] = ["Visible", "Hidden", "VeryHidden"];

const neighbours: Record<string, Method<SheetModel>> = {
  getNext: { since: "1.5", call: (sheet, args, { model }) => orNotFound(beside(model, sheet, 1, args)) },
  getNextOrNullObject: { since: "1.5", call: (sheet, args, { model }) => beside(model, sheet, 1, args) },
  getPrevious: { since: "1.5", call: (sheet, args, { model }) => orNotFound(beside(model, sheet, -1, args)) },
  getPreviousOrNullObject: { since: "1.5", call: (sheet, args, { model }) => beside(model, sheet, -1, args) },
};

const ranges: Record<string, Method<SheetModel>> = {
  getRange: {
    since: "1.1",
    call: (sheet, args, { model }) => range.of(rangeAt(model, sheet, args.any(0) as string)),
  },
  getRanges: {
    since: "1.9",
    call: (sheet, args, { model }) =>
      rangeAreas.of({ sheet, boxes: areasAt(model, sheet, args.textOr(0, "")) }),
  },
  getCell: {
    since: "1.1",
    call: (sheet, args) => range.of(checked(sheet, boxOf(args.integer(0), args.integer(1), 1, 1))),
  },
  getRangeByIndexes: {
    since: "1.7",
    call: (sheet, args) => {
      const [row, column, rows, columns] = [0, 1, 2, 3].map((index) => args.integer(index)) as [
        number,
        number,
        number,
        number,
      ];
      return range.of(checked(sheet, boxOf(row, column, rows, columns)));
    },
  },
  // An empty sheet answers with its first cell; only the null-object variant tells that nothing is there.
  getUsedRange: {
    since: "1.1",
    call: (sheet, args) => used(sheet, args) ?? range.of({ sheet, box: boxOf(0, 0, 1, 1) }),
  },
  getUsedRangeOrNullObject: { since: "1.4", call: used },
  findAll: { since: "1.9", call: (sheet, args, session) => orNotFound(findAll(sheet, args, session)) },
  findAllOrNullObject: { since: "1.9", call: findAll },
  replaceAll: {
    since: "1.9",
    call: (sheet, args, session) => replaceAll({ sheet, box: WHOLE_SHEET }, args, session),
  },
};

export const worksheet: DefinedClass<SheetModel> = excelClass("Worksheet", {
  key: (sheet) => sheet.id,
  properties: {
    id: { since: "1.1", get: (sheet) => sheet.id },
    name: {
      since: "1.1",
      get: (sheet) => sheet.name,
      set: (sheet, value, { model }) => {
        refuseProtectedStructure(model);
        renameSheet(model, sheet, asText(value));
      },
    },
    position: {
      since: "1.1",
      get: (sheet, { model }) => model.sheets.indexOf(sheet),
      set: (sheet, value, { model }) => {
        refuseProtectedStructure(model);
        moveSheet(model, sheet, asInteger(value));
      },
    },
    visibility: {
      since: "1.1",
      setSince: "1.2",
      get: (sheet) => sheet.visibility,
      set: (sheet, value, { model }) => {
        refuseProtectedStructure(model);
        setVisibility(model, sheet, asOneOf(value, VISIBILITY));
      },
    },
    tabColor: {
      since: "1.7",
      get: (sheet) => sheet.tabColor,
      set: (sheet, value, { model }) => {
        sheet.tabColor = value === "" || value === null ? "" : asColor(value);
        model.notify({ kind: "layout", sheet });
      },
    },
    standardWidth: {
      since: "1.7",
      get: (sheet) => pointsOfCharacters(sheet.standardWidth),
      set: (sheet, value, { model }) => {
        sheet.standardWidth = charactersOfPoints(asNumber(value));
        model.notify({ kind: "layout", sheet });
      },
    },
    enableCalculation: {
      since: "1.9",
      get: (sheet) => sheet.enableCalculation,
      set: (sheet, value, session) => {
        // What was changed while the sheet was calculated is not lost.
        session.calculate();
        sheet.enableCalculation = asFlag(value);
        session.model.notify({ kind: "sheetCalculation", sheet });
      },
    },
    tabId: { since: "1.14", get: (sheet) => sheet.tabId },
    standardHeight: { since: "1.7", get: (sheet) => sheet.standardHeight },
    showHeadings: {
      since: "1.8",
      get: (sheet) => sheet.showHeadings,
      set: (sheet, value, { model }) => {
        sheet.showHeadings = asFlag(value);
        model.notify({ kind: "layout", sheet });
      },
    },
    showGridlines: {
      since: "1.8",
      get: (sheet) => sheet.showGridlines,
      set: (sheet, value, { model }) => {
        sheet.showGridlines = asFlag(value);
        model.notify({ kind: "layout", sheet });
      },
    },
  },
  links: {
    charts: { since: "1.1", to: (sheet) => chartCollection.of(sheet) },
    tables: { since: "1.1", to: (sheet) => tableCollection.of({ sheet }) },
    protection: { since: "1.2", to: (sheet) => worksheetProtection.of(sheet) },
    names: { since: "1.4", to: (sheet) => namedItemCollection.of({ sheet }) },
    freezePanes: { since: "1.7", to: (sheet) => freezePanes.of(sheet) },
    pageLayout: { since: "1.9", to: (sheet) => pageLayout.of(sheet) },
    horizontalPageBreaks: { since: "1.9", to: (sheet) => pageBreakCollection.of({ sheet, of: "rows" }) },
    verticalPageBreaks: { since: "1.9", to: (sheet) => pageBreakCollection.of({ sheet, of: "columns" }) },
    autoFilter: { since: "1.9", to: (sheet) => autoFilter.of({ sheet, table: null }) },
    shapes: { since: "1.9", to: (sheet) => shapeCollection.of(sheet) },
    comments: { since: "1.10", to: (sheet) => commentCollection.of({ sheet }) },
    customProperties: { since: "1.12", to: (sheet) => worksheetCustomPropertyCollection.of(sheet) },
  },
  methods: {
    ...neighbours,
    ...ranges,
    activate: { since: "1.1", call: (sheet, _args, { model }) => activateSheet(model, sheet) },
    delete: {
      since: "1.1",
      call: (sheet, _args, { model }) => {
        refuseProtectedStructure(model);
        deleteSheet(model, sheet);
      },
    },
    copy: {
      since: "1.7",
      call: (sheet, args, { model }) => {
        refuseProtectedStructure(model);
        return worksheet.of(copySheet(model, sheet, positionOfCopy(model, args)));
      },
    },
    showOutlineLevels: {
      since: "1.10",
      call: (sheet, args, { model }) => {
        const [rows, columns] = [args.integer(0), args.integer(1)];
        if (rows < 0 || columns < 0 || rows > 8 || columns > 8) throw invalidArgument();
        // 0 leaves them as they are.
        if (rows > 0) showOutlineLevels(model, sheet, "rows", rows);
        if (columns > 0) showOutlineLevels(model, sheet, "columns", columns);
      },
    },
    calculate: {
      since: "1.6",
      call: (sheet, args, session) => {
        if (args.flagOr(0, false)) session.model.notify({ kind: "sheetCalculation", sheet });
        session.calculate(true);
      },
    },
  },
  events: WORKSHEET_EVENTS,
  eventTarget: (sheet) => sheet.id,
});

/** Where a copy goes: without a word of it, to the beginning. */
function positionOfCopy(model: WorkbookModel, args: Arguments): number {
  const type = args.oneOf(0, ["None", "Before", "After", "Beginning", "End"], "None");
  if (type === "None" || type === "Beginning") return 0;
  if (type === "End") return model.sheets.length;
  const beside = model.sheets.indexOf(args.object(1, worksheet));
  return type === "Before" ? beside : beside + 1;
}

function used(sheet: SheetModel, args: Arguments): HostObject<RangeTarget> | null {
  const box = usedIn({ sheet, box: WHOLE_SHEET }, args.flagOr(0, false));
  return box && range.of({ sheet, box });
}

function findAll(sheet: SheetModel, args: Arguments, session: Session): HostObject | null {
  const cells = findAllCells({ sheet, box: WHOLE_SHEET }, args, session);
  return cells.length > 0 ? rangeAreas.of({ sheet, boxes: joinCells(cells) }) : null;
}

function beside(
  model: WorkbookModel,
  sheet: SheetModel,
  step: 1 | -1,
  args: Arguments,
): HostObject<SheetModel> | null {
  const visibleOnly = args.flagOr(0, false);
  for (let i = model.sheets.indexOf(sheet) + step; i >= 0 && i < model.sheets.length; i += step) {
    const other = model.sheets[i]!;
    if (!visibleOnly || other.visibility === "Visible") return worksheet.of(other);
  }
  return null;
}

function orNotFound<T>(object: T | null): T {
  if (object === null) throw itemNotFound();
  return object;
}
