import { findBrowser, howToGetOne } from "./findBrowser";
import { setStage, strikeStage, WorkbenchPage, type Stage } from "./workbenchPage";

const JOURNEY_MS = 120_000;
const STAGE_MS = 300_000;

/** Tells of a journey through the workbench, in a browser window of its own. */
export type Journey = (name: string, walk: (workbench: WorkbenchPage) => Promise<void>) => void;

/**
 * Journeys in a real browser. Without one they are left out and one line says so; where CI=true, that is a failure.
 * `addin` says where the add-in is served, if it is not the workbench that does.
 * After each journey nothing may have gone to another server, and no error may have been left uncaught.
 */
export function journeys(
  title: string,
  tell: (journey: Journey) => void,
  addin?: () => Promise<string>,
): void {
  const browser = findBrowser();
  if (!browser) {
    const sentence = `No Chrome, Edge or Chromium found: "${title}" did not run. To get one: ${howToGetOne()}.`;
    if (process.env.CI === "true") {
      test(title, () => {
        throw new Error(sentence);
      });
    } else {
      process.stderr.write(`${sentence}\n`);
      test.skip(title, () => undefined);
    }
    return;
  }
  describe(title, () => {
    let stage: Stage;
    beforeAll(async () => void (stage = await setStage(browser, addin)), STAGE_MS);
    afterAll(() => strikeStage(stage));
    tell((name, walk) => {
      test(
        name,
        async () => {
          const workbench = await WorkbenchPage.open(stage);
          try {
            await walk(workbench);
            expect(workbench.elsewhere).toEqual([]);
            expect(workbench.errors).toEqual([]);
          } finally {
            await workbench.close();
          }
        },
        JOURNEY_MS,
      );
    });
  });
}
