import { changeStyle, common, stylesIn } from "../../spreadsheet/model/cellStyles";
import type { Box } from "../../spreadsheet/model/cells";
import { refuseLocked, refuseUnlessAllowed } from "../../spreadsheet/model/protection";
import type { SheetModel } from "../../spreadsheet/model/sheet";
import type { CellStyle, FontStyle, StyleChange } from "../../spreadsheet/model/style";
import { asFlag, asInteger, asNumber, asOneOf, asText } from "../protocol/arguments";
import { excelClass, type DefinedClass, type Property } from "../protocol/excelClass";
import type { Session } from "../protocol/session";
import { autofitColumns, autofitRows } from "./autofit";
import { asColor } from "./color";
import { rangeBorderCollection } from "./rangeBorders";
import { rangeSizes } from "./rangeSizes";

/** Cells that are formatted together: the blocks of a range or of several areas. */
export interface FormatTarget {
  readonly sheet: SheetModel;
  readonly boxes: readonly Box[];
}

function restyle({ sheet, boxes }: FormatTarget, change: StyleChange, { model }: Session): void {
  refuseUnlessAllowed(sheet, "allowFormatCells");
  for (const box of boxes) changeStyle(model, sheet, box, change);
}

/** What all cells agree on; null where they differ. */
function commonStyle<T>(
  { sheet, boxes }: FormatTarget,
  pick: (style: CellStyle) => T,
  { model }: Session,
): T | null {
  return common(
    boxes.flatMap((box) => stylesIn(model, sheet, box)),
    pick,
  );
}

function styled<T extends StyleChange[keyof StyleChange]>(
  since: string,
  pick: (style: CellStyle) => T,
  change: (value: unknown) => StyleChange,
): Property<FormatTarget> {
  return {
    since,
    get: (target, session) => commonStyle(target, pick, session),
    set: (target, value, session) => restyle(target, change(value), session),
  };
}

const HORIZONTAL = [
  "General",
  "Left",
  "Center",
  "Right",
  "Fill",
  "Justify",
  "CenterAcrossSelection",
  "Distributed",
] as const;
const VERTICAL = ["Top", "Center", "Bottom", "Justify", "Distributed"] as const;
const UNDERLINE = ["None", "Single", "Double", "SingleAccountant", "DoubleAccountant"] as const;

export const rangeFormat: DefinedClass<FormatTarget> = excelClass("RangeFormat", {
  properties: {
    wrapText: styled(
      "1.1",
      (style) => style.wrapText,
      (value) => ({ wrapText: asFlag(value) }),
    ),
    horizontalAlignment: styled(
      "1.1",
      (style) => style.horizontal,
      (value) => ({ horizontal: asOneOf(value, HORIZONTAL) }),
    ),
    verticalAlignment: styled(
      "1.1",
      (style) => style.vertical,
      (value) => ({ vertical: asOneOf(value, VERTICAL) }),
    ),
    textOrientation: styled(
      "1.7",
      (style) => style.textOrientation,
      (value) => ({ textOrientation: asInteger(value) }),
    ),
    indentLevel: styled(
      "1.9",
      (style) => style.indent,
      (value) => ({ indent: asInteger(value) }),
    ),
    shrinkToFit: styled(
      "1.9",
      (style) => style.shrinkToFit,
      (value) => ({ shrinkToFit: asFlag(value) }),
    ),
    ...rangeSizes,
  },
  links: {
    fill: { since: "1.1", to: (target) => rangeFill.of(target) },
    font: { since: "1.1", to: (target) => rangeFont.of(target) },
    borders: { since: "1.1", to: (target) => rangeBorderCollection.of(target) },
    protection: { since: "1.2", to: (target) => formatProtection.of(target) },
  },
  methods: {
    autofitColumns: {
      since: "1.2",
      call: ({ sheet, boxes }, _args, session) => {
        refuseUnlessAllowed(sheet, "allowFormatColumns");
        session.calculate();
        for (const box of boxes) autofitColumns(session.model, sheet, box);
      },
    },
    autofitRows: {
      since: "1.2",
      call: ({ sheet, boxes }, _args, session) => {
        refuseUnlessAllowed(sheet, "allowFormatRows");
        for (const box of boxes) autofitRows(session.model, sheet, box);
      },
    },
  },
});

const rangeFill = excelClass<FormatTarget>("RangeFill", {
  properties: {
    color: {
      since: "1.1",
      // No fill reads as white, a mixture as an empty text.
      get: (target, session) => commonStyle(target, (style) => style.fill ?? "#FFFFFF", session) ?? "",
      set: (target, value, session) => restyle(target, { fill: asColor(value) }, session),
    },
  },
  methods: {
    clear: { since: "1.1", call: (target, _args, session) => restyle(target, { fill: null }, session) },
  },
});

function fontProperty<Key extends keyof FontStyle>(
  since: string,
  key: Key,
  read: (value: unknown) => FontStyle[Key],
): Property<FormatTarget> {
  return {
    since,
    get: (target, session) => commonStyle(target, (style) => style.font[key], session),
    set: (target, value, session) => restyle(target, { font: { [key]: read(value) } }, session),
  };
}

const rangeFont = excelClass<FormatTarget>("RangeFont", {
  properties: {
    name: fontProperty("1.1", "name", asText),
    size: fontProperty("1.1", "size", asNumber),
    color: fontProperty("1.1", "color", asColor),
    italic: fontProperty("1.1", "italic", asFlag),
    bold: fontProperty("1.1", "bold", asFlag),
    underline: fontProperty("1.1", "underline", (value) => asOneOf(value, UNDERLINE)),
    strikethrough: fontProperty("1.9", "strikethrough", asFlag),
  },
});

const formatProtection = excelClass<FormatTarget>("FormatProtection", {
  properties: {
    locked: protectionProperty("locked"),
    formulaHidden: protectionProperty("formulaHidden"),
  },
});

function protectionProperty(key: "locked" | "formulaHidden"): Property<FormatTarget> {
  return {
    since: "1.2",
    get: (target, session) => commonStyle(target, (style) => style[key], session),
    set: (target, value, session) => {
      for (const box of target.boxes) refuseLocked(session.model, target.sheet, box);
      restyle(target, { [key]: asFlag(value) }, session);
    },
  };
}
