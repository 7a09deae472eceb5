import { boxOf } from "../../spreadsheet/model/box";
import { invalidArgument, itemNotFound } from "../../spreadsheet/model/excelError";
import type { SheetModel } from "../../spreadsheet/model/sheet";
import type { WorkbookModel } from "../../spreadsheet/model/workbook";
import { excelClass, type DefinedClass, type HostObject } from "../protocol/excelClass";
import { placeOf } from "./place";
import { range } from "./range";

interface PageBreaks {
  readonly sheet: SheetModel;
  /** What begins a new page: rows at horizontal breaks, columns at vertical ones. */
  readonly of: "rows" | "columns";
}

interface PageBreak extends PageBreaks {
  /** The row or column that begins the page. */
  readonly at: number;
}

/** The breaks that somebody set; where a page is full Excel breaks too, and tells nobody. */
export const pageBreakCollection: DefinedClass<PageBreaks> = excelClass("PageBreakCollection", {
  methods: {
    add: {
      since: "1.9",
      call: (breaks, args, session) => {
        const { sheet, box } = placeOf(args.any(0), breaks.sheet, session);
        const at = breaks.of === "rows" ? box.top : box.left;
        // Nothing is printed before the first row or column.
        if (sheet !== breaks.sheet || at === 0) throw invalidArgument();
        change(session.model, breaks, (numbers) => numbers.add(at));
        return pageBreak.of({ ...breaks, at });
      },
    },
    getCount: { since: "1.9", call: (breaks) => numbersOf(breaks).size },
    removePageBreaks: {
      since: "1.9",
      call: (breaks, _args, { model }) => change(model, breaks, (numbers) => numbers.clear()),
    },
  },
  collection: { items: (breaks) => inOrder(breaks), item: find },
});

const pageBreak = excelClass<PageBreak>("PageBreak", {
  key: ({ at }) => `${at}`,
  properties: {
    rowIndex: { since: "1.9", get: ({ of, at }) => (of === "rows" ? at : 0) },
    columnIndex: { since: "1.9", get: ({ of, at }) => (of === "columns" ? at : 0) },
  },
  methods: {
    delete: {
      since: "1.9",
      call: ({ at, ...breaks }, _args, { model }) => change(model, breaks, (numbers) => numbers.delete(at)),
    },
    getCellAfterBreak: {
      since: "1.9",
      call: ({ sheet, of, at }) =>
        range.of({ sheet, box: of === "rows" ? boxOf(at, 0, 1, 1) : boxOf(0, at, 1, 1) }),
    },
  },
});

function numbersOf({ sheet, of }: PageBreaks): Set<number> {
  return of === "rows" ? sheet.page.rowBreaks : sheet.page.columnBreaks;
}

function change(model: WorkbookModel, breaks: PageBreaks, perform: (numbers: Set<number>) => void): void {
  perform(numbersOf(breaks));
  model.notify({ kind: "layout", sheet: breaks.sheet });
}

function inOrder(breaks: PageBreaks): HostObject<PageBreak>[] {
  return [...numbersOf(breaks)].sort((a, b) => a - b).map((at) => pageBreak.of({ ...breaks, at }));
}

/** By its place among the breaks (a number), or by the id under which it was handed out (a text). */
function find(breaks: PageBreaks, key: unknown): HostObject<PageBreak> {
  const found =
    typeof key === "number"
      ? inOrder(breaks)[key]
      : inOrder(breaks).find(({ target }) => `${target.at}` === key);
  if (!found) throw itemNotFound();
  return found;
}
