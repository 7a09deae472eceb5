import { HISTORY_PERIODS, TEMPLATE_SHEETS } from "../../submission/templateDefinition";
import type { WorkbookModel } from "../../spreadsheet/model/workbook";
import type { ContractSetup, TemplateOptions } from "../contractSetup";
import { GIVEN, HEADER, HINT, TITLE } from "../documentLook";
import { type Entry, serialOf, SheetWriter } from "../sheetWriter";

const HEADER_ROW = 3;
const GAP = 3;

interface GivenTable {
  readonly name: string;
  readonly columns: readonly (readonly [name: string, width: number])[];
  readonly rows: readonly (readonly Entry[])[];
}

/** Adds what was accepted before, what the agency counted itself, and the day on which the file is due. */
export function addHistorySheet(model: WorkbookModel, setup: ContractSetup, options: TemplateOptions): void {
  const writer = new SheetWriter(model, TEMPLATE_SHEETS.history);
  const { history, agencyCounts, period, dueOn } = options;
  const tables: readonly GivenTable[] = [
    {
      name: "tblHistory",
      columns: [
        ["indicator_id", 28],
        ["indicator", 44],
        ["site_id", 9],
        ["period", 11],
        ["numerator", 12],
        ["denominator", 13],
        ["value", 10],
        ["n", 8],
      ],
      rows: history.map(({ indicatorId, siteId, period: each, numerator, denominator, value, n }) => [
        indicatorId,
        setup.indicators.find(({ id }) => id === indicatorId)?.name ?? indicatorId,
        siteId,
        each,
        numerator,
        denominator,
        value,
        n,
      ]),
    },
    {
      name: "tblAgencyCounts",
      columns: [
        ["period", 11],
        ["what", 24],
        ["agency_count", 14],
      ],
      rows: agencyCounts.map(({ period: each, what, count }) => [each, what, count]),
    },
    {
      name: "tblDueDates",
      columns: [
        ["period", 11],
        ["due_on", 13],
      ],
      rows: dueOn === null ? [] : [[period, serialOf(dueOn)]],
    },
  ];
  const hint =
    history.length === 0
      ? "Nothing was accepted yet: after the first file you find your own figures here."
      : `Your accepted figures of up to ${HISTORY_PERIODS} periods. They are here to compare with, and cannot be changed here.`;
  writer.put(0, 0, TEMPLATE_SHEETS.history, TITLE);
  writer.put(1, 0, hint, HINT);
  writer.sheet.rowHeights.set(0, 28);
  writer.sheet.rowHeights.set(HEADER_ROW, 22);
  let left = 0;
  for (const table of tables) {
    putTable(writer, table, left);
    left += table.columns.length + 1;
    writer.sheet.columnWidths.set(left - 1, GAP);
  }
  writer.sheet.frozenRows = HEADER_ROW + 1;
  writer.print(
    "Landscape",
    HEADER_ROW,
    left - 2,
    HEADER_ROW + Math.max(1, ...tables.map(({ rows }) => rows.length)),
  );
  writer.protect();
}

function putTable(writer: SheetWriter, { name, columns, rows }: GivenTable, left: number): void {
  columns.forEach(([header, width], i) => {
    writer.put(HEADER_ROW, left + i, header, HEADER);
    writer.sheet.columnWidths.set(left + i, width);
  });
  const body = rows.length > 0 ? rows : [columns.map(() => null)];
  body.forEach((row, i) => {
    row.forEach((entry, k) => {
      const isDate = columns[k]?.[0] === "due_on";
      const numberFormat = isDate ? "d mmm yyyy" : typeof entry === "number" ? "General" : "@";
      writer.put(HEADER_ROW + 1 + i, left + k, entry, { ...GIVEN, wrapText: false, numberFormat });
    });
  });
  const box = { top: HEADER_ROW, left, bottom: HEADER_ROW + body.length, right: left + columns.length - 1 };
  writer.table(name, box);
}
