import type { CellRef } from "../analysis/measure";
import type { Flag } from "../analysis/finding";
import type { Mapping } from "../submission/mapping";
import type { Problem } from "../submission/problem";
import type { AnswerDraft } from "../workflows/answer";
import type { BaselineDraft } from "../workflows/baselineDesk";
import type { SeriesId } from "../workflows/baselines";
import type { ImportOptions } from "../workflows/importSubmissions";
import type { ReadResult } from "../workflows/incomingFiles";
import type { Outcome, RunOptions } from "../workflows/outcome";
import type { RefreshResult } from "../workflows/refresh";
import type { ContractDraft } from "./newContract/contractDraft";
import {
  type Detail,
  type JobName,
  NOTHING_TO_SHOW,
  type PaneState,
  REFRESHED_BY_OTHER,
  START,
  STILL_RUNNING,
  type TabName,
} from "./paneState";
import type { PaneServices } from "./services";
import type { ImportDraft } from "./submissions/importDraft";

/**
 * The pane's state, outside React: a ribbon button works and leaves its result here while no pane is mounted.
 * State objects are never changed, only replaced.
 */
export class PaneStore {
  #state = START;
  #stop: AbortController | null = null;
  #reading: Promise<void> | null = null;
  readonly #listeners = new Set<() => void>();

  constructor(readonly services: PaneServices) {}

