import { listText } from "../analysis/wording";
import type { Action } from "../submission/contractData";
import { cellText } from "./cellText";
import { claimsOf } from "./claims";
import { caveats, evidence, latestText, measureName, place } from "./figures";
import { flaggedMeasures, type FlaggedMeasure } from "./matters";
import type { Scope } from "./scope";
import type { WeighedLine } from "./timetable";
import type { Voices } from "./voices";
import { counted, dayText } from "./wording";

const MOST_WINS = 2;

/** Item 1 and the action that it tells of, so that item 2 does not tell it again. */
export interface GoingWell {
  readonly lines: readonly WeighedLine[];
  readonly told: Action | null;
}

/**
 * What went well: at most two improvements with their figures. Without one it says so, never invents a win, and
 * tells of an action that was done, the agency's first.
 */
export function goingWell(scope: Scope, voices: Voices, doneActions: readonly Action[]): GoingWell {
  const wins = winsOf(scope);
  if (wins.length > 0) return { lines: wins.flatMap((win) => winLines(win, scope, voices)), told: null };

  const told = doneActions.find((action) => action.ownerSide === "agency") ?? doneActions[0] ?? null;
  const lines: WeighedLine[] = [
    {
      id: "well:none",
      kind: "note",
      ...voices.providers,
      text: `No signal of improvement this period (${counted(scope.measures.length, "measure")}).`,
      flagId: null,
      weight: 0,
    },
  ];
  if (told) {
    const speaker = told.ownerSide === "agency" ? voices.contractManager : voices.provider(told.providerId);
    const done = told.doneOn === null ? "done" : `done ${dayText(told.doneOn)}`;
    const said = told.lastUpdate === "" ? "" : `; ${scope.masking(told.lastUpdate)}`;
    lines.push({
      id: `well:${told.id}`,
      kind: "action",
      ...speaker,
      text: `${told.id}, ${done}: ${scope.masking(told.action)}${said} [${cellText([told.cells])}].`,
      flagId: null,
      weight: 1,
    });
  }
  lines.push({
    id: "well:open",
    kind: "statement",
    ...voices.providers,
    text: "One thing that went well and that the figures do not show.",
    flagId: null,
    weight: 2,
  });
  return { lines, told };
}

/** The improvements that item 1 tells of. */
export function winsOf(scope: Scope): FlaggedMeasure[] {
  return flaggedMeasures(scope, (flag) => flag.tone === "improvement").slice(0, MOST_WINS);
}

function winLines({ measure, flags }: FlaggedMeasure, scope: Scope, voices: Voices): WeighedLine[] {
  const flag = flags[0]!;
  const cells = flags.flatMap((one) => one.cells);
  const voice = voices.provider(measure.finding.provider.id);
  const name = measureName(scope, measure);
  const claims = listText(claimsOf(flags, measure));
  return [
    {
      id: `well:${measure.key}`,
      kind: "statement",
      ...voice,
      text: `${name}: ${latestText(measure)}${claims && `; ${claims}`}${caveats(measure)} ${place(measure, cells)}.`,
      flagId: flag.id,
      weight: 1,
    },
    {
      id: `well:${measure.key}:how`,
      kind: "question",
      ...voice,
      text: `${name} improved ${evidence(measure, cells)}. What did you do differently, and can others use it?`,
      flagId: flag.id,
      weight: 1,
    },
  ];
}
