/** A linear programme: Σ factor × variable = right side in each row, each variable in 0..upper. */
export interface LinearProgramme {
  readonly rows: readonly { readonly coefficients: Linear; readonly right: number }[];
  /** Infinity where there is no upper bound. */
  readonly upper: readonly number[];
}

/** A linear expression: variables with their factors. */
export type Linear = readonly (readonly [variable: number, factor: number])[];

export interface Optimum {
  /** Infinity where nothing bounds it. */
  readonly value: number;
  readonly point: readonly number[];
}

/** Stands in the basis for a row that no variable carries yet. */
const NOBODY = -1;

/** Smaller than this is zero: rows hold small whole numbers or decimals of shown rates. */
const ZERO = 1e-9;

/** A row may be missed by this much: more than round-off, less than any whole number. */
const FEASIBLE = 1e-7;

/** After so many steps per variable the first that helps is taken, not the best: that cannot go in circles (Bland 1977). */
const GREEDY_STEPS = 10;

/**
 * The simplex method with bounded variables (Dantzig 1955), as a dictionary: each row tells a basic variable by the
 * others. It keeps its place, so that asking for the ends of many variables of one system costs few steps each.
 *
 * Memory and cost of a step: rows × (variables − rows); meant for some hundreds of each.
 */
export class BoundedSimplex {
  /** False where no point satisfies all rows and bounds. */
  readonly feasible: boolean;
  private rows: Float64Array[];
  private level: number[];
  private basic: number[];
  private readonly free: number[];
  private readonly atUpper: boolean[];
  private readonly upper: readonly number[];
  /** What a unit of each free variable adds to the objective. */
  private gain: number[] = [];

  constructor({ rows, upper }: LinearProgramme) {
    this.upper = upper;
    this.free = upper.map((_, j) => j);
    this.atUpper = upper.map(() => false);
    this.level = rows.map(({ right }) => Math.abs(right));
    this.basic = rows.map(() => NOBODY);
    this.rows = rows.map(({ coefficients, right }) => {
      const row = new Float64Array(upper.length);
      for (const [j, factor] of coefficients) row[j] = right < 0 ? -factor : factor;
      return row;
    });
    this.gain = this.free.map((_, j) => this.rows.reduce((sum, row) => sum + row[j]!, 0));
    this.climb();
    this.feasible = this.basic.every((variable, i) => variable !== NOBODY || this.level[i]! < FEASIBLE);
    if (this.feasible) this.dropEmptyRows();
  }

  /** The largest value of an objective, and a point that has it. */
  maximise(objective: Linear): Optimum {
    const cost = new Map(objective);
    this.gain = this.free.map((variable) => cost.get(variable) ?? 0);
    this.basic.forEach((variable, i) => {
      const factor = cost.get(variable);
      if (factor) this.rows[i]!.forEach((entry, j) => (this.gain[j]! -= factor * entry));
    });
    const isBounded = this.climb();
    const point = this.point();
    const value = objective.reduce((sum, [j, factor]) => sum + factor * point[j]!, 0);
    return { value: isBounded ? value : Infinity, point };
  }

  private point(): number[] {
    const point = this.upper.map(() => 0);
    this.free.forEach((variable, j) => (point[variable] = this.atUpper[j] ? this.upper[variable]! : 0));
    this.basic.forEach((variable, i) => {
      if (variable !== NOBODY) point[variable] = this.level[i]!;
    });
    return point;
  }

  /** Steps uphill until no step helps; false where it goes up for ever. */
  private climb(): boolean {
    for (let step = 0; ; step++) {
      const entering = this.chooseEntering(step < GREEDY_STEPS * this.upper.length);
      if (entering < 0) return true;
      if (!this.step(entering)) return false;
    }
  }

  private chooseEntering(greedy: boolean): number {
    let chosen = -1;
    let most = ZERO;
    for (let j = 0; j < this.free.length; j++) {
      const variable = this.free[j]!;
      const uphill = this.atUpper[j] ? -this.gain[j]! : this.gain[j]!;
      if (uphill <= (greedy ? most : ZERO) || this.upper[variable] === 0) continue;
      if (!greedy && chosen >= 0 && variable > this.free[chosen]!) continue;
      chosen = j;
      most = uphill;
    }
    return chosen;
  }

