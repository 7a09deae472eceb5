import { type Exposed, exposedCounts, guardSentence } from "../documents/share/projectorGuard";
import { inWorkbook } from "../workbook/session";
import { sheetsInView } from "../workbook/visibleSheets";
import type { Outcome, RunOptions } from "./outcome";
import { prepare } from "./prepare";
import { runAlone, WAITING } from "./task";

export interface GuardAnswer {
  /** "Nothing can be worked out …", or how much can and what to hide. */
  readonly sentence: string;
  readonly exposed: readonly Exposed[];
}

/** Asks the attacker what the people in the room can work out from what is visible; nothing is changed. */
export function guardProjector(options: RunOptions): Promise<Outcome<GuardAnswer>> {
  return runAlone("Projector guard", options, () =>
    inWorkbook(
      async (context, answered) => {
        const { data, findings } = await prepare(context, answered, options);
        const exposed = exposedCounts({ data, findings, visible: await sheetsInView(context) });
        return { sentence: guardSentence(exposed), exposed };
      },
      () => options.onProgress?.(WAITING),
    ),
  );
}
