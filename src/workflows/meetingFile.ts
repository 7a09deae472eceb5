import type { Provider } from "../analysis/measure";
import { hashOf } from "../meeting/hashOf";
import { emptyMark, entryMark, readSharedMark, type SharedEntry, sharedMark } from "../meeting/sharedMark";
import { addressIn } from "../submission/address";
import type { RawCell, TableBlock } from "../submission/block";
import { plainText, quoted } from "../submission/cellText";
import type { SubmittedWorkbook } from "../submission/checks/submittedWorkbook";
import type { ContractData } from "../submission/contractData";
import type { ContractRows, RowEntries } from "../submission/contractRows";
import { columnOf, type ImportTable } from "../submission/importTables";
import { ACTION_ENTRIES, AS_SHARED, DECISION_ENTRIES, MEETING_TABLES } from "../submission/meetingTables";
import { parseDate } from "../submission/parseDate";
import type { ImportCounts } from "../submission/planImport";
import type { Problem } from "../submission/problem";
import { type FileSummary, nothingOf, outcomeOf } from "./importSummary";
import { type EntryContext, keyText, TableRows } from "../submission/tableRows";

/** A workbook that was shared, as it came back. */
export interface MeetingFile {
  readonly file: string;
  readonly workbook: SubmittedWorkbook;
}

/** The contract's tables that a meeting adds to. */
export type MeetingRows = Readonly<Record<"actions" | "decisions" | "taken" | "revisions", ContractRows>>;

export interface MeetingPlan {
  /** A file of another contract. */
  readonly isRefused: boolean;
  readonly counts: ImportCounts;
  readonly problems: readonly Problem[];
}

/** Tables of a contract workbook that a meeting's file is compared with, beside those of every import. */
export const MEETING_INPUTS: readonly string[] = [MEETING_TABLES.decisions, MEETING_TABLES.taken].map(
  ({ definition }) => definition.name,
);

/** The rows of one table of the file, and where they go. */
interface Section {
  readonly table: ImportTable;
  readonly target: ContractRows;
  /** Columns that a meeting may change; the first says what the row is about. */
  readonly entries: readonly string[];
  /** What a new row says where nobody filled it in. */
  readonly usual: RowEntries;
}

/**
 * Plans what comes back from a meeting: actions and decisions, each row compared with what the file showed when it was
 * made (or what came of it last) and with what the contract workbook says now. What was changed in the file and
 * nowhere else is taken over, and the former text kept; what was changed in both places is named and left as it is.
 */
export function planMeetingFile(
  file: MeetingFile,
  rows: MeetingRows,
  { contract, providers }: Pick<ContractData, "contract" | "providers">,
  when: { readonly context: EntryContext; readonly today: string },
): MeetingPlan {
  const planner = new MeetingPlanner(file, rows, providers, when);
  const from = file.workbook.identity?.contractId ?? "";
  if (from.toLowerCase() !== contract.contractId.toLowerCase()) {
    const message = `This file was made for contract "${quoted(from)}"; this workbook is of "${quoted(contract.contractId)}". Open that contract's workbook, then import.`;
    planner.problems.push({ code: "DQ01", severity: "stop", sheet: "About", cell: "", message });
    return { ...planner, isRefused: true };
  }
  const { actions, decisions } = MEETING_TABLES;
  const status = "not_started";
  planner.take({ table: actions, target: rows.actions, entries: ACTION_ENTRIES, usual: { status } });
  planner.take({ table: decisions, target: rows.decisions, entries: DECISION_ENTRIES, usual: {} });
  return planner;
}

/** What becomes of such a file, for a person. */
export function meetingSummary({ file, workbook }: MeetingFile, plan: MeetingPlan): FileSummary {
  const { counts, problems, isRefused } = plan;
  const { meetingId = "", providerId = "" } = workbook.identity ?? {};
  const questions = problems.filter(({ severity }) => severity === "ask").length;
  const said = isRefused ? `Not imported. ${problems[0]?.message ?? ""}` : meetingCounts(counts);
  return {
    ...nothingOf(file),
    providerId,
    provider: meetingId === "" ? providerId : `Meeting ${meetingId}`,
    counts,
    problems,
    questions,
    outcome: isRefused ? "refused" : outcomeOf(counts),
    sentence: said,
  };
}

