import { listText } from "../analysis/wording";
import { claimsOf, toldFlags } from "./claims";
import { caveats, lastReported, latestText, measureName, place } from "./figures";
import { winsOf } from "./goingWell";
import { compareMeasures, flaggedMeasures, type FlaggedMeasure, type Matter } from "./matters";
import type { Measure } from "./measure";
import type { Scope } from "./scope";
import type { WeighedLine } from "./timetable";
import type { Voices } from "./voices";
import { counted } from "./wording";

/** More names than this in one sentence are counted instead; in a joint meeting each carries its provider's. */
const MOST_NAMES = 5;
const MOST_JOINT_NAMES = 3;

/**
 * Item 3: a minute of the analyst for each flagged measure, the others in one line, then the provider's own reading.
 *
 * @param minutes of the item; 0 where it joins item 4: its lines then have no time of their own
 */
export function glance(
  scope: Scope,
  voices: Voices,
  matters: readonly Matter[],
  minutes: number,
): WeighedLine[] {
  const flagged = matters.flatMap(({ measures }) => measures);
  const lines = flagged.map((entry) => flaggedLine(entry, scope, voices, minutes > 0 ? 1 : 0));
  const told = [...flagged, ...winsOf(scope)].map(({ measure }) => measure.key);
  const others = othersText(scope, new Set(told));
  if (others !== "") {
    lines.push({
      id: "glance:others",
      kind: "note",
      ...voices.analyst,
      text: others,
      flagId: null,
      weight: 0,
    });
  }
  if (minutes > 0) {
    const reader = scope.joint ? "each provider" : scope.nameOf(scope.providers[0]?.id ?? "");
    lines.push({
      id: "glance:reading",
      kind: "statement",
      ...voices.providers,
      text: `How ${reader} reads these figures.`,
      flagId: null,
      weight: Math.max(1, minutes - flagged.length),
    });
  }
  return lines;
}

function flaggedLine(
  { measure, flags }: FlaggedMeasure,
  scope: Scope,
  voices: Voices,
  weight: number,
): WeighedLine {
  const latest = latestText(measure);
  const claims = claimsOf(flags, measure).filter((claim) => !latest.startsWith(claim));
  const text = [latest, ...claims].join("; ");
  const cells = toldFlags(flags, measure).flatMap((flag) => flag.cells);
  return {
    id: `glance:${measure.key}`,
    kind: "statement",
    ...voices.analyst,
    text: `${measureName(scope, measure)}: ${text}${caveats(measure)} ${place(measure, cells)}.`,
    flagId: flags[0]!.id,
    weight,
  };
}

/** Where a measure that has no line of its own stands. */
type Other =
  "alsoFlagged" | "watched" | "improved" | "tooSmall" | "missed" | "noChange" | "changed" | "notJudged";

/** Every other measure in one line, so that nobody wonders what became of it. */
function othersText(scope: Scope, told: ReadonlySet<string>): string {
  const keysOf = (...tones: string[]): Set<string> =>
    new Set(flaggedMeasures(scope, (flag) => tones.includes(flag.tone)).map(({ measure }) => measure.key));
  const flagged = keysOf("concern", "data");
  const improved = keysOf("improvement");
  const watched = keysOf("watch");
  const groups = new Map<Other, Measure[]>();
  for (const measure of [...scope.measures].sort(compareMeasures)) {
    if (told.has(measure.key)) continue;
    const other = flagged.has(measure.key)
      ? "alsoFlagged"
      : measure.hidden[lastReported(measure)]
        ? "tooSmall"
        : improved.has(measure.key)
          ? "improved"
          : watched.has(measure.key)
            ? "watched"
            : unflagged(measure);
    groups.set(other, [...(groups.get(other) ?? []), measure]);
  }
  const names = (other: Other, label: string, text = (m: Measure) => measureName(scope, m)): string => {
    const group = groups.get(other) ?? [];
    if (group.length === 0) return "";
    return `${label}: ${group.length > (scope.joint ? MOST_JOINT_NAMES : MOST_NAMES) ? counted(group.length, "measure") : listText(group.map(text))}.`;
  };
  const more = groups.get("alsoFlagged")?.length ?? 0;
  return [
    names("noChange", "No change"),
    names(
      "missed",
      "Missed, within the usual range",
      (m) => `${measureName(scope, m)} ${latestText(m)} ${place(m, [])}`,
    ),
    names("improved", "Improved as well"),
    names("watched", "Worth watching, not a signal"),
    names("changed", "Changed, neither better nor worse"),
    names("notJudged", "Not judged (new, small, late or provisional figures)"),
    names("tooSmall", "Too small to show"),
    more > 0 ? `${counted(more, "more measure")} flagged: see the flags.` : "",
  ]
    .filter(Boolean)
    .join(" ");
}

function unflagged(measure: Measure): Other {
  const { finding } = measure;
  if (finding.variation === null || finding.lpl === null || lastReported(measure) !== finding.latest)
    return "notJudged";
  switch (finding.variation) {
    case "commonCause":
      return finding.met === false ? "missed" : "noChange";
    case "specialCauseNeutralHigh":
    case "specialCauseNeutralLow":
      return "changed";
    default:
      return "notJudged";
  }
}
