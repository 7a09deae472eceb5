import type { CellRef, Figure, Indicator, Observation } from "../analysis/measure";
import type { Period } from "../analysis/period";
import { periodEnd, shiftPeriod } from "../analysis/periodCalendar";
import { type CellAt, addressAround, addressIn } from "./address";
import type { CellBlock, RawCell } from "./block";
import { quoted } from "./cellText";
import { enteredFigures, sameFigures } from "./enteredFigures";
import type { FigureRole } from "./mapping";
import { BLANK_READINGS, type FigureReading, figureOfBlank, MISSING } from "./parseFigure";
import type { PeriodReading } from "./parsePeriod";
import { futurePeriod, gapInHistory, mixedCadence, unclearPeriod } from "./periodProblems";
import type { Problem, Remark } from "./problem";
import { type RowFigures, checkRow, rolesOf } from "./rowChecks";

/** One row whose provider and indicator are known. */
export interface IdentifiedRow {
  readonly providerId: string;
  readonly indicator: Indicator;
  readonly siteId: string;
  readonly period: PeriodReading;
  readonly periodAt: CellAt;
  readonly status: Observation["status"];
  /** Where the figures stand; a role without a cell has none. */
  readonly figures: Readonly<Partial<Record<FigureRole, CellAt>>>;
}

export interface CollectorOptions {
  readonly block: CellBlock;
  readonly problems: Problem[];
  readonly fiscalYearStart: number;
  /** ISO date at which periods must have ended; null: the end of the last reported period. */
  readonly asOf: string | null;
  readonly allowProvisional: boolean;
  /** A person has said how percentages are written, so that 1 is 100 %. */
  readonly percentScaleKnown: boolean;
  /** Reads one entry; called for blanks never. */
  readonly readFigure: (cell: RawCell, at: CellAt, indicator: Indicator) => FigureReading;
  /** What somebody has answered to a question about an entry: one of its readings; null, or absent: nothing. */
  readonly answerTo?: (at: CellAt, remark: Remark) => RawCell;
}

interface Entry {
  readonly observation: Observation;
  readonly at: CellAt;
  usable: boolean;
}

/** A period of a series that a row has named, with the figure that is used for it. */
interface Slot {
  readonly period: Period;
  readonly at: CellAt;
  entry: Entry | null;
}

/** An empty column of which somebody has said what it stands for. */
interface AnsweredBlank {
  readonly role: FigureRole;
  readonly figure: Figure;
}

const ROLES: readonly FigureRole[] = ["numerator", "denominator", "value", "n"];

/**
 * Turns identified rows into observations. A row is either an observation, or it is named in a problem, or it was left
 * blank for a period that is not over.
 */
export class ObservationCollector {
  private readonly entries: Entry[] = [];
  private readonly blanks: { readonly row: IdentifiedRow; readonly period: Period }[] = [];
  /** By provider, indicator and site, then by the period's ordinal. */
  private readonly series = new Map<string, Map<number, Slot>>();
  private readonly unusedColumns = new Set<string>();
  private readonly ends = new Map<string, string>();
  private lastEnd: string | null = null;

  constructor(private readonly options: CollectorOptions) {}

  add(row: IdentifiedRow): void {
    const period = this.acceptPeriod(row);
    if (period === null) return;
    const roles = rolesOf(row.indicator.aggregation, this.isFilled(row.figures.value));
    const filled = ROLES.filter((role) => this.isFilled(row.figures[role]));
    if (filled.length === 0) {
      this.blanks.push({ row, period });
      return;
    }
    if (!this.isOver(row, period)) return;
    const slot = this.slotOf(row, period);
    const blank = this.answeredBlank(row, roles, filled, period);
    if (!this.columnsFit(row, roles, filled, period, blank)) return;
    const read = this.readFigures(row, roles);
    const figures = read && blank ? { ...read, [blank.role]: blank.figure } : read;
    if (figures !== null) this.enterChecked(row, slot, figures);
  }

  /** The last day of the last reported period; null before any. */
  get lastReportedEnd(): string | null {
    return this.lastEnd;
  }

  finish(): readonly Observation[] {
    for (const { row, period } of this.blanks) this.addBlank(row, period);
    for (const slots of this.series.values()) this.reportGaps(slots);
    return this.entries.filter((entry) => entry.usable).map((entry) => entry.observation);
  }

  private acceptPeriod(row: IdentifiedRow): Period | null {
    const { period, indicator, periodAt } = row;
    if (period.kind !== "period") this.report(periodAt, unclearPeriod(period, indicator.cadence));
    else if (period.period.cadence !== indicator.cadence) {
      this.report(periodAt, mixedCadence(indicator.name, indicator.cadence, period.period));
    } else return period.period;
    return null;
  }

