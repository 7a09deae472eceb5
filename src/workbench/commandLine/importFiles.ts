import type { WorkbookModel } from "../../spreadsheet/model/workbook";
import type { ImportResult } from "./importReport";
import { type MadeFile, today } from "./makeFiles";
import type { ImportRequest } from "./parseArguments";
import { callAddin } from "./runAddin";

/** Lets the built add-in import files into a contract workbook. */
export function importWithAddin(
  book: WorkbookModel,
  files: readonly MadeFile[],
  { reason, receipts, mapping }: Pick<ImportRequest, "reason" | "receipts"> & { readonly mapping: unknown },
  folder: string,
  tell: (text: string) => void,
): Promise<ImportResult> {
  const options = {
    today: today(),
    withReceipts: receipts !== null,
    reasons: { "": reason },
    ...(mapping !== null && { mapping }),
    onProgress: ({ text }: { readonly text: string }) => tell(text),
  };
  return callAddin(book, folder, (acm) => acm.importFiles(files, options));
}
