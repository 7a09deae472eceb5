import type { PaneServices } from "./taskpane/services";
import type { Outcome } from "./workflows/outcome";

/** Making files: the writer is loaded with it, and only then. */
export const makeFilesOnDemand = {
  createTemplates: onDemand(
    async () =>
      (await import(/* webpackChunkName: "templates" */ "./workflows/createTemplate")).createTemplates,
  ),
  createDomainTemplate: onDemand(
    async () =>
      (await import(/* webpackChunkName: "templates" */ "./workflows/createTemplate")).createDomainTemplate,
  ),
  createContract: onDemand(
    async () =>
      (await import(/* webpackChunkName: "templates" */ "./workflows/createTemplate")).createContract,
  ),
};

/** Sharing needs the writer of files, the suppression and the judging. */
export const shareOnDemand = {
  share: onDemand(async () => (await import(/* webpackChunkName: "share" */ "./workflows/share")).share),
};

/** Importing files: their readers are loaded with it. */
export const importOnDemand = {
  readIncoming: onDemand(
    async () => (await import(/* webpackChunkName: "documents" */ "./workflows/incomingFiles")).readIncoming,
  ),
  reviseSource: async (...given: Parameters<PaneServices["reviseSource"]>) => {
    const { reviseSource } = await import(
      /* webpackChunkName: "documents" */ "./submission/sources/reviseSource"
    );
    return reviseSource(...given);
  },
  previewImport: onDemand(
    async () =>
      (await import(/* webpackChunkName: "documents" */ "./workflows/importSubmissions")).previewImport,
  ),
  importSubmissions: onDemand(
    async () =>
      (await import(/* webpackChunkName: "documents" */ "./workflows/importSubmissions")).importSubmissions,
  ),
  makeReceipts: onDemand(
    async () => (await import(/* webpackChunkName: "documents" */ "./workflows/receipts")).makeReceipts,
  ),
  listSubmissions: onDemand(
    async () => (await import(/* webpackChunkName: "documents" */ "./workflows/submissions")).listSubmissions,
  ),
};

/**
 * The workflows, each loaded when it is first asked for: the pane is on the screen before the analysis, the sheets
 * and the charts have arrived. They share one file, since whoever needs one soon needs the others.
 */
