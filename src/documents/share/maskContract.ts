import type { Finding, SeriesPoint } from "../../analysis/finding";
import type { Breakdown, Figure, Indicator, Observation } from "../../analysis/measure";
import { ALL_SITES } from "../../analysis/series";
import { figuresTable } from "../../analysis/suppression/figuresTable";
import { type ProtectedTable, protect } from "../../analysis/suppression/protect";
import type { HiddenReason } from "../../analysis/suppression/draft";
import type { VisibleTable } from "../../analysis/suppression/visibleTable";
import type { ContractData } from "../../submission/contractData";
import { countFigures, groupKey, type IndicatorCounts, pointKey, type SharedTotal } from "./countFigures";
import type { PublishedFigure } from "./published";

/** A figure that shared workbooks do not show, and why. */
export interface MaskedFigure {
  readonly indicator: Indicator;
  readonly key: string;
  /** "Harbor, Sep 2026" */
  readonly name: string;
  readonly reason: HiddenReason;
}

/** A contract as others may see it. */
export interface MaskedContract {
  /**
   * The same contract with nothing in it that is hidden: whatever is computed from it (limits, rates, flags,
   * sentences, charts) rests on what is shown alone and cannot give the rest away.
   */
  readonly data: ContractData;
  readonly masked: readonly MaskedFigure[];
  /** Totals that may be shown: year to date of each provider, all providers together. */
  readonly totals: ReadonlyMap<string, readonly SharedTotal[]>;
  readonly hiddenTotals: ReadonlyMap<string, readonly SharedTotal[]>;
  /** What a reader has, by indicator: for the attacker. */
  readonly visible: ReadonlyMap<string, VisibleTable>;
  /** What nothing could protect, in words. */
  readonly warnings: readonly string[];
}

/** Of a figure that we hid nobody learns anything, not even how large it could be. */
const UNKNOWN: Figure = { kind: "suppressed", low: 0, high: Infinity };
const NONE: Figure = { kind: "missing" };

/**
 * Takes out of a contract what its readers may not see.
 *
 * Figures are protected together: all months of all providers, their groups, years to date, all providers, and what
 * earlier files showed. A table that contradicts itself shows nothing of its indicator.
 *
 * @param findings of the full figures: their series have the sites brought together
 */
export function maskContract(
  data: ContractData,
  findings: readonly Finding[],
  published: readonly PublishedFigure[],
): MaskedContract {
  const protections = new Map(
    countFigures(data, findings, published).map((counts) => [
      counts.indicator.id,
      protectedCounts(counts, data.contract.threshold),
    ]),
  );
  const isHidden = (indicatorId: string, key: string): boolean => {
    const protection = protections.get(indicatorId);
    return protection !== undefined && (protection.table === null || protection.table.hidden.has(key));
  };
  const totals = (wanted: boolean) =>
    new Map(
      [...protections].map(([id, { counts }]) => [
        id,
        counts.totals.filter(({ key }) => isHidden(id, key) !== wanted),
      ]),
    );
  return {
    data: {
      ...data,
      observations: findings.flatMap((finding) => maskedSeries(finding, isHidden)),
      breakdowns: data.breakdowns
        .filter(({ siteId }) => siteId === ALL_SITES)
        .map((row) => (isHidden(row.indicatorId, groupKey(row)) ? hiddenGroup(row) : row)),
      // Steps of a pathway are sums of their own that this does not protect: they stay with the agency.
      stageCounts: [],
    },
    masked: [...protections.values()].flatMap(maskedOf),
    totals: totals(true),
    hiddenTotals: totals(false),
    visible: new Map(
      [...protections].flatMap(([id, { table }]) => (table ? [[id, table.visible] as const] : [])),
    ),
    warnings: [...protections.values()].flatMap(({ warnings }) => warnings),
  };
}

interface ProtectedCounts {
  readonly counts: IndicatorCounts;
  /** Null: the counts contradict each other, nothing of them is shown. */
  readonly table: ProtectedTable | null;
  readonly warnings: readonly string[];
}

function protectedCounts(counts: IndicatorCounts, threshold: number): ProtectedCounts {
  const table = figuresTable(counts.figures, counts.sums);
  const cells = table.cells.map((cell) =>
    counts.withheld.has(cell.figure) ? { ...cell, withheld: true } : cell,
  );
  const result = protect({ ...table, cells }, { threshold });
  if (result.kind === "protected")
    return { counts, table: result, warnings: result.unprotected.map(({ sentence }) => sentence) };
  const said = result.inconsistencies[0]!.sentence;
  const warning = `${counts.indicator.name} is left out: its figures contradict each other. ${said}`;
  return { counts, table: null, warnings: [warning] };
}

function maskedOf({ counts: { indicator, figures }, table }: ProtectedCounts): MaskedFigure[] {
  return figures.flatMap(({ key, name }) => {
    const reason = table === null ? "withheld" : table.hidden.get(key)?.reason;
    return reason === undefined ? [] : [{ indicator, key, name, reason }];
  });
}

/** The periods of a series as rows for all sites; of a hidden one nothing is left but that it was reported. */
function maskedSeries(
  { provider, indicator, points, latest }: Finding,
  isHidden: (indicatorId: string, key: string) => boolean,
): Observation[] {
  return points.slice(0, latest + 1).flatMap((point): Observation[] => {
    if (point.missing || point.cells.length === 0) return [];
    const hidden = point.suppressed || isHidden(indicator.id, pointKey(provider.id, point.period));
    return [
      {
        providerId: provider.id,
        indicatorId: indicator.id,
        siteId: ALL_SITES,
        period: point.period,
        status: point.status === "immature" ? "final" : point.status,
        cells: point.cells[0]!,
        ...(hidden ? HIDDEN_FIGURES : figuresOf(point, indicator)),
      },
    ];
  });
}

type Figures = Pick<Observation, "numerator" | "denominator" | "value" | "n">;

const HIDDEN_FIGURES: Figures = { numerator: UNKNOWN, denominator: UNKNOWN, value: UNKNOWN, n: UNKNOWN };

function figuresOf(point: SeriesPoint, { aggregation }: Indicator): Figures {
  const { value, numerator, denominator, cases } = point;
  const isRatio = aggregation === "ratio_of_sums" || aggregation === "rate_per_1000";
  const figure = (number: number | null | undefined): Figure =>
    number == null ? NONE : { kind: "number", value: number };
  // Nobody in the denominator, or not applicable: no value, and not missing either.
  if (value === null) {
    const none: Figure = { kind: "notApplicable" };
    return { numerator: none, denominator: none, value: none, n: NONE };
  }
  return {
    numerator: figure(numerator),
    denominator: figure(denominator),
    value: isRatio ? NONE : figure(value),
    n: figure(cases),
  };
}

function hiddenGroup(row: Breakdown): Breakdown {
  return { ...row, numerator: UNKNOWN, denominator: UNKNOWN };
}
