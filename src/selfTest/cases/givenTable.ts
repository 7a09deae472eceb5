import type { Scratch } from "../scratch";

/** Puts cells somewhere and makes a table of them. */
export async function addTable(
  scratch: Scratch,
  address: string,
  cells: readonly (readonly (string | number)[])[],
  name?: string,
): Promise<void> {
  await scratch.run(async (context, sheet) => {
    sheet.getRange(address).values = cells.map((row) => [...row]);
    const table = sheet.tables.add(address, true);
    if (name !== undefined) table.name = name;
    await context.sync();
  });
}

/** A table of two columns and two rows from A1 on: Provider and Count, North 3 and South 1. */
export function givenTable(scratch: Scratch): Promise<void> {
  return addTable(scratch, "A1:B3", [
    ["Provider", "Count"],
    ["North", 3],
    ["South", 1],
  ]);
}

/** Where the sheet's first table stands, e.g. "A1:B3". */
export async function whereTableIs(context: Excel.RequestContext, sheet: Excel.Worksheet): Promise<string> {
  const range = sheet.tables.getItemAt(0).getRange().load("address");
  await context.sync();
  return range.address.slice(range.address.lastIndexOf("!") + 1);
}
