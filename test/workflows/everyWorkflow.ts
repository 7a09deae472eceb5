import type { Automation } from "../../src/commands/automation";
import { answerQuestion } from "../../src/submission/answerQuestion";
import { guessMapping } from "../../src/submission/guessMapping";
import { reviseSource } from "../../src/submission/sources/reviseSource";
import type { PaneServices } from "../../src/taskpane/services";
import { addressOf } from "../../src/workbook/address";
import { answer } from "../../src/workflows/answer";
import { fixBaseline, openBaselines, previewBaseline } from "../../src/workflows/baselines";
import { checkData } from "../../src/workflows/checkData";
import { offerContracts } from "../../src/workflows/contractOffer";
import { correct } from "../../src/workflows/correct";
import { createContract, createDomainTemplate, createTemplates } from "../../src/workflows/createTemplate";
import { draftAgenda } from "../../src/workflows/draftAgenda";
import { explainFlag } from "../../src/workflows/explain";
import { goToCells, goToChart } from "../../src/workflows/goTo";
import { importFiles, importSubmissions, previewImport } from "../../src/workflows/importSubmissions";
import { type ChosenFile, readIncoming, type ReadResult } from "../../src/workflows/incomingFiles";
import { lastResult } from "../../src/workflows/lastResult";
import { openMadeFile, zipFiles } from "../../src/workflows/madeFiles";
import { readSelection, refreshWithMapping } from "../../src/workflows/mapping";
import type { Outcome } from "../../src/workflows/outcome";
import { guardProjector, hideFromRoom, showRoomSheets } from "../../src/workflows/projectorGuard";
import { readFile } from "../../src/workflows/readFile";
import { makeReceipts } from "../../src/workflows/receipts";
import { refresh, type RefreshResult } from "../../src/workflows/refresh";
import { readSettings, saveSettings } from "../../src/workflows/settings";
import { share } from "../../src/workflows/share";
import { openShareChoices } from "../../src/workflows/shareChoices";
import { listSubmissions } from "../../src/workflows/submissions";
import { openTemplateChoices } from "../../src/workflows/templateChoices";
import { undoRefresh } from "../../src/workflows/undoRefresh";
import type { GivenOptions, GivenWorkbook } from "../host/givenWorkbook";
import {
  emptyWorkbook,
  filledReport,
  INDICATOR,
  LAST,
  OTHER_FILE,
  PROVIDER,
  QUESTION,
  TABLES,
  TODAY,
  TYPING_SLIP,
} from "./everyContract";
import { done, givenContractBook } from "./givenContractBook";

/** Everything that the pane and programs can ask for; a new workflow without a line below does not compile. */
type Offered = keyof PaneServices | Exclude<keyof Automation, "ready">;

/** They are done without Excel, whatever state it is in. */
export type OfflineName =
  | "readIncoming"
  | "readFile"
  | "reviseSource"
  | "makeReceipts"
  | "explainFlag"
  | "previewBaseline"
  | "answerQuestion"
  | "offerContracts"
  | "createContract"
  | "createDomainTemplate"
  | "zipFiles";

/** The self-test runs in a workbook of its own. */
export type WorkflowName = Exclude<Offered, OfflineName | "selfTest">;

type Run = () => Promise<Outcome<unknown>>;

/** Those that look at the workbook and change nothing. */
export const READING: readonly WorkflowName[] = [
  "lastResult",
  "previewImport",
  "openTemplateChoices",
  "createTemplates",
  "openShareChoices",
  "guardProjector",
  "openBaselines",
  "readSelection",
  "readSettings",
];

/** A contract in an Excel of its own, and everything that can be asked of it, in the order of docs/faults.md. */
export interface EveryWorkflow {
  readonly book: GivenWorkbook;
  readonly run: Readonly<Record<WorkflowName, Run>>;
  /** What the last refresh found, as the pane has it. */
  readonly result: () => RefreshResult;
}

/** Files are made and read once for all workbooks: that asks nothing of their Excel. */
let report: Promise<{ readonly file: ChosenFile; readonly read: readonly ReadResult[] }> | null = null;

async function readReport() {
  const file = await filledReport();
  return { file, read: done(await readIncoming([file])) };
}

