import type { CellRef, Figure } from "../../analysis/measure";
import { addressAround, addressIn, type CellAt } from "../address";
import type { RawCell, TableBlock } from "../block";
import { isBlank, plainText, quoted, shown } from "../cellText";
import type { ContractData } from "../contractData";
import { mappedFigureReader } from "../mappedFigure";
import { mappedIndicator } from "../mappedIndicator";
import { type LeftOutRow, type MappedRow, mappedRows } from "../mappedRows";
import type { FigureRole } from "../mapping";
import { emptyId } from "../knownIds";
import { parsePeriod } from "../parsePeriod";
import type { Problem, Remark } from "../problem";
import { rolesOf } from "../rowChecks";
import { tblMeasures } from "../tables";
import { multiplierNote, multiplierReader } from "../unitLines";
import { idOf } from "./sourceNames";
import type { SourceProposal, TableProposal } from "./sourceProposal";

/** Stands for the sheet of rows that no file holds: their problems are moved to the cells they were read from. */
export const READ_ROWS = "\u0001";

const HEADERS = [
  "provider_id",
  "site_id",
  "indicator_id",
  "period",
  "numerator",
  "denominator",
  "value",
  "n",
  "note",
];
const ROLES: readonly FigureRole[] = ["numerator", "denominator", "value", "n"];
const STEP = 2000;

/** The figures of a file as rows of tblMeasures, and what could not become one. */
export interface SourceRows {
  readonly measures: TableBlock;
  /** The cells that each row was read from, header row first. */
  readonly origins: readonly CellRef[];
  readonly problems: readonly Problem[];
  /** Rows that are named in a problem. */
  readonly setAside: number;
  /** The same by provider id: each is told of its own rows alone. */
  readonly shares: ReadonlyMap<string, SourceShare>;
}

/** What a file says of one provider and could not become a row. */
export interface SourceShare {
  readonly problems: readonly Problem[];
  readonly setAside: number;
}

interface Row {
  readonly entries: readonly RawCell[];
  readonly origin: CellRef;
}

/**
 * Turns the figures of a file into rows of tblMeasures, in its order: labels into ids, periods into their keys, marks
 * into the codes of a template. What cannot be one is named with its cell. Yields now and then, for long files.
 */
export function* sourceRows(
  proposal: SourceProposal,
  contract: ContractData,
): Generator<number, SourceRows, void> {
  const reader = new SourceReader(proposal, contract);
  for (const table of proposal.tables) if (table.isRead) yield* reader.read(table);
  return reader.finish();
}

class SourceReader {
  private readonly rows = new Map<string, Row>();
  private readonly problems: Problem[] = [];
  private readonly shares = new Map<string, { problems: Problem[]; setAside: number }>();
  /** Keys with two different figures: neither is used. */
  private readonly conflicts = new Set<string>();
  private readonly misfits = new Set<string>();
  private readonly aggregations: ReadonlyMap<string, ContractData["indicators"][number]["aggregation"]>;
  private setAside = 0;

  constructor(
    private readonly proposal: SourceProposal,
    private readonly contract: ContractData,
  ) {
    this.aggregations = new Map(contract.indicators.map(({ id, aggregation }) => [id, aggregation]));
  }

  *read(table: TableProposal): Generator<number, void, void> {
    const left = new Map<string, { rows: number; cell: string; names: Set<string> }>();
    const add = this.rowReader(table);
    let read = 0;
    for (const row of this.wholeRows(table)) {
      const reason = row.kind === "leftOut" ? row.reason : add(row);
      if (reason !== null) {
        const cell = addressIn(table.table.block, row.row, 0);
        const known = left.get(reason) ?? { rows: 0, cell, names: new Set<string>() };
        known.rows++;
        if (row.kind === "leftOut") known.names.add(row.text);
        left.set(reason, known);
      }
      if (++read % STEP === 0) yield read;
    }
    for (const [reason, { rows, cell, names }] of left) {
      const named = [...names].slice(0, 4).map((name) => `"${quoted(name)}"`);
      const text = `${rows} rows ${REASONS[reason] ?? reason}${named.length > 0 ? `: ${named.join(", ")}` : ""}.`;
      this.problems.push({ code: "MP02", severity: "note", sheet: table.table.sheet, cell, message: text });
    }
  }

