import { columnLetters, quotedSheet } from "./address";
import { OutputProblem } from "./outputProblem";
import { syncRead } from "./syncRead";

/** Rows or columns of a sheet, counted from 1, both ends included. */
export interface StretchPlace {
  readonly sheet: string;
  readonly of: "rows" | "columns";
  readonly first: number;
  readonly last: number;
}

/**
 * Begins the hidden names of what we hid; a name moves along when rows are inserted, and stays in the file. `WAS` marks
 * what was hidden already: it counts as hidden, and is not shown again.
 */
const MARK = "acm_aside_";
const WAS = "was_";

/**
 * Hides rows and columns until `showStretchesAgain`, whatever happens to the pane.
 *
 * @throws OutputProblem where a sheet is protected
 */
export async function hideStretches(
  context: Excel.RequestContext,
  stretches: readonly StretchPlace[],
): Promise<void> {
  if (stretches.length === 0) return;
  const { workbook } = context;
  const { sheets, lines } = await syncRead(context, () => {
    workbook.names.load("items/name");
    const sheets = new Map(
      stretches.map(({ sheet: name }) => {
        const sheet = workbook.worksheets.getItem(name);
        sheet.protection.load("protected");
        return [name, sheet];
      }),
    );
    const lines = stretches.flatMap((stretch) =>
      Array.from({ length: stretch.last - stretch.first + 1 }, (_, i) => {
        const place = { ...stretch, first: stretch.first + i, last: stretch.first + i };
        const range = sheets.get(place.sheet)!.getRange(addressOf(place));
        return { place, range: range.load("rowHidden,columnHidden") };
      }),
    );
    return { sheets, lines };
  });
  for (const [name, { protection }] of sheets) {
    if (protection.protected)
      throw new OutputProblem(
        `The sheet "${name}" is protected, so none of its rows and columns can be hidden. Take the protection off (Review, Unprotect Sheet) and try again.`,
      );
  }
  const taken = new Set(workbook.names.items.map(({ name }) => name.toLowerCase()));
  let next = 0;
  for (const { place, range } of lines) {
    const wasHidden = range[HIDDEN[place.of]];
    const stem = `${MARK}${wasHidden ? WAS : ""}`;
    while (taken.has(`${stem}${next}`)) next++;
    const mark = workbook.names.add(
      `${stem}${next++}`,
      `=${quotedSheet(place.sheet)}!${addressOf(place, "$")}`,
    );
    mark.visible = false;
    if (!wasHidden) range[HIDDEN[place.of]] = true;
  }
  await context.sync();
}

const HIDDEN = { rows: "rowHidden", columns: "columnHidden" } as const;

/** Rows and columns that are hidden since `hideStretches`, one by one. */
export async function stretchesAside(context: Excel.RequestContext): Promise<StretchPlace[]> {
  return (await marked(context)).flatMap(({ place, isHidden }) => (isHidden && place ? [place] : []));
}

/** Shows what `hideStretches` hid; what was hidden before stays so. */
export async function showStretchesAgain(context: Excel.RequestContext): Promise<void> {
  for (const { name, range, place, isHidden } of await marked(context)) {
    if (place && isHidden && !name.name.startsWith(`${MARK}${WAS}`)) range[HIDDEN[place.of]] = false;
    name.delete();
  }
  await context.sync();
}

async function marked(context: Excel.RequestContext) {
  const { names } = context.workbook;
  await syncRead(context, () => names.load("items/name"));
  const marks = names.items.filter(({ name }) => name.toLowerCase().startsWith(MARK));
  if (marks.length === 0) return [];
  const found = await syncRead(context, () =>
    marks.map((name) => {
      const range = name.getRangeOrNullObject();
      range.load("address,rowHidden,columnHidden,isEntireRow,rowIndex,columnIndex,rowCount,columnCount");
      range.worksheet.load("name");
      return { name, range };
    }),
  );
  return found.map(({ name, range }) => {
    const place = range.isNullObject ? null : placeOf(range);
    return { name, range, place, isHidden: place !== null && range[HIDDEN[place.of]] === true };
  });
}

function placeOf(range: Excel.Range): StretchPlace {
  const { rowIndex, rowCount, columnIndex, columnCount, isEntireRow } = range;
  const [start, count] = isEntireRow ? [rowIndex, rowCount] : [columnIndex, columnCount];
  return {
    sheet: range.worksheet.name,
    of: isEntireRow ? "rows" : "columns",
    first: start + 1,
    last: start + count,
  };
}

function addressOf({ of, first, last }: StretchPlace, sign = ""): string {
  const name = (place: number) => sign + (of === "rows" ? String(place) : columnLetters(place - 1));
  return `${name(first)}:${name(last)}`;
}
