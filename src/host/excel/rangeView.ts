import { columnCount, rowCount } from "../../spreadsheet/model/box";
import { quoteSheetName, addressOf } from "../../spreadsheet/model/address";
import { itemNotFound } from "../../spreadsheet/model/excelError";
import { excelClass, type DefinedClass, type HostObject, type Property } from "../protocol/excelClass";
import type { Session } from "../protocol/session";
import { range } from "./range";
import { readFormulasR1C1, setFormulasR1C1 } from "./rangeR1C1";
import { readable, type RangeTarget } from "./rangeTarget";
import {
  readFormulas,
  readNumberFormats,
  readTexts,
  readValues,
  readValueTypes,
  setNumberFormats,
  setValues,
} from "./rangeValues";

/** What of a range is not hidden. */
interface ViewTarget extends RangeTarget {
  readonly index: number;
}

type Reader = (range: RangeTarget, session: Session) => unknown[][];

export const rangeView: DefinedClass<ViewTarget> = excelClass("RangeView", {
  properties: {
    values: grid(readValues, setValues),
    formulas: grid(readFormulas, setValues),
    formulasLocal: grid(readFormulas, setValues),
    formulasR1C1: grid(readFormulasR1C1, setFormulasR1C1),
    text: grid(readTexts),
    valueTypes: grid(readValueTypes),
    numberFormat: grid(readNumberFormats, setNumberFormats),
    rowCount: { since: "1.3", get: (view) => visibleRows(view).length },
    columnCount: { since: "1.3", get: (view) => visibleColumns(view).length },
    index: { since: "1.3", get: ({ index }) => index },
    cellAddresses: {
      since: "1.3",
      get: (view) =>
        visibleRows(view).map((row) =>
          visibleColumns(view).map((column) => {
            const box = { top: row, left: column, bottom: row, right: column };
            return `${quoteSheetName(view.sheet.name)}!${addressOf(box)}`;
          }),
        ),
    },
  },
  links: { rows: { since: "1.3", to: (view) => rangeViewCollection.of(view) } },
  methods: { getRange: { since: "1.3", call: ({ sheet, box }) => range.of({ sheet, box }) } },
});

const rangeViewCollection = excelClass<ViewTarget>("RangeViewCollection", {
  methods: {
    getCount: { since: "1.4", call: (view) => visibleRows(view).length },
    getItemAt: {
      since: "1.3",
      call: (view, args) => {
        const row = rowViews(view)[args.integer(0)];
        if (!row) throw itemNotFound();
        return row;
      },
    },
  },
  collection: { items: rowViews },
});

function rowViews({ sheet, ...view }: ViewTarget): HostObject<ViewTarget>[] {
  return visibleRows({ sheet, ...view }).map((row, index) =>
    rangeView.of({ sheet, box: { ...view.box, top: row, bottom: row }, index }),
  );
}

function visibleRows({ sheet, box }: RangeTarget): number[] {
  return Array.from({ length: rowCount(box) }, (_, i) => box.top + i).filter(
    (row) => !sheet.hiddenRows.has(row),
  );
}

function visibleColumns({ sheet, box }: RangeTarget): number[] {
  const columns = Array.from({ length: columnCount(box) }, (_, i) => box.left + i);
  return columns.filter((column) => !sheet.hiddenColumns.has(column));
}

function grid(
  read: Reader,
  write?: (range: RangeTarget, value: unknown, session: Session) => void,
): Property<ViewTarget> {
  return {
    since: "1.3",
    get: (view, session) =>
      readable(view, session, () => {
        const all = read(view, session);
        const columns = visibleColumns(view).map((column) => column - view.box.left);
        return visibleRows(view).map((row) => columns.map((column) => all[row - view.box.top]![column]));
      }),
    ...(write && { set: write }),
  };
}
