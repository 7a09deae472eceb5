import { itemNotFound } from "../../spreadsheet/model/excelError";
import { addChart, type SeriesBy } from "../../spreadsheet/model/charts";
import { refuseUnlessAllowed } from "../../spreadsheet/model/protection";
import type { SheetModel } from "../../spreadsheet/model/sheet";
import { excelClass, type DefinedClass, type HostObject } from "../protocol/excelClass";
import { chart, type ChartTarget } from "./chart";
import { CHART_TYPES } from "./chartTypes";
import { CHART_COLLECTION_EVENTS } from "./eventTypes";
import { placeOf } from "./place";

export const SERIES_BY: readonly SeriesBy[] = ["Auto", "Columns", "Rows"];

export const chartCollection: DefinedClass<SheetModel> = excelClass("ChartCollection", {
  properties: { count: { since: "1.1", get: (sheet) => sheet.charts.length } },
  methods: {
    add: {
      since: "1.1",
      call: (sheet, args, session) => {
        refuseUnlessAllowed(sheet, "allowEditObjects");
        const type = args.oneOf(0, CHART_TYPES);
        const source = placeOf(args.any(1), sheet, session);
        const by = args.oneOf(2, SERIES_BY, "Auto");
        session.calculate();
        return chart.of({ sheet, chart: addChart(session.model, sheet, type, source, by) });
      },
    },
    getCount: { since: "1.4", call: (sheet) => sheet.charts.length },
    getItem: {
      since: "1.1",
      call: (sheet, args) => {
        const found = find(sheet, args.any(0));
        if (!found) throw itemNotFound();
        return found;
      },
    },
    getItemAt: {
      since: "1.1",
      call: (sheet, args) => {
        const found = all(sheet)[args.integer(0)];
        if (!found) throw itemNotFound();
        return found;
      },
    },
    getItemOrNullObject: { since: "1.4", call: (sheet, args) => find(sheet, args.any(0)) },
  },
  collection: { items: all, item: find },
  events: CHART_COLLECTION_EVENTS,
  eventTarget: (sheet) => sheet.id,
});

function all(sheet: SheetModel): HostObject<ChartTarget>[] {
  return sheet.charts.map((one) => chart.of({ sheet, chart: one }));
}

// Fact: charts.names-not-unique
/** By id or name. Names are not unique: the first one is meant. */
function find(sheet: SheetModel, key: unknown): HostObject<ChartTarget> | null {
  const name = String(key).toLowerCase();
  const found =
    sheet.charts.find((one) => one.id === key) ?? sheet.charts.find((one) => one.name.toLowerCase() === name);
  return found ? chart.of({ sheet, chart: found }) : null;
}
