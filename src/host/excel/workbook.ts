import { boxOf } from "../../spreadsheet/model/box";
import { itemNotFound } from "../../spreadsheet/model/excelError";
import type { WorkbookModel } from "../../spreadsheet/model/workbook";
import { asFlag, type Arguments } from "../protocol/arguments";
import { excelClass, type DefinedClass, type HostObject } from "../protocol/excelClass";
import { WORKBOOK_TARGET } from "../protocol/events";
import type { Session } from "../protocol/session";
import { application } from "./application";
import { bindingCollection } from "./bindings";
import { chart, type ChartTarget } from "./chart";
import { commentCollection } from "./commentCollection";
import { customXmlPartCollection } from "./customXmlParts";
import { documentProperties } from "./documentProperties";
import { WORKBOOK_EVENTS } from "./eventTypes";
import { functions } from "./functions";
import { insertWorksheets } from "./insertedWorksheets";
import { namedItemCollection } from "./namedItems";
import { range } from "./range";
import { rangeAreas } from "./rangeAreas";
import { runtime } from "./runtime";
import { settingCollection } from "./settings";
import { styleCollection } from "./styles";
import { tableCollection } from "./tableCollection";
import { workbookProtection } from "./workbookProtection";
import { worksheetCollection } from "./worksheetCollection";

export const workbook: DefinedClass<WorkbookModel> = excelClass("Workbook", {
  properties: {
    name: { since: "1.7", get: (model) => model.name },
    isDirty: {
      since: "1.9",
      get: (_model, { file }) => file.isDirty,
      set: (_model, value, { file }) => {
        file.isDirty = asFlag(value);
      },
    },
    readOnly: { since: "1.8", get: (_model, { modes }) => modes.readOnly },
  },
  links: {
    worksheets: { since: "1.1", to: (model) => worksheetCollection.of(model) },
    names: { since: "1.1", to: () => namedItemCollection.of({ sheet: null }) },
    bindings: { since: "1.1", to: (model) => bindingCollection.of(model) },
    tables: { since: "1.1", to: () => tableCollection.of({ sheet: null }) },
    application: { since: "1.1", to: () => application.of(null) },
    functions: { since: "1.2", to: () => functions.of(null) },
    settings: { since: "1.4", to: (model) => settingCollection.of(model) },
    customXmlParts: {
      since: "1.5",
      to: (model) => customXmlPartCollection.of({ model, namespaceUri: null }),
    },
    protection: { since: "1.7", to: (model) => workbookProtection.of(model) },
    properties: { since: "1.7", to: (model) => documentProperties.of(model) },
    styles: { since: "1.7", to: (model) => styleCollection.of(model) },
    comments: { since: "1.10", to: () => commentCollection.of({ sheet: null }) },
    _Runtime: { since: "1.5", to: () => runtime.of(null) },
  },
  methods: {
    getSelectedRange: {
      since: "1.1",
      call: (model) => range.of({ sheet: model.activeSheet, box: model.selection }),
    },
    getSelectedRanges: {
      since: "1.9",
      call: (model) => rangeAreas.of({ sheet: model.activeSheet, boxes: [model.selection] }),
    },
    getActiveCell: {
      since: "1.7",
      call: ({ activeSheet, selection: { top, left } }) =>
        range.of({ sheet: activeSheet, box: boxOf(top, left, 1, 1) }),
    },
    getActiveChart: {
      since: "1.9",
      call: (model) => {
        const found = activeChart(model);
        if (!found) throw itemNotFound();
        return found;
      },
    },
    getActiveChartOrNullObject: { since: "1.9", call: activeChart },
    // The workbook is the file here: it is saved where nothing is left to save.
    save: {
      since: "1.11",
      call: (_model, args, { file }) => {
        args.oneOf(0, ["Save", "Prompt"], "Save");
        file.isDirty = false;
      },
    },
    close: {
      since: "1.11",
      call: (_model, args, { file, modes }) => {
        if (args.oneOf(0, ["Save", "SkipSave"], "Save") === "Save" && !modes.readOnly) file.isDirty = false;
        modes.closed = true;
      },
    },
    insertWorksheetsFromBase64: { since: "1.13", call: insertWorksheets },
    _RemoveReference: {
      since: "1.1",
      call: (_model, args, { references }) => references.release(args.text(0)),
    },
    _RemoveAllReferences: { since: "1.1", call: (_model, _args, { references }) => references.releaseAll() },
    _GetReferenceCount: { since: "1.1", call: (_model, _args, { references }) => references.count },
    _GetObjectByReferenceId: { since: "1.1", call: kept },
    _GetRangeForEventByReferenceId: {
      since: "1.8",
      call: (model, args, session) => {
        const found = kept(model, args, session);
        if (!found) throw itemNotFound();
        return found;
      },
    },
    _GetRangeOrNullObjectForEventByReferenceId: { since: "1.8", call: kept },
  },
  events: WORKBOOK_EVENTS,
  eventTarget: () => WORKBOOK_TARGET,
});

function activeChart(model: WorkbookModel): HostObject<ChartTarget> | null {
  const { activeChart: active } = model;
  return active && chart.of({ sheet: model.activeSheet, chart: active });
}

function kept(_model: WorkbookModel, args: Arguments, { references }: Session): HostObject | null {
  return references.get(args.text(0)) ?? null;
}
