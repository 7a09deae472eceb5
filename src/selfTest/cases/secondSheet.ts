import type { Scratch } from "../scratch";

/** Gives a case a second sheet, which goes with it, also when the case hid it; `use` is told its name. */
export async function secondSheet<T>(scratch: Scratch, use: (name: string) => Promise<T>): Promise<T> {
  const name = `${scratch.sheetName} b`;
  await scratch.run(async (context) => {
    context.workbook.worksheets.add(name);
    await context.sync();
  });
  try {
    return await use(name);
  } finally {
    await scratch.run(async (context) => {
      const sheet = context.workbook.worksheets.getItemOrNullObject(name);
      await context.sync();
      if (sheet.isNullObject) return;
      sheet.visibility = "Visible";
      sheet.delete();
      await context.sync();
    });
  }
}
