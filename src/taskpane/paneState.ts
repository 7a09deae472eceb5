import type { Flag } from "../analysis/finding";
import type { Agenda } from "../meeting/agenda";
import type { Problem } from "../submission/problem";
import type { SeriesId } from "../workflows/baselines";
import type { RefreshResult } from "../workflows/refresh";
import type { ContractDraft } from "./newContract/contractDraft";
import type { ImportDraft } from "./submissions/importDraft";

export type JobName =
  "refresh" | "undoRefresh" | "checkData" | "answer" | "draftAgenda" | "fixBaseline" | "importSubmissions";

export type TabName = "findings" | "problems" | "agenda" | "settings";

/** What stands in place of the tabs. */
export type Detail =
  | { readonly kind: "why"; readonly flag: Flag }
  /** Which series have fixed limits. */
  | { readonly kind: "limits" }
  | { readonly kind: "baseline"; readonly series: SeriesId; readonly cameFrom: Detail | null }
  | { readonly kind: "newContract" }
  /** Templates for the providers of the contract that is open. */
  | { readonly kind: "templates" }
  /** Files of providers, into the contract that is open. */
  | { readonly kind: "import" }
  /** Workbooks for providers and meetings. */
  | { readonly kind: "share" }
  /** Whether this Excel behaves as recorded. */
  | { readonly kind: "selfTest" };

/** Something that is running now. `total` 0: no share can be given yet. */
export interface Job {
  readonly name: JobName;
  readonly done: number;
  readonly total: number;
  readonly text: string;
  readonly stopping: boolean;
}

/** A sentence for the person, until the next one or until dismissed. */
export interface Notice {
  readonly intent: "success" | "info" | "warning" | "error";
  readonly text: string;
  /** Code of the failure, where it is one: some failures have a way on. */
  readonly code: string | null;
}

export interface PaneState {
  /** False until what the workbook holds has been read. */
  readonly opened: boolean;
  readonly tab: TabName;
  readonly result: RefreshResult | null;
  /** Of the last check or refresh, whichever came later; null: nothing has been checked yet. */
  readonly problems: readonly Problem[] | null;
  /** Of a provider's template that was checked: "Ready to send", "2 things to fix"; null: it is none. */
  readonly templateStatus: string | null;
  readonly agenda: Agenda | null;
  readonly job: Job | null;
  readonly notice: Notice | null;
  readonly wizardOpen: boolean;
  /** Null: the tabs. */
  readonly detail: Detail | null;
  /** A new contract that was begun and not finished; null: none. */
  readonly contractDraft: ContractDraft | null;
  /** Files that were chosen for an import, and what was said about them; null: none. */
  readonly importDraft: ImportDraft | null;
  readonly largeText: boolean;
  /** Who decides and answers here, to be offered again; "": not known yet. */
  readonly author: string;
}

/** A pane that was opened just now. */
export const START: PaneState = {
  opened: false,
  tab: "findings",
  result: null,
  problems: null,
  templateStatus: null,
  agenda: null,
  job: null,
  notice: null,
  wizardOpen: false,
  detail: null,
  contractDraft: null,
  importDraft: null,
  largeText: false,
  author: "",
};

/** Failures that only mean that there is nothing to show yet: the empty pane says what to do. */
export const NOTHING_TO_SHOW: ReadonlySet<string> = new Set(["NoTables", "NoFigures", "IsTemplate"]);

/** No failure but a question: somebody else has just refreshed. */
export const REFRESHED_BY_OTHER = "RefreshedByOther";

/** Why a second thing cannot begin. */
export const STILL_RUNNING: Readonly<Record<JobName, string>> = {
  refresh: "A refresh is still running. Please wait for it to finish, or cancel it.",
  checkData: "The data check is still running. Please wait for it to finish.",
  undoRefresh: "An undo is still running. Please wait for it to finish.",
  answer: "An answer is still being kept. Please wait for it to finish.",
  draftAgenda: "The agenda is still being drafted. Please wait for it to finish.",
  fixBaseline: "A decision about limits is still being written. Please wait for it to finish.",
  importSubmissions: "Files are still being imported. Please wait for it to finish.",
};
