import { isWholeColumns, isWholeRows, WHOLE_SHEET } from "../../spreadsheet/model/box";
import { invalidArgument, itemNotFound } from "../../spreadsheet/model/excelError";
import type { PageLayoutModel, SheetModel } from "../../spreadsheet/model/sheet";
import type { WorkbookModel } from "../../spreadsheet/model/workbook";
import { asFlag, asInteger, asNumber, asOneOf, asRecord, asText } from "../protocol/arguments";
import { excelClass, type DefinedClass, type HostObject, type Property } from "../protocol/excelClass";
import type { Session } from "../protocol/session";
import { placeOf } from "./place";
import { range } from "./range";
import { rangeAreas } from "./rangeAreas";

/** Margins are kept in inches, as in the file; the API speaks of points. */
const POINTS_PER_INCH = 72;

function change(sheet: SheetModel, model: WorkbookModel, perform: (page: PageLayoutModel) => void): void {
  perform(sheet.page);
  model.notify({ kind: "layout", sheet });
}

function flag(
  key: "centerHorizontally" | "centerVertically" | "printGridlines" | "printHeadings" | "blackAndWhite",
): Property<SheetModel> {
  return {
    since: "1.9",
    get: ({ page }) => page[key] ?? false,
    set: (sheet, value, { model }) => change(sheet, model, (page) => (page[key] = asFlag(value))),
  };
}

function margin(key: keyof PageLayoutModel["margins"]): Property<SheetModel> {
  return {
    since: "1.9",
    get: ({ page }) => page.margins[key] * POINTS_PER_INCH,
    set: (sheet, value, { model }) =>
      change(sheet, model, (page) => (page.margins[key] = asNumber(value) / POINTS_PER_INCH)),
  };
}

const ORIENTATIONS = ["Portrait", "Landscape"] as const;

/** Excel.PaperType by the number that a file carries. */
const PAPER: Readonly<Record<string, number>> = { Letter: 1, Tabloid: 3, Legal: 5, A3: 8, A4: 9, A5: 11 };

export const pageLayout: DefinedClass<SheetModel> = excelClass("PageLayout", {
  properties: {
    orientation: {
      since: "1.9",
      get: ({ page }) => page.orientation,
      set: (sheet, value, { model }) =>
        change(sheet, model, (page) => (page.orientation = asOneOf(value, ORIENTATIONS))),
    },
    paperSize: {
      since: "1.9",
      get: ({ page }) => Object.entries(PAPER).find(([, number]) => number === page.paperSize)?.[0] ?? "",
      set: (sheet, value, { model }) =>
        change(sheet, model, (page) => (page.paperSize = PAPER[asOneOf(value, Object.keys(PAPER))]!)),
    },
    // Must be set as a whole: what is left out is forgotten.
    zoom: {
      since: "1.9",
      get: ({ page }) => page.zoom,
      set: (sheet, value, { model }) => {
        const zoom = asRecord(value);
        const part = (key: "scale" | "horizontalFitToPages" | "verticalFitToPages") => {
          const given = zoom[key];
          return given === undefined || given === null ? {} : { [key]: asInteger(given) };
        };
        const { scale } = zoom;
        if (typeof scale === "number" && (scale < 10 || scale > 400)) throw invalidArgument();
        change(sheet, model, (page) => {
          page.zoom = { ...part("scale"), ...part("horizontalFitToPages"), ...part("verticalFitToPages") };
        });
      },
    },
    centerHorizontally: flag("centerHorizontally"),
    centerVertically: flag("centerVertically"),
    printGridlines: flag("printGridlines"),
    printHeadings: flag("printHeadings"),
    blackAndWhite: flag("blackAndWhite"),
    leftMargin: margin("left"),
    rightMargin: margin("right"),
    topMargin: margin("top"),
    bottomMargin: margin("bottom"),
    headerMargin: margin("header"),
    footerMargin: margin("footer"),
  },
  links: { headersFooters: { since: "1.9", to: (sheet) => headerFooterGroup.of(sheet) } },
  methods: {
    setPrintArea: {
      since: "1.9",
      call: (sheet, args, session) => {
        const { box } = placeOf(args.any(0), sheet, session);
        change(sheet, session.model, (page) => (page.printArea = box));
      },
    },
    getPrintArea: { since: "1.9", call: (sheet) => orNotFound(printArea(sheet)) },
    getPrintAreaOrNullObject: { since: "1.9", call: printArea },
    setPrintTitleRows: {
      since: "1.9",
      call: (sheet, args, session) => {
        const { box } = placeOf(args.any(0), sheet, session);
        if (!isWholeRows(box)) throw invalidArgument();
        change(sheet, session.model, (page) => (page.titleRows = { top: box.top, bottom: box.bottom }));
      },
    },
    getPrintTitleRows: { since: "1.9", call: (sheet) => orNotFound(titleRows(sheet)) },
    getPrintTitleRowsOrNullObject: { since: "1.9", call: titleRows },
    setPrintTitleColumns: {
      since: "1.9",
      call: (sheet, args, session) => {
        const { box } = placeOf(args.any(0), sheet, session);
        if (!isWholeColumns(box)) throw invalidArgument();
        change(sheet, session.model, (page) => (page.titleColumns = { left: box.left, right: box.right }));
      },
    },
    setPrintMargins: {
      since: "1.9",
      call: (sheet, args, { model }) => {
        const unit = args.oneOf(0, ["Points", "Inches", "Centimeters"]);
        const inches = { Points: 1 / POINTS_PER_INCH, Inches: 1, Centimeters: 1 / 2.54 }[unit];
        change(sheet, model, ({ margins }) => {
          for (const [key, value] of Object.entries(args.record(1))) {
            if (key in margins) margins[key as keyof typeof margins] = asNumber(value) * inches;
          }
        });
      },
    },
  },
});

function printArea(sheet: SheetModel): HostObject | null {
  return sheet.page.printArea && rangeAreas.of({ sheet, boxes: [sheet.page.printArea] });
}

function titleRows(sheet: SheetModel): HostObject | null {
  return sheet.page.titleRows && range.of({ sheet, box: { ...WHOLE_SHEET, ...sheet.page.titleRows } });
}

function orNotFound(object: HostObject | null): HostObject {
  if (!object) throw itemNotFound();
  return object;
}

const headerFooterGroup = excelClass<SheetModel>("HeaderFooterGroup", {
  links: { defaultForAllPages: { since: "1.9", to: (sheet) => headerFooter.of(sheet) } },
});

function corner(part: "header" | "footer", side: "left" | "center" | "right"): Property<SheetModel> {
  return {
    since: "1.9",
    get: ({ page }) => page[part][side] ?? "",
    set: (sheet, value, session: Session) =>
      change(sheet, session.model, (page) => (page[part][side] = asText(value))),
  };
}

const headerFooter = excelClass<SheetModel>("HeaderFooter", {
  properties: {
    leftHeader: corner("header", "left"),
    centerHeader: corner("header", "center"),
    rightHeader: corner("header", "right"),
    leftFooter: corner("footer", "left"),
    centerFooter: corner("footer", "center"),
    rightFooter: corner("footer", "right"),
  },
});
