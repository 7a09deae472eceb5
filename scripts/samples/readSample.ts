import { CellError } from "../../src/spreadsheet/model/cells";
import { isDateFormat } from "../../src/spreadsheet/model/numberFormat";
import type { WorkbookModel } from "../../src/spreadsheet/model/workbook";
import type { RawCell, TableBlock } from "../../src/submission/block";
import type { ContractData, InputTables } from "../../src/submission/contractData";
import { parseContract } from "../../src/submission/parseContract";

/** What a refresh would read from a sample. */
export function readSample(model: WorkbookModel): ContractData {
  return parseContract(tablesOf(model), { date1904: model.date1904 });
}

/** Tables of a sample, as Excel would give them. */
export function tablesOf(model: WorkbookModel): InputTables {
  const blocks = model.sheets.flatMap((sheet) =>
    sheet.tables.map(({ name, box }): TableBlock => {
      const rows = sheet.cells.read(box);
      return {
        table: name,
        sheet: sheet.name,
        row: box.top,
        column: box.left,
        values: rows.map((row) =>
          row.map((cell): RawCell => (cell instanceof CellError ? cell.code : (cell ?? ""))),
        ),
        categories: rows.map((row, r) =>
          row.map((_, c) => {
            const format = model.styles.get(sheet.cells.style(box.top + r, box.left + c)).numberFormat;
            return format === "@" ? "Text" : isDateFormat(format) ? "Date" : "General";
          }),
        ),
      };
    }),
  );
  return new Map(blocks.map((block) => [block.table.toLowerCase(), block]));
}
