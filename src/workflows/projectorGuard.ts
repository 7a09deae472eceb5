import { type Exposed, exposedCounts, guardSentence, sheetsToHide } from "../documents/share/projectorGuard";
import { inWorkbook } from "../workbook/session";
import { hideSheets, sheetsAside, showSheetsAgain } from "../workbook/sheetsAside";
import { sheetsInView } from "../workbook/visibleSheets";
import type { Outcome, RunOptions } from "./outcome";
import { prepare } from "./prepare";
import { runAlone, WAITING } from "./task";

export interface GuardAnswer {
  /** "Nothing can be worked out …", or how much can and what to hide. */
  readonly sentence: string;
  readonly exposed: readonly Exposed[];
  /** Sheets that show what is exposed, or what gives it away: without them nothing is left to work out. */
  readonly toHide: readonly string[];
  /** Sheets that were hidden by a click and can be shown again. */
  readonly hidden: readonly string[];
}

/** Asks the attacker what the people in the room can work out from what is visible; nothing is changed. */
export function guardProjector(options: RunOptions): Promise<Outcome<GuardAnswer>> {
  return guarded(options, () => Promise.resolve());
}

/** Hides sheets and asks again. */
export function hideFromRoom(names: readonly string[], options: RunOptions): Promise<Outcome<GuardAnswer>> {
  return guarded(options, (context) => hideSheets(context, names));
}

/** Shows the sheets that were hidden for the room, as they were, and asks again. */
export function showRoomSheets(options: RunOptions): Promise<Outcome<GuardAnswer>> {
  return guarded(options, showSheetsAgain);
}

function guarded(
  options: RunOptions,
  first: (context: Excel.RequestContext) => Promise<void>,
): Promise<Outcome<GuardAnswer>> {
  return runAlone("Projector guard", options, () =>
    inWorkbook(
      async (context, answered) => {
        await first(context);
        const { data, findings } = await prepare(context, answered, options);
        const seen = { data, findings, visible: await sheetsInView(context) };
        const [exposed, toHide] = [exposedCounts(seen), sheetsToHide(seen)];
        return {
          sentence: guardSentence(exposed, toHide),
          exposed,
          toHide,
          hidden: await sheetsAside(context),
        };
      },
      () => options.onProgress?.(WAITING),
    ),
  );
}
