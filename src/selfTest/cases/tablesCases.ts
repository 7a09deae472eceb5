import type { Json } from "../fact";
import type { SelfTestCase } from "../selfTestCase";
import { filterCases } from "./filterCases";
import { addTable, givenTable } from "./givenTable";
import { growthCases } from "./growthCases";

/** Tables: names, headers, room, resizing, rows. */
export const tablesCases: readonly SelfTestCase[] = [
  {
    fact: "tables.names-are-the-workbooks",
    run: async (scratch) => {
      await addTable(scratch, "A1:A2", [["Provider"], ["North"]], "AcmSelfTest");
      const clash = await scratch.code(async (context, sheet) => {
        sheet.tables.add("C1:C2", true).name = "acmselftest";
        await context.sync();
      });
      const foundInOtherCase = await scratch.run(async (context) => {
        const found = context.workbook.tables.getItemOrNullObject("ACMSELFTEST").load("name");
        await context.sync();
        return !found.isNullObject;
      });
      return { clash, foundInOtherCase };
    },
  },
  {
    fact: "tables.no-overlap",
    run: async (scratch) => {
      await addTable(scratch, "A1:B2", [
        ["Provider", "Count"],
        ["North", 3],
      ]);
      return scratch.code(async (context, sheet) => {
        sheet.tables.add("B2:C4", true);
        await context.sync();
      });
    },
  },
  {
    fact: "tables.headers-are-unique-texts",
    run: (scratch) =>
      scratch.run(async (context, sheet) => {
        sheet.getRange("A1:D1").values = [["Count", "count", "", 2026]];
        sheet.tables.add("A1:D2", true);
        const header = sheet.getRange("A1:D1").load("values");
        await context.sync();
        return header.values as Json;
      }),
  },
  {
    fact: "tables.table-without-rows",
    run: (scratch) =>
      scratch.run(async (context, sheet) => {
        sheet.getRange("A1:B1").values = [["Provider", "Count"]];
        const table = sheet.tables.add("A1:B1", true);
        const range = table.getRange().load("rowCount");
        table.rows.load("count");
        await context.sync();
        return { rowsOfRange: range.rowCount, rows: table.rows.count };
      }),
  },
  {
    fact: "tables.resize-keeps-header-row",
    run: async (scratch) => {
      await givenTable(scratch);
      const resize = (address: string) =>
        scratch.code(async (context, sheet) => {
          sheet.tables.getItemAt(0).resize(address);
          await context.sync();
        });
      return {
        "one row more": await resize("A1:B4"),
        "other header row": await resize("A2:B5"),
        "somewhere else": await resize("D1:E3"),
      };
    },
  },
  {
    fact: "tables.resize-keeps-cells",
    run: async (scratch) => {
      await givenTable(scratch);
      return scratch.run(async (context, sheet) => {
        sheet.tables.getItemAt(0).resize("A1:A2");
        const cells = sheet.getRange("A1:B3").load("values");
        await context.sync();
        return cells.values as Json;
      });
    },
  },
  {
    fact: "tables.added-row-makes-room",
    run: async (scratch) => {
      await givenTable(scratch);
      return scratch.run(async (context, sheet) => {
        sheet.getRange("A4").values = [["below"]];
        const table = sheet.tables.getItemAt(0);
        table.resize("A1:B3");
        table.rows.add(undefined, [["West", 2]]);
        const cells = sheet.getRange("A4:B5").load("values");
        await context.sync();
        return cells.values as Json;
      });
    },
  },
  {
    fact: "tables.row-is-a-place",
    run: async (scratch) => {
      await givenTable(scratch);
      return scratch.run(async (context, sheet) => {
        const table = sheet.tables.getItemAt(0);
        const row = table.rows.getItemAt(0).load("values");
        await context.sync();
        const before = row.values as Json;
        table.sort.apply([{ key: 1, ascending: true }]);
        row.load("values");
        await context.sync();
        return { before, afterSort: row.values as Json };
      });
    },
  },
  ...growthCases,
  ...filterCases,
];
