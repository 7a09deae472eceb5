import { addressIn } from "./address";
import type { RawCell } from "./block";
import { plainText, quoted, shown } from "./cellText";
import type { CheckedSubmission } from "./checks/checkSubmission";
import type { ContractRows, RowEntries } from "./contractRows";
import { COMPUTED_COLUMNS, columnOf, IMPORT_TABLES, type ImportTable } from "./importTables";
import { bySeverity, type Problem } from "./problem";
import type { Submission } from "./submission";
import { type EntryContext, sameEntry, TableRows } from "./tableRows";

/** A former entry that a file replaces. */
export interface Revision {
  readonly table: string;
  readonly providerId: string;
  readonly indicatorId: string;
  readonly siteId: string;
  readonly period: string;
  /** What of the row beside these: `gender: Female`, a stage, an action's id; "" for a measure. */
  readonly part: string;
  readonly column: string;
  readonly former: RawCell;
  readonly now: RawCell;
  readonly reason: string;
}

/** Rows of a file by what becomes of them. */
export interface ImportCounts {
  readonly added: number;
  readonly changed: number;
  /** They say what the workbook says already. */
  readonly repeated: number;
  /** They are wrong, and named in a problem. */
  readonly setAside: number;
  /** They change a figure and nobody has said why. */
  readonly waiting: number;
}

/** What an import makes of one file. */
export interface FilePlan {
  readonly submission: Submission;
  /** True where nothing of the file is used. */
  readonly isRefused: boolean;
  readonly counts: ImportCounts;
  /** The same by provider id, of a file that names its providers row by row. */
  readonly countsOf: ReadonlyMap<string, ImportCounts>;
  readonly revisions: readonly Revision[];
  readonly problems: readonly Problem[];
  /** Questions that the reason given for the whole file has answered; they are not among the problems. */
  readonly answered: readonly Problem[];
}

export interface ImportOptions {
  /** Why figures changed, for rows that do not say so themselves; "" where nobody has said. */
  readonly reason: string;
  /** Of the submission: how its entries are read. */
  readonly context: EntryContext;
}

/** Of a file without rows. */
export const NO_ROWS: ImportCounts = { added: 0, changed: 0, repeated: 0, setAside: 0, waiting: 0 };

/**
 * Compares a file, row by row, with what the contract workbook holds, and notes in `tables` what is to be written.
 *
 * A row that stands there already changes nothing; a new one is appended; a changed figure replaces the former one,
 * which is kept, where somebody says why. What is wrong is set aside and named. A blank never erases an entry.
 * Files are planned one after the other: each is compared with what those before it leave.
 */
export function planFile(
  submission: Submission,
  checked: CheckedSubmission,
  tables: ReadonlyMap<string, ContractRows>,
  options: ImportOptions,
): FilePlan {
  const plan = new Planner(submission, checked, options);
  if (!checked.isStopped) {
    for (const table of IMPORT_TABLES) {
      const name = table.definition.name.toLowerCase();
      const block = submission.workbook.tables.get(name);
      const target = tables.get(name);
      if (block && target) plan.add(new TableRows(table, block, options.context), target);
    }
  }
  return plan.finish();
}

class Planner {
  private readonly counts = { ...NO_ROWS };
  private readonly countsOf = new Map<string, { -readonly [Kind in keyof ImportCounts]: number }>();
  private readonly revisions: Revision[] = [];
  private readonly problems: Problem[];
  /** Rows whose change somebody has explained, as `sheet!row`. */
  private readonly explained = new Set<string>();
  /** Those of them that the reason for the whole file explains. */
  private readonly answered = new Set<string>();
  private readonly stopped: ReadonlySet<string>;
  private readonly read: ReadonlySet<string>;
  /** Why figures changed, where the question was answered before it is asked here; by `sheet!row`. */
  private readonly said: ReadonlyMap<string, string>;

  constructor(
    private readonly submission: Submission,
    private readonly checked: CheckedSubmission,
    private readonly options: ImportOptions,
  ) {
    const { data, problems, answered } = checked;
    this.problems = [...problems];
    this.said = new Map(
      answered
        .filter(({ problem }) => problem.code === "DQ22")
        .flatMap(({ problem, text }) => [...rowsOf([problem])].map((place) => [place, text] as const)),
    );
    this.stopped = rowsOf(problems.filter(({ severity }) => severity === "stop"));
    this.read = rowsOf(
      [...data.observations, ...data.breakdowns, ...data.stageCounts].map(({ cells }) => ({
        sheet: cells.sheet,
        cell: cells.address,
      })),
    );
  }

