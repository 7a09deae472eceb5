import type { WorkbookModel } from "../../spreadsheet/model/workbook";
import { today } from "./makeFiles";
import type { ShareRequest } from "./parseArguments";
import { callAddin } from "./runAddin";
import type { ShareResult } from "./shareText";

/**
 * Lets the built add-in make a workbook to share; the contract workbook gets a record of what it shows.
 *
 * @param folder where the add-in was built
 * @throws AddinError with the add-in's own sentence where nothing may be shared
 */
export function shareWithAddin(
  book: WorkbookModel,
  { whom, namesLookedAt, leaveTextsOut }: ShareRequest,
  folder: string,
  tell: (text: string) => void,
): Promise<ShareResult> {
  const request = {
    for: "provider" in whom ? { providerIds: [whom.provider] } : { meetingId: whom.meeting },
    today: today(),
    namesLookedAt,
    leaveTextsOut,
    onProgress: ({ text }: { readonly text: string }) => tell(text),
  };
  return callAddin(book, folder, (acm) => acm.share(request));
}