  private isOver(row: IdentifiedRow, period: Period): boolean {
    const end = this.endOf(period);
    const { asOf, allowProvisional } = this.options;
    if (asOf !== null && end > asOf && !(allowProvisional && row.status === "provisional")) {
      this.report(row.periodAt, futurePeriod(period));
      return false;
    }
    if (this.lastEnd === null || end > this.lastEnd) this.lastEnd = end;
    return true;
  }

  /** False, with a problem, where the columns that the indicator is computed from are not all filled. */
  private columnsFit(
    row: IdentifiedRow,
    roles: readonly FigureRole[],
    filled: readonly FigureRole[],
    period: Period,
    blank: AnsweredBlank | null,
  ): boolean {
    const { indicator, figures } = row;
    const empty = emptyRole(roles, filled);
    const unused = filled.filter((role) => !roles.includes(role));
    for (const role of unused) {
      const key = `${indicator.id}\n${role}`;
      if (empty === undefined && this.unusedColumns.has(key)) continue;
      this.unusedColumns.add(key);
      const consequence = empty === undefined ? "" : " The row is not used.";
      const message = `${quoted(indicator.name)} is computed from ${roles.join(" and ")}; its ${role} is left out.${consequence} Move the figure if it belongs there.`;
      const remark: Remark = { code: "IN10", severity: "ask", message, isSetAside: empty !== undefined };
      this.report(figures[role] ?? row.periodAt, remark);
    }
    if (empty !== undefined && unused.length === 0 && blank === null)
      this.report(figures[empty] ?? row.periodAt, partEmpty(indicator, period, empty));
    return empty === undefined || blank !== null;
  }

  /** The one empty column of a row, where somebody has said what its blank stands for. */
  private answeredBlank(
    { indicator, figures }: IdentifiedRow,
    roles: readonly FigureRole[],
    filled: readonly FigureRole[],
    period: Period,
  ): AnsweredBlank | null {
    const role = emptyRole(roles, filled);
    const at = role && figures[role];
    if (role === undefined || at === undefined || filled.some((each) => !roles.includes(each))) return null;
    const chosen = this.options.answerTo?.(at, partEmpty(indicator, period, role)) ?? null;
    return chosen === null ? null : { role, figure: figureOfBlank(chosen) };
  }

  private readFigures(row: IdentifiedRow, roles: readonly FigureRole[]): RowFigures | null {
    const figures: Record<FigureRole, Figure> = {
      numerator: MISSING,
      denominator: MISSING,
      value: MISSING,
      n: MISSING,
    };
    let usable = true;
    for (const role of roles) {
      const at = row.figures[role];
      const cell = this.cellAt(at);
      if (at === undefined || cell === "" || cell === null) continue;
      const reading = this.options.readFigure(cell, at, row.indicator);
      for (const remark of reading.remarks) this.report(at, remark);
      if (reading.figure === null) usable = false;
      else figures[role] = reading.figure;
    }
    return usable ? figures : null;
  }

  /** Enters a row that passes the checks; a percentage whose scale somebody has said is taken in that scale. */
  private enterChecked(row: IdentifiedRow, slot: Slot, figures: RowFigures): void {
    const { percentScaleKnown, answerTo } = this.options;
    let [entered, usable] = [figures, true];
    for (const { role, usable: canStay, ...remark } of checkRow(
      row.indicator,
      slot.period.key,
      figures,
      percentScaleKnown,
    )) {
      const at = row.figures[role] ?? row.periodAt;
      const chosen = remark.isSetAside ? (answerTo?.(at, remark) ?? null) : null;
      if (typeof chosen === "number") entered = { ...entered, [role]: { kind: "number", value: chosen } };
      else {
        this.report(at, remark);
        usable &&= canStay;
      }
    }
    if (usable) this.enter(row, slot, entered);
  }

  private enter(row: IdentifiedRow, slot: Slot, figures: RowFigures): void {
    const observation: Observation = {
      providerId: row.providerId,
      indicatorId: row.indicator.id,
      siteId: row.siteId,
      period: slot.period,
      numerator: figures.numerator,
      denominator: figures.denominator,
      value: figures.value,
      n: figures.n,
      status: row.status,
      cells: this.cellsOf(row),
    };
    const entry: Entry = { observation, at: this.firstCell(row), usable: true };
    if (slot.entry !== null) return this.reportDuplicate(slot.entry, entry, row.indicator);
    slot.entry = entry;
    this.entries.push(entry);
  }

