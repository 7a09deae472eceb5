import type { Figure, Indicator } from "../analysis/measure";
import { type CellAt, addressAround, addressIn } from "./address";
import type { CellBlock, RawCell } from "./block";
import { isBlank, labelText, plainText, shown } from "./cellText";
import { figureText } from "./figureText";
import { isMarkedFigure, markIn } from "./guessMarks";
import { mappedFigureReader } from "./mappedFigure";
import { mappedIndicator } from "./mappedIndicator";
import { type LeftOutRow, mappedRows } from "./mappedRows";
import type { FigureRole, Mapping } from "./mapping";
import { dayIn } from "./guessPeriods";
import { parsePeriod, type PeriodReading } from "./parsePeriod";

/** A figure of a file as it was found, before anybody says what its indicator is for. */
export interface FoundObservation {
  /** null: the file does not say; a question asks. */
  readonly provider: string | null;
  readonly indicator: string | null;
  /** Canonical (`2026-09`, `FY2027-Q1`), or a day (`2026-09-03`) where figures are daily; null where it cannot be read or the file does not say. */
  readonly period: string | null;
  /** Percentages are fractions 0-1. Where only counts stand, their ratio. null: a mark, or unreadable. */
  readonly value: number | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
  /** What stands there instead of, or beside, the figure: `*`, `<11`, `(p)`. */
  readonly mark: string | null;
  readonly sheet: string;
  /** A1 address of the figure, or of its numerator to its denominator. */
  readonly cell: string;
}

export interface Found {
  readonly observations: readonly FoundObservation[];
  readonly leftOut: readonly LeftOutRow[];
  /** Cells that name no readable period, by their text. */
  readonly unreadPeriods: ReadonlyMap<string, readonly CellAt[]>;
  /** Cells of figures that are neither number nor explained mark, by their text. */
  readonly unread: ReadonlyMap<string, readonly CellAt[]>;
  /** Cells that hold a second figure, `4%` of `128277 (4%)`, by its text; it is not read. */
  readonly secondFigures: ReadonlyMap<string, readonly CellAt[]>;
  readonly blanks: { readonly count: number; readonly first: CellAt | null };
  /** Indicators of which some figures are percentages and others are not, with a cell of each kind. */
  readonly mixedUnits: ReadonlyMap<string, readonly CellAt[]>;
  /** Places of the figures that share provider, indicator and period with another. */
  readonly repeated: readonly (readonly CellAt[])[];
}

const ROLES: readonly FigureRole[] = ["numerator", "denominator", "value", "n"];

/** Figures read between two steps. */
const STEP = 2000;

/**
 * Reads every figure that the mapping finds, with its cell; nothing is judged, and nothing is dropped in silence.
 * Yields the row it has come to, so that the reader of a long file can breathe.
 */
export function* foundObservations(
  block: CellBlock,
  mapping: Mapping,
  date1904: boolean,
): Generator<number, Found, void> {
  const reader = new FoundReader(block, mapping, date1904);
  let read = 0;
  for (const row of mappedRows(block, mapping, date1904)) {
    if (row.kind === "leftOut") reader.leftOut.push(row);
    else reader.add(row);
    if (++read % STEP === 0) yield row.row;
  }
  return reader.finish();
}

interface Entry {
  readonly provider: string;
  readonly indicator: string;
  readonly period: RawCell;
  readonly periodAt: CellAt;
  readonly figures: Partial<Record<FigureRole, CellAt>>;
}

class FoundReader {
  readonly leftOut: LeftOutRow[] = [];
  private readonly entries: Entry[] = [];
  private readonly byKey = new Map<string, Entry[]>();
  private readonly periods = new Map<RawCell, PeriodReading>();
  private readonly indicators = new Map<string, Indicator>();
  private readonly unreadPeriods = new Map<string, CellAt[]>();
  private readonly unread = new Map<string, CellAt[]>();
  private readonly readFigure: ReturnType<typeof mappedFigureReader>;
  private readonly units = new Map<string, { percent?: CellAt; plain?: CellAt }>();
  private readonly secondFigures = new Map<string, CellAt[]>();
  private blankCount = 0;
  private firstBlank: CellAt | null = null;

  constructor(
    private readonly block: CellBlock,
    private readonly mapping: Mapping,
    private readonly date1904: boolean,
  ) {
    this.readFigure = mappedFigureReader(block, mapping);
  }

  add(entry: Entry): void {
    const key = `${entry.provider}\n${entry.indicator}\n${this.keyOf(entry)}`;
    const same = this.byKey.get(key);
    const partner = this.mapping.roleRows ? same?.find((each) => !sharesRole(each, entry)) : undefined;
    if (partner) {
      Object.assign(partner.figures, entry.figures);
      return;
    }
    const own = { ...entry, figures: { ...entry.figures } };
    this.entries.push(own);
    if (same) same.push(own);
    else this.byKey.set(key, [own]);
  }

  finish(): Found {
    const observations = this.entries.flatMap((entry) => this.observation(entry) ?? []);
    const filled = ({ figures }: Entry) => Object.values(figures).some((at) => !isBlank(this.cellAt(at)));
    const repeated = [...this.byKey.values()]
      .map((entries) => entries.filter(filled))
      .filter((entries) => entries.length > 1)
      .map((entries) => entries.map((entry) => firstCell(entry)));
    return {
      observations,
      leftOut: this.leftOut,
      unreadPeriods: this.unreadPeriods,
      unread: this.unread,
      secondFigures: this.secondFigures,
      mixedUnits: this.mixedUnits(),
      blanks: { count: this.blankCount, first: this.firstBlank },
      repeated,
    };
  }

