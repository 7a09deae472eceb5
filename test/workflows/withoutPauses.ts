/** How long the add-in waits before it asks again (`src/workbook/syncRead.ts`): time for a busy Excel, which the host is not. */
const PAUSE_MS = 400;

/** Lets it ask again at once, in the tests of a file: hundreds of pauses would make them slow. */
export function withoutPauses(): void {
  const { setTimeout } = globalThis;
  beforeAll(() => {
    globalThis.setTimeout = Object.assign(
      (...[run, ms, ...rest]: Parameters<typeof setTimeout>) =>
        setTimeout(run, ms === PAUSE_MS ? 0 : ms, ...rest),
      setTimeout,
    );
  });
  afterAll(() => {
    globalThis.setTimeout = setTimeout;
  });
}
