import type { MappingQuestion } from "../submission/guessMapping";
import type { Mapping } from "../submission/mapping";

/**
 * What the pane can ask for. The workflows are handed in, not imported: they are loaded when first used, and a
 * test gives its own.
 */
export interface PaneServices {
  readonly refresh: typeof import("../workflows/refresh").refresh;
  readonly checkData: typeof import("../workflows/checkData").checkData;
  readonly draftAgenda: typeof import("../workflows/draftAgenda").draftAgenda;
  readonly lastResult: typeof import("../workflows/lastResult").lastResult;
  readonly goToCells: typeof import("../workflows/goTo").goToCells;
  readonly goToChart: typeof import("../workflows/goTo").goToChart;
  readonly readSelection: typeof import("../workflows/mapping").readSelection;
  readonly answerQuestion: (mapping: Mapping, question: MappingQuestion, value: string) => Promise<Mapping>;
  readonly refreshWithMapping: typeof import("../workflows/mapping").refreshWithMapping;
  readonly readSettings: typeof import("../workflows/settings").readSettings;
  readonly saveSettings: typeof import("../workflows/settings").saveSettings;
}
