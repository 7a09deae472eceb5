import { openWorkbook } from "../../../src/spreadsheet/xlsx/openWorkbook";
import { saveWorkbook } from "../../../src/spreadsheet/xlsx/saveWorkbook";
import { givenWorkbook } from "../givenWorkbook";

describe("a workbook", () => {
  test("is dirty from a change until it is saved, and selecting changes nothing", async () => {
    const book = await givenWorkbook({ Data: [[1]] });
    const seen: boolean[] = [];
    await book.excel.run(async (context) => {
      const { workbook } = context;
      const look = async () => {
        workbook.load("isDirty");
        await context.sync();
        seen.push(workbook.isDirty);
      };
      workbook.save("Save");
      workbook.worksheets.getItem("Data").getRange("B2").select();
      await look();
      workbook.worksheets.getItem("Data").getRange("A1").values = [[2]];
      await look();
      workbook.save("Prompt");
      await look();
      workbook.isDirty = true;
      await look();
    });
    expect(seen).toEqual([false, true, false, true]);
  });

  test("that is open for reading only is not saved", async () => {
    const book = await givenWorkbook({ Data: [[1]] });
    book.host.modes.readOnly = true;
    const save = book.excel.run(async (context) => {
      context.workbook.save();
      await context.sync();
    });
    await expect(save).rejects.toMatchObject({ code: "AccessDenied" });
  });

  test("answers nothing once it is closed", async () => {
    const book = await givenWorkbook({ Data: [[1]] });
    book.type("Data!A1", 2);
    await book.excel.run(async (context) => {
      context.workbook.close("SkipSave");
      await context.sync();
    });
    expect(book.host.file.isDirty).toBe(true);
    let isAnswered = false;
    const asked = book.excel.run(async (context) => {
      context.workbook.load("name");
      await context.sync();
      isAnswered = true;
    });
    await Promise.race([asked, book.settle()]);
    expect(isAnswered).toBe(false);
  });
});

describe("a worksheet", () => {
  test("keeps its tabId when it is renamed, moved and saved, and no other gets it", async () => {
    const book = await givenWorkbook({ One: [[1]], Two: [[2]] });
    const ids = await book.excel.run(async (context) => {
      const { worksheets } = context.workbook;
      const two = worksheets.getItem("Two");
      worksheets.getItem("One").delete();
      two.name = "Second";
      const third = worksheets.add("Third");
      third.position = 0;
      two.load("tabId");
      third.load("tabId");
      await context.sync();
      return { Second: two.tabId, Third: third.tabId };
    });
    expect(ids).toEqual({ Second: 2, Third: 3 });
    const { model } = openWorkbook(new Uint8Array(saveWorkbook(book.model)));
    expect(Object.fromEntries(model.sheets.map(({ name, tabId }) => [name, tabId]))).toEqual(ids);
    expect(model.addSheet("Fourth").tabId).toBe(4);
  });

  test("keeps its results while it is not calculated, for others too, and catches up afterwards", async () => {
    const book = await givenWorkbook({ Input: [[1]], Sums: [["=Input!A1*10"]], View: [["=Sums!A1"]] });
    const results = () => [book.cell("Sums!A1"), book.cell("View!A1")];
    const calculates = (on: boolean) =>
      book.excel.run(async (context) => {
        context.workbook.worksheets.getItem("Sums").enableCalculation = on;
        await context.sync();
      });
    await calculates(false);
    book.type("Input!A1", 2);
    expect(results()).toEqual([10, 10]);
    await calculates(true);
    expect(results()).toEqual([20, 20]);
  });
});
