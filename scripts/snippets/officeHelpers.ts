/**
 * What older snippets use of Microsoft's library of helpers, @microsoft/office-js-helpers.
 *
 * @param report is told what a snippet shows its reader: words, or an error
 */
export function officeHelpers(report: (what: unknown) => void) {
  return {
    UI: { notify: report },
    Utilities: { log: report },
    ExcelUtilities: {
      /** A new sheet of that name, in the place of one that there is, or of its cells alone. */
      async forceCreateSheet(
        workbook: Excel.Workbook,
        name: string,
        clearOnly = false,
      ): Promise<Excel.Worksheet> {
        const sheets = workbook.worksheets;
        const old = sheets.getItemOrNullObject(name);
        await workbook.context.sync();
        if (old.isNullObject) return sheets.add(name);
        if (clearOnly) {
          old.getRange().clear();
          return old;
        }
        // A workbook keeps one sheet: the new one is there before the old one goes.
        const sheet = sheets.add();
        old.delete();
        sheet.name = name;
        return sheet;
      },
    },
  };
}
