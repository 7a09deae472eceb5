import { inPieces } from "../../src/workflows/task";

/** Excel restarts all add-ins of a document when one does not answer for five seconds. */

const STEP_MS = 20;

function* busySteps(count: number): Generator<number, string, void> {
  for (let step = 0; step < count; step++) {
    const until = performance.now() + STEP_MS;
    while (performance.now() < until);
    yield step;
  }
  return "finished";
}

/** Counts how often anything else got its turn while work was going on. */
function givenOtherWork(onTurn: (turn: number) => void = () => undefined) {
  let turns = 0;
  let timer: ReturnType<typeof setTimeout>;
  const next = () => {
    onTurn(++turns);
    timer = setTimeout(next, 0);
  };
  timer = setTimeout(next, 0);
  return { turns: () => turns, stop: () => clearTimeout(timer) };
}

test("long work lets the pane answer at least five times a second", async () => {
  const other = givenOtherWork();
  const steps: number[] = [];
  const begun = performance.now();
  expect(await inPieces(busySteps(40), {}, (step) => steps.push(step))).toBe("finished");
  const seconds = (performance.now() - begun) / 1000;
  other.stop();
  expect(steps).toHaveLength(40);
  expect(seconds).toBeGreaterThan(0.7);
  // A stalled machine counts one long step, and after each step of over a tenth of a second there is a turn.
  expect(other.turns()).toBeGreaterThanOrEqual(5);
});

test("a person who cancels is heard between two pieces, and no further step is done", async () => {
  const stop = new AbortController();
  const other = givenOtherWork((turn) => turn === 2 && stop.abort());
  const steps: number[] = [];
  const work = inPieces(busySteps(200), { signal: stop.signal }, (step) => steps.push(step));
  await expect(work).rejects.toThrow("aborted");
  other.stop();
  expect(steps.length).toBeLessThan(100);
});

test("short work is done at once, without giving up its turn", async () => {
  const other = givenOtherWork();
  await inPieces(busySteps(1), {});
  expect(other.turns()).toBe(0);
  other.stop();
});
