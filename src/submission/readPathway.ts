import type { CellRef, Figure, Stage, StageCount } from "../analysis/measure";
import type { Cadence, Period } from "../analysis/period";
import { periodEnd } from "../analysis/periodCalendar";
import { addressAround, addressIn } from "./address";
import { quoted } from "./cellText";
import { figureText, sameFigure } from "./enteredFigures";
import { KnownIds } from "./knownIds";
import { type OpenTable, isBlankRow } from "./openTable";
import { BLANK_READINGS, figureOfBlank, MISSING } from "./parseFigure";
import { risingStages } from "./pathwayChecks";
import { futurePeriod, mixedCadence, unclearPeriod } from "./periodProblems";
import type { Remark } from "./problem";
import { type ReportContext, ReportedRows } from "./reportedRows";
import { belowZero, casesMissing, wholeCount } from "./rowChecks";
import { listed } from "./rowReader";
import { COHORT_BASES } from "./tables";

/** The clients' way through the service, as it was read. */
export interface PathwayRead {
  readonly stages: readonly Stage[];
  readonly stageCounts: readonly StageCount[];
}

/** A row that was understood, and where it stands. */
interface Entry {
  readonly count: StageCount;
  readonly row: number;
  usable: boolean;
}

const FIGURES = ["count", "median_days_from_previous", "n_days"] as const;
const NAMES = ["cohort_period", "stage"] as const;

/**
 * Reads tblPathway. Every row that is not used is a problem with its cell; of a cohort that grows from one stage to
 * the next the later row is set aside (DQ25).
 *
 * @param stages of tblStages; null: there is none, and the order is that of first appearance
 */
export function readPathway(
  table: OpenTable,
  stages: readonly Stage[] | null,
  context: ReportContext,
): PathwayRead {
  const reader = new PathwayReader(table, stages, context);
  for (let row = 1; row < table.block.values.length; row++) reader.read(row);
  return reader.finish();
}

class PathwayReader {
  private readonly rows: ReportedRows;
  private readonly stageIds: KnownIds;
  private readonly appeared: Stage[] = [];
  private readonly entries = new Map<string, Entry>();
  private readonly bases = new Map<string, StageCount["basis"]>();
  private readonly twoBases = new Set<string>();
  private cadence: Cadence | null;

  constructor(
    private readonly table: OpenTable,
    private readonly stages: readonly Stage[] | null,
    private readonly context: ReportContext,
  ) {
    this.rows = new ReportedRows(table, context);
    this.stageIds = new KnownIds(stages?.map(({ id }) => id));
    this.cadence = context.settings.cadence;
  }

  read(row: number): void {
    const { rows } = this;
    const isSpare = [...NAMES, ...FIGURES].every((name) => rows.text(row, name) === "");
    if (isBlankRow(rows.cellsOf(row)) || isSpare || !rows.isOfThisContract(row)) return;
    const providerId = rows.providerOf(row);
    const stageId = this.stageOf(row);
    const cohort = this.cohortOf(row);
    const basis = this.basisOf(row);
    if (providerId === undefined || stageId === undefined || cohort === null || basis === null) return;
    const isBlank = FIGURES.every((name) => rows.text(row, name) === "");
    const status = rows.statusOf(row);
    if (!this.isOver(row, cohort, isBlank, status)) return;
    const figures = this.figuresOf(row, stageId, cohort);
    if (figures === null) return;
    this.askOneBasis(row, providerId, basis);
    const siteId = rows.text(row, "site_id") || "ALL";
    const cells = this.cellsAt(row);
    const count = { providerId, siteId, cohort, basis, stageId, ...figures, status, cells };
    this.enter({ count, row, usable: true });
  }

  finish(): PathwayRead {
    const stages = this.stages ?? this.appeared;
    if (this.stages === null && stages.length > 0) this.sayOrder();
    const entries = [...this.entries.values()].filter(({ usable }) => usable);
    const order = new Map(stages.map(({ id, order: place }) => [id, place]));
    const setAside = new Set<StageCount>();
    for (const { rising, remark } of risingStages(entries, order)) {
      this.rows.report(rising.row, "count", remark);
      if (remark.severity === "stop") setAside.add(rising.count);
    }
    return { stages, stageCounts: entries.map(({ count }) => count).filter((count) => !setAside.has(count)) };
  }

  private stageOf(row: number): string | undefined {
    const entered = this.rows.text(row, "stage");
    if (this.stages !== null || entered === "") return this.rows.listedId(row, "stage", this.stageIds);
    const known = this.stageIds.find(entered);
    if (known !== undefined) return known;
    this.stageIds.add(entered);
    this.appeared.push({ id: entered, order: this.appeared.length + 1, ownerSide: null });
    return entered;
  }

  /** Cohorts are of the contract's cadence or, where it states none, of the first row's. */
  private cohortOf(row: number): Period | null {
    const reading = this.rows.periodOf(row, "cohort_period", this.cadence);
    if (reading.kind !== "period") {
      this.rows.report(row, "cohort_period", unclearPeriod(reading, this.cadence ?? "monthly"));
      return null;
    }
    this.cadence ??= reading.period.cadence;
    if (reading.period.cadence === this.cadence) return reading.period;
    this.rows.report(row, "cohort_period", mixedCadence("The pathway", this.cadence, reading.period));
    return null;
  }

  private basisOf(row: number): StageCount["basis"] | null {
    const entered = this.rows.text(row, "cohort_basis");
    const basis = COHORT_BASES.find((each) => each === entered.toLowerCase().replace(/[ -]+/g, "_"));
    if (basis !== undefined) return basis;
    const said = entered === "" ? "is empty" : `says "${quoted(entered)}"`;
    const message = `cohort_basis ${said}, so the row is not used. Enter ${listed(COHORT_BASES)}.`;
    this.rows.report(row, "cohort_basis", { code: "IN03", severity: "stop", message });
    return null;
  }

