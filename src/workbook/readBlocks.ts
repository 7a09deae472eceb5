import type { CellBlock, RawCell } from "../submission/block";
import type { Rectangle } from "./address";
import { excelErrorCode } from "./excelErrors";
import { syncRead } from "./syncRead";

/** A rectangle to read and what of it is wanted. */
export interface ReadRequest extends Rectangle {
  readonly sheet: string;
  /** Columns (counted from the rectangle's first) whose number format category is wanted too. */
  readonly categoryColumns?: readonly number[];
  /** Absent: values. Formulas are read to be looked at, never to be written back. */
  readonly what?: "values" | "formulas";
}

/** Excel on the web refuses answers over 5 MB; we ask for about two thirds of that. */
const RESPONSE_BUDGET = 3_500_000;
/** Bytes that a cell takes in an answer, on average; long notes are caught by reading smaller pieces. */
const BYTES_PER_CELL = 16;
const BYTES_PER_CATEGORY = 10;

/**
 * Reads rectangles in as few round trips as their size allows: small ones together, large ones in pieces of rows.
 *
 * Answers stand in the order of the requests. `onPiece` is told the share of cells that have come, 0-1, and may
 * throw to stop.
 */
export async function readBlocks(
  context: Excel.RequestContext,
  requests: readonly ReadRequest[],
  onPiece: (share: number) => void | Promise<void> = () => undefined,
): Promise<CellBlock[]> {
  const answers = requests.map((request) => ({
    request,
    values: [] as RawCell[][],
    categories: [] as string[][],
  }));
  const total = requests.reduce((sum, request) => sum + request.rows * request.columns, 0);
  let done = 0;
  let budget = RESPONSE_BUDGET;
  const queue = answers.map((answer) => ({ answer, firstRow: 0 }));
  while (queue.length > 0) {
    const batch = takeBatch(queue, budget);
    let loaded;
    try {
      loaded = await syncRead(context, () =>
        batch.map(({ answer, firstRow, rows }) => load(context, answer.request, firstRow, rows)),
      );
    } catch (error) {
      if (!isTooLarge(error) || batch.every(({ rows }) => rows <= 1)) throw error;
      budget /= 4;
      queue.unshift(...batch.map(({ answer, firstRow }) => ({ answer, firstRow })));
      dropDuplicates(queue);
      continue;
    }
    loaded.forEach(({ values, categories }, i) => {
      const { answer, rows } = batch[i]!;
      answer.values.push(...(values[answer.request.what ?? "values"] as RawCell[][]));
      if (categories.length > 0) answer.categories.push(...joinCategories(answer.request, rows, categories));
      done += rows * answer.request.columns;
    });
    await onPiece(total === 0 ? 1 : done / total);
  }
  return answers.map(({ request, values, categories }) => ({
    sheet: request.sheet,
    row: request.row,
    column: request.column,
    values,
    ...(request.categoryColumns?.length ? { categories } : {}),
  }));
}

interface Piece<A> {
  readonly answer: A;
  readonly firstRow: number;
}

/** Takes from the queue what fits into one answer; a rectangle that does not fit goes back with its remaining rows. */
function takeBatch<A extends { readonly request: ReadRequest }>(queue: Piece<A>[], budget: number) {
  const batch: (Piece<A> & { readonly rows: number })[] = [];
  let bytes = 0;
  while (queue.length > 0) {
    const { answer, firstRow } = queue[0]!;
    const { rows: allRows, columns, categoryColumns = [] } = answer.request;
    const perRow = columns * BYTES_PER_CELL + categoryColumns.length * BYTES_PER_CATEGORY;
    const fitting = Math.floor((budget - bytes) / perRow);
    if (fitting < 1 && batch.length > 0) break;
    const rows = Math.min(allRows - firstRow, Math.max(1, fitting));
    batch.push({ answer, firstRow, rows });
    bytes += rows * perRow;
    queue.shift();
    if (firstRow + rows < allRows) {
      queue.unshift({ answer, firstRow: firstRow + rows });
      break;
    }
  }
  return batch;
}

/** After a batch was too large its pieces stand in the queue again, in front of the remainder cut off from the last. */
function dropDuplicates<A>(queue: Piece<A>[]): void {
  const seen = new Set<A>();
  for (let i = 0; i < queue.length;) {
    if (seen.has(queue[i]!.answer)) queue.splice(i, 1);
    else seen.add(queue[i++]!.answer);
  }
}

function load(context: Excel.RequestContext, request: ReadRequest, firstRow: number, rows: number) {
  const sheet = context.workbook.worksheets.getItem(request.sheet);
  const row = request.row + firstRow;
  const values = sheet.getRangeByIndexes(row, request.column, rows, request.columns);
  if (request.what === "formulas") values.load("formulas");
  else values.load("values");
  const categories = (request.categoryColumns ?? []).map((column) => {
    const range = sheet.getRangeByIndexes(row, request.column + column, rows, 1);
    range.load("numberFormatCategories");
    return { column, range };
  });
  return { values, categories };
}

function joinCategories(
  request: ReadRequest,
  rows: number,
  loaded: readonly { readonly column: number; readonly range: Excel.Range }[],
): string[][] {
  const joined = Array.from({ length: rows }, () => new Array<string>(request.columns).fill("General"));
  for (const { column, range } of loaded) {
    range.numberFormatCategories.forEach(([category], i) => (joined[i]![column] = String(category)));
  }
  return joined;
}

function isTooLarge(error: unknown): boolean {
  return excelErrorCode(error) === "ResponsePayloadSizeLimitExceeded";
}
