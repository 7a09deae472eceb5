/** A linear programme's rows: Σ coefficient × variable = right side, each variable in 0..upper. */
export interface LinearProgramme {
  readonly rows: readonly {
    readonly coefficients: readonly (readonly [number, number])[];
    readonly right: number;
  }[];
  /** Infinity where there is no upper bound. */
  readonly upper: readonly number[];
}

export interface Optimum {
  /** Infinity where nothing bounds it. */
  readonly value: number;
  readonly point: readonly number[];
}

/** Smaller than this is zero: rows hold small whole numbers or decimals of shown rates. */
const ZERO = 1e-9;

/** After so many steps per variable the smallest index is taken, which cannot go in circles (Bland 1977). */
const GREEDY_STEPS = 4;

/**
 * The simplex method with bounded variables (Dantzig 1955): starts from one feasible point and keeps its basis, so
 * that asking for the ends of many variables of one system costs few steps each.
 *
 * Dense: memory rows × variables; meant for some hundreds of each.
 */
export class BoundedSimplex {
  private readonly columns: number;
  private readonly table: Float64Array[];
  private readonly basis: number[];
  private readonly level: Float64Array;
  private readonly upper: Float64Array;
  private readonly atUpper: boolean[];
  private readonly inBasis: boolean[];
  private readonly asked: number;
  /** False where no point satisfies all rows and bounds. */
  readonly feasible: boolean;

  constructor({ rows, upper }: LinearProgramme) {
    this.asked = upper.length;
    this.columns = upper.length + rows.length;
    this.upper = Float64Array.from([...upper, ...rows.map(() => Infinity)]);
    this.atUpper = Array.from(this.upper, () => false);
    this.inBasis = Array.from(this.upper, (_, j) => j >= this.asked);
    this.basis = rows.map((_, i) => this.asked + i);
    this.level = Float64Array.from(rows, ({ right }) => Math.abs(right));
    this.table = rows.map(({ coefficients, right }, i) => {
      const row = new Float64Array(this.columns);
      for (const [j, factor] of coefficients) row[j] = right < 0 ? -factor : factor;
      row[this.asked + i] = 1;
      return row;
    });
    const cost = new Float64Array(this.columns).fill(-1, this.asked);
    this.climb(cost);
    const missing = this.basis.reduce((sum, j, i) => sum + (j >= this.asked ? this.level[i]! : 0), 0);
    this.feasible = missing < 1e-6;
    this.upper.fill(0, this.asked);
  }

  /** The largest value of Σ cost × variable, and a point that has it. */
  maximise(cost: readonly (readonly [number, number])[]): Optimum {
    const full = new Float64Array(this.columns);
    for (const [j, factor] of cost) full[j] = factor;
    const bounded = this.climb(full);
    const point = this.point();
    const value = cost.reduce((sum, [j, factor]) => sum + factor * point[j]!, 0);
    return { value: bounded ? value : Infinity, point };
  }

  private point(): number[] {
    const point = Array.from({ length: this.asked }, (_, j) => (this.atUpper[j] ? this.upper[j]! : 0));
    this.basis.forEach((j, i) => {
      if (j < this.asked) point[j] = this.level[i]!;
    });
    return point;
  }

  /** Steps uphill until no step helps; false where it goes up for ever. */
  private climb(cost: Float64Array): boolean {
    const gain = Float64Array.from(cost);
    this.basis.forEach((j, i) => {
      if (cost[j] !== 0) subtractMultiple(gain, this.table[i]!, cost[j]!);
    });
    for (let step = 0; ; step++) {
      const entering = this.choose(gain, step < GREEDY_STEPS * this.columns);
      if (entering < 0) return true;
      if (!this.step(entering, gain)) return false;
    }
  }

  private choose(gain: Float64Array, greedy: boolean): number {
    let best = -1;
    let most = ZERO;
    for (let j = 0; j < this.columns; j++) {
      if (this.inBasis[j] || this.upper[j] === 0) continue;
      const uphill = this.atUpper[j] ? -gain[j]! : gain[j]!;
      if (uphill <= most) continue;
      if (!greedy) return j;
      best = j;
      most = uphill;
    }
    return best;
  }

  private step(entering: number, gain: Float64Array): boolean {
    const sign = this.atUpper[entering] ? -1 : 1;
    let length = this.upper[entering]!;
    let leaving = -1;
    for (let i = 0; i < this.table.length; i++) {
      const slope = sign * this.table[i]![entering]!;
      if (Math.abs(slope) <= ZERO) continue;
      const room = slope > 0 ? this.level[i]! : this.upper[this.basis[i]!]! - this.level[i]!;
      const reach = Math.max(0, room) / Math.abs(slope);
      const ties = leaving >= 0 && Math.abs(reach - length) <= ZERO && this.basis[i]! < this.basis[leaving]!;
      if (reach < length - ZERO || ties) {
        length = Math.min(length, reach);
        leaving = i;
      }
    }
    if (length === Infinity) return false;
    const leavesUp = leaving >= 0 && sign * this.table[leaving]![entering]! < 0;
    for (let i = 0; i < this.table.length; i++) {
      this.level[i] = this.level[i]! - sign * this.table[i]![entering]! * length;
    }
    if (leaving < 0) {
      this.atUpper[entering] = !this.atUpper[entering];
      return true;
    }
    const left = this.basis[leaving]!;
    this.level[leaving] = sign > 0 ? length : this.upper[entering]! - length;
    this.basis[leaving] = entering;
    this.inBasis[entering] = true;
    this.atUpper[entering] = false;
    this.inBasis[left] = false;
    this.atUpper[left] = leavesUp;
    this.pivot(leaving, entering, gain);
    return true;
  }

  private pivot(row: number, column: number, gain: Float64Array): void {
    const pivotRow = this.table[row]!;
    const pivot = pivotRow[column]!;
    for (let j = 0; j < this.columns; j++) pivotRow[j] = pivotRow[j]! / pivot;
    this.table.forEach((other, i) => {
      if (i !== row && other[column] !== 0) subtractMultiple(other, pivotRow, other[column]!);
    });
    if (gain[column] !== 0) subtractMultiple(gain, pivotRow, gain[column]!);
  }
}

function subtractMultiple(target: Float64Array, row: Float64Array, factor: number): void {
  for (let j = 0; j < target.length; j++) {
    const rest = target[j]! - factor * row[j]!;
    target[j] = Math.abs(rest) < 1e-12 ? 0 : rest;
  }
}
