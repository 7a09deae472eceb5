import type { SourceEdit, SourceProposal } from "../../submission/sources/sourceProposal";
import type { ImportPreview, ImportResult } from "../../workflows/importSubmissions";
import type { ChosenFile, ReadResult } from "../../workflows/incomingFiles";
import type { Outcome } from "../../workflows/outcome";
import type { PaneStore } from "../store";
import { localDay } from "../templates/localDay";

/** Files on their way into the workbook. It lives in the store: going back, or away, loses nothing. */
export interface ImportDraft {
  readonly files: readonly ReadResult[];
  /** Null: the files could not be compared. */
  readonly preview: ImportPreview | null;
  /** How files of other layouts are read, as the person said; by file. */
  readonly sources: Readonly<Record<string, SourceProposal>>;
  /** The file about whose layout something is just being said. */
  readonly editing: SourceProposal | null;
  /** Why figures changed. */
  readonly reason: string;
  readonly result: ImportResult | null;
  readonly problem: string | null;
  /** What is being done; null: nothing. */
  readonly step: string | null;
  readonly stop: AbortController | null;
}

export const NO_IMPORT: ImportDraft = {
  files: [],
  preview: null,
  sources: {},
  editing: null,
  reason: "",
  result: null,
  problem: null,
  step: null,
  stop: null,
};

/** Changes what is kept of an import. */
export function keep(store: PaneStore, change: Partial<ImportDraft>): void {
  store.keepImportDraft({ ...(store.getState().importDraft ?? NO_IMPORT), ...change });
}

/** Reads chosen files and compares them with the workbook; what was chosen before is forgotten. */
export async function chooseFiles(store: PaneStore, chosen: readonly ChosenFile[]): Promise<void> {
  const stop = new AbortController();
  store.keepImportDraft({ ...NO_IMPORT, stop, step: "Reading the files" });
  const options = { signal: stop.signal, onProgress: tellStep(store) };
  const read = await store.services.readIncoming(chosen, options);
  if (read.kind === "done") await compare(store, read.value, {}, stop);
  else keep(store, { step: null, stop: null, problem: reasonOf(read) });
}

/** Goes on without a file, and compares the others again; it is told by its place, as two can have one name. */
export async function leaveOut(
  store: PaneStore,
  { files, sources }: ImportDraft,
  place: number,
): Promise<void> {
  const stop = new AbortController();
  keep(store, { step: "Comparing the files", stop });
  const others = files.filter((_file, i) => i !== place);
  await compare(store, others, sources, stop);
}

/** Takes what was said about a file's layout, and compares the files again. */
export async function confirmSource(
  store: PaneStore,
  { files, sources, editing }: ImportDraft,
): Promise<void> {
  if (editing === null) return;
  const stop = new AbortController();
  keep(store, { step: "Comparing the files", stop });
  await compare(store, files, { ...sources, [editing.file]: editing }, stop);
}

async function compare(
  store: PaneStore,
  files: readonly ReadResult[],
  sources: ImportDraft["sources"],
  stop: AbortController,
): Promise<void> {
  const options = { signal: stop.signal, onProgress: tellStep(store) };
  const preview = await store.services.previewImport(files, { today: localDay(), sources, ...options });
  const done = { step: null, stop: null, problem: null };
  if (preview.kind === "done")
    keep(store, { ...done, files, sources, preview: preview.value, editing: null });
  else keep(store, { ...done, problem: reasonOf(preview) });
}

/** Says one more thing about the file whose layout is looked at. */
export async function revise(store: PaneStore, edit: SourceEdit): Promise<void> {
  const { editing, preview } = store.getState().importDraft ?? NO_IMPORT;
  if (editing === null || preview === null) return;
  keep(store, { editing: await store.services.reviseSource(editing, edit, preview.names) });
}

/** Writes everything that is ready into the workbook. */
export async function importFiles(store: PaneStore, { files, sources, reason }: ImportDraft): Promise<void> {
  keep(store, { problem: null });
  const reasons = { "": reason };
  const outcome = await store.importSubmissions(files, { today: localDay(), reasons, sources });
  if (outcome.kind === "done") store.keepImportDraft({ ...NO_IMPORT, result: outcome.value });
  else keep(store, { problem: reasonOf(outcome) });
}

function tellStep(store: PaneStore) {
  return ({ text }: { readonly text: string }) => keep(store, { step: text });
}

function reasonOf(outcome: Exclude<Outcome<unknown>, { kind: "done" }>): string {
  return outcome.kind === "cancelled" ? "Cancelled. Nothing was read." : outcome.message;
}