  private step(entering: number): boolean {
    const sign = this.atUpper[entering] ? -1 : 1;
    let length = this.upper[this.free[entering]!]!;
    let leaving = -1;
    for (let i = 0; i < this.rows.length; i++) {
      const slope = sign * this.rows[i]![entering]!;
      if (Math.abs(slope) <= ZERO) continue;
      const room = slope > 0 ? this.level[i]! : this.upperOf(this.basic[i]!) - this.level[i]!;
      const reach = Math.max(0, room) / Math.abs(slope);
      const isFirstOfEquals = leaving >= 0 && reach <= length && this.basic[i]! < this.basic[leaving]!;
      if (reach < length || isFirstOfEquals) {
        length = reach;
        leaving = i;
      }
    }
    if (length === Infinity) return false;
    const leavesUp = leaving >= 0 && sign * this.rows[leaving]![entering]! < 0;
    for (let i = 0; i < this.rows.length; i++) this.level[i]! -= sign * this.rows[i]![entering]! * length;
    if (leaving < 0) {
      this.atUpper[entering] = !this.atUpper[entering];
      return true;
    }
    this.level[leaving] = sign > 0 ? length : this.upper[this.free[entering]!]! - length;
    this.exchange(leaving, entering, leavesUp);
    return true;
  }

  /** Puts a free variable into the basis of a row; the one that leaves is free from now on, or gone if nobody. */
  private exchange(row: number, column: number, leavesUp: boolean): void {
    const leaving = this.basic[row]!;
    const pivotRow = this.rows[row]!;
    const pivot = pivotRow[column]!;
    for (let j = 0; j < this.free.length; j++) pivotRow[j]! /= pivot;
    pivotRow[column] = 1 / pivot;
    this.rows.forEach((other, i) => {
      if (i !== row) subtract(other, pivotRow, column, this.free.length);
    });
    subtract(this.gain, pivotRow, column, this.free.length);
    this.basic[row] = this.free[column]!;
    this.free[column] = leaving;
    this.atUpper[column] = leavesUp;
    if (leaving === NOBODY) this.dropColumn(column);
  }

  private dropColumn(column: number): void {
    const last = this.free.length - 1;
    for (const row of this.rows) row[column] = row[last]!;
    this.gain[column] = this.gain[last]!;
    this.free[column] = this.free[last]!;
    this.atUpper[column] = this.atUpper[last]!;
    this.free.length = this.atUpper.length = this.gain.length = last;
  }

  /** Rows that only repeat others end without a variable: they get one at no cost, or go. */
  private dropEmptyRows(): void {
    for (let i = 0; i < this.rows.length; i++) {
      if (this.basic[i] !== NOBODY) continue;
      const column = this.free.findIndex((_, j) => Math.abs(this.rows[i]![j]!) > FEASIBLE);
      if (column < 0) continue;
      this.level[i] = this.atUpper[column] ? this.upper[this.free[column]!]! : 0;
      this.exchange(i, column, false);
    }
    const kept = this.basic.flatMap((variable, i) => (variable === NOBODY ? [] : [i]));
    this.rows = kept.map((i) => this.rows[i]!.slice(0, this.free.length));
    this.level = kept.map((i) => this.level[i]!);
    this.basic = kept.map((i) => this.basic[i]!);
  }

  private upperOf(variable: number): number {
    return variable === NOBODY ? Infinity : this.upper[variable]!;
  }
}

/** Takes the pivot row out of another row (or of the gains), whose entry in the column becomes the leaving variable's. */
function subtract(
  other: Float64Array | number[],
  pivotRow: Float64Array,
  column: number,
  length: number,
): void {
  const factor = other[column]!;
  if (factor === 0) return;
  other[column] = 0;
  for (let j = 0; j < length; j++) {
    const rest = other[j]! - factor * pivotRow[j]!;
    other[j] = rest < 1e-12 && rest > -1e-12 ? 0 : rest;
  }
}