export const workflowsOnDemand: PaneServices = {
  ...importOnDemand,
  refresh: onDemand(
    async () => (await import(/* webpackChunkName: "workflows" */ "./workflows/refresh")).refresh,
  ),
  checkData: onDemand(
    async () => (await import(/* webpackChunkName: "workflows" */ "./workflows/checkData")).checkData,
  ),
  correct: onDemand(
    async () => (await import(/* webpackChunkName: "workflows" */ "./workflows/correct")).correct,
  ),
  undoRefresh: onDemand(
    async () => (await import(/* webpackChunkName: "workflows" */ "./workflows/undoRefresh")).undoRefresh,
  ),
  answer: onDemand(
    async () => (await import(/* webpackChunkName: "workflows" */ "./workflows/answer")).answer,
  ),
  draftAgenda: onDemand(
    async () => (await import(/* webpackChunkName: "workflows" */ "./workflows/draftAgenda")).draftAgenda,
  ),
  lastResult: onDemand(
    async () => (await import(/* webpackChunkName: "workflows" */ "./workflows/lastResult")).lastResult,
  ),
  goToCells: onDemand(
    async () => (await import(/* webpackChunkName: "workflows" */ "./workflows/goTo")).goToCells,
  ),
  goToChart: onDemand(
    async () => (await import(/* webpackChunkName: "workflows" */ "./workflows/goTo")).goToChart,
  ),
  readSettings: onDemand(
    async () => (await import(/* webpackChunkName: "workflows" */ "./workflows/settings")).readSettings,
  ),
  saveSettings: onDemand(
    async () => (await import(/* webpackChunkName: "workflows" */ "./workflows/settings")).saveSettings,
  ),
  explainFlag: onDemand(
    async () => (await import(/* webpackChunkName: "explain" */ "./workflows/explain")).explainFlag,
  ),
  openBaselines: onDemand(
    async () => (await import(/* webpackChunkName: "baselines" */ "./workflows/baselines")).openBaselines,
  ),
  previewBaseline: onDemand(
    async () => (await import(/* webpackChunkName: "baselines" */ "./workflows/baselines")).previewBaseline,
  ),
  fixBaseline: onDemand(
    async () => (await import(/* webpackChunkName: "baselines" */ "./workflows/baselines")).fixBaseline,
  ),
  readSelection: onDemand(
    async () => (await import(/* webpackChunkName: "mapping" */ "./workflows/mapping")).readSelection,
  ),
  answerQuestion: async (mapping, question, value) => {
    const { answerQuestion } = await import(/* webpackChunkName: "mapping" */ "./submission/answerQuestion");
    return answerQuestion(mapping, question, value);
  },
  offerContracts: onDemand(
    async () =>
      (await import(/* webpackChunkName: "templates" */ "./workflows/contractOffer")).offerContracts,
  ),
  createContract: makeFilesOnDemand.createContract,
  openTemplateChoices: onDemand(
    async () =>
      (await import(/* webpackChunkName: "templates" */ "./workflows/templateChoices")).openTemplateChoices,
  ),
  createTemplates: makeFilesOnDemand.createTemplates,
  openMadeFile: onDemand(
    async () => (await import(/* webpackChunkName: "templates" */ "./workflows/madeFiles")).openMadeFile,
  ),
  zipFiles: onDemand(
    async () => (await import(/* webpackChunkName: "templates" */ "./workflows/madeFiles")).zipFiles,
  ),
  openShareChoices: onDemand(
    async () => (await import(/* webpackChunkName: "share" */ "./workflows/shareChoices")).openShareChoices,
  ),
  share: shareOnDemand.share,
  selfTest: async (options) => {
    const { conductSelfTest } = await import(/* webpackChunkName: "selfTest" */ "./selfTest/conductSelfTest");
    return conductSelfTest(options);
  },
  guardProjector: onDemand(
    async () => (await import(/* webpackChunkName: "share" */ "./workflows/projectorGuard")).guardProjector,
  ),
  hideFromRoom: onDemand(
    async () => (await import(/* webpackChunkName: "share" */ "./workflows/projectorGuard")).hideFromRoom,
  ),
  showRoomSheets: onDemand(
    async () => (await import(/* webpackChunkName: "share" */ "./workflows/projectorGuard")).showRoomSheets,
  ),
  refreshWithMapping: onDemand(
    async () => (await import(/* webpackChunkName: "mapping" */ "./workflows/mapping")).refreshWithMapping,
  ),
};

/** The same in one, for programs. */
export const importFilesOnDemand = {
  importFiles: onDemand(
    async () =>
      (await import(/* webpackChunkName: "documents" */ "./workflows/importSubmissions")).importFiles,
  ),
};

/** Readers of other programs' files are large and rarely needed: they have a file of their own. */
export const readFileOnDemand = onDemand(
  async () => (await import(/* webpackChunkName: "documents" */ "./workflows/readFile")).readFile,
);

/** A workflow that is loaded at its first call; a file that cannot be loaded is a failure like any other. */
function onDemand<Arguments extends unknown[], T>(
  load: () => Promise<(...given: Arguments) => Promise<Outcome<T>>>,
): (...given: Arguments) => Promise<Outcome<T>> {
  return async (...given) => {
    let workflow;
    try {
      workflow = await load();
    } catch {
      return {
        kind: "failed",
        code: "PartNotLoaded",
        message: "A part of the add-in could not be loaded. Check the network connection and try again.",
      };
    }
    return workflow(...given);
  };
}