  finish(): SourceRows {
    const rows = [...this.rows].flatMap(([key, row]) => (this.conflicts.has(key) ? [] : [row]));
    return {
      measures: {
        table: tblMeasures.name,
        sheet: READ_ROWS,
        row: 0,
        column: 0,
        values: [HEADERS, ...rows.map(({ entries }) => entries)],
        percentScaleKnown: true,
      },
      origins: [{ sheet: "", address: "" }, ...rows.map(({ origin }) => origin)],
      problems: this.problems,
      setAside: this.setAside,
      shares: this.shares,
    };
  }

  /** Figures that stand one below the other are one row. */
  private *wholeRows({ table, mapping }: TableProposal): Generator<MappedRow | LeftOutRow, void> {
    const byKey = new Map<string, MappedRow>();
    for (const row of mappedRows(table.block, mapping, this.proposal.facts.date1904)) {
      if (row.kind === "leftOut" || !mapping.roleRows) {
        yield row;
        continue;
      }
      const key = JSON.stringify([row.provider, row.indicator, row.period]);
      const earlier = byKey.get(key);
      byKey.set(key, earlier ? { ...earlier, figures: { ...row.figures, ...earlier.figures } } : row);
    }
    yield* byKey.values();
  }

  /** Takes rows one by one; tells why a row is left out, null where it is used or named in a problem. */
  private rowReader({ table: { block, sheet }, mapping }: TableProposal): (row: MappedRow) => string | null {
    const { names, facts } = this.proposal;
    const readFigure = mappedFigureReader(block, mapping);
    const multiplierAt = multiplierReader(block, mapping);
    const cellAt = (at: CellAt | undefined) => (at ? (block.values[at.row]?.[at.column] ?? "") : "");
    return (row) => {
      const filled = ROLES.filter((role) => !isBlank(cellAt(row.figures[role])));
      if (filled.length === 0) return "blank";
      const places = filled.map((role) => row.figures[role] ?? row.periodAt);
      const origin = { sheet, address: addressAround(block, places) };
      const stop = (remark: Remark) => this.stop({ ...remark, sheet, cell: origin.address }, null);
      if (row.provider === "") return stop(emptyId("The provider"));
      if (row.indicator === "") return stop(emptyId("The indicator"));
      const providerId = idOf("providers", row.provider, names, this.contract);
      const indicatorId = idOf("indicators", row.indicator, names, this.contract);
      if (!providerId || !indicatorId) return "leftOut";
      if (!this.shares.has(providerId)) this.shares.set(providerId, { problems: [], setAside: 0 });
      const once = (what: string, remark: Remark) =>
        this.once(what, { ...remark, sheet, cell: origin.address }, providerId);
      const misfit = this.misfit(indicatorId, filled);
      if (misfit !== null) return once(indicatorId, misfit);

      const { cadence, fiscalYearStart, dateOrder, year } = mapping;
      const { date1904 } = facts;
      const reading = parsePeriod(row.period, { date1904, cadence, fiscalYearStart, dateOrder, year });
      const period = reading.kind === "period" ? reading.period.key : String(row.period ?? "");
      const { fiscalYearStart: own } = this.contract.contract;
      if (period.startsWith("FY") && fiscalYearStart !== own)
        return once(`FY ${sheet}`, otherFiscalYear(fiscalYearStart, own));
      const entries: Partial<Record<FigureRole, RawCell>> = {};
      const notes = new Set<string>();
      const indicator = mappedIndicator(mapping, row.indicator);
      for (const role of filled) {
        const at = row.figures[role] ?? row.periodAt;
        const { figure, remarks } = readFigure(cellAt(at), at, indicator, role);
        const cell = addressIn(block, at.row, at.column);
        if (figure === null)
          return this.stop({ ...(remarks[0] ?? UNREAD), severity: "stop", sheet, cell }, providerId);
        for (const remark of remarks)
          if (remark.severity === "ask") this.report({ ...remark, sheet, cell }, providerId);
        const multiplier = figure.kind === "number" ? multiplierAt(at, indicator, role) : null;
        if (multiplier) notes.add(multiplierNote(multiplier));
        entries[role] = this.codeOf(figure, Object.hasOwn(mapping.marks, plainText(String(cellAt(at)))));
      }
      this.take({ providerId, indicatorId, period }, entries, [...notes].join(" "), origin);
      return null;
    };
  }

