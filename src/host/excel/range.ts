import { addressOf } from "../../spreadsheet/model/address";
import { columnCount, isWholeColumns, isWholeRows, rowCount } from "../../spreadsheet/model/box";
import { invalidArgument } from "../../spreadsheet/model/excelError";
import { refuseUnlessAllowed } from "../../spreadsheet/model/protection";
import { asFlag } from "../protocol/arguments";
import { excelClass, type DefinedClass, type Property } from "../protocol/excelClass";
import { cellProperties } from "./cellProperties";
import { conditionalFormatCollection } from "./conditionalFormatCollection";
import { dataValidation } from "./dataValidation";
import { distanceX, distanceY, isHiddenX, isHiddenY, setHidden } from "../../spreadsheet/model/gridSizes";
import { rangeActions } from "./rangeActions";
import { hasSpill, rangeEdges } from "./rangeEdges";
import { rangeFormat } from "./rangeFormat";
import { rangeLooks } from "./rangeLooks";
import { rangeNavigation } from "./rangeNavigation";
import { rangeOutline } from "./rangeOutline";
import { readFormulasR1C1, setFormulasR1C1 } from "./rangeR1C1";
import { rangeSort } from "./rangeSort";
import { fullAddress, readable, type RangeTarget } from "./rangeTarget";
import {
  readFormulas,
  readNumberFormatCategories,
  readNumberFormats,
  readTexts,
  readValues,
  readValueTypes,
  setNumberFormats,
  setValues,
} from "./rangeValues";
import { traces } from "./traces";
import { worksheet } from "./worksheet";

const formulas: Omit<Property<RangeTarget>, "since"> = {
  get: (range, session) => readable(range, session, () => readFormulas(range, session)),
  set: setValues,
};

const cells: Record<string, Property<RangeTarget>> = {
  values: {
    since: "1.1",
    get: (range, session) => readable(range, session, () => readValues(range, session)),
    set: setValues,
  },
  formulas: { since: "1.1", ...formulas },
  formulasLocal: { since: "1.1", ...formulas },
  formulasR1C1: {
    since: "1.2",
    get: (range, session) => readable(range, session, () => readFormulasR1C1(range, session)),
    set: setFormulasR1C1,
  },
  text: { since: "1.1", get: (range, session) => readable(range, session, () => readTexts(range, session)) },
  valueTypes: {
    since: "1.1",
    get: (range, session) => readable(range, session, () => readValueTypes(range, session)),
  },
  numberFormat: {
    since: "1.1",
    get: (range, session) => readable(range, session, () => readNumberFormats(range, session)),
    set: setNumberFormats,
  },
  numberFormatCategories: {
    since: "1.12",
    onDemand: true,
    get: (range, session) => readable(range, session, () => readNumberFormatCategories(range, session)),
  },
};

const place: Record<string, Property<RangeTarget>> = {
  address: { since: "1.1", get: (range) => fullAddress(range) },
  addressLocal: { since: "1.1", get: ({ box }) => addressOf(box) },
  rowIndex: { since: "1.1", get: ({ box }) => box.top },
  columnIndex: { since: "1.1", get: ({ box }) => box.left },
  rowCount: { since: "1.1", get: ({ box }) => rowCount(box) },
  columnCount: { since: "1.1", get: ({ box }) => columnCount(box) },
  cellCount: { since: "1.1", get: ({ box }) => cellCount(rowCount(box) * columnCount(box)) },
  isEntireColumn: { since: "1.7", get: ({ box }) => isWholeColumns(box) },
  isEntireRow: { since: "1.7", get: ({ box }) => isWholeRows(box) },
  top: { since: "1.10", get: ({ sheet, box }) => distanceY(sheet, 0, box.top) },
  left: { since: "1.10", get: ({ sheet, box }) => distanceX(sheet, 0, box.left) },
  height: { since: "1.10", get: ({ sheet, box }) => distanceY(sheet, box.top, box.bottom + 1) },
  hasSpill: {
    since: "1.12",
    onDemand: true,
    get: (range, session) => {
      session.calculate();
      return readable(range, session, () => hasSpill(range));
    },
  },
  width: { since: "1.10", get: ({ sheet, box }) => distanceX(sheet, box.left, box.right + 1) },
};

const visibility: Record<string, Property<RangeTarget>> = {
  hidden: {
    since: "1.2",
    get: ({ sheet, box }) => either(isHiddenY(sheet, box), isHiddenX(sheet, box)),
  },
  rowHidden: {
    since: "1.2",
    get: ({ sheet, box }) => isHiddenY(sheet, box),
    set: ({ sheet, box }, value, { model }) => {
      refuseUnlessAllowed(sheet, "allowFormatRows");
      setHidden(model, sheet, "rows", box.top, box.bottom, asFlag(value));
    },
  },
  columnHidden: {
    since: "1.2",
    get: ({ sheet, box }) => isHiddenX(sheet, box),
    set: ({ sheet, box }, value, { model }) => {
      refuseUnlessAllowed(sheet, "allowFormatColumns");
      setHidden(model, sheet, "columns", box.left, box.right, asFlag(value));
    },
  },
};

export const range: DefinedClass<RangeTarget> = excelClass("Range", {
  kept: true,
  properties: { ...cells, ...place, ...visibility, ...rangeLooks },
  links: {
    worksheet: { since: "1.1", to: ({ sheet }) => worksheet.of(sheet) },
    format: { since: "1.1", to: ({ sheet, box }) => rangeFormat.of({ sheet, boxes: [box] }) },
    sort: { since: "1.2", to: (target) => rangeSort.of(target) },
    conditionalFormats: {
      since: "1.6",
      to: ({ sheet, box }) => conditionalFormatCollection.of({ sheet, boxes: [box] }),
    },
    dataValidation: { since: "1.8", to: ({ sheet, box }) => dataValidation.of({ sheet, boxes: [box] }) },
  },
  methods: {
    ...rangeNavigation,
    ...rangeEdges,
    ...traces,
    ...rangeActions,
    ...cellProperties,
    ...rangeOutline,
    _ValidateArraySize: {
      since: "1.3",
      call: ({ box }, args) => {
        if (args.integer(0) !== rowCount(box) || args.integer(1) !== columnCount(box)) {
          throw invalidArgument(
            "The number of rows or columns in the input array doesn't match the size or dimensions of the range.",
          );
        }
      },
    },
  },
});

/** Excel counts in 32 bits and answers -1 above. */
function cellCount(count: number): number {
  return count > 2 ** 31 - 1 ? -1 : count;
}

/** All of it, none of it, or null where only some is hidden. */
function either(rows: boolean | null, columns: boolean | null): boolean | null {
  if (rows === true || columns === true) return true;
  return rows === null || columns === null ? null : false;
}
