/** Work for one sync or more, on the case's own sheet. */
export type ScratchBatch<T> = (context: Excel.RequestContext, sheet: Excel.Worksheet) => Promise<T>;

/** Sheets that a self-test made begin with this; nobody else's do. */
export const SCRATCH_PREFIX = "ACM self-test";

/**
 * A sheet for one case of the self-test, empty at its beginning, and Excel around it. Every batch of the case sees
 * the same sheet.
 *
 * @example
 * const seen = await scratch.run(async (context, sheet) => {
 *   const cell = sheet.getRange("A1");
 *   cell.values = [["1-10"]];
 *   cell.load("values");
 *   await context.sync();
 *   return cell.values[0]![0] as Json;
 * });
 */
export class Scratch {
  /** @param sheetName name of the case's sheet */
  constructor(
    readonly excel: typeof Excel,
    readonly office: typeof Office,
    readonly sheetName: string,
  ) {}

  /** Runs a batch in an `Excel.run` of its own. */
  run<T>(batch: ScratchBatch<T>): Promise<T> {
    return this.excel.run((context) => batch(context, context.workbook.worksheets.getItem(this.sheetName)));
  }

  /** Code of the error that ends a batch, or "no error". What the batch did before its error stays done. */
  async code(batch: ScratchBatch<unknown>): Promise<string> {
    try {
      await this.run(batch);
      return "no error";
    } catch (error) {
      const code = errorCode(error);
      if (code === null) throw error;
      return code;
    }
  }

  /** Lets time pass, e.g. for an event to arrive; in milliseconds. */
  pause(duration: number): Promise<void> {
    return new Promise((resolve) => setTimeout(resolve, duration));
  }
}

/** Code of an error of Office.js; null for an error of another kind. */
export function errorCode(error: unknown): string | null {
  if (typeof error !== "object" || error === null || !("code" in error)) return null;
  return typeof error.code === "string" || typeof error.code === "number" ? String(error.code) : null;
}

/** Makes a sheet, hands it to a case, and deletes it afterwards, also when the case hid or protected it. */
export async function withScratch<T>(
  excel: typeof Excel,
  office: typeof Office,
  sheetName: string,
  use: (scratch: Scratch) => Promise<T>,
): Promise<T> {
  await excel.run(async (context) => {
    context.workbook.worksheets.add(sheetName);
    await context.sync();
  });
  try {
    return await use(new Scratch(excel, office, sheetName));
  } finally {
    await removeSheets(excel, (name) => name === sheetName);
  }
}

/** Deletes sheets by name; one that cannot be deleted stays, which the report's reader will see. */
export async function removeSheets(
  excel: typeof Excel,
  isToGo: (sheetName: string) => boolean,
): Promise<void> {
  await excel.run(async (context) => {
    const sheets = context.workbook.worksheets.load("items/name,items/protection/protected");
    await context.sync();
    for (const sheet of sheets.items.filter(({ name }) => isToGo(name))) {
      try {
        if (sheet.protection.protected) sheet.protection.unprotect();
        sheet.visibility = "Visible";
        sheet.delete();
        await context.sync();
      } catch (error) {
        if (errorCode(error) === null) throw error;
      }
    }
  });
}
