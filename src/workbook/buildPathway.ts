import type { Flag } from "../analysis/finding";
import type { Conversion, PathwayResult, PathwayStep, Range } from "../analysis/pathway";
import { stepName } from "../analysis/pathwaySentences";
import { PATHWAY_STATE_WORDS, stageName, STEP_VERDICT_WORDS } from "../analysis/pathwayWords";
import { listText, numberText, periodsText } from "../analysis/wording";
import { HEADER_BELOW_CHART, type SingleChartSheet } from "./chartChoice";
import { uniqueLabels } from "./chartBlocks";
import { PATHWAY_TABLE } from "./outputs";
import type { OutputCell, OutputRow, OutputTable } from "./outputTable";
import { PATHWAY_CHOICE } from "./pathwayChart";
import {
  capitalised,
  PATHWAY_LAYOUT,
  pathwayBlock,
  pathwayKey,
  pathwayName,
  type PathwayBlock,
} from "./pathwayBlocks";

export interface PathwaySheet extends SingleChartSheet {
  readonly blocks: readonly PathwayBlock[];
}

const BASELINE_WORDS: Readonly<Record<NonNullable<PathwayResult["baselineChoice"]>, string>> = {
  named: "named",
  beforeFirstFlagged: "before the first flag",
  beforeCurrent: "the cohorts before",
};

/**
 * The Pathway sheet: one row for each step of each pathway, one for the whole way, one for what no single step
 * explains; and the figures behind the chart.
 *
 * A pathway keeps its block over refreshes.
 *
 * @param chosenLabel text of the selector; undefined before there is one
 */
export function buildPathway(
  pathways: readonly PathwayResult[],
  flags: readonly Flag[],
  earlier: { readonly pathwayBlocks: readonly { readonly key: string }[] },
  chosenLabel: string | undefined,
): PathwaySheet {
  const byKey = new Map(pathways.map((pathway) => [pathwayKey(pathway), pathway]));
  const kept = earlier.pathwayBlocks.map(({ key }) => key);
  const keys = [...new Set([...kept, ...byKey.keys()])].slice(0, PATHWAY_LAYOUT.most);
  const labels = uniqueLabels(keys, (key) => {
    const pathway = byKey.get(key);
    return pathway && pathwayName(pathway);
  });
  const blocks = keys.map((key, i) => pathwayBlock(key, labels[i]!, byKey.get(key)));
  const byLabel = blocks.find(({ label }) => label !== "" && label === chosenLabel);
  return {
    choice: PATHWAY_CHOICE,
    table: pathwayTable(pathways),
    blocks,
    chosen:
      byLabel?.key ??
      mostImportant(
        pathways.filter((pathway) => keys.includes(pathwayKey(pathway))),
        flags,
      ),
  };
}

/** The pathway of the first flag about one, else the one with the largest gap, else the first. */
function mostImportant(pathways: readonly PathwayResult[], flags: readonly Flag[]): string | null {
  const flagged = flags
    .filter(({ kind }) => kind === "pathway_drop" || kind === "days_up" || kind === "system_pattern")
    .map(({ providerId }) => pathwayKey({ provider: { id: providerId, name: "" } }));
  const first = flagged.find((key) => pathways.some((pathway) => pathwayKey(pathway) === key));
  if (first !== undefined) return first;
  const gapOf = ({ explained }: PathwayResult) => explained?.gap ?? 0;
  const largest = pathways.reduce<PathwayResult | undefined>(
    (best, pathway) => (best && gapOf(best) >= gapOf(pathway) ? best : pathway),
    undefined,
  );
  return largest ? pathwayKey(largest) : null;
}

function pathwayTable(pathways: readonly PathwayResult[]): OutputTable {
  const share = { kind: "number", width: 16, numberFormat: "0.0%", align: "Center" } as const;
  const count = { kind: "number", width: 14, numberFormat: "#,##0", align: "Center" } as const;
  return {
    name: PATHWAY_TABLE,
    sheet: "pathway",
    headerRow: HEADER_BELOW_CHART,
    keyColumns: [18],
    vanished: { column: 6, text: "no longer reported" },
    columns: [
      { header: "Provider", kind: "text", width: 26, wrap: true },
      { header: "Step", kind: "text", width: 26, wrap: true },
      { header: "Run by", kind: "text", width: 10 },
      { header: "Conversion before", ...share },
      { header: "Conversion now", ...share },
      { header: "Change, points", kind: "number", width: 13, numberFormat: "+0.0;-0.0;0.0", align: "Center" },
      { header: "Verdict", kind: "text", width: 30, signs: true },
      { header: "People lost", kind: "number", width: 12, numberFormat: "0", align: "Center" },
      { header: "Share of the gap", kind: "number", width: 13, numberFormat: "0%", align: "Center" },
      { header: "Baseline window", kind: "text", width: 24, wrap: true },
      { header: "At the step before", ...count },
      { header: "Went on before", ...count },
      { header: "Window now", kind: "text", width: 24, wrap: true },
      { header: "At the step now", ...count },
      { header: "Went on now", ...count },
      { header: "Usual median days", kind: "number", width: 14, numberFormat: "0.0", align: "Center" },
      { header: "Median days now", kind: "number", width: 14, numberFormat: "0.0", align: "Center" },
      { header: "Please note", kind: "sentence", width: 60, wrap: true },
      { header: "Key", kind: "text", width: 20, hidden: true },
    ],
    rows: pathways.flatMap(pathwayRows),
  };
}