function meetingCounts({ added, changed, repeated, setAside, waiting }: ImportCounts): string {
  if (added + changed + setAside + waiting === 0)
    return "The workbook has all actions and decisions of it already.";
  const parts = [
    added > 0 ? `${added} new` : "",
    changed > 0 ? `${changed} changed` : "",
    repeated > 0 ? `${repeated} as before` : "",
    setAside > 0 ? `${setAside} set aside` : "",
    waiting > 0 ? `${waiting} changed in both places` : "",
  ];
  return `Actions and decisions: ${parts.filter((part) => part !== "").join(", ")}.`;
}

class MeetingPlanner implements MeetingPlan {
  readonly isRefused = false;
  readonly counts = { added: 0, changed: 0, repeated: 0, setAside: 0, waiting: 0 };
  readonly problems: Problem[] = [];

  constructor(
    private readonly file: MeetingFile,
    private readonly rows: MeetingRows,
    private readonly providers: readonly Provider[],
    private readonly when: { readonly context: EntryContext; readonly today: string },
  ) {}

  take(section: Section): void {
    const block = this.file.workbook.tables.get(section.table.definition.name.toLowerCase());
    if (!block) return;
    const context = { ...this.when.context, date1904: this.file.workbook.date1904 };
    const source = new TableRows(section.table, block, context);
    for (let row = 0; row < source.count; row++) this.takeRow(section, source, block, row);
  }

  private takeRow(section: Section, source: TableRows, block: TableBlock, row: number): void {
    const { table, target, entries } = section;
    const [about = ""] = entries;
    const [key = ""] = table.keys;
    const texts = entries.map((name) => textOf(source.canonical(row, name)));
    const sentId = textOf(source.entry(row, key));
    const id = sentId || this.idOf(texts[0] ?? "");
    const at = target.find(keyOf(table, id, this.when.context));
    if (texts[0] === "" && at === undefined) return;
    const base = this.baseOf(id, textOf(source.entry(row, AS_SHARED)), entries.length);
    const changed = entries.filter(
      (_, i) => texts[i] !== "" && (base === null || entryMark(texts[i]!) !== base[i]!.shared),
    );
    const place = { sheet: block.sheet, cell: addressIn(block, row + 1, source.columns.get(about) ?? 0) };
    if (at === undefined) {
      const wasThere = base !== null && base[0]!.own !== emptyMark(1);
      if (wasThere && changed.length === 0) return;
      if (wasThere)
        return this.conflict(
          place,
          `${key} "${quoted(id)}" is gone from the contract workbook and was changed in this file`,
        );
      return this.add(section, source, row, id, texts, place);
    }
    const { context } = this.when;
    const now = (name: string) => canonical(target.entry(at, name), table, name, context);
    const open = changed.filter((name) => now(name) !== texts[entries.indexOf(name)]);
    const [clean, both] = [
      open.filter((name) => base !== null && entryMark(now(name)) === base[entries.indexOf(name)]!.own),
      open.filter((name) => base === null || entryMark(now(name)) !== base[entries.indexOf(name)]!.own),
    ];
    for (const name of both) {
      const [here, there] = [now(name), texts[entries.indexOf(name)]!];
      this.conflict(
        place,
        `${name} of "${quoted(id)}" differs: "${quoted(here)}" in the contract workbook, "${quoted(there)}" in this file`,
      );
    }
    if (clean.length === 0) {
      if (both.length === 0 && texts[0] !== "") this.counts.repeated++;
      return;
    }
    for (const name of clean)
      if (now(name) !== "") this.keep(id, section, at, name, texts[entries.indexOf(name)]!);
    target.change(at, Object.fromEntries(clean.map((name) => [name, source.canonical(row, name)])));
    this.remember(id, base, entries, texts, both);
    this.counts.changed++;
  }

