import type { Indicator, Provider, Target } from "../analysis/measure";
import { type CellAt, addressIn } from "./address";
import type { CellBlock, RawCell } from "./block";
import { quoted } from "./cellText";
import type { ContractData } from "./contractData";
import { layoutSignature } from "./headerLabels";
import { emptyId } from "./knownIds";
import { mappedFigureReader } from "./mappedFigure";
import { mappedIndicator } from "./mappedIndicator";
import { type LeftOutRow, type MappedRow, mappedRows } from "./mappedRows";
import type { Mapping } from "./mapping";
import { ObservationCollector } from "./observationCollector";
import { type PeriodReading, parsePeriod } from "./parsePeriod";
import type { Problem, Remark } from "./problem";
import { DEFAULT_SETTINGS } from "./readContractInfo";

export interface ApplyOptions {
  /** The workbook counts days from 1904. */
  readonly date1904: boolean;
}

/** No contract states a date from which a mapped target holds: it holds for all periods. */
const ALWAYS = "1900-01-01";

/**
 * Reads a mapped range into the same data as a contract workbook: providers and indicators come from the labels,
 * targets from the mapping. What is not used is named in the problems; a layout that is no longer the mapped one is
 * not read at all (MP05).
 */
export function applyMapping(block: CellBlock, mapping: Mapping, { date1904 }: ApplyOptions): ContractData {
  const problems: Problem[] = [];
  const reader = new MappedRange(block, mapping, date1904, problems);
  const observations = reader.isAsMapped() ? reader.read() : [];
  return {
    contract: { ...DEFAULT_SETTINGS.info, fiscalYearStart: mapping.fiscalYearStart },
    providers: [...reader.providers.values()],
    indicators: [...reader.indicators.values()],
    targets: targetsOf(mapping, reader.indicators),
    baselines: [],
    observations,
    breakdowns: [],
    stages: [],
    stageCounts: [],
    actions: [],
    meetings: [],
    people: [],
    problems,
  };
}

class MappedRange {
  readonly providers = new Map<string, Provider>();
  readonly indicators = new Map<string, Indicator>();
  private readonly periods = new Map<RawCell, PeriodReading>();

  constructor(
    private readonly block: CellBlock,
    private readonly mapping: Mapping,
    private readonly date1904: boolean,
    private readonly problems: Problem[],
  ) {}

  /** False, with a problem, where a part has no place yet or the range was rearranged since it was mapped. */
  isAsMapped(): boolean {
    const { mapping, block } = this;
    const { provider, period, figures, headerRows } = mapping;
    const corner = { row: headerRows.first, column: 0 };
    const named = mapping.indicator !== null || figures.every((figure) => figure.indicator !== null);
    const open = [
      ...(provider === null ? ["the provider"] : []),
      ...(named ? [] : ["the indicator"]),
      ...(period === null ? ["the period"] : []),
      ...(figures.length === 0 ? ["the figures"] : []),
    ];
    for (const part of open) {
      const message = `It is not known yet where ${part} of these rows stands. Choose its column in the pane.`;
      this.report(corner, { code: "MP01", severity: "stop", message });
    }
    if (mapping.daily) {
      const message =
        "The figures of this range are of single days, so nothing was read. Add them up to weeks or months in the sheet and map that.";
      this.report(corner, { code: "MP06", severity: "stop", message });
      return false;
    }
    if (layoutSignature(block, headerRows, this.date1904) !== mapping.signature) {
      const message =
        "The headers of this range are no longer those that were mapped, so nothing was read. Map the range again.";
      this.report(corner, { code: "MP05", severity: "stop", message });
      return false;
    }
    return open.length === 0;
  }

  read(): ContractData["observations"] {
    const collector = new ObservationCollector({
      block: this.block,
      problems: this.problems,
      fiscalYearStart: this.mapping.fiscalYearStart,
      asOf: null,
      allowProvisional: false,
      percentScaleKnown: true,
      readFigure: mappedFigureReader(this.block, this.mapping),
    });
    for (const row of this.merged(mappedRows(this.block, this.mapping, this.date1904)))
      this.add(row, collector);
    for (const indicator of this.indicators.values()) this.askDirection(indicator);
    const observations = collector.finish();
    this.sayDate(collector.lastReportedEnd);
    return observations;
  }

