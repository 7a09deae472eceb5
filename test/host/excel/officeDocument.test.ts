import { boxOf } from "../../../src/spreadsheet/model/box";
import { openWorkbook } from "../../../src/spreadsheet/xlsx/openWorkbook";
import { givenWorkbook, type GivenWorkbook } from "../givenWorkbook";

type Callback<T> = (result: Office.AsyncResult<T>) => void;

/** The value that a method of the common API calls back with; else the number of its error. */
function called<T>(method: (callback: Callback<T>) => void): Promise<T | number> {
  return new Promise((resolve) =>
    method(({ value, error }) => resolve((error as Office.Error | undefined)?.code ?? value)),
  );
}

const documentOf = (book: GivenWorkbook) => book.window.Office.context.document;

function select(book: GivenWorkbook, ...box: Parameters<typeof boxOf>): void {
  book.model.selection = boxOf(...box);
}

describe("the document by Office's common API", () => {
  const grid = [
    ["Date", "Share"],
    [44927, "=1/4"],
    [44928, 0.5],
  ] as const;

  test("what is selected is read as text and as rows, as kept or as shown", async () => {
    const book = await givenWorkbook({ Data: grid }, { formats: { "Data!B2:B3": "0%" } });
    const document = documentOf(book);
    select(book, 0, 0, 2, 2);
    const read = (type: string, options: object) =>
      called<unknown>((done) => document.getSelectedDataAsync(type as Office.CoercionType, options, done));
    expect(await read("text", {})).toBe("Date\tShare\n44927\t0.25");
    expect(await read("matrix", { valueFormat: "formatted" })).toEqual([
      ["Date", "Share"],
      ["44927", "25%"],
    ]);
    select(book, 0, 0, 3, 2);
    book.sheet("Data").hiddenRows.add(1);
    expect(await read("matrix", { filterType: "onlyVisible" })).toEqual([
      ["Date", "Share"],
      [44928, 0.5],
    ]);
    expect(await read("table", {})).toBe(1000);
    select(book, 0, 0, 1_048_576, 1);
    expect(await read("text", {})).toBe(1008);
  });

  test("rows are written over a selection of their shape, or from a single cell on where nothing stands", async () => {
    const book = await givenWorkbook({
      Data: [
        [null, null],
        [null, null, 7],
      ],
    });
    const document = documentOf(book);
    const write = (data: unknown) =>
      called((done) => document.setSelectedDataAsync(data as string, {}, done));
    select(book, 0, 0, 1, 1);
    expect(await write([["=1+1", 2]])).toEqual({});
    expect(await write("text")).toEqual({});
    select(book, 1, 0, 1, 1);
    expect(await write([[1, 2, 3]])).toBe(2003);
    select(book, 1, 0, 1, 3);
    expect(await write([[1, 2]])).toBe(2002);
    expect(await write([[1, 2, 3]])).toEqual({});
    expect(await write([[1, 2, "=)"]])).toBe(2001);
    expect(book.cells("Data!A1:C2")).toEqual([
      ["text", 2, null],
      [1, 2, 3],
    ]);
  });

  test("the file comes in slices, as it was when it was asked for", async () => {
    const book = await givenWorkbook({ Data: grid });
    const document = documentOf(book);
    const file = (await called<Office.File>((done) =>
      document.getFileAsync("compressed" as unknown as Office.FileType, { sliceSize: 1000 }, done),
    )) as Office.File;
    book.type("Data!A1", "Later");
    const bytes: number[] = [];
    for (let index = 0; index < file.sliceCount; index++) {
      const slice = (await called<Office.Slice>((done) => file.getSliceAsync(index, done))) as Office.Slice;
      bytes.push(...(slice.data as number[]));
    }
    expect([bytes.length, file.sliceCount]).toEqual([file.size, Math.ceil(file.size / 1000)]);
    const { cells } = openWorkbook(Uint8Array.from(bytes)).model.sheets[0]!;
    expect([cells.value(0, 0), cells.value(1, 1), cells.formula(1, 1)]).toEqual(["Date", 0.25, "=1/4"]);
    expect(await called((done) => file.closeAsync(done))).toEqual({});
    expect(await called<Office.Slice>((done) => file.getSliceAsync(0, done))).toBe(5010);
    expect(await called((done) => document.getFileAsync("pdf" as unknown as Office.FileType, {}, done))).toBe(
      1009,
    );
  });

  test("the file's own address", async () => {
    const book = await givenWorkbook({ Data: [] });
    const properties = await called((done) => documentOf(book).getFilePropertiesAsync({}, done));
    expect(properties).toMatchObject({ url: book.host.documentUrl });
  });
});
