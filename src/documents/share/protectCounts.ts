import type { Period } from "../../analysis/period";
import { periodFromKey } from "../../analysis/periodCalendar";
import type { ContractInfo } from "../../submission/contractData";
import { listText } from "../../analysis/wording";
import type { CountTable } from "../../analysis/suppression/countTable";
import type { HiddenReason } from "../../analysis/suppression/draft";
import { figuresTable } from "../../analysis/suppression/figuresTable";
import { protect, type ProtectedTable } from "../../analysis/suppression/protect";
import type { CountSet, IndicatorCounts } from "./countFigures";
import { keyIn, type PathwayCounts } from "./countPathway";

/** A figure that shared workbooks do not show, and why. */
export interface MaskedFigure {
  /** Name of the measure, or "Pathway". */
  readonly measure: string;
  readonly key: string;
  /** "Harbor, Sep 2026" */
  readonly name: string;
  readonly reason: HiddenReason;
}

/** A hidden count as it is, so that it can be looked for before anything is shared. */
export interface HiddenCount {
  /** Id of the measure, or `PATHWAY`. */
  readonly set: string;
  readonly measure: string;
  readonly name: string;
  readonly providerId: string;
  readonly period: Period;
  readonly count: number;
  /** Those of whom it is a part; null where it is none. */
  readonly of: number | null;
}

/** What of all counts is hidden. */
export interface CountProtection {
  readonly isHidden: (set: string, key: string) => boolean;
  readonly masked: readonly MaskedFigure[];
  readonly hidden: readonly HiddenCount[];
  /** What nothing could protect, in words. */
  readonly warnings: readonly string[];
}

/**
 * Protects counts that readers can lay side by side in one table each: every measure alone, but those whose people
 * the pathway counts too, together with it. A set that contradicts itself shows nothing.
 */
export function protectCounts(
  indicators: readonly IndicatorCounts[],
  pathway: PathwayCounts,
  { threshold, fiscalYearStart }: ContractInfo,
): CountProtection {
  const linked = indicators.filter(({ id }) => pathway.linked.has(id));
  const alone = indicators.filter(({ id }) => !pathway.linked.has(id));
  const tables = [
    ...protectedTogether([pathway, ...linked], pathway.links, threshold),
    ...alone.flatMap((set) => protectedTogether([set], [], threshold)),
  ];
  const bySet = new Map(tables.flatMap((each) => each.sets.map((set) => [set.id, each] as const)));
  const reasonOf = (set: string, key: string): HiddenReason | null => {
    const found = bySet.get(set);
    if (found === undefined) return null;
    return found.table === null ? "withheld" : (found.table.hidden.get(keyIn(set, key))?.reason ?? null);
  };
  return {
    isHidden: (set, key) => reasonOf(set, key) !== null,
    masked: [...indicators, pathway].flatMap(({ id, name: measure, figures }) =>
      figures.flatMap(({ key, name }) => {
        const reason = reasonOf(id, key);
        return reason === null ? [] : [{ measure, key, name, reason }];
      }),
    ),
    hidden: [...indicators, pathway].flatMap(({ id, name: measure, figures }) =>
      figures.flatMap(({ key, name, count, of = null }): HiddenCount[] => {
        const [providerId = "", when = ""] = key.split("|");
        const period = periodFromKey(when, fiscalYearStart);
        if (count === null || period === null || reasonOf(id, key) === null) return [];
        return [{ set: id, measure, name, providerId, period, count, of }];
      }),
    ),
    warnings: tables.flatMap(({ warnings }) => warnings),
  };
}

interface ProtectedSets {
  readonly sets: readonly CountSet[];
  /** Null: the counts contradict each other, nothing of them is shown. */
  readonly table: ProtectedTable | null;
  readonly warnings: readonly string[];
}

/** Of sets that do not fit together, those that fit on their own are tried without the others. */
function protectedTogether(
  sets: readonly CountSet[],
  links: CountTable["sums"],
  threshold: number,
): ProtectedSets[] {
  const tables = sets.map(tableOf);
  const cells = tables.flatMap((table) => table.cells);
  // Nobody counted, or a set that was left out: nothing to bind.
  const known = new Set(cells.map(({ key }) => key));
  const kept = links.filter(({ total, parts }) => [total, ...parts].every((key) => known.has(key)));
  const result = protect({ cells, sums: [...tables.flatMap(({ sums }) => sums), ...kept] }, { threshold });
  if (result.kind === "protected")
    return [{ sets, table: result, warnings: result.unprotected.map(({ sentence }) => sentence) }];
  const said = result.inconsistencies[0]!.sentence;
  const names = listText(sets.map(({ name }) => name));
  const warning = `${names} ${sets.length === 1 ? "is" : "are"} left out: the figures contradict each other. ${said}`;
  const allOut: ProtectedSets = { sets, table: null, warnings: [warning] };
  if (sets.length === 1) return [allOut];
  const each = sets.map((set) => protectedTogether([set], [], threshold)[0]!);
  const wrong = each.filter(({ table }) => table === null);
  if (wrong.length === 0) return [allOut];
  const left = new Set(wrong.flatMap((one) => one.sets));
  const others = sets.filter((set) => !left.has(set));
  return [...wrong, ...(others.length > 0 ? protectedTogether(others, kept, threshold) : [])];
}

function tableOf({ id, figures, sums, withheld }: CountSet): CountTable {
  const table = figuresTable(
    figures.map((figure) => ({ ...figure, key: keyIn(id, figure.key) })),
    sums.map(({ total, parts }) => ({ total: keyIn(id, total), parts: parts.map((key) => keyIn(id, key)) })),
  );
  const hidden = new Set([...withheld].map((key) => keyIn(id, key)));
  const cells = table.cells.map((cell) => (hidden.has(cell.figure) ? { ...cell, withheld: true } : cell));
  return { ...table, cells };
}
