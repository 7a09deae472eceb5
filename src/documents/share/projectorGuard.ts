import type { Finding } from "../../analysis/finding";
import type { CellRef, Figure } from "../../analysis/measure";
import { stageName } from "../../analysis/pathwayWords";
import { isSmallCount } from "../../analysis/smallCells";
import { attack } from "../../analysis/suppression/attack";
import { figuresTable } from "../../analysis/suppression/figuresTable";
import { listText } from "../../analysis/wording";
import { isSmallFigure } from "../../analysis/suppression/rule";
import type { ContractData } from "../../submission/contractData";
import { countFigures, groupKey, type IndicatorCounts, pointKey, siteKey, siteRows } from "./countFigures";
import { sentStages } from "./countPathway";
import { type HidablePart, isAside, partText, type Stretch } from "./sheetParts";

/** Which sheets a person in the room can see. */
export interface VisibleSheets {
  /** Names of all visible sheets. */
  readonly names: ReadonlySet<string>;
  /** Rows and columns on them that the guard hid. */
  readonly aside: readonly Stretch[];
  /** Names of our own that are visible, by what they show; absent: hidden, or not there. */
  readonly own: Readonly<Partial<Record<OwnSheet, string>>>;
}

export type OwnSheet =
  "summary" | "trends" | "trendData" | "comparison" | "comparisonData" | "pathway" | "pathwayData";

/** A small count of people that somebody in the room can read or work out. */
export interface Exposed {
  /** "Enrolled: Harbor, Aug 2026" */
  readonly what: string;
  /** How, in plain words. */
  readonly how: string;
  /** Sheets that show it, or what gives it away: without them it is safe. */
  readonly sheets: readonly string[];
  /** Where it stands; empty where it is worked out. */
  readonly cells: readonly CellRef[];
}

export interface GuardInput {
  readonly data: ContractData;
  readonly findings: readonly Finding[];
  readonly visible: VisibleSheets;
}

const PATHWAY: readonly OwnSheet[] = ["pathway", "pathwayData"];

/**
 * What the people in a room can read or work out of small counts, from the sheets of a contract workbook that are
 * visible: first what simply stands there, then what the attacker gets from the rest. A sheet that is visible counts
 * as seen with all its rows and columns but those that the guard itself has hidden: a filter is a click away.
 */
export function exposedCounts({ data, findings, visible }: GuardInput): Exposed[] {
  return [
    ...rowsThatShow(data, visible),
    ...lostOnTheWay(data, visible),
    ...countFigures(data, findings, []).flatMap((counts) => ofIndicator(counts, data, findings, visible)),
  ];
}

/** Whether people in the room can read what stands in cells. */
function isSeen(cells: CellRef, { names, aside }: VisibleSheets): boolean {
  return names.has(cells.sheet) && !isAside(cells, aside);
}

/** Input rows with a small count of people on a visible sheet: sites, groups and stages as well. */
function rowsThatShow(
  { observations, breakdowns, stageCounts, indicators, providers, contract }: ContractData,
  visible: VisibleSheets,
): Exposed[] {
  const { own } = visible;
  const indicatorOf = new Map(indicators.map((indicator) => [indicator.id, indicator]));
  const nameOf = new Map(providers.map(({ id, name }) => [id, name]));
  const counted = (figure: Figure): number | null => (figure.kind === "number" ? figure.value : null);
  const rows = [...observations, ...breakdowns].flatMap((row): Exposed[] => {
    const indicator = indicatorOf.get(row.indicatorId);
    if (!indicator?.countsPeople || !isSeen(row.cells, visible)) return [];
    const [count, of] = [counted(row.numerator), counted(row.denominator)];
    const hasOf = indicator.aggregation !== "rate_per_1000" || indicator.subset;
    const counts = [
      count,
      hasOf ? of : null,
      indicator.subset && count !== null && of !== null ? of - count : null,
    ];
    if ("value" in row) counts.push(...valueCounts(row, indicator.aggregation));
    if (!counts.some((each) => isSmallCount(each, contract.threshold))) return [];
    const part = "group" in row ? `, ${row.group}` : row.siteId === "ALL" ? "" : `, ${row.siteId}`;
    return [
      readable(
        `${indicator.name}: ${nameOf.get(row.providerId) ?? row.providerId}${part}, ${row.period.key}`,
        row.cells,
      ),
    ];
  });
  const stages = stageCounts
    .filter(({ count }) => isSmallCount(counted(count), contract.threshold))
    .flatMap(({ providerId, stageId, cohort, cells }): Exposed[] => {
      const what = `Pathway: ${nameOf.get(providerId) ?? providerId}, ${stageId}, ${cohort.key}`;
      const sheets = PATHWAY.flatMap((key) => own[key] ?? []);
      if (isSeen(cells, visible)) return [readable(what, cells)];
      return sheets.length === 0
        ? []
        : [{ what, how: `can be read on ${sheets.join(" and ")}`, sheets, cells: [] }];
    });
  return [...rows, ...stages];
}

/** Those lost between two stages of a cohort that both stand on a visible sheet, where they are few. */
function lostOnTheWay(data: ContractData, visible: VisibleSheets): Exposed[] {
  const providers = new Map(data.providers.map(({ id, name }) => [id, name]));
  const stages = sentStages(data);
  return stages.flatMap((to, i): Exposed[] => {
    const from = stages[i - 1];
    const isNext = from?.providerId === to.providerId && from.cohort.key === to.cohort.key;
    if (!isNext || to.basis === "snapshot" || from.count === null || to.count === null) return [];
    const sheets = [...new Set([from.cells.sheet, to.cells.sheet])];
    if (!isSmallCount(from.count - to.count, data.contract.threshold)) return [];
    if (![from.cells, to.cells].every((cells) => isSeen(cells, visible))) return [];
    const [before, after] = [stageName(from.stage), stageName(to.stage)];
    const who = `${providers.get(to.providerId) ?? to.providerId}, ${to.cohort.key}`;
    return [
      {
        what: `Pathway: lost from ${before} to ${after}, ${who}`,
        how: `can be worked out: ${before} less ${after} on ${sheets.join(" and ")}`,
        sheets,
        cells: [from.cells, to.cells],
      },
    ];
  });
}

