import { WorkbookModel } from "../../spreadsheet/model/workbook";
import { callAddin } from "./runAddin";

/** A workbook that the add-in made. */
export interface MadeFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/**
 * Lets the built add-in make templates.
 *
 * @param source the contract workbook, or a domain of the library
 * @param folder where the add-in was built
 * @throws AddinError with the add-in's own sentence where it could not
 */
export function makeTemplates(
  source: WorkbookModel | string,
  { provider, period }: { readonly provider: string | null; readonly period: string | null },
  folder: string,
  tell: (text: string) => void,
): Promise<readonly MadeFile[]> {
  const request = {
    today: today(),
    ...(provider !== null && { providerIds: [provider] }),
    ...(period !== null && { period }),
    onProgress: ({ text }: { readonly text: string }) => tell(text),
  };
  return typeof source === "string"
    ? callAddin(emptyBook(), folder, (acm) => acm.createDomainTemplate(source, request))
    : callAddin(source, folder, (acm) => acm.createTemplates(request));
}

/** A new contract workbook of a domain of the library. */
export function makeContract(domain: string, folder: string): Promise<MadeFile> {
  return callAddin(emptyBook(), folder, (acm) => acm.createContract(domain, {}));
}

function emptyBook(): WorkbookModel {
  const book = new WorkbookModel();
  book.addSheet("Sheet1");
  return book;
}

/** The local day as an ISO date. */
export function today(): string {
  const now = new Date();
  const two = (part: number) => String(part).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