  private reportDuplicate(earlier: Entry, later: Entry, indicator: Indicator): void {
    const rows = [this.rowNumber(earlier), this.rowNumber(later)] as const;
    if (sameFigures(earlier.observation, later.observation)) {
      const message = `Rows ${rows[0]} and ${rows[1]} are identical. Delete one.`;
      const about = enteredFigures(later.observation);
      this.report(later.at, { code: "DQ06", severity: "ask", message, about });
      return;
    }
    const { period, siteId } = later.observation;
    const figures = [enteredFigures(earlier.observation), enteredFigures(later.observation)] as const;
    const message = `Two different figures for ${quoted(indicator.name)}, ${period.key}, ${quoted(siteId)}: ${figures[0]} (row ${rows[0]}) and ${figures[1]} (row ${rows[1]}). Keep the right one.`;
    const remark: Remark = { code: "DQ07", severity: "stop", message };
    if (earlier.usable) this.report(earlier.at, remark);
    this.report(later.at, remark);
    earlier.usable = false;
  }

  /** A row without figures is a missing figure once its period is over, and nothing before. */
  private addBlank(row: IdentifiedRow, period: Period): void {
    const asOf = this.options.asOf ?? this.lastEnd;
    if (asOf === null || this.endOf(period) > asOf) return;
    const slot = this.slotOf(row, period);
    if (slot.entry !== null) return;
    const message = `${quoted(row.indicator.name)}, ${period.key} is empty. Enter the figures, NA (does not apply) or ND (not yet collected).`;
    const remark: Remark = { code: "DQ04", severity: "ask", message, readings: BLANK_READINGS };
    const at = this.firstCell(row);
    const chosen = this.options.answerTo?.(at, remark) ?? null;
    if (chosen === null) this.report(at, remark);
    const figure = chosen === null ? MISSING : figureOfBlank(chosen);
    this.enter(row, slot, { numerator: figure, denominator: figure, value: figure, n: figure });
  }

  private slotOf({ providerId, indicator, siteId, periodAt }: IdentifiedRow, period: Period): Slot {
    const key = `${providerId}\n${indicator.id}\n${siteId}`;
    let slots = this.series.get(key);
    if (slots === undefined) this.series.set(key, (slots = new Map<number, Slot>()));
    let slot = slots.get(period.ordinal);
    if (slot === undefined) slots.set(period.ordinal, (slot = { period, at: periodAt, entry: null }));
    return slot;
  }

  private reportGaps(slots: ReadonlyMap<number, Slot>): void {
    const ordinals = Int32Array.from(slots.keys()).sort();
    for (let i = 1; i < ordinals.length; i++) {
      const before = slots.get(ordinals[i - 1] ?? 0);
      const after = slots.get(ordinals[i] ?? 0);
      if (before === undefined || after === undefined) continue;
      if (after.period.ordinal - before.period.ordinal < 2) continue;
      this.report(after.at, gapInHistory(shiftPeriod(before.period, 1), shiftPeriod(after.period, -1)));
    }
  }

  private endOf(period: Period): string {
    let end = this.ends.get(period.key);
    if (end === undefined) this.ends.set(period.key, (end = periodEnd(period, this.options.fiscalYearStart)));
    return end;
  }

  private cellAt(at: CellAt | undefined): RawCell {
    return at === undefined ? "" : (this.options.block.values[at.row]?.[at.column] ?? "");
  }

  private isFilled(at: CellAt | undefined): boolean {
    const cell = this.cellAt(at);
    return typeof cell === "string" ? cell !== "" && cell.trim() !== "" : cell !== null;
  }

  private firstCell({ figures, periodAt }: IdentifiedRow): CellAt {
    return figures.numerator ?? figures.denominator ?? figures.value ?? figures.n ?? periodAt;
  }

  private cellsOf(row: IdentifiedRow): CellRef {
    const { block } = this.options;
    const cells: CellAt[] = [];
    for (const role of ROLES) {
      const at = row.figures[role];
      if (at !== undefined && this.isFilled(at)) cells.push(at);
    }
    return {
      sheet: block.sheet,
      address: addressAround(block, cells.length > 0 ? cells : [this.firstCell(row)]),
    };
  }

  private rowNumber({ at }: Entry): number {
    return this.options.block.row + at.row + 1;
  }

  private report(at: CellAt, remark: Remark): void {
    const { block, problems } = this.options;
    problems.push({ ...remark, sheet: block.sheet, cell: addressIn(block, at.row, at.column) });
  }
}

/** The column that an indicator needs and a row leaves empty. */
function emptyRole(roles: readonly FigureRole[], filled: readonly FigureRole[]): FigureRole | undefined {
  return roles.find((role) => role !== "n" && !filled.includes(role));
}

/** DQ04 for one column of a row. */
function partEmpty({ name }: Indicator, { key }: Period, role: FigureRole): Remark {
  const message = `${quoted(name)}, ${key}: ${role} is empty. Enter the figure, NA (does not apply) or ND (not yet collected).`;
  return { code: "DQ04", severity: "ask", message, readings: BLANK_READINGS, isSetAside: true };
}