/** @param isRefreshed the sheets of results are there already, one is hidden from the room, and a refresh can be taken back */
export async function givenEveryWorkflow(
  options: GivenOptions,
  isRefreshed: boolean,
): Promise<EveryWorkflow> {
  report ??= readReport();
  const { file, read } = await report;
  const book = await givenContractBook(TABLES, { ...options, openNewWorkbook: () => undefined });
  let result: RefreshResult | null = null;
  const refreshed = async () => {
    const outcome = await refresh();
    if (outcome.kind === "done") result = outcome.value;
    return outcome;
  };
  if (isRefreshed) {
    done(await refreshed());
    book.type(LAST.cell, LAST.after);
    done(await refreshed());
    done(await hideFromRoom(["Flags"], {}));
  }
  await book.settle();
  const series = { providerId: PROVIDER, indicatorId: INDICATOR };
  return {
    book,
    result: () => result!,
    run: {
      refresh: refreshed,
      checkData,
      draftAgenda,
      fixBaseline: () =>
        fixBaseline(series, {
          action: "fix",
          from: "2025-03",
          to: "2026-02",
          reason: "",
          author: "Ann Lee",
        }),
      undoRefresh,
      correct: () => correct(TYPING_SLIP),
      answer: () => answer(QUESTION, { text: "", words: "As counted", by: "Ann Lee" }, { today: TODAY }),
      importSubmissions: () => importSubmissions(read, { today: TODAY }),
      importFiles: () => importFiles([file], { today: TODAY, withReceipts: true }),
      listSubmissions: () => listSubmissions({ today: TODAY }),
      share: () => share({ for: { providerIds: [PROVIDER] }, today: TODAY }),
      saveSettings: () => saveSettings({ largeText: true }),
      hideFromRoom: () => hideFromRoom(["Problems"], {}),
      showRoomSheets: () => showRoomSheets({}),
      lastResult,
      previewImport: () => previewImport(read, { today: TODAY }),
      openTemplateChoices: () => openTemplateChoices(TODAY),
      createTemplates: () => createTemplates({ today: TODAY }),
      openShareChoices: () => openShareChoices({}),
      guardProjector: () => guardProjector({}),
      openBaselines: () => openBaselines(series),
      readSelection,
      readSettings,
      goToCells: () => goToCells({ sheet: TYPING_SLIP.sheet, address: TYPING_SLIP.cell }),
      goToChart: () => goToChart(result!.flags[0]!),
      openMadeFile: () => openMadeFile({ name: "empty.xlsx", bytes: emptyWorkbook() }),
      // Last: it reads the figures from another range, which the next refresh takes back.
      refreshWithMapping: () => refreshWithMapping(...mappedMeasures(book)),
    },
  };
}

/** The measures as a range of unknown layout, with what is asked about it. */
function measuresAsRange(book: GivenWorkbook) {
  const sheet = "Measures";
  const { top, left, bottom, right } = book.table("tblMeasures").box;
  const address = addressOf({ row: top, column: left, rows: 1 + bottom - top, columns: 1 + right - left });
  const block = { sheet, row: top, column: left, values: book.cells(`${sheet}!${address}`) };
  const guess = guessMapping(block, { date1904: false });
  if (guess.kind === "nothing") throw new Error(guess.reason);
  return { range: { sheet, address }, guess };
}

/** The same with every question answered by its first option. */
function mappedMeasures(book: GivenWorkbook): Parameters<typeof refreshWithMapping> {
  const { range, guess } = measuresAsRange(book);
  const mapping = guess.questions.reduce(
    (answered, question) => answerQuestion(answered, question, question.options[0]!.value),
    guess.mapping,
  );
  return [range, mapping];
}

/** Everything that asks nothing of Excel; what it works on is read from the workbook before. */
export async function givenOfflineWorkflows({
  book,
  result,
}: EveryWorkflow): Promise<Readonly<Record<OfflineName, Run>>> {
  const { file } = await report!;
  const series = { providerId: PROVIDER, indicatorId: INDICATOR };
  const { desk } = done(await openBaselines(series));
  const read = done(await readIncoming([OTHER_FILE]));
  const preview = done(await previewImport(read, { today: TODAY }));
  const proposal = preview.files[0]!.proposal!;
  const { guess } = measuresAsRange(book);
  const question = guess.questions[0]!;
  const known = result();
  const draft = { action: "fix", from: "2025-03", to: "2026-02", reason: "", author: "Ann Lee" } as const;
  const wordless = (value: unknown) => Promise.resolve({ kind: "done", value } as const);
  return {
    readIncoming: () => readIncoming([file]),
    readFile: () => readFile(OTHER_FILE.name, OTHER_FILE.bytes as Uint8Array),
    reviseSource: () =>
      wordless(reviseSource(proposal, { kind: "read", table: 0, isRead: false }, preview.names)),
    makeReceipts: () => makeReceipts({ files: preview.files, refreshed: known }, TODAY),
    explainFlag: () =>
      explainFlag({ finding: known.findings[0]!, hidden: [], flags: known.flags, fiscalYearStart: 1 }),
    previewBaseline: () => previewBaseline(desk, draft),
    answerQuestion: () => wordless(answerQuestion(guess.mapping, question, question.options[0]!.value)),
    offerContracts,
    createContract: () => createContract("child_welfare", {}),
    createDomainTemplate: () => createDomainTemplate("child_welfare", { today: TODAY }),
    zipFiles: () => zipFiles("files.zip", [{ name: "empty.xlsx", bytes: emptyWorkbook() }]),
  };
}