  /** A row of its own: with an id, by which it is found again, and its provider by id. */
  private add(
    { table, target, entries, usual }: Section,
    source: TableRows,
    row: number,
    id: string,
    texts: readonly string[],
    place: Pick<Problem, "sheet" | "cell">,
  ): void {
    const named = textOf(source.entry(row, "provider_id"));
    const provider = this.providerOf(named);
    if (named !== "" && provider === undefined) {
      const message = `"${quoted(named)}" is nobody in this contract. Enter a provider's code or id in provider_id.`;
      this.problems.push({ code: "DQ03", severity: "stop", ...place, message });
      this.counts.setAside++;
      return;
    }
    const names = table.definition.columns.map(({ name }) => name).filter((name) => source.columns.has(name));
    const entered = names.map((name) => [name, source.canonical(row, name)] as const);
    const filled = Object.fromEntries(entered.filter(([, entry]) => textOf(entry) !== ""));
    target.append(keyOf(table, id, this.when.context), {
      ...usual,
      ...filled,
      [table.keys[0]!]: id,
      ...(provider !== undefined && { provider_id: provider }),
      ...(!("meeting_id" in filled) && this.meetingId !== "" && { meeting_id: this.meetingId }),
    });
    this.remember(id, null, entries, texts, []);
    this.counts.added++;
  }

  /** What the file showed, or what came of it last; null: nobody knows. */
  private baseOf(id: string, asShared: string, columns: number): SharedEntry[] | null {
    const { taken } = this.rows;
    const at = taken.find(keyOf(MEETING_TABLES.taken, id, this.when.context));
    return readSharedMark(at === undefined ? asShared : textOf(taken.entry(at, AS_SHARED)), columns);
  }

  /** What stays open keeps what the file was made with: it is asked about again. */
  private remember(
    id: string,
    base: readonly SharedEntry[] | null,
    entries: readonly string[],
    texts: readonly string[],
    open: readonly string[],
  ): void {
    const { taken } = this.rows;
    const marks = entries.map((name, i) => {
      const known = base?.[i];
      const isAsBefore =
        known !== undefined && (open.includes(name) || entryMark(texts[i]!) === known.shared);
      if (isAsBefore) return known.shared === known.own ? known.shared : `${known.shared}~${known.own}`;
      return sharedMark([{ shared: texts[i]!, own: texts[i]! }]);
    });
    const note = {
      row_id: id,
      [AS_SHARED]: marks.join("."),
      file: this.file.file,
      imported_on: this.when.today,
    };
    const key = keyOf(MEETING_TABLES.taken, id, this.when.context);
    const at = taken.find(key);
    if (at === undefined) taken.append(key, note);
    else taken.change(at, note);
  }

  /** The former text is kept. */
  private keep(id: string, { table, target }: Section, at: number, name: string, now: string): void {
    const { revisions } = this.rows;
    const note = {
      provider_id: textOf(target.entry(at, "provider_id")),
      indicator_id: textOf(target.entry(at, "linked_indicator")),
      period: "",
      column: `${table.definition.name} ${name} (${id})`,
      former: canonical(target.entry(at, name), table, name, this.when.context),
      new: now,
      revised_on: this.when.today,
      file: this.file.file,
      reason: "changed in the meeting",
    };
    const noted: Readonly<Record<string, string>> = note;
    const key = keyText(revisions.table, (column) => noted[column] ?? null, this.when.context);
    if (revisions.find(key) === undefined) revisions.append(key, note);
  }

  private conflict(place: Pick<Problem, "sheet" | "cell">, what: string): void {
    const message = `${what}. Nothing was changed: enter what is right in the contract workbook.`;
    this.problems.push({ code: "DQ22", severity: "ask", ...place, message });
    this.counts.waiting++;
  }

  private idOf(text: string): string {
    return `${this.meetingId || "shared"}-${hashOf(text)}`;
  }

  private get meetingId(): string {
    return this.file.workbook.identity?.meetingId ?? "";
  }

  /** By id, name or code; undefined where it is nobody's. */
  private providerOf(named: string): string | undefined {
    const isNamed = (text: string | undefined) => text?.trim().toLowerCase() === named.toLowerCase();
    return this.providers.find(({ id, name, maskedCode }) => [id, name, maskedCode].some(isNamed))?.id;
  }
}

function keyOf(table: ImportTable, id: string, context: EntryContext): string {
  return keyText(table, (name) => (name === table.keys[0] ? id : null), context);
}

function textOf(entry: RawCell): string {
  return entry === null ? "" : plainText(String(entry));
}

/** An entry of the contract workbook as the file would have it. */
function canonical(
  entry: RawCell,
  { definition }: ImportTable,
  name: string,
  { date1904 }: EntryContext,
): string {
  const isDate = columnOf(definition, name)?.type === "date";
  const reading = isDate ? parseDate(entry, date1904) : null;
  return reading?.kind === "date" ? reading.date : textOf(entry);
}
