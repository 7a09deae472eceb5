import { openWorkbook } from "../../../src/spreadsheet/xlsx/openWorkbook";
import { saveWorkbook } from "../../../src/spreadsheet/xlsx/saveWorkbook";
import { changedParts, everything, reopened } from "../../spreadsheet/xlsx/samples";
import { schemaFindings, schemaTest } from "../../spreadsheet/xlsx/schemaCheck";
import { givenExcel, givenWorkbook } from "../givenWorkbook";

async function givenProperties() {
  const book = await givenWorkbook();
  await book.excel.run(async (context) => {
    const { properties } = context.workbook;
    properties.title = "Contract <A&B>";
    properties.comments = "Line 1\nLine 2";
    properties.company = "NHS";
    properties.revisionNumber = 7;
    properties.custom.add("Owner", "Ann");
    properties.custom.add("owner", "Ben");
    properties.custom.add("Providers", 12);
    properties.custom.add("Share", 0.25);
    properties.custom.add("Final", false);
    properties.custom.add("Long", "x".repeat(300));
    await context.sync();
  });
  return book;
}

test("what a workbook says of itself is read back, in the file as well", async () => {
  const book = await givenProperties();
  for (const model of [book.model, reopened(book.model)]) {
    const again = await givenExcel(model);
    const read = await again.excel.run(async (context) => {
      const { properties } = context.workbook;
      properties.load("title,comments,company,manager,revisionNumber");
      properties.custom.load("items/key,items/value,items/type");
      const none = properties.custom.getItemOrNullObject("Nix");
      await context.sync();
      const { title, comments, company, manager, revisionNumber } = properties;
      return {
        texts: [title, comments, company, manager, revisionNumber],
        custom: properties.custom.items.map(({ key, value, type }): unknown[] => [key, value, type]),
        none: none.isNullObject,
      };
    });
    expect(read).toEqual({
      texts: ["Contract <A&B>", "Line 1\nLine 2", "NHS", "", 7],
      custom: [
        ["Owner", "Ben", "String"],
        ["Providers", 12, "Number"],
        ["Share", 0.25, "Float"],
        ["Final", false, "Boolean"],
        ["Long", "x".repeat(255), "String"],
      ],
      none: true,
    });
  }
});

test("an opened file gets only what changed", async () => {
  const bytes = everything();
  const opened = openWorkbook(bytes);
  expect(changedParts(bytes, saveWorkbook(opened))).toEqual([]);
  opened.model.properties.texts.set("title", "New");
  expect(changedParts(bytes, saveWorkbook(opened))).toEqual(["docProps/core.xml"]);
  expect(openWorkbook(saveWorkbook(opened)).model.properties.createdAt).toBe(
    opened.model.properties.createdAt,
  );
});

test("a deleted property goes from the file", async () => {
  const opened = openWorkbook(saveWorkbook((await givenProperties()).model));
  const book = await givenExcel(opened.model);
  await book.excel.run(async (context) => {
    context.workbook.properties.custom.getItem("Share").delete();
    await context.sync();
  });
  const { custom } = openWorkbook(saveWorkbook(opened)).model.properties;
  expect([...custom.keys()]).toEqual(["Owner", "Providers", "Final", "Long"]);
  opened.model.properties.custom.clear();
  expect(openWorkbook(saveWorkbook(opened)).model.properties.custom.size).toBe(0);
});

schemaTest("properties satisfy the schema", async () => {
  expect(schemaFindings(saveWorkbook((await givenProperties()).model))).toEqual([]);
});
