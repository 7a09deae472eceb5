import type { Json } from "../fact";
import type { SelfTestCase } from "../selfTestCase";

const WHOLE_NUMBER = { wholeNumber: { formula1: 1, formula2: 10, operator: "Between" } } as const;

/** Adds a rule by a formula of one's own to a block of figures. */
function addCustomRule(sheet: Excel.Worksheet, formula: string): Excel.ConditionalFormat {
  const format = sheet.getRange("A1:B3").conditionalFormats.add("Custom");
  format.custom.rule.formula = formula;
  format.custom.format.font.color = "#8A3B00";
  return format;
}

export const formatsCases: readonly SelfTestCase[] = [
  {
    fact: "formats.custom-rule-with-id",
    run: (scratch) =>
      scratch.run(async (context, sheet) => {
        const first = addCustomRule(sheet, "=$A1>2").load("id");
        const second = addCustomRule(sheet, "=$A1>3").load("id");
        await context.sync();
        const found = sheet.getRange("A1:B3").conditionalFormats.getItem(first.id).load("type");
        found.custom.rule.load("formula");
        await context.sync();
        return { apart: first.id !== second.id, type: found.type, formula: found.custom.rule.formula };
      }),
  },
  {
    fact: "formats.newest-rule-first",
    run: (scratch) =>
      scratch.run(async (context, sheet) => {
        const first = addCustomRule(sheet, "=$A1>2");
        const second = addCustomRule(sheet, "=$A1>3");
        first.load("priority");
        second.load("priority");
        await context.sync();
        return { first: first.priority, second: second.priority };
      }),
  },
  {
    fact: "formats.one-rule-goes",
    run: (scratch) =>
      scratch.run(async (context, sheet) => {
        addCustomRule(sheet, "=$A1>2");
        addCustomRule(sheet, "=$A1>3").delete();
        const rules = sheet.getRange("A1:B3").conditionalFormats;
        const first = rules.getItemAt(0);
        first.custom.rule.load("formula");
        const count = rules.getCount();
        await context.sync();
        return [count.value, first.custom.rule.formula];
      }),
  },
  {
    fact: "formats.rule-of-another-sheet",
    run: (scratch) =>
      scratch.code(async (context, sheet) => {
        addCustomRule(sheet, `='${scratch.sheetName}'!$D$1>2`);
        await context.sync();
      }),
  },
  {
    fact: "formats.structured-reference-in-rule",
    run: async (scratch) => {
      await scratch.run(async (context, sheet) => {
        sheet.getRange("D1:D3").values = [["n"], [1], [2]];
        sheet.tables.add("D1:D3", true).name = "AcmSelfTestRule";
        await context.sync();
      });
      const conditional = await scratch.code(async (context, sheet) => {
        addCustomRule(sheet, "=SUM(AcmSelfTestRule[n])>2");
        await context.sync();
      });
      const validation = await scratch.code(async (context, sheet) => {
        sheet.getRange("F1").dataValidation.rule = {
          list: { inCellDropDown: true, source: "=AcmSelfTestRule[n]" },
        };
        await context.sync();
      });
      return { conditional, validation };
    },
  },
  {
    fact: "formats.one-validation-per-cell",
    run: (scratch) =>
      scratch.run(async (context, sheet) => {
        const { dataValidation } = sheet.getRange("A1");
        dataValidation.rule = { list: { inCellDropDown: true, source: "yes,no" } };
        dataValidation.rule = WHOLE_NUMBER;
        dataValidation.load("type");
        await context.sync();
        return dataValidation.type;
      }),
  },
  {
    fact: "formats.mixed-validation",
    run: (scratch) =>
      scratch.run(async (context, sheet) => {
        sheet.getRange("A1").dataValidation.rule = WHOLE_NUMBER;
        sheet.getRange("A2").dataValidation.rule = { list: { inCellDropDown: true, source: "yes,no" } };
        const different = sheet.getRange("A1:A2").dataValidation.load("type,rule");
        const partly = sheet.getRange("A1:B1").dataValidation.load("type,rule");
        const none = sheet.getRange("D1:E1").dataValidation.load("type");
        await context.sync();
        return {
          different: [different.type, different.rule as Json],
          partly: [partly.type, partly.rule as Json],
          none: none.type,
        };
      }),
  },
  {
    fact: "formats.inline-list-length",
    run: async (scratch) => {
      const codeOf = (length: number) =>
        scratch.code(async (context, sheet) => {
          const source = `yes,${"n".repeat(length - 4)}`;
          sheet.getRange("A1").dataValidation.rule = { list: { inCellDropDown: true, source } };
          await context.sync();
        });
      return { "255": await codeOf(255), "256": await codeOf(256) };
    },
  },
  {
    fact: "formats.validation-lets-code-write",
    run: (scratch) =>
      scratch.run(async (context, sheet) => {
        const cell = sheet.getRange("A1");
        cell.dataValidation.rule = WHOLE_NUMBER;
        cell.values = [[999]];
        cell.load("values");
        await context.sync();
        return cell.values as Json;
      }),
  },
  {
    fact: "formats.clearing-takes-all-rules",
    run: (scratch) =>
      scratch.run(async (context, sheet) => {
        sheet.getRange("A1:A3").dataValidation.rule = WHOLE_NUMBER;
        sheet.getRange("A2").dataValidation.clear();
        const cleared = sheet.getRange("A2").dataValidation.load("type");
        const beside = sheet.getRange("A3").dataValidation.load("type");
        await context.sync();
        return { cleared: cleared.type, beside: beside.type };
      }),
  },
];