  readonly getState = (): PaneState => this.#state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Reads what the workbook already holds; also when the pane is shown again, since others may have refreshed. */
  readonly open = (): Promise<void> => {
    if (this.#state.job) return Promise.resolve();
    this.#reading ??= this.#read().finally(() => (this.#reading = null));
    return this.#reading;
  };

  readonly refresh = (): Promise<Outcome<RefreshResult>> =>
    this.#runRefresh((options) => this.services.refresh({ ...options, asksFirst: true }));

  readonly refreshWithMapping = (
    range: { readonly sheet: string; readonly address: string },
    mapping: Mapping,
  ): Promise<Outcome<RefreshResult>> =>
    this.#runRefresh((options) => this.services.refreshWithMapping(range, mapping, options));

  /** Brings the sheets back; the pane goes on showing what the figures say now, and says so. */
  readonly undoRefresh = () =>
    this.#run("undoRefresh", this.services.undoRefresh, ({ kept, refreshedAt, summary }) => {
      const { result } = this.#state;
      this.#set({
        result: result && { ...result, canBeUndone: false, finishedAt: refreshedAt },
        notice: {
          intent: kept.length > 0 ? "warning" : "success",
          text: `${summary} The pane shows what the figures say now.`,
          code: null,
        },
      });
    });

  readonly checkData = () =>
    this.#run("checkData", this.services.checkData, ({ problems, summary, isTemplate }) =>
      this.#set({
        problems,
        templateStatus: isTemplate ? summary : null,
        tab: "problems",
        detail: null,
        notice: { intent: "info", text: summary, code: null },
      }),
    );

  readonly draftAgenda = () =>
    this.#run("draftAgenda", this.services.draftAgenda, ({ agenda }) =>
      this.#set({
        agenda,
        tab: "agenda",
        detail: null,
        notice: { intent: "success", text: "Agenda drafted.", code: null },
      }),
    );

  /** Writes a decision about limits; then everything that follows from it is shown where the person came from. */
  readonly fixBaseline = (series: SeriesId, draft: BaselineDraft) =>
    this.#run(
      "fixBaseline",
      (options) => this.services.fixBaseline(series, draft, options),
      (result) => {
        this.#show(result);
        this.closeDetail();
        const text = `Limits decided: ${flagsInWords(result.changed)}.`;
        this.#set({ notice: { intent: "success", text, code: null } });
      },
    );

  /** Imports files that were looked at; what the figures say afterwards is shown as after a refresh. */
  readonly importSubmissions = (files: readonly ReadResult[], choices: ImportOptions) =>
    this.#run(
      "importSubmissions",
      (options) => this.services.importSubmissions(files, { ...choices, ...options }),
      ({ refreshed }) => refreshed && this.#show(refreshed),
    );

  /** Asks the running job to stop; it honours that until it begins to write. */
  readonly cancel = (): void => {
    if (!this.#stop || !this.#state.job) return;
    this.#stop.abort();
    this.#set({ job: { ...this.#state.job, stopping: true } });
  };

  readonly showChart = async (flag: Flag): Promise<void> => this.#tell(await this.services.goToChart(flag));

  /** Enters what a problem proposes, then checks again: one correction may settle more than one problem. */
  readonly correct = async (problem: Problem): Promise<void> => {
    const outcome = await this.services.correct(problem);
    if (outcome.kind === "done") await this.checkData();
    else this.#tell(outcome);
  };

  /** Keeps an answer to a question; no figure is changed by it. `today`: ISO date. */
  readonly answer = (problem: Problem, said: Pick<AnswerDraft, "text" | "words">, today: string) =>
    this.#run(
      "answer",
      (options) => this.services.answer(problem, { ...said, by: this.#state.author }, { ...options, today }),
      ({ problems, summary, isTemplate }) =>
        this.#set({
          problems,
          templateStatus: isTemplate ? summary : null,
          notice: { intent: "success", text: `Answer kept. ${summary.replace(/\.$/, "")}.`, code: null },
        }),
    );

  readonly setAuthor = (author: string): void => this.#set({ author });

  readonly showCells = async (cell: CellRef): Promise<void> =>
    this.#tell(await this.services.goToCells(cell));

  readonly selectTab = (tab: TabName): void => this.#set({ tab });

  readonly dismissNotice = (): void => this.#set({ notice: null });

  readonly openWizard = (): void => this.#set({ wizardOpen: true, detail: null, notice: null });

  readonly closeWizard = (): void => this.#set({ wizardOpen: false });

  readonly openDetail = (detail: Detail): void => this.#set({ detail, notice: null });

  /** Back to where the detail was opened. */
  readonly closeDetail = (): void => {
    const { detail } = this.#state;
    this.#set({ detail: detail?.kind === "baseline" ? detail.cameFrom : null });
  };

  /** Keeps what was chosen for a new contract: going back, or away, loses nothing. */
  readonly keepContractDraft = (contractDraft: ContractDraft | null): void => this.#set({ contractDraft });

  /** Keeps files on their way in: going back, or away, loses nothing. */
  readonly keepImportDraft = (importDraft: ImportDraft | null): void => this.#set({ importDraft });

  /** Shows the pane's place for files of providers, as the ribbon's button does. */
  readonly openImport = (): void => {
    if (this.#state.detail?.kind !== "import") this.openDetail({ kind: "import" });
    this.closeWizard();
  };

  readonly setLargeText = async (largeText: boolean): Promise<void> => {
    this.#set({ largeText });
    await this.#reading;
    this.#tell(await this.services.saveSettings({ largeText }));
  };

  async #read(): Promise<void> {
    const result = await this.services.lastResult();
    if (result.kind === "done" && result.value) this.#show(result.value);
    else if (result.kind === "failed" && !NOTHING_TO_SHOW.has(result.code)) this.#tell(result);
    this.#set({ opened: true });
    const settings = await this.services.readSettings();
    if (settings.kind === "done") {
      const { largeText, author } = settings.value;
      this.#set({ largeText, author: this.#state.author || author });
    }
  }

  #runRefresh(start: (options: RunOptions) => Promise<Outcome<RefreshResult>>) {
    return this.#run("refresh", start, (result) => {
      this.#show(result);
      this.#set({
        wizardOpen: false,
        notice: { intent: "success", text: changeInWords(result.changed), code: null },
      });
    });
  }

  async #run<T>(
    name: JobName,
    start: (options: RunOptions) => Promise<Outcome<T>>,
    onDone: (value: T) => void,
  ): Promise<Outcome<T>> {
    if (this.#state.job) {
      const outcome = { kind: "busy", message: STILL_RUNNING[this.#state.job.name] } as const;
      this.#tell(outcome);
      return outcome;
    }
    const stop = new AbortController();
    this.#stop = stop;
    this.#set({ job: { name, done: 0, total: 0, text: "Starting", stopping: false }, notice: null });
    try {
      await this.#reading;
      const outcome = await start({
        signal: stop.signal,
        onProgress: (step) => this.#set({ job: { name, ...step, stopping: stop.signal.aborted } }),
      });
      if (outcome.kind === "done") onDone(outcome.value);
      else this.#tell(outcome);
      return outcome;
    } finally {
      this.#stop = null;
      this.#set({ job: null, opened: true });
    }
  }

  #show(result: RefreshResult): void {
    this.#set({ result, problems: result.problems, agenda: result.agenda });
  }

  #tell(outcome: Outcome<unknown>): void {
    if (outcome.kind === "failed") {
      const intent = outcome.code === REFRESHED_BY_OTHER ? "warning" : "error";
      this.#set({ notice: { intent, text: outcome.message, code: outcome.code } });
    } else if (outcome.kind === "busy") {
      this.#set({ notice: { intent: "warning", text: outcome.message, code: null } });
    } else if (outcome.kind === "cancelled") {
      this.#set({ notice: { intent: "info", text: "Cancelled. Nothing was written.", code: null } });
    }
  }

  #set(change: Partial<PaneState>): void {
    this.#state = { ...this.#state, ...change };
    for (const listener of this.#listeners) listener();
  }
}

function changeInWords(changed: RefreshResult["changed"]): string {
  if (changed.cellsWritten === 0) return "Refreshed. Nothing has changed since last time.";
  return `Refreshed: ${flagsInWords(changed)}.`;
}

function flagsInWords({ newFlags, clearedFlags }: RefreshResult["changed"]): string {
  const news = newFlags === 0 ? "no new flags" : newFlags === 1 ? "1 new flag" : `${newFlags} new flags`;
  return `${news}, ${clearedFlags} cleared`;
}
