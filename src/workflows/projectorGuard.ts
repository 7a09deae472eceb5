import { groupBy } from "../analysis/groupBy";
import { listText } from "../analysis/wording";
import { leastToHide } from "../documents/share/leastToHide";
import { type Exposed, exposedCounts, guardSentence } from "../documents/share/projectorGuard";
import {
  figureColumns,
  type HidablePart,
  partOf,
  partText,
  stretchesOf,
  stretchOf,
} from "../documents/share/sheetParts";
import { tblBreakdowns, tblMeasures, tblPathway } from "../submission/tables";
import type { ContractWorkbook } from "../workbook/readContract";
import { inWorkbook } from "../workbook/session";
import { hideSheets, sheetsAside, showSheetsAgain } from "../workbook/sheetsAside";
import {
  hideStretches,
  showStretchesAgain,
  stretchesAside,
  type StretchPlace,
} from "../workbook/stretchesAside";
import { sheetsInView } from "../workbook/visibleSheets";
import type { Outcome, RunOptions } from "./outcome";
import { prepare } from "./prepare";
import { runAlone, WAITING } from "./task";

export interface GuardAnswer {
  /** "Nothing can be worked out …", or how much can and what to hide. */
  readonly sentence: string;
  readonly exposed: readonly Exposed[];
  /** The least to hide so that nothing is left to work out: sheets, or rows and columns of them. */
  readonly toHide: readonly HidablePart[];
  /** What was hidden by a click and can be shown again. */
  readonly hidden: readonly HidablePart[];
  /** The same in words: "Summary and row 7 of Data". */
  readonly hiddenInWords: string;
}

/** Asks the attacker what the people in the room can work out from what is visible; nothing is changed. */
export function guardProjector(options: RunOptions): Promise<Outcome<GuardAnswer>> {
  return guarded(options, () => Promise.resolve());
}

/** Hides sheets, rows and columns and asks again. */
export function hideFromRoom(
  parts: readonly HidablePart[],
  options: RunOptions,
): Promise<Outcome<GuardAnswer>> {
  return guarded(options, async (context) => {
    await hideSheets(
      context,
      parts.filter((part) => stretchOf(part) === null),
    );
    await hideStretches(
      context,
      parts.flatMap((part) => stretchOf(part) ?? []),
    );
  });
}

/** Shows what was hidden for the room, as it was, and asks again. */
export function showRoomSheets(options: RunOptions): Promise<Outcome<GuardAnswer>> {
  return guarded(options, async (context) => {
    await showSheetsAgain(context);
    await showStretchesAgain(context);
  });
}

function guarded(
  options: RunOptions,
  first: (context: Excel.RequestContext) => Promise<void>,
): Promise<Outcome<GuardAnswer>> {
  return runAlone("Projector guard", options, () =>
    inWorkbook(
      async (context, answered) => {
        await first(context);
        const { data, findings, book } = await prepare(context, answered, options);
        const aside = await stretchesAside(context);
        const seen = { data, findings, visible: { ...(await sheetsInView(context)), aside } };
        const exposed = exposedCounts(seen);
        const toHide = exposed.length === 0 ? [] : leastToHide(seen, figureColumns(entryTables(book)));
        const hidden = [...(await sheetsAside(context)), ...together(aside).map(partOf)];
        return {
          sentence: guardSentence(exposed, toHide),
          exposed,
          toHide,
          hidden,
          hiddenInWords: listText(hidden.map(partText)),
        };
      },
      () => options.onProgress?.(WAITING),
    ),
  );
}

/** The tables in which counts of people stand. */
function entryTables({ inventory }: ContractWorkbook) {
  return [tblMeasures, tblBreakdowns, tblPathway].flatMap((definition) => {
    const table = inventory.tables.get(definition.name.toLowerCase());
    return table ? [[definition, table] as const] : [];
  });
}

/** Neighbours that were hidden one by one, as stretches. */
function together(aside: readonly StretchPlace[]): StretchPlace[] {
  return [...groupBy(aside, ({ sheet, of }) => `${of} ${sheet}`).values()].flatMap((each) =>
    stretchesOf(
      each[0]!.sheet,
      each[0]!.of,
      each.flatMap(({ first, last }) => Array.from({ length: last - first + 1 }, (_, i) => first + i)),
    ),
  );
}