  add(rows: TableRows, target: ContractRows): void {
    for (let row = 0; row < rows.count; row++) {
      if (!rows.isFilled(row)) continue;
      if (!this.isUsable(rows, row)) this.count("setAside", rows, row);
      else this.compare(rows, row, target);
    }
  }

  finish(): FilePlan {
    const { submission, checked, counts, countsOf, revisions } = this;
    const asked = this.problems.filter(({ code }) => code === "DQ22");
    const settled = new Set(asked.filter((each) => isAt(each, this.explained)));
    const problems = bySeverity(this.problems.filter((each) => !settled.has(each)));
    const answered = [...settled].filter((each) => isAt(each, this.answered));
    return { submission, isRefused: checked.isStopped, counts, countsOf, revisions, problems, answered };
  }

  private count(kind: keyof ImportCounts, rows: TableRows, row: number): void {
    const provider = plainText(String(rows.entry(row, "provider_id") ?? ""));
    const own = this.countsOf.get(provider) ?? { ...NO_ROWS };
    this.countsOf.set(provider, own);
    own[kind]++;
    this.counts[kind]++;
  }

  /** Figures are used where the checks could read them; words, where nothing is wrong with their row. */
  private isUsable({ table, block }: TableRows, row: number): boolean {
    const place = placeOf(block, row);
    if (this.stopped.has(place)) return false;
    return table.figures.length === 0 || this.read.has(place);
  }

  private compare(rows: TableRows, row: number, target: ContractRows): void {
    const key = rows.key(row);
    const at = target.find(key);
    if (at === undefined) {
      if (rows.table.keys.some((name) => rows.entry(row, name) === null && !(name in rows.table.defaults)))
        return this.setAside(
          rows,
          row,
          "It cannot be told which row of the contract this is: a key is empty.",
        );
      target.append(key, this.entriesOf(rows, row, this.namesToWrite(rows, row, target)));
      this.count("added", rows, row);
      return;
    }
    if (!this.isOwn(rows, row, target, at)) return;
    const { figures, details } = rows.table;
    const isChanged = (name: string) => this.isChanged(rows, row, name, target, at);
    const changedFigures = figures.filter(isChanged);
    const changed = [...changedFigures, ...details.filter(isChanged)];
    if (changed.length === 0) {
      if (figures.length > 0) this.count("repeated", rows, row);
      return;
    }
    const replaced = changed.filter((name) => target.entry(at, name) !== null);
    const reason = this.reasonOf(rows, row, target, at);
    if (reason === "" && changedFigures.some((name) => replaced.includes(name)))
      return this.askWhy(rows, row, target, at, changedFigures);
    for (const column of replaced) {
      if (column === "revision_reason") continue;
      this.revisions.push({
        ...this.identity(rows, row),
        column,
        former: target.entry(at, column),
        now: rows.entry(row, column),
        reason: figures.includes(column) ? reason : "",
      });
    }
    if (reason !== "") this.explained.add(placeOf(rows.block, row));
    if (reason !== "" && reason === this.options.reason) this.answered.add(placeOf(rows.block, row));
    target.change(at, this.entriesOf(rows, row, changed));
    this.count("changed", rows, row);
  }

  private isChanged(rows: TableRows, row: number, name: string, target: ContractRows, at: number): boolean {
    const column = columnOf(rows.table.definition, name);
    const now = rows.entry(row, name);
    if (column === undefined || now === null) return false;
    const former = target.entry(at, name) ?? rows.table.defaults[name] ?? null;
    return !sameEntry(column, former, target.context, now, rows.context);
  }

  /** An action belongs to one provider: another one's file does not change it. */
  private isOwn(rows: TableRows, row: number, target: ContractRows, at: number): boolean {
    if (rows.table.keys.includes("provider_id")) return true;
    const owner = plainText(String(target.entry(at, "provider_id") ?? ""));
    const own = this.submission.workbook.identity?.providerId ?? "";
    if (owner === "" || own === "" || owner.toLowerCase() === own.toLowerCase()) return true;
    this.setAside(rows, row, `This row belongs to ${quoted(owner)}. Its own file can change it.`);
    return false;
  }