  private take(
    { providerId, indicatorId, period }: { providerId: string; indicatorId: string; period: string },
    figures: Partial<Record<FigureRole, RawCell>>,
    note: string,
    origin: CellRef,
  ): void {
    const key = [providerId, indicatorId, period].join("\n").toLowerCase();
    const said = ROLES.map((role) => figures[role] ?? "");
    const entries = [providerId, "ALL", indicatorId, period, ...said, note];
    const earlier = this.rows.get(key);
    if (earlier === undefined) {
      this.rows.set(key, { entries, origin });
      return;
    }
    const [before, now] = [earlier.entries, entries].map((each) =>
      each
        .slice(4, 4 + ROLES.length)
        .filter((e) => e !== "")
        .join("/"),
    );
    const what = `${quoted(indicatorId)}, ${period}, ${quoted(providerId)}`;
    const first = `${earlier.origin.sheet}!${earlier.origin.address}`;
    if (before === now) {
      const message = `${what} stands here and in ${first}, with the same figures. It is read once.`;
      this.report(
        { code: "DQ06", severity: "note", sheet: origin.sheet, cell: origin.address, message },
        providerId,
      );
      return;
    }
    const message = `Two different figures for ${what}: ${before} in ${first} and ${now} here. Neither is used; keep the right one.`;
    this.stop(
      { code: "DQ07", severity: "stop", sheet: origin.sheet, cell: origin.address, message },
      providerId,
    );
    if (!this.conflicts.has(key)) this.countSetAside(providerId);
    this.conflicts.add(key);
  }

  /** What an indicator of the contract needs and the file does not give. */
  private misfit(indicatorId: string, given: readonly FigureRole[]): Remark | null {
    const aggregation = this.aggregations.get(indicatorId);
    if (aggregation === undefined) return null;
    const needed = rolesOf(aggregation, given.includes("value"));
    if (needed.some((role) => role !== "n" && given.includes(role))) return null;
    const message = needed.includes("denominator")
      ? `"${quoted(indicatorId)}" is computed from two counts in this contract, and the file gives a finished figure. Ask for the counts, or choose another indicator.`
      : `"${quoted(indicatorId)}" takes one figure in this contract, and the file gives a count out of another. Correct how the columns are read.`;
    return { code: "MP06", severity: "stop", message };
  }

  /** A figure as a template would hold it; a mark says no more than that it is below the contract's threshold. */
  private codeOf(figure: Figure, isMark: boolean): RawCell {
    switch (figure.kind) {
      case "number":
        return Number(shown(figure.value));
      case "suppressed":
        return `<${isMark ? this.contract.contract.threshold : figure.high + 1}`;
      case "notApplicable":
        return "NA";
      case "notCollected":
        return "ND";
      case "missing":
        return "";
    }
  }

  /** @param providerId whose row it is; null: nobody knows */
  private stop(problem: Problem, providerId: string | null): null {
    this.report(problem, providerId);
    this.countSetAside(providerId);
    return null;
  }

  /** A misfit of a whole column is named at its first row, and at the first one of each provider. */
  private once(what: string, problem: Problem, providerId: string): null {
    const own = `${what}\n${providerId}`;
    if (!this.misfits.has(what)) this.problems.push(problem);
    if (!this.misfits.has(own)) this.shares.get(providerId)?.problems.push(problem);
    this.misfits.add(what).add(own);
    this.countSetAside(providerId);
    return null;
  }

  private report(problem: Problem, providerId: string | null): void {
    this.problems.push(problem);
    this.shares.get(providerId ?? "")?.problems.push(problem);
  }

  private countSetAside(providerId: string | null): void {
    this.setAside++;
    const own = this.shares.get(providerId ?? "");
    if (own) own.setAside++;
  }
}

const REASONS: Readonly<Record<string, string>> = {
  total: "are totals or comparisons and are not counted again",
  heading: "are headings",
  repeatedHeader: "repeat the header",
  comment: "hold no figures to read",
  blank: "are blank",
  leftOut: "are of names that were left out",
};

const UNREAD: Remark = { code: "DQ17", severity: "stop", message: "This is no figure." };

const MONTH = new Intl.DateTimeFormat("en", { month: "long", timeZone: "UTC" });

function otherFiscalYear(theirs: number, ours: number): Remark {
  const name = (month: number) => MONTH.format(Date.UTC(2000, month - 1, 1));
  const message = `These fiscal years begin in ${name(theirs)}, those of the contract in ${name(ours)}: they are not the same periods. Ask for months.`;
  return { code: "MP06", severity: "stop", message };
}
