import path from "node:path";

interface BrowserFinder {
  readonly findBrowser: (
    platform?: NodeJS.Platform,
    environment?: Record<string, string>,
    exists?: (file: string) => boolean,
  ) => string | null;
  readonly howToGetOne: () => string;
  readonly browserFlags: () => string[];
}

/** The script that also takes the README's pictures. */
export const { findBrowser, howToGetOne, browserFlags } = jest.requireActual<BrowserFinder>(
  path.resolve(__dirname, "../../scripts/find-browser.js"),
);