  /** One row for the figures that stand one below the other. */
  private *merged(rows: Iterable<MappedRow | LeftOutRow>): Generator<MappedRow, void> {
    const byKey = new Map<string, MappedRow>();
    for (const row of rows) {
      if (row.kind === "leftOut") this.leaveOut(row);
      else if (!this.mapping.roleRows) yield row;
      else {
        const key = JSON.stringify([row.provider, row.indicator, row.period]);
        const earlier = byKey.get(key);
        byKey.set(key, earlier ? { ...earlier, figures: { ...row.figures, ...earlier.figures } } : row);
      }
    }
    yield* byKey.values();
  }

  private add(row: MappedRow, collector: ObservationCollector): void {
    const at = Object.values(row.figures)[0] ?? row.periodAt;
    if (row.provider === "" || row.indicator === "") {
      this.report(at, emptyId(row.provider === "" ? "The provider" : "The indicator"));
      return;
    }
    if (!this.providers.has(row.provider))
      this.providers.set(row.provider, { id: row.provider, name: row.provider });
    collector.add({
      providerId: row.provider,
      indicator: this.indicatorOf(row.indicator),
      siteId: "ALL",
      period: this.periodOf(row.period),
      periodAt: row.periodAt,
      status: "final",
      figures: row.figures,
    });
  }

  private indicatorOf(label: string): Indicator {
    let indicator = this.indicators.get(label);
    if (indicator === undefined)
      this.indicators.set(label, (indicator = mappedIndicator(this.mapping, label)));
    return indicator;
  }

  private periodOf(cell: RawCell): PeriodReading {
    let reading = this.periods.get(cell);
    if (reading === undefined) {
      const { cadence, fiscalYearStart, dateOrder, year } = this.mapping;
      reading = parsePeriod(cell, { date1904: this.date1904, cadence, fiscalYearStart, dateOrder, year });
      this.periods.set(cell, reading);
    }
    return reading;
  }

  private leaveOut({ row, reason, text }: LeftOutRow): void {
    const why = {
      total: "is a total or comparison and is not counted again",
      heading: "is a heading",
      repeatedHeader: "repeats the header",
      comment: "holds no figures to read",
    }[reason];
    this.report(
      { row, column: 0 },
      { code: "MP02", severity: "note", message: `"${quoted(text)}" ${why}; the row is left out.` },
    );
  }

  private askDirection(indicator: Indicator): void {
    const known = this.mapping.indicators.find((each) => each.label === indicator.id);
    if (known && known.direction !== null) return;
    const message = `Should "${quoted(indicator.name)}" rise or fall? Until you say, it is neither good nor bad. Choose in the pane.`;
    this.report(
      { row: this.mapping.headerRows.first, column: 0 },
      { code: "MP04", severity: "ask", message },
    );
  }

  private sayDate(lastReportedEnd: string | null): void {
    if (lastReportedEnd === null) return;
    const message = `The range gives no date; ${lastReportedEnd}, the end of the last reported period, is used.`;
    this.report(
      { row: this.mapping.headerRows.first, column: 0 },
      { code: "IN09", severity: "note", message },
    );
  }

  private report(at: CellAt, remark: Remark): void {
    const cell = addressIn(this.block, at.row, at.column);
    this.problems.push({ ...remark, sheet: this.block.sheet, cell });
  }
}

function targetsOf(mapping: Mapping, indicators: ReadonlyMap<string, Indicator>): readonly Target[] {
  return mapping.indicators.flatMap(({ label, target }): Target[] =>
    target === null || !indicators.has(label)
      ? []
      : [{ providerId: null, indicatorId: label, effectiveFrom: ALWAYS, value: target, kind: "contract" }],
  );
}