  /** A row that was left blank for a cohort that is not over is nothing yet. */
  private isOver(row: number, cohort: Period, isBlank: boolean, status: StageCount["status"]): boolean {
    const { info, allowProvisional } = this.context.settings;
    if (info.asOf === null || periodEnd(cohort, info.fiscalYearStart) <= info.asOf) return true;
    if (!isBlank && allowProvisional && status === "provisional") return true;
    if (!isBlank) this.rows.report(row, "cohort_period", futurePeriod(cohort));
    return false;
  }

  private figuresOf(
    row: number,
    stageId: string,
    cohort: Period,
  ): Pick<StageCount, "count" | "medianDays" | "nDays"> | null {
    const count = this.figureOf(row, "count", (figure) => wholeCount(figure, "people"));
    const medianDays = this.figureOf(row, "median_days_from_previous", (figure) =>
      figure.kind === "number" && figure.value < 0 ? belowZero(figure.value) : null,
    );
    const nDays = this.figureOf(row, "n_days", (figure) => wholeCount(figure, "cases"));
    if (count === null || medianDays === null || nDays === null) return null;
    if (count.kind === "missing") {
      const message = `${quoted(stageId)}, ${cohort.key}: count is empty. Enter the figure, NA (does not apply) or ND (not yet collected).`;
      const remark: Remark = { code: "DQ04", severity: "ask", message, readings: BLANK_READINGS };
      const said = this.rows.answerTo(row, this.rows.columnOf("count") ?? -1, remark);
      if (said !== null) return { count: figureOfBlank(said), medianDays, nDays };
      this.rows.report(row, "count", remark);
    }
    if (medianDays.kind === "number" && nDays.kind === "missing")
      this.rows.report(row, "n_days", casesMissing("median", medianDays.value));
    return { count, medianDays, nDays };
  }

  /** Null, with a problem, where the entry cannot be used. */
  private figureOf(row: number, name: string, check: (figure: Figure) => Remark | null): Figure | null {
    const column = this.rows.columnOf(name);
    if (column === undefined) return MISSING;
    const { figure, remarks } = this.rows.figureAt(row, column);
    const wrong = figure === null ? null : check(figure);
    for (const remark of wrong === null ? remarks : [...remarks, wrong]) this.rows.report(row, name, remark);
    return wrong === null ? figure : null;
  }

  private enter(entry: Entry): void {
    const { providerId, siteId, cohort, basis, stageId } = entry.count;
    const key = JSON.stringify([providerId, siteId, cohort.ordinal, basis, stageId]);
    const earlier = this.entries.get(key);
    if (earlier === undefined) {
      this.entries.set(key, entry);
      return;
    }
    const numbers = [earlier, entry].map(({ row }) => this.table.block.row + row + 1);
    if (sameCounts(earlier.count, entry.count)) {
      const message = `Rows ${numbers.join(" and ")} are identical. Delete one.`;
      const about = enteredCounts(entry.count);
      this.rows.report(entry.row, "count", { code: "DQ06", severity: "ask", message, about });
      return;
    }
    const [first, second] = [enteredCounts(earlier.count), enteredCounts(entry.count)];
    const message = `Two different figures for ${quoted(stageId)}, ${cohort.key}, ${quoted(siteId)}: ${first} (row ${numbers[0]}) and ${second} (row ${numbers[1]}). Keep the right one.`;
    const remark: Remark = { code: "DQ07", severity: "stop", message };
    if (earlier.usable) this.rows.report(earlier.row, "count", remark);
    this.rows.report(entry.row, "count", remark);
    earlier.usable = false;
  }

  /** One basis per provider: asked once, at the first row of the other one. */
  private askOneBasis(row: number, providerId: string, basis: StageCount["basis"]): void {
    const first = this.bases.get(providerId);
    if (first === undefined) this.bases.set(providerId, basis);
    if (first === undefined || first === basis || this.twoBases.has(providerId)) return;
    this.twoBases.add(providerId);
    const message = `${quoted(providerId)} reports referral cohorts and snapshots. They are never mixed: the cohorts are used. Keep one basis.`;
    this.rows.report(row, "cohort_basis", { code: "IN13", severity: "ask", message });
  }

  private sayOrder(): void {
    const message =
      "There is no table tblStages: stages stand in the order of these rows, and nobody is known to own a step. Add the table.";
    this.context.problems.push({
      code: "IN12",
      severity: "note",
      sheet: this.rows.block.sheet,
      cell: addressIn(this.rows.block, 0, this.rows.columnOf("stage") ?? 0),
      message,
    });
  }

  private cellsAt(row: number): CellRef {
    const cells = FIGURES.flatMap((name) => {
      const column = this.rows.columnOf(name);
      return column === undefined || this.rows.text(row, name) === "" ? [] : [{ row, column }];
    });
    const place = cells.length > 0 ? cells : [{ row, column: this.rows.columnOf("count") ?? 0 }];
    return { sheet: this.rows.block.sheet, address: addressAround(this.rows.block, place) };
  }
}

function sameCounts(a: StageCount, b: StageCount): boolean {
  return (
    sameFigure(a.count, b.count) && sameFigure(a.medianDays, b.medianDays) && sameFigure(a.nDays, b.nDays)
  );
}

/** `117`, or `117 after 4.5 days`. */
function enteredCounts({ count, medianDays }: StageCount): string {
  const days = medianDays.kind === "missing" ? "" : ` after ${figureText(medianDays)} days`;
  return figureText(count) + days;
}
