import { groupBy } from "../../analysis/groupBy";
import { stepName } from "../../analysis/pathwaySentences";
import { periodsText } from "../../analysis/wording";
import type { ListRow } from "./listSheet";
import type { SharedView } from "./sharedView";

/** Providers beside each other, as rows of the sheet with the compared figures. */
export interface ComparisonRows {
  readonly title: string;
  readonly numberFormat: string;
  /** The dots that are named first, then the others, then the line of all providers. */
  readonly all: readonly ListRow[];
  readonly own: number;
  readonly others: number;
}

const WHOLE_PERCENT = "0%";
const FORMATS = { 3: WHOLE_PERCENT } as const;

/** As it is displayed: more digits would give the counts back. */
export function shownValue(value: number, decimals: number): number {
  return Number(value.toFixed(Math.max(0, decimals)));
}

/**
 * Each step of the pathway at all providers whose latest cohorts are shown: the part of those at the step who went on,
 * in whole per cent, with counts for those whose file it is alone.
 */
export function comparedSteps(view: SharedView, own: ReadonlySet<string>): ComparisonRows[] {
  const parts = view.peerPathways.flatMap(({ provider, basis, steps, current }) =>
    steps.flatMap((step) => {
      const now = step.current;
      if (!provider || basis !== "referral_cohort" || !current || !now?.share) return [];
      const people = [now.from.low, now.to.low] as const;
      const window = periodsText(current.cohorts);
      return [{ provider, step: stepName(step), window, value: shownValue(now.share.low, 2), people }];
    }),
  );
  return [...groupBy(parts, ({ step }) => step)].map(([step, all]) => {
    const ownParts = all.filter(({ provider }) => own.has(provider.id));
    const others = all.filter(({ provider }) => !own.has(provider.id)).sort((a, b) => a.value - b.value);
    const title = `Pathway: ${step}`;
    const row = ({ provider, window, value, people }: (typeof all)[number], isOwn: boolean): ListRow => ({
      cells: [
        title,
        window,
        view.nameOf(provider) ?? (isOwn ? "" : "another provider"),
        value,
        isOwn ? people[1] : null,
        isOwn ? people[0] : null,
        null,
        null,
        isOwn && view.kind === "provider" ? 2 : 1,
      ],
      formats: FORMATS,
    });
    return {
      title: `${title}, ${all[0]!.window}`,
      numberFormat: WHOLE_PERCENT,
      all: [...ownParts.map((each) => row(each, true)), ...others.map((each) => row(each, false))],
      own: ownParts.length,
      others: others.length,
    };
  });
}