  /** A provisional figure is expected to change. */
  private reasonOf(rows: TableRows, row: number, target: ContractRows, at: number): string {
    const own = plainText(String(rows.entry(row, "revision_reason") ?? ""));
    const said = own || this.said.get(placeOf(rows.block, row)) || this.options.reason;
    const before = String(target.entry(at, "data_status") ?? "")
      .trim()
      .toLowerCase();
    return said || (before === "provisional" ? "The former figure was provisional." : "");
  }

  /** DQ22: the former figure stays until somebody says why it changed. */
  private askWhy(
    rows: TableRows,
    row: number,
    target: ContractRows,
    at: number,
    columns: readonly string[],
  ): void {
    const { period } = this.identity(rows, row);
    const entries = (of: (name: string) => RawCell) => columns.map((name) => entryText(of(name))).join("/");
    const former = entries((name) => target.entry(at, name));
    const now = entries((name) => rows.entry(row, name));
    const message = `${period} was ${former}, now ${now}. Choose "revised" and say why. Old value is kept.`;
    const standing = target.cellOf(at, columns[0]!);
    const where = standing === null ? {} : { standing };
    this.report(rows, row, columns[0]!, { code: "DQ22", severity: "ask", message, ...where });
    this.count("waiting", rows, row);
  }

  private setAside(rows: TableRows, row: number, message: string): void {
    this.report(rows, row, rows.table.keys[0]!, { code: "DQ01", severity: "stop", message });
    this.count("setAside", rows, row);
  }

  private report(
    rows: TableRows,
    row: number,
    column: string,
    remark: Pick<Problem, "code" | "severity" | "message" | "standing">,
  ): void {
    const { sheet } = rows.block;
    const cell = addressIn(rows.block, row + 1, rows.columns.get(column) ?? 0);
    const place = new Set([placeOf(rows.block, row)]);
    const known = this.problems.findIndex((each) => each.code === remark.code && isAt(each, place));
    if (known < 0) this.problems.push({ ...remark, sheet, cell });
    else if (remark.standing) this.problems[known] = { ...this.problems[known]!, standing: remark.standing };
  }

  private identity(rows: TableRows, row: number): Omit<Revision, "column" | "former" | "now" | "reason"> {
    const text = (name: string) => entryText(rows.canonical(row, name));
    const [dimension, group] = [text("dimension"), text("group")];
    return {
      table: rows.table.definition.name,
      providerId: text("provider_id") || (this.submission.workbook.identity?.providerId ?? ""),
      indicatorId: text("indicator_id"),
      siteId: text("site_id"),
      period: text("period") || text("cohort_period"),
      part: dimension === "" ? text("stage") || text("action_id") : `${dimension}: ${group}`,
    };
  }

  /** A column that only says what a blank says is not worth adding to somebody's table. */
  private namesToWrite(rows: TableRows, row: number, target: ContractRows): readonly string[] {
    const { defaults } = rows.table;
    return namesOf(rows.table).filter(
      (name) => target.has(name) || !(name in defaults) || rows.canonical(row, name) !== defaults[name],
    );
  }

  private entriesOf(rows: TableRows, row: number, names: readonly string[]): RowEntries {
    const entries = names.map((name) => [name, rows.canonical(row, name)] as const);
    return Object.fromEntries(entries.filter(([, entry]) => entry !== null));
  }
}

function namesOf({ definition }: ImportTable): readonly string[] {
  return definition.columns.map(({ name }) => name).filter((name) => !COMPUTED_COLUMNS.has(name));
}

/** Of a row of a table's body, counted from 0. */
function placeOf({ sheet, row: top }: TableRows["block"], row: number): string {
  return `${sheet}!${top + row + 2}`;
}

function isAt(problem: Problem, places: ReadonlySet<string>): boolean {
  return [...rowsOf([problem])].some((place) => places.has(place));
}

/** Places as `sheet!row`, so that a problem of any cell finds its row. */
function rowsOf(places: readonly Pick<Problem, "sheet" | "cell">[]): Set<string> {
  const rows = new Set<string>();
  for (const { sheet, cell } of places) {
    const [first = NaN, last = first] = [...cell.matchAll(/[A-Z]+(\d+)/g)].map((match) => Number(match[1]));
    for (let row = first; row <= last; row++) rows.add(`${sheet}!${row}`);
  }
  return rows;
}

function entryText(entry: RawCell): string {
  return entry === null ? "" : typeof entry === "number" ? shown(entry) : plainText(String(entry));
}