function pathwayRows(pathway: PathwayResult): OutputRow[] {
  const { steps, stages, explained } = pathway;
  const rows = steps.map((step, i) => stepRow(pathway, step, i));
  if (stages.length < 2) return rows;
  return [
    ...rows,
    wholeRow(pathway),
    ...(explained
      ? [
          row(pathway, "together", {
            step: "Steps together",
            share: explained.together.share,
            people: explained.together.people,
            note: "What no single step explains: the steps act on each other.",
          }),
        ]
      : []),
  ];
}

function stepRow(pathway: PathwayResult, step: PathwayStep, i: number): OutputRow {
  const part = pathway.explained?.steps[i];
  const { days } = step;
  return row(pathway, `${step.from.id}>${step.to.id}`, {
    step: capitalised(stepName(step)),
    owner: step.to.ownerSide,
    baseline: step.baseline,
    current: step.current,
    change: step.test?.difference ?? null,
    usualDays: days?.mean ?? null,
    days: days?.value ?? null,
    share: part?.share ?? null,
    people: part?.people ?? null,
    verdict: STEP_VERDICT_WORDS[step.verdict],
    note: [
      ...step.states.map((state) => PATHWAY_STATE_WORDS[state]),
      ...(days?.variation === "specialCauseConcern" ? ["The days are up by more than chance."] : []),
    ].join(" "),
  });
}

/** From the first stage to the last. */
function wholeRow(pathway: PathwayResult): OutputRow {
  const { stages, explained, leftOut, states, current, baseline, basis } = pathway;
  const whole = (reached: readonly Range[] | undefined): Conversion | null => {
    const [from, to] = [reached?.[0], reached?.at(-1)];
    if (!from || !to || basis === "snapshot") return null;
    const share = from.low > 0 ? { low: to.low / from.high, high: Math.min(1, to.high / from.low) } : null;
    return { from, to, share };
  };
  const [then, now] = [whole(baseline?.reached), whole(current?.reached)];
  const [first, last] = [stages[0]!, stages.at(-1)!];
  const names = listText(leftOut.map(({ name }) => name));
  return row(pathway, "whole", {
    step: `All steps: ${stageName(first)} to ${stageName(last)}`,
    baseline: then,
    current: now,
    change:
      exact(now?.share) !== null && exact(then?.share) !== null
        ? exact(now?.share)! - exact(then?.share)!
        : null,
    share: explained ? 1 : null,
    people: explained?.gap ?? null,
    note: [
      ...states.map((state) => PATHWAY_STATE_WORDS[state]),
      ...(names ? [`Not in the sum: ${names}.`] : []),
    ].join(" "),
  });
}

interface RowContent {
  readonly step: string;
  readonly owner?: string | null;
  readonly baseline?: Conversion | null;
  readonly current?: Conversion | null;
  /** A difference of two shares. */
  readonly change?: number | null;
  readonly usualDays?: number | null;
  readonly days?: number | null;
  readonly share?: number | null;
  readonly people?: number | null;
  readonly verdict?: string;
  readonly note?: string;
}

function row(pathway: PathwayResult, id: string, content: RowContent): OutputRow {
  const { baseline, current, change = null, usualDays = null, days = null, share = null } = content;
  const { people = null, verdict = null, note = "" } = content;
  return {
    cells: [
      pathwayName(pathway),
      content.step,
      content.owner ?? null,
      cellOf(baseline?.share, percentText),
      cellOf(current?.share, percentText),
      change === null ? null : change * 100,
      verdict,
      people,
      share,
      windowText(pathway.baseline, pathway.baselineChoice && BASELINE_WORDS[pathway.baselineChoice]),
      cellOf(baseline?.from, numberText),
      cellOf(baseline?.to, numberText),
      windowText(pathway.current, null),
      cellOf(current?.from, numberText),
      cellOf(current?.to, numberText),
      usualDays,
      days,
      note || null,
      `${pathwayKey(pathway)}|${id}`,
    ],
  };
}

function windowText(window: PathwayResult["current"], choice: string | null): string | null {
  if (!window) return null;
  const words = periodsText(window.periods);
  return choice === null ? words : `${words} (${choice})`;
}

/** A figure; where a suppressed one is in it, "11 to 14". */
function cellOf(range: Range | null | undefined, text: (value: number) => string): OutputCell {
  if (!range) return null;
  return range.low === range.high ? range.low : `${text(range.low)} to ${text(range.high)}`;
}

function exact(range: Range | null | undefined): number | null {
  return range && range.low === range.high ? range.low : null;
}

function percentText(share: number): string {
  return `${numberText(100 * share, 1)}%`;
}
