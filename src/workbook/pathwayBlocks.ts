import type { PathwayResult, Range } from "../analysis/pathway";
import { stepName } from "../analysis/pathwaySentences";
import { stageName } from "../analysis/pathwayWords";
import { numberText, periodsText } from "../analysis/wording";
import { hashOf } from "../meeting/hashOf";
import { filledUp, type BlockLayout, type ChartBlock } from "./chartBlocks";
import type { OutputCell } from "./outputTable";
import type { PathwayBlock as StoredBlock } from "./state";

/** Each pathway has one row for each step (of a snapshot: for each stage). */
export const PATHWAY_LAYOUT: BlockLayout = {
  headers: ["Pathway", "Step", "Baseline", "Now"],
  blockRows: 12,
  most: 100,
  listHeader: "Pathways to choose from",
};

export const PATHWAY_COLUMN = { label: 0, step: 1, baseline: 2, now: 3 } as const;

/** One pathway on the Pathway data sheet. */
export type PathwayBlock = StoredBlock & ChartBlock;

/** Key of a pathway, everywhere: its provider's, or that of all providers together. */
export function pathwayKey({ provider }: Pick<PathwayResult, "provider">): string {
  return provider === null ? "all" : `provider:${provider.id}`;
}

/** "Harbor Family Services", or "All providers together". */
export function pathwayName({ provider }: Pick<PathwayResult, "provider">): string {
  return provider?.name ?? "All providers together";
}

/** The figures behind the chart of a pathway; empty where it is no longer reported. */
export function pathwayBlock(key: string, label: string, pathway: PathwayResult | undefined): PathwayBlock {
  const content = pathway ? contentOf(pathway) : NOTHING;
  const rows = filledUp(
    PATHWAY_LAYOUT,
    content.drawn.slice(0, PATHWAY_LAYOUT.blockRows).map((row) => [label, ...row]),
  );
  const { numberFormat, title, baselineName, nowName, dropped } = content;
  return {
    key,
    label: pathway ? label : "",
    title,
    numberFormat,
    maximum: longestBar(content) * ROOM_FOR_LABELS,
    baselineName,
    nowName,
    dropped: [...dropped],
    filled: Math.min(content.drawn.length, PATHWAY_LAYOUT.blockRows),
    rows,
    formats: ["@", "@", numberFormat, numberFormat],
    fingerprint: hashOf(JSON.stringify([label, numberFormat, rows])),
  };
}

/** Beside the longest bar its label has room. */
const ROOM_FOR_LABELS = 1.1;

/** A whole for shares, so that charts of several pathways can be compared; the largest count of a snapshot. */
function longestBar({ drawn, isShare }: BlockContent): number {
  if (isShare) return 1;
  return Math.max(1, ...drawn.flat().filter((cell) => typeof cell === "number"));
}

interface BlockContent {
  /** Step, baseline, now. */
  readonly drawn: readonly OutputCell[][];
  readonly isShare: boolean;
  readonly numberFormat: string;
  readonly title: string;
  readonly baselineName: string;
  readonly nowName: string;
  /** Rows whose conversion fell by more than chance. */
  readonly dropped: readonly number[];
}

const NOTHING: BlockContent = {
  drawn: [],
  isShare: true,
  numberFormat: "General",
  title: "",
  baselineName: "",
  nowName: "",
  dropped: [],
};

function contentOf(pathway: PathwayResult): BlockContent {
  return pathway.basis === "snapshot" ? snapshotContent(pathway) : cohortContent(pathway);
}

function cohortContent(pathway: PathwayResult): BlockContent {
  const { steps, current, baseline } = pathway;
  const exact = (range: Range | null | undefined) => (range && range.low === range.high ? range.low : "");
  return {
    drawn: steps.map((step) => {
      const side = step.to.ownerSide === null ? "" : ` (${step.to.ownerSide})`;
      const sign = step.verdict === "drop" ? "▼ " : "";
      return [
        `${sign}${capitalised(stepName(step))}${side}`,
        exact(step.baseline?.share),
        exact(step.current?.share),
      ];
    }),
    isShare: true,
    numberFormat: "0.0%",
    title: `${pathwayName(pathway)}: ${findingOf(pathway)}\nPart of those at a stage who reach the next, by cohort of referral`,
    baselineName: baseline ? `Baseline: ${periodsText(baseline.periods)}` : "No baseline",
    nowName: current ? `Now: ${periodsText(current.periods)}` : "No complete cohort",
    dropped: steps.flatMap(({ verdict }, i) => (verdict === "drop" ? [i] : [])),
  };
}

/** People at one stage are not part of those at another: a snapshot shows counts and no conversion. */
function snapshotContent(pathway: PathwayResult): BlockContent {
  const latest = pathway.cohorts.at(-1);
  const when = latest ? periodsText([latest.period]) : "";
  return {
    drawn: pathway.stages.map((stage, i) => {
      const range = latest?.reached[i];
      return [capitalised(stageName(stage)), "", range && range.low === range.high ? range.low : ""];
    }),
    isShare: false,
    numberFormat: "#,##0",
    title: `${pathwayName(pathway)}: people at each stage, ${when}\nA count on a day: those at one stage are not part of those at another`,
    baselineName: "No baseline",
    nowName: when,
    dropped: [],
  };
}

/** What the chart says: the step that explains most of the gap, or that none stands out. */
export function findingOf({ steps, explained, baseline }: PathwayResult): string {
  if (!baseline) return "no earlier cohorts to compare with";
  const people = explained?.steps.map((part) => part.people) ?? [];
  const largest = people.indexOf(Math.max(...people));
  const isSignal = steps[largest]?.verdict === "drop" || steps[largest]?.verdict === "watch";
  if (explained && explained.gap >= 1 && isSignal) {
    const gap = Math.round(explained.gap);
    const part = Math.round(people[largest]!);
    // One step can lose more than the gap where another one gained.
    const explains = part < gap ? `${numberText(part)} of ${numberText(gap)}` : `all ${numberText(gap)}`;
    const who = gap === 1 ? "person" : "people";
    return `${stepName(steps[largest]!)} explains ${explains} ${who} lost against the baseline`;
  }
  const dropped = steps.find(({ verdict }) => verdict === "drop");
  if (dropped) return `${stepName(dropped)} fell by more than chance explains`;
  return steps.every(({ verdict }) => verdict === "notJudged")
    ? "no step can be judged"
    : "no step fell by more than chance explains";
}

/** A stage or a step at the beginning of a line. */
export function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
