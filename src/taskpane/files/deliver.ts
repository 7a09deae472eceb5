import type { MadeFile } from "../../workflows/madeFiles";
import type { PaneServices } from "../services";
import { downloadFile } from "./downloadFile";

/** How a made file reaches the person. */
export type Way = "open" | "download";

/** What came of it, as a sentence. */
export interface Delivery {
  readonly isDone: boolean;
  readonly text: string;
}

/** Opens a made workbook in a window of its own, or hands it to the browser's downloads. */
export async function deliver(
  services: Pick<PaneServices, "openMadeFile">,
  file: MadeFile,
  way: Way,
): Promise<Delivery> {
  if (way === "download") {
    downloadFile(file);
    return {
      isDone: true,
      text: `${file.name} is with your downloads. If it is not, this Excel drops downloads: open it as a new workbook instead.`,
    };
  }
  const outcome = await services.openMadeFile(file);
  if (outcome.kind === "done") {
    return {
      isDone: true,
      text: `It is open in a window of its own (on a Mac behind this one). It has no name yet: save it as ${file.name}.`,
    };
  }
  return { isDone: false, text: "message" in outcome ? outcome.message : "Cancelled. Nothing was opened." };
}
