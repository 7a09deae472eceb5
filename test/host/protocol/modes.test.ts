import { CELL_EDIT_MODE, SESSION_TIMED_OUT } from "../../../src/host/protocol/fault";
import { givenWorkbook } from "../givenWorkbook";

const failure = (promise: Promise<unknown>) =>
  promise.then(
    () => null,
    (error: OfficeExtension.Error) => error,
  );

describe("modes in which Excel refuses", () => {
  test("cell editing: every batch fails", async () => {
    const book = await givenWorkbook({ Data: [] });
    const next = book.host.syncLog.length + 1;
    book.host.fault = (request) => (request === next ? CELL_EDIT_MODE : null);
    const error = await failure(
      book.excel.run(async (context) => {
        context.workbook.worksheets.getItem("Data").getRange("A1").values = [[1]];
        await context.sync();
      }),
    );
    expect(error).toMatchObject({ code: "InvalidOperationInCellEditMode" });
    expect(book.cell("Data!A1")).toBeNull();
  });

  test("a session that timed out (OfficeDev/office-js#6585)", async () => {
    const book = await givenWorkbook({ Data: [] });
    const next = book.host.syncLog.length + 1;
    book.host.fault = (request) => (request === next ? SESSION_TIMED_OUT : null);
    const error = await failure(
      book.excel.run(async (context) => {
        context.workbook.load("name");
        await context.sync();
      }),
    );
    expect(error).toMatchObject({ code: "InvalidOrTimedOutSession" });
  });
});
