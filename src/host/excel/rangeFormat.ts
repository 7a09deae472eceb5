import { FILL_PATTERNS, type FontStyle } from "../../spreadsheet/model/style";
import { refuseLocked, refuseUnlessAllowed } from "../../spreadsheet/model/protection";
import { asFlag, asInteger, asNumber, asOneOf, asText } from "../protocol/arguments";
import { excelClass, type DefinedClass, type Property } from "../protocol/excelClass";
import { autofitColumns, autofitRows } from "./autofit";
import { asColor } from "./color";
import { commonStyle, restyle, styled, type FormatTarget, type LookTarget } from "./looks";
import { rangeBorderCollection } from "./rangeBorders";
import { rangeSizes } from "./rangeSizes";

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
const READING_ORDER = ["Context", "LeftToRight", "RightToLeft"] as const;
const UNDERLINE = ["None", "Single", "Double", "SingleAccountant", "DoubleAccountant"] as const;

/** How text stands in cells; a range and a named style have each of these from sets of their own on. */
export function alignment<Target extends LookTarget>(
  first: string,
  orientation: string,
  later: string,
  autoIndent = later,
): Record<string, Property<Target>> {
  return {
    wrapText: styled(
      first,
      (style) => style.wrapText,
      (value) => ({ wrapText: asFlag(value) }),
    ),
    horizontalAlignment: styled(
      first,
      (style) => style.horizontal,
      (value) => ({ horizontal: asOneOf(value, HORIZONTAL) }),
    ),
    verticalAlignment: styled(
      first,
      (style) => style.vertical,
      (value) => ({ vertical: asOneOf(value, VERTICAL) }),
    ),
    textOrientation: styled(
      orientation,
      (style) => style.textOrientation,
      (value) => ({ textOrientation: asInteger(value) }),
    ),
    indentLevel: styled(
      later,
      (style) => style.indent,
      (value) => ({ indent: asInteger(value) }),
    ),
    shrinkToFit: styled(
      later,
      (style) => style.shrinkToFit,
      (value) => ({ shrinkToFit: asFlag(value) }),
    ),
    autoIndent: styled(
      autoIndent,
      (style) => style.autoIndent ?? false,
      (value) => ({ autoIndent: asFlag(value) || undefined }),
    ),
    readingOrder: styled(
      later,
      (style) => style.readingOrder ?? "Context",
      (value) => {
        const order = asOneOf(value, READING_ORDER);
        return { readingOrder: order === "Context" ? undefined : order };
      },
    ),
  };
}

export const rangeFormat: DefinedClass<FormatTarget> = excelClass("RangeFormat", {
  properties: {
    ...alignment("1.1", "1.7", "1.9"),
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

export const rangeFill: DefinedClass<LookTarget> = excelClass("RangeFill", {
  properties: {
    color: {
      since: "1.1",
      // No fill reads as white, a mixture as an empty text.
      get: (target, session) => commonStyle(target, (style) => style.fill ?? "#FFFFFF", session) ?? "",
      set: (target, value, session) => restyle(target, { fill: asColor(value) }, session),
    },
    pattern: {
      since: "1.9",
      get: (target, session) =>
        commonStyle(target, ({ fill, pattern }) => pattern?.kind ?? (fill ? "Solid" : "None"), session),
      set: (target, value, session) => {
        const kind = asOneOf(value, ["None", "Solid", ...FILL_PATTERNS]);
        const color = commonStyle(target, ({ pattern }) => pattern?.color, session) ?? "#000000";
        if (kind === "None") return restyle(target, { fill: null, pattern: undefined }, session);
        restyle(target, { pattern: kind === "Solid" ? undefined : { kind, color } }, session);
      },
    },
    patternColor: {
      since: "1.9",
      get: (target, session) => commonStyle(target, ({ pattern }) => pattern?.color ?? "#000000", session),
      set: (target, value, session) => {
        const kind = commonStyle(target, ({ pattern }) => pattern?.kind, session);
        // A colour without a pattern has nothing to colour.
        if (kind) restyle(target, { pattern: { kind, color: asColor(value) } }, session);
      },
    },
  },
  methods: {
    clear: {
      since: "1.1",
      call: (target, _args, session) => restyle(target, { fill: null, pattern: undefined }, session),
    },
  },
});

function fontProperty<Key extends keyof FontStyle>(
  since: string,
  key: Key,
  read: (value: unknown) => FontStyle[Key],
): Property<LookTarget> {
  return styled(
    since,
    (style) => style.font[key],
    (value) => ({ font: { [key]: read(value) } }),
  );
}

export const rangeFont: DefinedClass<LookTarget> = excelClass("RangeFont", {
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
