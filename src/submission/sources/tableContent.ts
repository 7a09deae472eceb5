import type { CellAt } from "../address";
import type { CellBlock } from "../block";
import { labelText } from "../cellText";
import { markIn } from "../guessMarks";
import { mappedRows } from "../mappedRows";
import type { Mapping } from "../mapping";

/** What a table says as a mapping reads it, each with the first cell that says so. */
export interface TableContent {
  readonly providers: ReadonlyMap<string, CellAt>;
  readonly indicators: ReadonlyMap<string, CellAt>;
  readonly marks: ReadonlyMap<string, CellAt>;
  /** Texts of the column that says which figure a row holds. */
  readonly roles: ReadonlyMap<string, CellAt>;
}

/** Labels and marks of all rows with figures. */
export function tableContent(block: CellBlock, mapping: Mapping, date1904: boolean): TableContent {
  const content = { providers: new Map(), indicators: new Map(), marks: new Map(), roles: new Map() } as {
    [Part in keyof TableContent]: Map<string, CellAt>;
  };
  const note = (part: keyof TableContent, text: string, at: CellAt) => {
    if (!content[part].has(text)) content[part].set(text, at);
  };
  const { roleRows, headerRows } = mapping;
  for (const row of mappedRows(block, mapping, date1904)) {
    if (row.kind === "leftOut") continue;
    const cells = Object.values(row.figures);
    const at = cells[0] ?? row.periodAt;
    note("providers", row.provider, at);
    note("indicators", row.indicator, at);
    for (const cell of cells) {
      const mark = markIn(block.values[cell.row]?.[cell.column]);
      if (mark !== null) note("marks", mark, cell);
    }
  }
  if (roleRows)
    for (let row = headerRows.first + headerRows.count; row < block.values.length; row++)
      note("roles", labelText(block.values[row]?.[roleRows.column]), { row, column: roleRows.column });
  return content;
}
