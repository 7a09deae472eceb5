import type { Json } from "../fact";
import type { Scratch } from "../scratch";
import type { SelfTestCase } from "../selfTestCase";
import { secondSheet } from "./secondSheet";

const KEY = "acm.selfTest";
const NAMESPACE = "urn:acm-self-test";
const NAME = "acmSelfTestName";

/** Runs `use` and takes the name away afterwards. */
async function withName(scratch: Scratch, reference: string, use: () => Promise<Json>): Promise<Json> {
  await scratch.run(async (context, sheet) => {
    context.workbook.names.add(NAME, sheet.getRange(reference));
    await context.sync();
  });
  try {
    return await use();
  } finally {
    await scratch.run(async (context) => {
      context.workbook.names.getItem(NAME).delete();
      await context.sync();
    });
  }
}

export const storageCases: readonly SelfTestCase[] = [
  {
    fact: "storage.settings-round-trip",
    run: async (scratch) => {
      await scratch.run(async (context) => {
        context.workbook.settings.add(KEY, { version: 1, list: [1, "two", null] });
        await context.sync();
      });
      return scratch.run(async (context) => {
        const setting = context.workbook.settings.getItem(KEY).load("value");
        const none = context.workbook.settings.getItemOrNullObject(`${KEY}.none`);
        await context.sync();
        const value = setting.value as Json;
        setting.delete();
        await context.sync();
        return { value, missing: none.isNullObject };
      });
    },
  },
  {
    fact: "storage.custom-xml-part",
    run: (scratch) =>
      scratch.run(async (context) => {
        const { customXmlParts } = context.workbook;
        const part = customXmlParts.add(`<acm xmlns="${NAMESPACE}"><v>1</v></acm>`);
        await context.sync();
        const found = customXmlParts.getByNamespace(NAMESPACE);
        const count = found.getCount();
        const xml = found.getOnlyItem().getXml();
        await context.sync();
        part.delete();
        const left = customXmlParts.getByNamespace(NAMESPACE).getCount();
        await context.sync();
        return { count: count.value, kept: xml.value.includes("<v>1</v>"), left: left.value };
      }),
  },
  {
    fact: "storage.document-property-cut",
    run: (scratch) =>
      scratch.run(async (context) => {
        const property = context.workbook.properties.custom.add(KEY, "v".repeat(300));
        await context.sync();
        property.load("value");
        await context.sync();
        const { length } = String(property.value);
        property.delete();
        await context.sync();
        return length;
      }),
  },
  {
    fact: "storage.sheet-property",
    run: async (scratch) => {
      const codeOf = (length: number) =>
        scratch.code(async (context, sheet) => {
          sheet.customProperties.add("k".repeat(length), "v");
          await context.sync();
        });
      const codes = { "255": await codeOf(255), "256": await codeOf(256) };
      const read = await scratch.run(async (context, sheet) => {
        sheet.customProperties.add(KEY, "one");
        sheet.customProperties.add(KEY.toUpperCase(), "two");
        const property = sheet.customProperties.getItem(KEY).load("key,value");
        await context.sync();
        return [property.key, property.value];
      });
      return { ...codes, read };
    },
  },
  {
    fact: "storage.very-hidden-sheet",
    run: (scratch) =>
      secondSheet(scratch, async (name) => {
        const codeOf = (visibility: Excel.SheetVisibility | "VeryHidden" | "Visible") =>
          scratch.code(async (context) => {
            const sheet = context.workbook.worksheets.getItem(name);
            sheet.visibility = visibility;
            sheet.delete();
            await context.sync();
          });
        return { veryHidden: await codeOf("VeryHidden"), visible: await codeOf("Visible") };
      }),
  },
  {
    fact: "storage.protected-structure",
    run: (scratch) =>
      secondSheet(scratch, async (name) => {
        const codeOf = (change: (sheet: Excel.Worksheet) => void) =>
          scratch.code(async (context) => {
            change(context.workbook.worksheets.getItem(name));
            await context.sync();
          });
        await scratch.run(async (context) => {
          context.workbook.protection.protect();
          await context.sync();
        });
        try {
          const rename = await codeOf((sheet) => (sheet.name = `${name} c`));
          const hide = await codeOf((sheet) => (sheet.visibility = "Hidden"));
          const write = await codeOf((sheet) => (sheet.getRange("A1").values = [[1]]));
          return { rename: rename !== "no error", hide: hide !== "no error", write };
        } finally {
          await scratch.run(async (context) => {
            context.workbook.protection.unprotect();
            await context.sync();
          });
        }
      }),
  },
  {
    fact: "storage.name-follows-its-cells",
    run: (scratch) =>
      withName(scratch, "A3", () =>
        scratch.run(async (context, sheet) => {
          sheet.getRange("1:1").insert("Down");
          const range = context.workbook.names.getItem(NAME).getRange().load("rowIndex,columnIndex");
          await context.sync();
          return [range.rowIndex, range.columnIndex];
        }),
      ),
  },
  {
    fact: "storage.name-of-deleted-cells",
    run: (scratch) =>
      withName(scratch, "A3:B3", () =>
        scratch.run(async (context, sheet) => {
          sheet.getRange("3:3").delete("Up");
          const name = context.workbook.names.getItem(NAME).load("formula");
          const range = name.getRangeOrNullObject();
          await context.sync();
          return { formula: String(name.formula).includes("#REF!"), range: range.isNullObject };
        }),
      ),
  },
];
