import { givenWorkbook } from "../givenWorkbook";

describe("what a file carries beside its cells", () => {
  test("settings hold any JSON", async () => {
    const book = await givenWorkbook();
    const read = await book.excel.run(async (context) => {
      const { settings } = context.workbook;
      settings.add("acm", { version: 1, list: [1, "two", null] });
      settings.add("gone", true).delete();
      const acm = settings.getItemOrNullObject("acm").load("key,value");
      const none = settings.getItemOrNullObject("none");
      const count = settings.getCount();
      await context.sync();
      return [acm.value as unknown, none.isNullObject, count.value];
    });
    expect(read).toEqual([{ version: 1, list: [1, "two", null] }, true, 1]);
    expect(book.model.settings.get("acm")).toEqual({ version: 1, list: [1, "two", null] });
  });

  test("custom XML parts are found by namespace", async () => {
    const book = await givenWorkbook();
    const read = await book.excel.run(async (context) => {
      const { customXmlParts } = context.workbook;
      customXmlParts.add('<acm xmlns="urn:acm"><v>1</v></acm>');
      customXmlParts.add('<o:other xmlns:o="urn:other"/>');
      const ours = customXmlParts.getByNamespace("urn:acm").getOnlyItem().load("namespaceUri");
      await context.sync();
      const xml = ours.getXml();
      ours.setXml('<acm xmlns="urn:acm"><v>2</v></acm>');
      const later = ours.getXml();
      const count = customXmlParts.getCount();
      await context.sync();
      return [ours.namespaceUri, xml.value, later.value, count.value];
    });
    expect(read).toEqual([
      "urn:acm",
      '<acm xmlns="urn:acm"><v>1</v></acm>',
      '<acm xmlns="urn:acm"><v>2</v></acm>',
      2,
    ]);
  });

  test("names stand for ranges, constants and formulas", async () => {
    const book = await givenWorkbook({ Data: [[2, 3]] });
    const read = await book.excel.run(async (context) => {
      const { names } = context.workbook;
      names.add("cells", context.workbook.worksheets.getItem("Data").getRange("A1:B1"));
      names.add("sum", "=SUM(Data!$A$1:$B$1)");
      names.add("word", '="hello"');
      const sheetName = context.workbook.worksheets
        .getItem("Data")
        .names.add("local", "=Data!$A$1")
        .load("scope");
      names.load("items/name,items/type,items/value,items/formula,items/scope");
      const range = names.getItem("CELLS").getRange().load("address");
      await context.sync();
      return [
        names.items.map(({ name, type, value }) => [name, type, value as unknown]),
        range.address,
        sheetName.scope,
      ];
    });
    expect(read).toEqual([
      [
        ["cells", "Range", "Data!A1:B1"],
        ["sum", "Double", 5],
        ["word", "String", "hello"],
      ],
      "Data!A1:B1",
      "Worksheet",
    ]);
  });

  test("comments belong to their cell: writing and moving leave them, inserted rows take them along, deleted ones too", async () => {
    const book = await givenWorkbook({ Data: [[1], [2]] });
    const read = await book.excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem("Data");
      const comment = context.workbook.comments.add("Data!A2", "Why so high?");
      comment.replies.add("New team.");
      sheet.getRange("A2").values = [[5]];
      sheet.getRange("A2").moveTo("C2");
      sheet.getRange("1:1").insert("Down");
      const location = comment.getLocation().load("address");
      comment.load("content,authorName,resolved");
      comment.replies.load("items/content");
      const found = sheet.comments.getItemByCell("A3").load("content");
      await context.sync();
      sheet.getRange("3:3").delete("Up");
      const left = sheet.comments.getCount();
      await context.sync();
      return [
        location.address,
        comment.content,
        comment.resolved,
        comment.replies.items[0]!.content,
        found.content,
        left.value,
      ];
    });
    expect(read).toEqual(["Data!A3", "Why so high?", false, "New team.", "Why so high?", 0]);
  });

  test("the application tells culture and separators, each on its own (learn.microsoft.com, excel-add-ins-workbooks)", async () => {
    const book = await givenWorkbook(
      {},
      {
        displayLanguage: "en-GB",
        contentLanguage: "fr-FR",
        locale: { name: "de-DE", decimalSeparator: ",", thousandsSeparator: "." },
      },
    );
    book.model.addSheet("Data");
    const read = await book.excel.run(async (context) => {
      const { application } = context.workbook;
      application.load("decimalSeparator,thousandsSeparator,calculationMode");
      application.cultureInfo.load("name,numberFormat/numberDecimalSeparator");
      await context.sync();
      const { cultureInfo, decimalSeparator } = application;
      return [decimalSeparator, cultureInfo.name, cultureInfo.numberFormat.numberDecimalSeparator];
    });
    expect(read).toEqual([",", "de-DE", ","]);
    const { displayLanguage, contentLanguage } = book.window.Office.context;
    expect([displayLanguage, contentLanguage]).toEqual(["en-GB", "fr-FR"]);
  });
});