  private observation(entry: Entry): FoundObservation | null {
    const filled = ROLES.flatMap((role) => {
      const at = entry.figures[role];
      return at === undefined || isBlank(this.cellAt(at)) ? [] : [{ role, at }];
    });
    const flag = this.flagOf(entry);
    if (filled.length === 0 && flag === null) {
      this.blankCount++;
      this.firstBlank ??= firstCell(entry);
      return null;
    }
    const numbers: Partial<Record<FigureRole, number>> = {};
    let mark = flag;
    for (const { role, at } of filled) {
      const cell = this.cellAt(at);
      const figure = this.figureAt(cell, at, entry.indicator, role);
      if (role === "value") this.noteUnit(entry.indicator, cell, at);
      if (figure?.kind === "number") numbers[role] = figure.value;
      if (figure?.kind !== "number" || isMarkedFigure(cell)) mark ??= markIn(cell) ?? String(cell).trim();
    }
    const { numerator = null, denominator = null } = numbers;
    const isRatio = numerator !== null && denominator !== null && denominator > 0;
    return {
      provider: entry.provider || null,
      indicator: entry.indicator || null,
      period: this.periodKey(entry),
      value:
        numbers.value ??
        (isRatio && entry.figures.value === undefined ? Number(shown(numerator / denominator)) : null),
      numerator,
      denominator,
      mark,
      sheet: this.block.sheet,
      cell: addressAround(this.block, filled.length > 0 ? filled.map(({ at }) => at) : [firstCell(entry)]),
    };
  }

  /** What the column of flags says of the figures of an entry. */
  private flagOf({ figures, periodAt }: Entry): string | null {
    const { flags } = this.mapping;
    if (flags === undefined) return null;
    const row = Object.values(figures)[0]?.row ?? periodAt.row;
    return plainText(String(this.cellAt({ row, column: flags }))) || null;
  }

  private mixedUnits(): ReadonlyMap<string, readonly CellAt[]> {
    const mixed = new Map<string, readonly CellAt[]>();
    for (const [indicator, { percent, plain }] of this.units)
      if (percent && plain) mixed.set(indicator, [percent, plain]);
    return mixed;
  }

  private noteUnit(indicator: string, cell: RawCell, at: CellAt): void {
    const isPercent =
      this.block.categories?.[at.row]?.[at.column] === "Percentage" ||
      (typeof cell === "string" && /%\s*$/.test(cell));
    const unit = this.units.get(indicator) ?? {};
    if (isPercent) unit.percent ??= at;
    else if (typeof cell === "number" && cell > 1) unit.plain ??= at;
    this.units.set(indicator, unit);
  }

  private figureAt(cell: RawCell, at: CellAt, indicator: string, role: FigureRole): Figure | null {
    const { figure } = this.readFigure(cell, at, this.indicatorOf(indicator), role);
    const rest = typeof cell === "string" ? (figureText(cell)?.rest ?? "") : "";
    if (/\d/.test(rest)) addPlace(this.secondFigures, rest, at);
    const isExplained = typeof cell === "string" && markIn(cell) !== null;
    if (figure === null && !isExplained) addPlace(this.unread, labelText(cell), at);
    return figure;
  }

  private indicatorOf(label: string): Indicator {
    let indicator = this.indicators.get(label);
    if (indicator === undefined)
      this.indicators.set(label, (indicator = mappedIndicator(this.mapping, label)));
    return indicator;
  }

  private keyOf(entry: Entry): string {
    const day = this.mapping.daily ? this.dayOf(entry.period) : null;
    if (day !== null) return day;
    const reading = this.periodOf(entry.period);
    return reading.kind === "period" ? reading.period.key : `?${String(entry.period)}`;
  }

  private periodKey(entry: Entry): string | null {
    const day = this.mapping.daily ? this.dayOf(entry.period) : null;
    if (day !== null) return day;
    const reading = this.periodOf(entry.period);
    if (reading.kind === "period") return reading.period.key;
    if (reading.kind !== "blank" || this.mapping.period !== null)
      addPlace(this.unreadPeriods, labelText(entry.period), entry.periodAt);
    return null;
  }

  private dayOf(cell: RawCell): string | null {
    return dayIn(cell, this.date1904, this.mapping.dateOrder);
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

  private cellAt(at: CellAt | undefined): RawCell {
    return at === undefined ? "" : (this.block.values[at.row]?.[at.column] ?? "");
  }
}

/** A column of periods is read once for each column of figures: the same cell is named once. */
function addPlace(places: Map<string, CellAt[]>, text: string, at: CellAt): void {
  const known = places.get(text);
  if (known === undefined) places.set(text, [at]);
  else if (!isSame(known[known.length - 1], at)) known.push(at);
}

function isSame(a: CellAt | undefined, b: CellAt): boolean {
  return a !== undefined && a.row === b.row && a.column === b.column;
}

function sharesRole(a: Entry, b: Entry): boolean {
  return ROLES.some((role) => a.figures[role] !== undefined && b.figures[role] !== undefined);
}

function firstCell({ figures, periodAt }: Entry): CellAt {
  return figures.numerator ?? figures.denominator ?? figures.value ?? figures.n ?? periodAt;
}

/** `B4, B9 and 12 more` */
export function placesIn(block: CellBlock, places: readonly CellAt[]): string {
  const named = places.slice(0, 3).map(({ row, column }) => addressIn(block, row, column));
  return places.length > 3 ? `${named.join(", ")} and ${places.length - 3} more` : named.join(", ");
}