function valueCounts(
  { value, n }: ContractData["observations"][number],
  aggregation: string,
): (number | null)[] {
  const figure = aggregation === "sum" || aggregation === "last" ? value : n;
  return [figure.kind === "number" ? figure.value : null];
}

function readable(what: string, cells: CellRef): Exposed {
  return { what, how: `can be read on ${cells.sheet}`, sheets: [cells.sheet], cells: [cells] };
}

function ofIndicator(
  { indicator, figures, sums, totals }: IndicatorCounts,
  data: ContractData,
  findings: readonly Finding[],
  visible: VisibleSheets,
): Exposed[] {
  const rule = { threshold: data.contract.threshold };
  const shownOn = sheetsByFigure(
    findings.filter((finding) => finding.indicator.id === indicator.id),
    data,
    visible,
  );
  for (const { key, kind } of totals) {
    const sheet = kind === "yearToDate" ? visible.own.summary : visible.own.comparison;
    if (sheet !== undefined) shownOn.set(key, { sheets: [sheet], isInput: false });
  }
  const table = figuresTable(figures, sums);
  const countsOf = new Map<string, number[]>();
  for (const { figure, value } of table.cells) {
    if (value !== null) countsOf.set(figure, [...(countsOf.get(figure) ?? []), value]);
  }
  // What came as a mark is small: its sender said so.
  const marked = new Set(figures.flatMap(({ key, count }) => (count === null ? [key] : [])));
  const isSmall = (key: string): boolean => isSmallFigure(countsOf.get(key) ?? [], rule);
  const name = new Map(figures.map((figure) => [figure.key, `${indicator.name}: ${figure.name}`]));
  const read = figures.flatMap(({ key }): Exposed[] => {
    const shown = shownOn.get(key);
    if (!shown || shown.isInput || !isSmall(key)) return [];
    return [
      {
        what: name.get(key)!,
        how: `can be read on ${shown.sheets.join(" and ")}`,
        sheets: shown.sheets,
        cells: [],
      },
    ];
  });
  const result = attack(
    {
      cells: table.cells.map((cell) => ({
        ...cell,
        value: shownOn.has(cell.figure) ? cell.value : null,
        low: cell.low ?? 0,
        high: cell.high ?? Infinity,
        published: false,
        byRule: false,
      })),
      sums: table.sums,
      ratios: [],
    },
    { ...rule, knowsRule: false },
  );
  if (result.kind === "contradiction") return read;
  const sheets = [...new Set([...shownOn.values()].flatMap((shown) => shown.sheets))];
  const revealed = new Map(
    result.cells
      .filter(
        ({ figure, revealed: isRevealed }) =>
          isRevealed && (marked.has(figure) || (isSmall(figure) && !shownOn.has(figure))),
      )
      .map((cell) => [cell.figure, cell]),
  );
  return [
    ...read,
    ...[...revealed].map(([key, { because }]) => ({
      what: name.get(key)!,
      how: `can be worked out: ${because.join("; ")}`,
      sheets,
      cells: [],
    })),
  ];
}

interface Shown {
  readonly sheets: readonly string[];
  /** Stands on a visible sheet of entries, where it is found as a row. */
  readonly isInput: boolean;
}

/** Which of the visible sheets show each figure. */
function sheetsByFigure(
  findings: readonly Finding[],
  data: ContractData,
  visible: VisibleSheets,
): Map<string, Shown> {
  const { own } = visible;
  const seenOn = (cells: CellRef): string[] => (isSeen(cells, visible) ? [cells.sheet] : []);
  const shown = new Map<string, Shown>();
  const add = (key: string, input: readonly string[], output: readonly (string | undefined)[]): void => {
    const sheets = [...new Set([...input, ...output.filter((name) => name !== undefined)])];
    if (sheets.length > 0) shown.set(key, { sheets, isInput: input.length > 0 });
  };
  for (const { provider, points, latest } of findings) {
    points.forEach((point, i) => {
      const input = point.cells.flatMap(seenOn);
      const ofLatest = i === latest ? [own.summary, own.comparison, own.comparisonData] : [];
      add(pointKey(provider.id, point.period), input, [own.trends, own.trendData, ...ofLatest]);
    });
  }
  const ids = new Set(findings.map(({ indicator }) => indicator.id));
  for (const row of data.breakdowns) {
    if (!ids.has(row.indicatorId)) continue;
    add(groupKey(row), seenOn(row.cells), [own.comparison, own.comparisonData]);
  }
  for (const row of siteRows(data, findings)) {
    add(siteKey(row), seenOn(row.cells), [own.comparison, own.comparisonData]);
  }
  return shown;
}

/** What to say in one sentence. */
export function guardSentence(exposed: readonly Exposed[], toHide: readonly HidablePart[]): string {
  if (exposed.length === 0)
    return "Nothing can be worked out: no small count of people can be read or computed from the visible sheets.";
  const counts = exposed.length === 1 ? "1 small count" : `${exposed.length} small counts`;
  return `${counts} of people can be read or worked out. Hide ${listText(toHide.map(partText))}, or show the meeting workbook instead.`;
}
