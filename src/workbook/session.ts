import { withItsPlace } from "./refusals";

/**
 * Works on the workbook in one Excel session.
 *
 * Waits while a person is typing in a cell instead of failing at once. `onWaiting` is called when `work` has not
 * reported its first answer after two seconds, so that she can be told why nothing happens.
 *
 * @throws OutputProblem where Excel refused and the workbook shows why; else the error that Office.js gave
 */
export async function inWorkbook<T>(
  work: (context: Excel.RequestContext, answered: () => void) => Promise<T>,
  onWaiting: () => void = () => undefined,
): Promise<T> {
  const timer = setTimeout(onWaiting, 2_000);
  const answered = () => clearTimeout(timer);
  try {
    return await Excel.run({ delayForCellEdit: true }, (context) => work(context, answered));
  } catch (error) {
    throw await withItsPlace(error);
  } finally {
    answered();
  }
}
