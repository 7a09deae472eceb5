import type { conductSelfTest } from "../selfTest/conductSelfTest";
import type { MappingQuestion } from "../submission/mappingQuestions";
import type { reviseSource } from "../submission/sources/reviseSource";
import type { Mapping } from "../submission/mapping";
import type { answer } from "../workflows/answer";
import type { fixBaseline, openBaselines, previewBaseline } from "../workflows/baselines";
import type { checkData } from "../workflows/checkData";
import type { offerContracts } from "../workflows/contractOffer";
import type { correct } from "../workflows/correct";
import type { createContract, createTemplates } from "../workflows/createTemplate";
import type { draftAgenda } from "../workflows/draftAgenda";
import type { explainFlag } from "../workflows/explain";
import type { goToCells, goToChart } from "../workflows/goTo";
import type { importSubmissions, previewImport } from "../workflows/importSubmissions";
import type { readIncoming } from "../workflows/incomingFiles";
import type { lastResult } from "../workflows/lastResult";
import type { openMadeFile, zipFiles } from "../workflows/madeFiles";
import type { readSelection, refreshWithMapping } from "../workflows/mapping";
import type { guardProjector, hideFromRoom, showRoomSheets } from "../workflows/projectorGuard";
import type { makeReceipts } from "../workflows/receipts";
import type { refresh } from "../workflows/refresh";
import type { readSettings, saveSettings } from "../workflows/settings";
import type { share } from "../workflows/share";
import type { openShareChoices } from "../workflows/shareChoices";
import type { openTemplateChoices } from "../workflows/templateChoices";
import type { undoRefresh } from "../workflows/undoRefresh";
import type { listSubmissions } from "../workflows/submissions";

/**
 * What the pane can ask for. The workflows are handed in, not imported: they are loaded when first used, and a
 * test gives its own.
 */
export interface PaneServices {
  readonly refresh: typeof refresh;
  readonly checkData: typeof checkData;
  readonly correct: typeof correct;
  readonly answer: typeof answer;
  readonly undoRefresh: typeof undoRefresh;
  readonly draftAgenda: typeof draftAgenda;
  readonly lastResult: typeof lastResult;
  readonly goToCells: typeof goToCells;
  readonly goToChart: typeof goToChart;
  readonly explainFlag: typeof explainFlag;
  readonly openBaselines: typeof openBaselines;
  readonly previewBaseline: typeof previewBaseline;
  readonly fixBaseline: typeof fixBaseline;
  readonly readSelection: typeof readSelection;
  readonly answerQuestion: (mapping: Mapping, question: MappingQuestion, value: string) => Promise<Mapping>;
  readonly refreshWithMapping: typeof refreshWithMapping;
  readonly offerContracts: typeof offerContracts;
  readonly createContract: typeof createContract;
  readonly openTemplateChoices: typeof openTemplateChoices;
  readonly createTemplates: typeof createTemplates;
  readonly openMadeFile: typeof openMadeFile;
  readonly zipFiles: typeof zipFiles;
  readonly openShareChoices: typeof openShareChoices;
  readonly share: typeof share;
  readonly guardProjector: typeof guardProjector;
  readonly hideFromRoom: typeof hideFromRoom;
  readonly showRoomSheets: typeof showRoomSheets;
  readonly readIncoming: typeof readIncoming;
  readonly reviseSource: (
    ...given: Parameters<typeof reviseSource>
  ) => Promise<ReturnType<typeof reviseSource>>;
  readonly previewImport: typeof previewImport;
  readonly importSubmissions: typeof importSubmissions;
  readonly makeReceipts: typeof makeReceipts;
  readonly listSubmissions: typeof listSubmissions;
  readonly readSettings: typeof readSettings;
  readonly saveSettings: typeof saveSettings;
  readonly selfTest: typeof conductSelfTest;
}
